"""A letter's last day: when the silent are reminded, the day before it and on it, and what comes too late. Pure."""

from datetime import date, datetime

from bot.services.calendar import DAY, WorkingCalendar


def reminder_days(react_by: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """The working days of the two reminders, ascending; what would fall on a day off comes on the one before it."""
    last = react_by if calendar.is_working_day(react_by) else calendar.previous_working_day(react_by)
    eve = react_by - DAY
    before = eve if calendar.is_working_day(eve) else calendar.previous_working_day(eve)
    return tuple(sorted({before, last}))


def next_reminder(react_by: date | None, after: date, calendar: WorkingCalendar) -> date | None:
    """The first reminder later than this day; None where there is none any more."""
    if react_by is None:
        return None
    return next((day for day in reminder_days(react_by, calendar) if day > after), None)


def is_late(reacted_at: datetime, react_by: date | None, calendar: WorkingCalendar) -> bool:
    """Whether a reaction came after the last day, which ends with the school's working day (product.md)."""
    return react_by is not None and reacted_at > calendar.end_of_working_day(react_by)
