"""Items of the teacher's, as the tests of their steps want them, and a roadmap for the clock."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, TypeAlias

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from models.base import table
from models.delivery import OutboxNotice
from models.people import Person
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SetClock
from tests.personas import StandardSchool

Planning: TypeAlias = Callable[..., Awaitable[int]]
Told: TypeAlias = Callable[[], Awaitable[set[tuple[str, str]]]]


@pytest.fixture
def planned(db: Database, school: StandardSchool) -> Planning:
    """`await planned((day, ...), who="teacher")`: an item with deadlines, or (pulses) days to ask about it."""

    async def make(
        days: tuple[date, ...] = (date(2026, 12, 15),),
        who: str = "teacher",
        pulses: tuple[date, ...] = (),
        **values: Any,
    ) -> int:
        async with db.write(SYSTEM) as session:
            item = await factories.roadmap_item(session, **values)
            person = await session.get_one(Person, school.people[who])
            await factories.roadmap_assignee(session, item, person)
            for day in pulses or days:
                await factories.roadmap_control(session, item, day=day, is_pulse=bool(pulses))
            return item.id

    return make


@pytest.fixture
def told(db: Database, school: StandardSchool) -> Told:
    """`await told()`: the notices since the last call, as (persona, kind without "item.")."""
    names = {number: name for name, number in school.people.items()}
    seen = 0

    async def look() -> set[tuple[str, str]]:
        nonlocal seen
        columns = table(OutboxNotice).c
        async with db.read() as session:
            rows = (await session.execute(select(columns.id, columns.person_id, columns.kind))).all()
        new = {(names[row.person_id], row.kind.removeprefix("item.")) for row in rows if row.id > seen}
        seen = max((row.id for row in rows), default=0)
        return new

    return look


@pytest.fixture
def plan(db: Database, services: Services, school: StandardSchool, clock: SetClock) -> Plan:
    """On Monday, 2 November 2026; Wednesday the 4th is a holiday."""
    clock.time = local("2026-11-02T00:15")
    return Plan(db, services, school, clock)
