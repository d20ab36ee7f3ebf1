"""When one is reminded: tables of days, and what holds for all of them."""

from datetime import date, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.services.calendar import DAY, WorkingCalendar
from bot.services.roadmap.periods import reminder_day
from bot.services.roadmap.reminding import (
    Watched,
    control_reminders,
    is_due,
    level_reached,
    next_after,
    next_look,
    rises,
    task_reminders,
    working_day_after,
)
from models.school import DayKind

ZONE = ZoneInfo("Asia/Novokuznetsk")
CALENDAR = WorkingCalendar(ZONE, 5)
DAYS = st.dates(date(2025, 9, 1), date(2027, 8, 31))
CALENDARS = st.builds(
    lambda week, off: WorkingCalendar(ZONE, week, dict.fromkeys(off, DayKind.OFF)),
    st.sampled_from([5, 6]),
    st.sets(DAYS, max_size=20),
)
GAPS = st.none() | st.integers(1, 200).map(timedelta)


@st.composite
def watched(draw: st.DrawFn) -> Watched:
    day, before, after = draw(DAYS), draw(GAPS), draw(GAPS)
    previous, following = (day - before if before else None), (day + after if after else None)
    return Watched(day, draw(st.booleans()), previous, following)


def days(found: list[date]) -> str:
    return " ".join(f"{day:%d.%m}" for day in found)


def test_the_days_of_a_deadline() -> None:
    """Tuesday 15 December 2026; the daily ones are working days, the holidays of January swallow what meets there."""
    for control, expected in (
        (
            Watched(date(2026, 12, 15), is_pulse=False),
            "01.12 08.12 11.12 14.12 15.12 16.12 17.12 18.12 21.12 22.12 25.12 28.12 30.12 13.01 20.01 27.01",
        ),
        # A Sunday: reminded on the Friday before, where the day before meets it.
        (Watched(date(2026, 10, 18), is_pulse=False), "02.10 09.10 15.10 16.10 19.10 20.10 21.10 22.10 23.10 26.10"),
        # Nothing of it comes before the control that precedes it is over.
        (Watched(date(2026, 10, 16), is_pulse=False, previous=date(2026, 10, 12)), "13.10 15.10 16.10 19.10 20.10"),
    ):
        count = len(expected.split())
        assert days(list(islice(control_reminders(control, CALENDAR), count))) == expected, control


def test_the_days_of_a_pulse() -> None:
    for control, expected in (
        (Watched(date(2026, 10, 25), is_pulse=True), "23.10 28.10 03.11"),  # a Sunday
        (Watched(date(2026, 10, 30), is_pulse=True, following=date(2026, 11, 10)), "30.10"),
        (Watched(date(2026, 10, 30), is_pulse=True, following=date(2026, 11, 15)), "30.10 05.11 11.11"),
        (Watched(date(2026, 10, 30), is_pulse=True, following=date(2026, 10, 31)), "30.10"),
    ):
        assert days(list(control_reminders(control, CALENDAR))) == expected, control


def test_the_days_of_a_task() -> None:
    found = list(islice(task_reminders(date(2026, 11, 23), CALENDAR), 7))  # a Monday
    assert days(found) == "20.11 23.11 24.11 25.11 26.11 03.12 10.12"


@given(watched(), CALENDARS)
def test_each_reminder_is_on_a_working_day_and_each_day_once(control: Watched, calendar: WorkingCalendar) -> None:
    found = list(islice(control_reminders(control, calendar), 30))
    assert all(map(calendar.is_working_day, found))
    assert found == sorted(set(found))
    assert reminder_day(control.day, calendar) in found or control.previous
    if control.is_pulse:
        assert len(found) <= 3
        if control.following is not None:
            assert all(day < control.following for day in found[1:])
            assert len(found) == 1 or control.following - control.day > timedelta(days=14)
    else:
        late = [day for day in found if day > control.day]
        assert late[:5] == [working_day_after(control.day, count, calendar) for count in range(1, 6)]
        assert found[-1] - found[-2] <= timedelta(days=28)  # never given up


@given(watched(), CALENDARS, DAYS)
def test_what_the_clock_looks_at_day_by_day_is_what_the_rule_says(
    control: Watched, calendar: WorkingCalendar, first: date
) -> None:
    """However late an item is taken over, it gets the reminders from then on, one at a time."""
    last = first + timedelta(days=60)
    later = last + timedelta(days=40)
    reminders = list(takewhile(lambda day: day <= later, control_reminders(control, calendar)))
    up = () if control.is_pulse else rises(control.day, calendar)
    due, look = list[date](), first
    while look <= last:
        if is_due(reminders, look, look, calendar) and calendar.is_working_day(look):
            due.append(look)
        following = next_look(reminders, up, look)
        if following is None:
            break
        assert following > look
        look = following
    assert due == [day for day in reminders if first <= day <= last]


@given(watched(), CALENDARS, st.integers(0, 40))
def test_after_days_without_a_tick_one_reminder_makes_up_for_all(
    control: Watched, calendar: WorkingCalendar, missed: int
) -> None:
    seen = next_after(control_reminders(control, calendar), control.day - timedelta(days=10))
    if seen == date.max:
        return
    today = seen + missed * DAY
    assert is_due(control_reminders(control, calendar), seen, today, calendar)


@given(watched(), st.integers(0, 8))
def test_a_reminder_whose_day_becomes_a_day_off_is_not_lost(control: Watched, place: int) -> None:
    """On its eve the clock looks ahead over the days off: it comes then, or where working days count, the day after."""
    found = list(islice(control_reminders(control, CALENDAR), place + 1))
    day = found[-1]
    changed = WorkingCalendar(ZONE, 5, {day: DayKind.OFF})
    eve = changed.previous_working_day(day)
    if control.previous is None or eve > reminder_day(control.previous, changed):
        reminders = list(islice(control_reminders(control, changed), 30))
        assert is_due(reminders, day, eve, changed) or changed.next_working_day(day) in reminders


def test_a_missed_deadline_goes_up_twice() -> None:
    up = rises(date(2026, 11, 20), CALENDAR)  # a Friday
    assert up == (date(2026, 11, 25), date(2026, 12, 2))
    levels = {24: 0, 25: 1, 30: 1}
    assert {day: level_reached(up, date(2026, 11, day)) for day in levels} == levels
    assert level_reached(up, date(2026, 12, 2)) == 2
    assert rises(date(2026, 11, 20), CALENDAR, date(2026, 11, 25)) == up
    assert rises(date(2026, 11, 20), CALENDAR, date(2026, 12, 1)) == (up[0], date(2026, 12, 8))
