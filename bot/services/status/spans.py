"""A period as queries ask about it: what they compare rows with, as plain data and as parameters of a statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BindParameter, Date, Integer, bindparam

from bot.services.calendar import DAY, SEPTEMBER, school_year
from bot.services.snapshot import Snapshot
from bot.services.status.periods import Period, span
from bot.services.tickets.terms import last_ended
from models.base import UtcDateTime

# An open item without a word for so long is shown as such (product.md, «Indicators»).
SILENT_AFTER: Final = timedelta(days=60)
# A survey that ends within so many days is judged by the sheets that came; before, it is too early to.
SURVEY_ENDS_WITHIN: Final = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """What queries ask about a period. start, end: half-open, in UTC; first, after: local days, half-open too.

    at: the moment by which things stand, the end of the period or now; day: the local day of it (what was due on an
    earlier one is late); ended: the last day whose working day is over by then. quiet, quiet_day: since when who said
    nothing is silent. soon: a survey that ends by then is judged. year: the school year of the last day, autumn: its
    first day.
    """

    start: datetime
    end: datetime
    first: date
    after: date
    at: datetime
    day: date
    ended: date
    quiet: datetime
    quiet_day: date
    soon: date
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
        ended=last_ended(at, school.today(at), school.calendar),
        quiet=at - SILENT_AFTER,
        quiet_day=school.today(at - SILENT_AFTER),
        soon=school.today(at) + SURVEY_ENDS_WITHIN * DAY,
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
    "ended": Date(),
    "quiet": UtcDateTime(),
    "quiet_day": Date(),
    "soon": Date(),
    "year": Integer(),
    "autumn": Date(),
}


class Bounds:
    """A period as parameters of a statement, one for each field of `Stretch`; n: which of several periods."""

    def __init__(self, n: int = 0) -> None:
        self.start: Any = _bound("start", n)
        self.end: Any = _bound("end", n)
        self.first: Any = _bound("first", n)
        self.after: Any = _bound("after", n)
        self.at: Any = _bound("at", n)
        self.day: Any = _bound("day", n)
        self.ended: Any = _bound("ended", n)
        self.quiet: Any = _bound("quiet", n)
        self.quiet_day: Any = _bound("quiet_day", n)
        self.soon: Any = _bound("soon", n)
        self.year: Any = _bound("year", n)
        self.autumn: Any = _bound("autumn", n)


def values_of(stretches: Sequence[Stretch]) -> dict[str, Any]:
    """The parameters of the `Bounds` of these periods, in their order."""
    return {f"{name}{n}": getattr(stretch, name) for n, stretch in enumerate(stretches) for name in _TYPES}


def _bound(name: str, n: int) -> BindParameter[Any]:
    return bindparam(f"{name}{n}", type_=_TYPES[name])
