"""Of two copies one takes the updates; the other waits, and has its turn when the first has gone."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot import standby
from bot.db import Database
from bot.standby import only_one
from tests.databases import SetClock


async def test_the_second_copy_waits_for_the_first(
    database_url: str, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standby, "LOOK_AGAIN_SECONDS", 0.01)
    copies = [Database(database_url, clock) for _ in range(2)]
    stopping = asyncio.Event()
    turns: list[int] = []

    async def second() -> None:
        async with only_one(copies[1], tmp_path, stopping) as alone:
            turns.append(int(alone))

    async with AsyncExitStack() as first:
        assert await first.enter_async_context(only_one(copies[0], tmp_path, stopping))
        waiting = asyncio.create_task(second())
        done, _ = await asyncio.wait({waiting}, timeout=0.2)
        assert not done
    await asyncio.wait_for(waiting, 5)
    assert turns == [1]
    for copy in copies:
        await copy.close()


async def test_a_copy_that_is_stopped_while_it_waits_takes_nothing(
    database_url: str, tmp_path: Path, clock: SetClock
) -> None:
    copies = [Database(database_url, clock) for _ in range(2)]
    stopping = asyncio.Event()
    async with only_one(copies[0], tmp_path, asyncio.Event()):
        stopping.set()
        async with only_one(copies[1], tmp_path, stopping) as alone:
            assert not alone
    for copy in copies:
        await copy.close()
