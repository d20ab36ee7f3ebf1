"""The queue: open tickets of the services that the actor works for."""

from collections.abc import Sequence

from sqlalchemy import func, select

from bot.access import Actor, Permission
from bot.db import Database
from bot.services.tickets.reading import LINES, TicketLine
from bot.services.tickets.states import OPEN_STATES
from models.tickets import Ticket


class QueueReader:
    """Lists of open tickets, for whoever works them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def page(self, actor: Actor, offset: int, limit: int) -> tuple[Sequence[TicketLine], int]:
        """A page of the open tickets, urgent ones first, then the oldest; and how many there are.

        The last page where the list has become shorter than `offset`.
        """
        actor.require(Permission.TICKET_WORK)
        open_here = (Ticket.state.in_(OPEN_STATES), Ticket.team_id.in_(actor.teams))
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).where(*open_here))).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            order = (Ticket.urgent.desc(), Ticket.id)
            rows = await session.execute(LINES.where(*open_here).order_by(*order).offset(first).limit(limit))
            return [TicketLine(*row) for row in rows], total
