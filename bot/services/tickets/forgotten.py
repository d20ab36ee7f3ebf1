"""Tickets that wait for somebody who does not answer: the reporter asked a question, the keeper of a pupil's report.

The silence after «done» is in silence.py.
"""

from typing import Any, Final

from sqlalchemy import bindparam, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database, changed
from bot.services.calendar import SCHOOL_DAY
from bot.services.directory import Directory
from bot.services.tickets.moving import Mover
from bot.services.tickets.states import Step
from bot.services.tickets.vouching import pass_on
from bot.services.timeline import Timeline
from models.base import table
from models.tickets import Ticket, TicketState, WaitingFor

# Working time until a question is asked once more, and from then until the ticket goes on without the answer.
ASKED_AGAIN_AFTER: Final = SCHOOL_DAY.length
UNANSWERED_AFTER: Final = 3 * SCHOOL_DAY.length
# So long a pupil's report waits for the keeper of the room.
VOUCHED_AFTER: Final = SCHOOL_DAY.length / 2


class Forgotten:
    """Use cases of the clock; each may run twice, or in several processes at once, and acts once."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = Mover(db, directory)

    async def recall(self) -> None:
        """Every so often: ask reporters once more, go on without their answers, pass pupils' reports on."""
        now, school = self._clock.now(), await self._directory.now()
        async with self._db.read() as session:
            asked = (await session.execute(_ASKED)).all()
            pupils = (await session.execute(_UNCONFIRMED)).all()
        if not asked and not pupils:
            return
        began = min([row.paused_since for row in asked] + [row.opened_at for row in pupils])
        timeline = Timeline(school.calendar, began)
        for row in asked:
            if row.reminded_at is None or row.reminded_at < row.paused_since:
                if timeline.between(row.paused_since, now) >= ASKED_AGAIN_AFTER:
                    await self._ask_again(row)
            elif timeline.between(row.reminded_at, now) >= UNANSWERED_AFTER:
                await self._go_on(row)
        for report in pupils:
            if timeline.between(report.opened_at, now) >= VOUCHED_AFTER:
                await self._pass_on(report)

    async def _ask_again(self, row: Any) -> None:
        now = self._clock.now()
        async with self._db.write(SYSTEM) as session:
            claim = {"ticket": row.id, "since": row.paused_since, "was": row.reminded_at, "now": now}
            if changed(await session.execute(_REMIND, claim)):
                await self._mover.tell(session, [row.reporter_id], "ask_again", row.id, now)

    async def _go_on(self, row: Any) -> None:
        """Without the answer: the terms run again, and whoever holds the ticket decides."""
        now = self._clock.now()
        state = TicketState.TAKEN if row.assignee_id else TicketState.NEW
        values = {"state": state, "waiting_for": None, "waiting_words": None, **await self._mover.pause_over(row, now)}
        async with self._db.write(SYSTEM) as session:
            claim = {"ticket": row.id, "since": row.paused_since}
            if changed(await session.execute(_STILL_ASKED.values(values), claim)):
                await self._mover.note(session, row.id, None, Step.RESUME.value, now)
                people = await self._mover.team_of(row, now)
                await self._mover.tell(session, people, "unanswered", row.id, now)

    async def _pass_on(self, row: Any) -> None:
        """To the service, as the keeper would have done."""
        async with self._db.write(SYSTEM) as session:
            await pass_on(self._db, self._directory, session, row, self._clock.now())


_TICKET = table(Ticket).c
_ASKED = select(
    _TICKET.id,
    _TICKET.reporter_id,
    _TICKET.assignee_id,
    _TICKET.team_id,
    _TICKET.room_id,
    _TICKET.paused_since,
    _TICKET.paused_seconds,
    _TICKET.reminded_at,
).where(
    _TICKET.state == TicketState.WAITING,
    _TICKET.waiting_for == WaitingFor.REPORTER,
    _TICKET.waiting_until.is_(None),
    _TICKET.paused_since.is_not(None),
)
_STILL_ASKED = update(table(Ticket)).where(
    _TICKET.id == bindparam("ticket"),
    _TICKET.state == TicketState.WAITING,
    _TICKET.paused_since == bindparam("since"),
)
_REMIND = _STILL_ASKED.where(_TICKET.reminded_at.is_not_distinct_from(bindparam("was"))).values(
    reminded_at=bindparam("now")
)
_UNCONFIRMED = select(
    _TICKET.id,
    _TICKET.reporter_id,
    _TICKET.category,
    _TICKET.kind,
    _TICKET.urgent,
    _TICKET.team_id,
    _TICKET.room_id,
    _TICKET.assignee_id,
    _TICKET.opened_at,
).where(_TICKET.state == TicketState.UNCONFIRMED)
