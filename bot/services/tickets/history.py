"""What happened to a device and in a room: tickets of the past with what was done, for whoever looks after them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select

from bot.access import STAFF_ROLES, Actor, Permission
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services.directory import Directory
from bot.services.snapshot import RoomLine, Snapshot
from bot.services.tickets.reading import LINE_COLUMNS, LINES, TicketLine
from bot.services.tickets.repeats import NO_BREAKDOWN
from models.base import table
from models.school import Asset
from models.tickets import Ticket, TicketEvent, TicketState

# The steps that say how it ended; the last one counts.
ENDS: Final = ("solve", "self_help", "fixed")

# A ticket that came back is not solved any more, whatever its history says.
ENDED: Final = frozenset({TicketState.SOLVED, TicketState.CLOSED})


@dataclass(frozen=True, slots=True)
class PastLine:
    """A ticket of the past. `ended`: the word of the step that solved it, None while nothing did.

    done: what was said to that; who: surname with initials of whoever did it, empty where that is nobody of the staff.
    """

    ticket: TicketLine
    ended: str | None
    done: str | None
    who: str


@dataclass(frozen=True, slots=True)
class Past:
    """A page of a history and how many tickets it has in all; device None: of the whole room."""

    room: RoomLine
    device: str | None
    lines: Sequence[PastLine]
    total: int


class History:
    """Reads histories: all of them for those who work or oversee tickets, those of their rooms for keepers."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def of_device(self, actor: Actor, asset_id: int, offset: int, limit: int) -> Past:
        """A page of a device's tickets, newest first; Missing where it is gone, Denied for others.

        A keeper sees those from their own room only, where it may have stood since yesterday.
        """
        school = await self._directory.now()
        async with self._db.read() as session:
            device = (await session.execute(_DEVICE.where(_ASSET.id == asset_id))).first()
        room = school.rooms.get(device.room_id) if device else None
        if device is None or room is None:
            raise Missing("error-device-missing")
        mine = [_TICKET.asset_id == asset_id]
        if not _sees_all(actor):
            mine.append(_TICKET.room_id == room.id)
        return await self._past(actor, school, room, device.name, mine, offset, limit)

    async def of_room(self, actor: Actor, room_id: int, offset: int, limit: int) -> Past:
        """A page of the tickets of a room, newest first; Missing where it is gone, Denied for others."""
        school = await self._directory.now()
        room = school.rooms.get(room_id)
        if room is None:
            raise Missing("error-room-missing")
        return await self._past(actor, school, room, None, [_TICKET.room_id == room_id], offset, limit)

    async def _past(
        self,
        actor: Actor,
        school: Snapshot,
        room: RoomLine,
        device: str | None,
        mine: Sequence[ColumnElement[bool]],
        offset: int,
        limit: int,
    ) -> Past:
        person = school.people[actor.require_person()]
        keeps = bool(actor.roles & STAFF_ROLES) and room.id in person.rooms
        if not _sees_all(actor) and not keeps:
            raise Denied
        wanted = (*mine, _TICKET.state.not_in(NO_BREAKDOWN))
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).select_from(table(Ticket)).where(*wanted))).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            page = LINES.where(*wanted).order_by(_TICKET.opened_at.desc(), _TICKET.id.desc())
            rows = (await session.execute(page.offset(first).limit(limit))).all()
            ends = await session.execute(_ENDS.where(_EVENT.ticket_id.in_([row.id for row in rows])))
            ended = {row.ticket_id: row for row in ends}
        return Past(room, device, [_line(row, ended.get(row.id), school) for row in rows], total)


def _sees_all(actor: Actor) -> bool:
    return actor.may(Permission.TICKET_WORK) or actor.may(Permission.TICKET_SEE_ALL)


def _line(row: Any, end: Any, school: Snapshot) -> PastLine:
    ticket = TicketLine(*row[: len(LINE_COLUMNS)])
    if end is None or ticket.state not in ENDED:
        return PastLine(ticket, None, None, "")
    who = school.people.get(end.person_id or 0)
    name = who.name if who is not None and end.action == "solve" else ""
    return PastLine(ticket, end.action, end.words, name)


_TICKET, _EVENT, _ASSET = table(Ticket).c, table(TicketEvent).c, table(Asset).c
_DEVICE = select(_ASSET.name, _ASSET.room_id)
_ENDS = (
    select(_EVENT.ticket_id, _EVENT.action, _EVENT.words, _EVENT.person_id)
    .where(_EVENT.action.in_(ENDS), _EVENT.internal.is_(False))
    .order_by(_EVENT.id)
)
