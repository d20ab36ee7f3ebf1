"""What gathered outside a person's hours comes as one digest, from which each thing opens below it."""

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def report(chat: Chat, device: str, symptom: str) -> None:
    await chat.says("teacher", "/report")
    for button in (device, symptom, "Отправить"):
        await chat.taps("teacher", button)


async def test_the_evenings_reports_come_in_the_morning_as_one_digest(chat: Chat) -> None:
    await chat.says("technician", "/start")
    chat.clock.advance(hours=9)
    await report(chat, "Проектор", "Нет изображения")
    await report(chat, "МФУ", "Не печатает")
    seen = len(chat.user("technician").messages)
    chat.clock.advance(hours=13)
    chat.app.outbox.wake()
    digest = await chat.sees("technician", "Пока вас не было")
    assert "Новая заявка № 1" in digest.text
    assert "Новая заявка № 2" in digest.text
    assert len(chat.user("technician").messages) == seen + 1
    opened = await chat.taps("technician", "Открыть № 2")
    assert "МФУ" in opened.text
    assert await chat.sees("technician", "Пока вас не было") is digest
