"""Stickers with QR codes for doors and devices, to be printed."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.stickers import addresses, screens

FEATURE = Feature(
    name="stickers",
    screens={addresses.Stickers: screens.stickers},
    actions={addresses.Rooms: screens.rooms, addresses.Devices: screens.devices},
    entries=(
        Entry(
            addresses.Stickers(),
            label="button-stickers",
            command="stickers",
            permission=Permission.SCHOOL_CONFIGURE,
            order=155,
        ),
    ),
)
