"""What tickets leave behind: the history of a device and of a room, and the register of all tickets as a table."""

from bot.access import Permission
from handlers.history import addresses, log, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="history",
    screens={
        addresses.OfDevice: screens.of_device,
        addresses.OfRoom: screens.of_room,
        addresses.See: screens.see,
        addresses.Log: log.periods,
    },
    actions={addresses.Export: log.export},
    # Its button stands on the status and under the queue's filter: the menu has no room for what is wanted monthly.
    entries=(Entry(addresses.Log(), permission=Permission.TICKET_EXPORT, command="log", order=120),),
)
