"""The two days on which the silent are reminded."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.services.calendar import DAY
from bot.services.news.reminding import next_reminder, reminder_days
from models.school import DayKind
from tests.bot.services.news.made_up import calendar


def november(*days: int) -> tuple[date, ...]:
    return tuple(date(2026, 11, day) for day in days)


def test_the_day_before_and_the_last_day() -> None:
    cases = [
        ("a Wednesday", 25, calendar(), november(24, 25)),
        ("a Monday: the Friday before", 30, calendar(), november(27, 30)),
        ("a Saturday off: once, on Friday", 28, calendar(), november(27)),
        ("a Sunday: once, on Friday", 29, calendar(), november(27)),
        ("a working Saturday", 28, calendar(6), november(27, 28)),
        ("a day off made by the school", 26, calendar(changes={date(2026, 11, 26): DayKind.OFF}), november(25)),
        ("a day off before it", 26, calendar(changes={date(2026, 11, 25): DayKind.OFF}), november(24, 26)),
        ("the day after a holiday", 5, calendar(), november(3, 5)),
    ]
    for case, day, days, expected in cases:
        assert reminder_days(date(2026, 11, day), days) == expected, case


def test_the_next_of_them() -> None:
    friday, days = date(2026, 11, 27), calendar()
    cases = {
        date(2026, 11, 1): date(2026, 11, 26),
        date(2026, 11, 25): date(2026, 11, 26),
        # It goes on the day before the last: that day's reminder is the letter itself.
        date(2026, 11, 26): friday,
        friday: None,
        date(2026, 12, 1): None,
    }
    assert {after: next_reminder(friday, after, days) for after in cases} == cases
    assert next_reminder(None, friday, days) is None


@given(react_by=st.dates(date(2026, 1, 12), date(2027, 12, 31)), week=st.sampled_from([5, 6]), after=st.integers(-9, 9))
def test_reminders_come_on_working_days_in_time(react_by: date, week: int, after: int) -> None:
    days = calendar(week)
    found = reminder_days(react_by, days)
    assert 1 <= len(found) <= 2
    assert all(day <= react_by and days.is_working_day(day) for day in found)
    coming = next_reminder(react_by, react_by + after * DAY, days)
    assert coming is None or react_by + after * DAY < coming <= react_by
