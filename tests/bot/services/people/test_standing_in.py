"""What days off do to tickets that somebody holds; who is told when somebody who holds some can't be reached."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM, Sender
from bot.db import Database
from bot.services import Services
from bot.services.daywords import Days
from bot.services.people.handover import Held, give_tickets
from handlers.reception import CHANNEL
from models.delivery import OutboxNotice
from models.people import RoleGrant
from models.tickets import Ticket, TicketEvent, TicketState
from tests.databases import SetClock
from tests.personas import PERSONAS, ActorOf, Opening, StandardSchool

TODAY = date(2026, 11, 24)


def days(first: int, last: int) -> Days:
    return Days(TODAY + timedelta(days=first), TODAY + timedelta(days=last), None)


async def held(db: Database) -> dict[int, tuple[TicketState, int | None]]:
    async with db.read() as session:
        return {row.id: (row.state, row.assignee_id) for row in await session.scalars(select(Ticket))}


async def told(db: Database, kind: str) -> list[tuple[int | None, Any]]:
    async with db.read() as session:
        rows = await session.scalars(select(OutboxNotice).where(OutboxNotice.kind == kind).order_by(OutboxNotice.id))
        return [(row.person_id, row.args.get("count")) for row in rows]


async def events(db: Database) -> list[str]:
    async with db.read() as session:
        return list(await session.scalars(select(TicketEvent.action).order_by(TicketEvent.id)))


@pytest.fixture
async def tickets(opened: Opening, school: StandardSchool) -> tuple[int, int, int]:
    """What the technician holds: one taken, one that waits, one that is solved."""
    mine = {"assignee_id": school.people["technician"]}
    states = (TicketState.TAKEN, TicketState.WAITING, TicketState.SOLVED)
    taken, waiting, solved = [await opened(state=state, **mine) for state in states]
    return taken, waiting, solved


async def test_the_deputy_gets_them_at_once_and_the_person_gets_them_back(
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    db: Database,
    clock: SetClock,
    tickets: tuple[int, int, int],
) -> None:
    taken, waiting, solved = tickets
    me, teacher, absences = school.people["technician"], school.people["teacher"], services.people.absences
    await absences.set(await actor_of("technician"), me, days(0, 1), teacher)
    there = {taken: (TicketState.TAKEN, teacher), waiting: (TicketState.WAITING, teacher)}
    assert await held(db) == there | {solved: (TicketState.SOLVED, me)}
    assert await told(db, "absence.tickets") == [(teacher, 2)]
    await absences.standing_in.tick()
    clock.advance(days=1)
    await absences.standing_in.tick()
    assert (await held(db))[taken] == (TicketState.TAKEN, teacher)
    clock.advance(days=1)
    for _ in range(2):  # the second tick finds nothing to do
        await absences.standing_in.tick()
    assert await held(db) == {
        taken: (TicketState.TAKEN, me),
        waiting: (TicketState.WAITING, me),
        solved: (TicketState.SOLVED, me),
    }
    assert await told(db, "absence.tickets") == [(teacher, 2), (me, 2)]
    assert await events(db) == ["hand"] * 4


async def test_days_that_end_on_their_first_one_give_everything_back(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database, tickets: tuple[int, int, int]
) -> None:
    me, absences, technician = school.people["technician"], services.people.absences, await actor_of("technician")
    await absences.set(technician, me, days(0, 5), school.people["teacher"])
    (line,) = await absences.lines(technician, me)
    await absences.end(technician, line.id)
    assert {holder for _, holder in (await held(db)).values()} == {me}
    assert not (await actor_of("teacher")).teams


async def test_a_colleague_of_the_service_keeps_what_they_got(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database, tickets: tuple[int, int, int]
) -> None:
    me, absences, technician = school.people["technician"], services.people.absences, await actor_of("technician")
    second = school.people["second_technician"]
    await absences.set(technician, me, days(0, 5), second)
    (line,) = await absences.lines(technician, me)
    await absences.end(technician, line.id)
    assert (await held(db))[tickets[0]] == (TicketState.TAKEN, second)


async def test_without_a_deputy_they_go_back_to_the_queue(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database, tickets: tuple[int, int, int]
) -> None:
    taken, waiting, solved = tickets
    me = school.people["technician"]
    await services.people.absences.set(await actor_of("technician"), me, days(0, 0), 0)
    assert await held(db) == {
        taken: (TicketState.NEW, None),
        waiting: (TicketState.WAITING, None),
        solved: (TicketState.SOLVED, me),
    }
    assert await events(db) == ["release"] * 2
    # Nobody of the service works in that building: the admins hear of it, once for both.
    admins = sorted([school.people["admin"], school.people["several"]])
    assert sorted(await told(db, "absence.freed")) == [(admin, 2) for admin in admins]


async def test_days_off_that_begin_later_do_it_when_they_begin(
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    db: Database,
    clock: SetClock,
    tickets: tuple[int, int, int],
) -> None:
    me, second, absences = school.people["technician"], school.people["second_technician"], services.people.absences
    await absences.set(await actor_of("technician"), me, days(2, 3), second)
    for day in range(3):
        await absences.standing_in.tick()
        assert (await held(db))[tickets[0]] == (TicketState.TAKEN, second if day == 2 else me)
        clock.advance(days=1)
    assert await told(db, "absence.tickets") == [(second, 2)]


async def test_a_deputy_of_another_service_does_not_get_what_is_not_theirs(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database, opened: Opening
) -> None:
    """A ticket of a service in which the person is not (any more) goes back to that service's queue."""
    me, site = school.people["technician"], (await services.directory.now()).team("site").id
    ticket = await opened(state=TicketState.TAKEN, team_id=site, kind="site", assignee_id=me)
    await services.people.absences.set(await actor_of("technician"), me, days(0, 0), school.people["teacher"])
    assert (await held(db))[ticket] == (TicketState.NEW, None)
    assert await told(db, "absence.freed") == [(school.people["editor"], 1)]


