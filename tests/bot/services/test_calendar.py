"""Working days, working hours and delivery windows; the official days are checked against the published calendars."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.services.calendar import (
    ROLE_WINDOWS,
    SCHOOL_DAY,
    Addressee,
    NoWorkingDayError,
    Window,
    WorkingCalendar,
    day_bounds,
    is_open,
    narrowed,
    next_opening,
    school_year,
    week_bounds,
    widest,
)
from models.school import DayKind

KUZBASS = ZoneInfo("Asia/Novokuznetsk")  # seven hours ahead of UTC, no summer time
BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
FIVE, SIX = WorkingCalendar(KUZBASS, 5), WorkingCalendar(KUZBASS, 6)

# Cairo skips and repeats the hour at midnight itself.
zones = st.sampled_from(["Asia/Novokuznetsk", "Europe/Berlin", "Africa/Cairo", "America/New_York"]).map(ZoneInfo)
days = st.dates(date(2025, 6, 1), date(2029, 6, 1))
moments = st.datetimes(datetime(2025, 6, 1), datetime(2029, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001 bounds are naive by hypothesis' rule
times = st.times().map(lambda t: t.replace(tzinfo=None))
calendars = st.builds(
    WorkingCalendar,
    zones,
    st.sampled_from([5, 6]),
    st.dictionaries(days, st.sampled_from(DayKind), max_size=20),
)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start, end = sorted(draw(st.lists(times, min_size=2, max_size=2, unique=True)))
    return Window(start, end)


daytime = st.sampled_from([SCHOOL_DAY, *ROLE_WINDOWS.values()])


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def kuzbass(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KUZBASS)


@pytest.mark.parametrize(
    ("calendar", "year", "by_month"),
    [
        (FIVE, 2026, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]),
        (FIVE, 2027, [15, 19, 22, 22, 19, 21, 22, 22, 22, 21, 20, 22]),
        (SIX, 2026, [20, 23, 25, 26, 24, 25, 27, 26, 26, 27, 24, 26]),
        (SIX, 2027, [19, 23, 26, 26, 24, 25, 27, 26, 26, 26, 25, 26]),
    ],
)
def test_working_days_of_each_month_are_those_of_the_production_calendar(
    calendar: WorkingCalendar, year: int, by_month: list[int]
) -> None:
    counted = [0] * 12
    day = date(year, 1, 1)
    while day.year == year:
        counted[day.month - 1] += calendar.is_working_day(day)
        day += DAY
    assert counted == by_month


@pytest.mark.parametrize(
    ("day", "in_five", "in_six"),
    [
        ("2026-01-08", False, False),  # New Year holidays last to the 8th
        ("2026-01-09", False, True),  # moved from Saturday 3 January
        ("2026-01-10", False, True),  # a plain Saturday
        ("2026-02-23", False, False),
        ("2026-03-09", False, False),  # 8 March is a Sunday
        ("2026-05-09", False, False),  # a public holiday on a Saturday
        ("2026-05-11", False, True),  # given for that Saturday
        ("2026-11-04", False, False),
        ("2026-11-22", False, False),  # a plain Sunday
        ("2026-12-31", False, False),  # moved from Sunday 4 January
        ("2026-06-11", True, True),
        ("2027-02-20", True, True),  # a Saturday worked instead of the 22nd
        ("2027-02-22", False, True),
        ("2027-05-03", False, True),  # 1 May is a Saturday
        ("2027-05-10", False, False),  # 9 May is a Sunday
        ("2027-06-14", False, True),  # 12 June is a Saturday
        ("2027-11-05", False, True),  # moved from Saturday 2 January
        ("2027-12-31", False, False),  # moved from Sunday 3 January
        ("2025-11-01", True, True),  # a Saturday worked instead of 3 November
        ("2030-01-08", False, False),  # no decree yet: the public holidays stand
        ("2030-06-12", False, False),
        ("2030-02-25", True, True),  # and nothing is guessed for 23 February, a Saturday
    ],
)
def test_holidays_and_moved_days(day: str, in_five: bool, in_six: bool) -> None:  # noqa: FBT001 a row of a table
    known = date.fromisoformat(day)
    assert (FIVE.is_working_day(known), SIX.is_working_day(known)) == (in_five, in_six)


@given(days, st.sampled_from(DayKind), st.sampled_from([5, 6]))
@example(date(2027, 1, 1), DayKind.WORKING, 5)
@example(date(2027, 2, 20), DayKind.OFF, 5)
def test_the_school_s_own_changes_win_over_everything(day: date, kind: DayKind, week_days: int) -> None:
    changed = WorkingCalendar(KUZBASS, week_days, {day: kind})
    plain = WorkingCalendar(KUZBASS, week_days)
    assert changed.is_working_day(day) is (kind is DayKind.WORKING)
    assert changed.is_working_day(day + DAY) is plain.is_working_day(day + DAY)


@given(calendars, days)
def test_neighbouring_working_days_lead_back_to_each_other(calendar: WorkingCalendar, day: date) -> None:
    later = calendar.next_working_day(day)
    earlier = calendar.previous_working_day(later)
    assert earlier <= day < later
    assert calendar.is_working_day(later)
    assert calendar.is_working_day(earlier)
    assert not any(calendar.is_working_day(earlier + n * DAY) for n in range(1, (later - earlier).days))
    if calendar.is_working_day(day):
        assert earlier == day


def test_the_new_year_holidays_are_passed_over() -> None:
    assert FIVE.next_working_day(date(2026, 12, 30)) == date(2027, 1, 11)
    assert SIX.next_working_day(date(2026, 12, 30)) == date(2027, 1, 9)
    assert FIVE.previous_working_day(date(2027, 1, 11)) == date(2026, 12, 30)


def test_a_school_that_never_opens_is_told_so() -> None:
    closed = WorkingCalendar(KUZBASS, 6, {date(2026, 1, 1) + n * DAY: DayKind.OFF for n in range(1000)})
    now = utc("2027-01-01T00:00")
    searches: list[Callable[[], date]] = [
        lambda: closed.next_working_day(date(2027, 1, 1)),
        lambda: closed.previous_working_day(date(2027, 3, 1)),
        lambda: closed.add_working_time(now, timedelta(hours=1)),
        lambda: next_opening(now, SCHOOL_DAY, closed),
    ]
    for search in searches:
        with pytest.raises(NoWorkingDayError, match="no working day within 400 days of 2027"):
            search()
    assert issubclass(NoWorkingDayError, ValueError)
    assert closed.working_hours_between(now, now + 30 * DAY) == timedelta(0)
    assert not is_open(now, SCHOOL_DAY, closed)


def test_a_long_break_is_not_mistaken_for_a_closed_school() -> None:
    reopens = WorkingCalendar(KUZBASS, 5, {date(2026, 9, 1) + n * DAY: DayKind.OFF for n in range(380)})
    assert reopens.next_working_day(date(2026, 9, 1)) == date(2027, 9, 16)


@pytest.mark.parametrize("week_days", [4, 7])
def test_a_week_has_five_or_six_working_days(week_days: int) -> None:
    with pytest.raises(ValueError, match="5 or 6"):
        WorkingCalendar(KUZBASS, week_days)


def test_the_library_of_holidays_is_not_loaded_with_the_module() -> None:
    code = "import sys, bot.services.calendar; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_working_time_runs_in_working_hours_only() -> None:
    friday = kuzbass("2026-11-20T16:00")
    monday = kuzbass("2026-11-23T09:30")
    assert FIVE.working_hours_between(friday, monday) == timedelta(hours=2.5)
    assert SIX.working_hours_between(friday, monday) == timedelta(hours=11.5)
    assert FIVE.add_working_time(friday, timedelta(hours=2.5)) == monday
    assert FIVE.add_working_time(friday, timedelta(hours=4), Window(time(8), time(18))) == kuzbass("2026-11-23T10:00")


def test_working_time_over_new_year() -> None:
    start = kuzbass("2026-12-30T15:00")
    assert FIVE.add_working_time(start, timedelta(hours=4)) == kuzbass("2027-01-11T10:00")
    assert FIVE.working_hours_between(start, kuzbass("2027-01-11T10:00")) == timedelta(hours=4)


def test_work_that_fills_the_day_ends_with_it() -> None:
    assert FIVE.add_working_time(kuzbass("2026-11-20T03:00"), timedelta(hours=9)) == kuzbass("2026-11-20T17:00")


def test_no_time_passes_backwards() -> None:
    start = kuzbass("2026-11-20T10:00")
    assert FIVE.working_hours_between(start, start - DAY) == timedelta(0)
    night = kuzbass("2026-11-20T23:00")
    assert FIVE.add_working_time(night, timedelta(0)) == night
    with pytest.raises(ValueError, match="only be added"):
        FIVE.add_working_time(start, timedelta(seconds=-1))


def test_the_hour_that_summer_time_takes_or_gives_is_counted() -> None:
    night = Window(time(1), time(5))
    sundays_too = WorkingCalendar(BERLIN, 6, {date(2027, 3, 28): DayKind.WORKING, date(2027, 10, 31): DayKind.WORKING})
    spring, autumn = utc("2027-03-27T20:00"), utc("2027-10-30T20:00")
    assert sundays_too.working_hours_between(spring, spring + DAY / 2, night) == timedelta(hours=3)
    assert sundays_too.working_hours_between(autumn, autumn + DAY / 2, night) == timedelta(hours=5)


def test_hours_swallowed_by_summer_time_are_no_hours() -> None:
    swallowed = Window(time(2, 15), time(3))
    calendar = WorkingCalendar(BERLIN, 6, {date(2027, 3, 28): DayKind.WORKING, date(2027, 3, 29): DayKind.WORKING})
    assert calendar.open_span(date(2027, 3, 28), swallowed) is None
    # 02:15 does not exist on the 28th; the next one is on the 29th, two hours ahead of UTC.
    assert next_opening(utc("2027-03-28T00:00"), swallowed, calendar) == utc("2027-03-29T00:15")


@given(calendars, moments, st.timedeltas(timedelta(0), timedelta(hours=200)), daytime)
def test_adding_working_time_is_the_inverse_of_measuring_it(
    calendar: WorkingCalendar, start: datetime, amount: timedelta, hours: Window
) -> None:
    promised = calendar.add_working_time(start, amount, hours)
    assert promised >= start
    assert promised.tzinfo is UTC
    assert calendar.working_hours_between(start, promised, hours) == amount
    if amount:  # the earliest such moment, within working hours
        assert calendar.working_hours_between(start, promised - timedelta.resolution, hours) < amount


@given(calendars, st.lists(moments, min_size=3, max_size=3), windows())
def test_working_time_adds_up(calendar: WorkingCalendar, three: list[datetime], hours: Window) -> None:
    first, middle, last = sorted(three)
    assume(last - first < timedelta(days=400))
    measure = calendar.working_hours_between
    assert measure(first, middle, hours) + measure(middle, last, hours) == measure(first, last, hours)
    assert measure(first, last, hours) <= last - first


@given(calendars, days)
def test_a_deadline_ends_with_the_working_day(calendar: WorkingCalendar, day: date) -> None:
    end = calendar.end_of_working_day(day)
    assert end.tzinfo is UTC
    assert calendar.local(end).replace(tzinfo=None) == datetime.combine(day, time(17))
    assert calendar.local(calendar.end_of_working_day(day, Window(time(8), time(12)))).time() == time(12)


@given(calendars, moments, windows())
@example(WorkingCalendar(ZoneInfo("Africa/Cairo"), 5), utc("2028-04-27T00:00"), Window(time(0, 0, fold=1), time(1)))
def test_the_next_opening_is_the_first_open_moment(calendar: WorkingCalendar, now: datetime, window: Window) -> None:
    opening = next_opening(now, window, calendar)
    assert opening >= now
    assert opening.tzinfo is UTC
    assert is_open(opening, window, calendar)
    assert (opening == now) is is_open(now, window, calendar)
    wait = opening - now
    assert not any(is_open(now + wait * n / 50, window, calendar) for n in range(50) if wait)
    assert not wait or not is_open(opening - timedelta.resolution, window, calendar)


@given(calendars, moments, windows())
def test_an_open_window_is_on_a_working_day_by_the_wall_clock(
    calendar: WorkingCalendar, now: datetime, window: Window
) -> None:
    local = calendar.local(now)
    shift = (local + 2 * DAY).utcoffset() != (local - 2 * DAY).utcoffset()
    assume(not shift)  # near a change of the clocks wall time is ambiguous
    inside = window.start <= local.time() < window.end
    assert is_open(now, window, calendar) is (inside and calendar.is_working_day(local.date()))


def test_openings_of_the_roles() -> None:
    friday_evening = kuzbass("2026-11-20T19:30")
    openings = {who: next_opening(friday_evening, window, FIVE) for who, window in ROLE_WINDOWS.items()}
    assert openings == {
        Addressee.STAFF: kuzbass("2026-11-23T07:30"),
        Addressee.PARENT: friday_evening,
        Addressee.STUDENT: kuzbass("2026-11-23T14:00"),
    }
    assert next_opening(friday_evening, ROLE_WINDOWS[Addressee.STAFF], SIX) == kuzbass("2026-11-21T07:30")
    assert set(ROLE_WINDOWS) == set(Addressee)


def test_a_window_holds_its_start_and_not_its_end() -> None:
    assert is_open(kuzbass("2026-11-20T08:00"), SCHOOL_DAY, FIVE)
    assert not is_open(kuzbass("2026-11-20T17:00"), SCHOOL_DAY, FIVE)
    assert next_opening(kuzbass("2026-11-20T17:00"), SCHOOL_DAY, FIVE) == kuzbass("2026-11-23T08:00")


def test_the_length_of_a_window() -> None:
    assert Window(time(7, 30), time(18)).length == timedelta(hours=10, minutes=30)


def test_a_window_ends_after_it_starts() -> None:
    for start, end in [(time(9), time(9)), (time(20), time(8))]:
        with pytest.raises(ValueError, match="must end after"):
            Window(start, end)
    with pytest.raises(ValueError, match="without a zone"):
        Window(time(8, tzinfo=UTC), time(9, tzinfo=UTC))


@given(windows(), windows())
def test_a_person_narrows_the_window_and_never_widens_it(window: Window, own: Window) -> None:
    result = narrowed(window, own)
    assert window.start <= result.start < result.end <= window.end
    if own.start < window.end and window.start < own.end:
        assert own.start <= result.start < result.end <= own.end
    else:
        assert result == window


def test_narrowing() -> None:
    parent = ROLE_WINDOWS[Addressee.PARENT]
    assert narrowed(parent, None) == parent
    assert narrowed(parent, Window(time(6), time(12))) == Window(time(8), time(12))
    assert narrowed(parent, Window(time(21), time(23))) == parent


@given(st.lists(windows(), min_size=1, max_size=4))
def test_several_roles_share_the_widest_window(several: list[Window]) -> None:
    hull = widest(several)
    assert all(hull.start <= window.start and window.end <= hull.end for window in several)
    assert hull.start in {window.start for window in several}
    assert hull.end in {window.end for window in several}


def test_nobody_has_no_window() -> None:
    with pytest.raises(ValueError, match="no windows"):
        widest([])


def test_the_school_year_begins_in_september() -> None:
    assert school_year(date(2026, 8, 31)) == 2025
    assert school_year(date(2026, 9, 1)) == 2026
    assert school_year(date(2027, 1, 1)) == 2026


def test_bounds_are_the_school_s_midnights() -> None:
    sunday_night = kuzbass("2026-11-22T23:59")
    assert day_bounds(sunday_night, KUZBASS) == (kuzbass("2026-11-22T00:00"), kuzbass("2026-11-23T00:00"))
    assert week_bounds(sunday_night, KUZBASS) == (kuzbass("2026-11-16T00:00"), kuzbass("2026-11-23T00:00"))
    assert week_bounds(kuzbass("2026-11-23T00:00"), KUZBASS).start == kuzbass("2026-11-23T00:00")


@given(moments, zones)
@example(utc("2027-03-28T12:00"), BERLIN)
@example(utc("2027-10-31T12:00"), BERLIN)
def test_bounds_hold_the_moment_and_join_without_a_gap(now: datetime, zone: ZoneInfo) -> None:
    today, week = day_bounds(now, zone), week_bounds(now, zone)
    assert week.start <= today.start <= now < today.end <= week.end
    assert day_bounds(today.end, zone).start == today.end
    assert week_bounds(week.end, zone).start == week.end
    walk = [week.start]
    while walk[-1] < week.end:
        walk.append(day_bounds(walk[-1], zone).end)
    assert len(walk) == 8
    assert all(timedelta(hours=23) <= later - earlier <= timedelta(hours=25) for earlier, later in pairwise(walk))
    assert all(bound.tzinfo is UTC for bound in (*today, *week))


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 20, 10)  # noqa: DTZ001 that is the point
    uses: list[Callable[[], object]] = [
        lambda: FIVE.local(naive),
        lambda: day_bounds(naive, KUZBASS),
        lambda: week_bounds(naive, KUZBASS),
        lambda: is_open(naive, SCHOOL_DAY, FIVE),
        lambda: next_opening(naive, SCHOOL_DAY, FIVE),
        lambda: FIVE.working_hours_between(naive, naive),
        lambda: FIVE.add_working_time(naive, DAY),
    ]
    for use in uses:
        with pytest.raises(ValueError, match="time zone"):
            use()
