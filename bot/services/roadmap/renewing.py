"""What an item of one school year is in the next: its period in days and words. Pure rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from bot.services.calendar import SEPTEMBER
from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.periods import Period, PeriodProblem, move_period
from bot.services.roadmap.states import OPEN_STATES
from bot.services.roadmap.storing import NewItem
from bot.services.schoolyear import SchoolYear
from models.roadmap import ItemState, NextYear, PeriodKind

# What was not finished in its year is due in the new one's first weeks; of a plan turned over late, soon after that.
KEPT_UNTIL_DAY: Final = 30  # of September
LEFT_AT_LEAST: Final = timedelta(days=14)
_DEADLINES: Final = frozenset({PeriodKind.DAY, PeriodKind.SPAN})


def usual_choice(line: ItemLine) -> NextYear:
    """What becomes of an item where nobody chose, and the new plan does not have it.

    What runs all year or comes again begins anew. What was not finished goes on. What is done or dropped stays behind.
    """
    if line.state is ItemState.DROPPED:
        return NextYear.LEAVE
    if line.kind not in _DEADLINES:
        return NextYear.SHIFT
    return NextYear.LEAVE if line.state is ItemState.DONE else NextYear.KEEP


def goes_on(line: ItemLine, choice: NextYear) -> bool:
    """Whether it stands in the new year as it stood; what has ended can only begin anew."""
    return choice is NextYear.KEEP and line.state in OPEN_STATES


def kept_until(year: SchoolYear, today: date) -> date:
    """Until when whatever had a deadline and was not finished is due in the new year."""
    return min(max(date(year.start, SEPTEMBER, KEPT_UNTIL_DAY), today + LEFT_AT_LEAST), year.last)


def renewed(line: ItemLine, row: Any, days: Sequence[date], choice: NextYear, year: SchoolYear, today: date) -> NewItem:
    """An item as one of the next year. row: all its columns; days: of its controls, closed ones too."""
    if goes_on(line, choice) and line.kind in _DEADLINES:
        words, period = "", _kept(row, year, today)
    else:
        words, period = _anew(row, days, year)
    return NewItem(
        line.section, line.number, line.text, words, period, line.answering.assignees, row.result, row.sources, line.id
    )


def a_year_later(period: Period, year: SchoolYear) -> Period:
    """The same period a year on, for words that can't be read anew; 29 February becomes the 28th."""
    controls = tuple(sorted({_later(day) for day in period.controls}))
    start, end = max(_later(period.start), year.first), min(_later(period.end), year.last)
    if period.kind is PeriodKind.YEAR:
        return replace(period, start=year.first, end=year.last, controls=tuple(term.last for term in year.terms))
    return replace(period, start=start, end=end, controls=controls)


def _kept(row: Any, year: SchoolYear, today: date) -> Period:
    """A deadline in the new year: its own where it is still to come, else one in the first weeks."""
    end = row.ends_on if row.ends_on > today and year.holds(row.ends_on) else kept_until(year, today)
    return Period(PeriodKind.DAY, year.first, end, (end,))


def _anew(row: Any, days: Sequence[date], year: SchoolYear) -> tuple[str, Period]:
    """The same words and period a year on; words that the days do not keep to any more are left out."""
    from bot.services.roadmap.periods.shifting import shifted

    old = Period(row.kind, row.starts_on, row.ends_on, tuple(days), row.rhythm, row.every_year)
    reading = move_period(row.period_words, year.start - 1, year)
    is_read = reading.is_clear and row.postponed_from is None
    is_same = reading.period is not None and reading.period.kind is row.kind  # else somebody has settled it otherwise
    period = reading.period if is_read and is_same and reading.period else a_year_later(old, year)
    holds = row.postponed_from is None and PeriodProblem.NO_SUCH_DAY not in reading.problems
    return shifted(row.period_words, 1) if holds else "", period


def _later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
