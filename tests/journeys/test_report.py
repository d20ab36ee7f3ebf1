"""A fault from the teacher to the technician and back, over HTTP, with the bot polling or at a webhook."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chat import Chat, talking
from tests.databases import SetClock, sqlite_only
from tests.personas import StandardSchool


async def report(chat: Chat, name: str = "keeper_of_many", room: str = "214") -> None:
    """This persona reports a projector's dead picture in a room, by typing the room's number."""
    await chat.says(name, "/report")
    await chat.says(name, room)
    for button in ("Нет в списке", "Проектор", "Нет изображения", "Отправить"):
        await chat.taps(name, button)
    await chat.sees(name, "отправлена")


async def test_a_fault_is_reported_taken_solved_and_confirmed(chat: Chat) -> None:
    await chat.says("technician", "/start")
    await chat.says("teacher", "/menu")
    taps = 0
    for button in ("Сообщить", "Проектор Acme X1", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
        taps += 1
    assert taps <= 4
    await chat.sees("teacher", "Заявка № 1 отправлена")
    card = await chat.sees("technician", "Новая заявка № 1")
    assert "214" in card.text
    assert "Проектор Acme X1" in card.text
    assert "Ежова М. П." in card.text

    await chat.taps("technician", "Взять")
    assert "Тихий" in (await chat.sees("teacher", "взяли в работу")).text
    for button in ("Готово", "Кабель переподключён"):
        await chat.taps("technician", button)
    await chat.sees("teacher", "сделана. Всё работает?")
    await chat.taps("teacher", "Не работает")
    await chat.sees("technician", "всё ещё не работает")
    for button in ("Готово", "Кабель переподключён"):
        await chat.taps("technician", button)
    await chat.user("teacher").wait_for(lambda m: "сделана. Всё работает?" in m.text and chat.offers("teacher", "👍"))
    await chat.taps("teacher", "👍 Работает")
    assert "Закрыта" in chat.user("teacher").last.text
    await chat.sees("technician", "автор подтвердил")


@sqlite_only
async def test_a_photo_alone_starts_a_report(chat: Chat) -> None:
    teacher = chat.user("teacher")
    await chat.says("technician", "/start")
    await chat.says("teacher", "/start")
    await teacher.send_photo(caption="Горит <b>лампочка</b>")
    await teacher.reply()
    await chat.settled()
    for button in ("Проектор Acme X1", "Не включается"):
        await chat.taps("teacher", button)
    assert "Горит <b>лампочка</b>" in teacher.last.text
    await chat.taps("teacher", "Отправить")
    card = await chat.sees("technician", "Новая заявка № 1")
    assert "Горит <b>лампочка</b>" in card.text
    assert card.media is not None


@sqlite_only
async def test_the_sticker_of_a_room_needs_two_taps(chat: Chat) -> None:
    room = chat.school.rooms["305"]
    await chat.user("teacher").start(f"room-{room}")
    await chat.user("teacher").reply(lambda message: "305" in message.text)
    await chat.taps("teacher", "Доска")
    await chat.taps("teacher", "Не пишет маркер")
    await chat.taps("teacher", "Отправить")
    await chat.sees("teacher", "Заявка № 1 отправлена")


@sqlite_only
async def test_two_technicians_tap_at_once_and_one_gets_it(chat: Chat) -> None:
    """Both see the card of the second building; the later one is told who has it."""
    for name in ("technician", "second_technician"):
        await chat.says(name, "/menu")
    await report(chat, room="12")
    cards = {name: await chat.sees(name, "Новая заявка") for name in ("technician", "second_technician")}
    taps = [await chat.user(name).tap(card, "Взять") for name, card in cards.items()]
    answers = [(await tap.answered()).text for tap in taps]
    assert sorted("Заявка ваша." in answer for answer in answers) == [False, True]
    assert sorted("уже взял" in answer for answer in answers) == [False, True]


@sqlite_only
async def test_a_double_tap_sends_one_report(chat: Chat) -> None:
    for button in ("Сообщить", "Проектор Acme X1", "Нет изображения"):
        if button == "Сообщить":
            await chat.says("teacher", "/menu")
        await chat.taps("teacher", button)
    teacher = chat.user("teacher")
    first, second = await teacher.tap(teacher.last, "Отправить"), await teacher.tap(teacher.last, "Отправить")
    assert (await first.answered()).text == "Отправлено"
    assert "уже отправлена" in (await second.answered()).text
    await chat.settled()
    assert "1 заявка" in (await chat.says("teacher", "/tickets")).text


@sqlite_only
async def test_an_update_that_comes_twice_acts_once_and_shows_the_same(chat: Chat) -> None:
    chat.playground.duplicate_updates(50)
    await chat.says("teacher", "/menu")
    await chat.settled()
    for button in ("Сообщить", "Проектор Acme X1", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
    await chat.sees("teacher", "Заявка № 1")
    await chat.settled()
    assert "1 заявка" in (await chat.says("teacher", "/tickets")).text


@pytest.fixture
async def hooked(
    database_url: str, school: StandardSchool, tmp_path: Path, clock: SetClock, quick_client: None
) -> AsyncIterator[Chat]:
    """The running program with a webhook."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/telegram"
    async with talking(
        database_url, school, tmp_path, clock, webhook_url=url, webhook_secret="s3", web_port=port
    ) as chat:
        yield chat


async def test_a_report_over_the_webhook(hooked: Chat) -> None:
    teacher = hooked.user("teacher")
    # Nobody polls here, so there is no moment at which all that was sent is known to be handled.
    for name in ("technician", "teacher"):
        await hooked.user(name).send_text("/menu")
        await hooked.user(name).reply()
    for button, shown in (("Сообщить", "214"), ("Проектор Acme", "случилось"), ("Нет изображения", "Проверьте")):
        await (await teacher.tap(teacher.last, button)).answered()
        await hooked.sees("teacher", shown)
    await teacher.tap(teacher.last, "Отправить")
    await hooked.sees("teacher", "Заявка № 1 отправлена")
    await hooked.sees("technician", "Новая заявка № 1")
