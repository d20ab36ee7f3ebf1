"""The school's time: working days, working hours and the hours in which people may be written to.

Pure rules. Moments are aware datetimes and come back in UTC, days and wall clock times are the school's local ones.
Every stretch of time is half-open: it holds its start and not its end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from models.school import DayKind

SEARCH_DAYS: Final = 400  # longer than a year, so that a school closed for a whole year is the only one to reach it
SATURDAY: Final = 5
SEPTEMBER: Final = 9
DAY: Final = timedelta(days=1)


class NoWorkingDayError(ValueError):
    """The school's own changes leave no working day within `SEARCH_DAYS`, so there is no next one to name."""


class Addressee(StrEnum):
    """Kinds of people that differ in when they may be written to."""

    STAFF = "staff"
    PARENT = "parent"
    STUDENT = "student"


class Span(NamedTuple):
    """A stretch of time in UTC, half-open."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Window:
    """Hours of a day by the wall clock, half-open, within one day; ValueError if it does not end after its start."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start.tzinfo or self.end.tzinfo:
            raise ValueError("a window is in wall clock times, without a zone")
        if self.start >= self.end:
            raise ValueError(f"a window must end after it starts: {self.start}-{self.end}")

    @property
    def length(self) -> timedelta:
        """How long it is by the wall clock."""
        return datetime.combine(date.min, self.end) - datetime.combine(date.min, self.start)


SCHOOL_DAY: Final = Window(time(8), time(17))
ROLE_WINDOWS: Final[Mapping[Addressee, Window]] = MappingProxyType(
    {
        Addressee.STAFF: Window(time(7, 30), time(18, 30)),
        Addressee.PARENT: Window(time(8), time(20)),
        Addressee.STUDENT: Window(time(14), time(19)),
    }
)


@dataclass(frozen=True)
class _OfficialYear:
    """One year of the production calendar, as far as it differs from plain weeks."""

    off: frozenset[date]  # public holidays, and days off moved from a Sunday
    off_in_five_day_week: frozenset[date]  # days off moved from a Saturday
    working_weekends: frozenset[date]


@dataclass(frozen=True)
class WorkingCalendar:
    """When the school works; `week_days` is 5 (Mon-Fri) or 6 (Mon-Sat), ValueError otherwise.

    What counts, the first that has an opinion:
    1. `changes`, the school's own orders.
    2. The official calendar of Russia (Labour Code, articles 111 and 112, and the government's yearly decree): public
       holidays, days off moved to working days, weekend days that are worked instead. For years whose decree is not
       published yet there are the public holidays only.
    3. The week. In a week of six days Saturday is a working day. A day off that was moved away from a Saturday was
       never one there, so it is not given on the other day either: that day is worked. One moved from a Sunday is.
    """

    zone: ZoneInfo
    week_days: int
    changes: Mapping[date, DayKind] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.week_days not in {5, 6}:
            raise ValueError(f"a working week has 5 or 6 days, not {self.week_days}")

    def is_working_day(self, day: date) -> bool:
        change = self.changes.get(day)
        if change is not None:
            return change is DayKind.WORKING
        official = _official_year(day.year)
        if day in official.working_weekends:
            return True
        if day in official.off or (self.week_days <= SATURDAY and day in official.off_in_five_day_week):
            return False
        return day.weekday() < self.week_days

    def next_working_day(self, day: date) -> date:
        """Return the first working day strictly after `day`; NoWorkingDayError if there is none for `SEARCH_DAYS`."""
        return self._nearest_working_day(day, DAY)

    def previous_working_day(self, day: date) -> date:
        """Return the last working day strictly before `day`; NoWorkingDayError if there is none for `SEARCH_DAYS`."""
        return self._nearest_working_day(day, -DAY)

    def local(self, moment: datetime) -> datetime:
        """Return the moment by the school's wall clock."""
        return _utc(moment).astimezone(self.zone)

    def end_of_working_day(self, day: date, hours: Window = SCHOOL_DAY) -> datetime:
        """Return when a deadline set for `day` passes: the closing hour of that very day, even where it is a day off.

        Who wants such a deadline to move asks for `next_working_day` first.
        """
        return _at(day, hours.end, self.zone)

    def open_span(self, day: date, hours: Window = SCHOOL_DAY) -> Span | None:
        """Return the hours of that day as moments, or None on a day off.

        None too where the change to summer time swallows them whole.
        """
        if not self.is_working_day(day):
            return None
        span = Span(_at(day, hours.start, self.zone), _at(day, hours.end, self.zone))
        return span if span.start < span.end else None

    def working_hours_between(self, start: datetime, end: datetime, hours: Window = SCHOOL_DAY) -> timedelta:
        """Return how much working time lies between the two moments; zero where the end is not after the start."""
        start, end = _utc(start), _utc(end)
        total = timedelta(0)
        day, last = self.local(start).date(), self.local(end).date()
        while day <= last:
            span = self.open_span(day, hours)
            if span:
                total += max(min(span.end, end) - max(span.start, start), timedelta(0))
            day += DAY
        return total

    def add_working_time(self, start: datetime, amount: timedelta, hours: Window = SCHOOL_DAY) -> datetime:
        """Return the earliest moment by which that much working time has passed; `start` itself for none.

        Work that fills a day ends at its closing hour, not at the next opening. ValueError if the amount is negative,
        NoWorkingDayError if the school never opens.
        """
        if amount < timedelta(0):
            raise ValueError("working time can only be added")
        start = _utc(start)
        if not amount:
            return start
        left = amount
        spans = self.spans_from(start, hours)
        while True:
            opening, closing = next(spans)
            begin = max(opening, start)
            if left <= closing - begin:
                return begin + left
            left -= closing - begin

    def spans_from(self, moment: datetime, hours: Window) -> Iterator[Span]:
        """Yield day by day the hours that are not over at the moment, without end; NoWorkingDayError as above."""
        day = self.local(moment).date()
        while True:
            span = self.open_span(day, hours)
            if span and span.end > moment:
                yield span
            day = self.next_working_day(day)

    def _nearest_working_day(self, day: date, step: timedelta) -> date:
        found = day
        for _ in range(SEARCH_DAYS):
            found += step
            if self.is_working_day(found):
                return found
        raise NoWorkingDayError(f"no working day within {SEARCH_DAYS} days of {day}")


