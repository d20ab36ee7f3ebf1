"""Solved and not a word: a reminder after three working days, closed after five more."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets.silence import Silence
from models.people import Person
from models.tickets import Ticket, TicketEvent, TicketState
from tests import factories
from tests.bot.services.tickets.test_ticking import day_off, local, notices_of, ticket
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import Opening, StandardSchool

SOLVED: dict[str, Any] = {"state": TicketState.SOLVED, "solved_at": SCHOOL_MORNING}
# Solved on a Tuesday at 10:00.
REMINDED, CLOSED = local("2026-11-27T10:00"), local("2026-12-04T10:00")
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def silence(db: Database, services: Services, clock: SetClock) -> Silence:
    return Silence(db, services.directory, clock)


async def end_at(silence: Silence, clock: SetClock, moment: datetime) -> None:
    """The run at a moment, twice at once and once more."""
    clock.time = moment
    await asyncio.gather(silence.end(), silence.end())
    await silence.end()


async def told(db: Database, kind: str) -> list[int]:
    return [one.person_id or 0 for one in await notices_of(db, kind)]


async def test_the_reporter_is_reminded_and_then_the_ticket_closes(
    db: Database, school: StandardSchool, silence: Silence, opened: Opening, clock: SetClock
) -> None:
    number, teacher = await opened(**SOLVED), school.people["teacher"]
    await end_at(silence, clock, REMINDED - A_MINUTE)
    assert await told(db, "ticket.remind") == []
    await end_at(silence, clock, REMINDED)
    assert await told(db, "ticket.remind") == [teacher]
    await end_at(silence, clock, CLOSED - A_MINUTE)
    assert (await ticket(db, number)).state is TicketState.SOLVED
    await end_at(silence, clock, CLOSED)
    closed = await ticket(db, number)
    assert (closed.state, closed.closed_at) == (TicketState.CLOSED, CLOSED)
    assert (await told(db, "ticket.remind"), await told(db, "ticket.closed")) == ([teacher], [teacher])
    async with db.read() as session:
        events = (await session.execute(select(TicketEvent.action, TicketEvent.person_id))).all()
    assert [tuple(one) for one in events] == [("close", None)]


async def test_days_off_do_not_count(
    db: Database, services: Services, silence: Silence, opened: Opening, clock: SetClock
) -> None:
    await opened(**SOLVED)
    await day_off(db, services, date(2026, 11, 25))
    await end_at(silence, clock, local("2026-11-30T09:59"))
    assert await told(db, "ticket.remind") == []
    await end_at(silence, clock, local("2026-11-30T10:00"))
    assert len(await told(db, "ticket.remind")) == 1


async def test_after_a_standstill_the_reporter_still_has_five_days(
    db: Database, silence: Silence, opened: Opening, clock: SetClock
) -> None:
    number = await opened(**SOLVED)
    await end_at(silence, clock, local("2027-01-20T10:00"))
    assert (await ticket(db, number)).state is TicketState.SOLVED
    await end_at(silence, clock, local("2027-01-27T10:00"))
    assert (await ticket(db, number)).state is TicketState.CLOSED


async def test_what_came_back_and_was_solved_anew_begins_anew(
    db: Database, silence: Silence, opened: Opening, clock: SetClock
) -> None:
    number = await opened(**SOLVED)
    await end_at(silence, clock, REMINDED)
    async with db.write(SYSTEM) as session:
        await session.execute(update(Ticket).values(solved_at=CLOSED - A_MINUTE))
    await end_at(silence, clock, CLOSED)
    assert (await ticket(db, number)).state is TicketState.SOLVED
    await end_at(silence, clock, local("2026-12-09T10:00"))
    assert len(await told(db, "ticket.remind")) == 2


@pytest.mark.parametrize("gone", [{"left_on": date(2026, 11, 25)}, {"unreachable_since": SCHOOL_MORNING}])
async def test_the_ticket_of_somebody_who_is_gone_closes_without_a_word(
    db: Database,
    services: Services,
    school: StandardSchool,
    silence: Silence,
    opened: Opening,
    clock: SetClock,
    gone: dict[str, Any],
) -> None:
    number = await opened(**SOLVED)
    async with db.write(SYSTEM) as session:
        await session.execute(update(Person).where(Person.id == school.people["teacher"]).values(**gone))
        await services.directory.touch(session)
    await end_at(silence, clock, REMINDED)
    await end_at(silence, clock, CLOSED)
    assert (await ticket(db, number)).state is TicketState.CLOSED
    assert await told(db, "ticket.remind") + await told(db, "ticket.closed") == []


async def test_who_has_the_same_trouble_is_told_of_the_end(
    db: Database, school: StandardSchool, silence: Silence, opened: Opening, clock: SetClock
) -> None:
    number = await opened(**SOLVED)
    async with db.write(SYSTEM) as session:
        follower = await session.get_one(Person, school.people["editor"])
        await factories.ticket_follower(session, await session.get_one(Ticket, number), follower)
    await end_at(silence, clock, REMINDED)
    await end_at(silence, clock, CLOSED)
    assert await told(db, "ticket.remind") == [school.people["teacher"]]
    assert sorted(await told(db, "ticket.closed")) == sorted([school.people["teacher"], school.people["editor"]])


@pytest.mark.parametrize("state", [TicketState.NEW, TicketState.TAKEN, TicketState.CLOSED, TicketState.CANCELLED])
async def test_other_tickets_are_left_alone(
    db: Database, silence: Silence, opened: Opening, clock: SetClock, state: TicketState
) -> None:
    number = await opened(**(SOLVED | {"state": state}))
    await end_at(silence, clock, CLOSED)
    assert (await ticket(db, number)).state is state
    assert await told(db, "ticket.remind") == []
