"""What the help desk keeps about a person: services, days off, what they follow, and everything they did there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import table
from models.people import Absence
from models.school import Building, Department
from models.supplies import Consumable, Purchase, StockMove
from models.teams import Team, TeamMember
from models.tickets import Ticket, TicketFollower, TicketMedia
from models.upkeep import Outage, OutageFollower, PlannedWork, TicketCheck


@dataclass(frozen=True, slots=True)
class TeamKept:
    """A service that a person is in by hand, or heads. `code` names one that every school begins with."""

    id: int
    code: str | None
    name: str | None
    heads: bool


@dataclass(frozen=True, slots=True)
class DaysKept:
    """Days off, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person did: what ("ticket.report"), with which thing ("ticket:5"), how, when where it is known.

    how: what it was done with (words, a rating, an amount); empty where there is nothing to say.
    """

    what: str
    thing: str
    how: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Desk:
    """All of it. heads: departments and buildings; stands_in: on which days in somebody's stead."""

    teams: Sequence[TeamKept]
    heads: Sequence[str]
    absences: Sequence[DaysKept]
    stands_in: Sequence[DaysKept]
    follows: Sequence[str]
    deeds: Sequence[Deed]


async def read_desk(session: AsyncSession, person_id: int) -> Desk:
    """What is kept about this person."""
    me = {"person": person_id}
    found = [
        Deed(what, f"{thing}:{row.number}", "" if row.how is None else str(row.how), row.at)
        for (what, thing), statement in _DEEDS.items()
        for row in await session.execute(statement, me)
    ]
    return Desk(
        [TeamKept(row.id, row.code, row.name, row.head_id == person_id) for row in await session.execute(_TEAMS, me)],
        [*(await session.execute(_DEPARTMENTS, me)).scalars(), *(await session.execute(_BUILDINGS, me)).scalars()],
        [DaysKept(*row) for row in await session.execute(_AWAY.where(_ABSENCE.person_id == _ME), me)],
        [DaysKept(*row) for row in await session.execute(_AWAY.where(_ABSENCE.deputy_id == _ME), me)],
        [
            *(f"ticket:{number}" for number in (await session.execute(_TICKETS_FOLLOWED, me)).scalars()),
            *(f"outage:{number}" for number in (await session.execute(_OUTAGES_FOLLOWED, me)).scalars()),
        ],
        in_time(found),
    )


def in_time(deeds: Sequence[Deed]) -> list[Deed]:
    """Deeds in the order of time, those without one first."""
    return sorted(deeds, key=lambda deed: (deed.at is not None, deed.at.timestamp() if deed.at else 0))


_ME: Any = bindparam("person")
_ABSENCE = table(Absence).c
_AWAY = select(_ABSENCE.first, _ABSENCE.last).order_by(_ABSENCE.first)
_TEAMS = (
    select(Team.id, Team.code, Team.name, Team.head_id)
    .where(or_(Team.head_id == _ME, Team.id.in_(select(TeamMember.team_id).where(TeamMember.person_id == _ME))))
    .order_by(Team.id)
)
_DEPARTMENTS = select(Department.name).where(Department.head_id == _ME).order_by(Department.name)
_BUILDINGS = select(Building.name).where(Building.head_id == _ME).order_by(Building.name)
_TICKETS_FOLLOWED = (
    select(TicketFollower.ticket_id).where(TicketFollower.person_id == _ME).order_by(TicketFollower.ticket_id)
)
_OUTAGES_FOLLOWED = (
    select(OutageFollower.outage_id).where(OutageFollower.person_id == _ME).order_by(OutageFollower.outage_id)
)


def _deed(number: Any, how: Any, at: Any, *conditions: Any) -> Any:
    columns = number.label("number"), how.label("how"), at.label("at")
    return select(*columns).where(*conditions).order_by(number)


_NOTHING = literal(None)
# By what was done and the word of the thing it was done with. Words on tickets stand in `PersonalData.written`.
_DEEDS: Mapping[tuple[str, str], Any] = {
    ("ticket.report", "ticket"): _deed(Ticket.id, Ticket.symptom, Ticket.opened_at, Ticket.reporter_id == _ME),
    ("ticket.hold", "ticket"): _deed(Ticket.id, Ticket.state, Ticket.taken_at, Ticket.assignee_id == _ME),
    ("ticket.rate", "ticket"): _deed(
        Ticket.id, Ticket.rating, Ticket.closed_at, Ticket.reporter_id == _ME, Ticket.rating.is_not(None)
    ),
    ("file.send", "ticket"): _deed(TicketMedia.ticket_id, TicketMedia.kind, _NOTHING, TicketMedia.person_id == _ME),
    ("check.done", "ticket"): _deed(
        TicketCheck.ticket_id, TicketCheck.words, TicketCheck.done_at, TicketCheck.done_by == _ME
    ),
    ("planned.make", "planned"): _deed(PlannedWork.id, PlannedWork.title, _NOTHING, PlannedWork.created_by == _ME),
    ("planned.hold", "planned"): _deed(PlannedWork.id, PlannedWork.title, _NOTHING, PlannedWork.assignee_id == _ME),
    ("outage.open", "outage"): _deed(Outage.id, Outage.words, Outage.opened_at, Outage.opened_by == _ME),
    ("outage.end", "outage"): _deed(Outage.id, Outage.end_words, Outage.ended_at, Outage.ended_by == _ME),
    ("purchase.make", "purchase"): _deed(Purchase.id, _NOTHING, Purchase.created_at, Purchase.created_by == _ME),
    ("stock.move", "consumable"): _deed(
        Consumable.id,
        StockMove.amount,
        StockMove.at,
        StockMove.person_id == _ME,
        StockMove.consumable_id == Consumable.id,
    ),
}
