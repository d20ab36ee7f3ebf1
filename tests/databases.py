"""Which database a test runs on: both kinds by default, one by these marks; and a clock to set by hand."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from bot.clock import Clock
from bot.db import Database

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
postgres_only = pytest.mark.parametrize(
    "database_url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)

# A working Tuesday, 10:00 at school (Asia/Novokuznetsk is UTC+7): every delivery window but the students' is open.
SCHOOL_MORNING = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


class SetClock(Clock):
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = SCHOOL_MORNING) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def advance(self, **units: float) -> None:
        """Move the clock on: `advance(minutes=5)`."""
        self.time += timedelta(**units)


class SqliteFile:
    """A database file, and the states that such files were in: to put one back is many times faster than to fill it."""

    _kept: ClassVar[dict[str, bytes]] = {}

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, name: str) -> None:
        """Remember how this file looks now."""
        self._kept[name] = image_of(self._path)

    def put_back(self, name: str) -> bool:
        """Make the file look so again; whether there is such a state."""
        if name in self._kept:
            write_image(self._path, self._kept[name])
        return name in self._kept


def image_of(path: Path) -> bytes:
    """All that is in an SQLite file, without touching it."""
    with closing(sqlite3.connect(":memory:")) as copy, closing(sqlite3.connect(path)) as source:
        source.backup(copy)
        image = bytearray(copy.serialize())
    # A database in memory can't be read while its header asks for a write-ahead log (SQLite file format, 1.3.3).
    image[18:20] = b"\1\1"
    return bytes(image)


def write_image(path: Path, image: bytes) -> None:
    """Replace all that is in an SQLite file, which may be open meanwhile."""
    with closing(sqlite3.connect(":memory:")) as kept, closing(sqlite3.connect(path)) as target:
        target.execute("PRAGMA synchronous=OFF").close()
        kept.deserialize(image)
        kept.backup(target)


_first: dict[str, Database] = {}


async def share_compiled(db: Database) -> None:
    """Let a database that nobody has used yet run the statements that others of its kind compiled.

    SQLAlchemy keeps them by engine, and looks them up by the engine's dialect: each test would compile its own.
    """
    kind = db.engine.dialect.name
    if kind not in _first:
        async with db.engine.connect():
            _first[kind] = db  # whose dialect has asked the server by now what it wanted to know
    engine, first = db.engine.sync_engine, _first[kind].engine.sync_engine
    engine.dialect = engine.pool._dialect = first.dialect
    engine._compiled_cache = first._compiled_cache
    if engine.url == first.url and engine is not first:
        engine.pool = first.pool.recreate()
    db._writing = db.engine.execution_options(writing=True)
