"""What a report of a period says of its deadlines, and what is said of a report of nothing."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.i18n import DEFAULT_LANGUAGE, Voice
from bot.services.status.accounts import Due
from handlers.reports.phrases import due_line
from handlers.site import Site
from tests.databases import sqlite_only
from tests.handlers.newscard.shown import words
from tests.personas import ContextOf, StandardSchool

VOICE = Voice(DEFAULT_LANGUAGE, ZoneInfo("UTC"))


def test_a_day_to_come_is_not_called_missed() -> None:
    day, day_before = date(2026, 11, 25), date(2026, 11, 24)
    for due, today, said in (
        (Due(day, is_met=False), day_before, "Срок 25.11.2026: ещё не наступил"),
        (Due(day, is_met=False), day, "Срок 25.11.2026: не закрыт"),
        (Due(day, is_met=True), day_before, "Срок 25.11.2026: выполнено"),
    ):
        assert VOICE.plain(due_line(due, today)) == said


@sqlite_only
async def test_a_report_of_nothing_does_not_say_that_all_is_well(
    site: Site, context_of: ContextOf, school: StandardSchool
) -> None:
    answer = await site.follow(await context_of("director"), "reports.period.make:w20260907")
    assert "Готово: 0 пунктов" in words(answer.screen)
    assert "подтверждения" not in words(answer.screen)
