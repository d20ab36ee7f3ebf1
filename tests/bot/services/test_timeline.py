"""A timeline answers exactly as the calendar that walks the days does."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.calendar import SCHOOL_DAY, NoWorkingDayError, Window, WorkingCalendar
from bot.services.timeline import Timeline
from models.school import DayKind
from tests.bot.services.test_calendar import calendars, moments, windows

KUZBASS = ZoneInfo("Asia/Novokuznetsk")
# The first look at a year loads the official calendar, which is slow.
unhurried = settings(deadline=None)
SINCE = datetime(2025, 5, 1, tzinfo=UTC)  # before all moments that are tried
amounts = st.timedeltas(timedelta(0), timedelta(hours=400))
hours = st.one_of(st.just(SCHOOL_DAY), windows())


@unhurried
@given(calendars, moments, amounts, hours)
def test_adding_is_what_the_calendar_adds(
    calendar: WorkingCalendar, start: datetime, amount: timedelta, window: Window
) -> None:
    amount = min(amount, 300 * window.length)  # a window may be of microseconds
    expected = calendar.add_working_time(start, amount, window)
    assert Timeline(calendar, start, window).add(start, amount) == expected
    assert Timeline(calendar, start - timedelta(days=40), window).add(start, amount) == expected


@unhurried
@given(calendars, st.lists(moments, min_size=3, max_size=3).map(sorted), hours)
def test_between_is_what_the_calendar_finds_between(
    calendar: WorkingCalendar, three: list[datetime], window: Window
) -> None:
    since, start, end = three
    timeline = Timeline(calendar, since, window)
    assert timeline.between(start, end) == calendar.working_hours_between(start, end, window)
    assert timeline.between(end, start) == timedelta(0)


@unhurried
@given(calendars, st.lists(st.tuples(moments, amounts), max_size=10))
def test_questions_in_any_order_do_not_disturb_each_other(
    calendar: WorkingCalendar, questions: list[tuple[datetime, timedelta]]
) -> None:
    timeline = Timeline(calendar, SINCE)
    for start, amount in questions:
        assert timeline.add(start, amount) == calendar.add_working_time(start, amount)


def test_what_cannot_be_reckoned_is_refused() -> None:
    calendar = WorkingCalendar(KUZBASS, 5)
    now = datetime(2026, 11, 23, 3, tzinfo=UTC)
    timeline = Timeline(calendar, now)
    with pytest.raises(ValueError, match="before"):
        timeline.add(now - timedelta(seconds=1), timedelta(hours=1))
    with pytest.raises(ValueError, match="zone"):
        timeline.add(now.replace(tzinfo=None), timedelta(hours=1))
    with pytest.raises(ValueError, match="only be added"):
        timeline.add(now, timedelta(hours=-1))
    closed = {date(2026, 11, 23) + timedelta(days=n): DayKind.OFF for n in range(1000)}
    with pytest.raises(NoWorkingDayError):
        Timeline(WorkingCalendar(KUZBASS, 5, closed), now).add(now, timedelta(hours=1))
