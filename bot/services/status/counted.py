"""How an indicator is counted: which rows a period has, and what is counted of them.

The same description makes the number and the list of what is behind it, so that the two can't differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import CTE, ColumnElement, Executable, FromClause, ScalarSelect, Select, func, select

# What rows of a period fulfil, and what is counted of them; the periods are a table of the statement (spans.py).
Conditions: TypeAlias = tuple[ColumnElement[bool], ...]
Where: TypeAlias = Callable[[CTE], Conditions]
Part: TypeAlias = Callable[[CTE], ColumnElement[Any]]
EVERY: ColumnElement[int] = func.count()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are counted. thing: what `key` is the number of («ticket»).

    whole: what is counted of them; part: of a share, what of it is. at_least: only things with so many rows, and it is
    the things that are counted.
    """

    thing: str
    key: ColumnElement[Any]
    source: FromClause
    where: Where
    whole: ColumnElement[Any] = EVERY
    part: Part | None = None
    at_least: int = 0

    def columns(self, spans: CTE) -> list[ScalarSelect[Any]]:
        """What of it is read for each period: the whole, and the part where there is one."""
        counted = [self.whole] if self.part is None else [self.whole, self.part(spans)]
        return [self._one(what, spans) for what in counted]

    def behind(self, spans: CTE) -> Select[Any]:
        """The things behind the number, each with its own whole and part; to be ordered and cut."""
        part = self.whole if self.part is None else self.part(spans)
        source = self.source.join(spans, spans.c.n >= 0)
        found = select(self.key.label("id"), self.whole.label("whole"), part.label("part")).select_from(source)
        return found.where(*self.where(spans)).group_by(self.key).having(func.count() >= self.at_least)

    def _one(self, what: ColumnElement[Any], spans: CTE) -> ScalarSelect[Any]:
        if not self.at_least:
            return select(what).select_from(self.source).where(*self.where(spans)).correlate(spans).scalar_subquery()
        groups = select(self.key).select_from(self.source).where(*self.where(spans)).group_by(self.key)
        often = groups.having(func.count() >= self.at_least).correlate(spans).subquery()
        return select(func.count()).select_from(often).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Spread:
    """Rows whose values are spread: of which percentiles are asked. minutes: of working time, a column."""

    rows: Rows
    minutes: ColumnElement[int]

    def statement(self, spans: CTE) -> Executable:
        """How often each value is there in each period: n, minutes, count, in the order of minutes."""
        source = spans.join(self.rows.source, self.rows.where(spans)[0])
        counted = select(spans.c.n, self.minutes.label("minutes"), func.count().label("count")).select_from(source)
        return counted.where(*self.rows.where(spans)[1:]).group_by(spans.c.n, self.minutes).order_by(self.minutes)


def percentile(spread: list[tuple[int, int]], percent: int) -> int | None:
    """The smallest value that at least so many percent of all do not exceed; None of nothing.

    spread: values in their order, each with how often it is there. (The nearest-rank percentile.)
    """
    total = sum(count for _, count in spread)
    met = 0
    for value, count in spread:
        met += count
        if met * 100 >= total * percent:
            return value
    return None
