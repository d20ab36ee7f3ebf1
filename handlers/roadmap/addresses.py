"""Addresses of the plan. `year`: the September of a school year.

section: its place in the plan, counted from 1; 0: all of them. person 0: everybody. view, span: the words of
`overview.View` and `overview.Span`.
"""

from bot.ui import Address


class Plan(Address, prefix="roadmap"):
    """Where the plan of this school year stands."""


class PlanOf(Address, prefix="roadmap.year"):
    """Where the plan of a year stands or stood; so many sections that they need pages."""

    year: int
    page: int = 0


class More(Address, prefix="roadmap.more"):
    """What is done with the plan more rarely."""

    year: int


class Items(Address, prefix="roadmap.list"):
    """The items that a filter leaves."""

    year: int
    section: int = 0
    person: int = 0
    view: str = "all"
    span: str = "all"
    page: int = 0


class See(Address, prefix="roadmap.see"):
    """An item of the list, with the way back to it."""

    id: int
    year: int
    section: int
    person: int
    view: str
    span: str
    page: int


class Narrow(Address, prefix="roadmap.filter"):
    """What of the plan is shown, and what else could be."""

    year: int
    section: int = 0
    person: int = 0
    view: str = "all"
    span: str = "all"


class Choose(Address, prefix="roadmap.pick"):
    """Choose the view, the section, the person or the span (`what`); the rest of the filter stays."""

    what: str
    year: int
    section: int
    person: int
    view: str
    span: str
    page: int = 0


class Load(Address, prefix="roadmap.load"):
    """Who holds how much."""

    year: int
    page: int = 0


class Search(Address, prefix="roadmap.find"):
    """A number, words or a surname are typed."""

    year: int


class Ask(Address, prefix="roadmap.ask"):
    """Ask how the open items go, of the plan, a section or a person: whom?"""

    year: int
    section: int = 0
    person: int = 0


class AskNow(Address, prefix="roadmap.asknow"):
    """Ask."""

    year: int
    section: int = 0
    person: int = 0
