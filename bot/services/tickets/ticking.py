"""The clock's tick over all open tickets: terms reckoned anew, waits that are over, missed terms told.

What is due stands in the database, so that a tick that was missed is made up by the next one.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database, changed
from bot.services.calendar import SCHOOL_DAY
from bot.services.directory import Directory
from bot.services.snapshot import TECHNICAL, Snapshot
from bot.services.tickets.delays import delay_of, tell_reporters
from bot.services.tickets.escalating import Escalation, Missed
from bot.services.tickets.moving import Mover
from bot.services.tickets.promises import case_of, own_targets
from bot.services.tickets.states import OPEN_STATES, Step
from bot.services.tickets.terms import ESCALATION, Facts, TermKind, Terms, held, levels_due, terms_of
from bot.services.timeline import Timeline
from models.base import table
from models.tickets import Ticket, TicketState

# So much working time an outage keeps its tickets from being told as overdue; then it may be forgotten itself.
OUTAGE_KNOWN: Final = 2 * SCHOOL_DAY.length
# Rows of one write unit, so that people's taps need not wait long between two of them.
AT_ONCE: Final = 500


class Ticking:
    """Use cases of the clock. Every one may run twice, or in several processes at once, and acts once."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = Mover(db, directory)
        self._escalation = Escalation(db)

    async def tick(self) -> None:
        """Look at every open ticket, every few minutes.

        1. One statement reads them; those of a service that was closed meanwhile go to the technicians. 2. Terms that
        came out otherwise than they stand (the calendar or the school's targets changed, a wait ended) are written.
        3. Waits whose day has come end. 4. Missed terms are told, to reporters too.
        """
        now = self._clock.now()
        school = await self._directory.now()
        async with self._db.read() as session:
            rows = (await session.execute(_OPEN)).all()
        if any(_is_stranded(school, row) for row in rows):
            await self._take_in([row for row in rows if _is_stranded(school, row)], now)
            rows = [row for row in rows if not _is_stranded(school, row)]
        if not rows:
            return
        timeline = Timeline(school.calendar, min(row.opened_at for row in rows))
        own = own_targets(school)
        terms = [terms_of(_facts(row), own, timeline) for row in rows]
        pairs = list(zip(rows, terms, strict=True))
        await self._write([_values(row, new) for row, new in pairs if (row.react_by, row.solve_by) != _both(new)])
        today = school.today(now)
        for row in rows:
            if row.state is TicketState.WAITING and row.waiting_until is not None and row.waiting_until <= today:
                await self._wake(school, row, now)
        # An outage is known to everybody, for a while; not what was put to it and then passed on to another service.
        known = {
            (outage.id, outage.team_id)
            for outage in school.outages
            if school.calendar.working_hours_between(outage.opened_at, now) < OUTAGE_KNOWN
        }
        alone = [(row, new) for row, new in pairs if (row.outage_id, row.team_id) not in known]
        missed = [one for row, new in alone for one in _missed(row, new, now, timeline)]
        await self._escalation.tell(school, missed, now)
        delays = (delay_of(row, new, now, school.calendar) for row, new in alone)
        await tell_reporters(self._db, school, [one for one in delays if one is not None], now)

    async def _write(self, changes: Sequence[dict[str, Any]]) -> None:
        for start in range(0, len(changes), AT_ONCE):
            async with self._db.write(SYSTEM) as session:
                await session.execute(_SET_TERMS, changes[start : start + AT_ONCE])

    async def _take_in(self, rows: Sequence[Any], now: datetime) -> None:
        """Give tickets to the technicians that another replica wrote for a service while it was being closed."""
        technical = (await self._directory.now()).team(TECHNICAL).id
        async with self._db.write(SYSTEM) as session:
            for row in rows:
                if changed(await session.execute(_TAKE_IN, {"ticket": row.id, "was": row.team_id, "to": technical})):
                    await self._mover.note(session, row.id, None, "hand-team", now)
                    moved = (await session.execute(_OPEN.where(_TICKET.id == row.id))).one()
                    await self._mover.tell(session, await self._mover.team_of(moved, now), "opened", row.id, now)

    async def _wake(self, school: Snapshot, row: Any, now: datetime) -> None:
        """End a wait: the ticket goes on where it was, and whoever holds it is told; else the service.

        The day stays on the ticket: until it is over a missed solution is not told (`terms.held`).
        """
        found = school.people.get(row.assignee_id or 0)
        holder = found if found and school.stand_in(found, school.today(now)) else None
        state = TicketState.TAKEN if holder else TicketState.NEW
        change = {"ticket": row.id, "until": row.waiting_until, "to": state, "holder": holder.id if holder else None}
        wake = _WAKE.values(await self._mover.pause_over(row, now)) if row.paused_since else _WAKE
        async with self._db.write(SYSTEM) as session:
            if changed(await session.execute(wake, change)):
                await self._mover.note(session, row.id, None, Step.RESUME.value, now)
                await self._mover.tell(session, await self._mover.team_of(row, now), "wake", row.id, now)


