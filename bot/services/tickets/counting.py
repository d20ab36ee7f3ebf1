"""How many tickets: as they stand now, and what happened within a stretch of time."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from bot.access import Actor, Permission
from bot.db import Database
from bot.services.calendar import Span
from models.tickets import Ticket, TicketState


@dataclass(frozen=True, slots=True)
class TicketCounts:
    """Tickets of a stretch of time: how many came, were taken, were solved."""

    opened: int
    taken: int
    solved: int


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """Tickets as they stand now: nobody's, in work, waiting for somebody, solved and not confirmed yet."""

    new: int
    taken: int
    waiting: int
    solved: int


class TicketCounter:
    """Counts for whoever may see how the school stands."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def counts(self, actor: Actor, span: Span) -> TicketCounts:
        """What happened within a span of time."""
        actor.require(Permission.STATUS_SEE)
        async with self._db.read() as session:
            row = (await session.execute(_COUNTS, {"start": span.start, "end": span.end})).one()
        return TicketCounts(*row)

    async def open_now(self, actor: Actor) -> OpenCounts:
        """Tickets as they stand now."""
        actor.require(Permission.STATUS_SEE)
        async with self._db.read() as session:
            rows = await session.execute(select(Ticket.state, func.count()).group_by(Ticket.state))
            by_state = dict[TicketState, int]((state, count) for state, count in rows)
        states = (TicketState.NEW, TicketState.TAKEN, TicketState.WAITING, TicketState.SOLVED)
        return OpenCounts(*(by_state.get(state, 0) for state in states))


def _within(moment: Any) -> Any:
    return func.count().filter(and_(moment >= bindparam("start"), moment < bindparam("end")))


_COUNTS = select(_within(Ticket.opened_at), _within(Ticket.taken_at), _within(Ticket.solved_at))
