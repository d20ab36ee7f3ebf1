"""Passing tickets on: to whom one can, who hears of it, and everything that may have changed meanwhile."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated
from bot.services import Services
from models.delivery import OutboxNotice
from models.people import Person, RoleGrant
from models.tickets import Ticket, TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ActorOf, Opening, StandardSchool

TODAY = SCHOOL_MORNING.date()


async def away(db: Database, services: Services, person_id: int, **values: Any) -> None:
    async with db.write(SYSTEM) as session:
        await factories.absence(session, await session.get_one(Person, person_id), **values)
        await services.directory.touch(session)


async def blocked(db: Database, services: Services, person_id: int) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(Person).where(Person.id == person_id).values(unreachable_since=SCHOOL_MORNING))
        await services.directory.touch(session)


async def revoked(db: Database, services: Services, person_id: int) -> None:
    async with db.write(SYSTEM) as session:
        ended = update(RoleGrant).where(RoleGrant.person_id == person_id)
        await session.execute(ended.values(until=TODAY - timedelta(days=1)))
        await services.directory.touch(session)


async def told(db: Database) -> list[tuple[str, int | None]]:
    async with db.read() as session:
        notices = select(OutboxNotice.kind, OutboxNotice.person_id).order_by(OutboxNotice.id)
        return [(kind, person) for kind, person in await session.execute(notices)]


async def test_a_colleague_gets_it_and_the_reporter_is_not_bothered(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    waiting = {"state": TicketState.WAITING, "waiting_for": WaitingFor.PART}
    to, solve_by = school.people["second_technician"], SCHOOL_MORNING + timedelta(days=2)
    for values in ({}, waiting):
        number = await opened(solve_by=solve_by, **values)
        await services.tickets.handing.to_person(await actor_of("technician"), number, to, None)
        card = await services.tickets.read.card(await actor_of("teacher"), number)
        assert (card.state, card.assignee_id, card.waiting) == (TicketState.TAKEN, to, None)
        assert (card.responded_at, card.solve_by) == (SCHOOL_MORNING, solve_by)
        assert [step.action for step in card.history] == ["hand"]
    assert await told(db) == [("ticket.hand", to)] * 2


async def test_another_service_gets_it_and_everybody_hears(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    known = await services.directory.now()
    solve_by = SCHOOL_MORNING + timedelta(days=2)
    number = await opened(
        state=TicketState.TAKEN, assignee_id=school.people["technician"], solve_by=solve_by, taken_at=SCHOOL_MORNING
    )
    await services.tickets.handing.to_team(await actor_of("technician"), number, known.team("supplies").id)
    card = await services.tickets.read.card(await actor_of("storekeeper"), number)
    assert (card.state, card.assignee, card.team) == (TicketState.NEW, None, known.team("supplies"))
    assert (card.solve_by, card.responded_at) == (solve_by, None)
    storekeeper, teacher = school.people["storekeeper"], school.people["teacher"]
    assert await told(db) == [("ticket.opened", storekeeper), ("ticket.team", teacher)]
    with pytest.raises(Denied):  # it is another service's now
        await services.tickets.handing.to_team(await actor_of("technician"), number, known.team("technical").id)


@pytest.mark.parametrize(
    ("change", "key"),
    [(away, "error-hand-away"), (blocked, "error-hand-unreachable"), (revoked, "error-hand-gone")],
)
async def test_who_is_not_there_any_more_gets_nothing(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    opened: Opening,
    change: Any,
    key: str,
) -> None:
    number, to = await opened(), school.people["second_technician"]
    await change(db, services, to)
    with pytest.raises(Outdated) as refused:
        await services.tickets.handing.to_person(await actor_of("technician"), number, to, None)
    assert (refused.value.key, refused.value.shows) == (key, f"ticket:{number}")
    async with db.read() as session:
        assert (await session.get_one(Ticket, number)).assignee_id is None
    assert await told(db) == []


@sqlite_only
@pytest.mark.parametrize("name", ["left", "teacher", "storekeeper", "not_joined"])
async def test_only_people_of_the_service_are_passed_anything(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, name: str
) -> None:
    number = await opened()
    with pytest.raises(Outdated) as refused:
        await services.tickets.handing.to_person(await actor_of("technician"), number, school.people[name], None)
    assert refused.value.key == "error-hand-gone"
    with pytest.raises(Outdated):
        await services.tickets.handing.to_person(await actor_of("technician"), number, 999_999, None)


@sqlite_only
async def test_a_service_that_was_closed_or_has_nobody_gets_nothing(
    db: Database, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened()
    async with db.write(SYSTEM) as session:
        closed = (await factories.team(session, is_closed=True)).id
        empty = (await factories.team(session)).id
        await services.directory.touch(session)
    choices = await services.tickets.handing.choices(None, None)
    assert not {closed, empty} & {team.id for team in choices.teams}
    for team in (closed, empty, 999_999):
        with pytest.raises(Outdated) as refused:
            await services.tickets.handing.to_team(await actor_of("technician"), number, team)
        assert refused.value.key == "error-hand-team"


@sqlite_only
async def test_its_own_service_is_no_other_one(services: Services, actor_of: ActorOf, opened: Opening) -> None:
    number, technician = await opened(), await actor_of("technician")
    with pytest.raises(Outdated):
        await services.tickets.handing.to_team(technician, number, min(technician.teams))


@sqlite_only
@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("teacher", Denied),
        ("storekeeper", Denied),
        ("parent", Missing),
        ("class_teacher", Missing),
    ],
)
async def test_it_is_the_services_step(
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    opened: Opening,
    name: str,
    outcome: type[Exception],
) -> None:
    actor, number = await actor_of(name), await opened()
    known = await services.directory.now()
    with pytest.raises(outcome):
        await services.tickets.handing.to_person(actor, number, school.people["technician"], None)
    with pytest.raises(outcome):
        await services.tickets.handing.to_team(actor, number, known.team("site").id)


async def test_of_two_who_pass_it_on_at_once_one_does(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened()
    first, second = [await actor_of(name, update_id=n) for n, name in enumerate(("technician", "second_technician"))]
    passing = services.tickets.handing.to_person
    assert first.person_id is not None
    assert second.person_id is not None
    outcomes = await asyncio.gather(
        passing(first, number, second.person_id, None),
        passing(second, number, first.person_id, None),
        return_exceptions=True,
    )
    assert sorted(str(type(outcome).__name__) for outcome in outcomes) == ["NoneType", "Outdated"]
    assert len(await told(db)) == 1


@sqlite_only
async def test_who_can_be_chosen(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    technical = (await services.directory.now()).team("technical").id
    technician, second = school.people["technician"], school.people["second_technician"]
    choices = await services.tickets.handing.choices(technical, None)
    assert [one.person_id for one in choices.colleagues] == [second, technician], "by their names, in any building"
    assert technical not in [team.id for team in choices.teams]
    assert [one.person_id for one in (await services.tickets.handing.choices(technical, second)).colleagues] == [
        technician
    ]
    teacher, back = school.people["teacher"], TODAY + timedelta(days=5)
    await away(db, services, second, last=back - timedelta(days=2), deputy_id=teacher)
    await away(db, services, second, first=back - timedelta(days=1), last=back - timedelta(days=1))
    await blocked(db, services, technician)
    choices = await services.tickets.handing.choices(technical, None)
    assert [(one.person_id, one.back_on, one.unreachable, one.is_available) for one in choices.colleagues] == [
        (teacher, None, False, True),
        (second, back, False, False),
        (technician, None, True, False),
    ]
