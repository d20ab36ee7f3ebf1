"""Reading what was said on a ticket: one message of its conversation, for a notice or to be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.db import Database
from bot.errors import Missing, Outdated
from bot.services.directory import Directory
from bot.services.tickets.moving import FOLLOWS, standing_of
from bot.services.tickets.reading import INSIDERS, Attachment, Person
from bot.services.tickets.states import Hand, Step, hands_of
from models.base import table
from models.tickets import Ticket, TicketEvent, TicketMedia, TicketState, WaitingFor


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message of the conversation: its author (a name, never more), its words, its files in the order of sending."""

    event_id: int
    action: str
    author_id: int
    author: Person
    words: str | None
    files: Sequence[Attachment]


class SpokenReader:
    """Answers what was said, to those who may read that ticket."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def message(self, actor: Actor, ticket_id: int, event_id: int) -> Spoken:
        """One message; Missing for whoever may not read it: an internal one is for those who work tickets."""
        async with self._db.read() as session:
            row = (await session.execute(_MESSAGE, {"ticket": ticket_id, "event": event_id})).first()
            hands = await self._hands(session, actor, ticket_id, row)
            if row is None or (row.internal and not hands & INSIDERS):
                raise Missing("error-ticket-missing")
            return await self._spoken(session, row)

    async def question(self, actor: Actor, ticket_id: int) -> Spoken:
        """The question that this reporter is asked; Outdated where none is open, Missing for anybody else."""
        async with self._db.read() as session:
            row = (await session.execute(_QUESTION, {"ticket": ticket_id})).first()
            if Hand.REPORTER not in await self._hands(session, actor, ticket_id, row):
                raise Missing("error-ticket-missing")
            if row is None or row.state is not TicketState.WAITING or row.waiting_for is not WaitingFor.REPORTER:
                raise Outdated("error-not-asked", shows=f"ticket:{ticket_id}")
            return await self._spoken(session, row)

    async def _hands(self, session: AsyncSession, actor: Actor, ticket_id: int, row: Any) -> frozenset[Hand]:
        """The actor's hands in the ticket; Missing without any."""
        person_id = actor.require_person()
        hands = hands_of(actor, await self._directory.now(), standing_of(row)) if row else frozenset()
        if not hands and not (await session.execute(FOLLOWS, {"ticket": ticket_id, "person": person_id})).first():
            raise Missing("error-ticket-missing")
        return hands

    async def _spoken(self, session: AsyncSession, row: Any) -> Spoken:
        files = (await session.execute(_FILES, {"event": row.id})).all()
        author = (await self._directory.now()).people.get(row.person_id or 0)
        person = Person(author.name if author else "", author.class_title if author else None, False, False)
        return Spoken(row.id, row.action, row.person_id or 0, person, row.words, [Attachment(*file) for file in files])


_TICKET, _EVENT, _FILE = table(Ticket).c, table(TicketEvent).c, table(TicketMedia).c
_SAID = (
    select(
        _EVENT.id,
        _EVENT.action,
        _EVENT.person_id,
        _EVENT.words,
        _EVENT.internal,
        _TICKET.state,
        _TICKET.category,
        _TICKET.reporter_id,
        _TICKET.assignee_id,
        _TICKET.team_id,
        _TICKET.room_id,
        _TICKET.closed_at,
        _TICKET.waiting_for,
    )
    .join_from(table(TicketEvent), table(Ticket), _EVENT.ticket_id == _TICKET.id)
    .where(_EVENT.ticket_id == bindparam("ticket"))
)
_MESSAGE = _SAID.where(_EVENT.id == bindparam("event"))
_QUESTION = _SAID.where(_EVENT.action == Step.ASK.value).order_by(_EVENT.id.desc()).limit(1)
_FILES = (
    select(_FILE.kind, _FILE.file_id, _FILE.position)
    .where(_FILE.event_id == bindparam("event"))
    .order_by(_FILE.position, _FILE.id)
)
