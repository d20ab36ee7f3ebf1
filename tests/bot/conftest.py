"""What tests of the outbox share."""

import pytest

from bot import outbox
from bot.db import Database
from bot.services import Services
from tests.bot.courier import Courier
from tests.databases import SetClock
from tests.personas import StandardSchool


@pytest.fixture
def courier(
    db: Database, services: Services, school: StandardSchool, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> Courier:
    """One who waits nowhere, not even between messages to one chat."""
    monkeypatch.setattr(outbox, "SECONDS_BETWEEN_IN_CHAT", 0)
    return Courier(db, services, clock)


@pytest.fixture
def teacher(school: StandardSchool) -> int:
    return school.people["teacher"]
