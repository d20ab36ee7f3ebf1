"""Who is gone is in no service, stands in for nobody, follows nothing; what they headed goes on."""

import pytest
from sqlalchemy import func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets.states import Step
from models.delivery import OutboxNotice
from models.people import Absence, Person, Role
from models.register import ImportDraft
from models.roadmap import PlanDraft
from models.school import Building, Room
from models.teams import Team, TeamMember
from models.tickets import ReportDraft, Ticket, TicketFollower, TicketState, WaitingFor
from models.upkeep import OutageFollower, PlannedWork
from tests import factories
from tests.databases import SetClock
from tests.personas import MAIN, ActorOf, StandardSchool


@pytest.fixture
async def tied(db: Database, services: Services, school: StandardSchool) -> int:
    """The number of a ticket that the technician follows, who is tied to everything else as well."""
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["technician"])
        other = await session.get_one(Person, school.people["editor"])
        team = await factories.team(session, me, name="Звукорежиссёры")
        for person in (me, other):
            await factories.team_member(session, team, person)
        (await session.get_one(Building, school.buildings[MAIN])).head_id = me.id
        await factories.absence(session, me, deputy_id=other.id)
        await factories.absence(session, other, deputy_id=me.id)
        ticket = await factories.ticket(session, other)
        for person in (me, await session.get_one(Person, school.people["teacher"])):
            await factories.ticket_follower(session, ticket, person)
        await session.flush()
        outage = await factories.outage(session, other, team_id=team.id)
        await factories.outage_follower(session, outage, me)
        await factories.planned_work(session, other, team_id=team.id, assignee_id=me.id)
        await factories.report_draft(session, me)
        await factories.import_draft(session, me)
        await factories.plan_draft(session, me)
        await services.directory.touch(session)
        return ticket.id


async def ties(db: Database, person_id: int) -> dict[str, int]:
    """How many rows still name the person, by table."""
    columns = (
        TeamMember.person_id,
        Absence.person_id,
        Absence.deputy_id,
        TicketFollower.person_id,
        OutageFollower.person_id,
        PlannedWork.assignee_id,
        ReportDraft.person_id,
        ImportDraft.person_id,
        PlanDraft.person_id,
    )
    async with db.read() as session:
        return {
            str(column): await session.scalar(select(func.count()).where(column == person_id)) or 0
            for column in columns
        }


async def test_whoever_withdraws_is_tied_to_nothing(
    db: Database, services: Services, school: StandardSchool, tied: int, actor_of: ActorOf
) -> None:
    me = school.people["technician"]
    assert set((await ties(db, me)).values()) == {1}
    await services.privacy.withdraw(await actor_of("technician"))
    assert set((await ties(db, me)).values()) == {0}
    async with db.read() as session:
        assert (await session.get_one(Ticket, tied)).follower_count == 1
        assert await session.scalar(select(func.count()).select_from(Absence)) == 1
        assert await session.scalar(select(func.count()).select_from(TeamMember)) == 1
    assert not (await actor_of("technician")).teams


async def test_whoever_leaves_is_tied_to_nothing_and_their_headships_go_on(
    db: Database, services: Services, school: StandardSchool, tied: int, actor_of: ActorOf
) -> None:
    admin, me, heir = await actor_of("admin"), school.people["technician"], school.people["teacher"]
    plan = await services.people.leaving.plan(admin, me, heir)
    assert ([team.name for team in plan.teams], plan.heads) == (["Звукорежиссёры"], [MAIN])
    await services.people.leaving.confirm(admin, me, heir)
    assert set((await ties(db, me)).values()) == {0}
    async with db.read() as session:
        assert (await session.get_one(Ticket, tied)).follower_count == 1
        assert (await session.get_one(Building, school.buildings[MAIN])).head_id == heir
        assert list(await session.scalars(select(Team.head_id).where(Team.head_id.is_not(None)))) == [heir]
    known = await services.directory.now()
    assert known.building_heads[school.buildings[MAIN]] == heir
    assert known.people[school.people["editor"]].days_off[0].deputy_id is None


async def test_without_a_successor_nobody_heads_it(
    db: Database, services: Services, school: StandardSchool, tied: int, actor_of: ActorOf
) -> None:
    await services.people.leaving.confirm(await actor_of("admin"), school.people["technician"], 0)
    async with db.read() as session:
        assert not list(await session.scalars(select(Team.id).where(Team.head_id.is_not(None))))
        assert not list(await session.scalars(select(Building.id).where(Building.head_id.is_not(None))))


