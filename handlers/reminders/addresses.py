"""Addresses of what the clock brings."""

from bot.ui import Address


class Pulses(Address, prefix="pulses"):
    """How do one's items go? One after another; place: in the list of those not answered yet, from 0 on."""

    place: int


class Answer(Address, prefix="pulses.answer"):
    """Say how an item goes (done, going, open, help), and go on to the one that is at this place then."""

    item: int
    answer: str
    place: int


class Raised(Address, prefix="raised"):
    """What went up to oneself: late, taken by nobody, answered for by nobody."""

    page: int
