"""Which database a test runs on: both kinds by default, one by these marks; and a clock to set by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock

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
