"""Addresses of taking a plan over. Items go by their place in the draft, doubts by their key."""

from bot.ui import Address


class Start(Address, prefix="plan.import"):
    """Where a document is sent to, or a draft is gone on with."""


class Which(Address, prefix="plan.import.which"):
    """A file came of which has to be said what is to be done with it."""


class Read(Address, prefix="plan.import.read"):
    """The file that waits is a plan, and takes the place of the draft."""


class Lists(Address, prefix="plan.import.lists"):
    """The file that waits holds the school's lists."""


class Check(Address, prefix="plan.import.check"):
    """What was understood."""


class Years(Address, prefix="plan.import.years"):
    """Choose the school year that the plan is for."""


class TakeTo(Address, prefix="plan.import.to"):
    """Take the plan over to a school year."""

    year: int


class Sections(Address, prefix="plan.import.sections"):
    """The sections of the draft."""

    page: int = 0


class Section(Address, prefix="plan.import.section"):
    """The items of a section, by its place."""

    at: int
    page: int = 0


class Item(Address, prefix="plan.import.item"):
    """An item of the draft."""

    place: int


class Skip(Address, prefix="plan.import.skip"):
    """Leave an item out, or take it back in."""

    place: int


class When(Address, prefix="plan.import.when"):
    """Type another period of an item."""

    place: int


class Who(Address, prefix="plan.import.who"):
    """Type other responsibles of an item."""

    place: int


class Doubt(Address, prefix="plan.import.doubt"):
    """A question."""

    key: str


class Settle(Address, prefix="plan.import.settle"):
    """Answer a question by one of its buttons."""

    key: str
    how: str


class Choose(Address, prefix="plan.import.choose"):
    """Say who is meant."""

    key: str
    person: int


class Put(Address, prefix="plan.import.put"):
    """Put an item into a section, by its place among those that are offered."""

    key: str
    at: int


class Typed(Address, prefix="plan.import.typed"):
    """The answer to a question in words."""

    key: str


class Differences(Address, prefix="plan.import.diff"):
    """What the document changes in the roadmap, counted."""


class Changes(Address, prefix="plan.import.changes"):
    """The changes of one kind."""

    kind: str
    page: int = 0


class Gone(Address, prefix="plan.import.gone"):
    """What the roadmap has and the document has not."""

    page: int = 0


class GiveUp(Address, prefix="plan.import.giveup"):
    """Take such an item off control, or keep it after all."""

    item: int
    page: int = 0


class Add(Address, prefix="plan.import.add"):
    """Type an item."""


class Save(Address, prefix="plan.import.save"):
    """Write the draft; `stamp` tells whether it still is the one that was shown."""

    stamp: int


class Drop(Address, prefix="plan.import.drop"):
    """Throw the draft away."""
