"""Reading tickets: one card, lists, counts. Everything comes back as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.db import Database
from bot.errors import Missing
from bot.services.calendar import Span
from bot.services.directory import Directory
from bot.services.tickets.states import OPEN_STATES, Step, steps_for
from models.base import table
from models.school import Asset, Building, Room
from models.tickets import Ticket, TicketEvent, TicketMedia, TicketState

# Columns of a TicketLine, which a card begins with.
LINE_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or file of a ticket: its kind and the messenger's id of it."""

    kind: str
    file_id: str


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket in a list. `place` is the room's number or the words for another place."""

    id: int
    state: TicketState
    place: str
    kind: str
    device: str | None
    symptom: str | None
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step of the history; `who` is a surname with initials, empty for the program."""

    action: str
    who: str
    words: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class TicketCard(TicketLine):
    """A ticket as one screen shows it. `steps` are what the asking actor may do now."""

    building: str | None
    words: str | None
    reporter: str
    reporter_id: int
    assignee: str | None
    history: Sequence[HistoryStep]
    attachments: Sequence[Attachment]
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class TicketCounts:
    """Tickets of a stretch of time: how many came, were taken, were solved; and how many are open at all."""

    opened: int
    taken: int
    solved: int


class TicketList(StrEnum):
    """The lists that can be asked for."""

    MINE = "mine"
    QUEUE = "queue"


class TicketReader:
    """Answers questions about tickets; each method names who may ask."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def card(self, actor: Actor, ticket_id: int) -> TicketCard:
        """A ticket for its reporter, for whoever works the queue or may see all; Missing for anybody else."""
        person_id = actor.require_person()
        async with self._db.read() as session:
            row = (await session.execute(_CARD, {"id": ticket_id})).first()
            sees_all = actor.may(Permission.TICKET_WORK) or actor.may(Permission.TICKET_SEE_ALL)
            if row is None or not (sees_all or row.reporter_id == person_id):
                raise Missing("error-ticket-missing")
            events = (await session.execute(_EVENTS, {"id": ticket_id})).all()
            media = (await session.execute(_MEDIA, {"id": ticket_id})).all() if row.has_media else ()
        people = (await self._directory.now()).people

        def name(person_id: int | None) -> str:
            return people[person_id].name if person_id is not None and person_id in people else ""

        return TicketCard(
            *row[:LINE_COLUMNS],  # type: ignore[call-arg]  # mypy does not count a row's columns
            row.building,
            row.words,
            name(row.reporter_id),
            row.reporter_id,
            name(row.assignee_id) or None,
            [HistoryStep(action, name(who), words, at) for action, who, words, at in events],
            [Attachment(kind, file_id) for kind, file_id in media],
            steps_for(actor, row.state, row.reporter_id),
        )

    async def page(self, actor: Actor, which: TicketList, offset: int, limit: int) -> tuple[Sequence[TicketLine], int]:
        """A page of the actor's own tickets, newest first, or of the queue, oldest first; and how many there are.

        The last page where the list has become shorter than `offset`.
        """
        if which is TicketList.MINE:
            condition, order = Ticket.reporter_id == actor.require_person(), Ticket.id.desc()
        else:
            actor.require(Permission.TICKET_WORK)
            condition, order = Ticket.state.in_(OPEN_STATES), Ticket.id.asc()
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).where(condition))).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            rows = await session.execute(_LINES.where(condition).order_by(order).offset(first).limit(limit))
            return [TicketLine(*row) for row in rows], total

    async def counts(self, actor: Actor, span: Span) -> TicketCounts:
        """What happened within a span of time."""
        actor.require(Permission.STATUS_SEE)
        async with self._db.read() as session:
            row = (await session.execute(_COUNTS, {"start": span.start, "end": span.end})).one()
        return TicketCounts(*row)

    async def open_now(self, actor: Actor) -> TicketCounts:
        """Tickets as they stand now: waiting, taken, and solved but not confirmed yet."""
        actor.require(Permission.STATUS_SEE)
        async with self._db.read() as session:
            rows = await session.execute(select(Ticket.state, func.count()).group_by(Ticket.state))
            by_state = dict[TicketState, int]((state, count) for state, count in rows)
        return TicketCounts(*(by_state.get(s, 0) for s in (TicketState.NEW, TicketState.TAKEN, TicketState.SOLVED)))


async def place_of(session: AsyncSession, ticket_id: int) -> int | None:
    """The building where a ticket's room stands; None for another place."""
    found = await session.execute(
        select(Room.building_id).join(Ticket, Ticket.room_id == Room.id).where(Ticket.id == ticket_id)
    )
    return found.scalar_one_or_none()


_TICKET, _ASSET, _ROOM, _BUILDING = (table(model).c for model in (Ticket, Asset, Room, Building))
_EVENT, _FILE = table(TicketEvent).c, table(TicketMedia).c
_LINES: Select[*tuple[Any, ...]] = (
    select(
        _TICKET.id,
        _TICKET.state,
        func.coalesce(_ROOM.number, _TICKET.place, "").label("place"),
        _TICKET.kind,
        _ASSET.name,
        _TICKET.symptom,
        _TICKET.opened_at,
    )
    .outerjoin_from(table(Ticket), table(Room), _TICKET.room_id == _ROOM.id)
    .outerjoin(table(Asset), _TICKET.asset_id == _ASSET.id)
)
_CARD = (
    _LINES.add_columns(
        _BUILDING.name.label("building"),
        _TICKET.words,
        _TICKET.reporter_id,
        _TICKET.assignee_id,
        exists().where(_FILE.ticket_id == _TICKET.id).label("has_media"),
    )
    .outerjoin(table(Building), _ROOM.building_id == _BUILDING.id)
    .where(_TICKET.id == bindparam("id"))
)
_EVENTS = (
    select(_EVENT.action, _EVENT.person_id, _EVENT.words, _EVENT.at)
    .where(_EVENT.ticket_id == bindparam("id"))
    .order_by(_EVENT.id)
)
_MEDIA = select(_FILE.kind, _FILE.file_id).where(_FILE.ticket_id == bindparam("id")).order_by(_FILE.id)


def _within(moment: Any) -> Any:
    return func.count().filter(and_(moment >= bindparam("start"), moment < bindparam("end")))


_COUNTS = select(_within(Ticket.opened_at), _within(Ticket.taken_at), _within(Ticket.solved_at))