def narrowed(window: Window, own: Window | None) -> Window:
    """Return the window as its owner narrowed it: never wider than before.

    Own hours that share nothing with the window leave it as it is, for they would silence the person for good.
    """
    if own is None:
        return window
    start, end = max(window.start, own.start), min(window.end, own.end)
    return Window(start, end) if start < end else window


def widest(windows: Iterable[Window]) -> Window:
    """Return the hours from the earliest start to the latest end, for somebody of several roles.

    ValueError if there is no window at all.
    """
    known = list(windows)
    if not known:
        raise ValueError("the widest of no windows")
    return Window(min(window.start for window in known), max(window.end for window in known))


def is_open(now: datetime, window: Window, calendar: WorkingCalendar) -> bool:
    """Tell whether what is not urgent may go out now."""
    now = _utc(now)
    span = calendar.open_span(calendar.local(now).date(), window)
    return span is not None and span.start <= now < span.end


def next_opening(now: datetime, window: Window, calendar: WorkingCalendar) -> datetime:
    """Return the first moment from now on at which the window is open, now itself if it is.

    NoWorkingDayError if the school never opens.
    """
    now = _utc(now)
    return max(now, next(calendar.spans_from(now, window)).start)


def school_year(day: date) -> int:
    """Return the calendar year in which the school year of that day began (1 September to 31 August)."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


def day_bounds(now: datetime, zone: ZoneInfo) -> Span:
    """Return the local day that holds the moment, midnight to midnight: 23, 24 or 25 hours."""
    today = _utc(now).astimezone(zone).date()
    return Span(_at(today, time.min, zone), _at(today + DAY, time.min, zone))


def week_bounds(now: datetime, zone: ZoneInfo) -> Span:
    """Return the local week that holds the moment, from Monday's midnight to the next one."""
    today = _utc(now).astimezone(zone).date()
    monday = today - today.weekday() * DAY
    return Span(_at(monday, time.min, zone), _at(monday + 7 * DAY, time.min, zone))


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")  # otherwise the machine's own zone would be taken in silence
    return moment.astimezone(UTC)


def _at(day: date, wall_time: time, zone: ZoneInfo) -> datetime:
    """Return when the wall clock shows that time: the first of two; an hour that is skipped counts from before it."""
    return datetime.combine(day, wall_time.replace(fold=0), zone).astimezone(UTC)


@lru_cache(maxsize=64)
def _official_year(year: int) -> _OfficialYear:
    """Read a year of the production calendar; the library is loaded here, as it is slow to import.

    It tells where a day off came from in words only, hence the fixed language: "Day off (substituted from 01/03/2026)"
    for the government's decree, "Victory Day (observed)" for a holiday that fell on the weekend just before.
    """
    from holidays import country_holidays

    known = country_holidays("RU", years=year, expand=False, language="en_US")
    five_day_only = set()
    for day, name in known.items():
        if moved := re.search(r"substituted from (\d\d)/(\d\d)/(\d{4})", name):
            month, day_of_month, from_year = map(int, moved.groups())
            origin = date(from_year, month, day_of_month)
        elif "(observed)" in name:
            origin = max(other for other in known if other < day and other.weekday() >= SATURDAY)
        else:
            continue
        if origin.weekday() == SATURDAY:
            five_day_only.add(day)
    return _OfficialYear(
        off=frozenset(known) - five_day_only,
        off_in_five_day_week=frozenset(five_day_only),
        working_weekends=frozenset(known.weekend_workdays),
    )
