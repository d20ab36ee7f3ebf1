"""The moves of a ticket: every state, step and hand; of two who tap at once one makes the step."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.routing import workers
from bot.services.tickets.states import (
    FINAL_STATES,
    MOVES,
    OPEN_STATES,
    REOPENED_WITHIN,
    Hand,
    Standing,
    Step,
    steps_for,
)
from models.people import Person, RoleGrant
from models.teams import TeamMember
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool

# How each of them stands to the student's ticket about room 214: whose steps are theirs.
HANDS = {
    "student": Hand.REPORTER,
    "technician": Hand.WORKER,
    "teacher": Hand.KEEPER,
    "storekeeper": Hand.COLLEAGUE,
    "keeper_of_many": Hand.FOLLOWER,
    "director": Hand.CHIEF,
    "class_teacher": None,
    "parent": None,
}
moments = st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda later: SCHOOL_MORNING + later)
hands = st.frozensets(st.sampled_from(Hand))


def standing(
    state: TicketState, category: TicketCategory = TicketCategory.FAULT, closed_at: datetime | None = None
) -> Standing:
    return Standing(state, category, 5, None, 1, None, closed_at)


@given(hands, st.sampled_from(TicketState), moments)
def test_steps_are_offered_to_whose_they_are(theirs: frozenset[Hand], state: TicketState, now: datetime) -> None:
    offered = steps_for(theirs, standing(state, closed_at=now), now)
    for step, move in MOVES.items():
        assert (step in offered) == (bool(move.hands & theirs) and state in move.sources)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_what_is_closed_may_be_reopened_within_a_week(closed_at: datetime, later: timedelta) -> None:
    reporter = frozenset({Hand.REPORTER})
    offered = steps_for(reporter, standing(TicketState.CLOSED, closed_at=closed_at), closed_at + later)
    assert (Step.RETURN in offered) == (later <= timedelta(days=7))
    assert steps_for(reporter, standing(TicketState.CLOSED), closed_at) == (), "nobody knows when it was closed"


def test_the_table_is_whole() -> None:
    assert set(MOVES) == set(Step)
    assert FINAL_STATES.isdisjoint(OPEN_STATES)
    reopened = {step for step, move in MOVES.items() if move.sources & FINAL_STATES}
    assert reopened == {Step.RETURN}, "nothing else leads out of what is over"
    reached = {TicketState.UNCONFIRMED} | {move.target for move in MOVES.values() if move.target}
    assert reached == set(TicketState), "each state can be reached"


async def ticket_of(db: Database, school: StandardSchool, state: TicketState, **values: Any) -> int:
    """A ticket of the student about the teacher's room in this state, which the keeper of many rooms follows."""
    if state in FINAL_STATES:
        values = {"closed_at": SCHOOL_MORNING} | values
    async with db.write(SYSTEM) as session:
        people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
        where = {"room_id": school.rooms["214"], "place": None}
        ticket = await factories.ticket(session, people["student"], state=state, **where, **values)
        await factories.ticket_follower(session, ticket, people["keeper_of_many"])
        return ticket.id


async def outcome_of(services: Services, name: str, actor_of: ActorOf, ticket_id: int, step: Step) -> Any:
    """What came of a step: None, or why not."""
    try:
        await services.tickets.working.make(await actor_of(name), ticket_id, step)
    except (Denied, Missing, Outdated) as error:
        return type(error)
    return None


async def stands(db: Database, ticket_id: int) -> tuple[TicketState, int]:
    """The state of a ticket and how long its history is."""
    async with db.read() as session:
        state = (await session.get_one(Ticket, ticket_id)).state
        return state, await session.scalar(select(func.count()).where(TicketEvent.ticket_id == ticket_id)) or 0


@sqlite_only
@pytest.mark.parametrize("state", TicketState)
@pytest.mark.parametrize("step", Step)
async def test_every_step_from_every_state_by_every_hand(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, state: TicketState, step: Step
) -> None:
    move = MOVES[step]
    for name, hand in HANDS.items():
        ticket_id = await ticket_of(db, school, state)
        outcome = await outcome_of(services, name, actor_of, ticket_id, step)
        if hand in move.hands and state in move.sources:
            assert (outcome, *await stands(db, ticket_id)) == (None, move.target or state, 1)
            continue
        assert await stands(db, ticket_id) == (state, 0), name
        if hand is None:
            assert outcome is Missing, name
        else:
            assert outcome is (Denied if state in move.sources else Outdated), name


