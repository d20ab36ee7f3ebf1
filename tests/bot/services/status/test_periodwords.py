"""Periods as people type them, in both languages, and what makes no sense."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.schoolyear import SchoolYear, usual_terms
from bot.services.status.periods import Period
from bot.services.status.periodwords import read_period
from models.school import TermsKind

TODAY = date(2026, 11, 22)  # a Sunday in the second quarter


class School:
    def __init__(self, kind: TermsKind = TermsKind.QUARTERS) -> None:
        self.kind = kind

    def school_year(self, start: int) -> SchoolYear:
        return SchoolYear(start, usual_terms(start, self.kind))


SCHOOL = School()
UNDERSTOOD = {
    "d20261122": ("сегодня", "Сегодня!", "за сегодня", "сегодняшний день", "today", "день", "22.11", "22 ноября"),
    "d20261121": ("вчера", "за вчера", "вчерашний день", "yesterday", "21.11.2026", "в субботу", "21 ноября 2026 года"),
    "d20261120": ("позавчера", "пятница", "в пятницу", "20.11.26"),
    "w20261116": ("эта неделя", "на этой неделе", "неделя", "this week", "с начала недели", "текущая неделя"),
    "x20261116-20261122": (
        "за неделю",
        "за последнюю неделю",
        "за последние 7 дней",
        "последние семь дней",
        "past week",
    ),
    "w20261109": ("прошлая неделя", "за прошлую неделю", "на прошлой неделе", "last week"),
    "w20261102": ("позапрошлая неделя", "за позапрошлую неделю"),
    "m202611": ("этот месяц", "в этом месяце", "месяц", "ноябрь", "с начала месяца", "this month", "November"),
    "m202610": (
        "октябрь",
        "в октябре",
        "за октябрь",
        "ОКТЯБРЬ.",
        "за прошлый месяц",
        "10.2026",
        "last month",
        "October",
    ),
    "m202510": ("октябрь 2025", "в октябре 2025 года", "октябрь прошлого года", "october 2025"),
    "m202512": ("декабрь", "за декабрь"),
    "t20262": ("2 четверть", "за вторую четверть", "II четверть", "эта четверть", "четверть", "за четверть", "term 2"),
    "t20261": (
        "первая четверть",
        "за первую четверть",
        "1-я четверть",
        "прошлая четверть",
        "четверть 1",
        "last quarter",
    ),
    "t20253": ("3 четверть", "третья четверть прошлого года", "3 четверть 2025/26"),
    "x20260901-20261229": ("полугодие", "первое полугодие", "за 1 полугодие", "this half-year"),
    "x20260111-20260526": ("прошлое полугодие", "2 полугодие", "второе полугодие 2025/26"),
    "y2026": (
        "этот учебный год",
        "учебный год",
        "за год",
        "с начала года",
        "2026/27",
        "в этом году",
        "this school year",
    ),
    "y2025": (
        "прошлый учебный год",
        "за прошлый год",
        "в прошлом году",
        "2025/26",
        "2025-2026 учебный год",
        "2025/2026",
    ),
    "x20251123-20261122": ("за последний год", "за последние 12 месяцев", "past year"),
    "x20260523-20261122": ("за полгода", "за 6 месяцев", "полгода"),
    "x20261023-20261122": ("за месяц", "за последний месяц"),
    "x20261024-20261122": ("за последние 30 дней", "за 30 дней", "last 30 days"),
    "x20261109-20261122": ("за две недели", "последние 2 недели"),
    "x20261001-20261015": (
        *("с 1 по 15 октября", "01.10–15.10", "1.10.2026-15.10.2026", "с 1.10 по 15.10.26", "1-15 октября"),
        *("с 1 октября до 15 октября", "c 1 пo 15 oктября", "1 October – 15 October", "from 1 to 15 October 2026"),
    ),
    "x20260901-20261122": ("с 1 сентября", "с сентября", "с 1 сентября по сегодняшний день", "since 1 September"),
    "x20251228-20260110": ("28.12–10.01", "с 28 декабря по 10 января", "28.12.2025 - 10.01", "28.12–10.01.2026"),
    "x20260901-20261130": ("сентябрь – ноябрь", "с сентября по ноябрь", "осень"),
    "x20250901-20260831": ("с 1 сентября по 31 августа 2026",),
    "x20260601-20260831": ("лето", "за лето", "прошлым летом", "лето 2026", "summer"),
    "x20261026-20261103": ("осенние каникулы",),
    "x20260101-20260331": ("1 квартал 2026", "за первый квартал"),
    "x20250101-20251231": ("2025 год", "за 2025 год", "2025"),
    "d20240229": ("29 февраля", "29.02"),
}


def test_periods_as_people_type_them() -> None:
    for code, sentences in UNDERSTOOD.items():
        for words in sentences:
            period = read_period(words, TODAY, SCHOOL)
            assert period is not None, words
            assert period.code == code, words


def test_in_a_break_the_last_term_is_the_one_that_has_just_ended() -> None:
    for words in ("четверть", "прошлая четверть", "последняя четверть"):
        period = read_period(words, date(2026, 10, 30), SCHOOL)
        assert period is not None, words
        assert period.code == "t20261", words
    half = read_period("прошлое полугодие", date(2027, 1, 5), SCHOOL)
    assert half is not None
    assert half.first == date(2026, 9, 1)


def test_trimesters() -> None:
    school = School(TermsKind.TRIMESTERS)
    for words in ("2 триместр", "term 2", "второй триместр"):
        period = read_period(words, TODAY, school)
        assert period is not None, words
        assert period.code == "t20252", words


def test_what_makes_no_sense_is_told_with_its_days() -> None:
    backwards = {"first": "15.10.2026", "last": "01.10.2026"}
    year = {"year": "2026/2027", "kind": "quarters", "count": 4}
    cases: list[tuple[str, str, Mapping[str, object]]] = [
        ("15.10.2026–01.10.2026", "error-period-backwards", backwards),
        ("15.10–01.10", "error-period-backwards", backwards),
        ("с 15 по 1 октября", "error-period-backwards", backwards),
        ("с 15 по 1 октября 2026", "error-period-backwards", backwards),
        ("с 20 по 15 октября", "error-period-backwards", {"first": "20.10.2026", "last": "15.10.2026"}),
        ("15.11–01.10", "error-period-backwards", {"first": "15.11.2026", "last": "01.10.2026"}),
        ("октябрь 2027", "error-period-future", {"first": "01.10.2027", "today": "22.11.2026"}),
        ("с 1.12.2026", "error-period-future", {"first": "01.12.2026", "today": "22.11.2026"}),
        ("3 четверть 2026/27", "error-period-future", {"first": "11.01.2027", "today": "22.11.2026"}),
        ("1999", "error-period-early", {"first": "01.01.1999", "earliest": "01.01.2000"}),
        ("за 999 лет", "error-period-early", {"first": "23.11.1027", "earliest": "01.01.2000"}),
        ("за 11 лет", "error-period-long", {"first": "23.11.2015", "last": "22.11.2026", "limit": 10}),
        ("2010–2026", "error-period-long", {"first": "01.01.2010", "last": "31.12.2026", "limit": 10}),
        ("31 февраля", "error-period-no-day", {}),
        ("с 1 по 32 октября 2026", "error-period-no-day", {}),
        ("15.13", "error-period-no-day", {}),
        ("9999", "error-period-no-day", {}),
        ("второй триместр", "error-period-no-term", year),
    ]
    for words, key, args in cases:
        with pytest.raises(Invalid) as caught:
            pytest.fail(f"{words}: {read_period(words, TODAY, SCHOOL)}")
        assert (caught.value.key, dict(caught.value.args_for_text)) == (key, args), words


def test_other_words_are_no_period() -> None:
    others = [
        *(
            "",
            " ",
            "214",
            "в 214",
            "3",
            "спасибо",
            "не работает проектор",
            "в октябре не работал проектор",
            "до пятницы",
        ),
        *("октябрь и ноябрь", "каждую неделю", "по понедельникам", "завтра", "0 дней", "5 четверть", "постоянно"),
        *("\u200b", "....", "за", "с", "по", "-", "1-", "октябрь" * 50, "next week", "the", "September Smith"),
    ]
    for words in others:
        assert read_period(words, TODAY, SCHOOL) is None, words


def test_invisible_signs_do_not_matter() -> None:
    period = read_period("\u202eза\u200b  октя\u200dбрь\u202c\ufeff", TODAY, SCHOOL)
    assert period is not None
    assert period.code == "m202610"


def meant(words: str, today: date = TODAY) -> Period | str | None:
    """The period, or the key of what is wrong with it."""
    try:
        return read_period(words, today, SCHOOL)
    except Invalid as error:
        return error.key


def test_junk_is_harmless() -> None:
    for junk in ("октябрь ", "1.", "с 1 по ", "\u200b", "за ", "-", "\u202e", "9", "прошл ", "последние 1 "):
        for length in (90, 100, 10_000):
            assert isinstance(meant((junk * length)[:length]), str | None), junk


SENTENCES = [words for sentences in UNDERSTOOD.values() for words in sentences]
WORDS = sorted({word for words in SENTENCES for word in words.split()})


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_nothing_else_comes_of_any_words(words: str) -> None:
    found = meant(words)
    if isinstance(found, str):
        assert found.startswith("error-period")
    elif found is not None:
        assert found.first <= min(found.last, TODAY)


@given(st.dates(date(2005, 1, 1), date(2100, 1, 1)), st.sampled_from(SENTENCES))
def test_on_any_day_a_period_has_begun(today: date, words: str) -> None:
    found = meant(words, today)
    if isinstance(found, Period):
        assert found.first <= min(found.last, today)
    else:
        assert found == "error-period-future"
