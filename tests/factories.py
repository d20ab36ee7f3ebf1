"""One factory a model. Each makes a row with everything that it needs around it, parents first, and flushes it.

    room = await factories.room(session)                       # and a building for it
    await factories.asset(session, room=room, kind="printer")

What is not named is made up; a parent is a row that exists already, or None for a new one.
"""

from datetime import date, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.snapshot import TECHNICAL
from models.delivery import Expectation, HandledUpdate, NoticeState, OutboxNotice, PutAside
from models.people import (
    Absence,
    AuditEntry,
    ClassTeacher,
    CodeGuess,
    Consent,
    DepartmentMember,
    Guardianship,
    Identity,
    Invitation,
    Person,
    Role,
    RoleGrant,
    RoomKeeper,
)
from models.register import ImportDraft
from models.school import Asset, Building, CalendarDay, DayKind, Department, Room, School, SchoolClass
from models.supplies import Consumable, Purchase, StockMove
from models.teams import Route, Team, TeamMember, TermTarget
from models.tickets import ReportDraft, Ticket, TicketEvent, TicketFollower, TicketMedia, TicketState
from models.upkeep import Every, Outage, OutageFollower, PlannedWork, TicketCheck
from tests.databases import SCHOOL_MORNING
from tests.news_factories import *  # noqa: F403  # found here like every other factory
from tests.plan_factories import *  # noqa: F403  # found here like every other factory
from tests.rows import put
from tests.status_factories import *  # noqa: F403  # found here like every other factory
from tests.survey_factories import *  # noqa: F403  # found here like every other factory

_numbers = count(1)
LONG_AGO = date(2020, 9, 1)


async def school(session: AsyncSession, **values: Any) -> School:
    return await put(session, School(**({"timezone": "Asia/Novokuznetsk"} | values)))


async def calendar_day(session: AsyncSession, **values: Any) -> CalendarDay:
    return await put(session, CalendarDay(**({"day": date(2026, 12, 31), "kind": DayKind.OFF} | values)))


async def building(session: AsyncSession, **values: Any) -> Building:
    return await put(session, Building(**({"name": f"Корпус {next(_numbers)}"} | values)))


async def department(session: AsyncSession, head: Person | None = None, **values: Any) -> Department:
    made_up = {"name": f"Кафедра {next(_numbers)}", "head_id": head.id if head else None}
    return await put(session, Department(**(made_up | values)))


async def school_class(session: AsyncSession, **values: Any) -> SchoolClass:
    return await put(session, SchoolClass(**({"year": 5, "letter": f"{next(_numbers) % 10_000}"} | values)))


async def room(session: AsyncSession, building: Building | None = None, **values: Any) -> Room:
    building = building or await _building(session)
    return await put(session, Room(building_id=building.id, **({"number": str(1000 + next(_numbers))} | values)))


async def asset(session: AsyncSession, room: Room | None = None, **values: Any) -> Asset:
    room = room or await _room(session)
    return await put(session, Asset(room_id=room.id, **({"kind": "projector", "name": "Проектор"} | values)))


async def person(session: AsyncSession, **values: Any) -> Person:
    made_up = {"surname": f"Сотрудник{next(_numbers)}", "given_name": "Анна", "patronymic": "Ивановна"}
    return await put(session, Person(**(made_up | values)))


async def identity(session: AsyncSession, person: Person | None = None, **values: Any) -> Identity:
    person = person or await _person(session)
    made_up = {"channel": "telegram", "external_id": 9_000 + next(_numbers)}
    return await put(session, Identity(person_id=person.id, **(made_up | values)))


async def role_grant(session: AsyncSession, person: Person | None = None, **values: Any) -> RoleGrant:
    person = person or await _person(session)
    return await put(session, RoleGrant(person_id=person.id, **({"role": Role.STAFF, "since": LONG_AGO} | values)))


async def guardianship(
    session: AsyncSession, parent: Person | None = None, child: Person | None = None
) -> Guardianship:
    parent, child = parent or await _person(session), child or await _person(session)
    return await put(session, Guardianship(parent_id=parent.id, child_id=child.id))


async def class_teacher(
    session: AsyncSession, school_class: SchoolClass | None = None, person: Person | None = None
) -> ClassTeacher:
    school_class, person = school_class or await _school_class(session), person or await _person(session)
    return await put(session, ClassTeacher(class_id=school_class.id, person_id=person.id))


async def room_keeper(session: AsyncSession, room: Room | None = None, person: Person | None = None) -> RoomKeeper:
    room, person = room or await _room(session), person or await _person(session)
    return await put(session, RoomKeeper(room_id=room.id, person_id=person.id))


