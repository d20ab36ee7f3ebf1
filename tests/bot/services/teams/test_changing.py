import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM, Permission
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.teams.routes import Case
from bot.services.tickets.terms import TermKind
from models.delivery import OutboxNotice
from models.people import AuditEntry, Person
from models.teams import Route, Team
from models.tickets import Ticket, TicketEvent, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, postgres_only
from tests.personas import MEMBERS, STRANGER, ActorOf, Opening, StandardSchool


@pytest.mark.parametrize("name", sorted({*MEMBERS, STRANGER} - {"admin", "several"}))
async def test_only_who_configures_the_school_may(name: str, services: Services, actor_of: ActorOf) -> None:
    actor, teams = await actor_of(name), services.teams
    for trying in (
        teams.read.lines(actor),
        teams.read.card(actor, 1),
        teams.change.add(actor, "Электрик"),
        teams.change.rename(actor, 1, "Электрик"),
        teams.change.put_in(actor, 1, 1),
        teams.change.take_out(actor, 1, 1),
        teams.change.set_head(actor, 1, 1),
        teams.change.close(actor, 2),
        teams.change.open_again(actor, 2),
        teams.routes.lines(actor),
        teams.routes.add(actor, Case("printer", "", 0), 2),
        teams.routes.remove(actor, 1),
        teams.routes.probe(actor, Case("printer", "", 0)),
        teams.targets.special(actor),
        teams.targets.of(actor, "printer"),
        teams.targets.set(actor, "printer", TermKind.REACT, 60, urgent=False),
        teams.targets.reset(actor, "printer"),
        teams.buildings.lines(actor),
        teams.buildings.set_head(actor, 1, 1),
    ):
        with pytest.raises(Denied):
            await trying


