"""Putting a ticket aside until something comes: a part, a purchase, access to the room.

Taking it up again (`Step.RESUME`) is told to nobody: what the reporter was told is when to expect it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid
from bot.services.daywords import FARTHEST
from bot.services.directory import Directory
from bot.services.text import clean_line
from bot.services.tickets.moving import Mover
from bot.services.tickets.states import Step
from models.tickets import TicketCategory, WaitingFor

# As long as the column that keeps them.
WAITING_WORDS: Final = 200


class Reason(StrEnum):
    """What a ticket may be put aside for; a wait for the reporter is a question (`talking.py`)."""

    PART = WaitingFor.PART.value
    PURCHASE = WaitingFor.PURCHASE.value
    ACCESS = WaitingFor.ACCESS.value


@dataclass(frozen=True, slots=True)
class Wait:
    """For what, until which day (None: nobody knows), and why in words (may be empty)."""

    reason: Reason
    until: date | None = None
    words: str = ""


class Waits:
    """Use cases of putting a ticket aside."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._mover = Mover(db, directory)
        self._clock = clock

    async def wait(self, actor: Actor, ticket_id: int, wait: Wait) -> None:
        """Let a ticket wait; its reporter and followers are told for what and until when.

        The terms go on: only a wait for the reporter stops them. The history keeps the reason in its action's word
        ("wait-part"), since the ticket forgets it when it goes on. Raises what `Mover.move` raises, Invalid for a day
        that is not ahead, or too far.
        """
        person_id, now = actor.require_person(), self._clock.now()
        school = await self._directory.now()
        if wait.until is not None and not school.today(now) < wait.until <= school.today(now) + FARTHEST:
            raise Invalid("error-wait-day")
        words = clean_line(wait.words, WAITING_WORDS) if wait.words else None
        columns = {"waiting_for": WaitingFor(wait.reason), "waiting_until": wait.until, "waiting_words": words}
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row = await self._mover.move(session, actor, ticket_id, Step.WAIT, now, columns)
            await self._mover.note(session, ticket_id, person_id, f"{Step.WAIT}-{wait.reason}", now, words)
            if row.category is TicketCategory.PLANNED:
                return  # who planned it waits for nothing
            people = [row.reporter_id, *await self._mover.followers(session, ticket_id, row)]
            await self._mover.tell(session, people, "wait", ticket_id, now, besides=person_id)
