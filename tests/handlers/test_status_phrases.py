"""Phrases of the status: every indicator, unit, change and period is said in both languages, shares honestly."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Voice
from bot.services.calendar import school_year
from bot.services.schoolyear import SchoolYear, usual_terms
from bot.services.status.behind import SEEN_BY
from bot.services.status.periods import Period, PeriodKind, day_of, month_of, term_period, week_of, year_of
from bot.services.status.reading import AreaLight
from bot.services.status.registry import BY_CODE, INDICATORS
from bot.services.status.shapes import Area, Figure, Light, Reading
from bot.ui import t
from handlers.status_phrases import (
    change_words,
    figure_short,
    figure_words,
    hours_words,
    light_line,
    light_sign,
    period_name,
)
from models.school import TermsKind
from tests.handlers.crawler import ROW_LENGTH

VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
RU = VOICES["ru"]
NAME_LENGTH, ABOUT_LENGTH = 32, 260
SHARE, COUNT, HOURS, DAYS = (BY_CODE[one] for one in ("reopened", "tickets_open", "reaction_p90", "days_since_post"))


@dataclass(frozen=True)
class School:
    """A school with terms as they usually are."""

    kind: TermsKind

    def school_year(self, start: int) -> SchoolYear:
        return SchoolYear(start, usual_terms(start, self.kind))

    def year_of(self, day: date) -> SchoolYear:
        return self.school_year(school_year(day))


QUARTERS, TRIMESTERS = (cast(Any, School(kind)) for kind in (TermsKind.QUARTERS, TermsKind.TRIMESTERS))


def test_every_indicator_has_a_name_and_a_definition_in_both_languages() -> None:
    for voice in VOICES.values():
        names = {voice.plain(t(f"indicator-{one.code}")) for one in INDICATORS}
        assert len(names) == len(INDICATORS), "two are called the same"
        for one in INDICATORS:
            assert len(voice.plain(t(f"indicator-{one.code}"))) <= NAME_LENGTH, one.code
            about = voice.plain(t(f"indicator-{one.code}-about"))
            assert about.endswith("."), one.code
            assert 40 < len(about) <= ABOUT_LENGTH, (one.code, len(about))


def test_every_area_light_and_sort_of_thing_is_said() -> None:
    for voice in VOICES.values():
        for area in Area:
            assert voice.plain(t(f"status-area-{area}"))
            assert len(voice.plain(t(f"status-area-{area}-button"))) <= ROW_LENGTH / 3, area
        assert len({voice.plain(light_sign(light)) for light in Light}) == len(Light)
        for thing in SEEN_BY:
            assert "5" in voice.plain(t(f"status-things-{thing}", count=5)), thing


def test_figures_have_their_units() -> None:
    for indicator, figure, said in (
        (SHARE, Figure(50.0, 1, 2), "50 % (1 из 2)"),
        (SHARE, Figure(99.9, 999, 1000), "99 % (999 из 1 000)"),
        (SHARE, Figure(0.1, 1, 1000), "1 % (1 из 1 000)"),
        (SHARE, Figure(100.0, 3, 3), "100 % (3 из 3)"),
        (SHARE, Figure(0.0, 0, 3), "0 % (0 из 3)"),
        (SHARE, Figure(None), "данных нет"),
        (COUNT, Figure(1234.0), "1 234"),
        (HOURS, Figure(3.5, 0, 9), "3,5 ч"),
        (HOURS, Figure(12.0, 0, 9), "12 ч"),
        (HOURS, Figure(0.4, 0, 9), "24 мин"),
        (HOURS, Figure(None), "данных нет"),
        (DAYS, Figure(2.0), "2 дня"),
        (DAYS, Figure(21.0), "21 день"),
    ):
        assert RU.plain(figure_words(indicator, figure)).replace("\u00a0", " ") == said
        assert VOICES["en"].plain(figure_words(indicator, figure))
    assert RU.plain(figure_short(SHARE, Figure(50.0, 1, 2))) == "50 %"
    assert VOICES["en"].plain(hours_words(210)) == "3.5 h"


def test_a_change_says_whether_it_is_good() -> None:
    for indicator, now, before, said in (
        (COUNT, Figure(5.0), Figure(3.0), "▲ 2, хуже"),
        (COUNT, Figure(3.0), Figure(5.0), "▼ 2, лучше"),
        (COUNT, Figure(3.0), Figure(3.0), "без изменений"),
        (BY_CODE["tickets_opened"], Figure(3.0), Figure(5.0), "▼ 2"),
        (BY_CODE["solved_in_time"], Figure(60.526, 23, 38), Figure(68.354, 54, 79), "▼ с 68 %, хуже"),
        (SHARE, Figure(2.6, 1, 38), Figure(2.0, 1, 50), "▲ с 2 %, хуже"),
        (SHARE, Figure(2.45, 12, 490), Figure(1.9, 2, 105), "без изменений"),
        (SHARE, Figure(2.1, 1, 47), Figure(2.0, 1, 50), "без изменений"),
        (HOURS, Figure(1.5, 0, 9), Figure(3.0, 0, 9), "▼ 1,5 ч, лучше"),
        (DAYS, Figure(9.0), Figure(4.0), "▲ 5 дней, хуже"),
        (SHARE, Figure(None), Figure(50.0, 1, 2), None),
        (SHARE, Figure(50.0, 1, 2), Figure(None), None),
    ):
        words = change_words(indicator, Reading(indicator.code, now, before))
        assert (words and RU.plain(words)) == said, (indicator.code, now, before)


def test_an_area_in_two_lines_says_what_failed() -> None:
    stands = AreaLight(Area.TICKETS, Light.RED, Reading("tickets_overdue", Figure(5.0), Figure(3.0)))
    assert RU.plain(light_line(stands)).splitlines()[1] == "Просрочено заявок: 5 · ▲ 2, хуже"
    torn = AreaLight(Area.TICKETS, Light.UNKNOWN, Reading("tickets_overdue", Figure(None), Figure(None), failed=True))
    assert RU.plain(light_line(torn)).splitlines()[1] == "Не удалось посчитать"


def test_periods_are_called_as_people_call_them() -> None:
    day = date(2026, 12, 31)
    for period, said in (
        (day_of(day), "31.12.2026"),
        (week_of(day), "неделя 28.12–03.01.2027"),
        (month_of(day), "декабрь 2026"),
        (year_of(day), "учебный год 2026/2027"),
        (term_period(2026, 2, QUARTERS), "2 четверть 2026/2027"),
        (Period(PeriodKind.OWN, date(2026, 10, 1), date(2026, 10, 15)), "01.10–15.10.2026"),
        (Period(PeriodKind.OWN, date(2025, 10, 1), date(2026, 10, 15)), "01.10.2025–15.10.2026"),
    ):
        assert RU.plain(period_name(period, QUARTERS)) == said
        for voice in VOICES.values():
            # Two of them stand in a row, each with an arrow.
            assert len(voice.plain(period_name(period, QUARTERS))) <= ROW_LENGTH / 2 - 2, period.code
    assert RU.plain(period_name(term_period(2026, 3, TRIMESTERS), TRIMESTERS)) == "3 триместр 2026/2027"
    months = {RU.plain(period_name(month_of(date(2026, month, 1)), QUARTERS)) for month in range(1, 13)}
    assert len(months) == 12
