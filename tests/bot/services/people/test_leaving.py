from datetime import date

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Invalid, Missing, Outdated
from bot.services import Services
from models.delivery import OutboxNotice
from models.people import AuditEntry, Identity, Invitation, Person, Role, RoleGrant
from models.tickets import Ticket, TicketEvent, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import PERSONAS, ActorOf, StandardSchool


@pytest.fixture
async def busy(db: Database, services: Services, school: StandardSchool) -> StandardSchool:
    """The technician keeps a room, leads a class, heads the department, has a ticket and an open invitation."""
    async with db.write(SYSTEM) as session:
        technician = await session.get_one(Person, school.people["technician"])
        await factories.class_teacher(session, await factories.school_class(session, letter="В"), technician)
        await factories.room_keeper(session, await factories.room(session, number="7"), technician)
        await factories.department(session, technician, name="Техника")
        for state in (TicketState.TAKEN, TicketState.SOLVED):
            await factories.ticket(session, state=state, assignee_id=technician.id, taken_at=SCHOOL_MORNING)
        await factories.invitation(session, technician)
        await services.directory.touch(session)
    return school


async def test_everything_goes_to_the_successor(
    db: Database, services: Services, busy: StandardSchool, actor_of: ActorOf
) -> None:
    admin, leaving = await actor_of("admin"), busy.people["technician"]
    heir = busy.people["second_technician"]
    plan = await services.people.leaving.plan(admin, leaving, heir)
    assert (plan.roles, plan.rooms, plan.classes, plan.heads) == ([Role.TECHNICIAN], ["7"], ["5В"], ["Техника"])
    assert (plan.tickets, plan.tickets_go_on, plan.joined, plan.stays_parent) == (1, True, True, False)
    await services.people.leaving.confirm(admin, leaving, heir)
    assert (await actor_of("technician")).is_stranger
    card = await services.people.read.card(admin, heir)
    assert [one.title for one in (*card.rooms, *card.led_classes, *card.heads)] == ["7", "5В", "Техника"]
    async with db.read() as session:
        tickets = {row.state: row.assignee_id for row in await session.scalars(select(Ticket))}
        assert tickets == {TicketState.TAKEN: heir, TicketState.SOLVED: leaving}
        assert list(await session.scalars(select(TicketEvent.action))) == ["hand"]
        grants = await session.scalars(select(RoleGrant.until).where(RoleGrant.person_id == leaving))
        assert list(grants) == [date(2026, 11, 23)]
        assert (await session.get_one(Person, leaving)).left_on == date(2026, 11, 24)
        assert await session.scalar(select(Invitation.revoked_at)) == SCHOOL_MORNING
        assert list(await session.scalars(select(AuditEntry.action))) == ["person.leave"]
        told = (await session.scalars(select(OutboxNotice))).one()
        assert (told.person_id, told.kind, told.args) == (heir, "people.handed", {"name": "Тихий О. И."})


async def test_without_a_technician_tickets_go_back_to_the_queue(
    db: Database, services: Services, busy: StandardSchool, actor_of: ActorOf
) -> None:
    admin, leaving = await actor_of("admin"), busy.people["technician"]
    await services.people.leaving.confirm(admin, leaving, busy.people["teacher"])
    async with db.read() as session:
        ticket = (await session.scalars(select(Ticket).where(Ticket.state == TicketState.NEW))).one()
        assert (ticket.assignee_id, ticket.taken_at) == (None, None)
        assert list(await session.scalars(select(TicketEvent.action))) == ["release"]
        # There is no technician left for other places, so the admins hear of it.
        told = set(await session.scalars(select(OutboxNotice.kind)))
        assert told == {"people.handed", "ticket.opened"}


@pytest.mark.parametrize("why", ["another service", "unreachable", "away"])
async def test_a_ticket_goes_to_nobody_who_does_not_work_it_or_is_not_there(
    db: Database, services: Services, busy: StandardSchool, actor_of: ActorOf, why: str
) -> None:
    heir = busy.people["storekeeper" if why == "another service" else "second_technician"]
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, heir)
        if why == "unreachable":
            person.unreachable_since = SCHOOL_MORNING
        elif why == "away":
            await factories.absence(session, person)
        await services.directory.touch(session)
    admin, leaving = await actor_of("admin"), busy.people["technician"]
    assert not (await services.people.leaving.plan(admin, leaving, heir)).tickets_go_on
    await services.people.leaving.confirm(admin, leaving, heir)
    async with db.read() as session:
        ticket = (await session.scalars(select(Ticket).where(Ticket.state == TicketState.NEW))).one()
        assert ticket.assignee_id is None


async def test_nobody_may_go_on(services: Services, busy: StandardSchool, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    plan = await services.people.leaving.plan(admin, busy.people["technician"], 0)
    assert plan.successor is None
    await services.people.leaving.confirm(admin, busy.people["technician"], 0)
    people = (await services.directory.now()).people
    assert not any(busy.rooms["214"] in one.rooms and one.id != busy.people["teacher"] for one in people.values())


async def test_leaving_twice_is_said_and_changes_nothing(
    services: Services, busy: StandardSchool, actor_of: ActorOf
) -> None:
    admin, leaving = await actor_of("admin"), busy.people["technician"]
    await services.people.leaving.confirm(admin, leaving, 0)
    with pytest.raises(Outdated, match="error-person-left"):
        await services.people.leaving.confirm(admin, leaving, busy.people["teacher"])
    with pytest.raises(Missing):
        await services.people.leaving.plan(admin, leaving, 0)


async def test_a_parent_of_the_school_keeps_the_way_in(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher = school.people["teacher"]
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, teacher)
        await factories.guardianship(session, person, await session.get_one(Person, school.children[0]))
        await factories.role_grant(session, person, role=Role.PARENT)
        await services.directory.touch(session)
    assert (await services.people.leaving.plan(await actor_of("admin"), teacher, 0)).stays_parent
    await services.people.leaving.confirm(await actor_of("admin"), teacher, 0)
    assert (await actor_of("teacher")).roles == {Role.PARENT}
    assert not (await services.directory.now()).people[teacher].rooms


@pytest.mark.parametrize("heir", ["teacher", "parent", "left", "student"])
async def test_only_somebody_of_the_staff_goes_on(
    heir: str, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin = await actor_of("admin")
    for act in (services.people.leaving.plan, services.people.leaving.confirm):
        with pytest.raises((Missing, Invalid)):
            await act(admin, school.people["teacher"], school.people[heir])
    assert not (await actor_of("teacher")).is_stranger


async def test_who_left_can_join_as_somebody_else(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    await services.people.leaving.confirm(await actor_of("admin"), school.people["teacher"], 0)
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["not_joined"])
        await factories.identity(session, person, external_id=PERSONAS["teacher"].telegram)
        await services.directory.touch(session)
    assert (await actor_of("teacher")).person_id == school.people["not_joined"]
    async with db.read() as session:
        assert not list(await session.scalars(select(Identity).where(Identity.person_id == school.people["teacher"])))
