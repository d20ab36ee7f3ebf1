"""Copies of the SQLite file and of the evidence beside it, and putting them back, both while the bot runs.

All of it blocks, so it is run in a thread. PostgreSQL has tools of its own: `postgres_commands` says how to call them.
"""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import URL

from bot import migrate
from bot.clock import Clock
from bot.db import Database
from bot.services.health import BACKUPS
from bot.ui import Text, t

# A restored school gets a revision that no running bot can have reached meanwhile, so that each of them reads it anew.
REVISION_LEAP = 1_000
_MAGIC = b"SQLite format 3\x00"
_WAIT_SECONDS = 30.0


class BackupFailed(Exception):
    """Nothing was changed; `why` says what is the matter and what to do."""

    def __init__(self, why: Text) -> None:
        self.why = why
        super().__init__(why.key)


def database_file(url: URL) -> Path:
    """The SQLite file of this address."""
    return Path(url.database or "")


def backup_path(database: Path, now: datetime, zone: ZoneInfo, prefix: str = "school") -> Path:
    """Where a copy goes that nobody gave a name: `backups/school-20260915-140500.db` beside the database."""
    return database.parent / BACKUPS / f"{prefix}-{now.astimezone(zone):%Y%m%d-%H%M%S}.db"


def back_up(database: Path, target: Path) -> None:
    """Copy the database as it is at this moment. BackupFailed where that can't be done.

    1. VACUUM INTO a temporary file beside the target: one consistent moment, writers go on, nothing erased is copied.
    2. That file is checked. 3. It gets its name, so that a file of this name is always a whole copy.
    """
    if not database.is_file():
        raise BackupFailed(t("backup-no-database", path=str(database)))
    if target.exists() and target.samefile(database):
        raise BackupFailed(t("backup-same-file", path=str(target)))
    with _temporary(target) as copy:
        try:
            with closing(_connect(database)) as source:
                source.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.OperationalError as error:
            raise BackupFailed(t("backup-failed", path=str(target), reason=str(error))) from error
        except sqlite3.DatabaseError as error:
            raise BackupFailed(t("backup-live-damaged", path=str(database), reason=str(error))) from error
        check(copy)
        _settle(copy, target)


def restore(database: Path, file: Path, keep: Path) -> str | None:
    """Put a copy in the place of the database; a running bot goes on with it. BackupFailed where that can't be done.

    1. The file is checked: SQLite, whole, ours, not from a newer program. 2. A copy of it is brought to the newest
    migration. 3. The present state is kept as `keep`. 4. The copy's content replaces the content of the live file in
    one transaction, with a revision higher than both, by which a running bot sees that all it remembers is old.
    Gives the migration that the file was at.
    """
    revision = check(file)
    if not _revision(file):
        raise BackupFailed(t("backup-empty", path=str(file)))
    if database.exists() and file.samefile(database):
        raise BackupFailed(t("backup-same-file", path=str(file)))
    if database.is_file():
        back_up(database, keep)
    with _temporary(keep) as copy:
        try:
            _copy_content(file, copy)
            asyncio.run(_migrate(copy))
            _leap(copy, database)
            _copy_content(copy, database)
        except sqlite3.Error as error:
            raise BackupFailed(t("restore-failed", path=str(database), reason=str(error))) from error
    check(database)
    return revision


def copy_evidence(source: Path, target: Path) -> int | None:
    """Copy the files of one folder of evidence that the other lacks: how many, None where there is no such folder.

    They are written once and never changed, so what is there already is whole.
    """
    if not source.is_dir() or (target.exists() and source.samefile(target)):
        return None
    files = [path for path in sorted(source.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    lacking = [path for path in files if not (target / path.relative_to(source)).exists()]
    for path in lacking:
        place = target / path.relative_to(source)
        with _temporary(place) as copy:
            shutil.copyfile(path, copy)
            _settle(copy, place)
    return len(lacking)


def check(file: Path) -> str:
    """The migration that this copy is at. BackupFailed where it is not a whole copy that this program can read."""
    try:
        with file.open("rb") as opened:
            magic = opened.read(len(_MAGIC))
    except OSError as error:
        raise BackupFailed(t("backup-unreadable", path=str(file), reason=error.strerror or "")) from error
    if magic != _MAGIC:
        raise BackupFailed(t("backup-not-sqlite", path=str(file)))
    try:
        with closing(_connect(file)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise BackupFailed(t("backup-damaged", path=str(file), reason=str(found)))
            known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"alembic_version", "school"} <= known:
                raise BackupFailed(t("backup-foreign", path=str(file)))
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupFailed(t("backup-damaged", path=str(file), reason=str(error))) from error
    if str(revision) > migrate.head():
        raise BackupFailed(t("backup-newer", path=str(file), found=str(revision), known=migrate.head()))
    return str(revision)


def postgres_commands(url: URL, file: str) -> dict[str, str]:
    """The commands that copy this database and put a copy back; the password is asked for or comes from PGPASSWORD."""
    address = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return {
        "backup": f"pg_dump --format=custom --file={file} --dbname={address}",
        "restore": f"pg_restore --clean --if-exists --no-owner --single-transaction --dbname={address} {file}",
    }


async def _migrate(copy: Path) -> None:
    db = Database(f"sqlite+aiosqlite:///{copy}", Clock())
    try:
        await migrate.upgrade(db)
    finally:
        await db.close()


def _leap(copy: Path, database: Path) -> None:
    """Give the copy a revision higher than its own and that of the live database."""
    highest = max(_revision(copy), _revision(database) if database.is_file() else 0)
    with closing(_connect(copy)) as connection:
        connection.execute("UPDATE school SET revision = ?", (highest + REVISION_LEAP,))


def _revision(database: Path) -> int:
    with closing(_connect(database)) as connection:
        (highest,) = connection.execute("SELECT max(revision) FROM school").fetchone()
        return int(highest or 0)


def _copy_content(source: Path, target: Path) -> None:
    """All pages in one transaction of the target; its readers see the old state until it is done."""
    with closing(_connect(source)) as opened, closing(_connect(target)) as written:
        opened.backup(written)


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None)


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """A name beside the target for a file that is not finished; whatever is left there is removed."""
    copy = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield copy
    except OSError as error:
        raise BackupFailed(t("backup-failed", path=str(target), reason=error.strerror or "")) from error
    finally:
        for left in (copy, *(copy.with_name(copy.name + end) for end in ("-journal", "-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _settle(copy: Path, target: Path) -> None:
    copy.chmod(0o600)  # names of people are in it, or a picture of them
    with copy.open("rb+") as written:
        os.fsync(written.fileno())
    copy.replace(target)
