"""On which days those are reminded who have not answered: after three days, after a week, on the last day. Pure."""

from datetime import date, timedelta
from typing import Final

from bot.services.calendar import WorkingCalendar

# At most so many, whoever reminds.
MOST: Final = 3
_AFTER: Final = (timedelta(days=3), timedelta(days=7))


def reminder_days(start: date, end: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """The days of a survey that runs from start to end, ascending.

    What falls on a day off comes on the next working day, of the last day on the one before; nothing comes on the day
    of the start, and nothing but the last reminder on the last two days.
    """
    last = end if calendar.is_working_day(end) else calendar.previous_working_day(end)
    days = {last} if last > start else set()
    for after in _AFTER:
        day = start + after
        working = day if calendar.is_working_day(day) else calendar.next_working_day(day)
        if working < last - timedelta(days=1):
            days.add(working)
    return tuple(sorted(days))


def next_reminder(start: date, end: date, after: date, calendar: WorkingCalendar) -> date | None:
    """The first reminder later than this day; None where there is none any more."""
    return next((day for day in reminder_days(start, end, calendar) if day > after), None)
