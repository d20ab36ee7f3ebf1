"""What the whole school knows by heart: its settings and calendar, who is who, who may what.

Read on every update, changed rarely, so it is kept in memory as one snapshot. A write unit that changes people or
the school calls `touch`: the snapshot is dropped when that unit commits, and the revision in the database grows, by
which other replicas see it before they act.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, event, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor, Sender
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services.calendar import ROLE_WINDOWS, Addressee, Window, WorkingCalendar, narrowed, widest
from models.people import ClassTeacher, Identity, Person, Role, RoleGrant, RoomKeeper
from models.school import Building, CalendarDay, Room, School


@dataclass(frozen=True, slots=True)
class Grant:
    """A role from a day to a day (both included), in one building or in all."""

    role: Role
    since: date
    until: date | None
    building_id: int | None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(slots=True)
class Known:
    """A person as the directory knows them.

    `name` is surname with initials; a parent's is for few eyes. `called` is how one speaks to them: «Мария Петровна».
    """

    id: int
    name: str
    called: str
    language: str | None
    own_window: Window | None
    reachable: bool
    sender: Sender | None = None
    grants: list[Grant] = field(default_factory=list)
    rooms: list[int] = field(default_factory=list)
    led_classes: set[int] = field(default_factory=set)

    def roles(self, day: date) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants if grant.holds(day))


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room as one chooses it: number, name (may be missing), building."""

    id: int
    number: str
    name: str | None
    building: str
    building_id: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The school at one revision. Rooms stand in the order of their numbers."""

    revision: int
    name: str | None
    calendar: WorkingCalendar
    people: Mapping[int, Known]
    by_sender: Mapping[Sender, int]
    rooms: Mapping[int, RoomLine]

    @property
    def zone(self) -> ZoneInfo:
        return self.calendar.zone

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def holders(self, role: Role, day: date, building_id: int | None = None) -> list[Known]:
        """Who holds a role on a day; with a building, those who hold it there or everywhere."""
        return [
            person
            for person in self.people.values()
            if any(
                grant.role is role and grant.holds(day) and grant.building_id in (None, building_id)
                for grant in person.grants
            )
        ]

    def window(self, person: Known, day: date) -> Window:
        """When this person may be written to: the widest window of their roles, narrowed by themselves."""
        return narrowed(self.role_window(person, day), person.own_window)

    def role_window(self, person: Known, day: date) -> Window:
        """The widest window of this person's roles."""
        kinds = {_addressee(role) for role in person.roles(day)} or {Addressee.PARENT}
        return widest([ROLE_WINDOWS[kind] for kind in kinds])


class Directory:
    """Keeps the snapshot. `shared` says that other replicas may change the school beside this one."""

    def __init__(self, db: Database, clock: Clock, *, shared: bool) -> None:
        self._db = db
        self._clock = clock
        self._shared = shared
        self._snapshot: Snapshot | None = None
        self._drops = 0

    async def now(self) -> Snapshot:
        """The snapshot of now; with replicas, after asking the database whether it is still true."""
        if self._snapshot is not None and not self._shared:
            return self._snapshot
        async with self._db.read() as session:
            revision = (await session.execute(_REVISION)).scalar_one()
            if self._snapshot is not None and self._snapshot.revision == revision:
                return self._snapshot
            drops = self._drops
            loaded = await _load(session)
            if drops == self._drops:  # what changed while it was read may be missing in it
                self._snapshot = loaded
            return loaded

    def actor(self, school: Snapshot, sender: Sender, language: str, update_id: int | None) -> Actor:
        """Who sent this: a person with the roles that they hold today, or a stranger."""
        person = school.people.get(school.by_sender.get(sender, 0))
        if person is None:
            return Actor(None, language, sender=sender, update_id=update_id)
        roles = person.roles(school.today(self._clock.now()))
        return Actor(
            person.id,
            person.language or language,
            roles,
            frozenset(person.led_classes if roles & STAFF_ROLES else ()),
            sender,
            update_id,
        )

    @property
    def last(self) -> Snapshot | None:
        """The snapshot as it was last read, if it still holds in this process."""
        return self._snapshot

    async def touch(self, session: WriteSession) -> None:
        """Say that this write unit changes people or the school."""
        await session.execute(_GROW_REVISION)
        event.listen(session.sync_session, "after_commit", self.forget, once=True)

    def forget(self, _session: object = None) -> None:
        """Drop the snapshot; the next that asks reads the school anew."""
        self._snapshot = None
        self._drops += 1

    async def is_outdated(self) -> bool:
        """Whether the school was changed beside this process: a copy of the database was put back."""
        known = self._snapshot
        if known is None:
            return False
        async with self._db.read() as session:
            revision = (await session.execute(_REVISION)).scalar_one()
        return self._snapshot is known and revision != known.revision


