"""Addresses of histories."""

from bot.ui import Address


class OfDevice(Address, prefix="history.device"):
    """What happened to a device."""

    id: int
    page: int = 0


class OfRoom(Address, prefix="history.room"):
    """What happened in a room."""

    id: int
    page: int = 0


class See(Address, prefix="history.see"):
    """A ticket of a history, with the way back to it; device 0: to that of the room."""

    id: int
    device: int
    room: int
    page: int
