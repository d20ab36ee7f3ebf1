"""The clock over the roadmap: claims beside 1,000 and 1,000,000 future reminders, and 200 morning lists of a year.

While the lists are made, a coroutine asks for its turn again and again, as a tap would: how long it waits at most.
"""

import asyncio
import gc
import time
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event, insert, text, update

from bot.access import SYSTEM
from bot.app import App
from bot.outbox import Row
from bot.services.roadmap.clockwork import MORNING
from handlers import build_site
from handlers.delivery import Delivery
from models.base import table
from models.delivery import OutboxNotice
from models.people import Person, Role, RoleGrant
from models.roadmap import ItemState, PeriodKind, RoadmapAssignee, RoadmapControl, RoadmapItem, RoadmapSection
from tests.benchmarks import school
from tests.benchmarks.figures import Figure

STAFF = 200
# Beside the staff: parents, whom the program knows by heart too.
PARENTS = 1_300
ITEMS = 300
DUE = 1_000
FEW, MANY = 1_000, 1_000_000
ROUNDS, IDLE_ROUNDS = 5, 100
AT_ONCE = 50_000
LIMIT_CLAIM_SECONDS = 1.0
# An idle tick beside a million rows against one beside a thousand; noise of the machine included.
LIMIT_RATIO = 2.0
LIMIT_COMPOSE_SECONDS = 5.0
LIMIT_WAIT_MILLISECONDS = 50.0
INDEX = "ix_roadmap_controls_remind_on"


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    try:
        people = (await school.fill(app, STAFF))[:STAFF]
        today = (await app.services.directory.now()).today(app.clock.now())
        await _plan(app, people, today)
        async for figure in _claims(app, today):
            yield figure
        async for figure in _lists(app, people, today):
            yield figure
    finally:
        await app.db.close()


async def _claims(app: App, today: date) -> AsyncIterator[Figure]:
    """Ticks in which nothing is due, and those that claim 1,000, beside few and beside many future reminders."""
    idle, claimed = [], []
    for future in (FEW, MANY):
        await _add_controls(app, future, today + timedelta(days=400))
        await _seconds(app)  # what is due by now is out of the way, statements are compiled
        idle.append(median([await _seconds(app) for _ in range(IDLE_ROUNDS)]))
        claimed.append(median([await _claim(app, today) for _ in range(ROUNDS)]))
    assert await _uses_index(app)
    yield Figure(
        "reminders_idle_tick_1000000", idle[1] * 1000, "ms", LIMIT_RATIO, floor=idle[0] * 1000, ratio=idle[1] / idle[0]
    )
    yield Figure("reminders_claim_1000", claimed[1], "s", LIMIT_CLAIM_SECONDS)
    yield Figure(
        "reminders_claim_1000000_against_1000",
        claimed[1],
        "s",
        LIMIT_RATIO,
        floor=claimed[0],
        ratio=claimed[1] / claimed[0],
    )


async def _claim(app: App, today: date) -> float:
    """Seconds in which a tick claims 1,000 controls, all of them due today."""
    controls, notices = table(RoadmapControl), table(OutboxNotice)
    async with app.db.write(SYSTEM) as session:
        await session.execute(notices.delete())
        values = {"remind_on": today, "escalated": 0}
        await session.execute(update(controls).where(controls.c.id <= DUE).values(**values))
    taken = await _seconds(app)
    async with app.db.read() as session:
        told = (await session.execute(text("SELECT count(*) FROM outbox WHERE kind = 'deeds.morning'"))).scalar_one()
        left = (
            await session.execute(
                text("SELECT count(*) FROM roadmap_controls WHERE id <= 1000 AND remind_on <= :day"),
                {"day": str(today)},
            )
        ).scalar_one()
    assert (told, left) == (STAFF, 0)
    return taken


async def _seconds(app: App) -> float:
    started = time.perf_counter()
    await app.services.roadmap.clockwork.tick()
    return time.perf_counter() - started


