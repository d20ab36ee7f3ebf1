"""Reading tickets: one card, one's own list. Everything comes back as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, exists, false, func, or_, select

from bot.access import STAFF_ROLES, Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.snapshot import Known, Snapshot, TeamLine
from bot.services.tickets.moving import FOLLOWS, standing_of
from bot.services.tickets.repeats import EARLIER, MANY, REMEMBERED
from bot.services.tickets.states import Hand, Step, hands_of, steps_for
from models.base import table
from models.school import Asset, Building, Room
from models.supplies import Consumable
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketFollower, TicketMedia, TicketState, WaitingFor
from models.upkeep import TicketCheck

# Who may say something on a ticket; all others only read it.
SPEAKERS = frozenset({Hand.REPORTER, Hand.WORKER, Hand.KEEPER, Hand.FOLLOWER})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or file of a ticket: its kind, the messenger's id of it, and the number of the message it came in."""

    kind: str
    file_id: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket in a list. `place` is the room's number or the words for another place; `device` what it is about.

    asks_me: a question to the actor is open (told in the actor's own list only).
    """

    id: int
    state: TicketState
    category: TicketCategory
    urgent: bool
    place: str
    kind: str
    device: str | None
    symptom: str | None
    opened_at: datetime
    asks_me: bool = False

    @property
    def is_shortage(self) -> bool:
        return self.category is TicketCategory.SHORTAGE

    @property
    def is_planned(self) -> bool:
        return self.category is TicketCategory.PLANNED


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step of the history; `who` is a surname with initials, empty for the program."""

    action: str
    who: str
    words: str | None
    at: datetime
    internal: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whom or what a ticket waits for, until when, and why."""

    for_whom: WaitingFor
    until: date | None
    words: str | None

    @property
    def is_for_reporter(self) -> bool:
        """Whether a question is open."""
        return self.for_whom is WaitingFor.REPORTER


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a card. `class_title` for a pupil; unreachable: the bot was blocked; away: on days off today."""

    name: str
    class_title: str | None
    unreachable: bool
    away: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A step of a planned task's checklist."""

    position: int
    words: str
    done: bool


@dataclass(frozen=True, slots=True)
class TicketCard:
    """A ticket as one screen shows it. `hands` are how the asking actor stands to it, `steps` what they may do now.

    promised_on: another day that the director or a deputy promised, while it is not over. earlier: faults of the same
    device before this one, within a year. merged: the numbers of what was merged into it,
    whose files are among the attachments.
    """

    line: TicketLine
    building: str | None
    room_id: int | None
    asset_id: int | None
    words: str | None
    left: str | None
    team: TeamLine | None
    reporter_id: int
    reporter: Person
    assignee: Person | None
    assignee_id: int | None
    react_by: datetime | None
    solve_by: datetime | None
    responded_at: datetime | None
    waiting: Waiting | None
    promised_on: date | None
    followers: int
    rating: int | None
    merged_into: int | None
    earlier: int
    merged: Sequence[int]
    outage_id: int | None
    history: Sequence[HistoryStep]
    attachments: Sequence[Attachment]
    checks: Sequence[Check]
    hands: frozenset[Hand]
    steps: Sequence[Step]

    @property
    def id(self) -> int:
        return self.line.id

    @property
    def state(self) -> TicketState:
        return self.line.state

    @property
    def is_insider(self) -> bool:
        """Whether the actor reads what is internal."""
        return reads_internal(self.hands)

    @property
    def keeps_breaking(self) -> bool:
        """Whether it is worth a word that this has happened before."""
        return self.earlier >= MANY

    @property
    def may_be_rated(self) -> bool:
        """Whether it is closed, and the actor's own report."""
        is_over = self.state is TicketState.CLOSED and not self.line.is_planned
        return is_over and Hand.REPORTER in self.hands

    @property
    def is_asked(self) -> bool:
        """Whether a question to this actor is open."""
        is_open = self.state is TicketState.WAITING and self.waiting is not None and self.waiting.is_for_reporter
        return is_open and Hand.REPORTER in self.hands


class TicketReader:
    """Answers questions about tickets; each method names who may ask."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def card(self, actor: Actor, ticket_id: int) -> TicketCard:
        """A ticket for whoever has a hand in it; Missing for anybody else."""
        person_id = actor.require_person()
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.read() as session:
            rows = (await session.execute(_CARD, {"id": ticket_id, "remembered_since": now - REMEMBERED})).all()
            if not rows:
                raise Missing("error-ticket-missing")
            row, events = rows[0], [row for row in rows if row.event_id is not None]
            hands = hands_of(actor, school, standing_of(row))
            me = {"ticket": ticket_id, "person": person_id}
            if row.follower_count and (await session.execute(FOLLOWS, me)).first():
                hands |= {Hand.FOLLOWER}
            if not hands:
                raise Missing("error-ticket-missing")
            has_merged = any(event.action == "merged" for event in events)
            merged = list((await session.execute(_MERGED, {"id": ticket_id})).scalars()) if has_merged else []
            media = (await session.execute(_MEDIA, {"id": ticket_id})).all() if row.has_media or merged else ()
            is_planned = row.category is TicketCategory.PLANNED
            checks = (await session.execute(_CHECKS, {"id": ticket_id})).all() if is_planned else ()
        inside = reads_internal(hands)
        today = school.today(now)
        return TicketCard(
            _line(row),
            row.building,
            row.room_id,
            row.asset_id,
            row.words,
            row.left,
            school.teams.get(row.team_id),
            row.reporter_id,
            _person(school, row.reporter_id, today),
            _person(school, row.assignee_id, today) if row.assignee_id else None,
            row.assignee_id,
            row.react_by,
            row.solve_by,
            row.responded_at,
            Waiting(row.waiting_for, row.waiting_until, row.waiting_words) if row.waiting_for else None,
            _promised_on(row, today),
            row.follower_count,
            row.rating,
            row.merged_into_id,
            row.earlier,
            merged,
            row.outage_id,
            [_step(event, school) for event in events if inside or not event.internal],
            [Attachment(*file[:3]) for file in media if inside or not file.internal],
            [Check(check.position, check.words, check.done_at is not None) for check in checks],
            hands,
            _steps(actor, hands, row, now),
        )

    async def mine(self, actor: Actor, offset: int, limit: int) -> tuple[Sequence[TicketLine], int]:
        """A page of the actor's tickets, those that wait for their answer before the others, newest first; the total.

        Theirs are those that they reported or follow, and what pupils reported in the rooms that they keep and they
        have not passed on yet. The last page where the list has become shorter than `offset`.
        """
        person_id = actor.require_person()
        is_staff = bool(actor.roles & STAFF_ROLES)
        rooms = (await self._directory.now()).people[person_id].rooms if is_staff else []
        mine = and_(
            _TICKET.category != TicketCategory.PLANNED,
            or_(
                _TICKET.reporter_id == person_id,
                _TICKET.id.in_(select(_FOLLOWER.ticket_id).where(_FOLLOWER.person_id == person_id)),
                and_(_TICKET.state == TicketState.UNCONFIRMED, _TICKET.room_id.in_(rooms)),
            ),
        )
        asks_me = and_(_TICKET.reporter_id == person_id, *ASKS)
        query = LINES.add_columns(asks_me).where(mine).order_by(case((asks_me, 0), else_=1), _TICKET.id.desc())
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).select_from(table(Ticket)).where(mine))).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            rows = await session.execute(query.offset(first).limit(limit))
            return [TicketLine(*row) for row in rows], total


def reads_internal(hands: frozenset[Hand]) -> bool:
    """Whether these hands read internal notes: whoever works or oversees tickets, but not on a report of their own.

    One who reported a ticket, or said «me too», reads them only where they are in its service themselves.
    """
    if Hand.WORKER in hands:
        return True
    return bool(hands & {Hand.COLLEAGUE, Hand.OVERSEER}) and not hands & {Hand.REPORTER, Hand.FOLLOWER}


def _line(row: Any) -> TicketLine:
    return TicketLine(*row[: len(LINE_COLUMNS)])


def _step(event: Any, school: Snapshot) -> HistoryStep:
    who = school.people.get(event.person_id or 0)
    return HistoryStep(event.action, who.name if who else "", event.said, event.at, event.internal)


def _steps(actor: Actor, hands: frozenset[Hand], row: Any, now: datetime) -> tuple[Step, ...]:
    """What the actor may do now. Nobody asks themselves: who reported or planned it may be the one who does it."""
    steps = steps_for(hands, standing_of(row), now)
    return tuple(step for step in steps if step is not Step.ASK or row.reporter_id != actor.person_id)


def _promised_on(row: Any, today: date) -> date | None:
    """The day that was promised instead of the term, unless it waits for something until then."""
    is_ahead = row.waiting_until is not None and row.waiting_until >= today
    return row.waiting_until if is_ahead and row.waiting_for is None else None


def _person(school: Snapshot, person_id: int, today: date) -> Person:
    known: Known | None = school.people.get(person_id)
    if known is None:
        return Person("", None, unreachable=True, away=False)
    reached = known.reachable and known.sender is not None
    return Person(known.name, known.class_title, unreachable=not reached, away=known.is_away(today))


_TICKET, _ASSET, _ROOM, _BUILDING, _CONSUMABLE = (
    table(model).c for model in (Ticket, Asset, Room, Building, Consumable)
)
_EVENT, _FILE, _CHECK = table(TicketEvent).c, table(TicketMedia).c, table(TicketCheck).c
_FOLLOWER = table(TicketFollower).c
# A question to the reporter is open.
ASKS = (_TICKET.state == TicketState.WAITING, _TICKET.waiting_for == WaitingFor.REPORTER)
# What was asked for in words, since it is not in the list of consumables.
_WANTED = case((_TICKET.category == TicketCategory.SHORTAGE, _TICKET.words))
LINE_COLUMNS = (
    _TICKET.id,
    _TICKET.state,
    _TICKET.category,
    _TICKET.urgent,
    func.coalesce(_ROOM.number, _TICKET.place, "").label("place"),
    _TICKET.kind,
    func.coalesce(_ASSET.name, _CONSUMABLE.name, _WANTED).label("device"),
    _TICKET.symptom,
    _TICKET.opened_at,
)
# A list of tickets: the columns of `TicketLine`, to be narrowed and put in order.
LINES: Select[*tuple[Any, ...]] = (
    select(*LINE_COLUMNS)
    .outerjoin_from(table(Ticket), table(Room), _TICKET.room_id == _ROOM.id)
    .outerjoin(table(Asset), _TICKET.asset_id == _ASSET.id)
    .outerjoin(table(Consumable), _TICKET.consumable_id == _CONSUMABLE.id)
)
_TICKET_OF_CARD = (
    LINES.add_columns(
        _BUILDING.name.label("building"),
        _TICKET.room_id,
        _TICKET.asset_id,
        _TICKET.words,
        _TICKET.left,
        _TICKET.team_id,
        _TICKET.reporter_id,
        _TICKET.assignee_id,
        _TICKET.closed_at,
        _TICKET.react_by,
        _TICKET.solve_by,
        _TICKET.responded_at,
        _TICKET.waiting_for,
        _TICKET.waiting_until,
        _TICKET.waiting_words,
        _TICKET.follower_count,
        _TICKET.rating,
        _TICKET.merged_into_id,
        EARLIER.label("earlier"),
        _TICKET.outage_id,
        exists().where(_FILE.ticket_id == _TICKET.id).label("has_media"),
    )
    .outerjoin(table(Building), _ROOM.building_id == _BUILDING.id)
    .where(_TICKET.id == bindparam("id"))
    .limit(1)  # keeps it apart from the join below: what it counts is counted once
    .subquery()
)
# The ticket beside each line of its history: one statement costs less than two.
_CARD = (
    select(
        *_TICKET_OF_CARD.c,
        _EVENT.id.label("event_id"),
        _EVENT.action,
        _EVENT.person_id,
        _EVENT.words.label("said"),
        _EVENT.at,
        _EVENT.internal,
    )
    .outerjoin_from(_TICKET_OF_CARD, table(TicketEvent), _EVENT.ticket_id == _TICKET_OF_CARD.c.id)
    .order_by(_EVENT.id)
)
_MERGED = select(_TICKET.id).where(_TICKET.merged_into_id == bindparam("id")).order_by(_TICKET.id)
# A ticket's own files, then those of what was merged into it.
_MEDIA = (
    select(_FILE.kind, _FILE.file_id, _FILE.position, func.coalesce(_EVENT.internal, false()).label("internal"))
    .outerjoin_from(table(TicketMedia), table(TicketEvent), _FILE.event_id == _EVENT.id)
    .where(or_(_FILE.ticket_id == bindparam("id"), _FILE.ticket_id.in_(_MERGED.order_by(None))))
    .order_by(case((_FILE.ticket_id == bindparam("id"), 0), else_=_FILE.ticket_id), _FILE.position, _FILE.id)
)
_CHECKS = (
    select(_CHECK.position, _CHECK.words, _CHECK.done_at)
    .where(_CHECK.ticket_id == bindparam("id"))
    .order_by(_CHECK.position)
)
