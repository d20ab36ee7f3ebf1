"""Who gets a summary, when it is skipped, what is told at once: on both databases."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Denied, Invalid
from bot.services import Services
from bot.services.status.summaries import Summary
from bot.services.status.summary_days import Wish
from models.base import table
from models.delivery import OutboxNotice
from models.news import Counting, PostState
from models.people import Role, RoleGrant
from models.tickets import Ticket, TicketState
from tests import factories
from tests.bot.services.news.letters import sent
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

MONDAY = datetime(2026, 11, 16, 1, 15, tzinfo=UTC)  # 8:15 at school
WEEK = "w20261109"


@pytest.fixture(autouse=True)
def monday(clock: SetClock) -> None:
    clock.time = MONDAY


class Post:
    """What was put into the outbox, by the names of personas."""

    def __init__(self, db: Database, school: StandardSchool) -> None:
        self._db = db
        self._names = {number: name for name, number in school.people.items()}

    async def told(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        async with self._db.read() as session:
            rows = await session.execute(
                select(OutboxNotice).where(OutboxNotice.kind == kind).order_by(OutboxNotice.id)
            )
            return [(self._names[row.person_id or 0], row.args) for row in rows.scalars()]


@pytest.fixture
def post(db: Database, school: StandardSchool) -> Post:
    return Post(db, school)


async def test_on_monday_everybody_with_something_to_answer_for_gets_one(
    db: Database, services: Services, post: Post
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, opened_at=MONDAY - timedelta(days=3))
    await services.status.summaries.tick()
    told = dict(await post.told("status.summary"))
    assert {"director", "deputy", "coordinator", "technician"} <= told.keys()
    assert told.keys().isdisjoint({"class_teacher"}), "nothing was ever to be told"
    assert told.keys().isdisjoint({"teacher", "parent", "student", "not_joined", "stranger", "blocked"})
    assert told["director"] == {"period": WEEK, "kind": "week"}
    for _ in range(2):
        await services.status.summaries.tick()
    assert len(await post.told("status.summary")) == len(told)


async def test_where_nothing_changed_none_comes(db: Database, services: Services, clock: SetClock, post: Post) -> None:
    await services.status.summaries.tick()
    count = len(await post.told("status.summary"))
    clock.advance(days=7)
    await services.status.summaries.tick()
    assert len(await post.told("status.summary")) == count
    clock.advance(days=6)
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, opened_at=clock.now(), solve_by=clock.now())
    clock.advance(days=1)
    await services.status.summaries.tick()
    again = [name for name, _ in (await post.told("status.summary"))[count:]]
    assert {"director", "technician"} <= set(again)
    assert "class_teacher" not in again


async def test_what_is_in_it_is_one_s_own(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        opened = MONDAY - timedelta(days=3)
        await factories.ticket(session, opened_at=opened, state=TicketState.TAKEN, solve_by=opened)
        await factories.ticket(
            session, opened_at=opened - timedelta(days=30), solved_at=opened, state=TicketState.SOLVED
        )
    await sent(db, services, school, counting=Counting.FAMILY, state=PostState.SENT, sent_at=MONDAY)
    read = services.status.summaries.read
    technician = await read(await actor_of("technician"), WEEK)
    assert technician.work is not None
    assert (technician.work.opened, technician.work.solved, technician.work.open, technician.work.late) == (1, 1, 1, 1)
    assert (technician.status, list(technician.letters)) == (None, [])
    teacher = await read(await actor_of("class_teacher"), WEEK)
    assert [(line.reacted, line.total) for line in teacher.letters] == [(0, 1)]
    assert (teacher.status, teacher.work) == (None, None)
    director = await read(await actor_of("director"), WEEK)
    assert director.status is not None
    assert [one.thing for one in director.worst] == ["ticket:1"]
    for name in ("teacher", "parent", "student", "stranger"):
        with pytest.raises(Denied):
            await read(await actor_of(name), WEEK)
    with pytest.raises(Invalid):
        await read(await actor_of("director"), "m202613")


async def test_a_role_that_ended_ends_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, post: Post
) -> None:
    async with db.write(SYSTEM) as session:
        revoked = update(table(RoleGrant)).where(table(RoleGrant).c.role == Role.DIRECTOR)
        await session.execute(revoked.values(until=date(2026, 11, 15)))
        await services.directory.touch(session)
    await services.status.summaries.tick()
    assert "director" not in dict(await post.told("status.summary"))
    with pytest.raises(Denied):
        await services.status.summaries.set_weekday(await actor_of("director"), 2)


async def test_each_chooses_a_day_a_time_or_none(
    services: Services, actor_of: ActorOf, clock: SetClock, post: Post
) -> None:
    summaries, director, deputy = services.status.summaries, await actor_of("director"), await actor_of("deputy")
    await summaries.set_weekday(director, 2)
    await summaries.set_time(director, time(10))
    await summaries.set_weekday(deputy, None)
    await summaries.set_monthly(deputy, wanted=False)
    assert await summaries.wish(director) == Wish(2, time(10))
    assert await summaries.wish(deputy) == Wish(None, time(8), monthly=False)
    for wrong in (7, -1):
        with pytest.raises(Invalid):
            await summaries.set_weekday(director, wrong)
    with pytest.raises(Invalid):
        await summaries.set_time(director, time(4))
    await summaries.tick()
    assert not {"director", "deputy"} & dict(await post.told("status.summary")).keys()
    clock.advance(days=2, hours=2)
    await summaries.tick()
    told = dict(await post.told("status.summary"))
    assert told["director"] == {"period": "x20261111-20261117", "kind": "week"}
    assert "deputy" not in told


async def test_what_became_red_is_told_at_once_and_not_again(
    db: Database, services: Services, clock: SetClock, post: Post
) -> None:
    clock.advance(days=1)
    await services.status.summaries.tick()  # a Tuesday: the week's come late, what is red by now stands in them
    clock.advance(days=2)
    assert await post.told("status.red") == []
    async with db.write(SYSTEM) as session:
        late = await factories.ticket(
            session, opened_at=MONDAY, solve_by=MONDAY + timedelta(hours=2), urgent=True, state=TicketState.TAKEN
        )
    for _ in range(2):
        await services.status.summaries.tick()
    told = await post.told("status.red")
    assert sorted(name for name, _ in told) == ["deputy", "director", "several"]  # not who sees no tickets
    assert all(args == {"things": [f"ticket:{late.id}"]} for _, args in told)
    clock.advance(hours=12)  # at night nobody is looked after
    async with db.write(SYSTEM) as session:
        await session.execute(update(Ticket).values(state=TicketState.CLOSED, closed_at=clock.now()))
        await factories.ticket(session, opened_at=MONDAY, solve_by=MONDAY, urgent=True)
    await services.status.summaries.tick()
    assert len(await post.told("status.red")) == 3
    clock.advance(hours=12)
    await services.status.summaries.tick()
    assert len(await post.told("status.red")) == 6


async def test_a_red_thing_is_told_whatever_else_there_is(
    db: Database, services: Services, clock: SetClock, post: Post
) -> None:
    clock.advance(days=1)
    async with db.write(SYSTEM) as session:
        old: dict[str, Any] = {"created_at": datetime(2026, 8, 20, tzinfo=UTC), "starts_on": date(2026, 9, 1)}
        section = await factories.roadmap_section(session)
        for _ in range(60):  # nobody has said anything about them for long, which is no hurry
            await factories.roadmap_item(session, section, **old)
    await services.status.summaries.tick()
    clock.advance(days=2)
    async with db.write(SYSTEM) as session:
        late: dict[str, Any] = {"solve_by": MONDAY + timedelta(hours=2), "urgent": True}
        ticket = await factories.ticket(session, opened_at=MONDAY, **late)
    await services.status.summaries.tick()
    assert dict(await post.told("status.red"))["director"] == {"things": [f"ticket:{ticket.id}"]}


async def test_what_a_summary_leaves_out_is_told_beside_it(
    db: Database, services: Services, actor_of: ActorOf, post: Post
) -> None:
    async with db.write(SYSTEM) as session:
        late: dict[str, Any] = {"opened_at": MONDAY - timedelta(days=3), "urgent": True}
        for hours in range(5):
            await factories.ticket(session, **late, solve_by=MONDAY - timedelta(hours=50 - hours))
    for _ in range(2):
        await services.status.summaries.tick()
    summary = await services.status.summaries.read(await actor_of("director"), WEEK)
    (told,) = [args["things"] for name, args in await post.told("status.red") if name == "director"]
    assert sorted([*told, *(one.thing for one in summary.worst)]) == [f"ticket:{number}" for number in range(1, 6)]


async def test_a_summary_that_is_skipped_swallows_no_red_thing(
    db: Database, services: Services, clock: SetClock, post: Post
) -> None:
    async with db.write(SYSTEM) as session:
        late: dict[str, Any] = {"opened_at": MONDAY - timedelta(days=30), "urgent": True}
        for hours in range(4):
            await factories.ticket(session, **late, solve_by=MONDAY - timedelta(days=20, hours=hours))
    await services.status.summaries.tick()
    clock.advance(days=7)
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, **late, solve_by=clock.now() - timedelta(minutes=1))
    await services.status.summaries.tick()
    assert {"things": ["ticket:5"]} in [args for name, args in await post.told("status.red") if name == "director"]


async def test_what_fails_for_one_stops_nobody_else(
    services: Services, school: StandardSchool, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = services.status.summaries.read

    async def torn(actor: Actor, period: str) -> Summary:
        if actor.person_id == school.people["director"]:
            raise RuntimeError("one row is torn")
        return await read(actor, period)

    monkeypatch.setattr(services.status.summaries, "read", torn)
    await services.status.summaries.tick()
    told = dict(await post.told("status.summary"))
    assert "director" not in told
    assert {"deputy", "coordinator"} <= told.keys()
