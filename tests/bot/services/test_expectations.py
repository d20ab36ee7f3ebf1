import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.access import SYSTEM
from bot.db import Database
from bot.services.expectations import LIFETIME, RENEWED_BELOW, Expectations
from tests import factories
from tests.databases import SetClock

NOBODY = 999_999


@pytest.fixture
async def people(db: Database) -> list[int]:
    async with db.write(SYSTEM) as session:
        return [(await factories.person(session)).id for _ in range(20)]


@pytest.fixture
def expectations(db: Database, clock: SetClock) -> Expectations:
    return Expectations(db, clock, shared=not db.is_sqlite)


def another(db: Database, clock: SetClock) -> Expectations:
    """What the next process knows."""
    return Expectations(db, clock, shared=not db.is_sqlite)


async def test_those_of_people_who_tap_at_once_are_all_kept(db: Database, clock: SetClock, people: list[int]) -> None:
    for turn in range(20):  # each begins with a process that has read nothing yet
        expectations = another(db, clock)
        await asyncio.gather(*(expectations.set(person, f"ticket:{turn}{person}") for person in people))
        for known in (expectations, another(db, clock)):
            assert [await known.of(person) for person in people] == [f"ticket:{turn}{person}" for person in people]


async def test_one_that_can_not_be_kept_spoils_nobody_elses_for_long(
    db: Database, clock: SetClock, expectations: Expectations, people: list[int]
) -> None:
    results = await asyncio.gather(
        *(expectations.set(person, "help") for person in [NOBODY, *people]), return_exceptions=True
    )
    assert isinstance(results[0], IntegrityError)
    await asyncio.gather(*(expectations.set(person, "help") for person in people))  # as the intake does once more
    assert [await another(db, clock).of(person) for person in people] == ["help"] * len(people)


async def test_what_is_expected_no_more_is_gone_and_what_is_old_too(
    db: Database, clock: SetClock, expectations: Expectations, people: list[int]
) -> None:
    first, second = people[:2]
    await expectations.set(first, "help")
    await expectations.set(second, "help")
    await expectations.set(first, None)
    assert await expectations.of(first) is None
    assert await another(db, clock).of(first) is None
    clock.time += LIFETIME + timedelta(seconds=1)
    assert await expectations.of(second) is None


async def test_what_is_expected_anew_lives_on(clock: SetClock, expectations: Expectations, people: list[int]) -> None:
    await expectations.set(people[0], "help")
    clock.time += LIFETIME - RENEWED_BELOW + timedelta(minutes=1)
    await expectations.set(people[0], "help")
    clock.time += LIFETIME - timedelta(minutes=1)
    assert await expectations.of(people[0]) == "help"
