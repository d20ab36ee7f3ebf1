from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.daywords import LONGEST_STRETCH, Days, read_days

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "first", "last", "note"),
    [
        ("25.12", date(2026, 12, 25), date(2026, 12, 25), None),
        ("24.11", TODAY, TODAY, None),
        ("23.11", date(2027, 11, 23), date(2027, 11, 23), None),
        ("1.2.2027", date(2027, 2, 1), date(2027, 2, 1), None),
        (" 25.12  мороз, −40 ", date(2026, 12, 25), date(2026, 12, 25), "мороз, -40".replace("-", "−")),
        ("25.12: мороз", date(2026, 12, 25), date(2026, 12, 25), "мороз"),
        ("12.01–16.01 карантин", date(2027, 1, 12), date(2027, 1, 16), "карантин"),
        ("28.12 - 10.01", date(2026, 12, 28), date(2027, 1, 10), None),
        ("29.02", date(2028, 2, 29), date(2028, 2, 29), None),
    ],
)
def test_days_as_people_type_them(words: str, first: date, last: date, note: str | None) -> None:
    assert read_days(words, TODAY) == Days(first, last, note)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("завтра", "error-days-form"),
        ("31.02", "error-days-form"),
        ("31.02.2027", "error-days-form"),
        ("0.12", "error-days-form"),
        ("25.12мороз", "error-days-form"),
        ("٢٥.١٢", "error-days-form"),
        ("23.11.2026", "error-days-past"),
        ("25.12.2029", "error-days-far"),
        ("25.12.2026–20.12.2026", "error-days-stretch"),
        ("01.12–01.11", "error-days-stretch"),
        ("\u200b", "error-empty"),
        ("25.12 " + "я" * 300, "error-too-long"),
    ],
)
def test_what_is_no_day_is_refused(words: str, key: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_days(words, TODAY)
    assert refusal.value.key == key


@given(st.dates(TODAY, TODAY + timedelta(days=700)), st.integers(0, LONGEST_STRETCH - 1))
def test_full_dates_are_read_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    days = read_days(f"{first:%d.%m.%Y}-{last:%d.%m.%Y}", TODAY)
    assert list(days.all()) == [first + timedelta(days=number) for number in range(length + 1)]


@given(st.text(max_size=40))
def test_any_text_is_days_or_a_refusal(words: str) -> None:
    try:
        days = read_days(words, TODAY)
    except Invalid:
        return
    assert TODAY <= days.first <= days.last
