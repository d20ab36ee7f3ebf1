"""A technician works tickets from the phone: done with a word or a picture, aside, passed on, merged."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from bot.access import SYSTEM
from bot.playground import Message
from models.delivery import OutboxNotice
from models.people import Person, RoleGrant
from models.tickets import TicketEvent, TicketMedia
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def reported(chat: Chat, by: str = "teacher", number: int = 1) -> None:
    """Somebody reports the projector of room 214; the technicians have it."""
    for name in ("technician", "storekeeper", by):
        await chat.says(name, "/start")
    await chat.says(by, "/report")
    if by != "teacher":
        await chat.says(by, "214")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps(by, button)
    await chat.sees(by, "отправлена")
    await chat.sees("technician", f"Новая заявка № {number}")


async def at_ticket(chat: Chat, name: str = "technician", number: int = 1) -> Message:
    """Somebody looks at a ticket's card."""
    await data(chat, name, f"ticket:{number}")
    return chat.user(name).last


async def data(chat: Chat, name: str, raw: str) -> str:
    user = chat.user(name)
    answer = await (await user.tap_data(user.last, raw)).answered()
    await chat.settled()
    return str(answer.text)


async def rows(chat: Chat, *columns: Any) -> list[Any]:
    async with chat.app.db.read() as session:
        return [tuple(row) for row in await session.execute(select(*columns))]


async def test_the_card_of_a_worker_has_six_buttons(chat: Chat) -> None:
    await reported(chat)
    card = await at_ticket(chat)
    assert card.buttons[:-2] == ["🙋 Взять", "✅ Готово", "❓ Вопрос", "⏸ Ждём", "🤝 Передать", "⋯ Ещё…"]
    more = await chat.taps("technician", "Ещё")
    assert "Объединить" in str(more.buttons)


