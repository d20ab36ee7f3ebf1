"""The clock's tick over the roadmap and the tasks: who gets a list when, once, and what goes up."""

import asyncio
from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services, notices
from bot.services.roadmap.periods import Period
from bot.services.roadmap.storing import replace_controls
from models.people import Person
from models.roadmap import ItemState, PeriodKind, RoadmapEvent
from models.tasks import Task, TaskState
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.tickets.test_ticking import day_off, local
from tests.databases import sqlite_only
from tests.personas import StandardSchool


@sqlite_only
async def test_a_deadline_is_reminded_of_on_its_days_and_not_between(plan: Plan) -> None:
    await plan.item("teacher", day=date(2026, 11, 18))
    assert (await plan.days(2, 19)) == {
        # Fourteen days before is a holiday, so the day before it; three days before a Sunday, so the Friday.
        "teacher": [f"{day} 07:30" for day in ("03.11", "11.11", "13.11", "17.11", "18.11", "19.11")]
    }


async def test_everything_of_a_person_is_one_list(plan: Plan) -> None:
    for _ in range(24):
        await plan.item("teacher", "director", day=date(2026, 11, 2), is_pulse=True)
    await plan.item("teacher", day=date(2026, 11, 3))
    await plan.task("deputy", "teacher", date(2026, 11, 2))
    await plan.tick("2026-11-02")
    await plan.tick("2026-11-02T00:30")
    assert await plan.told() == {"teacher": ["02.11 07:30"]}
    assert Counter(await plan.looks()) == {date(2026, 11, 6): 24, date(2026, 11, 3): 1}


@sqlite_only
async def test_days_without_the_program_are_made_up_by_one_list(plan: Plan) -> None:
    await plan.item("teacher", day=date(2026, 11, 11))
    await plan.tick("2026-11-02")
    await plan.tick("2026-11-13T10:00")  # 8 (6), 10, 11, 12 and 13 November were missed
    assert await plan.told() == {"teacher": ["13.11 10:00"]}
    assert (await plan.looks()) == [date(2026, 11, 16)]


@sqlite_only
async def test_what_is_taken_over_late_is_reminded_of_from_its_next_day_on(plan: Plan) -> None:
    await plan.item("teacher", day=date(2026, 11, 10))
    await plan.item("director", day=date(2026, 9, 10))
    await plan.item("deputy", day=date(2027, 5, 31))
    up = {"coordinator": ["06.11 07:30"]}
    assert await plan.days(2, 6) == {"teacher": ["03.11 07:30", "06.11 07:30"], "director": ["06.11 07:30"]} | up
    assert (await plan.looks())[::2] == [date(2026, 11, 9), date(2027, 5, 17)]


@sqlite_only
async def test_a_day_off_that_is_added_meanwhile_brings_the_list_the_working_day_before(
    plan: Plan, db: Database, services: Services
) -> None:
    await plan.item("teacher", day=date(2026, 11, 20), remind_on=date(2026, 11, 20))
    await day_off(db, services, date(2026, 11, 20))
    assert await plan.days(17, 19) == {"teacher": ["19.11 07:30"]}


@sqlite_only
async def test_the_list_comes_at_one_s_own_time_and_on_the_next_day_where_hours_are_over(plan: Plan) -> None:
    await plan.change(Person, morning_at=time(8, 15))
    await plan.item("teacher", day=date(2026, 11, 3))
    await plan.tick("2026-11-02")
    await plan.deliver()
    await plan.item("director", day=date(2026, 11, 3))
    await plan.tick("2026-11-03T20:00")  # both are due today; nobody is written to at this hour
    assert await plan.told() == {"teacher": ["02.11 08:15", "05.11 08:15"], "director": ["05.11 08:15"]}


async def test_who_is_reminded(plan: Plan, db: Database, services: Services, school: StandardSchool) -> None:
    """The main one, or whoever took it; of a group everybody; not who left or never joined; a stand-in instead."""
    today = date(2026, 11, 2)
    await plan.item("left", "keeper_of_many", day=today)
    await plan.item("not_joined", day=today)
    await plan.item("role-technician", day=today)
    await plan.item("role-editor", day=today, owner_id=school.people["namesake_one"])
    await plan.item("storekeeper", day=today, state=ItemState.OFFERED)
    await plan.item("class_teacher", day=today, rolled_at=plan.clock.time)
    await plan.item("deputy", "teacher", day=today)
    async with db.write(SYSTEM) as session:
        away = await session.get_one(Person, school.people["deputy"])
        await factories.absence(session, away, first=today, last=today, deputy_id=school.people["nameless"])
        await services.directory.touch(session)
    await plan.tick("2026-11-02")
    people = {"keeper_of_many", "technician", "second_technician", "namesake_one", "nameless"}
    assert set(await plan.told()) == people
    assert (await plan.looks())[5] is None  # of a year that is over


