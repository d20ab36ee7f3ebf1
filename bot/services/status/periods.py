"""Periods that figures are asked for: a day, a week, a month, a term, a school year, or days of one's own.

Pure rules; days are the school's local ones, both ends included.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from bot.errors import Invalid
from bot.services.calendar import SEPTEMBER, Span, school_year
from bot.services.schoolyear import SchoolYear

LONGEST_YEARS: Final = 10
EARLIEST: Final = date(2000, 1, 1)
_DAY: Final = timedelta(days=1)
# The same weekday about a year ago.
_WEEKS_OF_YEAR: Final = timedelta(weeks=52)
_YEAR: Final = 365
# Years that an address may name, so that all arithmetic stays within what a calendar can hold.
_YYYY: Final = r"(?:19|20|21)[0-9]{2}"
_CODE: Final = re.compile(
    rf"d(?P<d>{_YYYY}[0-9]{{4}})|w(?P<w>{_YYYY}[0-9]{{4}})|m(?P<m>{_YYYY}[0-9]{{2}})|t(?P<t>{_YYYY})(?P<number>[1-9])"
    rf"|y(?P<y>{_YYYY})|x(?P<first>{_YYYY}[0-9]{{4}})-(?P<last>{_YYYY}[0-9]{{4}})"
)


class School(Protocol):
    """Who knows when the terms of a school year are, such as `Snapshot`."""

    def school_year(self, start: int) -> SchoolYear: ...


class PeriodKind(StrEnum):
    """How a period was chosen; the letter begins its code."""

    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    TERM = "t"
    YEAR = "y"
    OWN = "x"


@dataclass(frozen=True, slots=True)
class Period:
    """Local days, both included. number: of a term, from 1; 0 for other kinds."""

    kind: PeriodKind
    first: date
    last: date
    number: int = 0

    @property
    def code(self) -> str:
        """As addresses carry it, at most 18 signs: d20261122, w20261116, m202610, t20262, y2026, x20261001-20261015."""
        match self.kind:
            case PeriodKind.DAY | PeriodKind.WEEK:
                return f"{self.kind}{_signs(self.first)}"
            case PeriodKind.MONTH:
                return f"m{_signs(self.first)[:6]}"
            case PeriodKind.TERM:
                return f"t{school_year(self.first):04}{self.number}"
            case PeriodKind.YEAR:
                return f"y{self.first.year:04}"
            case PeriodKind.OWN:
                return f"x{_signs(self.first)}-{_signs(self.last)}"

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


def read_code(code: str, school: School) -> Period:
    """The period of such a code; ValueError for all that `Period.code` would not write."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError(f"not a period: {code[:20]!r}")
    period = _coded(found, school)
    if period.code != code:
        raise ValueError(f"not a period: {code!r}")
    return period


def day_of(day: date) -> Period:
    """That day."""
    return Period(PeriodKind.DAY, day, day)


def week_of(day: date) -> Period:
    """From Monday to Sunday."""
    monday = day - day.weekday() * _DAY
    return Period(PeriodKind.WEEK, monday, monday + 6 * _DAY)


