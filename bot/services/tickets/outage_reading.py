"""Reading outages: one card, the reports that belong to it, and those that may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select

from bot.access import Actor
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services.snapshot import OutageLine
from bot.services.tickets.outages import CONCERNED, could_join, is_free, over
from bot.services.tickets.reading import LINES, TicketLine
from bot.services.tickets.states import OPEN_STATES
from models.base import table
from models.school import Building
from models.tickets import Ticket
from models.upkeep import Outage

# So many of one's own reports at most stand on a card.
OWN_SHOWN = 3


@dataclass(frozen=True, slots=True)
class OutageCard:
    """An outage as one screen shows it.

    reports, people: how many reports belong to it, and how many people have the trouble. concerns_me: the actor is one
    of them. own: their open or closed reports of it. is_mine: the actor works the tickets of its service. may_join: how
    many open reports may be about it too (0 for all but those who work them).
    """

    line: OutageLine
    ended_at: datetime | None
    end_words: str | None
    reports: int
    people: int
    concerns_me: bool
    own: Sequence[int]
    is_mine: bool
    may_join: int

    @property
    def id(self) -> int:
        return self.line.id

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class OutageReader:
    """Answers questions about outages. A card is for everybody of the school, reports are for whoever works them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def card(self, actor: Actor, outage_id: int) -> OutageCard:
        """An outage, open or over; Missing where there is none of that number."""
        person_id = actor.require_person()
        async with self._db.read() as session:
            row = (await session.execute(_CARD, {"outage": outage_id})).first()
            if row is None:
                raise Missing("error-outage-missing")
            line = OutageLine(*row[:8])
            is_mine = line.team_id in actor.teams
            people = set((await session.execute(CONCERNED, {"outage": outage_id})).scalars())
            reports = (await session.execute(_REPORTS, {"outage": outage_id})).scalar_one()
            own = (await session.execute(_OWN, {"outage": outage_id, "me": person_id})).scalars().all()
            free = select(func.count()).where(*_free(line)) if is_mine and row.ended_at is None else None
            may_join = (await session.execute(free)).scalar_one() if free is not None else 0
        mine = person_id in people
        return OutageCard(line, row.ended_at, row.end_words, reports, len(people), mine, own, is_mine, may_join)

    async def own(self, actor: Actor, outage_id: int) -> OutageCard:
        """An outage that goes on, for whoever works the tickets of its service; Denied for others, Outdated if over."""
        card = await self._worked(actor, outage_id)
        if card.is_over:
            raise over(outage_id)
        return card

    async def reports(self, actor: Actor, outage_id: int, offset: int, limit: int) -> tuple[Sequence[TicketLine], int]:
        """A page of the reports that belong to an outage, and how many there are; for whoever works them."""
        card = await self._worked(actor, outage_id)
        return await self._page([_TICKET.outage_id == card.id], offset, limit)

    async def candidates(
        self, actor: Actor, outage_id: int, offset: int, limit: int
    ) -> tuple[Sequence[TicketLine], int]:
        """A page of the open reports that may be about an outage, and how many there are; for whoever works them."""
        card = await self.own(actor, outage_id)
        return await self._page(_free(card.line), offset, limit)

    async def _worked(self, actor: Actor, outage_id: int) -> OutageCard:
        card = await self.card(actor, outage_id)
        if not card.is_mine:
            raise Denied("error-outage-service")
        return card

    async def _page(
        self, which: Sequence[ColumnElement[bool]], offset: int, limit: int
    ) -> tuple[Sequence[TicketLine], int]:
        """The last page where the list has become shorter than `offset`."""
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).where(*which))).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            rows = await session.execute(LINES.where(*which).order_by(_TICKET.id).offset(first).limit(limit))
            return [TicketLine(*row) for row in rows], total


def _free(line: OutageLine) -> tuple[ColumnElement[bool], ...]:
    return is_free(line.team_id), could_join(line)


_OUTAGE, _TICKET, _BUILDING = table(Outage).c, table(Ticket).c, table(Building).c
_CARD: Any = (
    select(
        _OUTAGE.id,
        _OUTAGE.kind,
        _OUTAGE.symptom,
        _OUTAGE.words,
        _OUTAGE.building_id,
        _BUILDING.name.label("building"),
        _OUTAGE.team_id,
        _OUTAGE.opened_at,
        _OUTAGE.ended_at,
        _OUTAGE.end_words,
    )
    .outerjoin_from(table(Outage), table(Building), _OUTAGE.building_id == _BUILDING.id)
    .where(_OUTAGE.id == bindparam("outage"))
)
_REPORTS = select(func.count()).where(_TICKET.outage_id == bindparam("outage"))
_OWN = (
    select(_TICKET.id)
    .where(_TICKET.outage_id == bindparam("outage"), _TICKET.reporter_id == bindparam("me"))
    .order_by(_TICKET.state.in_(OPEN_STATES).desc(), _TICKET.id.desc())
    .limit(OWN_SHOWN)
)
