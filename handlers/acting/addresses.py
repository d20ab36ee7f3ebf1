"""Addresses of acting. `thing` is the word of what is hurried: item, ticket, task. `back` is where one came from and
comes to again: the address of a list ("hot", ":" written as "~"), or `CARD`, the thing's own.

What takes messages (…Said, …Day) is expected by a screen and never behind a button.
"""

from typing import Final

from bot.ui import Address

CARD: Final = "card"


class Hurry(Address, prefix="act.hurry"):
    """What would be sent to whom, and what else can be done."""

    thing: str
    id: int
    back: str


class HurryDo(Address, prefix="act.hurry.do"):
    """Send it."""

    thing: str
    id: int
    back: str


class HurryOwn(Address, prefix="act.hurry.own"):
    """In which words?"""

    thing: str
    id: int
    back: str


class HurrySaid(Address, prefix="act.hurry.say"):
    """The words, typed: they are sent."""

    thing: str
    id: int
    back: str


class Answer(Address, prefix="act.answer"):
    """Who was hurried: when will it be ready?"""

    thing: str
    id: int


class AnswerSaid(Address, prefix="act.answer.say"):
    """The words, typed."""

    thing: str
    id: int


class AnswerDay(Address, prefix="act.answer.do"):
    """On this day. `day` is written 20261225."""

    thing: str
    id: int
    day: str


class Later(Address, prefix="act.later"):
    """Until which day to put a ticket off?"""

    id: int


class LaterDay(Address, prefix="act.later.day"):
    """The day, typed."""

    id: int


class LaterWhy(Address, prefix="act.later.why"):
    """Why? `day` is written 20261225."""

    id: int
    day: str


class LaterSaid(Address, prefix="act.later.say"):
    """Why, typed."""

    id: int
    day: str


class Drop(Address, prefix="act.drop"):
    """Why does nobody do a ticket any more?"""

    id: int


class DropSaid(Address, prefix="act.drop.say"):
    """Why, typed."""

    id: int
