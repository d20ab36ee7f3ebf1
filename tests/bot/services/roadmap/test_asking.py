"""Everybody is asked how it goes: who, of what, once a day; what one is asked about stands in one's list until news."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services import Services
from bot.services.roadmap.asking import Scope
from bot.services.roadmap.working import Pulse
from models.delivery import OutboxNotice
from models.people import Person
from models.roadmap import ItemState, RoadmapEvent
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.databases import sqlite_only
from tests.personas import ActorOf, StandardSchool

FAR = date(2027, 5, 25)
WHOLE = Scope(2026)


async def asked(db: Database, school: StandardSchool) -> list[tuple[str, int]]:
    """Whom a notice goes to, and who asks."""
    names = {number: name for name, number in school.people.items()}
    async with db.read() as session:
        rows = await session.scalars(select(OutboxNotice).where(OutboxNotice.kind == "roadmap.ask"))
        return sorted((names[row.person_id or 0], row.args["by"]) for row in rows)


async def noted(db: Database) -> list[int]:
    """The items whose history says that somebody asked."""
    async with db.read() as session:
        query = select(RoadmapEvent.item_id).where(RoadmapEvent.action == "ask").order_by(RoadmapEvent.id)
        return list(await session.scalars(query))


async def test_each_is_asked_once_a_day_about_all_that_they_hold(
    db: Database, services: Services, school: StandardSchool, plan: Plan, actor_of: ActorOf
) -> None:
    first = await plan.item("teacher", "storekeeper", day=FAR)  # who helps is not asked
    second = await plan.item("teacher", day=FAR, state=ItemState.HELP)
    group = await plan.item(f"department-{school.department}", day=FAR)
    await plan.item("coordinator", day=FAR)  # their own
    await plan.item("not_joined", day=FAR)
    await plan.item("left", day=FAR)
    for state in (ItemState.OFFERED, ItemState.DONE, ItemState.DROPPED):
        await plan.item("technician", day=FAR, state=state)
    await plan.item("technician", day=FAR, rolled_at=plan.clock.now())
    asking = services.roadmap.asking
    before = await asking.prepare(await actor_of("coordinator"), WHOLE)
    assert (sorted(before.told), before.asked_today, before.unheard, before.last) == (
        [first, second, group],
        0,
        2,
        None,
    )
    await asking.ask(await actor_of("coordinator", update_id=1), WHOLE)
    coordinator = school.people["coordinator"]
    assert await asked(db, school) == [("keeper_of_many", coordinator), ("teacher", coordinator)]
    assert await noted(db) == [first, second, group]
    for name in ("coordinator", "director"):
        with pytest.raises(Outdated):
            await asking.ask(await actor_of(name, update_id=2), Scope(2026, person_id=school.people["teacher"]))
    after = await asking.prepare(await actor_of("coordinator"), WHOLE)
    assert (dict(after.told), after.asked_today, after.last) == ({}, 3, plan.clock.now())
    plan.clock.advance(days=1)
    await asking.ask(await actor_of("director", update_id=3), WHOLE)
    assert [name for name, _ in await asked(db, school)].count("teacher") == 2
    assert len(await noted(db)) == 7


async def test_two_who_ask_at_once_ask_once(
    db: Database, services: Services, school: StandardSchool, plan: Plan, actor_of: ActorOf
) -> None:
    item = await plan.item("teacher", day=FAR)
    actors = [await actor_of(name, update_id=number) for number, name in enumerate(("coordinator", "director"), 1)]
    found = await asyncio.gather(*(services.roadmap.asking.ask(one, WHOLE) for one in actors), return_exceptions=True)
    assert [type(one) for one in found].count(Outdated) == 1
    assert await noted(db) == [item]
    assert len(await asked(db, school)) == 1


async def test_of_another_section_one_is_asked_without_a_second_notice(
    db: Database, services: Services, school: StandardSchool, plan: Plan, actor_of: ActorOf
) -> None:
    items = [await plan.item("teacher", day=FAR) for _ in range(2)]  # in a section each
    await services.roadmap.asking.ask(await actor_of("director", update_id=1), Scope(2026, section=1))
    assert await noted(db) == items[1:]
    await services.roadmap.asking.ask(await actor_of("director", update_id=2), WHOLE)
    assert await noted(db) == [items[1], items[0]]
    assert len(await asked(db, school)) == 1


async def test_who_stands_in_is_asked_instead(
    db: Database, services: Services, school: StandardSchool, plan: Plan, actor_of: ActorOf
) -> None:
    item = await plan.item("teacher", day=FAR)
    async with db.write(SYSTEM) as session:
        away = await session.get_one(Person, school.people["teacher"])
        today = plan.clock.now().date()
        await factories.absence(session, away, first=today, last=today, deputy_id=school.people["technician"])
        await services.directory.touch(session)
    scope = Scope(2026, person_id=school.people["teacher"])
    await services.roadmap.asking.ask(await actor_of("coordinator", update_id=1), scope)
    assert [name for name, _ in await asked(db, school)] == ["technician"]
    assert [one.line.id for one in await services.roadmap.pressing.asked(await actor_of("technician"))] == [item]


async def test_what_one_is_asked_about_waits_until_there_is_news(
    services: Services, plan: Plan, actor_of: ActorOf
) -> None:
    first, second = [await plan.item("teacher", day=FAR) for _ in range(2)]
    pressing, working = services.roadmap.pressing, services.roadmap.working
    assert await pressing.asked(await actor_of("teacher")) == ()
    await services.roadmap.asking.ask(await actor_of("coordinator", update_id=1), WHOLE)
    plan.clock.advance(days=3)
    found = await pressing.asked(await actor_of("teacher"))
    assert [(one.line.id, one.day) for one in found] == [(first, date(2026, 11, 2)), (second, date(2026, 11, 2))]
    assert await pressing.asked(await actor_of("storekeeper")) == ()
    await working.pulse(await actor_of("teacher", update_id=2), first, Pulse.GOING)
    assert [one.line.id for one in await pressing.asked(await actor_of("teacher"))] == [second]
    plan.clock.advance(days=1)
    await services.roadmap.asking.ask(await actor_of("coordinator", update_id=3), WHOLE)
    assert len(await pressing.asked(await actor_of("teacher"))) == 2


@sqlite_only
async def test_nobody_else_asks(services: Services, plan: Plan, actor_of: ActorOf) -> None:
    await plan.item("teacher", day=FAR)
    for name in ("deputy", "teacher", "technician", "admin", "parent", "student", "stranger"):
        for use_case in (services.roadmap.asking.prepare, services.roadmap.asking.ask):
            with pytest.raises(Denied):
                await use_case(await actor_of(name), WHOLE)


@sqlite_only
async def test_a_section_that_is_gone_asks_nobody(services: Services, plan: Plan, actor_of: ActorOf) -> None:
    await plan.item("teacher", day=FAR + timedelta(days=1))
    with pytest.raises(Outdated):
        await services.roadmap.asking.ask(await actor_of("coordinator", update_id=1), Scope(2026, section=5))
