from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.daywords import LONGEST_STRETCH, Days, read_day, read_days

TODAY = date(2026, 11, 24)  # a Tuesday
WEEKDAYS = [
    ("пн", "до понедельника", "к понедельнику", "Monday"),
    ("вт.", "во вторник", "до вторника", "by Tue"),
    ("ср", "В СРЕДУ", "до среды", "к среде", "on Wednesday"),
    ("чт", "в четверг", "до четверга", "Thu"),
    ("пт", "Пятница", "до пятницы", "by Friday"),
    ("сб", "в субботу", "saturday"),
    ("вс", "до воскресенья", "в воскресенье", "Sunday"),
]


@pytest.mark.parametrize(
    ("words", "first", "last", "note"),
    [
        ("25.12", date(2026, 12, 25), date(2026, 12, 25), None),
        ("24.11", TODAY, TODAY, None),
        ("23.09", date(2027, 9, 23), date(2027, 9, 23), None),
        ("12.01", date(2027, 1, 12), date(2027, 1, 12), None),
        ("27.11.26", date(2026, 11, 27), date(2026, 11, 27), None),
        ("27.11 привезут", date(2026, 11, 27), date(2026, 11, 27), "привезут"),
        ("27.11. Привезут", date(2026, 11, 27), date(2026, 11, 27), "Привезут"),
        ("27.11 – привезут", date(2026, 11, 27), date(2026, 11, 27), "привезут"),
        ("27.11 до обеда", date(2026, 11, 27), date(2026, 11, 27), "до обеда"),
        ("пт, 27.11.2026", date(2026, 11, 27), date(2026, 11, 27), None),
        ("до 27 ноября", date(2026, 11, 27), date(2026, 11, 27), None),
        ("12 мая 2027, ремонт", date(2027, 5, 12), date(2027, 5, 12), "ремонт"),
        ("27 Nov", date(2026, 11, 27), date(2026, 11, 27), None),
        ("сегодня", TODAY, TODAY, None),
        ("завтра привезут", date(2026, 11, 25), date(2026, 11, 25), "привезут"),
        ("tomorrow", date(2026, 11, 25), date(2026, 11, 25), None),
        ("до послезавтра", date(2026, 11, 26), date(2026, 11, 26), None),
        ("the day after tomorrow", date(2026, 11, 26), date(2026, 11, 26), None),
        ("через 3 дня", date(2026, 11, 27), date(2026, 11, 27), None),
        ("через неделю едет", date(2026, 12, 1), date(2026, 12, 1), "едет"),
        ("через две недели", date(2026, 12, 8), date(2026, 12, 8), None),
        ("in 2 weeks", date(2026, 12, 8), date(2026, 12, 8), None),
        ("в четверг", date(2026, 11, 26), date(2026, 11, 26), None),
        ("вторник", date(2026, 12, 1), date(2026, 12, 1), None),
        ("с завтра до пятницы", date(2026, 11, 25), date(2026, 11, 27), None),
        ("пт-вт конференция", date(2026, 11, 27), date(2026, 12, 1), "конференция"),
        ("с 25.11 по 27.11", date(2026, 11, 25), date(2026, 11, 27), None),
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
        ("когда-нибудь", "error-days-form"),
        ("вторая смена", "error-days-form"),
        ("31 ноября", "error-days-form"),
        ("22.11–25.11", "error-days-past"),
        ("20 ноября", "error-days-past"),
        ("через 999 дней", "error-days-far"),
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


@pytest.mark.parametrize("words", ["когда-нибудь", "31.02", "25.12–26.12", "в пятый раз", "next"])
def test_what_is_not_one_day_is_refused_where_one_is_asked_for(words: str) -> None:
    with pytest.raises(Invalid, match="error-day-words"):
        read_day(words, TODAY)


def test_why_one_day_is_refused_is_said() -> None:
    with pytest.raises(Invalid, match="error-days-past"):
        read_day("23.11", TODAY)


@given(st.dates(date(2025, 3, 1), date(2027, 12, 31)), st.integers(1, 60))
def test_what_has_just_passed_is_not_of_the_next_year(today: date, ago: int) -> None:
    with pytest.raises(Invalid, match="error-days-past"):
        read_days(f"{today - timedelta(days=ago):%d.%m}", today)


@given(st.dates(date(2025, 3, 1), date(2027, 12, 31)), st.sampled_from(WEEKDAYS), st.sampled_from(["{} ждём", "{}"]))
def test_a_day_of_the_week_is_the_next_one(today: date, names: tuple[str, ...], form: str) -> None:
    days = {read_day(form.format(name), today).first for name in names}
    assert len(days) == 1
    day = days.pop()
    assert timedelta(0) < day - today <= timedelta(days=7)
    assert day.weekday() == WEEKDAYS.index(names)
