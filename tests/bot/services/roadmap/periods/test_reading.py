from datetime import date, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.calendar import WorkingCalendar
from bot.services.calendar import school_year as year_of
from bot.services.roadmap.periods import (
    Period,
    PeriodKind,
    PeriodProblem,
    PeriodReading,
    move_period,
    read_period,
    reminder_day,
)
from bot.services.schoolyear import SchoolYear, Term
from models.school import TermsKind
from tests.bot.services.roadmap.periods.spellings import school_year, spellings, tell

PLAN = school_year(2025)
TERMS = tuple(term.last for term in PLAN.terms)
NAMES = (
    *("январь января янв", "февраль февраля фев.", "март марта мар.", "апрель апреля апр.", "май мая мая"),
    *("июнь июня июн.", "июль июля июл.", "август августа авг.", "сентябрь сентября сент."),
    *("октябрь октября окт.", "ноябрь ноября нояб.", "декабрь декабря дек"),
)
MONTHS = {number: tuple(names.split()) for number, names in enumerate(NAMES, start=1)}
LESSONS = (9, 10, 11, 12, 1, 2, 3, 4, 5)


def test_spellings_are_read_as_the_table_says() -> None:
    rows = list(spellings())
    wrong = [
        f"{row.words!r}: {told} instead of {row.expected}"
        for row in rows
        if (told := tell(read_period(row.words, row.plan), row.plan)) != row.expected
    ]
    assert not wrong, "\n".join(wrong)
    assert len(rows) >= 250


def test_every_problem_is_met_in_the_table() -> None:
    met = {problem for row in spellings() for problem in row.expected.problems.split()}

    assert met == set(PeriodProblem)


def test_the_cells_of_an_order_one_by_one() -> None:
    order = school_year(2021)
    through_the_year = Period(PeriodKind.YEAR, order.first, order.last, tuple(term.last for term in order.terms))
    september = Period(PeriodKind.SPAN, date(2021, 9, 1), date(2021, 9, 30), (date(2021, 9, 30),))
    november = date(2021, 11, 30)
    others = {
        1: ("Сентябрь 2021", september),
        2: ("Сентябрь 2021", september),
        3: (
            "Ежегодно\nоктябрь-ноябрь",
            Period(PeriodKind.SPAN, date(2021, 10, 1), november, (november,), every_year=True),
        ),
        4: ("Октябрь 2021", Period(PeriodKind.SPAN, date(2021, 10, 1), date(2021, 10, 31), (date(2021, 10, 31),))),
        11: ("До 15.09.2021", Period(PeriodKind.DAY, order.first, date(2021, 9, 15), (date(2021, 9, 15),))),
        15: ("2021", Period(PeriodKind.SPAN, order.first, date(2021, 12, 31), (date(2021, 12, 31),))),
    }
    for number in range(1, 31):
        cell, period = others.get(number, ("В течение года\n", through_the_year))
        assert read_period(cell, order) == PeriodReading(period, (), "", 2021), (number, cell)
    assert 30 - len(others) == 24


def test_signs_that_are_not_seen_do_not_matter() -> None:
    told = read_period("До 15.09.2025", PLAN)

    for words in (
        "До\u00a015.09.2025",
        "до\u200b 15.09.2025",
        "ДО\t15.09.2025 ",
        "д\u00adо 15.09.2025",
        "До 15.09.2025",
    ):
        assert read_period(words, PLAN) == told, ascii(words)


def test_a_summer_that_a_school_counts_in_is_not_left_out() -> None:
    late = SchoolYear(2025, (*PLAN.terms[:3], Term(4, date(2026, 4, 5), date(2026, 6, 10))))

    monthly = read_period("ежемесячно", late).period
    yearly = read_period("1 раз в год", late).period

    assert monthly is not None
    assert monthly.controls[-1] == date(2026, 6, 30)
    assert yearly is not None
    assert yearly.controls == (date(2026, 6, 10),)


@pytest.mark.parametrize("kind", TermsKind)
def test_a_year_of_other_terms_is_read_by_them(kind: TermsKind) -> None:
    plan = school_year(2025, kind)
    words = {TermsKind.QUARTERS: "четверть", TermsKind.TRIMESTERS: "триместр"}[kind]

    for term in plan.terms:
        reading = read_period(f"{term.number} {words}", plan)
        assert reading.period == Period(PeriodKind.SPAN, term.first, term.last, (term.last,)), term
        assert not reading.problems


_WORDS = sorted({word for row in spellings() for word in row.words.split()})


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)))
def test_any_words_are_read_or_flagged(words: str) -> None:
    for reading in (read_period(words, PLAN), move_period(words, 2025, school_year(2026, TermsKind.TRIMESTERS))):
        period = reading.period
        if period is None:
            assert reading.problems
            continue
        assert date(reading.year, 8, 1) <= period.start <= period.end <= date(reading.year + 1, 8, 31)
        assert list(period.controls) == sorted(set(period.controls))
        assert bool(period.controls) == (period.kind is not PeriodKind.ON_REQUEST)
        assert all(period.start <= day <= period.end for day in period.controls)
        assert bool(reading.rest) == (PeriodProblem.PARTLY in reading.problems)
        assert reading.is_clear == (not reading.problems)


