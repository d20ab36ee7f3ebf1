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


class Words(Address, prefix="pulses.say"):
    """Words, a photo, a file or a link for the item that is asked about at this place."""

    item: int
    place: int


class Help(Address, prefix="pulses.help"):
    """Call for help, and go on from this place: what with?"""

    item: int
    place: int


class HelpSaid(Address, prefix="pulses.help.say"):
    """What with, typed."""

    item: int
    place: int


class Raised(Address, prefix="raised"):
    """What went up to oneself: late, taken by nobody, answered for by nobody."""

    page: int
