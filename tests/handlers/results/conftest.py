"""What tests of results share."""

import pytest

from bot.db import Database
from bot.services import Services
from tests.bot.services.surveys.canvass import Canvass
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
def canvass(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Canvass:
    return Canvass(db, services, school, actor_of)
