"""Addresses of looking rooms through."""

from bot.ui import Address


class Rooms(Address, prefix="rooms"):
    """The rooms to look through."""

    page: int = 0


class Room(Address, prefix="room"):
    """What stands in a room by the register."""

    id: int
    page: int = 0


class AllThere(Address, prefix="room.all"):
    """Say that all of that is there; mark: of the devices that were shown."""

    id: int
    mark: int
