"""What a student reports: the keeper of the room passes it on with a tap; without one it goes straight on."""

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM
from models.delivery import OutboxNotice
from models.people import Person, RoleGrant, RoomKeeper
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def reported(chat: Chat) -> str:
    """The student reports the projector of 214, which the teacher keeps."""
    for name in ("teacher", "technician"):
        await chat.says(name, "/start")
    await chat.says("student", "в 214 не работает проектор")
    sent = (await chat.taps("student", "Отправить")).text
    await chat.settled()
    return sent


async def notices(chat: Chat) -> set[tuple[str, int]]:
    async with chat.app.db.read() as session:
        rows = await session.execute(select(OutboxNotice.kind, OutboxNotice.person_id))
        return {(row.kind, row.person_id) for row in rows}


async def test_the_keeper_passes_it_on_with_one_tap(chat: Chat) -> None:
    assert "Ждёт, когда ответственный за кабинет" in await reported(chat)
    people = chat.school.people
    assert await notices(chat) == {("ticket.suggested", people["teacher"])}
    suggested = await chat.sees("teacher", "Ученик сообщил о неисправности: № 1")
    assert "ученик 9Б, К. Л." in suggested.text
    await chat.taps("teacher", "Передать дальше")
    assert "К. Л." in (await chat.sees("technician", "Новая заявка № 1")).text
    assert ("ticket.vouch", people["student"]) in await notices(chat)


async def test_the_keeper_need_not_pass_it_on(chat: Chat) -> None:
    await reported(chat)
    await chat.sees("teacher", "Ученик сообщил")
    await chat.taps("teacher", "Не нужно")
    kinds = {kind for kind, _ in await notices(chat)}
    assert kinds == {"ticket.suggested", "ticket.reject"}


async def test_nobody_but_the_keeper_passes_it_on(chat: Chat) -> None:
    await reported(chat)
    for name in ("technician", "keeper_of_many", "student"):
        user = chat.user(name)
        await chat.says(name, "/menu")
        await (await user.tap_data(user.last, "ticket.do:1:vouch")).answered()
    assert {kind for kind, _ in await notices(chat)} == {"ticket.suggested"}


@pytest.mark.parametrize("why", ["away", "blocked", "former", "nobody"])
async def test_without_a_keeper_it_goes_straight_to_the_service(chat: Chat, why: str) -> None:
    people = chat.school.people
    if why == "blocked":
        await chat.user("teacher").block()
        await chat.settled()
    else:
        async with chat.app.db.write(SYSTEM) as session:
            if why == "former":
                await session.execute(delete(RoleGrant).where(RoleGrant.person_id == people["teacher"]))
            elif why == "away":
                await factories.absence(session, await session.get_one(Person, people["teacher"]))
            else:
                await session.execute(delete(RoomKeeper))
            await chat.app.services.directory.touch(session)
    await chat.says("technician", "/start")
    await chat.says("student", "в 214 не работает проектор")
    assert "Ждёт мастера" in (await chat.taps("student", "Отправить")).text
    assert await notices(chat) == {("ticket.opened", people["technician"])}
    assert "ученик 9Б, К. Л." in (await chat.sees("technician", "Новая заявка № 1")).text