@pytest.mark.parametrize("waiting_for", WaitingFor)
async def test_what_waits_goes_on_waiting_for_whoever_resumes_it(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    clock: SetClock,
    waiting_for: WaitingFor,
) -> None:
    """A ticket on hold whose holder leaves is nobody's, and its pause ends when somebody takes it up."""
    me = school.people["technician"]
    async with db.write(SYSTEM) as session:
        await factories.role_grant(
            session, await session.get_one(Person, school.people["editor"]), role=Role.TECHNICIAN
        )
        ticket = await factories.ticket(
            session,
            state=TicketState.WAITING,
            assignee_id=me,
            taken_at=clock.now(),
            waiting_for=waiting_for,
            waiting_words="Лампа",
            paused_since=clock.now() if waiting_for is WaitingFor.REPORTER else None,
        )
        await services.directory.touch(session)
    await services.people.leaving.confirm(await actor_of("admin"), me, 0)
    async with db.read() as session:
        row = await session.get_one(Ticket, ticket.id)
        assert (row.assignee_id, row.state, row.waiting_for) == (None, TicketState.WAITING, waiting_for)
    clock.advance(hours=1)
    await services.tickets.working.make(await actor_of("editor"), ticket.id, Step.RESUME)
    async with db.read() as session:
        row = await session.get_one(Ticket, ticket.id)
        assert (row.state, row.assignee_id) == (TicketState.TAKEN, school.people["editor"])
        assert (row.waiting_for, row.waiting_until, row.waiting_words, row.paused_since) == (None,) * 4
        assert row.paused_seconds == (3600 if waiting_for is WaitingFor.REPORTER else 0)


@pytest.mark.parametrize("name", [None, "second_technician"])
async def test_a_question_to_somebody_who_is_gone_is_over(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock, name: str | None
) -> None:
    holder = school.people[name] if name else None
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        asked = {"state": TicketState.WAITING, "waiting_for": WaitingFor.REPORTER, "paused_since": clock.now()}
        ticket = await factories.ticket(session, teacher, assignee_id=holder, **asked)
    clock.advance(hours=2)
    await services.privacy.withdraw(await actor_of("teacher"))
    async with db.read() as session:
        row = await session.get_one(Ticket, ticket.id)
        assert row.state is (TicketState.TAKEN if name else TicketState.NEW)
        assert (row.waiting_for, row.paused_since, row.paused_seconds) == (None, None, 7200)
        told = select(OutboxNotice.person_id).where(OutboxNotice.kind == "ticket.wake")
        assert list(await session.scalars(told)) == [holder or school.people["technician"]]


async def test_what_somebody_reported_who_left_closes_by_silence(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        ticket = await factories.ticket(session, teacher, state=TicketState.SOLVED, solved_at=clock.now())
    await services.people.leaving.confirm(await actor_of("admin"), teacher.id, 0)
    for _ in range(2):
        clock.advance(days=10)
        await services.tickets.silence.end()
    async with db.read() as session:
        assert (await session.get_one(Ticket, ticket.id)).state is TicketState.CLOSED
        told = select(OutboxNotice.kind).where(OutboxNotice.person_id == teacher.id)
        assert not list(await session.scalars(told))


@pytest.mark.parametrize(
    ("heir", "state"),
    [(None, TicketState.NEW), ("not_joined", TicketState.NEW), ("class_teacher", TicketState.UNCONFIRMED)],
)
async def test_pupils_reports_do_not_wait_for_a_keeper_who_is_gone(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    clock: SetClock,
    heir: str | None,
    state: TicketState,
) -> None:
    async with db.write(SYSTEM) as session:
        student = await session.get_one(Person, school.people["student"])
        where = {"room_id": school.rooms["214"], "place": None}
        ticket = await factories.ticket(session, student, state=TicketState.UNCONFIRMED, **where)
    clock.advance(hours=1)
    successor = school.people[heir] if heir else 0
    await services.people.leaving.confirm(await actor_of("admin"), school.people["teacher"], successor)
    async with db.read() as session:
        row = await session.get_one(Ticket, ticket.id)
        assert row.state is state
        told = select(OutboxNotice.kind).where(OutboxNotice.subject == f"ticket:{ticket.id}")
        kinds = set(await session.scalars(told))
    if state is TicketState.NEW:
        assert (row.opened_at, row.solve_by is not None) == (clock.now(), True)
        assert kinds == {"ticket.opened", "ticket.vouch"}
    else:
        assert (row.solve_by, kinds) == (None, set())


async def test_another_keeper_of_the_room_goes_on(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        student = await session.get_one(Person, school.people["student"])
        room = await session.get_one(Room, school.rooms["214"])
        await factories.room_keeper(session, room, await session.get_one(Person, school.people["class_teacher"]))
        ticket = await factories.ticket(session, student, state=TicketState.UNCONFIRMED, room_id=room.id, place=None)
        await services.directory.touch(session)
    await services.privacy.withdraw(await actor_of("teacher"))
    async with db.read() as session:
        assert (await session.get_one(Ticket, ticket.id)).state is TicketState.UNCONFIRMED