_REVISION = select(School.revision)
_GROW_REVISION = update(School).values(revision=School.revision + 1)
_PEOPLE = select(
    Person.id,
    Person.surname,
    Person.given_name,
    Person.patronymic,
    Person.language,
    Person.window_start,
    Person.window_end,
    Person.unreachable_since,
).where(Person.left_on.is_(None))
_ROOMS = (
    select(Room.id, Room.number, Room.name, Building.name.label("building"), Room.building_id)
    .join(Building, Room.building_id == Building.id)
    .order_by(Room.number, Room.id)
)
_GRANTS = select(RoleGrant.person_id, RoleGrant.role, RoleGrant.since, RoleGrant.until, RoleGrant.building_id)


async def _load(session: AsyncSession) -> Snapshot:
    school = (await session.execute(select(School))).scalar_one()
    days = await session.execute(select(CalendarDay.day, CalendarDay.kind))
    calendar = WorkingCalendar(ZoneInfo(school.timezone), school.week_days, {row.day: row.kind for row in days})
    people = {row.id: _known(row) for row in await session.execute(_PEOPLE)}
    for person_id, role, since, until, building_id in await session.execute(_GRANTS):
        if person_id in people:
            people[person_id].grants.append(Grant(role, since, until, building_id))
    for person_id, channel, external_id in await session.execute(
        select(Identity.person_id, Identity.channel, Identity.external_id)
    ):
        if person_id in people:
            people[person_id].sender = Sender(channel, external_id)
    for person_id, room_id in await session.execute(select(RoomKeeper.person_id, RoomKeeper.room_id)):
        if person_id in people:
            people[person_id].rooms.append(room_id)
    for person_id, class_id in await session.execute(select(ClassTeacher.person_id, ClassTeacher.class_id)):
        if person_id in people:
            people[person_id].led_classes.add(class_id)
    by_sender = {person.sender: person.id for person in people.values() if person.sender}
    rooms = {row.id: RoomLine(*row) for row in await session.execute(_ROOMS)}
    return Snapshot(school.revision, school.name, calendar, people, by_sender, rooms)


def _known(row: Row[*tuple[Any, ...]]) -> Known:
    own = Window(row.window_start, row.window_end) if row.window_start and row.window_end else None
    name = short_name(row.surname, row.given_name, row.patronymic)
    called = " ".join(part for part in (row.given_name, row.patronymic) if part) or name
    return Known(row.id, name, called, row.language, own, reachable=row.unreachable_since is None)


def short_name(surname: str, given_name: str, patronymic: str) -> str:
    """Surname with initials, «Ежова М. П.»; what there is of it where something is missing."""
    initials = " ".join(f"{part[0]}." for part in (given_name, patronymic) if part)
    return f"{surname} {initials}".strip() if surname else given_name


def _addressee(role: Role) -> Addressee:
    if role in STAFF_ROLES:
        return Addressee.STAFF
    return Addressee.PARENT if role is Role.PARENT else Addressee.STUDENT
