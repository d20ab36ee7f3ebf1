"""Telling of missed terms: the technician, then the head of the service, then the director, each person once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM
from bot.db import Database, WriteSession, changed
from bot.services import notices
from bot.services.calendar import next_opening
from bot.services.snapshot import Known, Snapshot
from bot.services.tickets.states import OPEN_STATES
from bot.services.tickets.terms import Level, Telling, TermKind, tellings
from models.base import table
from models.delivery import OutboxNotice
from models.people import Role
from models.tickets import Ticket, TicketState

# What came late at the same time comes as one digest: held back longer than the outbox lets notices travel alone.
GATHER: Final = timedelta(minutes=6)
# Tickets of one write unit, so that people's taps need not wait long between two of them.
AT_ONCE: Final = 100

Holders: TypeAlias = Mapping[Level, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Missed:
    """A term of a ticket (a row of the tick) that has passed: the highest level told so far, the levels due now."""

    ticket: Any
    kind: TermKind
    reached: int
    due: Sequence[Level]

    @property
    def key(self) -> str:
        """By which nobody is told twice; a ticket that came back may be told of again."""
        return f"overdue:{self.kind}:{self.ticket.id}:{self.ticket.returns}"


class Escalation:
    """Claims what is missed and puts it into the outbox."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def tell(self, school: Snapshot, missed: Sequence[Missed], now: datetime) -> None:
        """Tell of each missed term, a part of them in one write unit.

        1. Who was told already is read from the outbox. 2. Who is told now follows from `terms.tellings`; where nobody
        is left, the level stays open for whoever comes, and nothing is written. 3. The ticket's level is moved by a
        conditional UPDATE: of two processes one moves it, and that one tells.
        """
        today = school.today(now)
        for start in range(0, len(missed), AT_ONCE):
            part = [(one, holders_of(school, one.ticket, today)) for one in missed[start : start + AT_ONCE]]
            async with self._db.read() as session:
                told = await _told(session, part)
            found = [(one, tellings(one.due, told.get(one.key, set()), holders)) for one, holders in part]
            due = [(one, telling) for one, telling in found if telling]
            if not due:
                continue
            async with self._db.write(SYSTEM) as session:
                for one, telling in due:
                    await self._tell(session, school, one, telling, now)

    async def _tell(
        self, session: WriteSession, school: Snapshot, one: Missed, found: Sequence[Telling], now: datetime
    ) -> None:
        claim = {"ticket": one.ticket.id, "seen": one.reached, "level": max(*one.due, found[-1].level)}
        if not changed(await session.execute(_CLAIM[one.kind], claim)):
            return
        for telling in found:
            args = {"level": int(telling.level), "term": one.kind.value}
            after = timedelta(0) if one.ticket.urgent else GATHER
            notice = notices.Notice("ticket.overdue", f"ticket:{one.ticket.id}", args, once=one.key, after=after)
            people = [person for person in telling.people if not _reads_of_it(school, person, one, telling.level, now)]
            await notices.put(self._db, session, school, people, notice, now)


def _reads_of_it(school: Snapshot, person_id: int, one: Missed, level: Level, now: datetime) -> bool:
    """Whether the morning list says it to who works the ticket, before any notice could: it came late out of hours."""
    if level is not Level.TECHNICIAN or one.ticket.state is TicketState.WAITING:
        return False
    window = school.window(school.people[person_id], school.today(now))
    return next_opening(now, window, school.calendar) > now


def holders_of(school: Snapshot, ticket: Any, today: date) -> Holders:
    """Who is told at each level, of those who are there; for one who is away whoever stands in.

    The technician is who holds the ticket; where nobody does, everybody of the service who works in that building.
    """
    team = school.teams.get(ticket.team_id or 0)
    nearest = _present(school, [school.people.get(ticket.assignee_id or 0)], today)
    if not nearest and team is not None:
        room = school.rooms.get(ticket.room_id or 0)
        nearest = _present(school, school.team_members(team.id, today, room.building_id if room else None), today)
    head = school.people.get(team.head_id or 0) if team else None
    return {
        Level.TECHNICIAN: nearest,
        Level.HEAD: _present(school, [head], today),
        Level.DIRECTOR: _present(school, school.holders(Role.DIRECTOR, today), today),
    }


def _present(school: Snapshot, people: Iterable[Known | None], today: date) -> list[int]:
    stand_ins = (school.stand_in(person, today) for person in people if person is not None)
    return [person.id for person in stand_ins if person is not None]


async def _told(session: AsyncSession, part: Iterable[tuple[Missed, Holders]]) -> Mapping[str, set[int]]:
    """Who of these was told already, by the key of what was missed."""
    keys = [f"{one.key}:{person}" for one, holders in part for some in holders.values() for person in some]
    told: dict[str, set[int]] = {}
    for full in (await session.execute(_TOLD, {"keys": keys})).scalars():
        key, _, person = str(full).rpartition(":")
        told.setdefault(key, set()).add(int(person))
    return told


_TICKET, _OUTBOX = table(Ticket).c, table(OutboxNotice).c
_TOLD = select(_OUTBOX.dedup_key).where(_OUTBOX.dedup_key.in_(bindparam("keys", expanding=True)))
_MISSING = update(table(Ticket)).where(_TICKET.id == bindparam("ticket"), _TICKET.state.in_(OPEN_STATES))
_CLAIM = {
    TermKind.REACT: _MISSING.where(_TICKET.react_escalated == bindparam("seen"), _TICKET.responded_at.is_(None)).values(
        react_escalated=bindparam("level")
    ),
    TermKind.SOLVE: _MISSING.where(_TICKET.escalated == bindparam("seen"), _TICKET.paused_since.is_(None)).values(
        escalated=bindparam("level")
    ),
}
