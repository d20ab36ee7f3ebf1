"""When planned work comes again. Pure rules over days and the school's calendar.

A turn is the day that was chosen and its like in later weeks and months, whether the school works then or not: so a
holiday moves the work of one turn, never those after it. The work is due on the first working day from its turn on.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.services.calendar import WorkingCalendar
from models.upkeep import Every

_WEEK: Final = timedelta(days=7)
_MONTHS: Final = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


def due_on(turn: date, calendar: WorkingCalendar) -> date:
    """The first working day from a turn on; NoWorkingDayError if the school never opens."""
    return turn if calendar.is_working_day(turn) else calendar.next_working_day(turn)


def next_turn(turn: date, every: Every, calendar: WorkingCalendar, done_on: date) -> date:
    """The first turn after this one whose work is due later than `done_on`.

    After a standstill, or where holidays swallow several turns, the work comes up once and not as often as was missed.
    """
    later = _following(turn, every)
    while due_on(later, calendar) <= done_on:
        later = _following(later, every)
    return later


def _following(turn: date, every: Every) -> date:
    """The like of a day: the last of a month stays the last, a day that a month does not have is its last one."""
    if every is Every.WEEK:
        return turn + _WEEK
    year, month = divmod(turn.year * 12 + turn.month - 1 + _MONTHS[every], 12)
    last = _last_of(year, month + 1)
    return last if turn == _last_of(turn.year, turn.month) else last.replace(day=min(turn.day, last.day))


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
