"""A ticket's way between people: notices, steps, lists, and every tap that comes too late or from the wrong hand."""

from datetime import timedelta

from sqlalchemy import delete

from bot.access import SYSTEM, Actor, Sender
from bot.services.tickets.states import Step
from handlers.reception import CHANNEL
from models.people import RoleGrant
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import PERSONAS

pytestmark = sqlite_only


async def reported(chat: Chat) -> None:
    """The teacher reports a projector; the technician of that building has it."""
    for name in ("technician", "second_technician", "editor", "class_teacher"):
        await chat.says(name, "/start")
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
    await chat.sees("technician", "Новая заявка № 1")


async def answer_to(chat: Chat, name: str, data: str) -> str:
    user = chat.user(name)
    answer = await (await user.tap_data(user.last, data)).answered()
    await chat.settled()
    return str(answer.text)


async def solves(chat: Chat) -> None:
    await chat.taps("technician", "Готово")
    await chat.taps("technician", "Без слов")


async def test_taken_solved_and_confirmed(chat: Chat) -> None:
    await reported(chat)
    assert "В работе" in (await chat.taps("technician", "Взять")).text
    await chat.sees("teacher", "взяли в работу")
    for button in ("Готово", "Без слов"):
        await chat.taps("technician", button)
    await chat.sees("teacher", "сделана. Всё работает?")
    assert "Закрыта" in (await chat.taps("teacher", "Работает")).text
    await chat.sees("technician", "автор подтвердил")


async def test_returned_it_is_in_the_queue_again(chat: Chat) -> None:
    await reported(chat)
    for button in ("Готово", "Без слов"):
        await chat.taps("technician", button)
    await chat.sees("teacher", "Всё работает?")
    assert "Ждёт мастера" in (await chat.taps("teacher", "Не работает")).text
    await chat.sees("technician", "всё ещё не работает")
    assert "1 заявка" in (await chat.says("technician", "/queue")).text


async def test_a_technician_of_another_building_hears_nothing(chat: Chat) -> None:
    await reported(chat)
    assert not [message for message in chat.user("second_technician").messages if "Новая заявка" in message.text]


async def test_of_two_technicians_one_has_it_and_the_other_is_told_who(chat: Chat) -> None:
    await reported(chat)
    assert await answer_to(chat, "technician", "ticket.do:1:take") == "Заявка ваша."
    assert "уже взяли в работу: Тихий О. И." in await answer_to(chat, "second_technician", "ticket.do:1:take")
    assert "В работе" in chat.user("second_technician").last.text


async def test_a_card_that_is_out_of_date_says_so_and_shows_the_fresh_one(chat: Chat) -> None:
    await reported(chat)
    await chat.taps("teacher", "Отозвать")
    assert "уже закрыта" in await answer_to(chat, "technician", "ticket.do:1:solve")
    assert "Отозвана" in chat.user("technician").last.text


async def test_a_ticket_of_somebody_else_is_not_shown_nor_touched(chat: Chat) -> None:
    await reported(chat)
    for data in ("ticket:1", "ticket.do:1:confirm", "ticket.add:1", "ticket.files:1"):
        assert "не ваша" in await answer_to(chat, "class_teacher", data)
        assert "Проектор" not in chat.user("class_teacher").last.text


async def test_another_service_reads_a_ticket_but_does_not_work_it(chat: Chat) -> None:
    await reported(chat)
    assert await answer_to(chat, "editor", "ticket:1") == ""
    assert "Проектор" in chat.user("editor").last.text
    assert not chat.offers("editor", "Взять")
    assert "нет права" in await answer_to(chat, "editor", "ticket.do:1:take")


async def test_the_technician_can_not_confirm_for_the_reporter(chat: Chat) -> None:
    await reported(chat)
    for button in ("Готово", "Без слов"):
        await chat.taps("technician", button)
    assert "нет права" in await answer_to(chat, "technician", "ticket.do:1:confirm")


async def test_a_role_that_was_revoked_works_no_more(chat: Chat) -> None:
    await reported(chat)
    async with chat.app.db.write(SYSTEM) as session:
        gone = delete(RoleGrant).where(RoleGrant.person_id == chat.school.people["technician"])
        await session.execute(gone)
        await chat.app.services.directory.touch(session)
    assert "не ваша" in await answer_to(chat, "technician", "ticket.do:1:take")
    assert "Ждёт мастера" in (await chat.says("teacher", "/tickets")).text or chat.offers("teacher", "🔴")


async def test_words_for_a_closed_ticket_are_kept_and_it_says_that_it_is_closed(chat: Chat) -> None:
    await reported(chat)
    await chat.taps("teacher", "Дополнить")
    await answer_to(chat, "technician", "ticket.do:1:solve")
    await chat.app.services.tickets.working.make(await actor(chat, "teacher"), 1, Step.CONFIRM)
    shown = await chat.says("teacher", "ещё слово")
    assert "уже закрыта" in shown.text
    assert "ещё слово" in shown.text


async def test_steps_that_do_not_exist(chat: Chat) -> None:
    await reported(chat)
    assert "Этого больше нет" in await answer_to(chat, "technician", "ticket.do:1:explode")
    assert "Такой заявки нет" in await answer_to(chat, "technician", "ticket.do:77:take")


async def actor(chat: Chat, name: str) -> Actor:
    directory = chat.app.services.directory
    return directory.actor(await directory.now(), Sender(CHANNEL, PERSONAS[name].telegram or 0), "ru", None)


async def test_a_digest_says_where_each_ticket_is(chat: Chat) -> None:
    await chat.says("technician", "/start")
    chat.clock.time += timedelta(hours=12)
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
    await chat.says("teacher", "Висит под потолком")
    chat.clock.time += timedelta(hours=12)
    chat.app.outbox.wake()
    digest = await chat.sees("technician", "Пока вас не было: 2 сообщения")
    assert "Новая заявка № 1 · каб. 214\n" in digest.text
    assert "Дополнение к заявке № 1 · каб. 214" in digest.text
