"""Words that nobody asked for while letters wait for some: which of them they answer is asked, and nothing is lost."""

from datetime import date

import pytest

from bot.db import Database
from bot.errors import Outdated
from bot.services import Services
from bot.ui import Incoming, Media, Screen
from handlers.errors import answer_to
from models.news import Reaction
from tests.databases import sqlite_only
from tests.handlers.news.posts import labels, sent, ways, words
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only


async def says(context_of: ContextOf, text: str, number: int, name: str = "parent") -> Screen | None:
    context = await context_of(name, update_id=number)
    answer = await context.site.hear(context, Incoming(text=text))
    return answer.screen if answer is not None else None


async def tap(context_of: ContextOf, raw: str, number: int) -> Screen | None:
    context = await context_of("parent", update_id=number)
    return (await answer_to(context, context.site.follow(context, raw))).screen


async def test_who_simply_writes_is_asked_whether_it_is_the_answer(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    letter = await sent(db, school, reaction=Reaction.WORDS, html="Питание\n\nЧто изменить?")
    asked = await says(context_of, "Больше <фруктов>", 1)
    assert "Это ответ на письмо «Питание»?" in words(asked)
    assert "«Больше &lt;фруктов&gt;»" in words(asked)
    assert ways(asked) == [f"news.said:{letter}", "news.unsaid"]
    assert asked is not None
    assert asked.expects is not None
    context = await context_of("parent", update_id=2)
    more = await context.site.take(context, asked.expects.pack(), Incoming(text="и супа"))
    assert "«Больше &lt;фруктов&gt;\nи супа»" in words(more.screen)
    parent = (await context_of("parent")).actor
    assert (await services.news.read.letter(parent, letter)).reacted_at is None, "nothing is told before the answer"
    assert "<b>✅ Ответ передан</b>" in words(await tap(context_of, f"news.said:{letter}", 3))
    got = await services.news.read.letter(parent, letter)
    assert got.words == "Больше <фруктов>\nи супа"
    with pytest.raises(Outdated):
        await services.news.holding.held(parent)
    assert await says(context_of, "Ещё слово", 4) is None, "no letter waits any more"


async def test_of_several_letters_one_is_answered_and_the_pressing_ones_are_offered(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    letters = [
        await sent(db, school, reaction=Reaction.WORDS, html=f"Письмо {day}", react_by=date(2026, 11, day))
        for day in (30, 27, 28, 29)
    ]
    await sent(db, school, reaction=Reaction.ACKNOWLEDGE)
    asked = await says(context_of, "Согласны", 1)
    assert labels(asked) == ["Письмо 27", "Письмо 28", "Письмо 29", "✖️ Нет"]
    await tap(context_of, f"news.said:{letters[2]}", 2)
    parent = (await context_of("parent")).actor
    kept = [(await services.news.read.letter(parent, letter)).words for letter in letters]
    assert kept == [None, None, "Согласны", None]


async def test_words_that_are_no_answer_are_given_back(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    letter = await sent(db, school, reaction=Reaction.WORDS)
    await says(context_of, "Как дела", 1)
    assert "Как дела" in words(await tap(context_of, "news.unsaid", 2))
    parent = (await context_of("parent")).actor
    assert (await services.news.read.letter(parent, letter)).words is None
    await tap(context_of, f"news.said:{letter}", 3)
    assert (await services.news.read.letter(parent, letter)).reacted_at is None, "an older button answers nothing"


async def test_who_is_not_asked(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    assert await says(context_of, "Подумаем", 1) is None
    await sent(db, school, reaction=Reaction.ACKNOWLEDGE)
    assert await says(context_of, "Подумаем", 2) is None
    await sent(db, school, reaction=Reaction.WORDS)
    assert await says(context_of, "Подумаем", 3, "deputy") is None
    context = await context_of("parent", update_id=4)
    for incoming in (
        Incoming(text="Вот", media=Media("photo", "one")),
        Incoming(text="Вот", forwarded=True),
        Incoming(text=" "),
        Incoming(text="\u200b"),
        Incoming(text="я" * 1_500),
    ):
        assert await context.site.hear(context, incoming) is None
