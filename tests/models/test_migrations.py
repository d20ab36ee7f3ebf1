"""The migrations make exactly the tables that the models describe, on both databases."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection, text

from bot import migrate
from bot.clock import Clock
from bot.db import Database
from models import Base
from models.base import UtcDateTime
from tests.databases import postgres_only, sqlite_only

pytestmark = pytest.mark.guard


def differences(connection: Connection) -> list[Any]:
    """What Alembic would change in this database to make it like the models."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"compare_type": same_type})
    found: list[Any] = compare_metadata(context, Base.metadata)
    return found


def same_type(_context: object, _found: object, _wanted: object, found: Any, wanted: Any) -> bool | None:
    """Words and times are types of our own, which Alembic compares by name: their kind and length are compared here."""
    if isinstance(wanted, UtcDateTime):
        return bool(getattr(found, "timezone", False)) is not True and "DATETIME" not in str(found)
    if hasattr(wanted, "enums"):
        return bool(found.length != wanted.length)
    return None


async def test_an_empty_database_becomes_what_the_models_say(db: Database) -> None:
    async with db.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_second_start_changes_nothing(db: Database) -> None:
    await db_note(db)
    assert await migrate.upgrade(db) == await migrate.current(db) == migrate.head()
    async with db.read() as session:
        assert (await session.execute(text("SELECT name FROM buildings"))).scalars().all() == ["kept"]


async def db_note(db: Database) -> None:
    async with db.engine.begin() as connection:
        await connection.execute(text("INSERT INTO buildings (name) VALUES ('kept')"))


async def test_an_empty_database_has_no_number(database_url: str) -> None:
    db = Database(database_url, Clock())
    assert await migrate.current(db) is None
    await db.close()


@postgres_only
async def test_two_copies_that_start_together_migrate_once(database_url: str) -> None:
    copies = [Database(database_url, Clock()) for _ in range(2)]
    assert await asyncio.gather(*(migrate.upgrade(copy) for copy in copies)) == [migrate.head()] * 2
    async with copies[0].read() as session:
        assert (await session.execute(text("SELECT count(*) FROM alembic_version"))).scalar_one() == 1
    for copy in copies:
        await copy.close()


@sqlite_only
async def test_sqlite_keeps_what_was_committed_and_checks_references(db: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1, "secure_delete": 1}
    async with db.read() as session:
        found = {name: (await session.execute(text(f"PRAGMA {name}"))).scalar_one() for name in wanted}
    assert found == wanted


@sqlite_only
async def test_sqlite_never_gives_a_number_out_again_where_the_models_say_so(db: Database) -> None:
    async with db.read() as session:
        rows = await session.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"))
    wanted = {name for name, table in Base.metadata.tables.items() if table.dialect_options["sqlite"]["autoincrement"]}
    assert set(rows.scalars()) == wanted >= {"group_chats", "news_posts"}


@postgres_only
async def test_postgres_stores_moments_with_their_zone(db: Database) -> None:
    async with db.read() as session:
        kinds = await session.execute(
            text("SELECT DISTINCT data_type FROM information_schema.columns WHERE data_type LIKE 'timestamp%'")
        )
        assert kinds.scalars().all() == ["timestamp with time zone"]