@given(st.dates(date(2025, 9, 1), date(2026, 8, 31)))
def test_a_day_is_read_in_every_spelling(day: date) -> None:
    full, short = f"{day:%d.%m.%Y}", f"{day.day}.{day:%m.%y}"
    named = [f"{day.day} {name} {day.year}" for name in MONTHS[day.month][1:]]
    for written in (full, short, f"{full}г.", f"{day:%Y-%m-%d}", *named, f"{named[0]} года"):
        for before, start in (("", day), ("до ", PLAN.first), ("не позднее ", PLAN.first), ("В срок до ", PLAN.first)):
            reading = read_period(before + written, PLAN)
            assert reading == PeriodReading(Period(PeriodKind.DAY, start, day, (day,)), (), "", 2025), before + written


@given(st.dates(date(2016, 9, 1), date(2035, 8, 31)))
def test_a_day_of_another_year_says_its_school_year(day: date) -> None:
    reading = read_period(f"{day:%d.%m.%Y}", PLAN)

    assert reading.period is not None
    assert reading.period.controls == (day,)
    # The August before a year is when it is prepared.
    own = PLAN.holds(day) or (day.year, day.month) == (2025, 8)
    assert reading.year == (2025 if own else year_of(day))
    assert reading.problems == (() if own else (PeriodProblem.OTHER_YEAR,))


def test_months_and_their_ranges_are_read_in_every_spelling() -> None:
    for first, last in permutations(range(9), 2):
        start, end = (date(2025 + (LESSONS[one] < 9), LESSONS[one], 1) for one in (first, last))
        end = (end + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        for form, other in (("{}-{}", 0), ("{} – {}", 0), ("с {} по {}", 1), ("{}—{}", 2)):
            words = form.format(MONTHS[LESSONS[first]][other], MONTHS[LESSONS[last]][0])
            reading = read_period(words, PLAN)
            if first > last:
                assert reading.problems == (PeriodProblem.BACKWARDS,), words
                assert reading.period is None, words
            else:
                assert reading == PeriodReading(Period(PeriodKind.SPAN, start, end, (end,)), (), "", 2025), words


@given(st.dates(date(2021, 9, 1), date(2022, 8, 31)), st.integers(-5, 10))
def test_what_is_moved_keeps_its_day_and_its_month(day: date, years: int) -> None:
    plan = school_year(2021 + years)
    moved = date(day.year + years, day.month, day.day)

    reading = move_period(f"до {day:%d.%m.%Y}", 2021, plan)

    assert reading == PeriodReading(Period(PeriodKind.DAY, plan.first, moved, (moved,)), (), "", plan.start)


def test_other_periods_are_moved_as_they_are_meant() -> None:
    plan = school_year(2026, TermsKind.TRIMESTERS)
    cases = {
        "Сентябрь 2021": (date(2026, 9, 30),),
        "2021": (date(2026, 12, 31),),
        "2022": (date(2027, 8, 31),),
        "август 2021 – май 2022": (date(2027, 5, 31),),
        "2021-2022 учебный год": tuple(term.last for term in plan.terms),
        "В течение года": tuple(term.last for term in plan.terms),
        "октябрь": (date(2026, 10, 31),),
    }
    for words, controls in cases.items():
        reading = move_period(words, 2021, plan)
        assert reading.period is not None
        assert (reading.period.controls, reading.problems, reading.year) == (controls, (), 2026), words


def test_a_leap_day_is_moved_to_the_day_before_and_shown() -> None:
    reading = move_period("до 29.02.2024", 2023, PLAN)

    assert reading.problems == (PeriodProblem.NO_SUCH_DAY,)
    assert reading.period is not None
    assert reading.period.controls == (date(2026, 2, 28),)
    assert move_period("до 29.02.2024", 2023, school_year(2027)).is_clear


def test_a_year_that_is_strange_stays_so_when_it_is_moved() -> None:
    assert move_period("15.09.1021", 2021, PLAN).problems == (PeriodProblem.STRANGE_YEAR,)
    assert move_period("15.09.2005", 2005, PLAN).is_clear


@pytest.mark.parametrize(
    ("control", "week_days", "reminded"),
    [
        (date(2026, 9, 15), 5, date(2026, 9, 15)),
        (date(2026, 9, 20), 5, date(2026, 9, 18)),  # a Sunday
        (date(2026, 9, 20), 6, date(2026, 9, 19)),
        (date(2026, 5, 9), 5, date(2026, 5, 8)),
    ],
)
def test_the_reminder_of_a_day_off_comes_on_the_working_day_before(
    control: date, week_days: int, reminded: date
) -> None:
    assert reminder_day(control, WorkingCalendar(ZoneInfo("Asia/Novokuznetsk"), week_days)) == reminded


def test_what_is_longer_than_a_period_can_be_is_not_read() -> None:
    for words in ("сентябрь, " * 40, "до " * 2_000, "с 1 по 5 " * 2_000):
        reading = read_period(words, PLAN)
        assert (reading.period, reading.problems) == (None, (PeriodProblem.NOT_UNDERSTOOD,)), words[:20]
        assert len(reading.rest) <= 300
    assert read_period("сентябрь," + " " * 400 + "май", PLAN).period is not None
