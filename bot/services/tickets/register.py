"""The register of tickets: one row a ticket of a period, with times and figures, to be given out as a table."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, func, or_, select

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.calendar import Span
from bot.services.directory import Directory
from bot.services.snapshot import Known, Snapshot, TeamLine
from bot.services.tickets.conditions import HAS_COME
from bot.services.tickets.promises import case_of, own_targets
from bot.services.tickets.reading import LINE_COLUMNS, LINES, TicketLine
from bot.services.tickets.states import OPEN_STATES
from bot.services.tickets.terms import Case, Facts, Target, terms_of
from bot.services.timeline import Timeline
from models.base import table
from models.school import Building, Room
from models.tickets import Ticket, TicketEvent

# So many at a time, so that other people's taps come in between.
AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A ticket as the register shows it.

    reporter: surname with initials, of a pupil the class. reaction, solution: working hours from the report on, without
    those for which the reporter let us wait (`paused`). in_time: None while that is not decided. waits: how often it
    was put aside or the reporter was asked.
    """

    ticket: TicketLine
    team: TeamLine | None
    building: str
    words: str
    reporter: str
    assignee: str
    responded_at: datetime | None
    solve_by: datetime | None
    solved_at: datetime | None
    in_time: bool | None
    reaction: float | None
    solution: float | None
    waits: int
    paused: float
    done: str
    returns: int
    rating: int | None
    followers: int
    merged_into: int | None
    outage: int | None


class TicketRegister:
    """The use case of whoever may export tickets: all of them, or those of one's own services."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def total(self, actor: Actor, when: Span) -> int:
        """How many tickets were opened in this time, as far as the actor may export them; Denied for who may not."""
        statement = select(func.count()).select_from(table(Ticket)).where(*_conditions(actor, when), HAS_COME)
        async with self._db.read() as session:
            return (await session.execute(statement)).scalar_one()

    async def chunks(self, actor: Actor, when: Span) -> AsyncIterator[Sequence[RegisterRow]]:
        """These tickets in the order of their numbers, so many at a time; Denied for whoever may not export."""
        conditions = _conditions(actor, when)
        school, now = await self._directory.now(), self._clock.now()
        statement = _ROWS.where(*conditions)
        reckoning = None
        last = 0
        while True:
            async with self._db.read() as session:
                found = (await session.execute(statement, {"last": last})).all()
                if not found:
                    return
                last = found[-1].id
                told = await session.execute(_TOLD, {"first": found[0].id, "end": last})
                steps: dict[int, list[Any]] = defaultdict(list)
                for step in told:
                    steps[step.ticket_id].append(step)
            reckoning = reckoning or await self._reckoning(school, conditions, now)
            yield [reckoning.row(row, steps[row.id]) for row in found]

    async def _reckoning(
        self, school: Snapshot, conditions: Sequence[ColumnElement[bool]], now: datetime
    ) -> "_Reckoning":
        """The means to reckon rows; working time is laid out from the oldest of them on."""
        oldest = select(_TICKET.opened_at).where(*conditions).order_by(_TICKET.opened_at).limit(1)
        async with self._db.read() as session:
            since = (await session.execute(oldest)).scalar_one()
        return _Reckoning(school, own_targets(school), Timeline(school.calendar, since), now)


@dataclass(frozen=True, slots=True)
class _Reckoning:
    """Makes rows of what the database says."""

    school: Snapshot
    targets: Mapping[Case, Target]
    timeline: Timeline
    now: datetime

    def row(self, row: Any, steps: Sequence[Any]) -> RegisterRow:
        done = [step.words for step in steps if step.action == "solve" and row.solved_at and step.words]
        solve_by = row.solve_by or self._term(row)
        return RegisterRow(
            TicketLine(*row[: len(LINE_COLUMNS)]),
            self.school.teams.get(row.team_id),
            row.building or "",
            row.words or "",
            _reporter(self.school.people.get(row.reporter_id)),
            _name(self.school.people.get(row.assignee_id or 0)),
            row.responded_at,
            solve_by,
            row.solved_at,
            self._in_time(row, solve_by),
            self._hours(row.opened_at, row.responded_at, 0),
            self._hours(row.opened_at, row.solved_at, row.paused_seconds),
            sum(step.action != "solve" for step in steps),
            round(row.paused_seconds / 3600, 1),
            done[-1] if done else "",
            row.returns,
            row.rating,
            row.follower_count,
            row.merged_into_id,
            row.outage_id,
        )

    def _term(self, row: Any) -> datetime | None:
        """The term of what was solved while its reporter was waited for: none was written then."""
        if row.solved_at is None:
            return None
        paused = timedelta(seconds=row.paused_seconds)
        facts = Facts(row.opened_at, case_of(row.category, row.kind), row.urgent, paused)
        return terms_of(facts, self.targets, self.timeline).solve_by

    def _in_time(self, row: Any, solve_by: datetime | None) -> bool | None:
        if solve_by is None:
            return None
        if row.solved_at is not None:
            return bool(row.solved_at <= solve_by)
        return False if row.state in OPEN_STATES and solve_by < self.now else None

    def _hours(self, start: datetime, end: datetime | None, paused: int) -> float | None:
        if end is None:
            return None
        worked = self.timeline.between(start, max(start, end)).total_seconds() - paused
        return round(max(worked, 0) / 3600, 1)


def _name(person: Known | None) -> str:
    return person.name if person is not None else ""


def _reporter(person: Known | None) -> str:
    """A child is never named: the class stands for it. Who was never one of the staff has no name here either."""
    if person is None:
        return ""
    is_staff = any(grant.role in STAFF_ROLES for grant in person.grants)
    return person.class_title or (person.name if is_staff else "")


def _conditions(actor: Actor, when: Span) -> list[ColumnElement[bool]]:
    """Which tickets: all of a time, or those of one's own services."""
    actor.require(Permission.TICKET_EXPORT)
    conditions = [_TICKET.opened_at >= when.start, _TICKET.opened_at < when.end]
    return conditions if actor.may(Permission.TICKET_SEE_ALL) else [*conditions, _TICKET.team_id.in_(actor.teams)]


_TICKET, _EVENT, _ROOM, _BUILDING = table(Ticket).c, table(TicketEvent).c, table(Room).c, table(Building).c
_ROWS = (
    LINES.add_columns(
        _BUILDING.name.label("building"),
        _TICKET.words,
        _TICKET.team_id,
        _TICKET.reporter_id,
        _TICKET.assignee_id,
        _TICKET.responded_at,
        _TICKET.solve_by,
        _TICKET.solved_at,
        _TICKET.paused_seconds,
        _TICKET.returns,
        _TICKET.rating,
        _TICKET.follower_count,
        _TICKET.merged_into_id,
        _TICKET.outage_id,
    )
    .outerjoin(table(Building), _ROOM.building_id == _BUILDING.id)
    .where(_TICKET.id > bindparam("last"), HAS_COME)
    .order_by(_TICKET.id)
    .limit(AT_ONCE)
)
_TOLD = (
    select(_EVENT.ticket_id, _EVENT.action, _EVENT.words)
    .where(
        _EVENT.ticket_id.between(bindparam("first"), bindparam("end")),
        or_(_EVENT.action.in_(("solve", "ask")), _EVENT.action.startswith("wait")),
        _EVENT.internal.is_(False),
    )
    .order_by(_EVENT.id)
)
