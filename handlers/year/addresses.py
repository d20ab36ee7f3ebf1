"""Addresses of the school year's terms. A year is named by its September; 0: the year of today."""

from bot.ui import Address


class Year(Address, prefix="year"):
    """The terms of a school year."""

    start: int = 0


class Term(Address, prefix="year.term"):
    """Type from which day to which this term lasts."""

    start: int
    number: int


class SetKind(Address, prefix="year.kind"):
    """Quarters or trimesters."""

    start: int
    kind: str


class Usual(Address, prefix="year.usual"):
    """Back to the usual days."""

    start: int
