"""The roadmap as a whole: where it stands, by section, and what needs somebody's eyes."""

from bot.access import Permission
from handlers.roadmap import addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="roadmap",
    screens={addresses.Plan: screens.plan, addresses.PlanOf: screens.of_year, addresses.Section: screens.section},
    entries=(
        Entry(addresses.Plan(), label="button-roadmap", command="roadmap", permission=Permission.ROADMAP_SEE, order=15),
    ),
)
