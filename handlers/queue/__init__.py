"""The queue: open tickets of the services that one works for."""

from bot.access import Permission
from handlers.queue import addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="queue",
    screens={addresses.Queue: screens.queue},
    entries=(
        Entry(addresses.Queue(), label="button-queue", permission=Permission.TICKET_WORK, command="queue", order=5),
    ),
)
