"""The checklist of a planned task: each step is ticked by whoever did it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services.directory import Directory
from bot.services.tickets.moving import Mover
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import OPEN_STATES, Hand
from models.base import table
from models.upkeep import TicketCheck


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A step: who ticked it when, empty and None where nobody did."""

    position: int
    words: str
    who: str
    at: datetime | None

    @property
    def done(self) -> bool:
        return self.at is not None


class Checks:
    """Use cases of whoever works the ticket; Denied for everybody else, Outdated where it is closed."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = Mover(db, directory)

    async def steps(self, ticket: TicketCard) -> Sequence[CheckLine]:
        """The steps in their order, for whoever was given the ticket's card."""
        people = (await self._directory.now()).people
        async with self._db.read() as session:
            rows = (await session.execute(_STEPS, {"ticket": ticket.id})).all()
        names = {row.done_by: people[row.done_by].name for row in rows if row.done_by in people}
        return [CheckLine(row.position, row.words, names.get(row.done_by, ""), row.done_at) for row in rows]

    async def tick(self, actor: Actor, ticket_id: int, position: int) -> None:
        """A step is done. What somebody else ticked before stays theirs."""
        await self._set(actor, ticket_id, position, _TICK)

    async def untick(self, actor: Actor, ticket_id: int, position: int) -> None:
        """A step is not done after all."""
        await self._set(actor, ticket_id, position, _UNTICK)

    async def _set(self, actor: Actor, ticket_id: int, position: int, statement: Any) -> None:
        async with self._db.write(actor, shows=f"check:{ticket_id}:0") as session:
            row, hands = await self._mover.find(session, actor, ticket_id)
            if Hand.WORKER not in hands:
                raise Denied
            if row.state not in OPEN_STATES:
                raise Outdated("error-ticket-closed", shows=f"ticket:{ticket_id}")
            step = {"ticket": ticket_id, "number": position, "me": actor.person_id, "now": self._clock.now()}
            await session.execute(statement, step)


_CHECK = table(TicketCheck).c
_STEPS = (
    select(_CHECK.position, _CHECK.words, _CHECK.done_by, _CHECK.done_at)
    .where(_CHECK.ticket_id == bindparam("ticket"))
    .order_by(_CHECK.position)
)
_ONE = update(table(TicketCheck)).where(_CHECK.ticket_id == bindparam("ticket"), _CHECK.position == bindparam("number"))
_TICK = _ONE.where(_CHECK.done_at.is_(None)).values(done_by=bindparam("me"), done_at=bindparam("now"))
_UNTICK = _ONE.values(done_by=None, done_at=None)
