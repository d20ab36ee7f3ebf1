"""Addresses of one's deeds, of what one gave to others, and of those who are under one."""

from bot.ui import Address


class Deeds(Address, prefix="deeds"):
    """All that one has to do, by day."""


class Page(Address, prefix="deeds.page"):
    """A page of it."""

    page: int


class Given(Address, prefix="deeds.given"):
    """What one gave to others."""

    page: int = 0


class People(Address, prefix="deeds.people"):
    """Those who are under one, and how much each has to do."""

    page: int = 0


class Of(Address, prefix="deeds.of"):
    """What one of them has to do."""

    person: int
    page: int = 0
