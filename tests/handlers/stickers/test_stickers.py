"""Stickers for rooms and devices: a PDF whose codes open the report of just that room or device."""

import pytest

from bot.access import SYSTEM
from bot.errors import Denied
from bot.services import Services
from bot.services.tickets.stickers import Stickers
from models.school import Building
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import ActorOf, StandardSchool

pytestmark = sqlite_only


async def test_they_come_as_a_file(chat: Chat) -> None:
    await chat.says("admin", "/stickers")
    printed = await chat.taps("admin", "Техника: Главный корпус")
    assert printed.media is not None
    assert "8 наклеек" in printed.text
    await chat.says("admin", "/stickers")
    assert "2 наклейки" in (await chat.taps("admin", "Кабинеты: Второй корпус")).text


async def test_each_opens_the_report_of_its_own_thing(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    stickers: Stickers = services.tickets.stickers
    found = await stickers.of_devices(await actor_of("admin"), school.buildings["Второй корпус"])
    assert [(one.word, one.id, one.room.number, one.device) for one in found] == [
        ("device", school.devices["Камера"], "1", "Камера"),
        ("device", school.devices["Ноутбук"], "12", "Ноутбук"),
    ]
    assert services.invitations.start_link("device", "7").endswith("?start=device-7")


async def test_a_building_without_devices_says_so(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        bare = await factories.building(session, name="Гараж")
        await factories.room(session, await session.get_one(Building, bare.id), number="Г1")
        await chat.app.services.directory.touch(session)
    await chat.says("admin", "/stickers")
    tap = await chat.user("admin").tap(chat.user("admin").last, "Техника: Гараж")
    assert "нечего подписывать" in str((await tap.answered()).text)


@pytest.mark.parametrize("name", ["teacher", "technician", "parent"])
async def test_only_who_sets_up_the_school_prints_them(services: Services, actor_of: ActorOf, name: str) -> None:
    actor = await actor_of(name)
    for asked in (
        services.tickets.stickers.buildings(actor),
        services.tickets.stickers.of_rooms(actor, 1),
        services.tickets.stickers.of_devices(actor, 1),
    ):
        with pytest.raises(Denied):
            await asked
