"""What ties a person to the help desk (services, days off, what they follow), and how it ends. In the caller's unit."""

from datetime import date, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Database, WriteSession
from bot.services.directory import Directory
from bot.services.people.planwork import end_plan_ties
from bot.services.snapshot import Snapshot
from bot.services.tickets.moving import Mover
from bot.services.tickets.states import Step
from bot.services.tickets.vouching import pass_on
from models.base import table
from models.people import Absence
from models.register import ImportDraft
from models.roadmap import PlanDraft
from models.school import Building
from models.teams import Team, TeamMember
from models.tickets import Ticket, TicketFollower, TicketState, WaitingFor
from models.upkeep import OutageFollower, PlannedWork


async def end_ties(session: WriteSession, person_id: int) -> None:
    """Take a person who is gone from the bot out of the help desk and the plan.

    They are in no service by hand, have no days off and stand in for nobody, follow nothing; planned work that was
    theirs is its service's. What they did stays, under their number.
    """
    await session.execute(delete(TeamMember).where(TeamMember.person_id == person_id))
    await session.execute(delete(Absence).where(Absence.person_id == person_id))
    await session.execute(update(table(Absence)).where(Absence.deputy_id == person_id).values(deputy_id=None))
    followed = select(TicketFollower.ticket_id).where(TicketFollower.person_id == person_id)
    one_less = {"follower_count": Ticket.follower_count - 1}
    await session.execute(update(table(Ticket)).where(Ticket.id.in_(followed)).values(one_less))
    await session.execute(delete(TicketFollower).where(TicketFollower.person_id == person_id))
    await session.execute(delete(OutageFollower).where(OutageFollower.person_id == person_id))
    await session.execute(
        update(table(PlannedWork)).where(PlannedWork.assignee_id == person_id).values(assignee_id=None)
    )
    await session.execute(delete(ImportDraft).where(ImportDraft.person_id == person_id))
    await session.execute(delete(PlanDraft).where(PlanDraft.person_id == person_id))
    await end_plan_ties(session, person_id)


async def end_questions(
    db: Database, directory: Directory, session: WriteSession, person_id: int, now: datetime
) -> None:
    """Tickets that wait for an answer of somebody who will not give one go on, and whoever works them is told."""
    mover, tickets = Mover(db, directory), table(Ticket)
    asked = (
        Ticket.reporter_id == person_id,
        Ticket.state == TicketState.WAITING,
        Ticket.waiting_for == WaitingFor.REPORTER,
    )
    for row in (await session.execute(select(tickets).where(*asked).order_by(Ticket.id))).all():
        state = TicketState.TAKEN if row.assignee_id else TicketState.NEW
        over = {"waiting_for": None, "waiting_until": None, "waiting_words": None}
        over |= await mover.pause_over(row, now)
        await session.execute(update(tickets).where(Ticket.id == row.id).values(state=state, **over))
        await mover.note(session, row.id, None, Step.RESUME.value, now)
        await mover.tell(session, await mover.team_of(row, now, person_id), "wake", row.id, now, besides=person_id)


async def pass_on_unvouched(
    db: Database, directory: Directory, session: WriteSession, person_id: int, successor_id: int | None, now: datetime
) -> None:
    """Pupils' reports that only this keeper could pass on go to their services at once; nobody else would see them."""
    school, tickets = await directory.now(), table(Ticket)
    today = school.today(now)
    left = [room for room in school.people[person_id].rooms if not _has_keeper(school, room, person_id, today)]
    heir = school.people.get(successor_id or 0)
    if not left or (heir is not None and heir.is_available(today)):
        return
    waiting = select(tickets).where(Ticket.room_id.in_(left), Ticket.state == TicketState.UNCONFIRMED)
    for row in (await session.execute(waiting.order_by(Ticket.id))).all():
        await pass_on(db, directory, session, row, now, besides=person_id)


def _has_keeper(school: Snapshot, room_id: int, besides: int, day: date) -> bool:
    return any(keeper.id != besides and keeper.is_available(day) for keeper in school.keepers(room_id))


async def buildings_of(session: AsyncSession, person_id: int) -> list[str]:
    """The buildings that a person heads."""
    return list(await session.scalars(select(Building.name).where(Building.head_id == person_id)))


async def pass_headships(session: WriteSession, person_id: int, successor_id: int | None) -> None:
    """Services and buildings that a person heads go to the successor, or (None) have no head."""
    for model in (Team, Building):
        columns = table(model).c
        await session.execute(update(table(model)).where(columns.head_id == person_id).values(head_id=successor_id))
