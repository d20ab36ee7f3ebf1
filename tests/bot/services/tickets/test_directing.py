"""What the director and a deputy decide on a ticket: another day, nobody any more, somebody else; with a trace."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.states import Step
from models.delivery import OutboxNotice
from models.tickets import TicketCategory, TicketState, WaitingFor
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, Opening, StandardSchool

TODAY = date(2026, 11, 24)
UNTIL = TODAY + timedelta(days=3)
HOUR = timedelta(hours=1)


async def told(db: Database) -> set[tuple[str, int | None]]:
    async with db.read() as session:
        return {
            (kind, person) for kind, person in await session.execute(select(OutboxNotice.kind, OutboxNotice.person_id))
        }


async def test_another_day_is_promised_and_everybody_hears(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    people = school.people
    for who in ("director", "deputy"):
        number = await opened(state=TicketState.TAKEN, assignee_id=people["technician"], solve_by=SCHOOL_MORNING - HOUR)
        await services.tickets.directing.put_off(await actor_of(who), number, UNTIL, "Ждём  лампу")
        card = await services.tickets.read.card(await actor_of("teacher"), number)
        assert (card.state, card.promised_on, card.solve_by) == (TicketState.TAKEN, UNTIL, SCHOOL_MORNING - HOUR), who
        assert [(step.action, step.words) for step in card.history] == [("put_off", "27.11.2026: Ждём лампу")]
        assert await told(db) == {("ticket.put_off", people["teacher"]), ("ticket.put_off", people["technician"])}
        assert await services.status.worst.worst(await actor_of("director"), SCHOOL_MORNING) == [], "late no more"
    late = datetime.combine(UNTIL + timedelta(days=1), SCHOOL_MORNING.time(), SCHOOL_MORNING.tzinfo)
    assert len(await services.status.worst.worst(await actor_of("director"), late)) == 2, "until that day is over"


async def test_a_promised_day_goes_on_with_whoever_gets_the_ticket(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    me, other = school.people["technician"], school.people["second_technician"]
    number = await opened(state=TicketState.TAKEN, assignee_id=me, solve_by=SCHOOL_MORNING - HOUR)
    await services.tickets.directing.put_off(await actor_of("director"), number, UNTIL, "Ждём лампу")
    await services.tickets.handing.to_person(await actor_of("technician"), number, other, me)
    assert (await services.tickets.read.card(await actor_of("teacher"), number)).promised_on == UNTIL


async def test_nobody_does_it_any_more_and_everybody_hears(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    people = school.people
    number = await opened(state=TicketState.WAITING, waiting_for=WaitingFor.PART, assignee_id=people["technician"])
    deputy = await actor_of("deputy", update_id=5)
    await services.tickets.directing.drop(deputy, number, "Купим новый")
    with pytest.raises(Repeated) as repeated:
        await services.tickets.directing.drop(deputy, number, "Купим новый")
    assert repeated.value.shows == f"ticket:{number}"
    card = await services.tickets.read.card(await actor_of("teacher"), number)
    assert (card.state, card.waiting, card.steps) == (TicketState.CANCELLED, None, ())
    assert [(step.action, step.who, step.words) for step in card.history] == [("drop", "Замова И. С.", "Купим новый")]
    assert await told(db) == {("ticket.drop", people["teacher"]), ("ticket.drop", people["technician"])}
    for again in (
        services.tickets.directing.drop(await actor_of("director"), number, "ещё"),
        services.tickets.directing.put_off(await actor_of("director"), number, UNTIL, "ещё"),
    ):
        with pytest.raises(Outdated) as refused:
            await again
        assert refused.value.key == "error-ticket-closed"


@sqlite_only
async def test_a_ticket_that_nobody_vouched_for_is_dropped_without_its_service(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened(state=TicketState.UNCONFIRMED)
    await services.tickets.directing.drop(await actor_of("director"), number, "Шутка")
    assert await told(db) == {("ticket.drop", school.people["teacher"])}


@sqlite_only
async def test_it_is_the_directors_and_the_deputys(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened()
    expected: dict[str, Any] = {
        "teacher": Denied,
        "technician": Denied,
        "storekeeper": Denied,
        "admin": Denied,
        "coordinator": Missing,
        "parent": Missing,
        "stranger": Denied,
    }
    for who, error in expected.items():
        actor = await actor_of(who)
        for act in (
            services.tickets.directing.put_off(actor, number, UNTIL, "потом"),
            services.tickets.directing.drop(actor, number, "не надо"),
        ):
            with pytest.raises(error):
                await act
    card = await services.tickets.read.card(await actor_of("director"), number)
    assert {Step.HAND, Step.PUT_OFF, Step.DROP} == set(card.steps)
    assert not card.history


@sqlite_only
async def test_what_can_not_be_promised(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, clock: SetClock
) -> None:
    number = await opened()
    asked = await opened(state=TicketState.WAITING, waiting_for=WaitingFor.REPORTER, paused_since=SCHOOL_MORNING - HOUR)
    director = await actor_of("director")
    cases = (
        (number, TODAY, "сегодня", "error-wait-day"),
        (number, TODAY + timedelta(days=4000), "нескоро", "error-wait-day"),
        (number, UNTIL, " \n ", "error-empty"),
        (number, UNTIL, "слово " * 60, "error-too-long"),
        (asked, UNTIL, "ждём", "error-act-asked"),
    )
    for ticket, until, words, key in cases:
        with pytest.raises(Invalid) as refused:
            await services.tickets.directing.put_off(director, ticket, until, words)
        assert refused.value.key == key
    assert (await services.tickets.read.card(director, asked)).waiting is not None, "the question stays open"


@sqlite_only
async def test_planned_work_is_put_off_without_a_reporter(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened(
        category=TicketCategory.PLANNED, state=TicketState.TAKEN, assignee_id=school.people["technician"]
    )
    await services.tickets.directing.put_off(await actor_of("director"), number, UNTIL, "после каникул")
    assert await told(db) == {("ticket.put_off", school.people["technician"])}


async def test_the_director_gives_it_to_somebody_else(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    people, director = school.people, await actor_of("director")
    number = await opened(state=TicketState.TAKEN, assignee_id=people["technician"])
    await services.tickets.handing.to_person(director, number, people["second_technician"], people["technician"])
    assert await told(db) == {("ticket.hand", people["second_technician"]), ("ticket.handed", people["technician"])}
    team = (await services.directory.now()).team("supplies").id
    await services.tickets.handing.to_team(director, number, team)
    card = await services.tickets.read.card(director, number)
    assert card.team is not None
    assert (card.team.id, card.assignee_id, card.state) == (team, None, TicketState.NEW)
    assert ("ticket.handed", people["second_technician"]) in await told(db), "who had it does not go on with it"
    with pytest.raises(Outdated):
        await services.tickets.handing.to_person(director, number, people["technician"], None)
