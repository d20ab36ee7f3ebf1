"""Periods: their codes, neighbours, the same one last year, and what of them is fair to compare."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.calendar import DAY
from bot.services.schoolyear import SchoolYear, Term, usual_terms
from bot.services.status.periods import (
    Period,
    PeriodKind,
    day_of,
    fair,
    following,
    is_running,
    month_of,
    own,
    previous,
    read_code,
    recent,
    span,
    term_of,
    week_of,
    year_ago,
    year_of,
)
from models.school import TermsKind

TODAY = date(2026, 11, 22)  # a Sunday in the second quarter
FAR = date(2300, 1, 1)


@dataclass(frozen=True)
class School:
    """Quarters, in some years trimesters."""

    trimesters: frozenset[int] = frozenset()
    own: dict[int, tuple[Term, ...]] = field(default_factory=dict)

    def school_year(self, start: int) -> SchoolYear:
        kind = TermsKind.TRIMESTERS if start in self.trimesters else TermsKind.QUARTERS
        return SchoolYear(start, self.own.get(start) or usual_terms(start, kind))


SCHOOL = School()
MIXED = School(frozenset(range(1900, 2200, 3)))
DAYS = st.dates(date(1902, 1, 1), date(2180, 1, 1))
SCHOOLS = st.sampled_from([SCHOOL, MIXED])


@st.composite
def periods(draw: st.DrawFn, longest: int = 3650) -> Period:
    day = draw(DAYS)
    kind = draw(st.sampled_from(PeriodKind))
    if kind is PeriodKind.OWN:
        return Period(kind, day, day + timedelta(days=draw(st.integers(0, longest))))
    return recent(kind, day, MIXED, 1)[0]


def read(code: str) -> Period | None:
    try:
        return read_code(code, SCHOOL)
    except ValueError:
        return None


def test_codes_are_short_and_say_what_they_mean() -> None:
    cases = {
        "d20261122": day_of(TODAY),
        "w20261116": week_of(TODAY),
        "m202611": month_of(TODAY),
        "t20262": term_of(TODAY, SCHOOL),
        "y2026": year_of(TODAY),
        "x20261001-20261015": own(date(2026, 10, 1), date(2026, 10, 15), TODAY),
    }
    for code, period in cases.items():
        assert period.code == code
        assert read_code(code, SCHOOL) == period, code


@given(periods())
def test_a_code_is_read_back(period: Period) -> None:
    assert read_code(period.code, MIXED) == period


def test_only_canonical_codes_are_read() -> None:
    wrong = [
        *("", "d", "q2026", "d2026112", "d202611222", "D20261122", " d20261122", "d20261122\n", "d20261322"),
        *("d20260229", "w20261117", "w20261122", "m202600", "m202613", "m2026", "t2026", "t20260", "t20265", "t202612"),
        *("y26", "y20261", "y9999", "w99991231", "d00010101", "m189912", "x20261015-20261001", "x20261001", "x-"),
        *("x20161001-20261001", "x20261001-20261015-", "d٢٠٢٦١١٢٢", "x20260230-20260301", "t20263x"),
    ]
    for code in wrong:
        assert read(code) is None, code


@given(st.text(max_size=40) | st.from_regex(r"[dwmtyx]\d{4,17}(-\d{8})?", fullmatch=True))
def test_whatever_an_address_carries_is_a_period_or_a_value_error(code: str) -> None:
    period = read(code)
    assert period is None or period.code == code


@given(periods(), SCHOOLS)
def test_previous_and_following_meet(period: Period, school: School) -> None:
    if period.kind is PeriodKind.TERM:
        period = term_of(period.first, school)
    before = previous(period, school)
    assert before.kind is period.kind
    assert before.last < period.first
    if period.kind is not PeriodKind.TERM:  # between terms lie breaks
        assert before.last + DAY == period.first
    assert following(before, school, FAR) == period


@given(periods())
def test_lengths(period: Period) -> None:
    expected = {
        PeriodKind.DAY: {1},
        PeriodKind.WEEK: {7},
        PeriodKind.MONTH: {28, 29, 30, 31},
        PeriodKind.YEAR: {365, 366},
    }.get(period.kind, {period.days})
    assert period.days in expected
    if period.kind is PeriodKind.OWN:
        assert previous(period, MIXED).days == period.days


def test_what_has_not_begun_does_not_follow() -> None:
    assert following(day_of(TODAY), SCHOOL, TODAY) is None
    assert following(month_of(TODAY), SCHOOL, TODAY) is None
    assert following(term_of(TODAY, SCHOOL), SCHOOL, TODAY) is None
    assert following(month_of(date(2026, 10, 5)), SCHOOL, TODAY) == month_of(TODAY)


def test_terms_over_the_border_of_the_year_and_in_breaks() -> None:
    cases = {
        date(2026, 10, 25): "t20261",
        date(2026, 10, 30): "t20261",  # the autumn break
        date(2026, 11, 4): "t20262",
        date(2027, 1, 5): "t20262",
        date(2026, 8, 20): "t20254",
    }
    for day, code in cases.items():
        assert term_of(day, SCHOOL).code == code, day
    assert previous(term_of(date(2026, 9, 1), SCHOOL), SCHOOL).code == "t20254"
    trimesters_before = School(frozenset({2025}))
    assert previous(term_of(date(2026, 9, 1), trimesters_before), trimesters_before).code == "t20253"
    late = School(own={2026: (Term(1, date(2026, 9, 2), date(2026, 12, 29)), Term(2, date(2027, 1, 11), FAR))})
    assert term_of(date(2026, 9, 1), late).code == "t20254"


def test_the_same_one_last_year() -> None:
    cases = [
        (day_of(TODAY), "d20251123"),  # a Sunday too
        (week_of(TODAY), "w20251117"),
        (month_of(TODAY), "m202511"),
        (term_of(TODAY, SCHOOL), "t20252"),
        (own(date(2026, 10, 1), date(2026, 10, 15), TODAY), "x20251001-20251015"),
        (own(date(2024, 2, 29), date(2024, 2, 29), TODAY), "x20230228-20230228"),
        (own(date(2024, 2, 1), date(2024, 2, 29), TODAY), "x20230201-20230228"),
        (month_of(date(2024, 2, 5)), "m202302"),
        (year_of(TODAY), None),
        (own(date(2020, 1, 1), date(2026, 1, 1), TODAY), None),
    ]
    for period, code in cases:
        ago = year_ago(period, SCHOOL)
        assert (ago and ago.code) == code, period
    assert year_ago(term_of(date(2027, 5, 5), School(frozenset({2025}))), School(frozenset({2025}))) is None


@given(periods(longest=400))
def test_last_years_one_is_before_and_about_as_long(period: Period) -> None:
    ago = year_ago(period, SCHOOL) if period.kind is not PeriodKind.TERM else None
    if ago is None:
        return
    assert ago.last < period.first
    assert abs(ago.days - period.days) <= 1


def test_a_running_period_is_compared_with_as_many_days() -> None:
    november = month_of(TODAY)
    assert is_running(november, TODAY)
    assert fair(november, previous(november, SCHOOL), TODAY).code == "x20261001-20261022"
    assert fair(november, month_of(date(2025, 11, 1)), TODAY).code == "x20251101-20251122"
    over = month_of(date(2026, 10, 1))
    assert fair(over, previous(over, SCHOOL), TODAY).code == "m202609"
    march = month_of(date(2026, 3, 1))
    assert fair(march, previous(march, SCHOOL), date(2026, 3, 30)).code == "m202602"
    assert not is_running(november, date(2026, 11, 30))
    assert fair(november, over, date(2026, 11, 30)) == over
    ahead = month_of(date(2026, 12, 1))
    assert fair(ahead, november, TODAY) == november


@given(periods(), st.integers(-3, 4000))
def test_what_is_compared_is_never_longer(period: Period, passed: int) -> None:
    today = period.first + timedelta(days=passed)
    before = previous(period, MIXED)
    cut = fair(period, before, today)
    assert cut.first == before.first
    assert cut.days == (min(before.days, passed + 1) if is_running(period, today) else before.days)


@given(periods(), st.sampled_from(["Europe/Moscow", "Asia/Kamchatka", "America/Sao_Paulo", "Europe/Kaliningrad"]))
def test_spans_leave_no_gap(period: Period, name: str) -> None:
    zone = ZoneInfo(name)
    start, end = span(period, zone)
    after = Period(PeriodKind.OWN, period.last + DAY, period.last + DAY)
    assert span(after, zone).start == end
    assert start.astimezone(zone).date() == period.first or start.astimezone(zone).hour == 1
    hours = (end - start).total_seconds() / 3600
    assert abs(hours - 24 * period.days) <= 24  # a zone may have skipped a whole day


def test_a_span_over_a_change_of_the_zone() -> None:
    # Moscow put its clocks back for good on 26 October 2014.
    start, end = span(day_of(date(2014, 10, 26)), ZoneInfo("Europe/Moscow"))
    assert end - start == timedelta(hours=25)


def test_own_days_that_make_no_sense() -> None:
    first = date(2026, 10, 15)
    cases = [
        (first, date(2026, 10, 1), "error-period-backwards", {"first": "15.10.2026", "last": "01.10.2026"}),
        (TODAY + DAY, TODAY + 5 * DAY, "error-period-future", {"first": "23.11.2026", "today": "22.11.2026"}),
        (date(1999, 12, 31), TODAY, "error-period-early", {"first": "31.12.1999", "earliest": "01.01.2000"}),
        (
            date(2016, 1, 1),
            date(2026, 1, 1),
            "error-period-long",
            {"first": "01.01.2016", "last": "01.01.2026", "limit": 10},
        ),
    ]
    for begins, ends, key, args in cases:
        with pytest.raises(Invalid) as caught:
            own(begins, ends, TODAY)
        assert (caught.value.key, dict(caught.value.args_for_text)) == (key, args)
    assert own(date(2016, 1, 1), date(2025, 12, 31), TODAY).days == 3653
    assert own(date(2016, 2, 29), date(2026, 2, 27), TODAY).days > 3650
    assert own(TODAY, TODAY + 5 * DAY, TODAY).days == 6


def test_the_last_ones_to_choose_from() -> None:
    codes = {kind: [one.code for one in recent(kind, TODAY, SCHOOL, 3)] for kind in PeriodKind if kind != "x"}
    assert codes == {
        PeriodKind.DAY: ["d20261122", "d20261121", "d20261120"],
        PeriodKind.WEEK: ["w20261116", "w20261109", "w20261102"],
        PeriodKind.MONTH: ["m202611", "m202610", "m202609"],
        PeriodKind.TERM: ["t20262", "t20261", "t20254"],
        PeriodKind.YEAR: ["y2026", "y2025", "y2024"],
    }
    with pytest.raises(ValueError, match="own"):
        recent(PeriodKind.OWN, TODAY, SCHOOL, 3)
