"""The look back of the night: whom the rule would have reminded, against what the outbox sent."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.roadmap.clockwork import MORNING
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.people import Identity, Person
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.tickets.test_ticking import local
from tests.databases import sqlite_only
from tests.personas import StandardSchool

MONDAY = date(2026, 11, 2)
Night = Callable[[], Awaitable[Any]]


@pytest.fixture
def night(plan: Plan, db: Database, services: Services, school: StandardSchool) -> Night:
    """Look back in the night to Tuesday; what the admin is told of Monday: why, by persona; None where all is well."""
    names = {number: name for name, number in school.people.items()}

    async def look() -> Any:
        plan.clock.time = local("2026-11-03T03:40")
        for _ in range(2):
            await services.roadmap.selfcheck.night()
        async with db.read() as session:
            kind = OutboxNotice.kind == "roadmap.unreminded"
            rows = list(await session.scalars(select(OutboxNotice).where(kind)))
        if not rows:
            return None
        assert sorted(names[row.person_id or 0] for row in rows) == ["admin", "several"]
        args = dict(rows[0].args)
        assert args.pop("day") == "2026-11-02"
        return {names[person]: why for person, why in args.pop("people")} | {key: n for key, n in args.items() if n}

    return look


async def item(plan: Plan, *people: str, **values: Any) -> int:
    """An item that was there before, to be reminded of on Monday."""
    long_ago = plan.clock.time - timedelta(days=20)
    return await plan.item(*people, **({"day": MONDAY, "created_at": long_ago} | values))


async def test_all_is_well_where_the_lists_were_sent_or_not_worth_sending(
    plan: Plan, db: Database, night: Night
) -> None:
    await item(plan, "teacher")
    await item(plan, "director", day=date(2026, 11, 16))  # in fourteen days
    await item(plan, "class_teacher", day=date(2026, 11, 15))  # a Sunday, fourteen days after a Sunday
    await plan.task("deputy", "deputy", date(2026, 11, 2), created_at=plan.clock.time - timedelta(days=9))
    await plan.tick("2026-11-02")
    assert set(await plan.told()) == {"teacher", "director", "deputy"}
    await plan.deliver()
    async with db.write(SYSTEM) as session:
        dropped = {"state": NoticeState.DROPPED, "error": "not needed"}
        first = table(OutboxNotice).c.id == select(OutboxNotice.id).limit(1).scalar_subquery()
        await session.execute(update(table(OutboxNotice)).where(first).values(**dropped))
    assert await night() is None


async def test_whoever_was_not_reminded_is_named_with_the_reason(
    plan: Plan, db: Database, services: Services, school: StandardSchool, night: Night
) -> None:
    for name in ("teacher", "director", "not_joined", "deputy", "left", "class_teacher", "storekeeper"):
        await item(plan, name)
    await item(plan, "keeper_of_many", said_at=plan.clock.time)  # was moved on that very day
    await plan.task("deputy", "technician", MONDAY, created_at=plan.clock.time - timedelta(days=9))
    async with db.write(SYSTEM) as session:
        away = await session.get_one(Person, school.people["deputy"])
        await factories.absence(session, away, first=MONDAY, last=MONDAY)
        unreachable = {"unreachable_since": plan.clock.time}
        person = Person.id == school.people["class_teacher"]
        await session.execute(update(Person).where(person).values(**unreachable))
        await services.directory.touch(session)
    await plan.tick("2026-11-02")
    async with db.write(SYSTEM) as session:
        rows = update(table(OutboxNotice)).where(OutboxNotice.kind == MORNING)
        await session.execute(rows.values(state=NoticeState.SENT))
        states = {
            "director": NoticeState.FAILED,
            "technician": NoticeState.QUEUED,
            "keeper_of_many": NoticeState.FAILED,
        }
        for name, state in states.items():
            await session.execute(rows.where(OutboxNotice.person_id == school.people[name]).values(state=state))
    assert await night() == {
        "not_joined": "not_joined",
        "deputy": "away",
        "class_teacher": "unreachable",
        "director": "not_sent",
        "technician": "not_sent",
        "unanswered": 1,
    }


@sqlite_only
async def test_a_tick_that_never_ran_is_found(plan: Plan, night: Night) -> None:
    await item(plan, "teacher", remind_on=MONDAY)
    assert await night() == {"teacher": "not_sent", "stuck": 1}


@sqlite_only
async def test_a_list_that_comes_today_since_hours_were_over_is_none_that_was_forgotten(
    plan: Plan, night: Night
) -> None:
    await item(plan, "teacher", remind_on=MONDAY)
    await plan.tick("2026-11-02T22:00")
    assert await night() is None


@sqlite_only
async def test_of_many_ten_are_named(plan: Plan, db: Database, services: Services, night: Night) -> None:
    await item(plan, "role-staff")
    async with db.write(SYSTEM) as session:
        for number in range(12):
            person = await factories.person(session, surname=f"Новый{number}")
            await factories.role_grant(session, person)
            await factories.identity(session, person, external_id=9000 + number)
        await session.execute(update(Person).values(unreachable_since=None))
        await services.directory.touch(session)
    await plan.tick("2026-11-02")
    await plan.deliver()
    async with db.write(SYSTEM) as session:
        await session.execute(table(Identity).delete().where(Identity.external_id >= 9000))
        await services.directory.touch(session)
    async with db.read() as session:
        school = await services.directory.now()
        found = await services.roadmap.selfcheck.of(MONDAY, school, date(2026, 11, 3))
    assert len(found.people) == 13  # and who never joined
    plan.clock.time = local("2026-11-03T03:40")
    await services.roadmap.selfcheck.night()
    async with db.read() as session:
        found_args = select(OutboxNotice.args).where(OutboxNotice.kind == "roadmap.unreminded")
        args = (await session.scalars(found_args)).first()
    assert args is not None
    assert (len(args["people"]), args["more"]) == (10, 3)
