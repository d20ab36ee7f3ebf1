"""Asking for what has run out in three taps: what, where, how much is left."""

from bot.access import Permission
from handlers.shortage import actions, addresses, notices, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="shortage",
    screens={
        addresses.Start: screens.start,
        addresses.Items: screens.items,
        addresses.Where: screens.where,
        addresses.Left: screens.left,
        addresses.Elsewhere: screens.elsewhere,
    },
    actions={addresses.Ask: actions.ask, addresses.Follow: actions.follow},
    inputs={
        addresses.Search: actions.search,
        addresses.Where: actions.find_room,
        addresses.Left: actions.tell_left,
        addresses.Elsewhere: actions.tell_place,
    },
    notices=notices.LOOKS,
    entries=(
        Entry(
            addresses.Start(),
            label="button-shortage",
            command="shortage",
            permission=Permission.SHORTAGE_REPORT,
            order=11,
        ),
    ),
)
