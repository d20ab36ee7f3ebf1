"""What the director or a deputy decides on a ticket: another promised day, or that nobody does it any more."""

from datetime import date
from typing import Final

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid
from bot.services.daywords import FARTHEST
from bot.services.directory import Directory
from bot.services.text import clean_text
from bot.services.tickets.moving import Mover
from bot.services.tickets.states import Step
from models.tickets import TicketCategory, TicketState, WaitingFor

REASON_LIMIT: Final = 300


class Directing:
    """Use cases of whoever directs tickets; `states.MOVES` says that it is theirs."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = Mover(db, directory)

    async def put_off(self, actor: Actor, ticket_id: int, until: date, words: str) -> None:
        """Promise another day, with the reason; it stays where it is, and until the day is over it is not late.

        Who waits for it is told, and whoever works it. Invalid for a day that is not ahead or too far, for no reason,
        and where the reporter was asked something: until they answer nothing is promised.
        """
        person_id, now, reason = actor.require_person(), self._clock.now(), clean_text(words, REASON_LIMIT)
        today = (await self._directory.now()).today(now)
        if not today < until <= today + FARTHEST:
            raise Invalid("error-wait-day")
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row = await self._mover.move(session, actor, ticket_id, Step.PUT_OFF, now, {"waiting_until": until})
            if row.waiting_for is WaitingFor.REPORTER:
                raise Invalid("error-act-asked", shows=f"ticket:{ticket_id}")
            said = f"{until:%d.%m.%Y}: {reason}"
            await self._mover.note(session, ticket_id, person_id, Step.PUT_OFF.value, now, said)
            people = await self._mover.team_of(row, now)
            if row.category is not TicketCategory.PLANNED:
                people = [row.reporter_id, *await self._mover.followers(session, ticket_id, row), *people]
            await self._mover.tell(session, people, Step.PUT_OFF.value, ticket_id, now, besides=person_id)

    async def drop(self, actor: Actor, ticket_id: int, words: str) -> None:
        """Nobody does it any more, for this reason: who waited for it is told, and whoever would have done it."""
        person_id, now, reason = actor.require_person(), self._clock.now(), clean_text(words, REASON_LIMIT)
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row = await self._mover.move(session, actor, ticket_id, Step.DROP, now)
            await self._mover.note(session, ticket_id, person_id, Step.DROP.value, now, reason)
            people = [row.reporter_id, *await self._mover.followers(session, ticket_id, row)]
            if row.state is not TicketState.UNCONFIRMED:
                people += await self._mover.team_of(row, now)
            await self._mover.tell(session, people, Step.DROP.value, ticket_id, now, besides=person_id)
