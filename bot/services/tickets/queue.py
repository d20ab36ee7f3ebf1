"""The queue: open tickets of the services that the actor works for, narrowed by service, place and how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied
from bot.services.directory import Directory
from bot.services.snapshot import RoomLine, Snapshot
from bot.services.tickets.reading import LINE_COLUMNS, LINES, TicketLine
from bot.services.tickets.states import OPEN_STATES
from bot.services.tickets.terms import held
from models.base import table
from models.school import Room
from models.tickets import Ticket, TicketMedia, TicketState


class View(StrEnum):
    """Which of the open tickets: all of them, those that the actor holds, those that wait for something."""

    ALL = "all"
    MINE = "mine"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Pile:
    """Open tickets that are alike in service, room (None: in another place) and how they stand."""

    team_id: int
    room: RoomLine | None
    is_mine: bool
    is_waiting: bool
    count: int
    urgent: int


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What of the queue is wanted; None is everything."""

    team_id: int | None = None
    building_id: int | None = None
    floor: int | None = None
    room_id: int | None = None
    view: View = View.ALL

    def fits(self, pile: Pile) -> bool:
        """Whether these tickets are wanted."""
        room = pile.room
        return (
            self.team_id in (None, pile.team_id)
            and self.building_id in (None, room.building_id if room else None)
            and self.floor in (None, room.floor if room else None)
            and self.room_id in (None, room.id if room else None)
            and (self.view is not View.MINE or pile.is_mine)
            and (self.view is not View.WAITING or pile.is_waiting)
        )


EVERYTHING = QueueFilter()


@dataclass(frozen=True, slots=True)
class Load:
    """How many open tickets there are somewhere, and how many of them are urgent."""

    count: int
    urgent: int


NOTHING = Load(0, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many open tickets there are where."""

    piles: Sequence[Pile]

    def count(self, wanted: QueueFilter) -> int:
        return sum(pile.count for pile in self.piles if wanted.fits(pile))

    def by_room(self) -> dict[RoomLine, Load]:
        """The rooms that have any."""
        loads: dict[RoomLine, Load] = {}
        for pile in self.piles:
            if pile.room is not None:
                before = loads.get(pile.room, NOTHING)
                loads[pile.room] = Load(before.count + pile.count, before.urgent + pile.urgent)
        return loads


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A ticket of the queue; late: one of its terms has passed."""

    ticket: TicketLine
    has_files: bool
    is_late: bool


class QueueReader:
    """Lists of open tickets, for whoever works them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def page(
        self, actor: Actor, offset: int, limit: int, wanted: QueueFilter = EVERYTHING
    ) -> tuple[Sequence[QueueLine], int]:
        """A page of the open tickets, and how many there are; three statements, however many that is.

        Urgent ones first, then the oldest; what waits for a part or a day stands below what can be done now.
        The last page where the list has become shorter than `offset`. Denied for a service that is not the actor's.
        """
        person_id = actor.require(Permission.TICKET_WORK)
        if wanted.team_id is not None and wanted.team_id not in actor.teams:
            raise Denied
        school, now = await self._directory.now(), self._clock.now()
        conditions = _conditions(actor, person_id, wanted)
        async with self._db.read() as session:
            total = (await session.execute(_COUNT.where(*conditions))).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            lines = _LINES.where(*conditions).order_by(*_order(school.today(now))).offset(first).limit(limit)
            rows = (await session.execute(lines)).all()
            numbers = [row.id for row in rows]
            with_files = set((await session.execute(_WITH_FILES.where(_FILE.ticket_id.in_(numbers)))).scalars())
        return [_line(row, school, now, has_files=row.id in with_files) for row in rows], total

    async def tally(self, actor: Actor) -> Tally:
        """All open tickets of the actor's services, counted."""
        person_id = actor.require(Permission.TICKET_WORK)
        rooms = (await self._directory.now()).rooms
        groups = (
            _TICKET.team_id,
            _TICKET.room_id,
            func.coalesce(_TICKET.assignee_id == person_id, false()).label("is_mine"),
            (_TICKET.state == TicketState.WAITING).label("is_waiting"),
        )
        counts = (func.count(), func.sum(case((_TICKET.urgent, 1), else_=0)))
        conditions = _conditions(actor, person_id, EVERYTHING)
        async with self._db.read() as session:
            rows = await session.execute(select(*groups, *counts).where(*conditions).group_by(*groups))
        return Tally(
            [
                Pile(team, rooms.get(room or 0), bool(mine), bool(waits), count, urgent)
                for team, room, mine, waits, count, urgent in rows
            ]
        )

    async def usual(self, actor: Actor) -> QueueFilter:
        """What this actor looks at first: the building to which their work is bound, or everything."""
        person_id = actor.require(Permission.TICKET_WORK)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        grants = [grant for grant in school.people[person_id].grants if grant.holds(today)]
        roles = {school.teams[team].role for team in actor.teams}
        if not roles <= {grant.role for grant in grants}:
            return EVERYTHING  # in a service by name, or in somebody's stead
        buildings = {grant.building_id for grant in grants if grant.role in roles}
        return QueueFilter(building_id=buildings.pop()) if len(buildings) == 1 else EVERYTHING


def _conditions(actor: Actor, person_id: int, wanted: QueueFilter) -> list[ColumnElement[bool]]:
    teams = actor.teams if wanted.team_id is None else {wanted.team_id}
    conditions: list[ColumnElement[bool]] = [_TICKET.state.in_(OPEN_STATES), _TICKET.team_id.in_(teams)]
    if wanted.building_id is not None:
        conditions.append(_ROOM.building_id == wanted.building_id)
    if wanted.floor is not None:
        conditions.append(_ROOM.floor == wanted.floor)
    if wanted.room_id is not None:
        conditions.append(_TICKET.room_id == wanted.room_id)
    if wanted.view is View.MINE:
        conditions.append(_TICKET.assignee_id == person_id)
    if wanted.view is View.WAITING:
        conditions.append(_TICKET.state == TicketState.WAITING)
    return conditions


def _order(today: date) -> Sequence[ColumnElement[Any]]:
    waits_on = and_(
        _TICKET.state == TicketState.WAITING, or_(_TICKET.waiting_until.is_(None), _TICKET.waiting_until > today)
    )
    return _TICKET.urgent.desc(), case((waits_on, 1), else_=0), _TICKET.opened_at, _TICKET.id


def _line(row: Any, school: Snapshot, now: datetime, *, has_files: bool) -> QueueLine:
    react_by = row.react_by if row.responded_at is None else None
    solve_by = held(row.solve_by, row.waiting_until, school.calendar)
    late = any(term is not None and term <= now for term in (react_by, solve_by))
    return QueueLine(TicketLine(*row[: len(LINE_COLUMNS)]), has_files, late)


_TICKET, _ROOM, _FILE = table(Ticket).c, table(Room).c, table(TicketMedia).c
_COUNT = select(func.count()).outerjoin_from(table(Ticket), table(Room), _TICKET.room_id == _ROOM.id)
_LINES = LINES.add_columns(_TICKET.react_by, _TICKET.solve_by, _TICKET.responded_at, _TICKET.waiting_until)
_WITH_FILES = select(_FILE.ticket_id).distinct()
