"""What tests of answering share."""

import pytest

from bot.db import Database
from bot.services import Services
from tests.bot.services.surveys.canvass import Canvass
from tests.handlers.survey.phone import Phone
from tests.personas import ActorOf, ContextOf, StandardSchool


@pytest.fixture
def canvass(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Canvass:
    return Canvass(db, services, school, actor_of)


@pytest.fixture
def teacher(context_of: ContextOf) -> Phone:
    return Phone(context_of, "teacher")
