"""What somebody who works tickets has to do today: what is late, what is due, theirs and what nobody took yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, or_

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.calendar import ROLE_WINDOWS, Addressee
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from bot.services.tickets.reading import LINE_COLUMNS, LINES, TicketLine
from bot.services.tickets.terms import TermKind, held
from models.base import table
from models.tickets import Ticket, TicketState

# A morning list that could not be made at the opening is made up until so long after it.
STILL_MORNING: Final = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class DueLine:
    """A ticket that is due: which of its terms, and by when."""

    ticket: TicketLine
    term: TermKind
    by: datetime


class DueToday:
    """Reads what is due, for the morning lists."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def today(self, actor: Actor) -> Sequence[DueLine]:
        """What is late or due today for whoever works tickets: theirs, of those for whom they stand in, and untaken.

        The earliest first.
        """
        person_id = actor.require(Permission.TICKET_WORK)
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        rows = await self._rows(school, today, now)
        mine = [row for row in rows if person_id in _workers(school, row, today)]
        return sorted((_line(row, school, today) for row in mine), key=lambda line: (line.by, line.ticket.id))

    async def in_the_morning(self, school: Snapshot, now: datetime) -> frozenset[int]:
        """Everybody who had something to do at the opening of the staff's hours; nobody at other times of the day.

        What was reported since then does not count, so that nobody gets a list that began empty.
        """
        today = school.today(now)
        opening = school.calendar.open_span(today, ROLE_WINDOWS[Addressee.STAFF])
        if opening is None or not opening.start <= now < opening.start + STILL_MORNING:
            return frozenset()
        rows = await self._rows(school, today, opening.start)
        return frozenset(person for row in rows for person in _workers(school, row, today))

    async def _rows(self, school: Snapshot, today: date, opened_by: datetime) -> Sequence[Any]:
        times = {"ends": school.calendar.end_of_working_day(today), "opened": opened_by}
        async with self._db.read() as session:
            return (await session.execute(_DUE, times)).all()


def _workers(school: Snapshot, row: Any, today: date) -> set[int]:
    """Who has to see to a ticket: its holder or whoever stands in; of an untaken one, those of its service."""
    holder = school.people.get(row.assignee_id or 0)
    people: Iterable[Any] = [holder] if holder else ()
    if holder is None and row.team_id in school.teams:
        room = school.rooms.get(row.room_id or 0)
        people = school.team_members(row.team_id, today, room.building_id if room else None)
    stand_ins = (school.stand_in(person, today) for person in people)
    return {person.id for person in stand_ins if person is not None}


def _line(row: Any, school: Snapshot, today: date) -> DueLine:
    """The term that comes first; a solution that waited until today is due by the end of it."""
    ends = school.calendar.end_of_working_day(today)
    terms: list[tuple[datetime, TermKind]] = []
    if row.responded_at is None and row.react_by is not None and row.react_by <= ends:
        terms.append((row.react_by, TermKind.REACT))
    solve_by = held(row.solve_by, row.waiting_until, school.calendar)
    if solve_by is not None and row.solve_by <= ends:
        terms.append((solve_by, TermKind.SOLVE))
    by, term = min(terms)
    return DueLine(TicketLine(*row[: len(LINE_COLUMNS)]), term, by)


_TICKET = table(Ticket).c
_DUE = LINES.add_columns(
    _TICKET.room_id,
    _TICKET.team_id,
    _TICKET.assignee_id,
    _TICKET.responded_at,
    _TICKET.react_by,
    _TICKET.solve_by,
    _TICKET.waiting_until,
).where(
    _TICKET.state.in_((TicketState.NEW, TicketState.TAKEN)),
    _TICKET.opened_at <= bindparam("opened"),
    or_(
        _TICKET.solve_by <= bindparam("ends"),
        _TICKET.responded_at.is_(None) & (_TICKET.react_by <= bindparam("ends")),
    ),
)
