"""How content the reporter is with what became of a ticket: one to five, and a few words of their own accord."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Denied, Missing, Outdated
from bot.services.directory import Directory
from bot.services.text import clean_text
from bot.services.tickets.moving import Mover
from bot.services.tickets.states import Hand
from models.base import table
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState

LOWEST: Final = 1
HIGHEST: Final = 5
# With so little, who solved it is told even if nothing is said; after a while, since words may still come.
POOR: Final = 2
POOR_WAITS: Final = timedelta(minutes=2)


class Rating:
    """Use cases of the reporter of a closed ticket. The last rating counts."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._mover = Mover(db, directory)
        self._clock = clock

    async def rate(self, actor: Actor, ticket_id: int, rating: int) -> None:
        """Rate a closed ticket from 1 to 5. Missing for another number, Denied for others, Outdated if it is open."""
        if not LOWEST <= rating <= HIGHEST:
            raise Missing
        now = self._clock.now()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row = await self._closed(session, actor, ticket_id)
            if not changed(await session.execute(_RATE, {"ticket": ticket_id, "given": rating})):
                raise Outdated("error-rate-open", shows=f"ticket:{ticket_id}")
            event_id = await self._event(session, row, ticket_id, None, now)
            if rating <= POOR:
                await self._tell(session, row, ticket_id, {"event": event_id, "words": False}, now + POOR_WAITS)

    async def say(self, actor: Actor, ticket_id: int, words: str) -> None:
        """Say a few words to it, with a rating or without; who solved it is told."""
        said, now = clean_text(words), self._clock.now()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row = await self._closed(session, actor, ticket_id)
            event_id = await self._event(session, row, ticket_id, said, now)
            await self._tell(session, row, ticket_id, {"event": event_id, "words": True}, now)

    async def _closed(self, session: WriteSession, actor: Actor, ticket_id: int) -> Any:
        row, hands = await self._mover.find(session, actor, ticket_id)
        if Hand.REPORTER not in hands or row.category is TicketCategory.PLANNED:
            raise Denied
        if row.state is not TicketState.CLOSED:
            raise Outdated("error-rate-open", shows=f"ticket:{ticket_id}")
        return row

    async def _event(self, session: WriteSession, row: Any, ticket_id: int, words: str | None, now: datetime) -> int:
        """The line of the history, one since the ticket was closed; words replace those before."""
        sought = {"ticket": ticket_id, "person": row.reporter_id}
        found = (await session.execute(_RATED, sought)).first()
        if found is None or (row.closed_at is not None and found.at < row.closed_at):
            return await self._mover.note(session, ticket_id, row.reporter_id, "rate", now, words)
        if words:
            await session.execute(_REWORD, {"event": found.id, "said": words})
        event_id: int = found.id
        return event_id

    async def _tell(self, session: WriteSession, row: Any, ticket_id: int, args: dict[str, Any], now: datetime) -> None:
        """Tell who solved it; nobody where that is nobody, or the reporter."""
        if row.assignee_id and row.assignee_id != row.reporter_id:
            await self._mover.tell(session, [row.assignee_id], "rate", ticket_id, now, args)


_TICKET, _EVENT = table(Ticket).c, table(TicketEvent).c
_RATE = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("ticket"), _TICKET.state == TicketState.CLOSED)
    .values(rating=bindparam("given"))
)
_RATED = (
    select(_EVENT.id, _EVENT.at)
    .where(_EVENT.ticket_id == bindparam("ticket"), _EVENT.person_id == bindparam("person"), _EVENT.action == "rate")
    .order_by(_EVENT.id.desc())
    .limit(1)
)
_REWORD = update(table(TicketEvent)).where(_EVENT.id == bindparam("event")).values(words=bindparam("said"))
