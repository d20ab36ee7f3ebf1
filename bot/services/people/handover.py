"""The parts of leaving: what a person holds, and how each of it ends or goes on. Inside the caller's unit of work."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeAlias

from sqlalchemy import case, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor
from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.snapshot import Snapshot
from bot.services.tickets.routing import workers
from bot.services.tickets.states import OPEN_STATES
from models.base import table
from models.delivery import Expectation
from models.people import ClassTeacher, DepartmentMember, Invitation, RoleGrant, RoomKeeper
from models.school import Department, Room, SchoolClass
from models.tickets import ReportDraft, Ticket, TicketEvent, TicketState


async def rooms_of(session: AsyncSession, person_id: int) -> list[str]:
    """The numbers of the rooms that a person keeps."""
    kept = select(Room.number).join(RoomKeeper, RoomKeeper.room_id == Room.id).order_by(Room.number)
    return list(await session.scalars(kept.where(RoomKeeper.person_id == person_id)))


async def classes_of(session: AsyncSession, person_id: int) -> list[str]:
    """The titles of the classes that a person leads."""
    led = select(SchoolClass.year, SchoolClass.letter).join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
    rows = await session.execute(led.where(ClassTeacher.person_id == person_id).order_by(SchoolClass.year))
    return [f"{row.year}{row.letter}" for row in rows]


async def departments_of(session: AsyncSession, person_id: int) -> list[str]:
    """The departments that a person heads."""
    return list(await session.scalars(select(Department.name).where(Department.head_id == person_id)))


# A ticket that somebody holds: number, service and building.
Held: TypeAlias = tuple[int, int | None, int | None]


async def tickets_of(session: AsyncSession, person_id: int) -> list[Held]:
    """Tickets that a person has taken and not solved."""
    taken = select(Ticket.id, Ticket.team_id, Room.building_id).outerjoin(Room, Ticket.room_id == Room.id)
    rows = await session.execute(
        taken.where(Ticket.assignee_id == person_id, Ticket.state.in_(OPEN_STATES)).order_by(Ticket.id)
    )
    return [(row.id, row.team_id, row.building_id) for row in rows]


async def end_roles(session: WriteSession, person_id: int, today: date) -> None:
    """All roles of the staff end with yesterday; those that began today or later are as if never given."""
    mine = (RoleGrant.person_id == person_id, RoleGrant.role.in_(sorted(STAFF_ROLES)))
    await session.execute(delete(RoleGrant).where(*mine, RoleGrant.since >= today))
    still = or_(RoleGrant.until.is_(None), RoleGrant.until >= today)
    await session.execute(update(RoleGrant).where(*mine, still).values(until=today - timedelta(days=1)))


async def pass_duties(db: Database, session: WriteSession, person_id: int, successor_id: int | None) -> None:
    """Rooms, classes and departments headed go to the successor, or are nobody's; membership just ends."""
    for model, column in ((RoomKeeper, "room_id"), (ClassTeacher, "class_id")):
        columns = table(model).c
        things = list(await session.scalars(select(columns[column]).where(columns.person_id == person_id)))
        if things and successor_id is not None:
            rows = [{column: thing, "person_id": successor_id} for thing in things]
            await session.execute(db.insert_ignoring(model), rows)
        await session.execute(delete(table(model)).where(columns.person_id == person_id))
    await session.execute(update(Department).where(Department.head_id == person_id).values(head_id=successor_id))
    await session.execute(delete(DepartmentMember).where(DepartmentMember.person_id == person_id))


async def free_tickets(session: WriteSession, actor: Actor, person_id: int, now: datetime) -> list[Held]:
    """All taken tickets go back to the queue; those that went."""
    return await give_tickets(session, actor, person_id, await tickets_of(session, person_id), None, now)


async def give_tickets(
    session: WriteSession, actor: Actor, person_id: int, held: Sequence[Held], heir_id: int | None, now: datetime
) -> list[Held]:
    """These tickets of a person go to the heir, or (None) back to the queue; those that went, for some may be done.

    What waits goes on waiting, whoever holds it.
    """
    if not held:
        return []
    moving = update(Ticket).where(
        Ticket.id.in_([ticket for ticket, _, _ in held]),
        Ticket.assignee_id == person_id,
        Ticket.state.in_(OPEN_STATES),
    )
    if heir_id:
        moving = moving.values(assignee_id=heir_id)
    else:
        is_taken = Ticket.state == TicketState.TAKEN
        moving = moving.values(
            assignee_id=None,
            state=case((is_taken, TicketState.NEW), else_=Ticket.state),
            taken_at=case((is_taken, None), else_=Ticket.taken_at),
        )
    went = set((await session.scalars(moving.returning(Ticket.id))).all())
    step = {"person_id": actor.person_id, "action": "hand" if heir_id else "release", "at": now}
    if went:
        await session.execute(insert(table(TicketEvent)), [step | {"ticket_id": ticket} for ticket in sorted(went)])
    return [one for one in held if one[0] in went]


async def tell_freed(
    db: Database, session: WriteSession, school: Snapshot, freed: Sequence[Held], besides: int, now: datetime
) -> None:
    """Tell the services of tickets that came back to their queues."""
    for ticket_id, team_id, building_id in freed:
        told = notices.Notice("ticket.opened", f"ticket:{ticket_id}")
        others = workers(school, school.today(now), team_id, building_id, besides=besides)
        await notices.put(db, session, school, others, told, now)


async def close_drafts_and_invitations(session: WriteSession, person_id: int, now: datetime) -> None:
    """What was begun is thrown away; an invitation that was not used yet opens nothing any more."""
    await session.execute(delete(ReportDraft).where(ReportDraft.person_id == person_id))
    await session.execute(delete(Expectation).where(Expectation.person_id == person_id))
    unused = update(Invitation).where(Invitation.person_id == person_id, Invitation.revoked_at.is_(None))
    await session.execute(unused.values(revoked_at=now))
