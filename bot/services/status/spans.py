"""Several periods as one small table of a statement, so that one query reads an indicator for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import CTE, Date, Integer, bindparam, select, union_all

from bot.services.calendar import DAY, SEPTEMBER, school_year
from bot.services.snapshot import Snapshot
from bot.services.status.periods import Period, span
from models.base import UtcDateTime

# An open item without a word for so long is shown as such (product.md, «Indicators»).
SILENT_AFTER: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What queries ask about a period. start, end: half-open, in UTC; first, after: local days, half-open too.

    at: the moment by which things stand, the end of the period or now; day: the local day of it (what was due on an
    earlier one is late). quiet, quiet_day: since when who said nothing is silent. year: the school year of the last
    day, autumn: its first day.
    """

    start: datetime
    end: datetime
    first: date
    after: date
    at: datetime
    day: date
    quiet: datetime
    quiet_day: date
    year: int
    autumn: date


def stretch_of(period: Period, school: Snapshot, now: datetime) -> Stretch:
    """The period as queries ask about it, by this moment."""
    start, end = span(period, school.zone)
    at = min(end, now)
    year = school_year(min(period.last, school.today(now)))
    return Stretch(
        start=start,
        end=end,
        first=period.first,
        after=period.last + DAY,
        at=at,
        day=school.today(at),
        quiet=at - SILENT_AFTER,
        quiet_day=school.today(at - SILENT_AFTER),
        year=year,
        autumn=date(year, SEPTEMBER, 1),
    )


_TYPES: Final[dict[str, Any]] = {
    "start": UtcDateTime(),
    "end": UtcDateTime(),
    "first": Date(),
    "after": Date(),
    "at": UtcDateTime(),
    "day": Date(),
    "quiet": UtcDateTime(),
    "quiet_day": Date(),
    "year": Integer(),
    "autumn": Date(),
}


def spans_table(count: int) -> CTE:
    """So many periods: the columns of `Stretch`, and `n` counting from 0. `values_of` gives its parameters."""
    rows = [
        select(
            bindparam(f"n{n}", type_=Integer()).label("n"),
            *(bindparam(f"{name}{n}", type_=kind).label(name) for name, kind in _TYPES.items()),
        )
        for n in range(count)
    ]
    return (union_all(*rows) if count > 1 else rows[0]).cte("spans")


def values_of(stretches: Sequence[Stretch]) -> dict[str, Any]:
    """The parameters of `spans_table` for these periods."""
    values: dict[str, Any] = {f"n{n}": n for n in range(len(stretches))}
    for n, stretch in enumerate(stretches):
        values |= {f"{name}{n}": getattr(stretch, name) for name in _TYPES}
    return values
