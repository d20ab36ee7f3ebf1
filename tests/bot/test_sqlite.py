"""SQLite's connection: what a cancelled task has begun is undone all the same."""

import asyncio
import threading
from pathlib import Path

from bot import sqlite


async def test_a_task_cancelled_before_its_statement_ran_leaves_no_transaction(tmp_path: Path) -> None:
    connection = await sqlite.connect(str(tmp_path / "test.db"), isolation_level=None)
    gate = threading.Event()
    busy = asyncio.create_task(connection._execute(gate.wait))  # type: ignore[no-untyped-call]  # aiosqlite's own
    await asyncio.sleep(0)
    connection.begin("BEGIN IMMEDIATE")
    statement = asyncio.create_task(connection.cursor().execute("SELECT 1"))
    await asyncio.sleep(0)
    statement.cancel()
    await asyncio.gather(statement, return_exceptions=True)
    undoing = asyncio.create_task(connection.rollback())
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(busy, undoing)
    await connection._execute(int)  # type: ignore[no-untyped-call]  # whatever was still queued has run by now
    assert not connection.in_transaction
    await connection.close()