async def department_member(
    session: AsyncSession, department: Department | None = None, person: Person | None = None
) -> DepartmentMember:
    department, person = department or await _department(session), person or await _person(session)
    return await put(session, DepartmentMember(department_id=department.id, person_id=person.id))


async def invitation(session: AsyncSession, person: Person | None = None, **values: Any) -> Invitation:
    person = person or await _person(session)
    number = next(_numbers)
    made_up = {
        "person_id": person.id,
        "token_hash": f"token{number}",
        "code_hash": f"code{number}",
        "uses_left": 1,
        "created_at": SCHOOL_MORNING,
        "expires_at": SCHOOL_MORNING + timedelta(days=14),
    }
    return await put(session, Invitation(**(made_up | values)))


async def code_guess(session: AsyncSession, **values: Any) -> CodeGuess:
    made_up = {"sender_hash": f"sender{next(_numbers)}", "hour": SCHOOL_MORNING, "wrong": 1}
    return await put(session, CodeGuess(**(made_up | values)))


async def consent(session: AsyncSession, person: Person | None = None, **values: Any) -> Consent:
    person = person or await _person(session)
    made_up = {"purpose": "bot", "version": "1", "given_at": SCHOOL_MORNING}
    return await put(session, Consent(person_id=person.id, **(made_up | values)))


async def audit_entry(session: AsyncSession, **values: Any) -> AuditEntry:
    return await put(session, AuditEntry(**({"at": SCHOOL_MORNING, "action": "person.see"} | values)))


async def ticket(session: AsyncSession, reporter: Person | None = None, **values: Any) -> Ticket:
    reporter = reporter or await _person(session)
    made_up: dict[str, Any] = {
        "state": TicketState.NEW,
        "reporter_id": reporter.id,
        "place": "Спортзал",
        "kind": "speakers",
        "symptom": "noise",
        "opened_at": SCHOOL_MORNING,
    }
    if "team_id" not in values:
        made_up["team_id"] = await session.scalar(select(Team.id).where(Team.code == TECHNICAL))
    return await put(session, Ticket(**(made_up | values)))


async def ticket_event(session: AsyncSession, ticket: Ticket | None = None, **values: Any) -> TicketEvent:
    ticket = ticket or await _ticket(session)
    made_up = {"person_id": ticket.reporter_id, "action": "report", "at": SCHOOL_MORNING}
    return await put(session, TicketEvent(ticket_id=ticket.id, **(made_up | values)))


async def ticket_media(session: AsyncSession, ticket: Ticket | None = None, **values: Any) -> TicketMedia:
    ticket = ticket or await _ticket(session)
    made_up = {"person_id": ticket.reporter_id, "kind": "photo", "file_id": f"photo{next(_numbers)}"}
    return await put(session, TicketMedia(ticket_id=ticket.id, **(made_up | values)))


async def ticket_follower(
    session: AsyncSession, ticket: Ticket | None = None, person: Person | None = None
) -> TicketFollower:
    """Counted on the ticket, as saying «me too» counts it."""
    ticket, person = ticket or await _ticket(session), person or await _person(session)
    ticket.follower_count += 1
    return await put(session, TicketFollower(ticket_id=ticket.id, person_id=person.id, at=SCHOOL_MORNING))


async def ticket_check(session: AsyncSession, ticket: Ticket | None = None, **values: Any) -> TicketCheck:
    ticket = ticket or await _ticket(session)
    made_up = {"position": next(_numbers) % 10_000, "words": "Протереть фильтр"}
    return await put(session, TicketCheck(ticket_id=ticket.id, **(made_up | values)))


async def team(session: AsyncSession, head: Person | None = None, **values: Any) -> Team:
    made_up = {"name": f"Служба {next(_numbers)}", "head_id": head.id if head else None}
    return await put(session, Team(**(made_up | values)))


async def team_member(session: AsyncSession, team: Team | None = None, person: Person | None = None) -> TeamMember:
    team, person = team or await _team(session), person or await _person(session)
    return await put(session, TeamMember(team_id=team.id, person_id=person.id))


async def route(session: AsyncSession, team: Team | None = None, **values: Any) -> Route:
    team = team or await _team(session)
    return await put(session, Route(team_id=team.id, **({"kind": "projector"} | values)))


async def term_target(session: AsyncSession, **values: Any) -> TermTarget:
    made_up = {"kind": "", "urgent": False, "reaction_minutes": 60, "solution_minutes": 480}
    return await put(session, TermTarget(**(made_up | values)))


