"""What a rhythm comes to: from «2 раза в год» to the days on which it is asked about (docs/decisions/periods.md)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.services.roadmap.periods.cell import Pace
from bot.services.roadmap.periods.lexicon import Unit
from bot.services.schoolyear import SchoolYear
from models.roadmap import Rhythm

Days = tuple[date, date]

FINE = {Rhythm.DAILY, Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.TWICE_MONTHLY, Rhythm.MONTHLY}
_FRIDAY = 4
_LESSON_MONTHS = 9  # September to May
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Beat:
    """A rhythm with the days that are named for it; `is_sure` where it says exactly what was written."""

    rhythm: Rhythm
    times: int = 1
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None
    is_following: bool = False
    is_sure: bool = True


def rhythm_of(pace: Pace, terms: int) -> tuple[Rhythm, bool]:
    """The rhythm that a pace is in a school with so many terms, and whether it is exactly that."""
    times, every = pace.times, pace.every
    exact = times == 1 and every == 1
    match pace.unit:
        case Unit.DAY:
            known = {1: Rhythm.DAILY, 7: Rhythm.WEEKLY, 14: Rhythm.FORTNIGHTLY}
            return known.get(every, Rhythm.WEEKLY), every in known and times == 1
        case Unit.WEEK:
            known = {1: Rhythm.WEEKLY, 2: Rhythm.FORTNIGHTLY, 4: Rhythm.MONTHLY}
            return known.get(every, Rhythm.MONTHLY), every in known and times == 1
        case Unit.MONTH if every == 1 and times == 2:
            return Rhythm.TWICE_MONTHLY, True
        case Unit.MONTH:
            known = {
                1: Rhythm.MONTHLY,
                2: Rhythm.TWO_MONTHLY,
                3: Rhythm.QUARTERLY,
                6: Rhythm.HALF_YEARLY,
                12: Rhythm.YEARLY,
            }
            return known.get(every, Rhythm.MONTHLY), every in known and times == 1
        case Unit.TERM | Unit.TRIMESTER:
            return Rhythm.TERMLY, exact
        case Unit.QUARTER:
            # In a school «ежеквартально» goes by its own quarters, if it has any.
            return Rhythm.TERMLY if terms == _QUARTERS else Rhythm.QUARTERLY, exact
        case Unit.HALF:
            return (Rhythm.HALF_YEARLY, exact) if times < 2 else (Rhythm.TERMLY, terms == _QUARTERS and times == 2)
        case Unit.YEAR if every == 1:
            known = {1: Rhythm.YEARLY, 2: Rhythm.HALF_YEARLY, _QUARTERS: Rhythm.QUARTERLY, terms: Rhythm.TERMLY}
            return known.get(times, Rhythm.TIMES_A_YEAR), times in known
    return Rhythm.YEARLY if pace.unit is Unit.YEAR else Rhythm.WEEKLY, False


def controls(beat: Beat, year: SchoolYear, within: Days | None) -> list[date]:
    """Its days in the school year, or within those days of it."""
    first, last = within or (year.first, year.last)
    # What is due each month rests in the summer, unless a month of it is named.
    is_open = last == year.last and first <= year.end_of_lessons
    ends = year.end_of_lessons if is_open else last
    found = {day for day in _days(beat, year, ends) if first <= day <= last}
    return sorted(found)


def _days(beat: Beat, year: SchoolYear, ends: date) -> Iterator[date]:
    match beat.rhythm:
        case Rhythm.WEEKLY:
            yield from _weekly(beat, year)
        case Rhythm.FORTNIGHTLY:
            yield from list(_weekly(beat, year))[1::2]
        case Rhythm.TWICE_MONTHLY | Rhythm.MONTHLY | Rhythm.TWO_MONTHLY | Rhythm.TIMES_A_YEAR:
            yield from _by_month(beat, year, ends)
        case Rhythm.QUARTERLY:
            yield from _quarterly(beat, year)
        case Rhythm.HALF_YEARLY:
            yield from (half.last for half in year.halves)
        case Rhythm.YEARLY:
            yield year.end_of_lessons
        case Rhythm.DAILY | Rhythm.TERMLY:
            # Nobody is asked every day; what is done daily is looked at with everything else that never ends.
            yield from (term.last for term in year.terms)


def _by_month(beat: Beat, year: SchoolYear, ends: date) -> Iterator[date]:
    """On the last days of months, of all or some of them; in the middle of them too where it is twice a month."""
    months = [month for month in year.months() if month <= ends]
    if beat.rhythm is Rhythm.MONTHLY and beat.is_following:
        months = list(year.months())[1 : _LESSON_MONTHS + 1]  # due after the month that it tells of
    elif beat.rhythm is Rhythm.TWO_MONTHLY:
        months = months[1::2]
    elif beat.rhythm is Rhythm.TIMES_A_YEAR:
        times = min(max(beat.times, 1), _LESSON_MONTHS)
        lessons = list(year.months())[:_LESSON_MONTHS]
        months = [lessons[-(-_LESSON_MONTHS * one // times) - 1] for one in range(1, times + 1)]
    if beat.rhythm is Rhythm.TWICE_MONTHLY:
        yield from (month.replace(day=15) for month in months)
    yield from (_in_month(month, beat.month_day or 31) for month in months)


def _weekly(beat: Beat, year: SchoolYear) -> Iterator[date]:
    """Fridays, or the days named, while there are lessons."""
    days = beat.weekdays or (_FRIDAY,)
    for term in year.terms:
        for number in range((term.last - term.first).days + 1):
            day = term.first + timedelta(days=number)
            if day.weekday() in days:
                yield day


def _quarterly(beat: Beat, year: SchoolYear) -> Iterator[date]:
    """The last days of the calendar's quarters, or the day named in the month that follows."""
    for month in year.months():
        if beat.month_day is not None and month.month % 3 == 1:
            yield _in_month(month, beat.month_day)
        elif beat.month_day is None and month.month % 3 == 0:
            yield _in_month(month, 31)


def _in_month(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))
