"""Asking for what has run out, as a teacher does it: three taps, or a few typed words."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from handlers.site import NoticeArgs, Site
from models.people import Person
from models.tickets import TicketState
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only


async def shelf(chat: Chat) -> None:
    """Paper for everybody, a cartridge for the printers; the storekeeper is there."""
    async with chat.app.db.write(SYSTEM) as session:
        await factories.consumable(session, name="Бумага А4", kind=None)
        await factories.consumable(session, name="Картридж 285А", kind="printer", stock=2)
        await factories.consumable(session, name="Мел", kind="board")
    await chat.says("storekeeper", "/start")


async def test_three_taps_with_one_room_of_ones_own(chat: Chat) -> None:
    await shelf(chat)
    assert "Чего не хватает?" in (await chat.says("teacher", "/shortage")).text
    shown = await chat.taps("teacher", "Картридж")
    assert "каб. 214" in shown.text
    assert "сразу уйдёт" in shown.text
    sent = await chat.taps("teacher", "Нет совсем")
    assert "Заявка № 1 отправлена" in sent.text
    assert "Нужно: Картридж 285А" in sent.text
    assert "нет совсем" in sent.text
    assert "Новая заявка № 1" in (await chat.sees("storekeeper", "Новая заявка")).text
    assert "нужны два" in (await chat.says("teacher", "Лучше сразу нужны два")).text


async def test_with_several_rooms_the_room_is_asked_and_can_be_typed(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("keeper_of_many", "/shortage")
    shown = await chat.taps("keeper_of_many", "Бумага")
    assert "Где не хватает?" in shown.text
    assert chat.offers("keeper_of_many", "Каб. 305")
    assert "каб. 214" in (await chat.says("keeper_of_many", "214")).text
    assert "Осталось: полпачки" in (await chat.says("keeper_of_many", "полпачки")).text


async def test_a_room_that_there_is_not_is_asked_for_again(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("keeper_of_many", "/shortage")
    await chat.taps("keeper_of_many", "Бумага")
    assert "не нашёлся" in (await chat.says("keeper_of_many", "999")).text
    assert "каб. 12" in (await chat.says("keeper_of_many", "12")).text


async def test_another_place_is_typed_and_that_sends(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("keeper_of_many", "/shortage")
    for button in ("Бумага", "Другое место"):
        await chat.taps("keeper_of_many", button)
    assert "2–3 штуки" in (await chat.taps("keeper_of_many", "Осталось 2–3")).text
    sent = await chat.says("keeper_of_many", "Спортзал")
    assert "отправлена" in sent.text
    assert "Спортзал" in sent.text
    assert "2–3 штуки" in sent.text


async def test_what_is_typed_is_found_or_asked_for_in_those_words(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("teacher", "/shortage")
    assert "Нашлось: 1 название" in (await chat.says("teacher", "бумагу")).text
    assert chat.offers("teacher", "Бумага А4")
    assert "В списке такого нет" in (await chat.says("teacher", "Мыло: жидкое")).text
    await chat.taps("teacher", "Попросить «Мыло жидкое»")
    sent = await chat.taps("teacher", "Осталась 1")
    assert "Нужно: Мыло жидкое" in sent.text


async def test_a_long_name_is_asked_for_again(chat: Chat) -> None:
    await chat.says("teacher", "/shortage")
    assert "Назовите короче" in (await chat.says("teacher", "Очень длинное название материала")).text
    assert "В списке такого нет" in (await chat.says("teacher", "Мыло")).text


async def test_how_much_is_left_can_not_be_less_than_nothing(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("teacher", "/shortage")
    await chat.taps("teacher", "Бумага")
    assert "целое число" in (await chat.says("teacher", "-3")).text
    assert "Осталось: 5" in (await chat.says("teacher", "5")).text


async def test_a_photo_is_no_answer(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("teacher", "/shortage")
    user = chat.user("teacher")
    await user.send_photo()
    assert "словами" in (await user.reply()).text


async def test_a_second_tap_shows_the_first_request(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("teacher", "/shortage")
    await chat.taps("teacher", "Бумага")
    user = chat.user("teacher")
    await chat.taps("teacher", "Нет совсем")
    answer = await (await user.tap_data(user.last, "shortage.ask:1:3:0")).answered()
    assert "Вы уже просили об этом: № 1" in str(answer.text)
    await chat.says("teacher", "/shortage")
    assert "Вы уже просили: № 1" in (await chat.taps("teacher", "Бумага")).text
    assert "Заявка № 1" in (await chat.taps("teacher", "Открыть № 1")).text


async def test_me_too_joins_whoever_asked_before(chat: Chat) -> None:
    await shelf(chat)
    await chat.says("teacher", "/shortage")
    await chat.taps("teacher", "Бумага")
    await chat.taps("teacher", "Нет совсем")
    await chat.says("class_teacher", "/shortage")
    await chat.taps("class_teacher", "Бумага")
    assert "Уже просили: № 1" in (await chat.says("class_teacher", "214")).text
    assert "У меня тоже: 1" in (await chat.taps("class_teacher", "У меня тоже")).text
    await chat.sees("storekeeper", "№ 1")
    await chat.taps("storekeeper", "Взять")
    await chat.sees("class_teacher", "взяли в работу")


async def test_a_withdrawn_request_can_be_sent_anew(chat: Chat) -> None:
    await shelf(chat)
    for number in ("№ 1", "№ 2"):
        await chat.says("teacher", "/shortage")
        await chat.taps("teacher", "Бумага")
        assert number in (await chat.taps("teacher", "Нет совсем")).text
        assert "Отозвана" in (await chat.taps("teacher", "Отозвать")).text


@pytest.mark.parametrize("name", ["parent", "student"])
async def test_only_the_staff_is_offered_it(chat: Chat, name: str) -> None:
    await chat.says(name, "/start")
    assert not chat.offers(name, "Не хватает")
    assert "нет права" in (await chat.says(name, "/shortage")).text


async def test_every_menu_of_the_staff_has_it(chat: Chat) -> None:
    await chat.says("teacher", "/start")
    assert chat.offers("teacher", "Не хватает материалов")


async def test_what_is_for_a_kind_of_device_begins_the_list(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        for name, kind in (("Бумага", None), ("Картридж", "printer"), ("Мел", "board")):
            await factories.consumable(session, name=name, kind=kind)
    for start, first in (("shortage.list:0:board:0", "Мел"), ("shortage.list:0::0", "Картридж")):
        shown = (await site.follow(await context_of("teacher"), start)).screen
        assert shown is not None
        assert shown.rows[0][0].label == first


@pytest.mark.parametrize("state", list(TicketState))
async def test_a_promise_is_told_as_long_as_the_request_is_not_over(
    db: Database, school: StandardSchool, site: Site, context_of: ContextOf, state: TicketState
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        made = await factories.ticket(session, teacher, state=state)
    notice = NoticeArgs(f"ticket:{made.id}", {"day": "2026-11-27"})
    look = await site.notices["ticket.promised"].full(await context_of("teacher"), notice)
    assert (look is None) == (state in {TicketState.CLOSED, TicketState.CANCELLED, TicketState.MERGED})
    assert await site.notices["ticket.promised"].full(await context_of("namesake_one"), notice) is None


async def test_the_sticker_of_a_room_leads_to_what_that_room_needs(chat: Chat) -> None:
    await shelf(chat)
    user = chat.user("keeper_of_many")
    await user.start(f"room-{chat.school.rooms['214']}")
    await user.reply()
    await chat.taps("keeper_of_many", "Не хватает")
    assert "Картридж" in user.last.buttons[0]
    assert "каб. 214" in (await chat.taps("keeper_of_many", "Картридж")).text
    await chat.says("student", "/start")
    student = chat.user("student")
    await student.start(f"room-{chat.school.rooms['214']}")
    await student.reply()
    assert not chat.offers("student", "Не хватает")


async def test_a_sentence_leads_to_the_room_that_it_names(chat: Chat) -> None:
    await shelf(chat)
    asked = await chat.says("teacher", "в 305 закончилась бумага")
    assert "Бумага А4" in asked.text
    assert "каб. 305" in asked.text
    assert "Сколько осталось" in asked.text


async def test_what_a_sentence_names_is_chosen_from_the_list_or_asked_for_as_named(chat: Chat) -> None:
    await shelf(chat)
    assert "Где не хватает?" in (await chat.says("keeper_of_many", "закончилась бумага")).text
    await chat.says("teacher", "кончились скрепки")
    assert chat.offers("teacher", "Попросить «скрепки»")
    async with chat.app.db.write(SYSTEM) as session:
        await factories.consumable(session, name="Бумага цветная", kind=None)
    await chat.says("teacher", "/menu")
    await chat.says("teacher", "кончилась бумага")
    assert chat.offers("teacher", "Бумага А4")
    assert chat.offers("teacher", "Бумага цветная")


async def test_a_pupil_who_says_so_reports_it_to_the_keeper(chat: Chat) -> None:
    assert "нет права" not in (await chat.says("student", "в 214 закончилась бумага")).text
