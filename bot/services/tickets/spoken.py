"""Reading what was said on a ticket: one message of its conversation, for a notice or to be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.db import Database
from bot.errors import Missing, Outdated
from bot.services.directory import Directory
from bot.services.tickets.moving import Mover
from bot.services.tickets.reading import ASKS, Attachment, Person, reads_internal
from bot.services.tickets.states import Hand, Step
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
        self._mover = Mover(db, directory)

    async def message(self, actor: Actor, ticket_id: int, event_id: int) -> Spoken:
        """One message; Missing for whoever may not read it: an internal one is for those who work tickets."""
        async with self._db.read() as session:
            _, hands = await self._mover.find(session, actor, ticket_id)
            event = (await session.execute(_MESSAGE, {"ticket": ticket_id, "event": event_id})).first()
            if event is None or (event.internal and not reads_internal(hands)):
                raise Missing("error-ticket-missing")
            return await self._spoken(session, event)

    async def question(self, actor: Actor, ticket_id: int) -> Spoken:
        """The question that this reporter is asked; Outdated where none is open, Missing for anybody else."""
        async with self._db.read() as session:
            ticket, hands = await self._mover.find(session, actor, ticket_id)
            if Hand.REPORTER not in hands:
                raise Missing("error-ticket-missing")
            event = (await session.execute(_QUESTION, {"ticket": ticket_id})).first()
            is_open = ticket.state is TicketState.WAITING and ticket.waiting_for is WaitingFor.REPORTER
            if event is None or not is_open:
                raise Outdated("error-not-asked", shows=f"ticket:{ticket_id}")
            return await self._spoken(session, event)

    async def asked(self, actor: Actor, since: datetime | None) -> int | None:
        """The ticket with the newest question to this reporter that is open and was asked later than that, if any."""
        async with self._db.read() as session:
            newest = (await session.execute(_ASKED, {"person": actor.require_person()})).first()
        return newest.ticket_id if newest and (since is None or newest.at > since) else None

    async def _spoken(self, session: AsyncSession, row: Any) -> Spoken:
        files = (await session.execute(_FILES, {"event": row.id})).all()
        author = (await self._directory.now()).people.get(row.person_id or 0)
        person = Person(author.name if author else "", author.class_title if author else None, False, False)
        return Spoken(row.id, row.action, row.person_id or 0, person, row.words, [Attachment(*file) for file in files])


_EVENT, _FILE = table(TicketEvent).c, table(TicketMedia).c
_SAID = select(_EVENT.id, _EVENT.action, _EVENT.person_id, _EVENT.words, _EVENT.internal).where(
    _EVENT.ticket_id == bindparam("ticket")
)
_MESSAGE = _SAID.where(_EVENT.id == bindparam("event"))
_QUESTION = _SAID.where(_EVENT.action == Step.ASK.value).order_by(_EVENT.id.desc()).limit(1)
_TICKET = table(Ticket).c
# By the index of the reporter's tickets, of which few wait for an answer.
_ASKED = (
    select(_EVENT.ticket_id, _EVENT.at)
    .join_from(table(Ticket), table(TicketEvent), _EVENT.ticket_id == _TICKET.id)
    .where(
        _TICKET.reporter_id == bindparam("person"),
        *ASKS,
        _EVENT.action == Step.ASK.value,
    )
    .order_by(_EVENT.at.desc(), _EVENT.id.desc())
)
_FILES = (
    select(_FILE.kind, _FILE.file_id, _FILE.position)
    .where(_FILE.event_id == bindparam("event"))
    .order_by(_FILE.position, _FILE.id)
)
