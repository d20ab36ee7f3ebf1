"""Addresses of planned work. A work's prefix is the word by which services name one: "plan:7"."""

from bot.ui import Address


class Planned(Address, prefix="planned"):
    """The work planned for one's services, by next day."""

    page: int = 0


class New(Address, prefix="plan.new"):
    """Plan work: its title is typed."""


class Card(Address, prefix="plan"):
    """A planned work."""

    id: int


class Kinds(Address, prefix="plan.kinds"):
    """Choose what it is done to."""

    id: int


class SetKind(Address, prefix="plan.kind"):
    """It is done to this kind of thing."""

    id: int
    kind: str


class Where(Address, prefix="plan.where"):
    """Where it is done: a room's number or another place is typed."""

    id: int


class SetRoom(Address, prefix="plan.room"):
    """It is done in this room; 0: nowhere in particular."""

    id: int
    room: int


class Turns(Address, prefix="plan.turns"):
    """Choose how often it comes again."""

    id: int


class SetEvery(Address, prefix="plan.every"):
    """It comes again so often."""

    id: int
    every: str


class Days(Address, prefix="plan.days"):
    """Choose the day on which it comes up next; it may be typed."""

    id: int


class SetDay(Address, prefix="plan.day"):
    """It comes up next on this day (ISO 8601)."""

    id: int
    day: str


class Steps(Address, prefix="plan.steps"):
    """The checklist: it is typed, a line a step."""

    id: int


class NoSteps(Address, prefix="plan.steps.none"):
    """No checklist."""

    id: int


class Who(Address, prefix="plan.who"):
    """Choose who gets it."""

    id: int
    page: int = 0


class Assign(Address, prefix="plan.assign"):
    """This person (0: whoever takes it) gets it."""

    id: int
    person: int


class Stopping(Address, prefix="plan.end"):
    """Shall it not come again?"""

    id: int


class Stop(Address, prefix="plan.stop"):
    """It does not come again."""

    id: int


class Checks(Address, prefix="check"):
    """The checklist of a ticket."""

    id: int
    page: int = 0


class Tick(Address, prefix="check.tick"):
    """A step is done."""

    id: int
    step: int


class Untick(Address, prefix="check.untick"):
    """A step is not done after all."""

    id: int
    step: int
