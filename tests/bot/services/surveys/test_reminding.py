from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.services.surveys.reminding import MOST, next_reminder, reminder_days
from tests.bot.services.news.made_up import calendar

MONDAY = date(2026, 11, 23)


def test_reminders_come_after_three_days_a_week_and_on_the_last_day() -> None:
    cases = [
        (MONDAY, 14, [26, 30, 7]),
        (MONDAY - timedelta(days=3), 14, [23, 27, 4]),  # a Friday; the first falls on a working day
        (MONDAY + timedelta(days=2), 14, [30, 2, 9]),  # a Wednesday; three days later is a Saturday
        (MONDAY, 6, [27]),  # the last day is a Sunday; nothing else comes on the day before
        (MONDAY, 3, [26]),
        (MONDAY, 1, [24]),
        (MONDAY, 0, []),
    ]
    for start, days, wanted in cases:
        found = reminder_days(start, start + timedelta(days=days), calendar())
        assert [day.day for day in found] == wanted, (start, days)


@given(start=st.dates(date(2026, 1, 1), date(2027, 6, 1)), days=st.integers(0, 92))
def test_there_are_few_on_working_days_while_it_runs(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    found = reminder_days(start, end, calendar())
    assert len(found) <= MOST
    assert all(start < day <= end and calendar().is_working_day(day) for day in found)
    after, seen = start, list[date]()
    while (following := next_reminder(start, end, after, calendar())) is not None:
        seen.append(following)
        after = following
    assert seen == list(found)
