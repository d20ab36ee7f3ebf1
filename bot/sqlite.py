"""SQLite with one hop to its thread a statement, and a transaction that begins together with its first statement.

aiosqlite takes four hops for a statement (a cursor, the statement, its rows, the end), and hops are what a unit of
work costs: each is two switches between threads. What is read at once and in full needs one.
"""

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import Any, Self

import aiosqlite


class Connection(aiosqlite.Connection):
    """A connection as SQLAlchemy's dialect of aiosqlite uses it."""

    _begin: str | None = None
    # Said on this side of the hop, so that a task cancelled in the middle of its statement still has it undone.
    _begun = False

    def cursor(self) -> "Cursor":  # type: ignore[override]  # no hop, and nothing to await
        return Cursor(self)

    def begin(self, statement: str) -> None:
        """Begin a transaction by this statement, together with the next one."""
        self._begin = statement

    async def commit(self) -> None:
        """Commit what was begun; nothing where nothing was."""
        self._begin = None
        if self._begun:
            await super().commit()
            self._begun = False

    async def rollback(self) -> None:
        """Undo what was begun; nothing where nothing was."""
        self._begin = None
        if self._begun:
            await super().rollback()
            self._begun = False

    async def run(self, cursor: "Cursor", method: str, *arguments: object) -> None:
        """Run a statement in the thread, and keep in the cursor all that it brought."""
        begin, self._begin = self._begin, None
        self._begun = self._begun or begin is not None
        await self._execute(self._run, begin, cursor, method, *arguments)  # type: ignore[no-untyped-call]  # aiosqlite's

    def _run(self, begin: str | None, cursor: "Cursor", method: str, *arguments: object) -> None:
        if begin is not None:
            self._conn.execute(begin)
        done: sqlite3.Cursor = getattr(self._conn, method)(*arguments)
        cursor.description, cursor.rowcount, cursor.lastrowid = done.description, done.rowcount, done.lastrowid
        cursor.rows = done.fetchall() if done.description else []
        done.close()


class Cursor:
    """The result of a statement, read already: everything but running it is done without a hop."""

    description: Any = None
    rowcount = -1
    lastrowid: int | None = None
    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[object] = ()) -> Self:
        """Run a statement."""
        await self._connection.run(self, "execute", statement, parameters)
        return self

    async def executemany(self, statement: str, rows: Sequence[Sequence[object]]) -> Self:
        """Run a statement for each of these rows."""
        await self._connection.run(self, "executemany", statement, rows)
        return self

    async def fetchall(self) -> list[Any]:
        """The rows of the statement."""
        return self.rows

    async def close(self) -> None:
        """Nothing is open."""


async def connect(path: str, **options: Any) -> Connection:
    """Open a database file. The thread ends with the program, as SQLAlchemy has it for its own connections."""
    connection = Connection(partial(sqlite3.connect, path, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001  # aiosqlite offers no other way
    await connection
    return connection
