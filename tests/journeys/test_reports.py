"""The coordinator makes the year report by the school's own template, from the chat."""

from datetime import UTC, datetime

from bot.access import SYSTEM
from bot.playground.messenger import Message
from models.people import Person
from tests import factories
from tests.bot.reports.test_school_report import text_of
from tests.bot.reports.test_school_template import template
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_the_coordinator_makes_the_year_report_to_an_order(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        item = await factories.roadmap_item(session, text="Проложить сеть")
        teacher = await session.get_one(Person, chat.school.people["teacher"])
        await factories.roadmap_assignee(session, item, teacher)
        said = {"action": "pulse", "value": "going", "words": "Кабели куплены", "person_id": teacher.id}
        await factories.roadmap_event(session, item, at=datetime(2026, 10, 5, 4, tzinfo=UTC), **said)
    await chat.says("coordinator", "/documents")
    await chat.taps("coordinator", "учебный год")
    await chat.says("coordinator", "185 от 01.09.2026")
    ready = await report(chat)
    assert "К приказу № 185 от 01.09.2026" in ready.text
    text = text_of(content_of(ready))
    assert "к приказу № 185 от 01.09.2026" in text
    assert "Кабели куплены" in text
    await chat.says("coordinator", "/documents")
    await chat.taps("coordinator", "Шаблоны")
    await chat.taps("coordinator", "Годовой отчёт")
    await chat.user("coordinator").send_document("Бланк.docx", template("{{ shcool }}"))
    assert "Такого поля нет: shcool." in (await chat.sees("coordinator", "Шаблон не принят")).text
    await chat.user("coordinator").send_document("Бланк.docx", template("Бланк школы: {{ total.all }}"))
    await chat.sees("coordinator", "шаблон школы «Бланк.docx»")
    await chat.says("director", "/documents")
    await chat.taps("director", "учебный год")
    await chat.taps("director", "Составить без приказа")
    assert text_of(content_of(await report(chat, "director"))).strip() == "Бланк школы: 1"


async def report(chat: Chat, who: str = "coordinator") -> Message:
    """The message with the document."""
    return await chat.user(who).wait_for(lambda one: one.is_from_bot and one.media is not None)


def content_of(message: Message) -> bytes:
    assert message.media is not None
    assert message.media.content is not None
    return message.media.content