async def absence(session: AsyncSession, person: Person | None = None, **values: Any) -> Absence:
    person = person or await _person(session)
    today = SCHOOL_MORNING.date()
    return await put(session, Absence(person_id=person.id, **({"first": today, "last": today} | values)))


async def consumable(session: AsyncSession, **values: Any) -> Consumable:
    made_up = {"name": f"Картридж {next(_numbers)}", "unit": "шт.", "kind": "printer"}
    return await put(session, Consumable(**(made_up | values)))


async def purchase(session: AsyncSession, creator: Person | None = None, **values: Any) -> Purchase:
    creator = creator or await _person(session)
    return await put(session, Purchase(created_by=creator.id, **({"created_at": SCHOOL_MORNING} | values)))


async def stock_move(session: AsyncSession, consumable: Consumable | None = None, **values: Any) -> StockMove:
    consumable = consumable or await _consumable(session)
    made_up: dict[str, Any] = {"amount": -1, "at": SCHOOL_MORNING}
    if "person_id" not in values:
        made_up["person_id"] = (await _person(session)).id
    return await put(session, StockMove(consumable_id=consumable.id, **(made_up | values)))


async def outage(session: AsyncSession, opener: Person | None = None, **values: Any) -> Outage:
    opener = opener or await _person(session)
    made_up: dict[str, Any] = {"kind": "network", "symptom": "no_internet", "opened_at": SCHOOL_MORNING}
    if "team_id" not in values:
        made_up["team_id"] = (await _team(session)).id
    return await put(session, Outage(opened_by=opener.id, **(made_up | values)))


async def outage_follower(
    session: AsyncSession, outage: Outage | None = None, person: Person | None = None
) -> OutageFollower:
    outage, person = outage or await _outage(session), person or await _person(session)
    return await put(session, OutageFollower(outage_id=outage.id, person_id=person.id, at=SCHOOL_MORNING))


async def planned_work(session: AsyncSession, creator: Person | None = None, **values: Any) -> PlannedWork:
    creator = creator or await _person(session)
    made_up: dict[str, Any] = {
        "title": "Чистка проекторов",
        "kind": "projector",
        "place": "Актовый зал",
        "checklist": "Протереть фильтр\nПроверить лампу",
        "every": Every.QUARTER,
        "next_on": SCHOOL_MORNING.date(),
    }
    if "team_id" not in values:
        made_up["team_id"] = (await _team(session)).id
    return await put(session, PlannedWork(created_by=creator.id, **(made_up | values)))


async def report_draft(session: AsyncSession, person: Person | None = None, **values: Any) -> ReportDraft:
    person = person or await _person(session)
    return await put(session, ReportDraft(person_id=person.id, **({"updated_at": SCHOOL_MORNING} | values)))


async def import_draft(session: AsyncSession, person: Person | None = None, **values: Any) -> ImportDraft:
    person = person or await _person(session)
    made_up = {"file_id": f"document{next(_numbers)}", "updated_at": SCHOOL_MORNING}
    return await put(session, ImportDraft(person_id=person.id, **(made_up | values)))


async def outbox_notice(session: AsyncSession, person: Person | None = None, **values: Any) -> OutboxNotice:
    person = person or await _person(session)
    made_up = {
        "kind": "health.put_aside",
        "args": {},
        "state": NoticeState.QUEUED,
        "due_at": SCHOOL_MORNING,
        "created_at": SCHOOL_MORNING,
    }
    return await put(session, OutboxNotice(person_id=person.id, **(made_up | values)))


async def handled_update(session: AsyncSession, **values: Any) -> HandledUpdate:
    made_up = {"update_id": next(_numbers), "shows": "menu", "at": SCHOOL_MORNING}
    return await put(session, HandledUpdate(**(made_up | values)))


async def put_aside(session: AsyncSession, **values: Any) -> PutAside:
    made_up = {"update_id": next(_numbers), "kind": "message", "error": "undecodable: 1 fields", "at": SCHOOL_MORNING}
    return await put(session, PutAside(**(made_up | values)))


async def expectation(session: AsyncSession, person: Person | None = None, **values: Any) -> Expectation:
    person = person or await _person(session)
    made_up = {"address": "report.search", "expires_at": SCHOOL_MORNING + timedelta(minutes=30)}
    return await put(session, Expectation(person_id=person.id, **(made_up | values)))


# Arguments above are named after the parents that they hold, which hides the factories of these.
_building, _room, _person = building, room, person
_department, _school_class, _ticket = department, school_class, ticket
_team, _consumable, _outage = team, consumable, outage
