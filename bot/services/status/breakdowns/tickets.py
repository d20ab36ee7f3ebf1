"""Faults by building, room, kind of device, service and person: counted by the conditions of the indicators.

One statement for all of it. Percentiles are told by the database, so that only one row of each sort comes out.
"""

from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, CompoundSelect, Integer, Select, case, cast, func, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from bot.services.status.breakdowns.shapes import NO_TIMES, Cut, KindTimes, Tickets, TicketsLine, Times, cut
from bot.services.status.measuring import NOTHING
from bot.services.status.periods import Period, sensible
from bot.services.status.sources import (
    SOLVED_IN_TIME,
    TICKETS_OPEN,
    TICKETS_OPENED,
    TICKETS_OVERDUE,
    TICKETS_SOLVED,
)
from bot.services.status.spans import Bounds, Stretch, stretch_of, values_of
from bot.services.tickets.promises import own_targets
from bot.services.tickets.terms import target_for
from models.base import table
from models.school import Room
from models.tickets import Ticket

MEDIAN, SLOW = 50, 90
_MINUTE: Final = 60


class By(StrEnum):
    """What faults are told apart by."""

    BUILDING = "building"
    ROOM = "room"
    KIND = "kind"
    TEAM = "team"
    PERSON = "person"


_TICKETS, _TICKET, _ROOM = table(Ticket), table(Ticket).c, table(Room).c
_KEYS: Final[dict[By, ColumnElement[Any]]] = {
    By.BUILDING: _ROOM.building_id,
    By.ROOM: _TICKET.room_id,
    By.KIND: _TICKET.kind,
    By.TEAM: _TICKET.team_id,
    By.PERSON: _TICKET.assignee_id,
}


class TicketsBy:
    """Reads for whoever sees the status; people's load for whoever sees people."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def read(self, actor: Actor, by: By, period: Period, page: int = 0) -> Cut[TicketsLine]:
        """A page of buildings, rooms, kinds, services or people, the worst first.

        Denied where this is not the actor's to see, Invalid for a period that makes no sense.
        """
        actor.require(Permission.STATUS_SEE)
        if by is By.PERSON:
            actor.require(Permission.PEOPLE_SEE)
        stretch = await self._stretch(period)
        async with self._db.read() as session:
            lines = await tickets_by(session, by, stretch)
        return cut(lines, page, lambda one: (*one.tickets.rank, str(one.key)))

    async def promised(self, actor: Actor, period: Period) -> Sequence[KindTimes]:
        """How long the solution of ordinary faults took beside the school's term, by kinds; the latest first."""
        actor.require(Permission.STATUS_SEE)
        school, stretch = await self._directory.now(), await self._stretch(period)
        async with self._db.read() as session:
            rows = (await session.execute(_ORDINARY, values_of([stretch]))).all()
        lines = [
            KindTimes(row.key, _term(school, row.key), Times(row.median, row.slow), int(row.solved)) for row in rows
        ]
        return sorted(lines, key=lambda one: ((one.times.median or 0) / (one.promised or 1), one.kind), reverse=True)

    async def _stretch(self, period: Period) -> Stretch:
        school, now = await self._directory.now(), self._clock.now()
        return stretch_of(sensible(period, school.today(now)), school, now)


async def tickets_by(session: AsyncSession, by: By, stretch: Stretch) -> list[TicketsLine]:
    """All that there were or are any faults of; one statement."""
    found: dict[int | str | None, list[int]] = {}
    times: dict[int | str | None, Times] = {}
    for key, median, slow, *values in await session.execute(_counted(by), values_of([stretch])):
        before = found.setdefault(key, [0] * len(values))
        found[key] = [one + int(more or 0) for one, more in zip(before, values, strict=True)]
        if median is not None:
            times[key] = Times(median, slow)
    return [TicketsLine(key, Tickets(*values), times.get(key, NO_TIMES)) for key, values in found.items()]


def _term(school: Snapshot, kind: str) -> int | None:
    solution = target_for(kind, False, own_targets(school)).solution  # what is not urgent
    return None if solution is None else round(solution.total_seconds() / _MINUTE)


def _from(by: By, statement: Select[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    of = _TICKETS if by is not By.BUILDING else _TICKETS.outerjoin(table(Room), _ROOM.id == _TICKET.room_id)
    return statement.select_from(of).where(*conditions)


def _look(key: ColumnElement[Any], **columns: ColumnElement[Any]) -> Select[Any]:
    """The columns of `Times` and `Tickets` in their order; what is not counted here is nothing."""
    times = [columns.get(name, _UNKNOWN).label(name) for name in ("median", "slow")]
    counted = [columns.get(field.name, NOTHING).label(field.name) for field in fields(Tickets)]
    return select(key.label("key"), *times, *counted).group_by(key)


@lru_cache
def _counted(by: By) -> CompoundSelect[Any]:
    """What was opened, what is open, what was solved and how soon: three looks, each by its own index."""
    key, late = _KEYS[by], TICKETS_OVERDUE.whole(_PERIOD)
    return union_all(
        _from(by, _look(key, opened=func.count()), *TICKETS_OPENED.where(_PERIOD)),
        _from(by, _look(key, open=func.count(), late=late), *TICKETS_OPEN.where(_PERIOD)),
        _solved(by),
    )


def _solved(by: By, *more: ColumnElement[bool]) -> Select[Any]:
    """Nearest-rank percentiles, as of `counted.Spread`. What was not measured yet counts as solved only."""
    key, minutes, measured = _KEYS[by], _TICKET.solved_in, func.count(_TICKET.solved_in)
    judged, in_time = SOLVED_IN_TIME.columns(_PERIOD)
    columns = (
        key.label("key"),
        minutes.label("minutes"),
        func.count().label("solved"),
        judged.label("judged"),
        in_time.label("in_time"),
        func.sum(measured).over(partition_by=key, order_by=minutes).label("met"),
        func.sum(measured).over(partition_by=key).label("total"),
    )
    grouped = _from(by, select(*columns), *TICKETS_SOLVED.where(_PERIOD), *more).group_by(key, minutes)
    spread = grouped.subquery().c
    median, slow = (
        func.min(case((spread.met * 100 >= spread.total * percent, spread.minutes)), type_=Integer)
        for percent in (MEDIAN, SLOW)
    )
    sums = {name: func.sum(spread[name]) for name in ("solved", "judged", "in_time")}
    return _look(spread.key, median=median, slow=slow, **sums)


_PERIOD: Final = Bounds()
_UNKNOWN: Final = cast(null(), Integer)
_ORDINARY: Final = _solved(By.KIND, _TICKET.urgent.is_(False))