def _is_stranded(school: Snapshot, row: Any) -> bool:
    team = school.teams.get(row.team_id or 0)
    return team is not None and team.is_closed


def _facts(row: Any) -> Facts:
    paused = timedelta(seconds=row.paused_seconds)
    return Facts(row.opened_at, case_of(row.category, row.kind), row.urgent, paused, row.paused_since)


def _both(terms: Terms) -> tuple[datetime | None, datetime | None]:
    return terms.react_by, terms.solve_by


def _values(row: Any, terms: Terms) -> dict[str, Any]:
    seen = {"ticket": row.id, "was": row.state, "paused": row.paused_seconds}
    return seen | {"react": terms.react_by, "solve": terms.solve_by}


def _missed(row: Any, terms: Terms, now: datetime, timeline: Timeline) -> Iterator[Missed]:
    """The terms of a ticket that somebody is to be told of."""
    pace = ESCALATION[row.urgent]
    if row.responded_at is None:
        due = levels_due(terms.react_by, now, row.react_escalated, pace, timeline)
        if due:
            yield Missed(row, TermKind.REACT, row.react_escalated, due)
    waits_until = row.waiting_until
    due = levels_due(held(terms.solve_by, waits_until, timeline.calendar), now, row.escalated, pace, timeline)
    if due:
        yield Missed(row, TermKind.SOLVE, row.escalated, due)


_TICKET = table(Ticket).c
_OPEN = select(
    _TICKET.id,
    _TICKET.state,
    _TICKET.category,
    _TICKET.kind,
    _TICKET.urgent,
    _TICKET.opened_at,
    _TICKET.reporter_id,
    _TICKET.room_id,
    _TICKET.team_id,
    _TICKET.assignee_id,
    _TICKET.responded_at,
    _TICKET.react_by,
    _TICKET.solve_by,
    _TICKET.paused_since,
    _TICKET.paused_seconds,
    _TICKET.waiting_until,
    _TICKET.escalated,
    _TICKET.react_escalated,
    _TICKET.returns,
    _TICKET.outage_id,
).where(_TICKET.state.in_(OPEN_STATES))
# Not where the ticket has moved meanwhile: the next tick reckons it by how it stands then.
_SET_TERMS = (
    update(table(Ticket))
    .where(
        _TICKET.id == bindparam("ticket"),
        _TICKET.state == bindparam("was"),
        _TICKET.paused_seconds == bindparam("paused"),
    )
    .values(react_by=bindparam("react"), solve_by=bindparam("solve"))
)
_TAKE_IN = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("ticket"), _TICKET.team_id == bindparam("was"), _TICKET.state.in_(OPEN_STATES))
    .values(team_id=bindparam("to"))
)
_WAKE = (
    update(table(Ticket))
    .where(
        _TICKET.id == bindparam("ticket"),
        _TICKET.state == TicketState.WAITING,
        _TICKET.waiting_until == bindparam("until"),
    )
    .values(
        state=bindparam("to"),
        assignee_id=bindparam("holder"),
        waiting_for=None,
        waiting_words=None,
    )
)
