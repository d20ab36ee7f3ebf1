"""Bringing the database to the shape of the models. Alembic is loaded only where there is something to bring."""

import re
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.db import Database

MIGRATIONS = Path(__file__).parent.parent / "models" / "migrations"
_NUMBERED = re.compile(r"(\d{4})_\w+\.py")


class NewerDatabase(Exception):
    """A newer program has migrated this database; what this one would do to it nobody knows."""

    def __init__(self, found: str, known: str) -> None:
        self.found, self.known = found, known
        super().__init__(f"the database is at {found}, this program knows {known}")


# Two replicas that start together migrate one after the other (an advisory lock of PostgreSQL, any number).
_MIGRATION_LOCK = text("SELECT pg_advisory_xact_lock(71850001)")


def head() -> str:
    """The newest migration's number, «0001»."""
    return max(match[1] for file in (MIGRATIONS / "versions").iterdir() if (match := _NUMBERED.fullmatch(file.name)))


async def current(db: Database) -> str | None:
    """The number that the database is at; None for an empty one."""
    async with db.engine.connect() as connection:
        return await connection.run_sync(_current)


async def upgrade(db: Database) -> str:
    """Run the missing migrations in one transaction; the number that the database is at now.

    Raises NewerDatabase where this program is older than the database.
    """
    found = await current(db)
    if found is not None and found > head():
        raise NewerDatabase(found, head())
    if found != head():
        async with db.engine.execution_options(writing=True).begin() as connection:
            if not db.is_sqlite:
                await connection.execute(_MIGRATION_LOCK)
            await connection.run_sync(_upgrade)
    return head()


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return str(found) if found else None


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
