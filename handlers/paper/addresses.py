"""Addresses of surveys in one's own class."""

from bot.ui import Address


class Paper(Address, prefix="paper"):
    """What runs in the classes that one leads."""

    page: int = 0


class Families(Address, prefix="paper.class"):
    """The families of a class (`of`) whose sheets of a survey have not come."""

    survey: int
    of: int
    page: int = 0
