"""A copy is put back under a bot that runs: it answers from the restored state, and nothing is an exception."""

import asyncio
from pathlib import Path

from sqlalchemy import delete, func, select, update

from bot import backup
from bot.access import SYSTEM
from bot.scheduler import look_again
from models.delivery import PutAside
from models.people import RoleGrant
from models.school import School
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_what_the_running_bot_remembers_is_what_was_restored(chat: Chat, tmp_path: Path) -> None:
    file = backup.database_file(chat.app.db.engine.url)
    await chat.says("technician", "/queue")
    await asyncio.to_thread(backup.back_up, file, tmp_path / "copy.db")
    technician = chat.school.people["technician"]
    async with chat.app.db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == technician))
        await chat.app.services.directory.touch(session)
    assert "нет права" in (await chat.says("technician", "/queue")).text

    await asyncio.to_thread(backup.restore, file, tmp_path / "copy.db", tmp_path / "kept.db")
    await look_again(chat.app.services)
    assert "Очередь" in (await chat.says("technician", "/queue")).text


async def test_people_go_on_writing_meanwhile(chat: Chat, tmp_path: Path) -> None:
    file = backup.database_file(chat.app.db.engine.url)
    await asyncio.to_thread(backup.back_up, file, tmp_path / "copy.db")
    stop = asyncio.Event()

    async def write() -> int:
        answers = 0
        while not stop.is_set():
            await chat.says("teacher", "/report")  # expects an answer, which is written
            await chat.says("teacher", "/menu")
            answers += 1
        return answers

    writing = asyncio.create_task(write())
    for number in range(4):
        await asyncio.to_thread(backup.restore, file, tmp_path / "copy.db", tmp_path / f"kept{number}.db")
    stop.set()
    assert await writing > 0
    backup.check(file)
    async with chat.app.db.read() as session:
        assert (await session.execute(select(func.count()).select_from(PutAside))).scalar_one() == 0


async def test_nothing_is_forgotten_without_need(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    before = chat.app.services.directory.last
    await look_again(chat.app.services)
    assert before is not None
    assert chat.app.services.directory.last is before

    async with chat.app.db.write(SYSTEM) as session:  # as another process would: nobody is told
        await session.execute(update(School).values(revision=School.revision + 1))
    await look_again(chat.app.services)
    assert chat.app.services.directory.last is None
