"""The deadlines of a cell laid on the calendar: first to which year each belongs, then its days and its control."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.services.roadmap.periods.cell import Bound, Entry, Part, Shape, Stretch
from bot.services.roadmap.periods.laying import Days, Laying
from bot.services.roadmap.periods.meaning import PeriodProblem

_DAY = timedelta(days=1)
_AUGUST = 8
_SUMMER = range(6, 9)


class BackwardsError(ValueError):
    """A deadline ends before it starts."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A deadline with its days: `first` is None where it is only said until when, `last` where only from when on."""

    first: date | None
    last: date | None
    is_day: bool

    @property
    def low(self) -> date:
        low = self.first or self.last
        assert low is not None
        return low

    @property
    def high(self) -> date:
        high = self.last or self.first
        assert high is not None
        return high


def place(entries: Sequence[Entry], laying: Laying, start: int) -> list[Placed]:
    """Lay the deadlines of a plan for the school year that begins in `start`.

    1. A year that is written counts for the deadlines beside it: «сентябрь, май 2026» begins in 2025.
    2. Where none is written everything lies in the plan's school year.
    3. A deadline that is over before it begins raises BackwardsError, and NoDaysError comes from days that are none.
    """
    stretches = [stretch for entry in entries for stretch in (entry.first, entry.last)]
    homes = [laying.home(stretch) for stretch in stretches]
    if any(home is not None for home in homes):
        days = _beside_written(stretches, homes, laying, start)
    else:
        days = _in_plan(entries, laying, start)
    return [_placed(entry, days[2 * place], days[2 * place + 1], laying) for place, entry in enumerate(entries)]


def _beside_written(
    stretches: Sequence[Stretch], homes: Sequence[int | None], laying: Laying, start: int
) -> list[Days]:
    """The last ones before the year that is written behind them, or else the first ones after the one before them."""
    written = {
        place: _of_year(stretch, home, laying, start)
        for place, (stretch, home) in enumerate(zip(stretches, homes, strict=True))
        if home is not None
    }
    found: list[Days] = []
    for place, stretch in enumerate(stretches):
        if place in written:
            found.append(written[place])
            continue
        behind = next((other for other in range(place, len(stretches)) if other in written), None)
        near = behind if behind is not None else max(other for other in written if other < place)
        home = homes[near]
        assert home is not None
        choices = [laying.days(stretch, year) for year in range(home - 1, home + 2)]
        if behind is not None:
            fitting = [days for days in choices if days[0] <= written[near][0]]
            found.append(fitting[-1] if fitting else choices[0])
        else:
            fitting = [days for days in choices if days[0] >= written[near][0]]
            found.append(fitting[0] if fitting else choices[-1])
    return found


def _of_year(stretch: Stretch, home: int, laying: Laying, start: int) -> Days:
    """Of a calendar year that the school year shares, its part of it is meant: the plan is for the school year."""
    first, last = laying.days(stretch, home)
    if stretch.shape is not Shape.CALENDAR_YEAR or stretch.part is not Part.WHOLE:
        return first, last
    year = laying.school_year(start if start in {first.year, first.year - 1} else first.year)
    return max(first, year.first), min(last, year.last)


def _in_plan(entries: Sequence[Entry], laying: Laying, start: int) -> list[Days]:
    """Nothing has a year: all lies in the plan's own, but for what begins in the summer and goes on after it."""
    found: list[Days] = []
    for place, entry in enumerate(entries):
        first, last = laying.days(entry.first, start), laying.days(entry.last, start)
        if entry.first != entry.last and last[1] < first[0] and first[0].month in _SUMMER:
            first = laying.days(entry.first, start - 1)
            if first[0].month != _AUGUST:
                laying.problems.add(PeriodProblem.UNSURE)
        elif entry.first == entry.last and first[0].month == first[1].month == _AUGUST:
            others = [laying.days(other.first, start)[0].month for other in entries[place + 1 :]]
            if any(month not in _SUMMER for month in others):
                first = last = laying.days(entry.first, start - 1)  # «август, январь»: before the lessons
            if place == 0 or others:
                laying.problems.add(PeriodProblem.UNSURE)
        elif entry.bound is not Bound.WITHIN and (first[0].month, first[0].day) == (9, 1) and first[0] == first[1]:
            laying.problems.add(PeriodProblem.UNSURE)  # «до 1 сентября»: of this year or of the next
        elif entry.first.shape is Shape.QUARTER and first[0].month == 7:
            laying.problems.add(PeriodProblem.UNSURE)
        if found and first[0] < found[-2][0]:
            laying.problems.add(PeriodProblem.UNSURE)  # «январь, сентябрь»: somebody thought of a calendar year
        found += [first, last]
    return found


def _placed(entry: Entry, first: Days, last: Days, laying: Laying) -> Placed:
    if last[1] < first[0]:
        raise BackwardsError
    is_day = entry.first == entry.last and entry.first.shape is Shape.DAY
    match entry.bound:
        case Bound.WITHIN:
            return Placed(first[0], last[1], is_day)
        case Bound.NOT_LATER:
            return Placed(None, last[1], is_day=True)
        case Bound.BY_START:
            return Placed(None, first[0], is_day=True)
        case Bound.FROM:
            return Placed(first[0], None, is_day=False)
    if is_day:
        return Placed(None, first[0], is_day=True)
    if entry.first.shape is not Shape.BREAK and entry.first.part is not Part.BEGINNING:
        laying.problems.add(PeriodProblem.UNSURE)  # «до мая»: people mean its first day or its last one
    return Placed(None, first[0] - _DAY, is_day=True)
