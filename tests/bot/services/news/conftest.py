"""What tests of news share."""

import pytest

from bot.db import Database
from bot.services import Services
from bot.services.news.drafting import Drafting
from tests.bot.services.news.newsroom import Newsroom
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
def newsroom(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Newsroom:
    return Newsroom(db, services, school, actor_of)


@pytest.fixture
def drafting(services: Services, school: StandardSchool) -> Drafting:
    return services.news.drafting
