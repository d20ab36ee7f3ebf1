"""Addresses of the school's settings. `first`: a step of the set-up, which goes on to the next one."""

from bot.ui import Address


class School(Address, prefix="school"):
    """The school's settings; a school without a name is asked for it."""


class Name(Address, prefix="school.name"):
    """Type the name."""

    first: bool = False


class Week(Address, prefix="school.week"):
    """Choose the working week."""

    first: bool = False


class SetWeek(Address, prefix="school.week.set"):
    """A working week of so many days."""

    days: int
    first: bool


class Zones(Address, prefix="school.zone"):
    """Choose the time zone, or type it."""

    page: int = 0
    first: bool = False


class SetZone(Address, prefix="school.zone.set"):
    """This time zone, by its name in the tz database."""

    name: str
    first: bool


class News(Address, prefix="school.news"):
    """How news are dealt with."""


class SetApproval(Address, prefix="school.news.approval"):
    """News wait for a deputy's word, or not."""

    wanted: bool


class SetBudget(Address, prefix="school.news.budget"):
    """So many posts a week are no burden."""

    posts: int


class Calendar(Address, prefix="school.calendar"):
    """The school's own changes of the calendar, and the next public holidays."""

    page: int = 0


class AddDays(Address, prefix="school.days"):
    """Type the days to close ("off") or to open ("working")."""

    kind: str


class Unchange(Address, prefix="school.days.drop"):
    """Back to the official calendar on this day (YYYY-MM-DD)."""

    day: str


class NextSteps(Address, prefix="school.next"):
    """What to do when the school is set up."""
