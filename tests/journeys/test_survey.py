"""A survey over HTTP: a deputy starts it in four taps, people answer on their phones, the director reads what came."""

import sqlite3
from pathlib import Path

from bot.playground import Message
from tests.chat import Chat
from tests.databases import SetClock, sqlite_only

ANSWERERS = ("teacher", "technician", "editor", "coordinator", "storekeeper", "keeper_of_many")
# Buttons of a question that lead elsewhere.
ASIDE = ("Позже", "Назад", "назад", "Меню", "Другое", "Пропустить", "Что увидит")
LONGEST_WAY = 30


def first_answer(message: Message) -> str:
    """What somebody in a hurry taps: the first answer, to go on, to skip, to send."""
    for wanted in ("Отправить", "Готово"):
        if any(wanted in label for label in message.buttons) and (wanted == "Отправить" or "☑" in str(message.buttons)):
            return wanted
    answers = [label for label in message.buttons if not any(word in label for word in ASIDE)]
    return answers[0] if answers else "Пропустить"


@sqlite_only
async def test_the_staff_is_asked_and_the_director_reads_what_it_needs(
    chat: Chat, clock: SetClock, database_url: str
) -> None:
    for name in ANSWERERS:
        await chat.says(name, "/start")
    await chat.says("deputy", "/school_surveys")
    await chat.taps("deputy", "Новый опрос")
    await chat.taps("deputy", "Готовность учителей")
    started = await chat.taps("deputy", "Начать")
    assert "Идёт опрос" in started.text
    for name in ANSWERERS:
        await chat.sees(name, "Компьютер и интернет в вашей работе")
        await chat.taps(name, "Ответить")
        await chat.taps(name, "Начать")
        await answer(chat, name)
    await chat.says("director", "/school_surveys")
    assert chat.offers("director", "6 из 16")
    file = Path(database_url.partition("///")[2])
    assert sqlite3.connect(file).execute("select count(*) from survey_sheets").fetchone() == (0,)
    clock.advance(days=15)
    await chat.app.services.surveys.ending.tick()
    await chat.says("director", "/school_surveys")
    await chat.taps("director", "✅")
    results = await chat.taps("director", "Итоги")
    assert "Ответили 6 из" in results.text


async def answer(chat: Chat, name: str) -> None:
    """Tap through all questions, and send."""
    for _ in range(LONGEST_WAY):
        message = chat.user(name).last
        if "Спасибо" in message.text:
            return
        await chat.taps(name, first_answer(message))
    raise AssertionError(f"{name} never came to the end: {chat.user(name).last.text}")
