"""The school's website: which section of it is read, how that goes, and how the bot's news get onto it."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.website import actions, addresses, notices, screens

FEATURE = Feature(
    name="website",
    screens={
        addresses.Website: screens.website,
        addresses.NameSection: screens.name_section,
        addresses.Stop: screens.stop,
        addresses.GiveNews: screens.give_news,
    },
    actions={addresses.ReadNow: actions.read_now, addresses.Forget: actions.forget},
    inputs={addresses.NameSection: actions.take_section},
    notices=notices.LOOKS,
    entries=(
        Entry(
            addresses.Website(),
            label="button-website",
            command="site",
            permission=Permission.WEBSITE_MANAGE,
            order=162,
        ),
    ),
)