async def _uses_index(app: App) -> bool:
    """Whether the database finds what is due by the index of days, in the statements as the tick makes them."""
    asked: list[tuple[str, Any]] = []
    event.listen(app.db.engine.sync_engine, "before_cursor_execute", lambda *args: asked.append((args[2], args[3])))
    async with app.db.write(SYSTEM) as session:
        await session.execute(
            update(RoadmapControl).where(RoadmapControl.id == 1).values(remind_on=app.clock.now().date())
        )
    await app.services.roadmap.clockwork.tick()
    wanted = [one for one in asked if one[0].startswith("SELECT") and "roadmap_controls.remind_on <=" in one[0]]
    async with app.db.engine.connect() as connection:
        plans = [
            " ".join(str(row) for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", arguments))
            for statement, arguments in wanted
        ]
    return len(plans) > 1 and all(INDEX in plan and "SCAN roadmap_controls" not in plan for plan in plans)


async def _lists(app: App, people: list[int], today: date) -> AsyncIterator[Figure]:
    """All lists at once, as the outbox makes them; and how long a tap waits for its turn meanwhile."""
    delivery = Delivery(build_site(), app.services, app.clock)
    known = await app.services.directory.now()
    now = app.clock.now()
    rows = [Row(n, n, MORNING, None, {}, False, 0, now, None, now + timedelta(minutes=1)) for n in people]
    await asyncio.gather(*(delivery.look(known.people[row.id], [row]) for row in rows))
    gc.collect()
    gc.freeze()  # as the program does once it has started
    taken, waited = [], []
    for _ in range(ROUNDS):
        stopping = asyncio.Event()
        tapping = asyncio.create_task(_longest_wait(stopping))
        started = time.perf_counter()
        screens = await asyncio.gather(*(delivery.look(known.people[row.id], [row]) for row in rows))
        taken.append(time.perf_counter() - started)
        stopping.set()
        waited.append(await tapping)
        assert all(screens)
    yield Figure("morning_lists_200", median(taken), "s", LIMIT_COMPOSE_SECONDS)
    yield Figure("morning_lists_longest_wait_of_a_tap", median(waited), "ms", LIMIT_WAIT_MILLISECONDS)


async def _longest_wait(stopping: asyncio.Event) -> float:
    """Milliseconds for which at most somebody who wants a turn did not get one."""
    longest = 0.0
    while not stopping.is_set():
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - before - 0.001)
    return longest * 1000


async def _plan(app: App, people: list[int], today: date) -> None:
    """A year of 300 items: one in four of a group, each with a deadline soon or a pulse; each person has one late."""
    parents = [
        {"id": 10_000 + n, "surname": f"Parent{n}", "given_name": "Given", "patronymic": ""} for n in range(PARENTS)
    ]
    roles = [{"person_id": one["id"], "role": Role.PARENT, "since": today} for one in parents]
    common = {"year": today.year, "section_id": 1, "kind": PeriodKind.YEAR, "state": ItemState.OPEN}
    common |= {"starts_on": today, "ends_on": today + timedelta(days=90), "created_at": app.clock.now()}
    common |= {"told_at": app.clock.now()}
    items = [
        common | {"id": n, "position": n, "number": str(n), "text": f"Look after room {n}"} for n in range(1, ITEMS + 1)
    ]
    person = {"position": 0, "group_code": None}
    group = {"position": 0, "person_id": None, "group_code": "role-staff"}
    assignees: list[dict[str, Any]] = [
        {"item_id": n} | (group if n % 4 == 0 else person | {"person_id": people[n % STAFF]})
        for n in range(1, ITEMS + 1)
    ]
    async with app.db.write(SYSTEM) as session:
        await session.execute(insert(table(Person)), parents)
        await session.execute(insert(table(RoleGrant)), roles)
        await session.execute(
            insert(table(RoadmapSection)),
            [{"id": 1, "year": today.year, "position": 1, "number": "1", "title": "Rooms"}],
        )
        await session.execute(insert(table(RoadmapItem)), items)
        await session.execute(insert(table(RoadmapAssignee)), assignees)
        controls = [
            _control(n, today + timedelta(days=n % 20 - 3), today, is_pulse=n % 3 == 0) for n in range(1, DUE + 1)
        ]
        await session.execute(insert(table(RoadmapControl)), controls)
        await app.services.directory.touch(session)


def _control(number: int, day: date, remind_on: date, *, is_pulse: bool) -> dict[str, Any]:
    return {"item_id": number % ITEMS + 1, "day": day, "is_pulse": is_pulse, "remind_on": remind_on}


async def _add_controls(app: App, count: int, first: date) -> None:
    """Future reminders until there are so many, of items of a later year."""
    later = {"id": ITEMS + 1, "year": first.year, "position": 1, "text": "Later", "kind": PeriodKind.DAY}
    later |= {"starts_on": first, "ends_on": first, "created_at": app.clock.now()}
    for start in range(0, count, AT_ONCE):
        async with app.db.write(SYSTEM) as session:
            if not start and count == FEW:
                await session.execute(insert(table(RoadmapItem)), [later | {"id": ITEMS + 1 + n} for n in range(FEW)])
            rows = [
                {
                    "item_id": ITEMS + 1 + n % FEW,
                    "day": first + timedelta(days=n % 300),
                    "is_pulse": False,
                    "remind_on": first + timedelta(days=n % 300),
                }
                for n in range(start, min(start + AT_ONCE, count))
            ]
            await session.execute(insert(table(RoadmapControl)), rows)