async def test_one_tap_says_what_was_done(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    assert "что сделано" in (await chat.taps("technician", "Готово")).text
    assert "Сделано" in (await chat.taps("technician", "Кабель переподключён")).text
    told = await chat.sees("teacher", "сделана. Всё работает?")
    assert "Кабель переподключён" in told.text


async def test_after_it_is_done_back_leads_to_what_else_is_in_that_room(chat: Chat) -> None:
    await reported(chat)
    await reported(chat, "class_teacher", 2)
    await at_ticket(chat)
    for button in ("Готово", "Перезапущено", "Назад"):
        await chat.taps("technician", button)
    assert "каб. 214" in chat.user("technician").last.text
    assert [label for label in chat.user("technician").last.buttons if "№" in label] == [
        "🔴 № 2 · 0 мин · 214 · Проектор Ac…"
    ]


async def test_done_without_words(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    await chat.taps("technician", "Готово")
    assert "Сделано" in (await chat.taps("technician", "Без слов")).text
    await chat.sees("teacher", "сделана. Всё работает?")


async def test_one_message_says_what_was_done(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    await chat.taps("technician", "Готово")
    assert "Сделано" in (await chat.says("technician", "Поменял <b>лампу</b>")).text
    assert "Поменял <b>лампу</b>" in (await chat.sees("teacher", "Всё работает?")).text


async def test_an_album_that_comes_out_of_order_is_one_step(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    await chat.taps("technician", "Готово")
    technician = chat.user("technician")
    await technician.send_album([b"one", b"two", b"three"], "Новая лампа", arriving=(2, 0, 1))
    await chat.settled()
    steps = await rows(chat, TicketEvent.id, TicketEvent.action, TicketEvent.words)
    assert [step[1:] for step in steps] == [("report", None), ("solve", "Новая лампа")]
    files = await rows(chat, TicketMedia.event_id, TicketMedia.position)
    assert [event for event, _ in files] == [steps[1][0]] * 3
    assert len({position for _, position in files}) == 3
    assert (await rows(chat, OutboxNotice.kind)).count(("ticket.solve",)) == 1


async def test_a_reply_to_a_card_with_the_button_done_does_not_solve(chat: Chat) -> None:
    await reported(chat)
    card = await at_ticket(chat)
    technician = chat.user("technician")
    await technician.quoting(card).send_text("Зайду после третьего урока")
    await chat.settled()
    assert "Ждёт мастера" in (await at_ticket(chat)).text
    assert "Зайду после третьего урока" in technician.last.text


async def test_it_waits_for_a_part_until_a_day(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    for button in ("Ждём", "Деталь", "Неделя, до вт, 01.12.2026", "Без слов"):
        await chat.taps("technician", button)
    assert "Ждём: деталь, до вт, 01.12.2026" in chat.user("technician").last.text
    await chat.sees("teacher", "Заявка № 1: ждём деталь, до вт, 01.12.2026")
    assert "В работе: Тихий" in (await chat.taps("technician", "Продолжить")).text


async def test_what_ends_on_a_day_off_ends_on_the_next_working_day(chat: Chat) -> None:
    await reported(chat)
    chat.clock.time += timedelta(days=3)  # a Friday
    await at_ticket(chat)
    await chat.taps("technician", "Ждём")
    assert "Завтра, пн, 30.11.2026" in str((await chat.taps("technician", "Закупку")).buttons)


async def test_a_day_and_words_are_typed(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    for button in ("Ждём", "Закупку"):
        await chat.taps("technician", button)
    for wrong, why in (("когда-нибудь", "дат"), ("31.02", "дат"), ("24.11", "завтрашнего"), ("24.11.2099", "двух лет")):
        refused = await chat.says("technician", wrong)
        assert why in refused.text
        assert "До какого дня?" in refused.text
        assert "Неделя" in str(refused.buttons)
        assert "Назад" in str(refused.buttons)
    assert "пару слов" in (await chat.says("technician", "30.11")).text
    assert "до пн, 30.11.2026 · Едет из магазина" in (await chat.says("technician", "Едет из магазина")).text
    for button in ("Ждём", "Доступ"):
        await chat.taps("technician", button)
    assert "до пт, 27.11.2026 · ключ у охраны" in (await chat.says("technician", "до пятницы ключ у охраны")).text


async def test_it_is_passed_to_a_colleague(chat: Chat) -> None:
    await chat.says("second_technician", "/start")
    await reported(chat)
    await at_ticket(chat)
    await chat.taps("technician", "Передать")
    assert "В работе: Рябов" in (await chat.taps("technician", "Рябов П. Ю.")).text
    assert "Готово" in str((await chat.sees("second_technician", "Вам передали заявку № 1")).buttons)


async def test_it_is_passed_to_another_service(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    for button in ("Передать", "Другой службе", "Завхоз"):
        await chat.taps("technician", button)
    assert not chat.offers("technician", "Взять")
    await chat.sees("storekeeper", "Новая заявка № 1")
    await chat.sees("teacher", "Заявку № 1 передали: Завхоз, АХЧ")


async def test_a_colleague_who_lost_the_role_meanwhile_is_named_a_reason(chat: Chat) -> None:
    await reported(chat)
    await at_ticket(chat)
    await chat.taps("technician", "Передать")
    async with chat.app.db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == chat.school.people["second_technician"]))
        await chat.app.services.directory.touch(session)
    said = await data(chat, "technician", f"hand.to:1:{chat.school.people['second_technician']}:0")
    assert "больше не работает в этой службе" in said
    assert "Ждёт мастера" in chat.user("technician").last.text


async def test_a_duplicate_is_merged_and_its_reporter_hears_all_about_it(chat: Chat) -> None:
    await reported(chat)
    await reported(chat, "class_teacher", 2)
    await at_ticket(chat, number=2)
    for button in ("Ещё", "Объединить", "№ 1"):
        await chat.taps("technician", button)
    assert "Объединить № 2 с № 1?" in chat.user("technician").last.text
    assert "Объединена с заявкой № 1" in (await chat.taps("technician", "Объединить с № 1")).text
    await chat.sees("class_teacher", "Заявку № 2 объединили с № 1")
    assert "Объединены с ней: 2" in (await chat.taps("technician", "Открыть № 1")).text
    await chat.taps("technician", "Готово")
    await chat.taps("technician", "Без слов")
    await chat.sees("class_teacher", "Заявка № 1, за которой вы следите, сделана")


async def test_the_number_of_the_other_ticket_is_typed(chat: Chat) -> None:
    await reported(chat)
    await reported(chat, "class_teacher", 2)
    await data(chat, "technician", "merge:2:0")
    for wrong, why in (("2", "саму с собой"), ("77", "нет, или она не ваша"), ("два", "номер"), ("9" * 5000, "номер")):
        assert why in (await chat.says("technician", wrong)).text
    assert "Объединить № 2 с № 1?" in (await chat.says("technician", "№ 1")).text


async def test_old_buttons_after_it_was_closed(chat: Chat) -> None:
    await reported(chat)
    await chat.taps("teacher", "Уже работает")
    person = chat.school.people["second_technician"]
    for raw in (
        "solve.with:1:part",
        "wait.do:1:part:",
        f"hand.to:1:{person}:0",
        "hand.team:1:2",
        "ticket.do:1:solve",
    ):
        assert "уже закрыта" in await data(chat, "technician", raw), raw
    for raw in ("solve:1", "wait:1", "hand:1:0", "merge:1:0", "wait.for:1:part", "hand.teams:1:0"):
        assert "устарел" in await data(chat, "technician", raw), raw


async def test_it_is_nobody_elses(chat: Chat) -> None:
    await reported(chat)
    for name in ("parent", "class_teacher", "editor"):
        await chat.says(name, "/start")
        why = "нет права" if name == "editor" else "не ваша"
        for raw in (
            "solve:1",
            "solve.with:1:part",
            "wait:1",
            "wait.do:1:part:",
            "hand:1:0",
            "hand.to:1:1:0",
            "merge:1:0",
        ):
            assert why in await data(chat, name, raw), (name, raw)
    assert await rows(chat, TicketEvent.action) == [("report",)]


async def test_addresses_made_by_hand(chat: Chat) -> None:
    await reported(chat)
    for raw in ("solve.with:1:magic", "wait.for:1:reporter", "wait.do:1:part:20261332", "wait.do:1:part:2026-12-01"):
        assert "больше нет" in await data(chat, "technician", raw), raw
    for raw in ("ticket.do:1:merge", "ticket.do:1:wait", "ticket.do:1:hand", "ticket.do:1:ask"):
        assert "больше нет" in await data(chat, "technician", raw), raw
    assert await rows(chat, TicketEvent.action) == [("report",)]


async def test_a_deputy_works_in_the_stead_of_who_is_away(chat: Chat) -> None:
    await reported(chat)
    async with chat.app.db.write(SYSTEM) as session:
        people = chat.school.people
        await factories.absence(
            session, await session.get_one(Person, people["technician"]), deputy_id=people["editor"]
        )
        await chat.app.services.directory.touch(session)
    await chat.says("editor", "/start")
    await at_ticket(chat, "editor")
    await chat.taps("editor", "Готово")
    assert "Сделано" in (await chat.taps("editor", "Перезапущено")).text
