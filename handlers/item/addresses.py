"""Addresses of an item. The card's prefix is the word by which services name an item: "item:42".

A reply to a message goes to the first of its buttons that takes messages: on a card the list of evidence. What a
screen asks for in words (HelpSaid, SaySaid) is expected by it and never behind a button.
"""

from bot.ui import Address


class Card(Address, prefix="item"):
    """An item of the roadmap. What is sent while it is open is evidence or words for it."""

    id: int


class Text(Address, prefix="item.text"):
    """All words of an item, its result and where it is asked for."""

    id: int


class More(Address, prefix="item.more"):
    """What is done with an item more rarely."""

    id: int


class History(Address, prefix="item.history"):
    """What happened to an item, the newest first."""

    id: int
    page: int = 0


class Pulse(Address, prefix="item.pulse"):
    """Say how it goes: done, going, open (not started)."""

    id: int
    answer: str


class Done(Address, prefix="item.done"):
    """Say that this deadline, one of several, is met; `control` is its number."""

    id: int
    control: int


class Help(Address, prefix="item.help"):
    """Call for help: what with?"""

    id: int


class HelpSaid(Address, prefix="item.help.say"):
    """What with, typed."""

    id: int


class Said(Address, prefix="item.word"):
    """Words to one's own answer, a line of the history."""

    id: int
    line: int


class Say(Address, prefix="item.say"):
    """Say something on an item."""

    id: int


class SaySaid(Address, prefix="item.say.say"):
    """The words, typed."""

    id: int


class Take(Address, prefix="item.take"):
    """Take an item of a group upon oneself."""

    id: int


class Watch(Address, prefix="item.watch"):
    """Hear of an item."""

    id: int


class Unwatch(Address, prefix="item.unwatch"):
    """Hear of it no more."""

    id: int


class Evidence(Address, prefix="item.evidence"):
    """What was shown for an item."""

    id: int
    page: int = 0


class Proof(Address, prefix="item.proof"):
    """One piece of evidence."""

    id: int
    evidence: int


class TakeBack(Address, prefix="item.unproof"):
    """Take one's own evidence back."""

    id: int
    evidence: int
