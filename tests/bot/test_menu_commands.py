import asyncio
from collections.abc import Callable

from sqlalchemy import update

from bot.access import SYSTEM
from bot.playground import ServerError
from bot.playground.methods import commands_of
from models.people import RoleGrant
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.factories import LONG_AGO
from tests.personas import STRANGER_TELEGRAM

pytestmark = sqlite_only

COMMON = ["start", "help", "language"]


def shown(chat: Chat, name: str, language: str = "ru") -> list[str]:
    """The commands that this persona's messenger shows."""
    found = commands_of(chat.playground.messenger, chat.user(name).id, language)
    return [command["command"] for command in found]


async def until(chat: Chat, name: str, holds: Callable[[], bool]) -> None:
    """The list comes after the answer, and nobody waits for it."""
    async with asyncio.timeout(10):
        while not holds():
            await chat.playground.messenger.next_event(chat.user(name).id)


async def common_lists(chat: Chat) -> None:
    async with asyncio.timeout(10):
        while ("default", 0, "en") not in chat.playground.messenger.commands:
            await chat.playground.messenger.next_event(0)


async def test_who_has_not_joined_sees_the_common_list(chat: Chat) -> None:
    await common_lists(chat)
    assert shown(chat, "stranger") == shown(chat, "stranger", "en") == shown(chat, "stranger", "de") == COMMON
    described = commands_of(chat.playground.messenger, STRANGER_TELEGRAM, "en")[1]["description"]
    assert described != commands_of(chat.playground.messenger, STRANGER_TELEGRAM, "ru")[1]["description"]


async def test_each_role_has_its_own_list_and_several_share_one(chat: Chat) -> None:
    for name in ("teacher", "technician", "parent", "several"):
        await chat.says(name, "/start")
        await until(chat, name, lambda name=name: "menu" in shown(chat, name))  # type: ignore[misc]  # bound at once
    assert {"report", "tickets", "settings"} <= set(shown(chat, "teacher"))
    assert "queue" not in shown(chat, "teacher")
    assert "queue" in shown(chat, "technician")
    assert "report" not in shown(chat, "parent")
    assert {"report", "status", "school", "health"} <= set(shown(chat, "several"))


async def test_the_list_follows_a_revoked_role_and_a_leaving(chat: Chat) -> None:
    await common_lists(chat)
    await chat.says("technician", "/start")
    await until(chat, "technician", lambda: "queue" in shown(chat, "technician"))
    technician = chat.school.people["technician"]
    async with chat.app.db.write(SYSTEM) as session:
        await session.execute(update(RoleGrant).where(RoleGrant.person_id == technician).values(until=LONG_AGO))
        await chat.app.services.directory.touch(session)
    await chat.says("technician", "/menu")
    await until(chat, "technician", lambda: "queue" not in shown(chat, "technician"))
    assert "menu" in shown(chat, "technician")


async def test_the_list_speaks_the_chosen_language(chat: Chat) -> None:
    def described() -> str:
        found = commands_of(chat.playground.messenger, chat.user("teacher").id, "ru")
        return next((one["description"] for one in found if one["command"] == "tickets"), "")

    await chat.says("teacher", "/language")
    await until(chat, "teacher", lambda: described() == "мои заявки")
    await chat.taps("teacher", "English")
    await until(chat, "teacher", lambda: described().isascii())


async def test_a_tap_costs_no_call_more(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    await until(chat, "teacher", lambda: "menu" in shown(chat, "teacher"))
    await common_lists(chat)
    chat.playground.forget_calls()
    await chat.taps("teacher", "Настройки")
    made = sorted(call.method for call in chat.playground.calls if call.method != "getUpdates")
    assert made == ["answerCallbackQuery", "editMessageText"]


async def test_a_list_that_could_not_be_set_is_set_next_time(chat: Chat) -> None:
    await common_lists(chat)
    chat.playground.faults.plan("setMyCommands", ServerError())
    async with asyncio.timeout(10):
        while "tickets" not in shown(chat, "teacher"):
            assert (await chat.says("teacher", "/menu")).text
    assert [call.code for call in chat.playground.calls if call.method == "setMyCommands"].count(500) == 1
