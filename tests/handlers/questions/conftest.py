"""Surveys of the standard school, and the deputy who builds their questions."""

import pytest

from bot.db import Database
from bot.services import Services
from tests.bot.services.surveys.canvass import Canvass
from tests.handlers.questions.builder import Builder
from tests.personas import ActorOf, ContextOf, StandardSchool


@pytest.fixture
def canvass(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Canvass:
    return Canvass(db, services, school, actor_of)


@pytest.fixture
def deputy(context_of: ContextOf, canvass: Canvass) -> Builder:
    """The deputy at the builder."""
    return Builder("deputy", context_of, canvass)


@pytest.fixture
def director(context_of: ContextOf, canvass: Canvass) -> Builder:
    """The director at the same builder."""
    return Builder("director", context_of, canvass)
