"""What is said on a ticket: questions, answers, additions and internal notes, by its reporter and those who work it.

An album comes as one update a part, in any order, perhaps to two replicas at once. Its first part makes the event and
tells people; the others are put to that event in silence. What one person writes is written one after the other
(`Database.write`), so a part always finds the event that another part made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import bindparam, case, func, insert, select, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Denied, Missing, Outdated
from bot.services.directory import Directory
from bot.services.text import COMMENT_LIMIT, clean_text, shorten
from bot.services.tickets.moving import Mover, standing_of
from bot.services.tickets.reading import SPEAKERS, Attachment
from bot.services.tickets.states import REOPENED_WITHIN, Hand, Step
from models.base import UtcDateTime, table
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketMedia, TicketState, WaitingFor

# As what a speaker is named to the others: the first of these that they are.
SPEAKS_AS: Final = (Hand.REPORTER, Hand.WORKER, Hand.KEEPER, Hand.FOLLOWER)
# A notice waits so long for the other parts of an album, which travel within a second or two.
ALBUM_GATHERS: Final = timedelta(seconds=3)
# Parts of an album that lost their way look for its event among so many newest ones of the school.
ALBUM_AMONG: Final = 2_000
# A ticket merged into one that was merged itself, and so on: no further than this.
MERGES_FOLLOWED: Final = 10


@dataclass(frozen=True, slots=True)
class Said:
    """A message: its words (as typed, may be empty), what came with it, the messenger's number of its album."""

    words: str = ""
    attachment: Attachment | None = None
    album: str | None = None

    def clean(self) -> str | None:
        """The words as they are kept; Invalid where there is nothing at all, or too much."""
        return clean_text(self.words) if self.words or self.attachment is None else None


class Became(StrEnum):
    """What became of what was said.

    PART: it belongs to an album, the rest of which was told of. CLOSED: kept, but the ticket was closed meanwhile.
    LATE: kept, but nobody looks at that ticket any more: only a new report helps.
    """

    ADDED = "added"
    ANSWERED = "answered"
    ASKED = "asked"
    NOTED = "noted"
    PART = "part"
    CLOSED = "closed"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Heard:
    """Where something said went: the ticket (another one where it was merged), the event, and what that means."""

    ticket_id: int
    event_id: int
    became: Became

    @property
    def is_answer(self) -> bool:
        """Whether it answered an open question."""
        return self.became is Became.ANSWERED


