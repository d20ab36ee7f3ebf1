"""Merging duplicates: one ticket goes on, whoever reported or followed the other follows it from now on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services.directory import Directory
from bot.services.tickets.moving import Mover
from bot.services.tickets.reading import LINES, TicketLine
from bot.services.tickets.states import MOVES, OPEN_STATES, Hand, Step
from models.base import table
from models.school import Room
from models.tickets import Ticket, TicketFollower, TicketState

# Beyond these a ticket is named by its number.
CANDIDATES: Final = 30


class Merging:
    """Use cases of merging tickets."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._mover = Mover(db, directory)
        self._clock = clock

    async def candidates(self, actor: Actor, ticket_id: int) -> Sequence[TicketLine]:
        """Open tickets of the same service that may be about the same.

        Those of its device first, then of its room, then of its kind in its building; the newest of equals first.
        """
        async with self._db.read() as session:
            this = (await session.execute(_THIS, {"ticket": ticket_id})).first()
            if this is None or this.team_id not in actor.teams:
                raise Missing("error-ticket-missing")
            is_alike, order = _alike(this)
            alike = LINES.where(_TICKET.team_id == this.team_id, _TICKET.category == this.category, is_alike)
            others = alike.where(_TICKET.state.in_(OPEN_STATES), _TICKET.id != ticket_id)
            rows = await session.execute(others.order_by(order, _TICKET.id.desc()).limit(CANDIDATES))
            return [TicketLine(*row) for row in rows]

    async def check(self, actor: Actor, ticket_id: int, into_id: int) -> None:
        """Refuse now what `merge` would refuse later."""
        if ticket_id == into_id:
            raise Invalid("error-merge-self")
        async with self._db.read() as session:
            row, _ = await self._mover.find(session, actor, ticket_id)
            await self._check(session, actor, row, into_id)

    async def merge(self, actor: Actor, ticket_id: int, into_id: int) -> None:
        """Merge a ticket into another open one of the same service.

        1. Both are locked, so that neither is closed or merged meanwhile. 2. The ticket becomes MERGED; those that
        were merged into it before now point to the other one, so that a reader finds that with one step. 3. Its
        reporter and followers follow the other one, each counted once; who reported the other one does not. 4. They
        are told. An urgent ticket makes the other one urgent. Raises Invalid where these two can't be merged, Outdated
        where the ticket itself is closed or merged already, Missing and Denied where it is not the actor's to work.
        """
        person_id, now = actor.require_person(), self._clock.now()
        if ticket_id == into_id:
            raise Invalid("error-merge-self")
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            await self._mover.lock(session, ticket_id, into_id)
            row, hands = await self._mover.find(session, actor, ticket_id)
            if Hand.WORKER not in hands:
                raise Denied
            if row.state is TicketState.MERGED:
                raise Outdated("error-merge-already", shows=f"ticket:{ticket_id}")
            if row.state in MOVES[Step.MERGE].sources:
                await self._check(session, actor, row, into_id)
            await self._mover.move(session, actor, ticket_id, Step.MERGE, now, {"merged_into_id": into_id})
            people = [row.reporter_id, *await self._mover.followers(session, ticket_id, row)]
            await self._gather(session, ticket_id, into_id, people, now)
            await self._mover.note(session, ticket_id, person_id, Step.MERGE.value, now)
            await self._mover.note(session, into_id, person_id, "merged", now, str(ticket_id))
            await self._mover.tell(session, people, "merge", ticket_id, now, besides=person_id)

    async def _check(self, session: AsyncSession, actor: Actor, row: Any, into_id: int) -> None:
        """Refuse what can't be merged, with a sentence that says why."""
        number = str(into_id)
        try:
            into, _ = await self._mover.find(session, actor, into_id)
        except Missing:
            raise Invalid("error-merge-missing", number=number) from None
        if into.team_id != row.team_id:
            raise Invalid("error-merge-team", number=number)
        if into.category is not row.category:
            raise Invalid("error-merge-category", number=number)
        if into.state is TicketState.MERGED:
            raise Invalid("error-merge-merged", number=number)
        if into.state not in OPEN_STATES:
            raise Invalid("error-merge-closed", number=number)

    async def _gather(
        self, session: WriteSession, ticket_id: int, into_id: int, people: Sequence[int], now: datetime
    ) -> None:
        """Bring together the people, the urgency and the earlier merges of both."""
        two = {"ticket": ticket_id, "goal": into_id}
        reporter = (await session.execute(_REPORTER, two)).scalar_one()
        rows = [{"ticket_id": into_id, "person_id": person, "at": now} for person in people if person != reporter]
        if rows:
            await session.execute(self._db.insert_ignoring(TicketFollower), rows)
        await session.execute(_TAKE_OVER, two)
        await session.execute(_POINT_ON, two)


def _alike(this: Any) -> tuple[ColumnElement[bool], ColumnElement[int]]:
    """What may be about the same as this ticket, and in which order it is offered."""
    same_device = _TICKET.asset_id == (this.asset_id or 0)  # 0 is the number of nothing
    same_room = _TICKET.room_id == (this.room_id or 0)
    same_kind = and_(_TICKET.kind == this.kind, _ROOM.building_id.is_not_distinct_from(this.building_id))
    return or_(same_device, same_room, same_kind), case((same_device, 0), (same_room, 1), else_=2)


_TICKET, _ROOM, _FOLLOWER = table(Ticket).c, table(Room).c, table(TicketFollower).c
_THIS = (
    select(_TICKET.team_id, _TICKET.category, _TICKET.kind, _TICKET.asset_id, _TICKET.room_id, _ROOM.building_id)
    .outerjoin_from(table(Ticket), table(Room), _TICKET.room_id == _ROOM.id)
    .where(_TICKET.id == bindparam("ticket"))
)
_REPORTER = select(_TICKET.reporter_id).where(_TICKET.id == bindparam("goal"))
_followers = select(func.count()).where(_FOLLOWER.ticket_id == bindparam("goal"))
_source = table(Ticket).alias("source")
_is_urgent = select(_source.c.urgent).where(_source.c.id == bindparam("ticket"))
_TAKE_OVER = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("goal"))
    .values(follower_count=_followers.scalar_subquery(), urgent=or_(_TICKET.urgent, _is_urgent.scalar_subquery()))
)
_POINT_ON = (
    update(table(Ticket)).where(_TICKET.merged_into_id == bindparam("ticket")).values(merged_into_id=bindparam("goal"))
)
