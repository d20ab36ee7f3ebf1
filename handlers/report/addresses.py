"""Addresses of reporting a fault. A room or a device 0 means: none of the list."""

from bot.ui import Address


class Start(Address, prefix="report"):
    """Where a report begins, or goes on where a draft is open."""


class Rooms(Address, prefix="report.rooms"):
    """Choose the room."""


class Search(Address, prefix="report.search"):
    """Rooms found by what was typed."""


class Place(Address, prefix="report.place"):
    """Another place, told in words."""


class Devices(Address, prefix="report.room"):
    """Choose the device of a room."""

    room: int
    page: int = 0


class Kinds(Address, prefix="report.kinds"):
    """Choose a kind of device that is not in the list."""

    room: int


class Symptoms(Address, prefix="report.what"):
    """Choose what is wrong, or say it in words."""

    room: int
    asset: int
    kind: str


class Choose(Address, prefix="report.fill"):
    """Put what was chosen into the draft."""

    room: int
    asset: int
    kind: str
    symptom: str


class More(Address, prefix="report.more"):
    """Words or photos for the draft."""


class Send(Address, prefix="report.send"):
    """Send the draft."""


class Drop(Address, prefix="report.drop"):
    """Throw the draft away."""
