import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import make_url

from bot import backup, migrate
from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services import build_services
from models.school import Building


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A school's file with one building, and nobody who has it open."""
    file = tmp_path / "data" / "bot.db"
    file.parent.mkdir()
    asyncio.run(make_school(file))
    change(file, "INSERT INTO buildings (name) VALUES ('Old')")
    return file


async def make_school(file: Path) -> None:
    db = Database(f"sqlite+aiosqlite:///{file}", Clock())
    await migrate.upgrade(db)
    await build_services(db, Clock()).school.ensure("Europe/Moscow")
    await db.close()


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    target = tmp_path / "copy.db"
    backup.back_up(database, target)
    return target


def refused(acting: Callable[[], object]) -> str:
    """The key of what it says no with."""
    with pytest.raises(backup.BackupFailed) as refusal:
        acting()
    return refusal.value.why.key


def test_a_copy_is_whole_private_and_alone(database: Path, copy: Path) -> None:
    assert rows(copy, "SELECT name FROM buildings") == [("Old",)]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy.db", "data"]


def test_a_copy_is_named_after_the_local_time() -> None:
    now = datetime(2026, 11, 24, 22, 30, 5, tzinfo=UTC)
    path = backup.backup_path(Path("data/bot.db"), now, ZoneInfo("Asia/Novokuznetsk"))
    assert path == Path("data/backups/school-20261125-053005.db")


def test_what_is_erased_is_not_in_a_copy(database: Path, tmp_path: Path) -> None:
    change(database, "INSERT INTO buildings (name) VALUES ('Unforgettable')")
    change(database, "DELETE FROM buildings WHERE name = 'Unforgettable'")
    backup.back_up(database, tmp_path / "clean.db")
    assert b"Unforgettable" not in (tmp_path / "clean.db").read_bytes()


def test_restoring_keeps_what_was_there_before(database: Path, copy: Path) -> None:
    change(database, "UPDATE buildings SET name = 'New'")
    kept = database.parent / "backups" / "kept.db"
    assert backup.restore(database, copy, kept) == migrate.head()
    assert rows(database, "SELECT name FROM buildings") == [("Old",)]
    assert rows(kept, "SELECT name FROM buildings") == [("New",)]
    assert [path.name for path in kept.parent.iterdir()] == ["kept.db"]


def test_the_revision_is_higher_than_both(database: Path, copy: Path) -> None:
    change(database, "UPDATE school SET revision = 40")
    backup.restore(database, copy, copy.with_name("kept.db"))
    assert rows(database, "SELECT revision FROM school") == [(40 + backup.REVISION_LEAP,)]


def test_a_new_machine_gets_the_school_from_a_copy(copy: Path, tmp_path: Path) -> None:
    database = tmp_path / "new" / "bot.db"
    database.parent.mkdir()
    backup.restore(database, copy, database.parent / "backups" / "kept.db")
    assert rows(database, "SELECT name FROM buildings") == [("Old",)]
    assert list((database.parent / "backups").iterdir()) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "backup-not-sqlite"), (b"PK\x03\x04 a table" * 100, "backup-not-sqlite")],
)
def test_what_is_no_copy_is_refused(database: Path, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "file.db"
    file.write_bytes(content)
    assert refused(lambda: backup.restore(database, file, tmp_path / "kept.db")) == said
    assert rows(database, "SELECT name FROM buildings") == [("Old",)]


def test_a_missing_file_is_refused(database: Path, tmp_path: Path) -> None:
    assert refused(lambda: backup.restore(database, tmp_path / "no.db", tmp_path / "kept.db")) == ("backup-unreadable")


def test_a_damaged_copy_is_refused(database: Path, copy: Path, tmp_path: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[4096 * 2 : 4096 * 12] = b"\xff" * 4096 * 10
    copy.write_bytes(content)
    assert refused(lambda: backup.restore(database, copy, tmp_path / "kept.db")) == "backup-damaged"
    assert rows(database, "SELECT name FROM buildings") == [("Old",)]


def test_a_damaged_database_is_not_written_over(database: Path, copy: Path, tmp_path: Path) -> None:
    database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 9000)
    assert refused(lambda: backup.restore(database, copy, tmp_path / "kept.db")) == "backup-live-damaged"
    assert not (tmp_path / "kept.db").exists()


def test_another_programs_database_is_refused(database: Path, tmp_path: Path) -> None:
    change(tmp_path / "other.db", "CREATE TABLE songs (name TEXT)")
    assert refused(lambda: backup.restore(database, tmp_path / "other.db", tmp_path / "kept.db")) == ("backup-foreign")


def test_a_copy_of_a_newer_program_is_refused(database: Path, copy: Path, tmp_path: Path) -> None:
    change(copy, "UPDATE alembic_version SET version_num = '9999'")
    assert refused(lambda: backup.restore(database, copy, tmp_path / "kept.db")) == "backup-newer"


def test_the_database_itself_is_no_copy(database: Path, tmp_path: Path) -> None:
    assert refused(lambda: backup.restore(database, database, tmp_path / "kept.db")) == "backup-same-file"
    assert refused(lambda: backup.back_up(database, database)) == "backup-same-file"
    assert refused(lambda: backup.back_up(tmp_path / "no.db", tmp_path / "copy2.db")) == "backup-no-database"


async def test_a_copy_is_taken_between_writes(database_of_school: Database, tmp_path: Path) -> None:
    """Each unit writes two rows: a copy never holds one without the other."""
    file = backup.database_file(database_of_school.engine.url)
    stop = asyncio.Event()

    async def write() -> int:
        pairs = 0
        while not stop.is_set():
            async with database_of_school.write(SYSTEM) as session:
                session.add_all([Building(name=f"a{pairs}"), Building(name=f"b{pairs}")])
            pairs += 1
        return pairs

    writing = asyncio.create_task(write())
    for number in range(5):
        target = tmp_path / f"{number}.db"
        await asyncio.to_thread(backup.back_up, file, target)
        ((found,),) = rows(target, "SELECT count(*) FROM buildings")
        assert isinstance(found, int)
        assert found % 2 == 0
    stop.set()
    pairs = await writing
    assert pairs > 0
    assert rows(file, "SELECT count(*) FROM buildings") == [(2 * pairs,)]


@pytest.fixture
async def database_of_school(tmp_path: Path) -> AsyncIterator[Database]:
    db = Database(f"sqlite+aiosqlite:///{tmp_path / 'open.db'}", Clock())
    await migrate.upgrade(db)
    yield db
    await db.close()


def test_postgres_is_copied_by_its_own_tools() -> None:
    url = make_url("postgresql+psycopg://bot:secret@db/school")
    commands = backup.postgres_commands(url, "school.dump")
    assert commands["backup"] == "pg_dump --format=custom --file=school.dump --dbname=postgresql://bot@db/school"
    assert commands["restore"].startswith("pg_restore --clean --if-exists")
    assert commands["restore"].endswith("--dbname=postgresql://bot@db/school school.dump")
