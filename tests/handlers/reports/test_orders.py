"""The order of a report as it is typed, and what is typed in its place."""

import pytest

from bot.errors import Invalid
from bot.ui import Incoming
from handlers.reports.orders import Order, order_of
from handlers.site import Site
from tests.databases import sqlite_only
from tests.handlers.newscard.shown import words
from tests.personas import ContextOf


def test_figures_with_letters_of_a_file_are_orders() -> None:
    for typed in ("185 о/д", "ПР-185", "01-12/185-ОД"):
        assert order_of(typed) == Order(typed), typed


def test_sentences_are_no_orders() -> None:
    for typed in (
        "в 214 не работает проектор",
        "214 не работает",
        "сколько заявок",
        "5 заявок",
        "№",
        "1" * 21,
        "в 214",
    ):
        with pytest.raises(Invalid):
            order_of(typed)


@sqlite_only
async def test_a_period_is_taken_for_one_and_a_question_is_answered(site: Site, context_of: ContextOf) -> None:
    context = await context_of("director")
    for asked in ("reports.period:m202611", "reports.year:2026"):
        for typed, shown in {"октябрь": "Отчёт за период: октябрь 2026", "что горит": "Что горит"}.items():
            answer = await site.take(context, asked, Incoming(text=typed))
            assert shown in words(answer.screen), (asked, typed)
            assert answer.screen is not None
            assert answer.screen.file is None
    with pytest.raises(Invalid):
        await site.take(context, "reports.period:m202611", Incoming(text="как дела"))