async def test_two_processes_tell_once(plan: Plan, services: Services) -> None:
    for name in ("teacher", "director"):
        for _ in range(3):
            await plan.item(name, day=date(2026, 11, 2))
    await plan.task("deputy", "teacher", date(2026, 11, 2))
    await asyncio.gather(*(services.roadmap.clockwork.tick() for _ in range(4)))
    assert await plan.told() == {"teacher": ["02.11 07:30"], "director": ["02.11 07:30"]}


@sqlite_only
async def test_who_dies_between_claim_and_notice_has_claimed_nothing(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    await plan.item("teacher", day=date(2026, 11, 2))

    async def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(notices, "put_daily_anew", die)
        with pytest.raises(KeyboardInterrupt):
            await plan.tick("2026-11-02")
    assert (await plan.looks(), await plan.told()) == ([date(2026, 11, 2)], {})
    await plan.tick("2026-11-02T09:00")
    assert await plan.told() == {"teacher": ["02.11 09:00"]}


@sqlite_only
async def test_many_are_claimed_in_parts(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.roadmap.clockwork.AT_ONCE", 3)
    for _ in range(7):
        await plan.item("teacher", day=date(2026, 11, 2))
    await plan.tick("2026-11-02")
    assert set(await plan.looks()) == {date(2026, 11, 3)}


async def history(db: Database) -> list[tuple[int, str | None]]:
    async with db.read() as session:
        query = select(RoadmapEvent.item_id, RoadmapEvent.value).where(RoadmapEvent.action == "escalate")
        return [(item, value) for item, value in await session.execute(query.order_by(RoadmapEvent.id))]


async def raised_on(db: Database) -> list[tuple[int, str | None, int]]:
    """When what went up, by the day of the month."""
    async with db.read() as session:
        query = select(RoadmapEvent.item_id, RoadmapEvent.value, RoadmapEvent.at)
        rows = await session.execute(query.where(RoadmapEvent.action == "escalate"))
        return [(row.item_id, row.value, row.at.astimezone(local("2026-11-02T00:00").tzinfo).day) for row in rows]


async def test_a_missed_deadline_goes_up_to_the_coordinator_then_to_the_director(plan: Plan, db: Database) -> None:
    """Each hears once of all of them; the responsible goes on being reminded."""
    late = [await plan.item("teacher", day=date(2026, 11, 10)) for _ in range(2)]
    own = await plan.item("coordinator", day=date(2026, 11, 10))
    await plan.item("teacher", day=date(2026, 11, 10), is_pulse=True)
    await plan.item("teacher", day=date(2026, 11, 10), state=ItemState.OFFERED)
    await plan.days(2, 27)
    directors = {"director": ["13.11 07:30", "20.11 07:30"], "several": ["13.11 07:30", "20.11 07:30"]}
    told = await plan.told()
    assert {name: told[name] for name in directors} == directors
    assert "13.11 07:30" in told["coordinator"]  # their own late one and what went up are one list
    assert len(told["coordinator"]) == len(set(told["coordinator"]))
    levels = [(item, level) for item in late for level in ("1", "2")]
    assert sorted(await history(db)) == [*levels, (own, "2"), (own, "director")]


@sqlite_only
async def test_after_downtime_it_goes_up_one_level_at_a_time(plan: Plan, db: Database) -> None:
    late = await plan.item("teacher", day=date(2026, 9, 10), told_at=local("2026-09-01T10:00"))
    await plan.tick("2026-11-02")
    await plan.tick("2026-11-02T00:30")
    assert set(await plan.told()) == {"coordinator"}
    assert await history(db) == [(late, "1")]
    await plan.days(3, 13)  # the 4th is a holiday: the fifth working day is the 10th
    directors = {"director": ["10.11 07:30"], "several": ["10.11 07:30"]}
    told = await plan.told()
    told.pop("teacher")
    assert told == directors | {"coordinator": ["02.11 07:30"]}
    assert await history(db) == [(late, "1"), (late, "2")]


@sqlite_only
async def test_what_was_late_when_its_people_first_heard_of_it_goes_up_later(
    plan: Plan, db: Database, services: Services
) -> None:
    """The working days are counted from when they were told, or got it passed."""
    new = await plan.item("teacher", day=date(2026, 9, 10), told_at=None)
    unreached = await plan.item("not_joined", day=date(2026, 9, 10), told_at=None, created_at=plan.clock.time)
    passed = await plan.item("deputy", day=date(2026, 9, 10), told_at=local("2026-11-06T10:00"))
    for day in range(2, 20):
        await plan.tick(f"2026-11-{day:02}")
        await services.roadmap.telling.assigned()
        await plan.deliver()
    at = {(item, level): day for item, level, day in await raised_on(db)}
    assert at == {
        (new, "1"): 6,  # the 4th is a holiday
        (unreached, "1"): 6,
        (passed, "1"): 11,
        (new, "2"): 13,
        (unreached, "2"): 13,
        (passed, "2"): 18,
    }


@sqlite_only
async def test_what_nobody_above_can_hear_of_waits_for_them(plan: Plan, db: Database) -> None:
    """And nobody hears as somebody above of what is their own."""
    late = await plan.item("director", day=date(2026, 11, 2))
    await plan.change(Person, unreachable_since=plan.clock.time)
    await plan.days(2, 13)
    assert (await plan.told(), await history(db)) == ({}, [])
    await plan.change(Person, unreachable_since=None)
    await plan.days(16, 30)
    assert await history(db) == [(late, "1"), (late, "2")]
    assert set(await plan.told()) == {"coordinator", "several", "director"}


async def test_a_task_is_reminded_of_and_its_author_hears_of_it_once(plan: Plan) -> None:
    await plan.task("deputy", "teacher", date(2026, 11, 10))
    await plan.task("director", "director", date(2026, 11, 10))
    await plan.task("deputy", "class_teacher", date(2026, 11, 10), state=TaskState.DONE)
    days = [f"{day}.11 07:30" for day in ("09", "10", "11", "12", "13", "20", "27")]
    assert await plan.days(2, 30) == {"teacher": days, "director": days, "deputy": ["13.11 07:30"]}


@sqlite_only
async def test_a_task_that_was_done_is_looked_at_no_more(plan: Plan, db: Database) -> None:
    await plan.task("deputy", "teacher", date(2026, 11, 10))
    await plan.change(Task, state=TaskState.CLOSED)
    await plan.days(2, 3)
    async with db.read() as session:
        assert list(await session.scalars(select(Task.remind_on))) == [None]


@sqlite_only
async def test_what_is_written_late_is_in_the_next_list_and_then_every_week(plan: Plan, db: Database) -> None:
    """Five weeks, day by day, from a Tuesday whose own list went already."""
    written = date(2026, 11, 24)
    names = {"teacher": 1, "deputy": 10, "class_teacher": 40, "keeper_of_many": 100}
    items = {name: await plan.item(name, day=date(2027, 5, 25)) for name in names}
    await plan.item(*names, day=written)
    plan.clock.time = local(f"{written}T10:00")
    async with db.write(SYSTEM) as session:
        for name, days in names.items():
            late = written - timedelta(days=days)
            period = Period(PeriodKind.DAY, late, late, (late,), None, every_year=False)
            await replace_controls(session, items[name], period, written)
    for day in range(36):
        await plan.tick(f"{written + timedelta(days=day)}T{'10:15' if not day else '00:15'}")
        await plan.deliver()
    for name, listed in (await plan.told()).items():
        if name in names:
            lists = [date(2026, int(one[3:5]), int(one[:2])) for one in listed]
            gaps = [(after - before).days for before, after in pairwise([written, *lists, date(2026, 12, 29)])]
            assert lists[0] <= date(2026, 11, 25), (name, listed)
            assert max(gaps) <= 7, (name, listed)
    assert set(names) <= set(await plan.told())


@sqlite_only
async def test_nobody_above_hears_before_its_people_do(plan: Plan, db: Database, services: Services) -> None:
    """A plan that was imported anew moved a deadline into the past; the clock's jobs come in any order."""
    moved = await plan.item("teacher", day=date(2026, 9, 24), told_at=None, created_at=local("2026-09-01T10:00"))
    await plan.tick("2026-11-02")
    assert (await plan.told(), await history(db)) == ({}, [])
    await services.roadmap.telling.assigned()
    for day in range(3, 10):
        await plan.tick(f"2026-11-{day:02}")
        await plan.deliver()
    assert await raised_on(db) == [(moved, "1", 6)]  # the 4th is a holiday


@sqlite_only
async def test_a_group_is_reminded_until_somebody_takes_it_and_whoever_is_above_hears_once(
    plan: Plan, services: Services
) -> None:
    await plan.item("role-technician", day=date(2026, 11, 16))
    for day in range(2, 20):
        plan.clock.time = local(f"2026-11-{day:02}T06:25")
        await services.roadmap.telling.unclaimed()
        await plan.tick(f"2026-11-{day:02}T06:30")
        await plan.deliver()
    days = [f"{day}.11 07:30" for day in ("02", "09", "13", "16", "17", "18", "19")]
    told = await plan.told()
    assert {name: told.pop(name) for name in ("technician", "second_technician")} == dict.fromkeys(
        ("technician", "second_technician"), days
    )
    assert told == {"coordinator": ["06.11 07:30", "19.11 07:30"]}  # nobody took it; the deadline was missed
