"""Telling the heads of what was reported in their departments and buildings (regulation, 4.4)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.snapshot import Snapshot
from bot.services.tickets.routing import heads_to_inform


@dataclass(frozen=True, slots=True)
class Reported:
    """What of a ticket says whom to inform, and how soon."""

    ticket_id: int
    reporter_id: int
    building_id: int | None
    urgent: bool


async def inform_heads(
    db: Database, session: WriteSession, school: Snapshot, what: Reported, told: Collection[int], now: datetime
) -> None:
    """Tell the heads, but not those who were told as workers.

    Of a lesson that fails they hear now, of all else together the next morning; of one ticket once.
    """
    heads = [head for head in heads_to_inform(school, what.reporter_id, what.building_id) if head not in told]
    thing, once = f"ticket:{what.ticket_id}", f"informed:{what.ticket_id}"
    notice = notices.Notice("ticket.informed", thing, once=once, gathered=not what.urgent)
    await notices.put(db, session, school, heads, notice, now)
