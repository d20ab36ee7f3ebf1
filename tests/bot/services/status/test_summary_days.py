"""When a summary comes and what became red: pure rules."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.services.calendar import WorkingCalendar
from bot.services.status.summary_days import USUAL, Due, Kind, Wish, due, fresh
from models.school import DayKind

ZONE = ZoneInfo("Asia/Novokuznetsk")
CALENDAR = WorkingCalendar(ZONE, 5)


def local(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZONE).astimezone(UTC)


def coming(now: str, wish: Wish = USUAL, calendar: WorkingCalendar = CALENDAR, **told: date) -> str | None:
    found = due(wish, {Kind(kind): day for kind, day in told.items()}, local(now), calendar)
    return f"{found.kind} {found.period.code}" if found else None


def test_on_which_day_and_at_what_time_it_comes() -> None:
    friday, never = Wish(4), Wish(None)
    monday_off = WorkingCalendar(ZONE, 5, {date(2026, 11, 16): DayKind.OFF})
    week_off = WorkingCalendar(ZONE, 5, {date(2026, 11, day): DayKind.OFF for day in range(16, 21)})
    cases: list[tuple[str | None, str | None]] = [
        (coming("2026-11-16T07:59"), None),
        (coming("2026-11-16T08:00"), "week w20261109"),
        (coming("2026-11-16T08:00", Wish(0, time(9, 30))), None),
        (coming("2026-11-16T23:45"), "week w20261109"),
        (coming("2026-11-16T12:00", week=date(2026, 11, 16)), None),
        (coming("2026-11-16T12:00", week=date(2026, 11, 9)), "week w20261109"),
        (coming("2026-11-18T06:00"), "week w20261109"),  # the bot stood still for two days
        (coming("2026-11-19T12:00"), None),
        (coming("2026-11-16T12:00", friday, week=date(2026, 11, 13)), None),
        (coming("2026-11-16T12:00", friday), "week x20261106-20261112"),  # it stood still from Friday on
        (coming("2026-11-15T12:00", friday), None),  # a Sunday
        (coming("2026-06-15T08:00", friday, week=date(2026, 6, 5)), "week w20260608"),  # Friday was a holiday
        (coming("2026-11-20T08:00", friday), "week x20261113-20261119"),
        (coming("2026-11-16T12:00", never), None),
        (coming("2026-11-16T12:00", calendar=monday_off), None),
        (coming("2026-11-17T08:00", calendar=monday_off), "week x20261110-20261116"),
        (coming("2026-11-18T12:00", calendar=week_off), None),
        # 1 November 2026 is a Sunday, 4 November a holiday.
        (coming("2026-11-02T08:00"), "month m202610"),
        (coming("2026-11-02T08:00", month=date(2026, 11, 2)), "week w20261026"),
        (coming("2026-11-02T08:00", Wish(monthly=False)), "week w20261026"),
        (coming("2026-11-04T12:00", never), None),
        (coming("2026-11-05T12:00", never), "month m202610"),
        (coming("2026-11-06T12:00", never), None),
        (coming("2027-01-11T08:00", never), "month m202612"),  # after the holidays
    ]
    for number, (found, wanted) in enumerate(cases):
        assert found == wanted, number


wishes = st.builds(
    Wish,
    st.integers(0, 6) | st.none(),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.booleans(),
)


@given(wishes, st.integers(0, 2_500))
def test_what_was_told_is_not_told_again_and_is_over(wish: Wish, hours: int) -> None:
    told: dict[Kind, date | None] = {}
    found: list[Due] = []
    now = datetime(2026, 8, 1, tzinfo=UTC) + timedelta(hours=hours)
    for _ in range(4 * 7):
        now += timedelta(hours=6)
        what = due(wish, told, now, CALENDAR)
        if what is None:
            continue
        found.append(what)
        today = CALENDAR.local(now).date()
        told[what.kind] = today
        assert what.period.last < what.day <= today
        assert CALENDAR.is_working_day(what.day)
        assert sum(CALENDAR.is_working_day(what.day + timedelta(days=n)) for n in range((today - what.day).days)) <= 2
    assert len([one for one in found if one.kind is Kind.WEEK]) <= 2
    assert len([one for one in found if one.kind is Kind.MONTH]) <= 1


def test_what_is_red_is_told_once_while_it_is_red_and_once_a_day_at_most() -> None:
    monday, tuesday = date(2026, 11, 16), date(2026, 11, 17)
    new, kept = fresh(["item:1", "ticket:2"], {}, monday)
    assert (new, kept) == (["item:1", "ticket:2"], {"item:1": "2026-11-16", "ticket:2": "2026-11-16"})
    assert fresh(["item:1", "ticket:2"], kept, tuesday) == ([], kept)
    # It went away and came back on the same day.
    _, gone = fresh(["item:1"], kept, monday)
    assert fresh(["item:1", "ticket:2"], gone, monday)[0] == []
    _, gone = fresh(["item:1"], kept, tuesday)
    assert fresh(["item:1", "ticket:2"], gone, tuesday)[0] == ["ticket:2"]
