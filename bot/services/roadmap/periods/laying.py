"""Stretches of time laid on a school year: which days «2 четверть», «конец мая» or «15 сентября» are."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from bot.services.calendar import SEPTEMBER
from bot.services.roadmap.periods.cell import Part, Shape, Stretch
from bot.services.roadmap.periods.meaning import PeriodProblem
from bot.services.schoolyear import SchoolYear, Term, usual_terms
from models.school import TermsKind

Days = tuple[date, date]  # both included

_DAY = timedelta(days=1)
_WEEK = timedelta(days=6)  # from its first day to its last
_TRIMESTERS = 3
_AUTUMN, _WINTER, _SPRING, _SUMMER = range(4)
_SEASON_STARTS = {_AUTUMN: 9, _WINTER: 12, _SPRING: 3, _SUMMER: 6}
_BREAK_STARTS = {_AUTUMN: (10, 11), _WINTER: (12, 1), _SPRING: (3, 4)}


class NoDaysError(ValueError):
    """There are no such days in any year: 45 May, the 15th month."""


class Laying:
    """Says the days of stretches; what is doubtful about them gathers in `problems`."""

    def __init__(self, year: SchoolYear) -> None:
        self._year = year
        self.problems: set[PeriodProblem] = set()

    @property
    def kind(self) -> TermsKind:
        """What the school has, as far as the number of its terms tells."""
        return TermsKind.TRIMESTERS if len(self._year.terms) == _TRIMESTERS else TermsKind.QUARTERS

    def school_year(self, start: int) -> SchoolYear:
        """The document's own year, or another one with the usual terms."""
        return self._year if start == self._year.start else SchoolYear(start, usual_terms(start, self.kind))

    def home(self, stretch: Stretch) -> int | None:
        """The school year of a stretch whose year is written; None where it is not."""
        if stretch.school_year is not None or stretch.year is None:
            return stretch.school_year
        match stretch.shape:
            case Shape.DAY | Shape.MONTH:
                begins = stretch.number
            case Shape.QUARTER:
                begins = stretch.number * 3 - 2
            case Shape.TERM | Shape.TRIMESTER:
                begins = self._term(stretch, self.school_year(stretch.year)).first.month
            case Shape.HALF | Shape.SEASON | Shape.BREAK:
                # The first half of a year is the second one of a school year, and winter is of two calendar years.
                if stretch.shape is Shape.HALF or stretch.number == _WINTER:
                    self.problems.add(PeriodProblem.UNSURE)
                begins = SEPTEMBER if stretch.number == (stretch.shape is Shape.HALF) else 1
            case _:
                begins = SEPTEMBER
        return stretch.year if begins >= SEPTEMBER else stretch.year - 1

    def days(self, stretch: Stretch, start: int) -> Days:
        """The days of the stretch in the school year that begins in `start`; NoDaysError if there are none."""
        first, last = self._whole(stretch, start)
        if stretch.part is Part.WHOLE:
            return first, last
        if stretch.shape is Shape.MONTH:
            return _part_of_month(stretch, first, last)
        if stretch.shape in {Shape.SCHOOL_YEAR, Shape.CALENDAR_YEAR}:
            return self._part_of_year(stretch, start, (first, last))
        third = (last - first) / 3
        return {
            Part.BEGINNING: (first, min(first + _WEEK, last)),
            Part.MIDDLE: (first + timedelta(days=third.days), last - timedelta(days=third.days)),
        }.get(stretch.part, (max(last - _WEEK, first), last))

    def _whole(self, stretch: Stretch, start: int) -> Days:
        year = self.school_year(start)
        match stretch.shape:
            case Shape.DAY:
                day = self._day(stretch, stretch.year or _calendar_year(start, stretch.number))
                return day, day
            case Shape.MONTH:
                return _months(stretch.year or _calendar_year(start, stretch.number), stretch.number, 1)
            case Shape.CALENDAR_YEAR:
                return _months(stretch.year or start, 1, 12)
            case Shape.SCHOOL_YEAR:
                return year.first, year.last
            case Shape.TERM | Shape.TRIMESTER:
                term = self._term(stretch, year)
                return term.first, term.last
            case Shape.HALF:
                half = year.halves[stretch.number - 1]
                return half.first, half.last
            case Shape.QUARTER:
                # The third quarter of the calendar goes on over 1 September: that of the year's beginning is meant.
                begins = stretch.number * 3 - 2
                return _months(stretch.year or (start if stretch.number >= 3 else start + 1), begins, 3)
            case Shape.SEASON:
                begins = _SEASON_STARTS[stretch.number]
                return _months(_calendar_year(start, begins), begins, 3)
            case Shape.BREAK:
                return self._break(stretch.number, year)

    def _day(self, stretch: Stretch, year: int) -> date:
        """The day; for 31 February the last one of the month, which is a problem."""
        if not 1 <= stretch.number <= 12 or not 1 <= stretch.day <= 31:
            raise NoDaysError
        length = monthrange(year, stretch.number)[1]
        if stretch.day > length:
            self.problems.add(PeriodProblem.NO_SUCH_DAY)
        return date(year, stretch.number, min(stretch.day, length))

    def _term(self, stretch: Stretch, year: SchoolYear) -> Term:
        said = TermsKind.TRIMESTERS if stretch.shape is Shape.TRIMESTER else TermsKind.QUARTERS
        terms = year.terms
        if said is not self.kind:
            self.problems.add(PeriodProblem.OTHER_TERMS)
            terms = usual_terms(year.start, said)
        if not 1 <= stretch.number <= len(terms):
            raise NoDaysError
        return terms[stretch.number - 1]

    def _break(self, season: int, year: SchoolYear) -> Days:
        """The days between two terms; the usual ones of quarters where the school has none in that season."""
        if season == _SUMMER:
            return year.end_of_lessons + _DAY, year.last
        usual = usual_terms(year.start, TermsKind.QUARTERS)
        for terms in (year.terms, usual):
            for before, after in pairwise(terms):
                first, last = before.last + _DAY, after.first - _DAY
                if first.month in _BREAK_STARTS[season] and first <= last:
                    return first, last
            self.problems.add(PeriodProblem.UNSURE)
        raise NoDaysError

    def _part_of_year(self, stretch: Stretch, start: int, whole: Days) -> Days:
        """The first and the last month; of a school year those of its lessons."""
        first, last = whole
        if stretch.shape is Shape.SCHOOL_YEAR:
            last = self.school_year(start).end_of_lessons
            if not stretch.number and stretch.school_year is None:  # «конец года» may be December too
                self.problems.add(PeriodProblem.UNSURE)
        if stretch.part is Part.BEGINNING:
            return _months(first.year, first.month, 1)
        if stretch.part is Part.MIDDLE:
            self.problems.add(PeriodProblem.UNSURE)
            return first + (last - first) // 3, last - (last - first) // 3
        return last.replace(day=1), last