async def test_a_service_is_made_once_and_its_people_work_its_tickets_at_once(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    team_id = await services.teams.change.add(await actor_of("admin", update_id=5), " Электрик\u200b ")
    with pytest.raises(Repeated) as repeated:
        await services.teams.change.add(await actor_of("admin", update_id=5), "Электрик")
    assert repeated.value.shows == f"team:{team_id}"
    admin, teacher = await actor_of("admin"), school.people["teacher"]
    assert not (await actor_of("teacher")).may(Permission.TICKET_WORK)
    await services.teams.change.put_in(admin, team_id, teacher)
    assert (await actor_of("teacher")).teams == {team_id}
    card = await services.teams.read.card(admin, team_id)
    assert [(member.id, member.added) for member in card.members] == [(teacher, True)]
    with pytest.raises(Outdated, match="error-team-member"):
        await services.teams.change.put_in(admin, team_id, teacher)
    await services.teams.change.take_out(admin, team_id, teacher)
    assert not (await actor_of("teacher")).may(Permission.TICKET_WORK)
    with pytest.raises(Outdated):
        await services.teams.change.take_out(admin, team_id, teacher)
    async with db.read() as session:
        written = list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert written == ["team.add", f"team.put_in.{team_id}", f"team.take_out.{team_id}"]


async def test_names_differ_and_fit_a_button(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    team_id = await services.teams.change.add(admin, "Плотник")
    for words in ("плотник", "", " ", "П" * 37):
        with pytest.raises(Invalid):
            await services.teams.change.add(admin, words)
    await services.teams.change.rename(admin, team_id, "ПЛОТНИК")
    technical = (await services.directory.now()).team("technical").id
    with pytest.raises(Invalid, match="error-team-exists"):
        await services.teams.change.rename(admin, technical, "Плотник")
    await services.teams.change.rename(admin, technical, "Отдел ИТ")
    assert (await services.directory.now()).team("technical").name == "Отдел ИТ"
    with pytest.raises(Missing):
        await services.teams.change.rename(admin, 999, "Кто это")


@pytest.mark.parametrize("name", ["parent", "student", "left"])
async def test_only_the_staff_is_in_a_service_or_heads_it(
    name: str, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, person = await actor_of("admin"), school.people[name]
    for trying in (
        services.teams.change.put_in(admin, 1, person),
        services.teams.change.set_head(admin, 1, person),
        services.teams.buildings.set_head(admin, next(iter(school.buildings.values())), person),
    ):
        with pytest.raises(Missing):
            await trying


async def test_who_is_taken_out_gives_back_what_they_hold(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, db: Database
) -> None:
    admin, editor = await actor_of("admin"), school.people["editor"]
    known = await services.directory.now()
    technical, site = known.team("technical").id, known.team("site").id
    await services.teams.change.put_in(admin, technical, editor)
    mine = {"assignee_id": editor, "taken_at": SCHOOL_MORNING}
    taken = await opened(state=TicketState.TAKEN, **mine)
    waiting = await opened(state=TicketState.WAITING, **mine)
    of_another = await opened(state=TicketState.TAKEN, team_id=site, **mine)
    solved = await opened(state=TicketState.SOLVED, **mine)
    await services.teams.change.take_out(admin, technical, editor)
    async with db.read() as session:
        now = {row.id: (row.state, row.assignee_id) for row in await session.scalars(select(Ticket))}
        assert now[taken] == (TicketState.NEW, None)
        assert now[waiting] == (TicketState.WAITING, None)
        assert now[of_another] == (TicketState.TAKEN, editor)
        assert now[solved] == (TicketState.SOLVED, editor)
        events = (await session.execute(select(TicketEvent.ticket_id, TicketEvent.action))).all()
        assert {tuple(event) for event in events} == {(taken, "release"), (waiting, "release")}
        rows = await session.execute(select(OutboxNotice.person_id, OutboxNotice.subject))
        told = {(row.person_id, row.subject) for row in rows}
    assert (school.people["technician"], f"ticket:{taken}") in told


async def test_who_stays_by_a_role_keeps_what_they_hold(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, db: Database
) -> None:
    technician = school.people["technician"]
    technical = (await services.directory.now()).team("technical").id
    async with db.write(SYSTEM) as session:
        team = await session.get_one(Team, technical)
        await factories.team_member(session, team, await session.get_one(Person, technician))
        await services.directory.touch(session)
    ticket = await opened(state=TicketState.TAKEN, assignee_id=technician)
    await services.teams.change.take_out(await actor_of("admin"), technical, technician)
    async with db.read() as session:
        assert (await session.get_one(Ticket, ticket)).assignee_id == technician


async def test_a_service_closes_only_when_nothing_is_left(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, db: Database
) -> None:
    admin, change = await actor_of("admin"), services.teams.change
    known = await services.directory.now()
    technical, site = known.team("technical").id, known.team("site").id
    with pytest.raises(Invalid, match="error-team-technical"):
        await change.close(admin, technical)
    ticket = await opened(team_id=site, kind="site", state=TicketState.SOLVED)
    with pytest.raises(Invalid, match="error-team-tickets"):
        await change.close(admin, site)
    closed_at = SCHOOL_MORNING - timedelta(days=2)
    async with db.write(SYSTEM) as session:
        await session.execute(update(Ticket).values(state=TicketState.CLOSED, closed_at=closed_at))
        creator = await session.get_one(Person, school.people["editor"])
        plan = await factories.planned_work(session, creator, team_id=site)
    with pytest.raises(Invalid, match="error-team-plans"):
        await change.close(admin, site)
    async with db.write(SYSTEM) as session:
        plan = await session.merge(plan)
        plan.stopped_at = SCHOOL_MORNING
    await services.teams.routes.add(admin, Case("printer", "", 0), site)
    await change.close(admin, site)
    assert not (await actor_of("editor")).may(Permission.TICKET_WORK)
    async with db.read() as session:
        assert list(await session.scalars(select(Route.id))) == []
        # Whoever says within a week that it does not work finds somebody there.
        assert (await session.get_one(Ticket, ticket)).team_id == technical
    tried = await services.teams.routes.probe(admin, Case("site", "", 0))
    assert tried.team.id == technical
    await change.open_again(admin, site)
    assert (await actor_of("editor")).teams == {site}


async def test_a_service_is_closed_and_opened_once(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    admin, change = await actor_of("admin"), services.teams.change
    site = (await services.directory.now()).team("site").id
    with pytest.raises(Outdated):
        await change.open_again(admin, site)
    await change.close(admin, site)
    with pytest.raises(Outdated):
        await change.close(admin, site)
    async with db.read() as session:
        assert list(await session.scalars(select(AuditEntry.action))) == ["team.close"]


@postgres_only
async def test_a_ticket_that_another_replica_is_writing_keeps_its_service_open(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    admin, site = await actor_of("admin"), (await services.directory.now()).team("site").id
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, team_id=site)
        closing = asyncio.create_task(services.teams.change.close(admin, site))
        done, _ = await asyncio.wait({closing}, timeout=0.3)
        assert not done
    with pytest.raises(Invalid, match="error-team-tickets"):
        await closing


async def test_the_head_is_chosen_and_taken_back(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin, deputy = await actor_of("admin"), school.people["deputy"]
    site = (await services.directory.now()).team("site").id
    await services.teams.change.set_head(admin, site, deputy)
    head = (await services.teams.read.card(admin, site)).head
    assert head is not None
    assert head.name == "Замова И. С."
    known = await services.directory.now()
    assert (await actor_of("deputy")).teams == {site}, "the head may work its tickets"
    told = [person.id for person in known.team_members(site, known.today(SCHOOL_MORNING))]
    assert deputy not in told, "and is not told of each"
    await services.teams.change.set_head(admin, site, 0)
    assert (await services.teams.read.card(admin, site)).head is None


async def test_a_building_gets_a_head(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin, deputy = await actor_of("admin"), school.people["deputy"]
    building = next(iter(school.buildings.values()))
    await services.teams.buildings.set_head(admin, building, deputy)
    assert (await services.directory.now()).building_heads == {building: deputy}
    head = (await services.teams.buildings.line(admin, building)).head
    assert head is not None
    assert head.name == "Замова И. С."
    await services.teams.buildings.set_head(admin, building, 0)
    assert (await services.directory.now()).building_heads == {}
    with pytest.raises(Missing):
        await services.teams.buildings.set_head(admin, 999, deputy)
