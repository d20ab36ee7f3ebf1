"""Under which headline of one's deeds a day stands."""

from datetime import date, timedelta

from handlers.deeds import lists
from tests.databases import SCHOOL_MORNING

TODAY = SCHOOL_MORNING.date()  # a Tuesday


def test_the_part_of_a_day() -> None:
    cases = {
        TODAY - timedelta(days=1): "late",
        TODAY: "today",
        TODAY + timedelta(days=1): "tomorrow",
        TODAY + timedelta(days=5): "week",
        TODAY + timedelta(days=6): "later",
        lists.NO_DAY: "none",
    }
    assert {day: lists.section(day, TODAY) for day in cases} == cases
    assert lists.section(date(2026, 11, 29), date(2026, 11, 28)) == "tomorrow"
