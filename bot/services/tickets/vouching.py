"""Passing a pupil's report on where its keeper does not: as they would have done, in the caller's write unit."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, update

from bot.db import Database, WriteSession, changed
from bot.services.directory import Directory
from bot.services.tickets.informing import Reported, inform_heads
from bot.services.tickets.moving import Mover
from bot.services.tickets.promises import promise
from bot.services.tickets.states import Step
from models.base import table
from models.tickets import Ticket, TicketState


async def pass_on(
    db: Database, directory: Directory, session: WriteSession, row: Any, now: datetime, besides: int | None = None
) -> None:
    """To its service, whose terms start now; nothing where somebody did that already. `row` is the ticket's."""
    school, mover = await directory.now(), Mover(db, directory)
    terms = promise(school, row.category, row.kind, now, urgent=row.urgent)
    claim = {"ticket": row.id, "now": now, "react": terms.react_by, "solve": terms.solve_by}
    if not changed(await session.execute(_PASS_ON, claim)):
        return
    await mover.note(session, row.id, None, Step.VOUCH.value, now)
    workers = await mover.team_of(row, now, besides)
    await mover.tell(session, workers, "opened", row.id, now, besides=besides)
    await mover.tell(session, [row.reporter_id], "vouch", row.id, now, besides=besides)
    room = school.rooms.get(row.room_id or 0)
    reported = Reported(row.id, row.reporter_id, room.building_id if room else None, row.urgent)
    await inform_heads(db, session, school, reported, [*workers, besides or 0], now)


_TICKET = table(Ticket).c
_PASS_ON = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("ticket"), _TICKET.state == TicketState.UNCONFIRMED)
    .values(state=TicketState.NEW, opened_at=bindparam("now"), react_by=bindparam("react"), solve_by=bindparam("solve"))
)
