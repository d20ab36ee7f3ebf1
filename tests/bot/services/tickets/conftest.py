"""What tests of the clock's use cases share: the tick, and tickets as they are opened."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets.ticking import Ticking
from models.people import Person
from tests import factories
from tests.databases import SetClock
from tests.personas import StandardSchool

# What the fixture of that name is.
Opening: TypeAlias = Callable[..., Awaitable[int]]


@pytest.fixture
def ticking(db: Database, services: Services, clock: SetClock) -> Ticking:
    return Ticking(db, services.directory, clock)


@pytest.fixture
def opened(db: Database, services: Services, school: StandardSchool) -> Opening:
    """`await opened(urgent=True)`: the number of a new ticket of the teacher for the technicians."""

    async def open_one(**values: Any) -> int:
        known = await services.directory.now()
        async with db.write(SYSTEM) as session:
            teacher = await session.get_one(Person, school.people["teacher"])
            made_up = {"team_id": known.team("technical").id, "room_id": school.rooms["214"], "place": None}
            return (await factories.ticket(session, teacher, **(made_up | values))).id

    return open_one