def month_of(day: date) -> Period:
    """The month of the calendar."""
    return Period(PeriodKind.MONTH, day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def term_of(day: date, school: School) -> Period:
    """The term of that day; in a break the one that has just ended."""
    start = school_year(day)
    begun = [term for term in school.school_year(start).terms if term.first <= day]
    return term_period(start, begun[-1].number, school) if begun else _last_term(start - 1, school)


def term_period(start: int, number: int, school: School) -> Period:
    """A term of the school year that begins in September of `start`; ValueError where it has none of this number."""
    for term in school.school_year(start).terms:
        if term.number == number:
            return Period(PeriodKind.TERM, term.first, term.last, number)
    raise ValueError(f"no term {number} in the school year {start}")


def year_of(day: date) -> Period:
    """The school year: from 1 September to 31 August."""
    return _year(school_year(day))


def own(first: date, last: date, today: date) -> Period:
    """Days of one's own, of which some may be still ahead; Invalid, with the days, for those that make no sense."""
    return sensible(Period(PeriodKind.OWN, first, last), today)


def sensible(period: Period, today: date) -> Period:
    """The period, if there may be something in it.

    Invalid, with the days, where it ends before it starts, has not begun, lies before any records or is too long.
    """
    days = {"first": _said(period.first), "last": _said(period.last)}
    if period.last < period.first:
        raise Invalid("error-period-backwards", **days)
    if period.first < EARLIEST:
        raise Invalid("error-period-early", first=_said(period.first), earliest=_said(EARLIEST))
    if period.first > today:
        raise Invalid("error-period-future", first=_said(period.first), today=_said(today))
    if is_too_long(period.first, period.last):
        raise Invalid("error-period-long", **days, limit=LONGEST_YEARS)
    return period


def previous(period: Period, school: School) -> Period:
    """The one before of the same kind: of own days as many just before; before the first term last year's last one."""
    before = period.first - _DAY
    match period.kind:
        case PeriodKind.DAY:
            return day_of(before)
        case PeriodKind.WEEK:
            return week_of(before)
        case PeriodKind.MONTH:
            return month_of(before)
        case PeriodKind.TERM:
            start = school_year(period.first)
            return term_period(start, period.number - 1, school) if period.number > 1 else _last_term(start - 1, school)
        case PeriodKind.YEAR:
            return year_of(before)
        case PeriodKind.OWN:
            return Period(PeriodKind.OWN, period.first - period.days * _DAY, before)


def following(period: Period, school: School, today: date) -> Period | None:
    """The one behind of the same kind; None where that one has not begun."""
    after = _following(period, school)
    return after if after.first <= today else None


def year_ago(period: Period, school: School) -> Period | None:
    """The same one last year: the same month, the term of the same number, for weeks and days 52 weeks before.

    None for a year and all that is longer, which `previous` compares already, and for a term that there was not then.
    """
    if period.days >= _YEAR:
        return None
    match period.kind:
        case PeriodKind.DAY | PeriodKind.WEEK:
            return Period(period.kind, period.first - _WEEKS_OF_YEAR, period.last - _WEEKS_OF_YEAR)
        case PeriodKind.TERM:
            start = school_year(period.first) - 1
            numbers = {term.number for term in school.school_year(start).terms}
            return term_period(start, period.number, school) if period.number in numbers else None
        case PeriodKind.MONTH:
            return month_of(same_day(period.first, -1))
        case _:
            return Period(PeriodKind.OWN, same_day(period.first, -1), same_day(period.last, -1))


def is_running(period: Period, today: date) -> bool:
    """Whether it has begun, and goes on after today."""
    return period.first <= today < period.last


def fair(period: Period, before: Period, today: date) -> Period:
    """What of an earlier period a period is compared with: all of it, or as many of its days as have passed by now.

    On 22 November this is 1 to 22 October for November and October. Own days then, unless nothing is to be cut.
    """
    passed = (today - period.first).days + 1
    if not is_running(period, today) or passed >= before.days:
        return before
    return Period(PeriodKind.OWN, before.first, before.first + (passed - 1) * _DAY)


def span(period: Period, zone: ZoneInfo) -> Span:
    """The moments of a period, from its first local midnight to the one behind its last day."""
    return Span(_midnight(period.first, zone), _midnight(period.last + _DAY, zone))


def recent(kind: PeriodKind, today: date, school: School, count: int) -> tuple[Period, ...]:
    """The last so many periods of a kind to choose from, the running one first; ValueError for own days."""
    match kind:
        case PeriodKind.TERM:
            period = term_of(today, school)
        case PeriodKind.OWN:
            raise ValueError("own days are not counted off")
        case _:
            period = _OF[kind](today)
    found = [period]
    while len(found) < count:
        found.append(previous(found[-1], school))
    return tuple(found[:count])


def is_too_long(first: date, last: date) -> bool:
    """Whether these days are more than ten years."""
    return last >= same_day(first, LONGEST_YEARS)


def same_day(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th where there is none."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _coded(found: re.Match[str], school: School) -> Period:
    """What the code says, canonical or not; ValueError for days and terms that there are not."""
    said = found.groupdict()
    if said["d"]:
        return day_of(_day(said["d"]))
    if said["w"]:
        return week_of(_day(said["w"]))
    if said["m"]:
        return month_of(_day(f"{said['m']}01"))
    if said["y"]:
        return _year(int(said["y"]))
    if said["t"]:
        return term_period(int(said["t"]), int(said["number"]), school)
    first, last = _day(said["first"]), _day(said["last"])
    if last < first or is_too_long(first, last):
        raise ValueError("not a period")
    return Period(PeriodKind.OWN, first, last)


def _year(start: int) -> Period:
    return Period(PeriodKind.YEAR, date(start, SEPTEMBER, 1), date(start + 1, SEPTEMBER, 1) - _DAY)


def _following(period: Period, school: School) -> Period:
    after = period.last + _DAY
    match period.kind:
        case PeriodKind.TERM:
            start = school_year(period.first)
            is_last = period.number == school.school_year(start).terms[-1].number
            return term_period(start + is_last, 1 if is_last else period.number + 1, school)
        case PeriodKind.OWN:
            return Period(PeriodKind.OWN, after, after + (period.days - 1) * _DAY)
        case _:
            return _OF[period.kind](after)


def _last_term(start: int, school: School) -> Period:
    return term_period(start, school.school_year(start).terms[-1].number, school)


def _day(signs: str) -> date:
    return date(int(signs[:4]), int(signs[4:6]), int(signs[6:]))


def _signs(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _said(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


_OF: Final[dict[PeriodKind, Callable[[date], Period]]] = {
    PeriodKind.DAY: day_of,
    PeriodKind.WEEK: week_of,
    PeriodKind.MONTH: month_of,
    PeriodKind.YEAR: year_of,
}
