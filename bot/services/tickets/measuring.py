"""How long a reaction and a solution took, in working time: what the figures of the status are made of.

The clock's tick measures what nobody has measured yet, by the calendar and the school's terms of that moment, and it
stays: a day off that is set later changes no figure of the past.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import bindparam, or_, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from bot.services.tickets.promises import case_of, own_targets
from bot.services.tickets.terms import Facts, Targets, terms_of
from bot.services.timeline import Timeline
from models.base import table
from models.tickets import Ticket

log = structlog.get_logger()
# Rows of one write unit, so that people's taps need not wait long between two of them.
AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Measured:
    """Working minutes until the first reaction and until the solution; None where there was none (yet)."""

    reacted_in: int | None
    solved_in: int | None
    in_time: bool | None


def measure(row: Any, own: Targets, timeline: Timeline) -> Measured:
    """What a ticket took. The wait for the reporter is no time of ours; what was solved at once took none."""
    solved_at: datetime | None = row.solved_at
    reacted_in = None if row.responded_at is None else _minutes(row.opened_at, row.responded_at, timeline)
    if solved_at is None:
        return Measured(reacted_in, None, None)
    paused = timedelta(seconds=row.paused_seconds)
    term = row.solve_by
    if term is None:  # solved while its reporter was waited for: none was written then
        facts = Facts(row.opened_at, case_of(row.category, row.kind), row.urgent, paused)
        term = terms_of(facts, own, timeline).solve_by
    solved_in = _minutes(row.opened_at, solved_at, timeline, paused)
    return Measured(reacted_in, solved_in, None if term is None else solved_at <= term)


class Measuring:
    """The use case of the clock. It may run twice, or in several processes at once."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def tick(self) -> None:
        """Measure what has not been measured yet, some at a time; where some fail the others are measured."""
        school = await self._directory.now()
        own = own_targets(school)
        last = 0
        while True:
            async with self._db.read() as session:
                rows = (await session.execute(_UNMEASURED, {"last": last})).all()
            if not rows:
                return
            last = rows[-1].id
            try:
                await self._measure(rows, school, own)
            except Exception:
                log.exception("tickets_not_measured", first=rows[0].id, last=last)

    async def _measure(self, rows: Sequence[Any], school: Snapshot, own: Targets) -> None:
        timeline = Timeline(school.calendar, min(row.opened_at for row in rows))
        found = [(row, measure(row, own, timeline)) for row in rows]
        async with self._db.write(SYSTEM) as session:
            await session.execute(_KEEP, [_values(row, measured) for row, measured in found])


def _minutes(start: datetime, end: datetime, timeline: Timeline, paused: timedelta = timedelta(0)) -> int:
    worked = timeline.between(start, max(start, end)) - paused
    return max(0, round(worked.total_seconds() / 60))


def _values(row: Any, measured: Measured) -> dict[str, Any]:
    seen = {"ticket": row.id, "responded": row.responded_at, "solved": row.solved_at}
    return seen | {"reaction": measured.reacted_in, "solution": measured.solved_in, "punctual": measured.in_time}


_TICKET = table(Ticket).c
_UNMEASURED = (
    select(
        _TICKET.id,
        _TICKET.category,
        _TICKET.kind,
        _TICKET.urgent,
        _TICKET.opened_at,
        _TICKET.responded_at,
        _TICKET.solved_at,
        _TICKET.solve_by,
        _TICKET.paused_seconds,
    )
    .where(
        _TICKET.id > bindparam("last"),
        or_(
            _TICKET.responded_at.is_not(None) & _TICKET.reacted_in.is_(None),
            _TICKET.solved_at.is_not(None) & _TICKET.solved_in.is_(None),
        ),
    )
    .order_by(_TICKET.id)
    .limit(AT_ONCE)
)
# Not where it was reopened or solved anew meanwhile: the next tick measures how it stands then.
_KEEP = (
    update(table(Ticket))
    .where(
        _TICKET.id == bindparam("ticket"),
        _TICKET.responded_at.is_not_distinct_from(bindparam("responded", type_=_TICKET.responded_at.type)),
        _TICKET.solved_at.is_not_distinct_from(bindparam("solved", type_=_TICKET.solved_at.type)),
    )
    .values(reacted_in=bindparam("reaction"), solved_in=bindparam("solution"), in_time=bindparam("punctual"))
)
