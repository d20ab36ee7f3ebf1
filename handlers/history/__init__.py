"""What tickets leave behind: the history of a device and of a room."""

from handlers.history import addresses, screens
from handlers.site import Feature

FEATURE = Feature(
    name="history",
    screens={
        addresses.OfDevice: screens.of_device,
        addresses.OfRoom: screens.of_room,
        addresses.See: screens.see,
    },
)
