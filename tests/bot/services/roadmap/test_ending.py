"""What an end, a met deadline and a reopening close and open: each deadline once, evidence of its own, steps too."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Invalid, Outdated
from bot.services import Services
from bot.services.roadmap.showing import Sent
from bot.services.roadmap.working import Pulse
from models.base import table
from models.people import Person
from models.roadmap import ItemState, PeriodKind, RoadmapControl, RoadmapEvidence, RoadmapItem
from models.tasks import Task, TaskEvent, TaskState
from tests import factories
from tests.bot.services.roadmap.conftest import Planning, Told
from tests.bot.services.roadmap.test_working import open_days, show, state
from tests.databases import SetClock, postgres_only
from tests.personas import ActorOf, StandardSchool

SOON, SOONER, MARCH, MAY = date(2026, 12, 4), date(2026, 12, 1), date(2027, 3, 26), date(2027, 5, 31)


async def control_of(db: Database, item: int, day: date) -> int:
    columns = table(RoadmapControl).c
    async with db.read() as session:
        found = await session.execute(select(columns.id).where(columns.item_id == item, columns.day == day))
        number: int = found.scalar_one()
    return number


async def test_done_meets_a_deadline_two_weeks_before_it_at_the_earliest(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    item = await planned((MARCH, MAY), kind=PeriodKind.SPAN, ends_on=MAY)
    teacher, pulse = await actor_of("teacher"), services.roadmap.working.pulse
    await show(services, actor_of, item)
    with pytest.raises(Invalid, match="error-item-deadline-far"):
        await pulse(teacher, item, Pulse.DONE)
    assert await open_days(db, item) == [MARCH, MAY]
    clock.advance(days=(date(2027, 3, 12) - date(2026, 11, 24)).days)
    await pulse(teacher, item, Pulse.DONE)
    assert await open_days(db, item) == [MAY]


async def test_two_at_once_meet_one_deadline_and_the_second_is_told(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool, clock: SetClock
) -> None:
    pulse = services.roadmap.working.pulse
    for with_control in (True, False):
        item = await planned((SOONER, SOON, MAY), kind=PeriodKind.SPAN, ends_on=MAY)
        async with db.write(SYSTEM) as session:
            other = await session.get_one(Person, school.people["class_teacher"])
            await factories.roadmap_assignee(session, await session.get_one(RoadmapItem, item), other, position=1)
        await show(services, actor_of, item)
        number = await control_of(db, item, SOONER) if with_control else None
        both = [await actor_of("teacher"), await actor_of("class_teacher")]
        found = await asyncio.gather(
            *(pulse(one, item, Pulse.DONE, control_id=number) for one in both), return_exceptions=True
        )
        refused = [one for one in found if isinstance(one, Outdated)]
        assert len(refused) == 1, (with_control, found)
        assert await open_days(db, item) == [SOON, MAY], with_control
        clock.advance(minutes=5)
        await show(services, actor_of, item)
        if number:
            with pytest.raises(Outdated, match="error-item-deadline-met"):
                await pulse(both[0], item, Pulse.DONE, control_id=number)


async def test_each_deadline_wants_evidence_that_is_newer_than_the_last_one(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    item = await planned((SOONER, SOON, MAY), kind=PeriodKind.SPAN, ends_on=MAY)
    working, teacher = services.roadmap.working, await actor_of("teacher")
    await show(services, actor_of, item)
    await working.pulse(teacher, item, Pulse.DONE)
    clock.advance(hours=1)
    for again in (working.pulse(teacher, item, Pulse.DONE), working.offer(teacher, item)):
        with pytest.raises(Invalid, match="error-item-evidence-old"):
            await again
    await show(services, actor_of, item)
    await working.pulse(teacher, item, Pulse.DONE)
    clock.advance(hours=1)
    await show(services, actor_of, item)
    await working.offer(teacher, item)
    clock.advance(hours=1)
    await working.accept(await actor_of("coordinator"), item)
    assert await state(services, actor_of, item) is ItemState.DONE


async def test_what_is_reopened_is_asked_about_again_from_today_on(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    days = (date(2026, 10, 30), SOON, MARCH, MAY)
    working, coordinator = services.roadmap.working, await actor_of("coordinator")
    item = await planned(pulses=days, kind=PeriodKind.YEAR, ends_on=date(2027, 8, 31))
    await working.pulse(await actor_of("teacher"), item, Pulse.GOING)
    clock.advance(minutes=5)
    await working.pulse(await actor_of("teacher"), item, Pulse.GOING, "Начали")
    assert await open_days(db, item) == [MARCH, MAY], "two are answered"
    clock.advance(minutes=5)
    await working.drop(coordinator, item, "По ошибке")
    clock.advance(minutes=5)
    await working.reopen(coordinator, item)
    assert await open_days(db, item) == [MARCH, MAY]
    columns = table(RoadmapControl).c
    async with db.read() as session:
        opened = select(columns.remind_on, columns.is_pulse).where(columns.item_id == item, columns.closed_at.is_(None))
        assert {tuple(row) for row in await session.execute(opened)} == {(date(2026, 11, 24), True)}


async def test_steps_end_with_their_item(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool, told: Told
) -> None:
    working, coordinator = services.roadmap.working, await actor_of("coordinator")
    for ends_by in ("drop", "accept"):
        item = await planned()
        async with db.write(SYSTEM) as session:
            author = await session.get_one(Person, school.people["coordinator"])
            doer = await session.get_one(Person, school.people["class_teacher"])
            for stands in (TaskState.GIVEN, TaskState.ACCEPTED, TaskState.DONE, TaskState.CLOSED):
                values = {"item_id": item, "state": stands, "remind_on": SOON}
                await factories.task(session, author, doer, **values)
            other = await factories.task(session, author, doer, remind_on=SOON)
        if ends_by == "drop":
            await told()
            await working.drop(coordinator, item, "Не нужно")
        else:
            await show(services, actor_of, item)
            await working.offer(await actor_of("teacher"), item)
            await told()
            await working.accept(coordinator, item)
        assert ("class_teacher", "task.cancel") in await told(), ends_by
        await working.reopen(coordinator, item)
        tasks, events = table(Task).c, table(TaskEvent).c
        async with db.read() as session:
            steps = select(tasks.state, tasks.remind_on).where(tasks.item_id == item).order_by(tasks.id)
            rows = (await session.execute(steps)).all()
            done = select(events.action).join(table(Task), events.task_id == tasks.id).where(tasks.item_id == item)
            actions = sorted((await session.execute(done)).scalars())
            untouched = select(tasks.remind_on).where(tasks.id == other.id)
            assert (await session.execute(untouched)).scalar() == SOON
        cancelled, closed = (TaskState.CANCELLED, None), (TaskState.CLOSED, None)
        assert [tuple(row) for row in rows] == [cancelled, cancelled, closed, (TaskState.CLOSED, SOON)], ends_by
        assert actions == ["cancel", "cancel", "close"], ends_by


async def test_what_is_not_kept_yet_may_be_handed_in_but_not_accepted(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning
) -> None:
    item, roadmap, coordinator = await planned(), services.roadmap, await actor_of("coordinator")
    teacher = await actor_of("teacher")
    await roadmap.showing.show_file(teacher, item, Sent("document", "file1", "Акт.pdf", 10))
    await roadmap.working.offer(teacher, item)
    with pytest.raises(Invalid, match="error-item-evidence-pending"):
        await roadmap.working.accept(coordinator, item)
    assert await state(services, actor_of, item) is ItemState.OFFERED
    kept = update(table(RoadmapEvidence)).values(fetch_at=None, path="evidence/2026/1/1-0.pdf")
    async with db.write(SYSTEM) as session:
        await session.execute(kept)
    await roadmap.working.accept(coordinator, item)


@postgres_only
async def test_evidence_taken_back_at_the_moment_of_acceptance(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning
) -> None:
    """Whoever comes first: nothing ends without evidence."""
    roadmap, teacher, coordinator = services.roadmap, await actor_of("teacher"), await actor_of("coordinator")
    columns = table(RoadmapEvidence).c
    for _ in range(8):
        item = await planned()
        await show(services, actor_of, item)
        await roadmap.working.offer(teacher, item)
        (evidence,) = (await roadmap.read.card(teacher, item)).evidence
        await asyncio.gather(
            roadmap.working.accept(coordinator, item),
            roadmap.showing.take_back(teacher, item, evidence.id),
            return_exceptions=True,
        )
        async with db.read() as session:
            left = select(columns.id).where(columns.item_id == item, columns.removed_at.is_(None))
            is_left = (await session.execute(left)).first() is not None
        assert is_left == (await state(services, actor_of, item) is ItemState.DONE)
