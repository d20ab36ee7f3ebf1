"""When planned work comes again: never on a day off, always later, and always like the day that was chosen."""

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.calendar import WorkingCalendar
from bot.services.tickets.turns import due_on, next_turn
from models.school import DayKind
from models.upkeep import Every

ZONE = ZoneInfo("Asia/Novokuznetsk")
FIVE_DAYS = WorkingCalendar(ZONE, 5)
SUNDAY = 6

# The first look into a year reads its production calendar, which takes longer than all the others.
unhurried = settings(deadline=None)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
changes = st.dictionaries(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from(list(DayKind)), max_size=40)
calendars = st.builds(WorkingCalendar, st.just(ZONE), st.sampled_from([5, 6]), changes)


@unhurried
@given(days, calendars)
def test_work_is_due_on_the_first_working_day_from_its_turn_on(turn: date, calendar: WorkingCalendar) -> None:
    due = due_on(turn, calendar)
    assert due >= turn
    assert calendar.is_working_day(due)
    skipped = [turn + timedelta(days=number) for number in range((due - turn).days)]
    assert not any(calendar.is_working_day(day) for day in skipped)


@unhurried
@given(days, st.sampled_from(Every), calendars, st.integers(0, 800))
def test_the_next_turn_is_due_later_and_none_between_was_left_out(
    turn: date, every: Every, calendar: WorkingCalendar, standstill: int
) -> None:
    done_on = due_on(turn, calendar) + timedelta(days=standstill)
    later = next_turn(turn, every, calendar, done_on)
    assert later > turn
    assert due_on(later, calendar) > done_on
    step = turn
    while step != later:  # each turn before it would have been due already
        assert due_on(step, calendar) <= done_on
        step = next_turn(step, every, WorkingCalendar(ZONE, 6), step - timedelta(days=60))


@unhurried
@given(days, st.integers(1, 30))
def test_a_week_keeps_its_day_whatever_holidays_there_are(turn: date, times: int) -> None:
    start = turn
    for _ in range(times):
        turn = next_turn(turn, Every.WEEK, FIVE_DAYS, due_on(turn, FIVE_DAYS))
    assert turn.weekday() == start.weekday()


@unhurried
@given(st.dates(date(2020, 1, 1), date(2035, 12, 28)).filter(lambda day: day.day < 28), st.integers(1, 30))
def test_a_month_keeps_its_day_whatever_holidays_there_are(turn: date, times: int) -> None:
    start = turn
    for _ in range(times):
        turn = next_turn(turn, Every.MONTH, FIVE_DAYS, due_on(turn, FIVE_DAYS))
    assert turn.day == start.day


AFTER: Mapping[tuple[str, Every], str] = {
    ("2026-01-30", Every.MONTH): "2026-02-28",
    ("2026-01-31", Every.MONTH): "2026-02-28",
    ("2026-02-28", Every.MONTH): "2026-03-31",  # the last of a month stays the last
    ("2028-01-30", Every.MONTH): "2028-02-29",
    ("2028-02-28", Every.MONTH): "2028-03-28",  # which in a leap year it is not
    ("2028-02-29", Every.YEAR): "2029-02-28",
    ("2027-02-28", Every.YEAR): "2028-02-29",
    ("2026-11-30", Every.QUARTER): "2027-02-28",
    ("2026-08-31", Every.HALF_YEAR): "2027-02-28",
    ("2026-12-15", Every.MONTH): "2027-01-15",
    ("2026-12-30", Every.WEEK): "2027-01-06",
}


@pytest.mark.parametrize(("case", "after"), AFTER.items())
def test_ends_of_months_and_years(case: tuple[str, Every], after: str) -> None:
    turn = date.fromisoformat(case[0])
    assert next_turn(turn, case[1], FIVE_DAYS, turn).isoformat() == after


def test_holidays_that_swallow_a_week_bring_the_work_once() -> None:
    """Of the turns of 30 December, 6 and 13 January the second falls into the holidays up to the 10th."""
    turn = date(2026, 12, 30)
    first = next_turn(turn, Every.WEEK, FIVE_DAYS, due_on(turn, FIVE_DAYS))
    assert due_on(first, FIVE_DAYS) == date(2027, 1, 11)
    assert next_turn(first, Every.WEEK, FIVE_DAYS, date(2027, 1, 11)) == date(2027, 1, 13)


def test_a_school_that_works_on_a_sunday() -> None:
    sunday = date(2026, 11, 29)
    assert sunday.weekday() == SUNDAY
    assert due_on(sunday, WorkingCalendar(ZONE, 5, {sunday: DayKind.WORKING})) == sunday
    assert due_on(sunday, FIVE_DAYS) == date(2026, 11, 30)
