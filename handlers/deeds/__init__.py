"""One's deeds: everything to do in one list by day, what one gave to others, those who are under one."""

from bot.access import Permission
from handlers.deeds import addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="deeds",
    screens={
        addresses.Deeds: screens.deeds,
        addresses.Page: screens.page,
        addresses.Given: screens.given,
        addresses.People: screens.people,
        addresses.Of: screens.of_person,
    },
    entries=(
        Entry(addresses.Deeds(), label="button-deeds", command="deeds", permission=Permission.TASK_PLAN, order=14),
    ),
)
