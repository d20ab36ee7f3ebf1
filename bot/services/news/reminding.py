"""A letter's last day: when the silent are reminded, the day before it and on it, and what comes too late. Pure."""

from datetime import date, datetime

from bot.services.calendar import DAY, WorkingCalendar
from bot.services.news.storing import Post


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


def deadline_of(post: Post, calendar: WorkingCalendar) -> datetime | None:
    """When the last day for a reaction ends: with the school's working day (product.md), a meeting's with the meeting.

    None where there is no last day.
    """
    if post.react_by is None:
        return None
    if post.meets_at is not None and calendar.local(post.meets_at).date() <= post.react_by:
        return post.meets_at
    return calendar.end_of_working_day(post.react_by)


def is_late(at: datetime, post: Post, calendar: WorkingCalendar) -> bool:
    """Whether a reaction of this moment comes after the last day."""
    deadline = deadline_of(post, calendar)
    return deadline is not None and at > deadline


def is_over(post: Post, now: datetime) -> bool:
    """Whether the meeting that a post asks about has begun: nobody is asked about it any more."""
    return post.meets_at is not None and post.meets_at <= now
