"""The moves of a ticket: every state, step and hand; of two who tap at once one makes the step."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Denied, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.states import FINAL_STATES, MOVES, OPEN_STATES, Hand, Step, steps_for
from models.people import Person, Role
from models.tickets import Ticket, TicketEvent, TicketState
from tests import factories
from tests.databases import SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool

REPORTER = 5
people = st.builds(
    Actor,
    person_id=st.sampled_from([REPORTER, 6, None]),
    language=st.just("ru"),
    roles=st.frozensets(st.sampled_from(Role)),
)


@given(people, st.sampled_from(TicketState))
def test_steps_are_offered_to_whose_they_are(actor: Actor, state: TicketState) -> None:
    offered = steps_for(actor, state, REPORTER)
    for step, move in MOVES.items():
        theirs = actor.person_id == REPORTER if move.hand is Hand.REPORTER else Role.TECHNICIAN in actor.roles
        assert (step in offered) == (theirs and state in move.sources)


def test_the_table_is_whole() -> None:
    assert set(MOVES) == set(Step)
    assert FINAL_STATES.isdisjoint(OPEN_STATES)
    assert all(move.sources.isdisjoint(FINAL_STATES) and move.target not in move.sources for move in MOVES.values())
    reached = {TicketState.NEW} | {move.target for move in MOVES.values()}
    assert reached == set(TicketState), "each state can be reached"


async def ticket_of(db: Database, school: StandardSchool, state: TicketState) -> int:
    """A ticket of the teacher in this state."""
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        return (await factories.ticket(session, teacher, state=state)).id


@sqlite_only
@pytest.mark.parametrize("state", TicketState)
@pytest.mark.parametrize("step", Step)
async def test_every_step_from_every_state_by_every_hand(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, state: TicketState, step: Step
) -> None:
    move = MOVES[step]
    for name in ("teacher", "technician", "director", "parent", "editor"):
        ticket_id = await ticket_of(db, school, state)
        actor = await actor_of(name)
        theirs = name == ("teacher" if move.hand is Hand.REPORTER else "technician")
        try:
            await services.tickets.working.make(actor, ticket_id, step)
            outcome: type[Exception] | None = None
        except (Denied, Missing, Outdated) as error:
            outcome = type(error)
        async with db.read() as session:
            stands = (await session.get_one(Ticket, ticket_id)).state
            events = await session.scalar(select(func.count()).where(TicketEvent.ticket_id == ticket_id))
        if theirs and state in move.sources:
            assert (outcome, stands, events) == (None, move.target, 1)
        else:
            assert (stands, events) == (state, 0)
            assert outcome is (Outdated if theirs else outcome)
            assert outcome is not None


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
    async with db.read() as session:
        assert await session.scalar(select(func.count()).where(TicketEvent.ticket_id == ticket_id)) == 1


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
    for name, step in (("technician", Step.TAKE), ("technician", Step.SOLVE), ("teacher", Step.CONFIRM)):
        clock.advance(minutes=10)
        moments.append(clock.now())
        await services.tickets.working.make(await actor_of(name), ticket_id, step)
    async with db.read() as session:
        ticket = await session.get_one(Ticket, ticket_id)
    assert [ticket.taken_at, ticket.solved_at, ticket.closed_at] == moments
    assert ticket.assignee_id == school.people["technician"]
