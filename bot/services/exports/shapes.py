"""What registers are made of: columns, cells as services know them, and what every register can do."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol, TypeAlias

from sqlalchemy import Select

from bot.access import Actor, Permission
from bot.db import Database
from bot.reports.table_files import Kind
from bot.services.calendar import Span
from bot.services.news.titles import GroupTitle
from bot.services.roadmap.answering import Answering
from bot.services.snapshot import Snapshot
from bot.services.status.periods import EARLIEST, Period, PeriodKind, span

# So many rows at a time, so that other people's taps come in between, and no more of them are kept.
AT_ONCE: Final = 50
# Every day that there can be anything of.
ALL: Final = Period(PeriodKind.OWN, EARLIEST, date(2199, 12, 31))


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what stands above it is the message `exports-column-<name>`.

    has_codes: its cells are labels; the CSV has a column with their codes beside it.
    """

    name: str
    kind: Kind = Kind.TEXT
    has_codes: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A word of the locales, or data that stands for one (`words`), and the code by which machines know it."""

    key: str
    code: str
    words: str = ""


Cell: TypeAlias = (
    "str | int | float | date | datetime | Label | Answering | tuple[Label, ...] | tuple[GroupTitle, ...] | None"
)
Row: TypeAlias = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who takes a register, of which days, in the school of now."""

    actor: Actor
    school: Snapshot
    now: datetime
    period: Period

    @property
    def span(self) -> Span:
        return span(self.period, self.school.zone)

    @property
    def today(self) -> date:
        return self.school.today(self.now)

    def staff_name(self, person_id: int | None) -> str:
        """Of somebody who is one of the staff today; nobody else is named."""
        person = self.school.people.get(person_id or 0)
        return person.name if person is not None and person.is_staff(self.today) else ""


class Register(Protocol):
    """A list of the school that is given out as a table. permissions: any of them is enough."""

    @property
    def code(self) -> str: ...

    @property
    def permissions(self) -> tuple[Permission, ...]: ...

    @property
    def headings(self) -> tuple[Heading, ...]: ...

    async def total(self, reader: Reader) -> int:
        """About how many rows there are, for the progress of the work."""

    def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        """The rows in their order, at most AT_ONCE at a time."""


async def pages(db: Database, statement: Select[Any], **values: object) -> AsyncIterator[Sequence[Any]]:
    """The rows of a statement AT_ONCE at a time, each time in a read unit of its own.

    The statement has a bound `last` and gives rows with greater ids in their order, AT_ONCE of them.
    """
    last = 0
    while True:
        async with db.read() as session:
            found = (await session.execute(statement, values | {"last": last})).all()
        if not found:
            return
        yield found
        last = found[-1].id


async def count(db: Database, statement: Select[int], **values: object) -> int:
    """The number that a statement counts."""
    async with db.read() as session:
        return (await session.execute(statement, values)).scalar_one()


def yes_no(value: bool | None) -> Label | None:  # noqa: FBT001  # a value to be said
    """Yes or no; nothing where nobody knows."""
    return None if value is None else Label("exports-yes" if value else "exports-no", str(int(value)))


def wall_clock(at: datetime | None, school: Snapshot) -> datetime | None:
    """A moment by the school's wall clock, as spreadsheets know moments."""
    return at.astimezone(school.zone).replace(tzinfo=None, microsecond=0) if at else None


def share(part: int, whole: int) -> float | None:
    """A share from 0 to 1; None of nothing."""
    return part / whole if whole else None
