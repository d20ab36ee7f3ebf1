"""The queue: open tickets of the services that one works for, as a list and room by room."""

from bot.access import Permission
from handlers.queue import addresses, screens, walking
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="queue",
    screens={
        addresses.Queue: screens.queue,
        addresses.Filtered: screens.filtered,
        addresses.See: screens.see,
        addresses.Narrow: screens.narrow,
        addresses.Choose: screens.choose,
        addresses.Walk: walking.walk,
        addresses.Room: walking.room,
        addresses.SeeInRoom: walking.see,
    },
    entries=(
        Entry(addresses.Queue(), label="button-queue", permission=Permission.TICKET_WORK, command="queue", order=5),
    ),
)
