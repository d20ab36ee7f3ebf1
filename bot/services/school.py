"""The school's own settings."""

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from models.school import School


class SchoolSettings:
    """Use cases about the school as a whole."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def ensure(self, timezone: str) -> None:
        """Make the school's row where there is none yet, in this time zone."""
        row = {"id": 1, "timezone": timezone, "week_days": 5, "revision": 1}
        async with self._db.write(SYSTEM) as session:
            await session.execute(self._db.insert_ignoring(School), row)
