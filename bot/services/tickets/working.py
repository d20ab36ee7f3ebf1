"""The steps of a ticket that need nothing but a tap, and «done» with what was done."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services.directory import Directory
from bot.services.tickets.informing import Reported, inform_heads
from bot.services.tickets.moving import Mover
from bot.services.tickets.promises import promise
from bot.services.tickets.reading import Attachment
from bot.services.tickets.routing import workers
from bot.services.tickets.states import Step
from bot.services.tickets.talking import Said
from models.base import table
from models.tickets import Ticket, TicketCategory, TicketMedia, TicketState


class Working:
    """Use cases that move a ticket; `states.MOVES` says who may make which step."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._mover = Mover(db, directory)
        self._clock = clock

    async def make(self, actor: Actor, ticket_id: int, step: Step, said: Said | None = None) -> None:
        """Make one step, with what was said to it: what was done, in words and pictures.

        The state moves, the history gets a line, whoever waits for it is told. Raises what `Mover.move` raises, Invalid
        for words that can't be kept. Further parts of an album find the line by `Talking.add`.
        """
        person_id, now = actor.require_person(), self._clock.now()
        words = said.clean() if said else None
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row = await self._mover.move(session, actor, ticket_id, step, now)
            if step is Step.VOUCH:
                await self._start_terms(session, ticket_id, row, now)
            album = said.album if said else None
            event_id = await self._mover.note(session, ticket_id, person_id, step.value, now, words, album=album)
            if said and said.attachment:
                await _attach(session, ticket_id, event_id, person_id, said.attachment)
            await self._tell(session, step, ticket_id, row, person_id, now)
            if step is Step.VOUCH:
                await self._inform(session, ticket_id, row, person_id, now)

    async def _start_terms(self, session: WriteSession, ticket_id: int, row: Any, now: datetime) -> None:
        """What a student reported counts from when the keeper passed it on."""
        terms = promise(await self._directory.now(), row.category, row.kind, now, urgent=row.urgent)
        times = {"now": now, "react": terms.react_by, "solve": terms.solve_by}
        await session.execute(_START, {"ticket": ticket_id, **times})

    async def _inform(self, session: WriteSession, ticket_id: int, row: Any, person_id: int, now: datetime) -> None:
        """The heads hear of a pupil's report once it is one; the keeper who passed it on knows."""
        school = await self._directory.now()
        room = school.rooms.get(row.room_id or 0)
        reported = Reported(ticket_id, row.reporter_id, room.building_id if room else None, row.urgent)
        await inform_heads(self._db, session, school, reported, [person_id, *await self._team(row, now)], now)

    async def _tell(
        self, session: WriteSession, step: Step, ticket_id: int, row: Any, person_id: int, now: datetime
    ) -> None:
        """Tell each step to whoever waits for it; `row` is the ticket as it stood before."""
        for kind, people in await self._addressees(session, step, ticket_id, row, now):
            await self._mover.tell(session, people, kind, ticket_id, now, besides=person_id)

    async def _addressees(
        self, session: WriteSession, step: Step, ticket_id: int, row: Any, now: datetime
    ) -> list[tuple[str, list[int]]]:
        """The notices of a step: kinds and whom each is for."""
        reporter, holder = [row.reporter_id], [row.assignee_id] if row.assignee_id else []
        followers = await self._mover.followers(session, ticket_id, row)
        if row.category is TicketCategory.PLANNED:
            return []
        match step:
            case Step.VOUCH:
                return [("opened", await self._team(row, now)), ("vouch", reporter)]
            case Step.REJECT:
                return [("reject", reporter)]
            case Step.TAKE:
                return [("take", [*reporter, *followers])]
            case Step.SOLVE:
                return [("solve", reporter), ("done", followers)]
            case Step.CONFIRM:
                return [("confirm", holder)]
            case Step.RETURN:
                return [("return", await self._team(row, now))]
            case Step.FIXED:
                return [("fixed", holder), ("done", followers)]
            case Step.CANCEL:
                team = [] if row.state is TicketState.UNCONFIRMED else await self._team(row, now)
                return [("cancel", [*team, *followers])]
            case _:
                return []

    async def _team(self, row: Any, now: datetime) -> list[int]:
        """Everybody of the service, whoever held it before."""
        school = await self._directory.now()
        room = school.rooms.get(row.room_id or 0)
        return workers(school, school.today(now), row.team_id, room.building_id if room else None)


async def _attach(session: WriteSession, ticket_id: int, event_id: int, person_id: int, file: Attachment) -> None:
    media = {"ticket_id": ticket_id, "event_id": event_id, "person_id": person_id}
    await session.execute(_ATTACH, media | {"kind": file.kind, "file_id": file.file_id, "position": file.position})


_TICKET = table(Ticket).c
_ATTACH = insert(table(TicketMedia))
_START = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("ticket"))
    .values(opened_at=bindparam("now"), react_by=bindparam("react"), solve_by=bindparam("solve"))
)
