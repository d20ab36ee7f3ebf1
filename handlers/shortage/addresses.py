"""Addresses of a request for what has run out: they carry all of it, so that nothing is kept before it is sent.

what: the number of a consumable, or "~" and a name in one's own words. room: 0 where it is not chosen (yet).
left: a place in `LEFT`, 3 where it is not told.
"""

from bot.ui import Address


class Start(Address, prefix="shortage"):
    """What has run out?"""


class Items(Address, prefix="shortage.list"):
    """The consumables; first those for this kind of device ("": any), then those of the room, or of the own rooms."""

    room: int
    kind: str
    page: int


class Search(Address, prefix="shortage.search"):
    """A name was typed."""

    room: int


class Where(Address, prefix="shortage.where"):
    """Choose the room, or type its number."""

    what: str


class Left(Address, prefix="shortage.left"):
    """How much is left? The answer sends the request."""

    what: str
    room: int


class Elsewhere(Address, prefix="shortage.place"):
    """Another place: typing it sends the request."""

    what: str
    left: int


class Ask(Address, prefix="shortage.ask"):
    """Send the request."""

    what: str
    room: int
    left: int


class Follow(Address, prefix="shortage.too"):
    """«Me too», where somebody asked for the same already."""

    what: str
    room: int
