"""Surveys in one's own class: how many families have answered, and forms from paper."""

from bot.access import Permission
from handlers.paper import addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="paper",
    screens={addresses.Paper: screens.paper, addresses.Families: screens.families},
    entries=(
        Entry(
            addresses.Paper(),
            label="button-paper",
            command="class_surveys",
            permission=Permission.SURVEY_CLASS,
            order=140,
        ),
    ),
)
