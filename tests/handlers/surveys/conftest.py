"""Surveys of the standard school, and those who manage them."""

import pytest

from bot.db import Database
from bot.services import Services
from tests.bot.services.surveys.canvass import Canvass
from tests.handlers.audience.writer import Writer
from tests.personas import ActorOf, ContextOf, StandardSchool


@pytest.fixture
def canvass(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Canvass:
    return Canvass(db, services, school, actor_of)


@pytest.fixture
def deputy(context_of: ContextOf, canvass: Canvass) -> Writer:
    """The deputy at the screens of surveys."""
    return Writer("deputy", context_of)
