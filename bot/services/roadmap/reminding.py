"""On which days somebody is reminded of a deadline, a pulse or a task, and when a missed one goes up. Pure rules.

Every reminder falls on a working day: what would fall on a day off comes on the working day before it, and two that
meet there are one. Working days after a day are counted without that day itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, repeat
from typing import Final

from bot.services.calendar import DAY, WorkingCalendar
from bot.services.roadmap.periods import reminder_day

# Days before a deadline; the last one is the deadline itself.
BEFORE: Final = (14, 7, 3, 1, 0)
# After it: on each of so many working days, then so often every third day (about two weeks), then every week.
DAILY: Final = 5
EVERY_THIRD: Final = 5
THIRD, WEEK = timedelta(days=3), timedelta(days=7)
# Working days after a pulse on which it is asked about again; not where the next pulse is so near.
NUDGES: Final = (3, 7)
NEAR: Final = timedelta(days=14)
# A task: the day before it and its day, then so many working days, then every week.
TASK_BEFORE: Final = (1, 0)
TASK_DAILY: Final = 3
# Working days by which a deadline was missed when the coordinator hears of it, and when the director does.
RISES: Final = (3, 8)
# So long a group's item waits for somebody to take it, and a task's author for a task that is late.
UNTAKEN: Final = 3
TASK_RISES: Final = 3


@dataclass(frozen=True, slots=True)
class Watched:
    """A control of an item with its neighbours: the days of the control before and of the one after it."""

    day: date
    is_pulse: bool
    previous: date | None = None
    following: date | None = None


def control_reminders(control: Watched, calendar: WorkingCalendar) -> Iterator[date]:
    """The days on which one is reminded of a control, ascending, each once; without end for a deadline.

    A deadline: `BEFORE`, but after the control before it; then on `DAILY` working days, every third day `EVERY_THIRD`
    times, every week. A pulse: on its day, then on the working days `NUDGES` after it, as long as the next one is not
    near, and before that one.
    """
    if not control.is_pulse:
        after = reminder_day(control.previous, calendar) if control.previous else date.min
        before = (control.day - timedelta(days=days) for days in BEFORE)
        steps = chain(repeat(THIRD, EVERY_THIRD), repeat(WEEK))
        return _moved(chain(before, _after(control.day, DAILY, steps, calendar)), after, calendar)
    is_alone = control.following is None or control.following - control.day > NEAR
    nudges = NUDGES if is_alone else ()
    days = [control.day, *(working_day_after(control.day, count, calendar) for count in nudges)]
    ends = reminder_day(control.following, calendar) if control.following else date.max
    first = reminder_day(control.day, calendar)
    return (day for day in _moved(days, date.min, calendar) if day == first or day < ends)


def task_reminders(due_on: date, calendar: WorkingCalendar) -> Iterator[date]:
    """The days on which one is reminded of a task, ascending, each once, without end."""
    before = (due_on - timedelta(days=days) for days in TASK_BEFORE)
    return _moved(chain(before, _after(due_on, TASK_DAILY, repeat(WEEK), calendar)), date.min, calendar)


def is_due(reminders: Iterable[date], seen: date, today: date, calendar: WorkingCalendar) -> bool:
    """Whether a reminder fell between the day on which the clock meant to look (`seen`) and today, both included.

    Where that day became a day off meanwhile, the reminder moved to the working day before it.
    """
    return next_after(reminders, reminder_day(seen, calendar) - DAY) <= today


def next_look(reminders: Iterable[date], rises: Iterable[date], today: date) -> date | None:
    """The next day on which the clock has to look: a reminder, or a day on which it goes up; None: never again."""
    found = min([next_after(reminders, today), *(day for day in rises if day > today)])
    return None if found == date.max else found


def next_after(reminders: Iterable[date], day: date) -> date:
    """The first of these days that is later; date.max where there is none."""
    return next((one for one in reminders if one > day), date.max)


def rises(day: date, calendar: WorkingCalendar, raised_on: date = date.min) -> tuple[date, date]:
    """The days on which a deadline of this day goes up to the coordinator and to the director, if it is missed.

    raised_on: when it went up to the coordinator; the director hears of it as much later as ever.
    """
    first, second = (working_day_after(day, count, calendar) for count in RISES)
    if raised_on > first:
        second = working_day_after(raised_on, RISES[1] - RISES[0], calendar)
    return first, second


def level_reached(rises: Iterable[date], today: date) -> int:
    """How far up something has gone by today: 0 nowhere yet."""
    return sum(day <= today for day in rises)


def working_day_after(day: date, count: int, calendar: WorkingCalendar) -> date:
    """The working day of this number (from 1 on) after a day."""
    for _ in range(count):
        day = calendar.next_working_day(day)
    return day


def _after(day: date, daily: int, steps: Iterable[timedelta], calendar: WorkingCalendar) -> Iterator[date]:
    """So many working days after a day, then on by these steps."""
    for _ in range(daily):
        day = calendar.next_working_day(day)
        yield day
    for step in steps:
        day += step
        yield day


def _moved(days: Iterable[date], after: date, calendar: WorkingCalendar) -> Iterator[date]:
    """These days, moved to working days, as far as they are later than this one; each once."""
    for day in days:
        moved = reminder_day(day, calendar)
        if moved > after:
            after = moved
            yield moved
