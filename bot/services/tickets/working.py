"""Working a ticket: taking, solving, confirming, returning, adding to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Denied, Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.text import clean_text
from bot.services.tickets.reading import Attachment, place_of
from bot.services.tickets.reporting import workers
from bot.services.tickets.states import FINAL_STATES, MOVES, Hand, Step, has_hand
from models.base import table
from models.tickets import Ticket, TicketEvent, TicketMedia, TicketState


class Working:
    """Use cases that move a ticket; `states.MOVES` says who may make which step."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def make(self, actor: Actor, ticket_id: int, step: Step) -> None:
        """Make one step.

        1. The state is moved by a conditional UPDATE: of two who tap at once one moves it, the other is told
           (Outdated). 2. The history gets a line. 3. Whoever waits for it is told.
        Raises Missing for a ticket that the actor may not know of, Denied for a step that is not theirs.
        """
        person_id = actor.require_person()
        move = MOVES[step]
        if move.hand is Hand.WORKER:
            actor.require(Permission.TICKET_WORK)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            moved = await session.execute(_MOVE[step], {"ticket": ticket_id, "me": person_id, "now": now})
            row = moved.first()
            if row is None:
                await self._refuse(session, actor, ticket_id, move.hand)
            assert row is not None
            await session.execute(
                _ADD_EVENT, {"ticket_id": ticket_id, "person_id": person_id, "action": step.value, "at": now}
            )
            await self._tell(session, step, ticket_id, row, person_id, now)

    async def add(self, actor: Actor, ticket_id: int, words: str, attachment: Attachment | None) -> None:
        """Add words or a photo to an open ticket; its reporter and whoever works the queue may."""
        person_id = actor.require_person()
        words = clean_text(words) if words or attachment is None else ""
        now = self._clock.now()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row = (await session.execute(_FIND, {"id": ticket_id})).first()
            if row is None or not (actor.may(Permission.TICKET_WORK) or row.reporter_id == person_id):
                raise Missing("error-ticket-missing")
            if row.state in FINAL_STATES:
                raise Outdated("error-ticket-closed", shows=f"ticket:{ticket_id}")
            action = "attach" if attachment else "say"
            await session.execute(
                _ADD_EVENT,
                {"ticket_id": ticket_id, "person_id": person_id, "action": action, "words": words or None, "at": now},
            )
            if attachment:
                media = {"ticket_id": ticket_id, "person_id": person_id}
                await session.execute(
                    insert(table(TicketMedia)), media | {"kind": attachment.kind, "file_id": attachment.file_id}
                )
            await self._tell_added(session, ticket_id, row, person_id, now)

    async def _refuse(self, session: WriteSession, actor: Actor, ticket_id: int, hand: Hand) -> None:
        """Say why the ticket did not move."""
        row = (await session.execute(_FIND, {"id": ticket_id})).first()
        if row is None or not (actor.may(Permission.TICKET_WORK) or row.reporter_id == actor.person_id):
            raise Missing("error-ticket-missing")
        if not has_hand(actor, hand, row.reporter_id):
            raise Denied
        thing = f"ticket:{ticket_id}"
        if row.state is TicketState.TAKEN and row.assignee_id != actor.person_id:
            people = (await self._directory.now()).people
            if row.assignee_id in people:
                raise Outdated("error-ticket-taken", shows=thing, name=people[row.assignee_id].name)
        raise Outdated(shows=thing)

    async def _tell(
        self, session: WriteSession, step: Step, ticket_id: int, row: Any, person_id: int, now: datetime
    ) -> None:
        school = await self._directory.now()
        people: list[int] = []
        if step in {Step.TAKE, Step.SOLVE}:
            people = [row.reporter_id]
        elif step is Step.CONFIRM and row.assignee_id:
            people = [row.assignee_id]
        elif step in {Step.RETURN, Step.CANCEL}:
            people = workers(school, now, await place_of(session, ticket_id))
        told = notices.Notice(f"ticket.{step.value}", f"ticket:{ticket_id}")
        others = [person for person in people if person != person_id]
        await notices.put(self._db, session, school, others, told, now)

    async def _tell_added(self, session: WriteSession, ticket_id: int, row: Any, person_id: int, now: datetime) -> None:
        """Tell the other side: the reporter, or whoever holds the ticket, or all who may take it."""
        school = await self._directory.now()
        if person_id != row.reporter_id:
            people = [row.reporter_id]
        elif row.assignee_id:
            people = [row.assignee_id]
        else:
            people = workers(school, now, await place_of(session, ticket_id), besides=person_id)
        told = notices.Notice("ticket.added", f"ticket:{ticket_id}")
        await notices.put(self._db, session, school, people, told, now)


_TICKET = table(Ticket).c
_SEEN = (_TICKET.reporter_id, _TICKET.assignee_id, _TICKET.state)
_FIND = select(*_SEEN).where(_TICKET.id == bindparam("id"))
_ADD_EVENT = insert(table(TicketEvent))

# What each step writes beside the state; `me` and `now` are the actor and the moment.
_STAMPS: dict[Step, dict[str, Any]] = {
    Step.TAKE: {"assignee_id": bindparam("me"), "taken_at": bindparam("now")},
    Step.SOLVE: {"assignee_id": bindparam("me"), "solved_at": bindparam("now")},
    Step.CONFIRM: {"closed_at": bindparam("now")},
    Step.RETURN: {"assignee_id": None, "solved_at": None},
    Step.CANCEL: {"closed_at": bindparam("now")},
}


def _move_statement(step: Step) -> Any:
    move = MOVES[step]
    statement = update(table(Ticket)).where(_TICKET.id == bindparam("ticket"), _TICKET.state.in_(move.sources))
    if move.hand is Hand.REPORTER:
        statement = statement.where(_TICKET.reporter_id == bindparam("me"))
    return statement.values(state=move.target, **_STAMPS[step]).returning(*_SEEN)


_MOVE = {step: _move_statement(step) for step in Step}
