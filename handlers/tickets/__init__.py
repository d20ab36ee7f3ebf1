"""Tickets: one's own, the card, the steps."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.tickets import actions, addresses, notices, screens

FEATURE = Feature(
    name="tickets",
    screens={
        addresses.Card: screens.card,
        addresses.Sent: screens.sent,
        addresses.Mine: screens.mine,
        addresses.Add: screens.add,
        addresses.Files: screens.files,
        addresses.More: screens.more,
    },
    actions={addresses.Make: actions.make},
    # A worker's card has «add» under «More» only: a reply to the card means the same.
    inputs={addresses.Add: actions.add, addresses.More: actions.add},
    remarks=frozenset({addresses.Add}),
    notices=notices.LOOKS,
    free_input=actions.asked_in_words,
    entries=(
        Entry(
            addresses.Mine(), label="button-tickets", permission=Permission.TICKET_REPORT, command="tickets", order=20
        ),
    ),
)
