"""The rules of breakdowns that need no database: how a period is cut, what was open when, what is worse."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.services.status.breakdowns.shapes import SIZE, Tickets, cut, share_of
from bot.services.status.breakdowns.weeks import MOST_WEEKS, open_by_ends, parts_of
from bot.services.status.periods import Period, PeriodKind

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 3650), DAYS)
def test_parts_are_the_period_as_far_as_it_has_begun(first: date, days: int, today: date) -> None:
    period = Period(PeriodKind.OWN, first, first + timedelta(days=days))
    parts = parts_of(period, today)
    if today < first:
        assert parts == []
        return
    assert parts[0].first == first
    assert parts[-1].last <= period.last
    assert parts[-1].first <= today
    for before, after in pairwise(parts):
        assert before.last + timedelta(days=1) == after.first
        assert before.last.weekday() == 6 or after.first.day == 1
    assert parts[-1].last >= min(period.last, today)
    assert len(parts) <= max(MOST_WEEKS, 122)


def test_what_is_long_goes_by_months() -> None:
    half = Period(PeriodKind.OWN, date(2026, 6, 1), date(2026, 11, 29))  # 26 weeks from a Monday to a Sunday
    longer = Period(PeriodKind.OWN, date(2026, 6, 1), date(2026, 11, 30))
    assert len(parts_of(half, half.last)) == MOST_WEEKS
    assert [one.first.month for one in parts_of(longer, longer.last)] == [6, 7, 8, 9, 10, 11]
    november = Period(PeriodKind.MONTH, date(2026, 11, 1), date(2026, 11, 30))
    assert [(one.first.day, one.last.day) for one in parts_of(november, date(2026, 11, 10))] == [
        (1, 1),
        (2, 8),
        (9, 15),
    ]


@given(st.integers(0, 9), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1))
def test_what_was_open_is_reckoned_back(before: int, moved: list[tuple[int, int]]) -> None:
    standing, now = [], before
    for opened, left in moved:
        now += opened - left
        standing.append(now)
    assert open_by_ends(now, [left - opened for opened, left in moved]) == standing


def test_what_is_late_is_worse_than_what_there_is_much_of() -> None:
    late, much, still = Tickets(opened=1, open=1, late=1), Tickets(opened=90), Tickets(opened=2, open=2)
    assert sorted((much, late, still), key=lambda one: one.rank, reverse=True) == [late, still, much]


def test_a_page_beyond_the_end_is_the_last_one() -> None:
    lines = list(range(SIZE + 1))
    assert cut(lines, 9, lambda one: one).lines == [0]
    assert cut(lines, 0, lambda one: one).lines == [6, 5, 4, 3, 2, 1]
    assert (cut([], 3, lambda one: one).lines, cut([], 3, lambda one: one).page) == ([], 0)


def test_a_share_of_nothing_has_no_value() -> None:
    assert (share_of(0, 0).value, share_of(1, 4).value) == (None, 25)
