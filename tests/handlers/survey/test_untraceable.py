"""Once an anonymous survey was filled in over the chat nothing that is stored tells of a question or an answer."""

from typing import Any

from sqlalchemy import select

from bot.access import SYSTEM, Actor, Sender
from bot.services.surveys.form import Form, Kind, Option, Question
from bot.services.surveys.kept import json_of_form
from handlers.reception import CHANNEL
from models.base import Base
from models.people import Person
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import PERSONAS

pytestmark = sqlite_only

# Numbers and words that appear nowhere else.
FORM = Form(
    (
        Question(7001, Kind.ONE, "Первый?", options=(Option(7101, "Яблоко"), Option(7102, "Груша")), own=True),
        Question(7002, Kind.MANY, "Второй?", options=(Option(7201, "Слива"), Option(7202, "Вишня"))),
        Question(7003, Kind.LONG, "Третий?"),
    ),
    last=7003,
)
TRACES = ("7001", "7002", "7003", "7101", "7102", "7201", "7202", "Яблоко", "Груша", "Слива", "Вишня", "Тайное")
# The questions themselves are no secret.
PUBLIC = {"surveys": {"form"}}


async def actor_of(chat: Chat, name: str) -> Actor:
    school = await chat.app.services.directory.now()
    return chat.app.services.directory.actor(school, Sender(CHANNEL, PERSONAS[name].telegram or 0), "ru", None)


async def stored(chat: Chat) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    async with chat.app.db.read() as session:
        tables = Base.metadata.sorted_tables
        return {one.name: [dict(row._mapping) for row in await session.execute(select(one))] for one in tables}


def traces(tables: dict[str, list[dict[str, Any]]]) -> list[tuple[str, str, str]]:
    """Where in these rows something of the answers stands: table, column, trace."""
    return [
        (name, column, trace)
        for name, rows in tables.items()
        for row in rows
        for column, value in row.items()
        if column not in PUBLIC.get(name, set())
        for trace in TRACES
        if trace in (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value))
    ]


async def test_nothing_names_a_question_or_an_answer(chat: Chat) -> None:
    surveys = chat.app.services.surveys
    await chat.says("teacher", "/start")
    async with chat.app.db.write(SYSTEM) as session:
        author = await session.get_one(Person, chat.school.people["deputy"])
        survey = await factories.survey(session, author, groups=["staff-"], form=json_of_form(FORM), title="Сад")
        number, version = survey.id, survey.version
    await surveys.starting.start(await actor_of(chat, "deputy"), number, version)
    chat.app.outbox.wake()
    invited = await chat.sees("teacher", "Школа просит ответить")
    assert "Сад" in invited.text
    await chat.taps("teacher", "Ответить")
    await chat.taps("teacher", "Начать")
    assert "Второй?" in (await chat.taps("teacher", "Груша")).text
    await chat.taps("teacher", "Вишня")
    await chat.taps("teacher", "Назад")
    await chat.taps("teacher", "Другое")
    assert "Второй?" in (await chat.says("teacher", "Тайное слово")).text
    drafted = await stored(chat)
    assert len(drafted["expectations"]) == 1
    assert traces(drafted) == []
    await chat.taps("teacher", "Готово")
    summary = await chat.says("teacher", "Тайное желание")
    assert "Вишня" in summary.text
    await chat.taps("teacher", "2")
    await chat.taps("teacher", "Готово")
    sent = await chat.taps("teacher", "Отправить")
    assert "Ответ получен" in sent.text
    tables = await stored(chat)
    assert {"expectations", "handled_updates", "outbox", "updates_put_aside"} <= tables.keys()
    assert [row["shows"].partition(":")[0] for row in tables["handled_updates"]][-1:] == ["survey.sent"]
    assert len(tables["sealed_sheets"]) == 1
    assert traces(tables) == []
