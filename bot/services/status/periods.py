"""Periods that figures are asked for: a day, a week, a month, a term, a school year, or days of one's own.

Pure rules; days are the school's local ones, both ends included.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol

from bot.services.calendar import SEPTEMBER, school_year
from bot.services.schoolyear import SchoolYear

LONGEST_YEARS: Final = 10
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
# Years that an address may name; all arithmetic stays within what a calendar can hold.
_CODE: Final = re.compile(
    r"d(?P<d>[0-9]{8})|w(?P<w>[0-9]{8})|m(?P<m>[0-9]{6})|t(?P<t>[0-9]{4})(?P<number>[1-9])|y(?P<y>[0-9]{4})"
    r"|x(?P<first>[0-9]{8})-(?P<last>[0-9]{8})"
)
_YEARS: Final = range(1900, 2200)


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
    if period.code != code or period.first.year not in _YEARS:
        raise ValueError(f"not a period: {code!r}")
    return period


def day_of(day: date) -> Period:
    return Period(PeriodKind.DAY, day, day)


def week_of(day: date) -> Period:
    """From Monday to Sunday."""
    monday = day - day.weekday() * _DAY
    return Period(PeriodKind.WEEK, monday, monday + 6 * _DAY)


def month_of(day: date) -> Period:
    return Period(PeriodKind.MONTH, day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def year_of(day: date) -> Period:
    """The school year: from 1 September to 31 August."""
    return _year(school_year(day))


def term_of(day: date, school: School) -> Period:
    """The term of that day; in a break the one that has just ended."""
    start = school_year(day)
    begun = [term for term in school.school_year(start).terms if term.first <= day]
    return _term(start, begun[-1].number, school) if begun else _last_term(start - 1, school)


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
        return _term(int(said["t"]), int(said["number"]), school)
    first, last = _day(said["first"]), _day(said["last"])
    if last < first or is_too_long(first, last):
        raise ValueError("not a period")
    return Period(PeriodKind.OWN, first, last)


def is_too_long(first: date, last: date) -> bool:
    """Whether these days are more than ten years."""
    return last >= same_day(first, LONGEST_YEARS)


def same_day(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th where there is none."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _year(start: int) -> Period:
    return Period(PeriodKind.YEAR, date(start, SEPTEMBER, 1), date(start + 1, SEPTEMBER, 1) - _DAY)


def _term(start: int, number: int, school: School) -> Period:
    """ValueError where that year has no such term."""
    for term in school.school_year(start).terms:
        if term.number == number:
            return Period(PeriodKind.TERM, term.first, term.last, number)
    raise ValueError(f"no term {number} in the school year {start}")


def _last_term(start: int, school: School) -> Period:
    return _term(start, school.school_year(start).terms[-1].number, school)


def _day(signs: str) -> date:
    return date(int(signs[:4]), int(signs[4:6]), int(signs[6:]))


def _signs(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
