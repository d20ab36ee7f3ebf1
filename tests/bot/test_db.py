"""Write units: all or nothing, one update once, no lost increments, readers beside writers, a person's order."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from bot.access import SYSTEM, Actor
from bot.db import Database, changed
from bot.errors import Repeated
from models.base import table
from models.delivery import Expectation, HandledUpdate
from models.people import Person
from models.school import Building
from tests import factories
from tests.databases import SetClock, postgres_only

ACTOR = Actor(person_id=7, language="ru", update_id=100)
WRITERS = 200


async def buildings(db: Database) -> list[str]:
    async with db.read() as session:
        return list((await session.execute(select(Building.name).order_by(Building.name))).scalars())


async def test_a_unit_that_fails_leaves_nothing_behind(db: Database) -> None:
    async def fail() -> None:
        async with db.write(ACTOR) as session:
            await factories.building(session, name="half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await buildings(db) == []
    async with db.write(ACTOR) as session:
        await factories.building(session, name="whole")
    assert await buildings(db) == ["whole"], "the update was not marked as handled by the unit that failed"


async def test_the_same_update_acts_once_and_says_what_it_showed(db: Database, clock: SetClock) -> None:
    async with db.write(ACTOR, shows="people") as session:
        await factories.building(session, name="once")
    with pytest.raises(Repeated) as repeated:
        async with db.write(ACTOR, shows="menu") as session:
            await factories.building(session, name="twice")
    assert repeated.value.shows == "people"
    assert await buildings(db) == ["once"]
    async with db.read() as reading:
        mark = (await reading.execute(select(HandledUpdate))).scalar_one()
    assert (mark.update_id, mark.at) == (100, clock.now())


@postgres_only
async def test_many_units_that_also_read_do_not_wait_for_each_other_for_ever(db: Database) -> None:
    async def unit(number: int) -> None:
        async with db.write(SYSTEM) as session:
            await factories.building(session, name=f"{number:02}")
            await asyncio.sleep(0)
            await buildings(db)

    await asyncio.wait_for(asyncio.gather(*(unit(number) for number in range(60))), 20)
    assert len(await buildings(db)) == 60


async def test_a_thing_made_inside_is_what_the_update_shows(db: Database) -> None:
    async with db.write(ACTOR, shows="tickets") as session:
        await session.show("ticket:42")
    with pytest.raises(Repeated) as repeated:
        async with db.write(ACTOR, shows="tickets"):
            pass
    assert repeated.value.shows == "ticket:42"


async def test_acts_without_an_update_are_not_marked(db: Database) -> None:
    for _ in range(2):
        async with db.write(SYSTEM, shows="menu") as session:
            await session.show("ticket:42")
    async with db.read() as reading:
        assert (await reading.execute(select(func.count()).select_from(HandledUpdate))).scalar_one() == 0


async def test_two_units_of_one_update_at_once_act_once(db: Database) -> None:
    async def act() -> None:
        async with db.write(ACTOR) as session:
            await factories.building(session)

    outcomes = await asyncio.gather(act(), act(), act(), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Repeated", "Repeated"]
    assert len(await buildings(db)) == 1


async def test_no_increment_is_lost(db: Database) -> None:
    """Each unit reads, then writes what it read plus one: the classic lost update."""
    async with db.write(SYSTEM) as session:
        person_id = (await factories.person(session, register_number=0)).id

    async def increment() -> None:
        async with db.write(replace(ACTOR, person_id=person_id, update_id=None)) as session:
            before = (await session.execute(select(Person.register_number).where(Person.id == person_id))).scalar_one()
            assert before is not None
            await session.execute(update(Person).where(Person.id == person_id).values(register_number=before + 1))

    await asyncio.gather(*(increment() for _ in range(WRITERS)))
    async with db.read() as reading:
        assert (await reading.execute(select(Person.register_number))).scalar_one() == WRITERS


async def test_readers_do_not_wait_for_a_writer_and_see_what_is_committed(db: Database) -> None:
    async with db.write(SYSTEM) as session:
        await factories.building(session, name="new")
        async with asyncio.timeout(2):
            assert await buildings(db) == []
    assert await buildings(db) == ["new"]


async def test_an_insert_that_meets_its_key_changes_nothing(db: Database, clock: SetClock) -> None:
    row = {"update_id": 1, "shows": "menu", "at": clock.now()}
    async with db.write(SYSTEM) as session:
        first = changed(await session.execute(db.insert_ignoring(HandledUpdate), row))
        second = changed(await session.execute(db.insert_ignoring(HandledUpdate), row | {"shows": "help"}))
        kept = (await session.execute(select(HandledUpdate.shows))).scalar_one()
    assert (first, second, kept) == (1, 0, "menu")


async def test_an_upsert_replaces_the_named_columns(db: Database, clock: SetClock) -> None:
    async with db.write(SYSTEM) as session:
        person = await factories.person(session)
        save = db.upsert(Expectation, "person_id", ("address",))
        row = {"person_id": person.id, "address": "first", "expires_at": clock.now()}
        await session.execute(save, row)
        clock.advance(hours=1)
        await session.execute(save, row | {"address": "second", "expires_at": clock.now()})
        found = (await session.execute(select(table(Expectation)))).one()
    assert found.address == "second"
    assert found.expires_at < clock.now(), "a column that was not named stays"


@postgres_only
async def test_two_replicas_keep_one_persons_order(db: Database, database_url: str, clock: SetClock) -> None:
    """While a unit of a person is open in one process, a unit of theirs in another waits; others' units do not."""
    replica = Database(database_url, clock)
    log: list[str] = []
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with db.write(replace(ACTOR, update_id=1)):
            begun.set()
            await may_end.wait()
            log.append("first")

    async def second() -> None:
        async with replica.write(replace(ACTOR, update_id=2)):
            log.append("second")

    one = asyncio.create_task(first())
    await begun.wait()
    two = asyncio.create_task(second())
    async with replica.write(replace(ACTOR, person_id=8, update_id=3)):
        log.append("other")
    may_end.set()
    await asyncio.gather(one, two)
    assert log == ["other", "first", "second"]
    await replica.close()
