"""Addresses of the steps of an item that need more than a tap.

What takes messages (…Said, …Day) is expected by a screen and never behind a button: a reply to a card is evidence or
words, and must not end anything.
"""

from bot.ui import Address


class Offer(Address, prefix="item.offer"):
    """Hand an item in: show what confirms it."""

    id: int


class OfferSaid(Address, prefix="item.offer.say"):
    """What confirms it, sent."""

    id: int


class OfferDo(Address, prefix="item.offer.do"):
    """Hand it in."""

    id: int


class Accept(Address, prefix="item.accept"):
    """Accept what was handed in."""

    id: int


class Return(Address, prefix="item.return"):
    """What is missing?"""

    id: int


class ReturnSaid(Address, prefix="item.return.say"):
    """What is missing, typed."""

    id: int


class Drop(Address, prefix="item.drop"):
    """Why to take it off control?"""

    id: int


class DropSaid(Address, prefix="item.drop.say"):
    """Why, typed."""

    id: int


class Reopen(Address, prefix="item.reopen"):
    """Put it under control again."""

    id: int


class Later(Address, prefix="item.later"):
    """Until when to postpone it?"""

    id: int


class LaterDay(Address, prefix="item.later.day"):
    """The day, typed."""

    id: int


class LaterWhy(Address, prefix="item.later.why"):
    """Why? `day` is written 20261225."""

    id: int
    day: str


class LaterSaid(Address, prefix="item.later.say"):
    """Why, typed."""

    id: int
    day: str


class Grant(Address, prefix="item.grant"):
    """Allow the later end that was asked for."""

    id: int
    day: str


class Refuse(Address, prefix="item.refuse"):
    """Why to refuse it?"""

    id: int
    day: str


class RefuseDo(Address, prefix="item.refuse.do"):
    """Refuse it without words."""

    id: int
    day: str


class RefuseSaid(Address, prefix="item.refuse.say"):
    """Why, typed."""

    id: int
    day: str


class Hand(Address, prefix="item.hand"):
    """Whom to pass it to?"""

    id: int


class HandName(Address, prefix="item.hand.name"):
    """The beginning of a surname, typed."""

    id: int


class HandAsk(Address, prefix="item.hand.ask"):
    """What is sent to whom, and which term stays, before it is passed to this person."""

    id: int
    person: int


class HandTo(Address, prefix="item.hand.to"):
    """Pass it to this person."""

    id: int
    person: int
