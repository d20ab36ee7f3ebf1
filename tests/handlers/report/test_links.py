"""Stickers of rooms and devices: the code on a device starts at its symptoms, two taps from a ticket."""

import pytest

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_two_taps_from_the_code_on_a_device(chat: Chat) -> None:
    projector = chat.school.devices["Проектор Acme X1"]
    asked = await chat.says("deputy", f"/start device-{projector}")
    assert "Проектор Acme X1: что случилось?" in asked.text
    await chat.taps("deputy", "Нет изображения")
    sent = await chat.taps("deputy", "Отправить")
    assert "214" in sent.text
    assert "Проектор Acme X1" in sent.text


async def test_the_code_on_a_door_shows_the_devices(chat: Chat) -> None:
    shown = await chat.says("deputy", f"/start room-{chat.school.rooms['305']}")
    assert "Что сломалось?" in shown.text
    assert chat.offers("deputy", "Доска")


async def test_the_code_on_the_door_of_a_room_with_one_device_asks_what_is_wrong_with_it(chat: Chat) -> None:
    shown = await chat.says("deputy", f"/start room-{chat.school.rooms['102']}")
    assert "Проектор: что случилось?" in shown.text


@pytest.mark.parametrize("rest", ["device-77777", "room-77777"])
async def test_a_code_of_what_is_gone(chat: Chat, rest: str) -> None:
    assert "больше нет" in (await chat.says("deputy", f"/start {rest}")).text


@pytest.mark.parametrize("rest", ["device-", "device-x", "device-9" + "9" * 30, "room-٣", "device--1"])
async def test_a_code_that_is_none(chat: Chat, rest: str) -> None:
    await chat.says("deputy", f"/start {rest}")
    assert chat.offers("deputy", "Сообщить о неисправности")


async def test_whoever_may_not_report_gets_the_menu(chat: Chat) -> None:
    projector = chat.school.devices["Проектор Acme X1"]
    for name in ("parent", "admin"):
        assert "что случилось" not in (await chat.says(name, f"/start device-{projector}")).text
