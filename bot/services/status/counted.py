"""How an indicator is counted: which rows a period has, and what is counted of them.

The same description makes the number and the list of what is behind it, so that the two can't differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, Executable, FromClause, Integer, Select, case, func, literal, select, union_all

from bot.services.status.spans import Bounds

# The percentiles that indicators are.
PERCENTS: Final = (50, 90)
# What rows of a period fulfil, and what is counted of them.
Conditions: TypeAlias = tuple[ColumnElement[bool], ...]
Where: TypeAlias = Callable[[Bounds], Conditions]
Counted: TypeAlias = Callable[[Bounds], ColumnElement[Any]]


def every(_: Bounds) -> ColumnElement[int]:
    """How many rows there are."""
    return func.count()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are counted. thing: what `key` is the number of («ticket»).

    whole: what is counted of them; part: of a share, what of it is. times: what the list says of each thing, where that
    is not the whole: how often it failed. Indicators of the same source and where are counted by one look.
    """

    thing: str
    key: ColumnElement[Any]
    source: FromClause
    where: Where
    whole: Counted = every
    part: Counted | None = None
    times: Counted | None = None

    def columns(self, period: Bounds) -> list[ColumnElement[Any]]:
        """What of it is read for a period: the whole, and the part where there is one."""
        return [counted(period) for counted in (self.whole, self.part) if counted is not None]

    def behind(self, period: Bounds) -> Select[Any]:
        """The things behind the number, each with its own whole and part; to be ordered and cut."""
        whole = self.whole(period)
        part = whole if self.part is None else self.part(period)
        shown = whole if self.times is None else self.times(period)
        found = select(self.key.label("id"), shown.label("whole"), part.label("part")).select_from(self.source)
        found = found.where(*self.where(period)).group_by(self.key)
        return found.having(whole > 0) if isinstance(whole.type, Integer) else found


@dataclass(frozen=True, slots=True)
class Spread:
    """Rows whose values are spread: of which percentiles are asked. minutes: of working time, a column."""

    rows: Rows
    minutes: ColumnElement[int]

    def statement(self, count: int) -> Executable:
        """One row for each of so many periods: n, the number of rows, and each of PERCENTS; None of nothing."""
        return union_all(*(self._of(n, Bounds(n)) for n in range(count)))

    def _of(self, n: int, period: Bounds) -> Select[Any]:
        """The smallest values that at least so many percent of all do not exceed (the nearest-rank percentile).

        Reckoned by the database: thousands of rows would hold up whoever taps meanwhile.
        """
        met, every = func.sum(func.count()).over(order_by=self.minutes), func.sum(func.count()).over()
        columns = self.minutes.label("minutes"), met.label("met"), every.label("every")
        counted = select(*columns).select_from(self.rows.source).where(*self.rows.where(period))
        often = counted.group_by(self.minutes).subquery()
        reached = [case((often.c.met * 100 >= often.c.every * percent, often.c.minutes)) for percent in PERCENTS]
        row: list[ColumnElement[Any]] = [literal(n, Integer).label("n"), func.max(often.c.every).label("number")]
        row += [func.min(one).label(f"p{percent}") for one, percent in zip(reached, PERCENTS, strict=True)]
        return select(*row)
