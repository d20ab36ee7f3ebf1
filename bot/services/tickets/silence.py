"""A solved ticket about which nobody says anything: its reporter is reminded, then it closes by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, or_, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database, changed
from bot.services.calendar import SCHOOL_DAY
from bot.services.directory import Directory
from bot.services.tickets.moving import Mover
from bot.services.timeline import Timeline
from models.base import table
from models.tickets import Ticket, TicketState

# So many whole working days after it was solved, and then after the reminder.
REMIND_AFTER: Final = 3 * SCHOOL_DAY.length
CLOSE_AFTER: Final = 5 * SCHOOL_DAY.length
# Tickets of one write unit, so that people's taps need not wait long between two of them.
AT_ONCE: Final = 100


class Silence:
    """Ends what nobody answers."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = Mover(db, directory)

    async def end(self) -> None:
        """Remind reporters and close tickets, every so often.

        Who has left or can't be reached gets no reminder, but the ticket closes after the same time. Each ticket is
        claimed by a conditional UPDATE, so that a repeated run, or one beside it, does nothing twice.
        """
        now = self._clock.now()
        school = await self._directory.now()
        async with self._db.read() as session:
            rows = (await session.execute(_SOLVED)).all()
        if not rows:
            return
        timeline = Timeline(school.calendar, min(row.solved_at for row in rows))
        silent, over = [], []
        for row in rows:
            if row.reminded_at is None or row.reminded_at < row.solved_at:  # before it came back and was solved anew
                if timeline.between(row.solved_at, now) >= REMIND_AFTER:
                    silent.append(row)
            elif timeline.between(row.reminded_at, now) >= CLOSE_AFTER:
                over.append(row)
        for start in range(0, len(silent), AT_ONCE):
            await self._remind(silent[start : start + AT_ONCE], now)
        for start in range(0, len(over), AT_ONCE):
            await self._close(over[start : start + AT_ONCE], now)

    async def _remind(self, rows: Sequence[Any], now: datetime) -> None:
        async with self._db.write(SYSTEM) as session:
            for row in rows:
                claim = {"ticket": row.id, "solved": row.solved_at, "now": now}
                if changed(await session.execute(_REMIND, claim)):
                    await self._mover.tell(session, [row.reporter_id], "remind", row.id, now)

    async def _close(self, rows: Sequence[Any], now: datetime) -> None:
        async with self._db.write(SYSTEM) as session:
            for row in rows:
                claim = {"ticket": row.id, "solved": row.solved_at, "now": now}
                if changed(await session.execute(_CLOSE, claim)):
                    await self._mover.note(session, row.id, None, "close", now)
                    people = [row.reporter_id, *await self._mover.followers(session, row.id, row)]
                    await self._mover.tell(session, people, "closed", row.id, now)


_TICKET = table(Ticket).c
_SOLVED = select(_TICKET.id, _TICKET.reporter_id, _TICKET.solved_at, _TICKET.reminded_at, _TICKET.follower_count).where(
    _TICKET.state == TicketState.SOLVED, _TICKET.solved_at.is_not(None)
)
# As it was read: not one that came back and was solved anew meanwhile.
_STILL_SOLVED = update(table(Ticket)).where(
    _TICKET.id == bindparam("ticket"),
    _TICKET.state == TicketState.SOLVED,
    _TICKET.solved_at == bindparam("solved"),
)
_REMIND = _STILL_SOLVED.where(or_(_TICKET.reminded_at.is_(None), _TICKET.reminded_at < _TICKET.solved_at)).values(
    reminded_at=bindparam("now")
)
_CLOSE = _STILL_SOLVED.values(state=TicketState.CLOSED, closed_at=bindparam("now"))
