import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import sqlite


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[sqlite.Connection]:
    connection = await sqlite.connect(str(tmp_path / "test.db"), isolation_level=None)
    await connection.cursor().execute("CREATE TABLE t (n INTEGER PRIMARY KEY)")
    yield connection
    await connection.close()


def others_see(tmp_path: Path) -> list[int]:
    with sqlite3.connect(tmp_path / "test.db") as other:
        return [n for (n,) in other.execute("SELECT n FROM t ORDER BY n")]


async def test_a_cursor_holds_all_that_its_statement_brought(connection: sqlite.Connection) -> None:
    cursor = await connection.cursor().executemany("INSERT INTO t VALUES (?)", [(1,), (2,), (3,)])
    assert cursor.rowcount == 3
    cursor = await connection.cursor().execute("SELECT n FROM t WHERE n > ? ORDER BY n", (1,))
    assert await cursor.fetchall() == [(2,), (3,)]
    assert cursor.description[0][0] == "n"


async def test_nothing_is_begun_before_the_first_statement(connection: sqlite.Connection, tmp_path: Path) -> None:
    connection.begin("BEGIN IMMEDIATE")
    assert not connection.in_transaction
    await connection.cursor().execute("INSERT INTO t VALUES (1)")
    assert connection.in_transaction
    assert others_see(tmp_path) == []
    await connection.commit()
    assert others_see(tmp_path) == [1]


async def test_what_is_rolled_back_is_gone(connection: sqlite.Connection, tmp_path: Path) -> None:
    connection.begin("BEGIN IMMEDIATE")
    await connection.cursor().execute("INSERT INTO t VALUES (1)")
    await connection.rollback()
    assert others_see(tmp_path) == []


async def test_a_beginning_that_nothing_followed_is_forgotten(connection: sqlite.Connection, tmp_path: Path) -> None:
    connection.begin("BEGIN IMMEDIATE")
    await connection.commit()
    await connection.cursor().execute("INSERT INTO t VALUES (1)")
    assert others_see(tmp_path) == [1]


async def test_a_statement_that_fails_leaves_the_connection_usable(connection: sqlite.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await connection.cursor().execute("SELECT wrong FROM t")
    await connection.cursor().execute("INSERT INTO t VALUES (1)")


async def test_a_second_writer_waits_for_the_first(connection: sqlite.Connection, tmp_path: Path) -> None:
    second = await sqlite.connect(str(tmp_path / "test.db"), isolation_level=None, timeout=5)
    connection.begin("BEGIN IMMEDIATE")
    await connection.cursor().execute("INSERT INTO t VALUES (1)")
    second.begin("BEGIN IMMEDIATE")
    writing = asyncio.ensure_future(second.cursor().execute("INSERT INTO t SELECT max(n) + 1 FROM t"))
    await connection.cursor().execute("INSERT INTO t VALUES (2)")
    assert not writing.done()
    await connection.commit()
    await writing
    await second.commit()
    await second.close()
    assert others_see(tmp_path) == [1, 2, 3]
