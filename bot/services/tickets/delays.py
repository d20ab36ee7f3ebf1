"""Telling reporters that what they were promised is late: once for each promise; followers are not told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import notices
from bot.services.calendar import WorkingCalendar
from bot.services.snapshot import Snapshot
from bot.services.tickets.escalating import GATHER
from bot.services.tickets.terms import Terms
from models.base import table
from models.delivery import OutboxNotice
from models.tickets import TicketCategory

# A promise that was broken longer ago is no news to anybody.
IS_NEWS: Final = timedelta(days=7)
KIND: Final = "ticket.delayed"
# Tickets of one write unit, so that people's taps need not wait long between two of them.
AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Delay:
    """An open ticket (a row of the tick) and the moment by which it was promised."""

    ticket: Any
    promised: datetime


def delay_of(row: Any, terms: Terms, now: datetime, calendar: WorkingCalendar) -> Delay | None:
    """What its reporter was promised, where that has just passed: the day that it waits for goes before the term.

    Nobody is told of planned work, of a ticket that they hold themselves, or of one that waits for their own answer.
    """
    if row.category is TicketCategory.PLANNED or row.assignee_id == row.reporter_id or row.paused_since is not None:
        return None
    promised = calendar.end_of_working_day(row.waiting_until) if row.waiting_until else terms.solve_by
    return Delay(row, promised) if promised is not None and promised <= now < promised + IS_NEWS else None


async def tell_reporters(db: Database, school: Snapshot, delays: Sequence[Delay], now: datetime) -> None:
    """Tell each reporter who was not told since the promise was broken; several tickets at once come as a digest."""
    for start in range(0, len(delays), AT_ONCE):
        part = delays[start : start + AT_ONCE]
        reporters = {one.ticket.reporter_id for one in part}
        async with db.read() as session:
            found = await session.execute(_TOLD, {"people": list(reporters)})
            told = {row.subject: row.last for row in found}
        news = [one for one in part if one.promised > told.get(f"ticket:{one.ticket.id}", one.promised - IS_NEWS)]
        if not news:
            continue
        async with db.write(SYSTEM) as session:
            for one in news:
                thing = f"ticket:{one.ticket.id}"
                once = f"delayed:{thing}:{one.promised:%Y%m%d%H%M}"
                notice = notices.Notice(KIND, thing, once=once, after=GATHER)
                await notices.put(db, session, school, [one.ticket.reporter_id], notice, now)


_OUTBOX = table(OutboxNotice).c
_TOLD = (
    select(_OUTBOX.subject, func.max(_OUTBOX.created_at).label("last"))
    .where(_OUTBOX.kind == KIND, _OUTBOX.person_id.in_(bindparam("people", expanding=True)))
    .group_by(_OUTBOX.subject)
)
