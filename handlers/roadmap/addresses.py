"""Addresses of the plan. `year`: the September of a school year."""

from bot.ui import Address


class Plan(Address, prefix="roadmap"):
    """Where the plan of this school year stands."""


class PlanOf(Address, prefix="roadmap.year"):
    """Where the plan of another year stands or stood."""

    year: int


class Section(Address, prefix="roadmap.section"):
    """The items of a section, by its place in the plan counted from 0."""

    year: int
    section: int
    page: int = 0
