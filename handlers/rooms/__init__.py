"""Rooms looked through: does everything stand there that the register has?"""

from bot.access import Permission
from handlers.rooms import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="rooms",
    screens={addresses.Rooms: screens.rooms, addresses.Room: screens.room},
    actions={addresses.AllThere: actions.all_there},
    # The staff and the admin; its button stands where a room is looked at.
    entries=(Entry(addresses.Rooms(), command="rooms", permission=Permission.ABSENCE_SET, order=176),),
)