class Talking:
    """Use cases of the conversation on a ticket."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._mover = Mover(db, directory)
        self._clock = clock

    async def add(self, actor: Actor, ticket_id: int, said: Said) -> Heard:
        """Say something on a ticket; the other side is told. Denied for those who only read it.

        1. A ticket that was merged hands it on. 2. A further part of an album goes to the rest of it. 3. While a
        question is open, whatever the reporter says is the answer: the ticket goes on, its pause ends. 4. On a ticket
        that was closed it is kept, so that nothing is lost, and `Heard` says so.
        """
        person_id, now = actor.require_person(), self._clock.now()
        words = said.clean()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            ticket_id, row, hands = await self._goal(session, actor, ticket_id)
            if not hands & SPEAKERS:
                raise Denied
            speaker = next(hand for hand in SPEAKS_AS if hand in hands)
            if part := await self._rest(session, person_id, ticket_id, said, words):
                return part
            is_answer = speaker is Hand.REPORTER and await self._go_on(session, ticket_id, row, now)
            action = "answer" if is_answer else "attach" if said.attachment else "say"
            event_id = await self._keep(session, person_id, ticket_id, action, said, words, now)
            became = Became.ANSWERED if is_answer else _after_the_end(row, hands, now)
            if became is Became.LATE:
                return Heard(ticket_id, event_id, became)
            kind = "answered" if is_answer else "added"
            people = await self._listeners(session, ticket_id, row, speaker, person_id, now)
            args = {"event": event_id, "by": speaker.value}
            await self._mover.tell(session, people, kind, ticket_id, _told_at(said, now), args, besides=person_id)
        return Heard(ticket_id, event_id, became)

    async def ask(self, actor: Actor, ticket_id: int, said: Said) -> Heard:
        """Ask the reporter; the ticket waits for the answer, and its terms stand still.

        Raises what `Mover.move` raises, and Outdated where nobody would answer: the reporter asks themselves, has left
        or can't be reached.
        """
        person_id, now = actor.require_person(), self._clock.now()
        words = said.clean()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row, hands = await self._mover.find(session, actor, ticket_id)
            if Hand.WORKER in hands and (part := await self._rest(session, person_id, ticket_id, said, words)):
                return part
            wait = {
                "waiting_for": WaitingFor.REPORTER,
                "waiting_until": None,
                "waiting_words": None,
                "paused_since": row.paused_since or now,
            }
            await self._mover.move(session, actor, ticket_id, Step.ASK, now, wait)
            await self._refuse_in_vain(ticket_id, row.reporter_id, person_id)
            event_id = await self._keep(session, person_id, ticket_id, Step.ASK.value, said, words, now)
            people = [row.reporter_id, *await self._mover.followers(session, ticket_id, row)]
            args = {"event": event_id, "by": Hand.WORKER.value}
            await self._mover.tell(session, people, "asked", ticket_id, _told_at(said, now), args, besides=person_id)
        return Heard(ticket_id, event_id, Became.ASKED)

    async def note(self, actor: Actor, ticket_id: int, said: Said) -> Heard:
        """Write an internal note: for those who work or oversee tickets, never for its reporter and followers.

        Whoever holds the ticket is told. Denied for anybody who is not in its service.
        """
        person_id, now = actor.require_person(), self._clock.now()
        words = said.clean()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row, hands = await self._mover.find(session, actor, ticket_id)
            if Hand.WORKER not in hands:
                raise Denied
            if part := await self._rest(session, person_id, ticket_id, said, words):
                return part
            event_id = await self._keep(session, person_id, ticket_id, "note", said, words, now, internal=True)
            args = {"event": event_id, "by": Hand.WORKER.value}
            holder = [row.assignee_id] if row.assignee_id else []
            await self._mover.tell(session, holder, "noted", ticket_id, _told_at(said, now), args, besides=person_id)
        return Heard(ticket_id, event_id, Became.NOTED)

    async def ticket_of_album(self, actor: Actor, album: str) -> int | None:
        """The ticket that an album of this person went to: for its parts that came where nobody knew."""
        sought = {"person": actor.require_person(), "album": album}
        async with self._db.read() as session:
            found: int | None = (await session.execute(_ALBUM_ANYWHERE, sought)).scalar()
        return found

    async def _goal(self, session: WriteSession, actor: Actor, ticket_id: int) -> tuple[int, Any, frozenset[Hand]]:
        """The ticket to talk on: this one, or the one that it was merged into (if the actor may know of that)."""
        row, hands = await self._mover.find(session, actor, ticket_id)
        for _ in range(MERGES_FOLLOWED):
            if row.state is not TicketState.MERGED:
                break
            into = (await session.execute(_MERGED_INTO, {"ticket": ticket_id})).scalar()
            try:
                row, hands = await self._mover.find(session, actor, into or 0)
            except Missing:
                break
            ticket_id = into or 0
            await session.show(f"ticket:{ticket_id}")
        return ticket_id, row, hands

    async def _rest(
        self, session: WriteSession, person_id: int, ticket_id: int, said: Said, words: str | None
    ) -> Heard | None:
        """Put a further part of an album to the event that its first part made; None where this is the first."""
        if said.album is None:
            return None
        sought = {"ticket": ticket_id, "person": person_id, "album": said.album}
        event = (await session.execute(_ALBUM_HERE, sought)).first()
        if event is None:
            return None
        if said.attachment:
            await _attach(session, person_id, ticket_id, event.id, said.attachment)
        if words:
            both = f"{event.words}\n{words}" if event.words else words
            await session.execute(_REWORD, {"event": event.id, "said": shorten(both, COMMENT_LIMIT)})
        return Heard(ticket_id, event.id, Became.PART)

    async def _keep(
        self,
        session: WriteSession,
        person_id: int,
        ticket_id: int,
        action: str,
        said: Said,
        words: str | None,
        now: datetime,
        **more: Any,
    ) -> int:
        """Write the event, and what came with it; the event's number."""
        event_id = await self._mover.note(session, ticket_id, person_id, action, now, words, album=said.album, **more)
        if said.attachment:
            await _attach(session, person_id, ticket_id, event_id, said.attachment)
        return event_id

    async def _go_on(self, session: WriteSession, ticket_id: int, row: Any, now: datetime) -> bool:
        """End the wait for the reporter; whether there was one, and nobody ended it at the same moment."""
        if row.state is not TicketState.WAITING or row.waiting_for is not WaitingFor.REPORTER:
            return False
        pause = await self._mover.pause_over(row, now) if row.paused_since else {}
        return bool(changed(await session.execute(_GO_ON.values(pause), {"ticket": ticket_id, "now": now})))

    async def _refuse_in_vain(self, ticket_id: int, reporter_id: int, person_id: int) -> None:
        """Refuse a question that nobody would answer, since the ticket's terms would stand still for ever."""
        reporter = (await self._directory.now()).people.get(reporter_id)
        if reporter_id == person_id:
            raise Outdated("error-ask-oneself", shows=f"ticket:{ticket_id}")
        if reporter is None or reporter.sender is None or not reporter.reachable:
            raise Outdated("error-ask-unreachable", shows=f"ticket:{ticket_id}")

    async def _listeners(
        self, session: WriteSession, ticket_id: int, row: Any, speaker: Hand, person_id: int, now: datetime
    ) -> Sequence[int]:
        """Who is told of words that are no question: the other side, and whoever holds the ticket or asked on it.

        Until a pupil's report is passed on, that is between the pupil and the keeper of the room.
        """
        holder = [row.assignee_id] if row.assignee_id else []
        if row.category is TicketCategory.PLANNED:
            return holder
        if speaker is Hand.WORKER:
            return [row.reporter_id, *holder, *await self._mover.followers(session, ticket_id, row)]
        if row.state is TicketState.UNCONFIRMED:
            school = await self._directory.now()
            return [row.reporter_id, *(person.id for person in school.keepers(row.room_id or 0))]
        team = await self._mover.team_of(row, now, besides=person_id)
        if row.waiting_for is WaitingFor.REPORTER and speaker is Hand.REPORTER:
            team += (await session.execute(_ASKED_BY, {"ticket": ticket_id})).scalars()
        return team


