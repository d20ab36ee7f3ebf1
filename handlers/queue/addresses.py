"""Addresses of the queue. Each carries the whole filter: 0 and "" are everything.

A floor is text, since it may be below the ground: "-1"; "x" are rooms of which no floor is known.
"""

from bot.ui import Address


class Queue(Address, prefix="queue"):
    """Open tickets, as the actor looks at them first."""


class Filtered(Address, prefix="queue.list"):
    """Open tickets, narrowed."""

    team: int = 0
    building: int = 0
    floor: str = ""
    view: str = "all"
    page: int = 0


class Narrow(Address, prefix="queue.filter"):
    """What of the queue is shown, and what else could be."""

    team: int = 0
    building: int = 0
    floor: str = ""
    view: str = "all"


class Choose(Address, prefix="queue.pick"):
    """Choose the service, the building or the floor (`what`); the rest of the filter stays."""

    what: str
    team: int
    building: int
    floor: str
    view: str
    page: int = 0


class See(Address, prefix="queue.see"):
    """A ticket of the list, with the way back to it."""

    id: int
    team: int
    building: int
    floor: str
    view: str
    page: int


class Walk(Address, prefix="queue.walk"):
    """Open tickets by rooms: the buildings, the floors of one, the rooms of a floor."""

    building: int = 0
    floor: str = ""
    page: int = 0


class Room(Address, prefix="queue.room"):
    """Open tickets of a room."""

    id: int
    page: int = 0


class SeeInRoom(Address, prefix="queue.in"):
    """A ticket of a room, with the way back to it."""

    id: int
    room: int
