"""A letter that was sent, for the tests of its sender's card."""

import pytest

from bot.db import Database
from bot.services import Services
from tests.bot.services.news.letters import Letter, sent
from tests.personas import StandardSchool


@pytest.fixture
async def letter(db: Database, services: Services, school: StandardSchool) -> Letter:
    return await sent(db, services, school)
