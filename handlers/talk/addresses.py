"""Addresses of the conversation on a ticket and of its rating.

What a step's button leads to takes no messages itself (`AskOwn` does): a reply to a card with that button is an
addition to the ticket, and must never become a question that stops its terms.
"""

from bot.ui import Address


class Ask(Address, prefix="ask"):
    """Ask the reporter: ready questions, or one's own."""

    id: int


class AskOwn(Address, prefix="ask.own"):
    """A question in one's own words, a photo, a voice message."""

    id: int


class AskReady(Address, prefix="ask.say"):
    """A ready question."""

    id: int
    phrase: str


class Reply(Address, prefix="answer"):
    """Answer what the reporter is asked."""

    id: int


class ReplyReady(Address, prefix="answer.say"):
    """A ready answer."""

    id: int
    phrase: str


class Note(Address, prefix="note"):
    """An internal note on a ticket."""

    id: int


class Rate(Address, prefix="rate"):
    """How content the reporter is."""

    id: int


class RateGive(Address, prefix="rate.give"):
    """A rating from 1 to 5."""

    id: int
    rating: int


class RateSay(Address, prefix="rate.say"):
    """A few words to a rating."""

    id: int


class Afresh(Address, prefix="again"):
    """A new report out of what was said too late, by the number of that event."""

    event: int


class Late(Address, prefix="late"):
    """What was said on a ticket at which nobody looks any more, by the number of that event."""

    id: int
    event: int
