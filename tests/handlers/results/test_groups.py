"""A question by groups: what is shown where groups are too small."""

from bot.db import Database
from bot.services.surveys.form import Answer, Sheet
from handlers.results import addresses
from handlers.site import Site
from tests.bot.services.surveys.ended import ended
from tests.databases import sqlite_only
from tests.handlers.newscard.shown import words
from tests.handlers.results.test_results import ways
from tests.personas import ContextOf, StandardSchool


@sqlite_only
async def test_where_classes_are_too_small_stages_are_compared_and_no_button_leads_nowhere(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    classes, choices = ("1А", "2А", "3А", "6А", "7А", "8А"), (1, 1, 1, 1, 1, 1, 2, 2, 3, 3)
    said: list[tuple[Sheet, str]] = [({1: Answer((choice,))}, title) for title in classes for choice in choices]
    survey = await ended(db, school, sheets=said)
    shown = (await site.follow(await context_of("deputy"), f"results.groups:r:{survey}:1:g:0")).screen
    assert "🎓 По ступеням школы" in words(shown)
    assert "🙈 В отдельных классах и группах слишком мало одинаковых ответов" in words(shown)
    assert [row for row in words(shown).split("\n") if "классы" in row] == [
        "1–4-е классы · 30 ответов",
        "5–9-е классы · 30 ответов",
    ]
    assert ways(shown) == [
        addresses.GroupsPicture(source=addresses.Source.REAL, id=survey, number=1, by=addresses.By.STAGE)
    ]
    alone = await ended(db, school, sheets=[(one, "") for one, _ in said])
    shown = (await site.follow(await context_of("deputy"), f"results.groups:r:{alone}:1:y:0")).screen
    assert "в группах слишком мало одинаковых ответов" in words(shown)
    assert ways(shown) == []
