"""Addresses of the turn of the year. `year` is that of the September in which the old school year began."""

from bot.ui import Address


class Turn(Address, prefix="turn"):
    """What would become of the items of a year, counted."""

    year: int


class Chosen(Address, prefix="turn.list"):
    """The items of a year for which this is the choice."""

    year: int
    choice: str
    page: int = 0


class OneItem(Address, prefix="turn.item"):
    """What becomes of this item?"""

    id: int


class Choose(Address, prefix="turn.choose"):
    """This becomes of it."""

    id: int
    choice: str


class ChooseAll(Address, prefix="turn.all"):
    """This becomes of all items of a year; "usual": what the bot would do with each."""

    year: int
    choice: str


class Confirm(Address, prefix="turn.confirm"):
    """Turn the year over."""

    year: int