def moved(stretch: Stretch, years: int) -> Stretch:
    """The stretch so many years later, as far as a year is written."""
    return replace(
        stretch,
        year=None if stretch.year is None else stretch.year + years,
        school_year=None if stretch.school_year is None else stretch.school_year + years,
    )


def _calendar_year(start: int, month: int) -> int:
    return start if month >= SEPTEMBER else start + 1


def _months(year: int, month: int, count: int) -> Days:
    """So many whole months; NoDaysError for a month that there is not."""
    if not 1 <= month <= 12:
        raise NoDaysError
    last = year * 12 + month - 1 + count - 1
    year_of_last, month_of_last = last // 12, last % 12 + 1
    return date(year, month, 1), date(year_of_last, month_of_last, monthrange(year_of_last, month_of_last)[1])


def _part_of_month(stretch: Stretch, first: date, last: date) -> Days:
    """Its beginning, middle and end are the three decades; the fourth week goes on to the end of the month."""
    if stretch.part is Part.WEEK:
        count = stretch.count if stretch.count > 0 else 5
        begins = first + timedelta(days=7 * (count - 1))
        if count >= 5:
            return last - _WEEK, last
        return begins, last if count == 4 else begins + _WEEK
    if stretch.part is Part.HALF:
        middle = first.replace(day=15)
        return (first, middle) if stretch.count == 1 else (middle + _DAY, last)
    decade = {Part.BEGINNING: 1, Part.MIDDLE: 2, Part.END: 3}.get(stretch.part, stretch.count)
    begins = {1: first, 2: first.replace(day=11)}.get(decade, first.replace(day=21))
    return begins, {1: first.replace(day=10), 2: first.replace(day=20)}.get(decade, last)
