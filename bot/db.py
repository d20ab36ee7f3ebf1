"""The database: engine and units of work, the same for SQLite and PostgreSQL.

SQLite's driver loses updates with its default transactions, so transactions are begun here: BEGIN IMMEDIATE for
writing, one writing unit at a time in this process. Reading needs none: each statement sees what is committed by
then, as on PostgreSQL.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, Result, bindparam, event, make_url, select, text, update
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot import sqlite
from bot.access import Actor
from bot.clock import Clock
from bot.errors import Repeated
from models.base import Base, table
from models.delivery import HandledUpdate

# To PostgreSQL, from one process at most.
_CONNECTIONS = 20
# The log is copied into the file every minute (Health.copy_log); a commit has to do it only where that failed.
_LOG_PAGES = 8_000
_PRAGMAS = (
    *("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "secure_delete=ON"),
    f"wal_autocheckpoint={_LOG_PAGES}",
)

_FIND_HANDLED = select(HandledUpdate.shows).where(HandledUpdate.update_id == bindparam("id"))
_SET_SHOWN = update(HandledUpdate).where(HandledUpdate.update_id == bindparam("id")).values(shows=bindparam("thing"))
_LOCK_PERSON = text("SELECT pg_advisory_xact_lock(:person)")
# Two numbers are another lock than any single one.
_LOCK_THING = text("SELECT pg_advisory_xact_lock(:kind, :number)")


class WriteSession(AsyncSession):
    """A session of one write unit."""

    update_id: int | None = None

    async def show(self, thing: str) -> None:
        """Name the thing ("ticket:42") that this unit made, where it was not known at the start."""
        if self.update_id is not None:
            await self.execute(_SET_SHOWN, {"id": self.update_id, "thing": thing})


class Database:
    """Opens units of work. `url` is SQLAlchemy's: sqlite+aiosqlite:///… or postgresql+psycopg://…"""

    def __init__(self, url: str, clock: Clock) -> None:
        self.engine = _create_engine(url)
        self.clock = clock
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writing = self.engine.execution_options(writing=True)
        # A unit may read beside its own connection, so units must never hold all connections that there are.
        self._writers: AbstractAsyncContextManager[Any] = asyncio.Semaphore(1 if self.is_sqlite else _CONNECTIONS // 2)
        self._mark_handled = self.insert_ignoring(HandledUpdate)

    def read(self) -> AsyncSession:
        """A session for reading only; use it as `async with db.read() as session`."""
        return AsyncSession(self.engine, expire_on_commit=False, autoflush=False)

    @asynccontextmanager
    async def write(self, actor: Actor, shows: str = "menu") -> AsyncIterator[WriteSession]:
        """One write unit: everything inside is committed together, or nothing is.

        1. On PostgreSQL the actor's own lock is taken, so that two replicas keep one person's order.
        2. The update that caused the act is marked as handled, with the thing whose screen answers it;
           if it was handled before, Repeated is raised and nothing is done.
        3. The caller does the work; 4. commit.
        """
        async with self._writers, WriteSession(self._writing, expire_on_commit=False) as session:
            if not self.is_sqlite and actor.person_id is not None:
                await session.execute(_LOCK_PERSON, {"person": actor.person_id})
            if actor.update_id is not None:
                await self._claim_update(session, actor.update_id, shows)
            yield session
            await session.commit()

    async def _claim_update(self, session: WriteSession, update_id: int, shows: str) -> None:
        mark = {"update_id": update_id, "shows": shows, "at": self.clock.now()}
        done = await session.execute(self._mark_handled, mark)
        if changed(done) == 0:
            found = await session.execute(_FIND_HANDLED, {"id": update_id})
            raise Repeated(found.scalar_one())
        session.update_id = update_id

    async def take_turns(self, session: WriteSession, kind: int, number: int) -> None:
        """Let write units that change the same thing wait for each other, until they end.

        Before anything is read that the unit relies on. SQLite's units wait anyway.
        """
        if not self.is_sqlite:
            await session.execute(_LOCK_THING, {"kind": kind, "number": number})

    def insert_ignoring(self, model: type[Base]) -> Any:
        """An INSERT that does nothing where a unique key is taken; `changed` tells whether it did."""
        statement = self._insert(model).on_conflict_do_nothing()
        # Else the count of an INSERT is gone (-1) with psycopg's cursor.
        return statement.execution_options(preserve_rowcount=True)

    def upsert(self, model: type[Base], key: str | tuple[str, ...], columns: tuple[str, ...]) -> Any:
        """An INSERT that replaces `columns` where `key` is taken; a key of several columns is all of them."""
        statement = self._insert(model)
        new = {column: getattr(statement.excluded, column) for column in columns}
        return statement.on_conflict_do_update(index_elements=[key] if isinstance(key, str) else key, set_=new)

    async def close(self) -> None:
        await self.engine.dispose()

    def _insert(self, model: type[Base]) -> Any:
        """An INSERT that may meet a row. The other database's words are not loaded: that would lengthen the start."""
        if self.is_sqlite:
            from sqlalchemy.dialects.sqlite import insert
        else:
            from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]  # as like as needed here
        return insert(table(model))


def is_away(error: Exception) -> bool:
    """Whether the database does not answer for now, as against a statement that will never work."""
    if isinstance(error, NoConnectionInTime | InterfaceError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    words = str(error.orig).lower()
    return error.connection_invalidated or (
        isinstance(error, OperationalError) and any(sign in words for sign in _SIGNS_OF_ABSENCE)
    )


# How SQLite, and PostgreSQL before a connection stands, say that it is not the statement's fault.
_SIGNS_OF_ABSENCE = ("locked", "unable to open", "disk", "full", "readonly", "connect", "terminat", "shutting down")


def changed(done: Result[Any]) -> int:
    """How many rows a statement changed."""
    return cast(CursorResult[Any], done).rowcount


def _create_engine(url: str) -> AsyncEngine:
    if make_url(url).get_backend_name() != "sqlite":
        half = _CONNECTIONS // 2
        return create_async_engine(url, pool_size=half, max_overflow=half, pool_pre_ping=True, hide_parameters=True)
    options = {"isolation_level": None, "async_creator_fn": sqlite.connect}
    engine = create_async_engine(url, connect_args=options, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("writing"):
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite.Connection)
        driver.begin("BEGIN IMMEDIATE")
