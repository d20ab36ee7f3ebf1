"""What waits for a decision is told again to whoever decides, and to nobody else."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Outdated
from bot.services import Services
from bot.services.calendar import WorkingCalendar
from bot.services.roadmap.deciding import AGAIN_AFTER, is_due_again
from bot.services.roadmap.states import Step
from models.people import Person, Role
from models.roadmap import ItemState, RoadmapItem
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import MEMBERS, ActorOf, StandardSchool

CALENDAR = WorkingCalendar(ZoneInfo("Asia/Novokuznetsk"), 5)
YEAR_END = date(2027, 5, 25)


@given(st.dates(date(2026, 9, 1), date(2027, 8, 31)), st.integers(1, 40))
def test_it_comes_again_on_working_days_evenly_apart(since: date, count: int) -> None:
    day, told = since, []
    for number in range(1, count + 1):
        day = CALENDAR.next_working_day(day)
        if is_due_again(since, day, CALENDAR):
            told.append(number)
    assert told == list(range(AGAIN_AFTER, count + 1, AGAIN_AFTER))


async def test_who_decides_hears_of_it_every_third_working_day(
    plan: Plan, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    people = school.people
    offered: dict[str, Any] = {"state": ItemState.OFFERED, "said_at": SCHOOL_MORNING}
    by_teacher = await plan.item("teacher", day=YEAR_END, offered_by=people["teacher"], **offered)
    by_coordinator = await plan.item("coordinator", day=YEAR_END, offered_by=people["coordinator"], **offered)
    asked = await plan.item("deputy", day=YEAR_END, asked_at=SCHOOL_MORNING, asked_until=YEAR_END)
    await plan.item("deputy", day=YEAR_END, state=ItemState.DONE)

    async def told(day: int) -> set[str]:
        clock.time = local(f"2026-11-{day}T08:35")
        await services.roadmap.deciding.remind()
        await services.roadmap.deciding.remind()
        await plan.deliver()
        return {name for name, days in (await plan.told()).items() if any(one.startswith(f"{day}.11") for one in days)}

    heads = {"coordinator", "director", "several"}
    for day, expected in ((25, set()), (26, set()), (27, heads), (28, set()), (29, set()), (30, set())):
        assert await told(day) == expected, day
    above = services.roadmap.pressing.above
    for name, items in (
        ("coordinator", [by_teacher]),
        ("director", [by_coordinator, asked]),
        ("deputy", []),
        ("teacher", []),
    ):
        assert [line.id for line in (await above(await actor_of(name))).decisions] == items, name
    async with db.write(SYSTEM) as session:
        await session.execute(update(RoadmapItem).values(state=ItemState.DROPPED))
    assert not (await above(await actor_of("director"))).decisions


async def test_a_coordinator_does_not_accept_what_they_answer_for_whoever_hands_it_in(
    plan: Plan, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    roadmap, teacher = services.roadmap, await actor_of("teacher")
    coordinator = await actor_of("coordinator")

    async def waits_for(item: int) -> set[str]:
        lists = {name: (await roadmap.pressing.above(await actor_of(name))).decisions for name in MEMBERS}
        return {name for name, lines in lists.items() if item in {line.id for line in lines}}

    async def handed_in(item: int, by: Actor) -> int:
        await roadmap.showing.show_words(by, item, "https://school.example/1")
        await roadmap.working.offer(by, item)
        return item

    own = await handed_in(await plan.item("coordinator", "teacher", day=YEAR_END), teacher)
    assert Step.ACCEPT not in (await roadmap.read.card(coordinator, own)).steps
    with pytest.raises(Outdated):
        await roadmap.working.accept(coordinator, own)
    assert await waits_for(own) == {"director", "several"}
    beside = await handed_in(await plan.item("teacher", "coordinator", day=YEAR_END), teacher)
    assert await waits_for(beside) == {"coordinator"}
    async with db.write(SYSTEM) as session:
        another = await session.get_one(Person, school.people["editor"])
        await factories.role_grant(session, another, role=Role.COORDINATOR)
        await services.directory.touch(session)
    assert await waits_for(own) == {"editor"}
    for item, who in ((beside, "coordinator"), (own, "editor")):
        await roadmap.working.accept(await actor_of(who), item)
        assert (await roadmap.read.card(coordinator, item)).line.state is ItemState.DONE, who


@sqlite_only
async def test_only_who_may_decide_is_ever_listed(
    plan: Plan, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """Whoever holds it and whoever hands it in: each of those listed has the step, and somebody is listed."""
    offered: dict[str, Any] = {"state": ItemState.OFFERED, "said_at": SCHOOL_MORNING}
    holders = ("teacher", "coordinator", "director", "several", "left", "role-staff", "role-coordinator")
    cases = [(holder, by) for holder in holders for by in ("teacher", "coordinator", "director", "editor")]
    items = {
        await plan.item(holder, day=YEAR_END, offered_by=school.people[by], **offered): (holder, by)
        for holder, by in cases
    }
    listed = dict.fromkeys(items, 0)
    for name in MEMBERS:
        actor = await actor_of(name)
        for line in (await services.roadmap.pressing.above(actor)).decisions:
            listed[line.id] += 1
            assert Step.ACCEPT in (await services.roadmap.read.card(actor, line.id)).steps, (name, items[line.id])
    assert [items[item] for item, count in listed.items() if not count] == []
