"""Days, months, terms and years that are named in words, laid on the latest time that they have begun in.

The words are read by the roadmap's grammar of periods; only the year is found another way: what is due lies ahead,
figures tell of what was.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from bot.errors import Invalid
from bot.services.calendar import school_year
from bot.services.roadmap.periods.cell import Bound, Cell, Entry, Part, Shape, Stretch
from bot.services.roadmap.periods.laying import Days, Laying, NoDaysError
from bot.services.roadmap.periods.lexing import split
from bot.services.roadmap.periods.meaning import PeriodProblem
from bot.services.roadmap.periods.parsing import parse
from bot.services.status.periods import Period, School, day_of, month_of, own, same_day, sensible, term_of, year_of
from models.school import TermsKind

_LEAP: Final = 9  # years among which there is surely a 29 February
# Days of a stretch over the new year that nobody said: more than ten months and no whole year are a slip.
_SLIP: Final = range(301, 355)
_TERMS: Final = {Shape.TERM, Shape.TRIMESTER}


def read(line: str, today: date, school: School) -> Period | None:
    """The period that the words name; None where there is more in them. Raises Invalid as `read_period` says."""
    entry = _entry(parse(split(line)))
    if entry is None:
        return None
    try:
        return _Past(today, school).period(entry)
    except (ValueError, OverflowError):
        raise Invalid("error-period-no-day") from None


def _entry(cell: Cell) -> Entry | None:
    """The only stretch that the words tell of."""
    is_rhythm = cell.paces or cell.weekdays or cell.month_day is not None or cell.is_every_year
    if len(cell.entries) != 1 or cell.left or is_rhythm or cell.is_constant or cell.is_on_request:
        return None
    entry = cell.entries[0]
    return entry if entry.bound in {Bound.WITHIN, Bound.FROM} else None


class _Past:
    """Lays stretches on years; ValueError for days that are in no calendar, Invalid for terms that there are not."""

    def __init__(self, today: date, school: School) -> None:
        self._today = today
        self._school = school

    def period(self, entry: Entry) -> Period:
        if entry.first != entry.last:
            first, last = self._range(entry)
            return own(first, last, self._today)
        days = self._days_said(entry.first) or self._latest(entry.first, self._today)
        if entry.bound is Bound.FROM:
            sensible(day_of(days[0]), self._today)
            return own(days[0], self._today, self._today)
        return self._whole(entry.first, days)

    def _whole(self, stretch: Stretch, days: Days) -> Period:
        if stretch.part is Part.WHOLE:
            match stretch.shape:
                case Shape.DAY:
                    return sensible(day_of(days[0]), self._today)
                case Shape.MONTH:
                    return sensible(month_of(days[0]), self._today)
                case Shape.TERM | Shape.TRIMESTER:
                    return sensible(term_of(days[0], self._school), self._today)
                case Shape.SCHOOL_YEAR:
                    return sensible(year_of(days[0]), self._today)
        return own(*days, self._today)

    def _range(self, entry: Entry) -> Days:
        """From the first day of one to the last day of the other; a year that is not said is the nearest that fits."""
        first, last = self._days_said(entry.first), self._days_said(entry.last)
        if first and last:
            return first[0], last[1]
        begins = first or self._latest(entry.first, last[0] if last else self._today)
        ends = last or self._soonest(entry.last, begins[0])
        length = (ends[1] - begins[0]).days
        is_same_month = begins[0].month == ends[1].month and begins[0].year < ends[1].year
        if begins[0].year < ends[1].year and (is_same_month or length in _SLIP):
            # Written the wrong way round, and told so by the days of one year.
            return (same_day(begins[0], 1), ends[1]) if last else (begins[0], same_day(ends[1], -1))
        return begins[0], ends[1]

    def _days_said(self, stretch: Stretch) -> Days | None:
        """Its days where its year is said."""
        if stretch.shape in _TERMS and stretch.year is not None:
            self._check_term(stretch, stretch.year)
        start = Laying(self._school.school_year(school_year(self._today))).home(stretch)
        return None if start is None else self._days(stretch, start)

    def _latest(self, stretch: Stretch, by: date) -> Days:
        start = school_year(by)
        return _first(days for days in self._possible(stretch, range(start + 1, start - _LEAP, -1)) if days[0] <= by)

    def _soonest(self, stretch: Stretch, since: date) -> Days:
        start = school_year(since)
        return _first(days for days in self._possible(stretch, range(start - 1, start + _LEAP)) if days[1] >= since)

    def _possible(self, stretch: Stretch, starts: Iterable[int]) -> Iterator[Days]:
        for start in starts:
            try:
                yield self._days(stretch, start)
            except NoDaysError:
                continue

    def _days(self, stretch: Stretch, start: int) -> Days:
        if stretch.shape in _TERMS:
            self._check_term(stretch, start)
        laying = Laying(self._school.school_year(start))
        days = laying.days(stretch, start)
        if PeriodProblem.NO_SUCH_DAY in laying.problems:
            raise NoDaysError
        return days

    def _check_term(self, stretch: Stretch, start: int) -> None:
        """The years that are tried go on over the one of today, which is the one to tell of."""
        year = self._school.school_year(min(start, school_year(self._today)))
        is_other = (stretch.shape is Shape.TRIMESTER) is not (year.kind is TermsKind.TRIMESTERS)
        if is_other or not 1 <= stretch.number <= len(year.terms):
            raise Invalid("error-period-no-term", year=year.title, kind=year.kind.value, count=len(year.terms))


def _first(found: Iterator[Days]) -> Days:
    for days in found:
        return days
    raise NoDaysError
