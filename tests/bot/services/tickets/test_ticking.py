"""The clock's tick: terms as they are reckoned now, waits that end, and that a second tick does nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select, update

from bot.access import SYSTEM, Actor
from bot.db import Database, WriteSession
from bot.services import Services
from bot.services.tickets.states import Step
from bot.services.tickets.ticking import Ticking
from models.delivery import OutboxNotice
from models.people import Person
from models.school import DayKind, School
from models.teams import Team
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, Opening, StandardSchool


def local(text: str, zone: str = "Asia/Novokuznetsk") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


async def ticket(db: Database, number: int) -> Ticket:
    async with db.read() as session:
        return await session.get_one(Ticket, number)


async def notices_of(db: Database, kind: str) -> list[OutboxNotice]:
    async with db.read() as session:
        found = await session.scalars(select(OutboxNotice).where(OutboxNotice.kind == kind).order_by(OutboxNotice.id))
        return list(found)


async def change(db: Database, services: Services, **values: Any) -> None:
    """Change the school's row."""
    async with db.write(SYSTEM) as session:
        await session.execute(update(School).values(**values))
        await services.directory.touch(session)


async def day_off(db: Database, services: Services, day: date) -> None:
    async with db.write(SYSTEM) as session:
        await factories.calendar_day(session, day=day, kind=DayKind.OFF)
        await services.directory.touch(session)


def writing_after_both_have_read(db: Database) -> Callable[..., AbstractAsyncContextManager[WriteSession]]:
    """Write units that begin when two processes stand before theirs: both act on what they read before."""
    begin, both = db.write, asyncio.Barrier(2)

    @asynccontextmanager
    async def write(actor: Actor) -> AsyncIterator[WriteSession]:
        await both.wait()
        async with begin(actor) as session:
            yield session

    return write


async def test_terms_are_written(db: Database, ticking: Ticking, opened: Opening) -> None:
    ordinary, urgent = await opened(), await opened(urgent=True)
    shortage = await opened(category=TicketCategory.SHORTAGE)
    planned = await opened(category=TicketCategory.PLANNED)
    await ticking.tick()
    found = [await ticket(db, number) for number in (ordinary, urgent, shortage, planned)]
    assert [(one.react_by, one.solve_by) for one in found] == [
        (local("2026-11-24T14:00"), local("2026-11-25T17:00")),
        (local("2026-11-24T10:30"), local("2026-11-24T14:00")),
        (local("2026-11-25T09:00"), local("2026-11-30T14:00")),
        (None, local("2026-11-24T17:00")),
    ]


async def test_the_school_s_own_terms_count(
    db: Database, services: Services, ticking: Ticking, opened: Opening
) -> None:
    number = await opened(kind="projector")
    async with db.write(SYSTEM) as session:
        await factories.term_target(session, kind="projector", reaction_minutes=30, solution_minutes=60)
        await services.directory.touch(session)
    await ticking.tick()
    assert (await ticket(db, number)).solve_by == local("2026-11-24T11:00")


async def test_a_day_off_that_is_set_later_moves_the_terms(
    db: Database, services: Services, ticking: Ticking, opened: Opening
) -> None:
    number = await opened()
    await ticking.tick()
    await day_off(db, services, date(2026, 11, 25))
    await ticking.tick()
    assert (await ticket(db, number)).solve_by == local("2026-11-26T17:00")


async def test_a_term_over_the_year_s_end(db: Database, ticking: Ticking, opened: Opening, clock: SetClock) -> None:
    clock.time = local("2026-12-30T16:00")
    number = await opened(opened_at=clock.time)
    await ticking.tick()
    assert (await ticket(db, number)).solve_by == local("2027-01-12T14:00")