@sqlite_only
async def test_reopening_ends_after_a_week(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    in_time, late = [await ticket_of(db, school, TicketState.CLOSED) for _ in range(2)]
    clock.time = SCHOOL_MORNING + REOPENED_WITHIN
    assert await outcome_of(services, "student", actor_of, in_time, Step.RETURN) is None
    clock.advance(seconds=1)
    assert await outcome_of(services, "student", actor_of, late, Step.RETURN) is Outdated
    assert [(await stands(db, one))[0] for one in (in_time, late)] == [TicketState.NEW, TicketState.CLOSED]


@sqlite_only
@pytest.mark.parametrize("step", [step for step, move in MOVES.items() if Hand.REPORTER in move.hands])
async def test_planned_work_waits_for_no_answer(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, step: Step
) -> None:
    state = min(MOVES[step].sources)
    ticket_id = await ticket_of(db, school, state, category=TicketCategory.PLANNED)
    assert await outcome_of(services, "student", actor_of, ticket_id, step) is Missing, (
        "who planned it has no hand in it"
    )
    assert await stands(db, ticket_id) == (state, 0)


@sqlite_only
async def test_planned_work_is_closed_when_it_is_done(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    ticket_id = await ticket_of(db, school, TicketState.TAKEN, category=TicketCategory.PLANNED)
    assert await outcome_of(services, "technician", actor_of, ticket_id, Step.SOLVE) is None
    assert await stands(db, ticket_id) == (TicketState.CLOSED, 1)


async def test_of_two_technicians_at_once_one_takes_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    ticket_id = await ticket_of(db, school, TicketState.NEW)
    actors = [await actor_of("technician", update_id=1), await actor_of("second_technician", update_id=2)]
    take = services.tickets.working.make
    outcomes = await asyncio.gather(*(take(a, ticket_id, Step.TAKE) for a in actors), return_exceptions=True)
    assert sum(outcome is None for outcome in outcomes) == 1
    (refused,) = [outcome for outcome in outcomes if isinstance(outcome, Outdated)]
    assert (refused.key, refused.shows) == ("error-ticket-taken", f"ticket:{ticket_id}")
    assert await stands(db, ticket_id) == (TicketState.TAKEN, 1)


async def test_one_tap_delivered_three_times_makes_one_step(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    ticket_id = await ticket_of(db, school, TicketState.NEW)
    actor = await actor_of("technician", update_id=9)
    await services.tickets.working.make(actor, ticket_id, Step.TAKE)
    for _ in range(2):
        with pytest.raises(Repeated) as repeated:
            await services.tickets.working.make(actor, ticket_id, Step.TAKE)
        assert repeated.value.shows == f"ticket:{ticket_id}"
    with pytest.raises(Outdated):
        await services.tickets.working.make(replace(actor, update_id=10), ticket_id, Step.TAKE)


@sqlite_only
async def test_times_are_those_of_the_clock(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    ticket_id = await ticket_of(db, school, TicketState.NEW)
    moments = []
    for name, step in (("technician", Step.TAKE), ("technician", Step.SOLVE), ("student", Step.CONFIRM)):
        clock.advance(minutes=10)
        moments.append(clock.now())
        await services.tickets.working.make(await actor_of(name), ticket_id, step)
    async with db.read() as session:
        ticket = await session.get_one(Ticket, ticket_id)
    assert [ticket.taken_at, ticket.solved_at, ticket.closed_at] == moments
    assert ticket.assignee_id == school.people["technician"]


async def test_who_is_none_of_the_staff_any_more_keeps_and_works_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher = school.people["teacher"]  # keeps 214, and was added to the technicians
    technical = (await services.directory.now()).team("technical").id
    async with db.write(SYSTEM) as session:
        student = await session.get_one(Person, school.people["student"])
        room = {"room_id": school.rooms["214"], "place": None}
        ticket = await factories.ticket(session, student, state=TicketState.UNCONFIRMED, **room)
        session.add(TeamMember(team_id=technical, person_id=teacher))
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == teacher))
        await services.directory.touch(session)
    actor, known = await actor_of("teacher"), await services.directory.now()
    with pytest.raises(Missing):
        await services.tickets.read.card(actor, ticket.id)
    with pytest.raises(Missing):
        await services.tickets.working.make(actor, ticket.id, Step.VOUCH)
    with pytest.raises(Denied):
        await services.tickets.history.of_room(actor, school.rooms["214"], 0, 6)
    assert await services.tickets.read.mine(actor, 0, 6) == ([], 0)
    today = known.today(SCHOOL_MORNING)
    assert teacher not in workers(known, today, technical, None)
    assert known.stand_in(known.people[teacher], today) is None
