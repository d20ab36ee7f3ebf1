"""Rooms and devices with repeated faults: how often within a period, what mostly failed there, and when last."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.snapshot import RoomLine
from bot.services.status.breakdowns.shapes import SIZE, Cut
from bot.services.status.counted import Rows
from bot.services.status.periods import Period, sensible
from bot.services.status.sources import REPEATED_DEVICES, REPEATED_ROOMS, breakdowns
from bot.services.status.spans import Bounds, stretch_of, values_of
from bot.services.status.things import READ, DeviceThing
from models.base import table
from models.tickets import Ticket

# So many sorts of trouble are told of each.
TROUBLES: Final = 2


class What(StrEnum):
    ROOM = "room"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A kind of device with a symptom (None: told in words), and how often it was that."""

    kind: str
    symptom: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Often:
    """A room or a device with so many faults. troubles: what it was most often; last_at: the last report."""

    id: int
    what: RoomLine | DeviceThing
    times: int
    troubles: Sequence[Trouble]
    last_at: datetime


_TICKETS, _TICKET = table(Ticket), table(Ticket).c
_SOURCES: Final[dict[What, tuple[Rows, ColumnElement[Any]]]] = {
    What.ROOM: (REPEATED_ROOMS, _TICKET.room_id),
    What.DEVICE: (REPEATED_DEVICES, _TICKET.asset_id),
}


class Repeated:
    """Reads for whoever sees the status."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def read(self, actor: Actor, what: What, period: Period, page: int = 0) -> Cut[Often]:
        """A page of rooms or devices with three faults or more, the most first; Invalid for a senseless period."""
        actor.require(Permission.STATUS_SEE)
        school, now = await self._directory.now(), self._clock.now()
        params = values_of([stretch_of(sensible(period, school.today(now)), school, now)])
        found = _found(what)
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).select_from(found.subquery()), params)).scalar_one()
            page = max(0, min(page, (total - 1) // SIZE))
            rows = (await session.execute(_ordered(found).offset(page * SIZE).limit(SIZE), params)).all()
            ids = [row.id for row in rows]
            names = await READ[_SOURCES[what][0].thing](session, school, school.today(now), ids)
            troubles = await _troubles(session, what, ids, params)
        lines = [_often(row.id, names[row.id], row.whole, troubles[row.id]) for row in rows if row.id in names]
        return Cut(lines, total, page)


def _often(number: int, what: Any, times: int, troubles: Sequence[Any]) -> Often:
    told = [Trouble(one.kind, one.symptom, one.times) for one in troubles[:TROUBLES]]
    return Often(number, what, times, told, max(one.last_at for one in troubles))


def _found(what: What) -> Select[Any]:
    return _SOURCES[what][0].behind(Bounds())


def _ordered(found: Select[Any]) -> Select[Any]:
    rows = found.subquery()
    return select(rows).order_by(rows.c.whole.desc(), rows.c.id)


async def _troubles(
    session: AsyncSession, what: What, ids: Sequence[int], params: dict[str, Any]
) -> dict[int, list[Any]]:
    """What failed in each, the most frequent first."""
    key = _SOURCES[what][1]
    columns = key.label("id"), _TICKET.kind, _TICKET.symptom, func.count().label("times")
    statement = (
        select(*columns, func.max(_TICKET.opened_at).label("last_at"))
        .where(key.in_(bindparam("ids", expanding=True)), *breakdowns(Bounds()))
        .group_by(key, _TICKET.kind, _TICKET.symptom)
    )
    found = defaultdict[int, list[Any]](list)
    for row in await session.execute(statement, {**params, "ids": list(ids)}):
        found[row.id].append(row)
    return {one: sorted(rows, key=lambda row: (-row.times, row.kind, row.symptom or "")) for one, rows in found.items()}