def _after_the_end(row: Any, hands: frozenset[Hand], now: datetime) -> Became:
    """What words mean on a ticket that stands so: whoever works it may always add some."""
    if row.state not in (TicketState.CLOSED, TicketState.CANCELLED) or Hand.WORKER in hands:
        return Became.ADDED
    closed_at = standing_of(row).closed_at
    is_late = row.state is TicketState.CANCELLED or closed_at is None or now > closed_at + REOPENED_WITHIN
    return Became.LATE if is_late else Became.CLOSED


def _told_at(said: Said, now: datetime) -> datetime:
    return now + ALBUM_GATHERS if said.album else now


async def _attach(session: WriteSession, person_id: int, ticket_id: int, event_id: int, attachment: Attachment) -> None:
    media = {"ticket_id": ticket_id, "person_id": person_id, "event_id": event_id}
    file = {"kind": attachment.kind, "file_id": attachment.file_id, "position": attachment.position}
    await session.execute(_ATTACH, media | file)


_TICKET, _EVENT = table(Ticket).c, table(TicketEvent).c
_ATTACH = insert(table(TicketMedia))
_MERGED_INTO = select(_TICKET.merged_into_id).where(_TICKET.id == bindparam("ticket"))
_OF_ALBUM = (_EVENT.person_id == bindparam("person"), _EVENT.album == bindparam("album"))
_ALBUM_HERE = select(_EVENT.id, _EVENT.words).where(_EVENT.ticket_id == bindparam("ticket"), *_OF_ALBUM)
_ALBUM_ANYWHERE = (
    select(_EVENT.ticket_id)
    .where(_EVENT.id > select(func.max(_EVENT.id)).scalar_subquery() - ALBUM_AMONG, *_OF_ALBUM)
    .order_by(_EVENT.id.desc())
    .limit(1)
)
_REWORD = update(table(TicketEvent)).where(_EVENT.id == bindparam("event")).values(words=bindparam("said"))
_ASKED_BY = (
    select(_EVENT.person_id)
    .where(_EVENT.ticket_id == bindparam("ticket"), _EVENT.action == Step.ASK.value)
    .order_by(_EVENT.id.desc())
    .limit(1)
)
_NOBODYS = _TICKET.assignee_id.is_(None)
_GO_ON = (
    update(table(Ticket))
    .where(
        _TICKET.id == bindparam("ticket"),
        _TICKET.state == TicketState.WAITING,
        _TICKET.waiting_for == WaitingFor.REPORTER,
    )
    .values(
        state=case((_NOBODYS, TicketState.NEW.value), else_=TicketState.TAKEN.value),
        taken_at=case((_NOBODYS, None), else_=func.coalesce(_TICKET.taken_at, bindparam("now", type_=UtcDateTime()))),
        waiting_for=None,
        waiting_until=None,
        waiting_words=None,
    )
)