async def test_a_term_over_a_change_of_the_clock(
    db: Database, services: Services, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await change(db, services, timezone="Europe/Berlin")
    clock.time = local("2027-03-26T15:00", "Europe/Berlin")
    number = await opened(opened_at=clock.time, urgent=True)
    await ticking.tick()
    assert (await ticket(db, number)).solve_by == local("2027-03-29T10:00", "Europe/Berlin")


async def test_waiting_for_the_reporter_stops_the_solution_s_term(
    db: Database, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    number = await opened(
        state=TicketState.WAITING,
        waiting_for=WaitingFor.REPORTER,
        paused_since=SCHOOL_MORNING,
        responded_at=SCHOOL_MORNING,
    )
    await ticking.tick()
    assert (await ticket(db, number)).solve_by is None
    clock.advance(days=30)
    await ticking.tick()
    assert await notices_of(db, "ticket.overdue") == []
    async with db.write(SYSTEM) as session:
        over = {"state": TicketState.TAKEN, "waiting_for": None, "paused_since": None, "paused_seconds": 7_200}
        await session.execute(update(Ticket).values(**over))
    await ticking.tick()
    assert (await ticket(db, number)).solve_by == local("2026-11-26T10:00")


@pytest.mark.parametrize("state", [TicketState.UNCONFIRMED, TicketState.SOLVED, TicketState.CLOSED, TicketState.MERGED])
async def test_only_open_tickets_are_looked_at(
    db: Database, ticking: Ticking, opened: Opening, clock: SetClock, state: TicketState
) -> None:
    number = await opened(state=state)
    clock.advance(days=30)
    await ticking.tick()
    assert (await ticket(db, number)).solve_by is None
    assert await notices_of(db, "ticket.overdue") == []


async def test_a_wait_ends_on_its_day_and_its_holder_is_told_once(
    db: Database,
    school: StandardSchool,
    ticking: Ticking,
    opened: Opening,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    technician = school.people["technician"]
    wait = {
        "state": TicketState.WAITING,
        "waiting_for": WaitingFor.PART,
        "waiting_words": "лампа",
        "responded_at": SCHOOL_MORNING,
    }
    number = await opened(waiting_until=date(2026, 11, 26), assignee_id=technician, **wait)
    clock.advance(days=1)
    await ticking.tick()
    assert (await ticket(db, number)).state is TicketState.WAITING
    clock.advance(days=1)
    with monkeypatch.context() as patched:
        patched.setattr(db, "write", writing_after_both_have_read(db))
        await asyncio.gather(ticking.tick(), ticking.tick())
    await ticking.tick()
    woken = await ticket(db, number)
    assert (woken.state, woken.waiting_for, woken.waiting_words) == (TicketState.TAKEN, None, None)
    assert [(one.person_id, one.subject) for one in await notices_of(db, "ticket.wake")] == [
        (technician, f"ticket:{number}")
    ]
    async with db.read() as session:
        events = await session.scalars(select(TicketEvent.action).where(TicketEvent.ticket_id == number))
        assert list(events) == ["resume"]


async def test_a_wait_whose_holder_is_out_of_reach_goes_back_to_the_queue(
    db: Database, services: Services, school: StandardSchool, ticking: Ticking, opened: Opening
) -> None:
    wait = {"state": TicketState.WAITING, "waiting_for": WaitingFor.PART, "waiting_until": date(2026, 11, 24)}
    number = await opened(**wait, assignee_id=school.people["technician"])
    async with db.write(SYSTEM) as session:
        gone = update(Person).where(Person.id == school.people["technician"])
        await session.execute(gone.values(unreachable_since=SCHOOL_MORNING))
        await services.directory.touch(session)
    await ticking.tick()
    woken = await ticket(db, number)
    assert (woken.state, woken.assignee_id) == (TicketState.NEW, None)


async def test_a_wait_without_a_holder_goes_back_to_the_queue_and_its_service_is_told(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening
) -> None:
    wait = {"state": TicketState.WAITING, "waiting_for": WaitingFor.ACCESS, "waiting_until": date(2026, 11, 24)}
    nobody, left = await opened(**wait), await opened(**wait, assignee_id=school.people["left"])
    await ticking.tick()
    for number in (nobody, left):
        woken = await ticket(db, number)
        assert (woken.state, woken.assignee_id) == (TicketState.NEW, None)
    told = await notices_of(db, "ticket.wake")
    assert {one.person_id for one in told} == {school.people["technician"]}
    assert len(told) == 2


async def test_a_wait_for_the_reporter_that_ends_by_its_day_is_added_to_the_pauses(
    db: Database, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    number = await opened(
        state=TicketState.WAITING,
        waiting_for=WaitingFor.REPORTER,
        waiting_until=date(2026, 11, 25),
        paused_since=SCHOOL_MORNING + timedelta(hours=1),
        paused_seconds=60,
    )
    clock.advance(days=1)
    await ticking.tick()
    woken = await ticket(db, number)
    assert (woken.paused_since, woken.paused_seconds) == (None, 8 * 3600 + 60)


@sqlite_only
async def test_a_second_tick_writes_nothing(db: Database, ticking: Ticking, opened: Opening, clock: SetClock) -> None:
    await opened()
    clock.advance(days=3)
    await ticking.tick()
    writes: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("SELECT", "BEGIN")):
            writes.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    await ticking.tick()
    assert writes == []


@sqlite_only
async def test_open_tickets_are_read_by_one_statement_however_many_there_are(
    db: Database, ticking: Ticking, opened: Opening
) -> None:
    for _ in range(12):
        await opened()
    await ticking.tick()
    statements: list[str] = []
    event.listen(db.engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    await ticking.tick()
    assert len(statements) == 1


async def test_a_ticket_written_for_a_service_while_it_was_closed_goes_to_the_technicians(
    db: Database, services: Services, school: StandardSchool, ticking: Ticking, opened: Opening
) -> None:
    known = await services.directory.now()
    site, technical = known.team("site").id, known.team("technical").id
    number = await opened(team_id=site)
    async with db.write(SYSTEM) as session:
        await session.execute(update(Team).where(Team.id == site).values(is_closed=True))
        await services.directory.touch(session)
    await ticking.tick()
    await ticking.tick()
    moved = await ticket(db, number)
    assert (moved.team_id, moved.state, moved.solve_by is not None) == (technical, TicketState.NEW, True)
    told = [one.person_id for one in await notices_of(db, "ticket.opened")]
    assert told == [school.people["technician"]]
    async with db.read() as session:
        assert list(await session.scalars(select(TicketEvent.action))) == ["hand-team"]


@pytest.mark.parametrize("state", [TicketState.SOLVED, TicketState.CLOSED])
async def test_a_ticket_that_comes_back_has_new_terms_from_then_on(
    db: Database, services: Services, actor_of: ActorOf, ticking: Ticking, opened: Opening, clock: SetClock, state: str
) -> None:
    solved = {"solved_at": SCHOOL_MORNING + timedelta(hours=2), "closed_at": SCHOOL_MORNING + timedelta(hours=2)}
    number = await opened(state=state, responded_at=SCHOOL_MORNING, paused_seconds=60, **solved)
    clock.advance(days=2)
    await services.tickets.working.make(await actor_of("teacher"), number, Step.RETURN)
    back = await ticket(db, number)
    assert (back.react_by, back.solve_by) == (local("2026-11-26T14:00"), local("2026-11-27T17:00"))
    await ticking.tick()
    again = await ticket(db, number)
    assert (again.state, again.react_by, again.solve_by) == (TicketState.NEW, back.react_by, back.solve_by)
    assert again.responded_at == SCHOOL_MORNING
    assert await notices_of(db, "ticket.overdue") == []
