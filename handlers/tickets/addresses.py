"""Addresses of tickets. The card's prefix is the word by which services name a ticket: "ticket:42"."""

from bot.ui import Address


class Card(Address, prefix="ticket"):
    """A ticket."""

    id: int


class Sent(Address, prefix="ticket.sent"):
    """A ticket that was sent just now; what is written next is added to it."""

    id: int


class Mine(Address, prefix="tickets"):
    """The actor's own tickets."""

    page: int = 0


class Make(Address, prefix="ticket.do"):
    """Make a step on a ticket."""

    id: int
    step: str


class Add(Address, prefix="ticket.add"):
    """Add words or a photo to a ticket."""

    id: int


class Files(Address, prefix="ticket.files"):
    """All photos and files of a ticket."""

    id: int


class More(Address, prefix="ticket.more"):
    """What is done to a ticket more rarely."""

    id: int
