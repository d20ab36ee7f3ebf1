"""Addresses of histories, and of the register of tickets."""

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


class Log(Address, prefix="log"):
    """The register of tickets: of which period?"""


class Export(Address, prefix="log.file"):
    """The register of a period as a file."""

    period: str
