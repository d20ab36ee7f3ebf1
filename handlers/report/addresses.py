"""Addresses of reporting a fault. A room or a device 0 means: none of the list.

What a screen expects has an address of its own, which no button leads to: a reply to a message goes where the first of
its buttons takes messages.
"""

from bot.ui import Address


class Start(Address, prefix="report"):
    """Where a report begins, or goes on where a draft is open."""


class Rooms(Address, prefix="report.rooms"):
    """Choose the room."""


class Search(Address, prefix="report.search"):
    """Rooms found by what was typed."""


class Place(Address, prefix="report.place"):
    """Another place, told in words."""


class Placed(Address, prefix="report.placed"):
    """The words for another place."""


class Devices(Address, prefix="report.room"):
    """Choose the device of a room."""

    room: int
    page: int = 0


class InRoom(Address, prefix="report.in"):
    """Something typed while the devices of a room are shown."""

    room: int


class Kinds(Address, prefix="report.kinds"):
    """Choose a kind of device that is not in the list."""

    room: int


class Symptoms(Address, prefix="report.what"):
    """Choose what is wrong, or say it in words."""

    room: int
    asset: int
    kind: str


class Said(Address, prefix="report.said"):
    """What is wrong, in words."""

    room: int
    asset: int
    kind: str


class At(Address, prefix="report.at"):
    """Put a room (0: it stays as it is) and a kind ("": it stays) into a draft that tells already what is wrong."""

    room: int
    kind: str


class Choose(Address, prefix="report.fill"):
    """Put what was chosen into the draft."""

    room: int
    asset: int
    kind: str
    symptom: str


class More(Address, prefix="report.more"):
    """Words or photos for the draft."""


class Urgent(Address, prefix="report.urgent"):
    """Say, or take back, that a lesson fails."""

    on: bool


class Tips(Address, prefix="report.tips"):
    """What can be tried before the draft is sent."""


class Helped(Address, prefix="report.helped"):
    """A tip helped: there is nothing to send."""


class Too(Address, prefix="report.too"):
    """«Me too» on a ticket that is like the draft."""

    ticket: int


class Send(Address, prefix="report.send"):
    """Send the draft."""


class Drop(Address, prefix="report.drop"):
    """Throw the draft away."""


class Other(Address, prefix="report.other"):
    """What came meanwhile seems to be about something else: ask what it is for."""


class Next(Address, prefix="report.next"):
    """Send the draft, and begin another with what was kept aside."""


class Join(Address, prefix="report.join"):
    """What was kept aside belongs to the draft."""


class Anew(Address, prefix="report.anew"):
    """What was kept aside takes the place of the draft."""


class Named(Address, prefix="report.named"):
    """What was typed is the name of another place."""


class Here(Address, prefix="report.here"):
    """What was typed is what is wrong in this room."""

    room: int


class After(Address, prefix="report.after"):
    """What is written right after sending, or while the ticket is looked at."""

    ticket: int
