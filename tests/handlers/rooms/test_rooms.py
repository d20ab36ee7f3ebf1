"""Looking a room through in the chat: from the report's screen of the room, from its history, by a command."""

from datetime import date

import pytest

from bot.access import SYSTEM
from models.people import RoomKeeper
from models.school import Asset, Room
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_a_keeper_comes_from_the_report_of_the_room_and_says_that_all_is_there(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    asked = await chat.taps("teacher", "Всё ли на месте?")
    assert "каб. 214 (кабинет физики), Главный корпус" in asked.text
    assert "Этот кабинет ещё не проверяли." in asked.text
    assert "▫️ МФУ" in asked.text
    done = await chat.taps("teacher", "Всё на месте")
    assert "✅ Подтверждено: 24.11.2026" in done.text
    assert "✅ МФУ" in done.text
    again = await chat.says("teacher", "/report")
    assert not any("месте" in label for label in again.buttons), "nothing to be asked this school year"
    assert "проверены все" in (await chat.says("teacher", "/rooms")).text


async def test_what_is_missing_is_reported_for_that_room(chat: Chat) -> None:
    await chat.says("teacher", "/rooms")
    await chat.taps("teacher", "214 · кабинет физики")
    shown = await chat.taps("teacher", "Чего-то нет")
    assert "каб. 214" in shown.text
    assert "Что сломалось?" in shown.text


async def test_a_technician_has_the_way_under_the_history_of_a_room(chat: Chat) -> None:
    shown = await chat.says("technician", "/menu")
    user = chat.user("technician")
    room = chat.school.rooms["214"]
    await (await user.tap_data(shown, f"history.room:{room}:0")).answered()
    assert "Всё ли на месте?" in (await chat.taps("technician", "Всё ли на месте?")).text
    assert "Осталось проверить" in (await chat.says("technician", "/rooms")).text


@pytest.mark.parametrize("name", ["keeper_of_many", "parent", "student", "director", "stranger"])
async def test_for_others_the_addresses_lead_nowhere(chat: Chat, name: str) -> None:
    shown = await chat.says(name, "/start")
    room = chat.school.rooms["214"]
    for data in (f"room:{room}:0", f"room.all:{room}:3"):
        await (await chat.user(name).tap_data(shown, data)).answered()
    async with chat.app.db.read() as session:
        assert (await session.get_one(Asset, chat.school.devices["МФУ"])).confirmed_on is None


async def test_a_room_that_changed_meanwhile_is_shown_anew(chat: Chat) -> None:
    await chat.says("teacher", "/rooms")
    await chat.taps("teacher", "214 · кабинет физики")
    async with chat.app.db.write(SYSTEM) as session:
        room = await session.get_one(Room, chat.school.rooms["214"])
        await factories.asset(session, room, kind="camera", name="Новая камера")
    shown = await chat.taps("teacher", "Всё на месте")
    assert "▫️ Новая камера" in shown.text


async def test_a_room_without_devices_says_so_and_a_partly_confirmed_one_how_many(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        await session.delete(
            await session.get_one(RoomKeeper, (chat.school.rooms["214"], chat.school.people["teacher"]))
        )
        asset = await session.get_one(Asset, chat.school.devices["МФУ"])
        asset.confirmed_on = date(2026, 10, 1)
        await chat.app.services.directory.touch(session)
    assert "нет кабинетов" in (await chat.says("teacher", "/rooms")).text
    await chat.says("admin", "/rooms")
    assert "Подтверждено 1 из" in (await chat.taps("admin", "214 · кабинет физики")).text