async def test_a_role_that_ended_takes_what_was_held_with_it(
    services: Services, school: StandardSchool, db: Database, tickets: tuple[int, int, int], actor_of: ActorOf
) -> None:
    async with db.write(await actor_of("admin")) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == school.people["technician"]))
        await services.directory.touch(session)
    await services.people.absences.standing_in.tick()
    assert (await held(db))[tickets[0]] == (TicketState.NEW, None)


async def test_who_is_to_be_replaced_later_gets_nothing_now(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database, opened: Opening
) -> None:
    """Only days that are over say whose a ticket was."""
    teacher = school.people["teacher"]
    ticket = await opened(state=TicketState.TAKEN, assignee_id=teacher)
    await services.people.absences.set(await actor_of("technician"), school.people["technician"], days(3, 4), teacher)
    await services.people.absences.standing_in.tick()
    assert (await held(db))[ticket] == (TicketState.NEW, None)


async def test_two_ticks_at_once_hand_over_once(
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    db: Database,
    clock: SetClock,
    tickets: tuple[int, int, int],
) -> None:
    teacher, absences = school.people["teacher"], services.people.absences
    await absences.set(await actor_of("technician"), school.people["technician"], days(1, 1), teacher)
    clock.advance(days=1)
    await asyncio.gather(*(absences.standing_in.tick() for _ in range(3)))
    assert await events(db) == ["hand"] * 2
    assert await told(db, "absence.tickets") == [(teacher, 2)]


async def test_what_was_solved_or_taken_by_somebody_meanwhile_stays_as_it_is(
    school: StandardSchool, db: Database, opened: Opening, clock: SetClock
) -> None:
    """The list of what somebody holds was read a moment ago."""
    me, second = school.people["technician"], school.people["second_technician"]
    solved = await opened(state=TicketState.SOLVED, assignee_id=me)
    of_another = await opened(state=TicketState.TAKEN, assignee_id=second)
    before = await held(db)
    async with db.write(SYSTEM) as session:
        seen: list[Held] = [(solved, 1, None), (of_another, 1, None)]
        assert await give_tickets(session, SYSTEM, me, seen, None, clock.now()) == []
    assert await held(db) == before
    assert await events(db) == []


async def test_two_who_notice_at_once_that_somebody_is_gone_tell_it_once(
    services: Services, school: StandardSchool, db: Database, tickets: tuple[int, int, int]
) -> None:
    sender = Sender(CHANNEL, PERSONAS["technician"].telegram or 0)
    await asyncio.gather(*(services.people.mark_reachable(sender, reachable=False) for _ in range(3)))
    assert len(await told(db, "absence.unreachable")) == 2  # the admins, each once


async def test_when_somebody_stops_the_bot_the_head_is_told_once_and_the_tickets_come_back(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database, tickets: tuple[int, int, int]
) -> None:
    technical = (await services.directory.now()).team("technical").id
    await services.teams.change.set_head(await actor_of("admin"), technical, school.people["deputy"])
    sender = Sender(CHANNEL, PERSONAS["technician"].telegram or 0)
    for _ in range(2):
        await services.people.mark_reachable(sender, reachable=False)
        await services.people.absences.standing_in.tick()
    assert (await held(db))[tickets[0]] == (TicketState.NEW, None)
    assert await told(db, "absence.unreachable") == [(school.people["deputy"], 2)]
    line = next(line for line in await services.people.read.find(await actor_of("admin"), "тихий"))
    assert (line.joined, line.unreachable) == (True, True)
    await services.people.mark_reachable(sender, reachable=True)
    assert (await services.directory.now()).people[school.people["technician"]].reachable


async def test_without_a_head_the_admins_are_told_and_nobody_of_who_holds_nothing(
    services: Services, school: StandardSchool, db: Database, tickets: tuple[int, int, int], actor_of: ActorOf
) -> None:
    for name in ("second_technician", "teacher"):
        await services.people.mark_reachable(Sender(CHANNEL, PERSONAS[name].telegram or 0), reachable=False)
    assert await told(db, "absence.unreachable") == []
    technical = (await services.directory.now()).team("technical").id
    # The head is the one who can't be reached.
    await services.teams.change.set_head(await actor_of("admin"), technical, school.people["technician"])
    await services.people.mark_reachable(Sender(CHANNEL, PERSONAS["technician"].telegram or 0), reachable=False)
    admins = sorted([school.people["admin"], school.people["several"]])
    assert sorted(await told(db, "absence.unreachable")) == [(admin, 2) for admin in admins]


async def test_what_somebody_holds_who_stopped_the_bot_comes_back_to_the_queue(
    db: Database, services: Services, school: StandardSchool, tickets: tuple[int, int, int]
) -> None:
    taken, waiting, solved = tickets
    await services.people.mark_reachable(Sender(CHANNEL, PERSONAS["technician"].telegram or 0), reachable=False)
    await services.people.absences.standing_in.tick()
    stand = await held(db)
    assert (stand[taken], stand[waiting][1]) == ((TicketState.NEW, None), None)
    assert stand[solved] == (TicketState.SOLVED, school.people["technician"])
