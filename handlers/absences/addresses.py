"""Addresses of days off. Days stand as YYYY-MM-DD, both ends included."""

from bot.ui import Address


class Absences(Address, prefix="absences"):
    """Days off of a person; 0: one's own. Others may be typed."""

    person: int = 0


class Others(Address, prefix="absences.people"):
    """Whose days off one may set, and who is away."""

    page: int = 0


class Deputy(Address, prefix="absence.deputy"):
    """Who stands in on these days? A surname may be typed."""

    person: int
    first: str
    last: str
    page: int = 0


class SetAbsence(Address, prefix="absence.set"):
    """Away on these days; deputy 0: nobody stands in."""

    person: int
    first: str
    last: str
    deputy: int


class EndAbsence(Address, prefix="absence.end"):
    """There again."""

    id: int
