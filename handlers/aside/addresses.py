"""Addresses of the question where words belong. thing, id: the card that was open, "task" or "item"."""

from bot.ui import Address


class Ask(Address, prefix="aside"):
    """Where do they belong?"""

    thing: str
    id: int


class Anew(Address, prefix="aside.new"):
    """They are a report or a task of their own."""

    thing: str
    id: int


class Here(Address, prefix="aside.here"):
    """They belong to the card."""

    thing: str
    id: int
