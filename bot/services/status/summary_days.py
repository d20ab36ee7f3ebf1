"""When somebody's summary comes, what is in it, and what became red since the last time. Pure rules.

A weekly one comes on its weekday, on the first working day after it where that is a day off; a monthly one on the
first working day of the next month, when the month is complete, and then in the place of a weekly one. One that was
missed, as the bot stood still, is made up within two working days.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.services.calendar import DAY, WorkingCalendar
from bot.services.status.periods import Period, PeriodKind, month_of, week_of

WEEK: Final = timedelta(days=7)
# So many weeks at most a day off lasts.
LOOKED_BACK: Final = 4


class Part(StrEnum):
    """What a summary is made of: the school's status, one's services' tickets, one's own classes."""

    SCHOOL = "school"
    TICKETS = "tickets"
    CLASSES = "classes"


class Kind(StrEnum):
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants it. weekday: 0 is Monday, None: no weekly one. at: local time."""

    weekday: int | None = 0
    at: time = time(8)
    monthly: bool = True


# Until somebody chooses: Monday at 8:00, and at the end of the month.
USUAL: Final = Wish()


@dataclass(frozen=True, slots=True)
class Due:
    """A summary that is to go now: for which period, and the day it was due on."""

    kind: Kind
    period: Period
    day: date


def due(wish: Wish, told: Mapping[Kind, date | None], now: datetime, calendar: WorkingCalendar) -> Due | None:
    """What is to go at this moment; told: the local days of the last ones.

    1. The month's, on its day or shortly after. 2. The week's. None before its time, and of what was told already.
    """
    local = calendar.local(now)
    days = {
        Kind.MONTH: _day_of_month(wish, local.date(), calendar),
        Kind.WEEK: _day_of_week(wish, local.date(), calendar),
    }
    for kind, day in days.items():
        before = told.get(kind)
        if day is not None and (before is None or before < day) and _is_time(day, wish.at, local, calendar):
            return Due(kind, month_of(day.replace(day=1) - DAY) if kind is Kind.MONTH else _last_week(day), day)
    return None


def fresh(reds: Collection[str], told: Mapping[str, str], today: date) -> tuple[list[str], dict[str, str]]:
    """What became red since it was last told, and what to remember.

    reds: addresses of what is red now. told: when each was told. What is red no more is forgotten the day after, so
    that nothing is told twice a day.
    """
    day = today.isoformat()
    new = [thing for thing in reds if thing not in told]
    kept = {thing: at for thing, at in told.items() if thing in reds or at == day}
    return new, kept | dict.fromkeys(new, day)


def _is_time(day: date, at: time, local: datetime, calendar: WorkingCalendar) -> bool:
    today = local.date()
    if today == day:
        return local.time() >= at
    return calendar.is_working_day(today) and today <= calendar.next_working_day(calendar.next_working_day(day))


def _day_of_month(wish: Wish, today: date, calendar: WorkingCalendar) -> date | None:
    """The first working day of this month; None where none is wanted."""
    return _worked(today.replace(day=1), calendar) if wish.monthly else None


def _day_of_week(wish: Wish, today: date, calendar: WorkingCalendar) -> date | None:
    """The last one up to today, each moved on to a working day; None where no weekly one is wanted."""
    if wish.weekday is None:
        return None
    this = today - (today.weekday() - wish.weekday) * DAY
    days = (_worked(this - back * WEEK, calendar) for back in range(LOOKED_BACK))
    return next((day for day in days if day <= today), None)


def _worked(day: date, calendar: WorkingCalendar) -> date:
    return day if calendar.is_working_day(day) else calendar.next_working_day(day)


def _last_week(day: date) -> Period:
    """The seven days before, which is the last week on a Monday."""
    if day.weekday() == 0:
        return week_of(day - DAY)
    return Period(PeriodKind.OWN, day - WEEK, day - DAY)
