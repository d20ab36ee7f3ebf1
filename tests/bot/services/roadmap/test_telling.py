"""People hear once of what is theirs, and those above of what nobody takes or nobody answers for."""

import asyncio
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.roadmap.states import Hand
from bot.services.snapshot import TECHNICAL
from models.delivery import OutboxNotice
from models.people import Identity, Person
from models.roadmap import ItemState, RoadmapEvent, RoadmapItem
from models.school import Department
from models.teams import Team
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.tickets.test_ticking import local
from tests.databases import sqlite_only
from tests.personas import ActorOf, StandardSchool

YEAR_END = date(2027, 5, 25)


async def counts(db: Database, school: StandardSchool) -> dict[str, tuple[int, int]]:
    """What each person was told: own items, those of a group."""
    names = {number: name for name, number in school.people.items()}
    async with db.read() as session:
        rows = await session.scalars(select(OutboxNotice).where(OutboxNotice.kind == "deeds.assigned"))
        found = [(names[row.person_id or 0], (row.args["own"], row.args["shared"])) for row in rows]
    assert len(found) == len(dict(found)), "somebody was told twice"
    return dict(found)


async def new(plan: Plan, *people: str, **values: Any) -> int:
    return await plan.item(*people, **({"day": YEAR_END, "told_at": None} | values))


async def test_new_items_of_a_person_are_one_notice(
    plan: Plan, db: Database, services: Services, school: StandardSchool
) -> None:
    for _ in range(15):
        await new(plan, "teacher", "director")
    for _ in range(4):
        await new(plan, "role-technician")
    await new(plan, "role-technician", owner_id=school.people["technician"])
    await new(plan, "role-storekeeper")  # a group of one is nobody else's
    await new(plan, "deputy", state=ItemState.DROPPED)
    await new(plan, "deputy", rolled_at=plan.clock.time)
    await asyncio.gather(*(services.roadmap.telling.assigned() for _ in range(3)))
    told = {"teacher": (15, 0), "technician": (1, 4), "second_technician": (0, 4), "storekeeper": (1, 0)}
    assert await counts(db, school) == told
    await services.roadmap.telling.assigned()
    assert await counts(db, school) == told


@sqlite_only
async def test_who_joins_later_is_told_then(
    plan: Plan, db: Database, services: Services, school: StandardSchool
) -> None:
    await new(plan, "not_joined")
    await services.roadmap.telling.assigned()
    assert await counts(db, school) == {}
    async with db.write(SYSTEM) as session:
        session.add(Identity(person_id=school.people["not_joined"], channel="telegram", external_id=777))
        await services.directory.touch(session)
    await services.roadmap.telling.assigned()
    assert await counts(db, school) == {"not_joined": (1, 0)}


async def test_what_nobody_took_goes_to_the_head_after_three_working_days(
    plan: Plan, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """A department's or a service's to its head, another group's to the coordinator; what was taken to nobody."""
    told = {"told_at": plan.clock.time}
    async with db.write(SYSTEM) as session:
        head = {"head_id": school.people["keeper_of_many"]}
        await session.execute(update(Department).where(Department.id == school.department).values(**head))
        leads = {"head_id": school.people["deputy"]}
        await session.execute(update(Team).where(Team.code == TECHNICAL).values(**leads))
        await services.directory.touch(session)
    of_department = await new(plan, f"department-{school.department}", **told)
    of_service = await new(plan, "role-technician", **told)
    of_role = await new(plan, "role-storekeeper", **told)
    await new(plan, "role-editor", owner_id=school.people["editor"], **told)
    await new(plan, "teacher", **told)
    await new(plan, "not_joined", **told)  # somebody answers for it; the nightly look back is about them
    for day in ("03", "05", "06", "09"):  # the 4th is a holiday: the third working day is the 6th
        plan.clock.time = local(f"2026-11-{day}T06:25")
        await services.roadmap.telling.unclaimed()
    heads = {"keeper_of_many": of_department, "deputy": of_service, "coordinator": of_role}
    assert await plan.told() == {name: ["06.11 07:30"] for name in heads}
    for name, item in heads.items():
        actor = await actor_of(name)
        assert [line.id for line in (await services.roadmap.pressing.above(actor)).unclaimed] == [item], name
        assert Hand.OVERSEER in (await services.roadmap.read.card(actor, item)).hands, name
    async with db.read() as session:
        events = (await session.execute(select(RoadmapEvent.item_id, RoadmapEvent.value))).all()
    assert sorted(events) == [(item, "unclaimed") for item in sorted(heads.values())]


async def test_what_nobody_answers_for_goes_to_the_coordinator_at_once_and_once(
    plan: Plan, db: Database, services: Services
) -> None:
    await new(plan, "left")
    await new(plan)
    async with db.write(SYSTEM) as session:
        vacant: RoadmapItem = await factories.roadmap_item(session)
        await factories.roadmap_assignee(session, vacant, post_id=(await factories.post(session)).id)
    plan.clock.time += timedelta(hours=10)
    await asyncio.gather(*(services.roadmap.telling.unclaimed() for _ in range(3)))
    plan.clock.time += timedelta(days=1)
    await services.roadmap.telling.unclaimed()
    assert await plan.told() == {"coordinator": ["02.11 10:15"]}


@sqlite_only
async def test_what_was_claimed_and_left_again_is_told_again(
    plan: Plan, school: StandardSchool, services: Services
) -> None:
    await new(plan, "left")
    for owner, day in ((None, "02"), (school.people["teacher"], "05"), (None, "06"), (None, "09")):
        await plan.change(RoadmapItem, owner_id=owner)
        plan.clock.time = local(f"2026-11-{day}T06:25")
        await services.roadmap.telling.unclaimed()
        await plan.deliver()
    assert await plan.told() == {"coordinator": ["02.11 07:30", "06.11 07:30"]}


@sqlite_only
async def test_without_a_coordinator_the_director_hears_of_it(plan: Plan, db: Database, services: Services) -> None:
    await new(plan, "left")
    async with db.write(SYSTEM) as session:
        gone = {"unreachable_since": plan.clock.time}
        await session.execute(update(Person).where(Person.surname == "Ведущий").values(**gone))
        await services.directory.touch(session)
    await services.roadmap.telling.unclaimed()
    assert set(await plan.told()) == {"director", "several"}
