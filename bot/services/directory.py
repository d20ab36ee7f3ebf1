"""What the whole school knows by heart: its settings and calendar, who is who, who may what.

Read on every update, changed rarely, so it is kept in memory as one snapshot. A write unit that changes people or
the school calls `touch`: the snapshot is dropped when that unit commits, and the revision in the database grows, by
which other replicas see it before they act.
"""

import asyncio
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, event, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor, Sender
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services.calendar import Window, WorkingCalendar
from bot.services.schoolyear import Term
from bot.services.snapshot import (
    DaysOff,
    DepartmentLine,
    Grant,
    Known,
    OutageLine,
    PostLine,
    RoomLine,
    RouteLine,
    Snapshot,
    TeamLine,
    short_name,
)
from models.people import Absence, ClassTeacher, DepartmentMember, Identity, Person, RoleGrant, RoomKeeper
from models.roadmap import Post, SchoolTerm
from models.school import Building, CalendarDay, Department, Room, School, SchoolClass
from models.teams import Route, Team, TeamMember, TermTarget
from models.upkeep import Outage


class Directory:
    """Keeps the snapshot. `shared` says that other replicas may change the school beside this one."""

    def __init__(self, db: Database, clock: Clock, *, shared: bool) -> None:
        self._db = db
        self._clock = clock
        self._shared = shared
        self._snapshot: Snapshot | None = None
        self._drops = 0
        self._loading = asyncio.Lock()

    async def now(self) -> Snapshot:
        """The snapshot of now; with replicas, after asking the database whether it is still true."""
        if self._snapshot is not None and not self._shared:
            return self._snapshot
        async with self._db.read() as session:
            revision = (await session.execute(_REVISION)).scalar_one()
            if self._snapshot is not None and self._snapshot.revision == revision:
                return self._snapshot
            async with self._loading:
                if self._snapshot is not None and self._snapshot.revision == revision:
                    return self._snapshot  # another tap has read it by now: many at once would each take as long
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
        today = school.today(self._clock.now())
        roles = person.roles(today)
        is_staff = bool(roles & STAFF_ROLES)
        return Actor(
            person.id,
            person.language or language,
            roles,
            frozenset(person.led_classes if is_staff else ()),
            school.teams_of(person, today) if is_staff else frozenset(),
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
_PEOPLE = (
    select(
        Person.id,
        Person.surname,
        Person.given_name,
        Person.patronymic,
        Person.language,
        Person.window_start,
        Person.window_end,
        Person.unreachable_since,
        Person.morning_at,
        SchoolClass.year,
        SchoolClass.letter,
    )
    .outerjoin(SchoolClass, Person.class_id == SchoolClass.id)
    .where(Person.left_on.is_(None))
    .order_by(Person.id)
)
_ROOMS = (
    select(Room.id, Room.number, Room.name, Building.name.label("building"), Room.building_id, Room.floor)
    .join(Building, Room.building_id == Building.id)
    .order_by(Room.number, Room.id)
)
_GRANTS = select(RoleGrant.person_id, RoleGrant.role, RoleGrant.since, RoleGrant.until, RoleGrant.building_id)
_BELONGING = select(DepartmentMember.person_id, DepartmentMember.department_id, Department.head_id).join(
    Department, Department.id == DepartmentMember.department_id
)
_TEAMS = select(Team.id, Team.code, Team.name, Team.role, Team.head_id, Team.is_closed).order_by(Team.id)
_POSTS = select(Post.id, Post.title, Post.holder_id).order_by(Post.title)
_DEPARTMENTS = select(Department.id, Department.name, Department.head_id).order_by(Department.name)
_TERMS = select(SchoolTerm.year, SchoolTerm.number, SchoolTerm.first, SchoolTerm.last).order_by(
    SchoolTerm.year, SchoolTerm.number
)
_ROUTES = select(Route.id, Route.kind, Route.symptom, Route.building_id, Route.team_id).order_by(Route.id)
_OUTAGES = (
    select(
        Outage.id,
        Outage.kind,
        Outage.symptom,
        Outage.words,
        Outage.building_id,
        Building.name.label("building"),
        Outage.team_id,
        Outage.opened_at,
    )
    .outerjoin(Building, Outage.building_id == Building.id)
    .where(Outage.ended_at.is_(None))
    .order_by(Outage.id)
)


async def _load(session: AsyncSession) -> Snapshot:
    school = (await session.execute(select(School))).scalar_one()
    days = await session.execute(select(CalendarDay.day, CalendarDay.kind))
    calendar = WorkingCalendar(ZoneInfo(school.timezone), school.week_days, {row.day: row.kind for row in days})
    people = await _load_people(session)
    return Snapshot(
        school.revision,
        school.name,
        calendar,
        people,
        {person.sender: person.id for person in people.values() if person.sender},
        {row.id: RoomLine(*row) for row in await session.execute(_ROOMS)},
        await _load_teams(session),
        [RouteLine(*row) for row in await session.execute(_ROUTES)],
        {
            (own.kind, own.urgent): (own.reaction_minutes, own.solution_minutes)
            for own in await session.scalars(select(TermTarget))
        },
        [OutageLine(*row) for row in await session.execute(_OUTAGES)],
        dict[int, int](
            (row.id, row.head_id)
            for row in await session.execute(select(Building.id, Building.head_id))
            if row.head_id in people
        ),
        {row.id: PostLine(*row) for row in await session.execute(_POSTS)},
        {row.id: DepartmentLine(*row) for row in await session.execute(_DEPARTMENTS)},
        school.terms_kind,
        school.news_approval,
        school.news_budget,
        await _load_terms(session),
    )


async def _load_terms(session: AsyncSession) -> dict[int, tuple[Term, ...]]:
    terms: dict[int, tuple[Term, ...]] = {}
    for year, number, first, last in await session.execute(_TERMS):
        terms[year] = (*terms.get(year, ()), Term(number, first, last))
    return terms


async def _load_people(session: AsyncSession) -> dict[int, Known]:
    people = {row.id: _known(row) for row in await session.execute(_PEOPLE)}
    for person_id, role, since, until, building_id in await session.execute(_GRANTS):
        if person_id in people:
            people[person_id].grants.append(Grant(role, since, until, building_id))
    for person_id, channel, external_id in await session.execute(
        select(Identity.person_id, Identity.channel, Identity.external_id)
    ):
        if person_id in people:
            people[person_id].sender = Sender(channel, external_id)
    await _load_duties(session, people)
    await _load_absences(session, people)
    return people


async def _load_duties(session: AsyncSession, people: dict[int, Known]) -> None:
    """What people answer for, and who answers for them."""
    for person_id, room_id in await session.execute(select(RoomKeeper.person_id, RoomKeeper.room_id)):
        if person_id in people:
            people[person_id].rooms.append(room_id)
    for person_id, class_id in await session.execute(select(ClassTeacher.person_id, ClassTeacher.class_id)):
        if person_id in people:
            people[person_id].led_classes.add(class_id)
    for person_id, department_id, head_id in await session.execute(_BELONGING):
        if person_id in people:
            people[person_id].departments.add(department_id)
            if head_id is not None:
                people[person_id].heads.add(head_id)


async def _load_absences(session: AsyncSession, people: dict[int, Known]) -> None:
    for absence in await session.scalars(select(Absence)):
        if absence.person_id in people:
            people[absence.person_id].days_off.append(DaysOff(absence.first, absence.last, absence.deputy_id))
            deputy = people.get(absence.deputy_id or 0)
            if deputy is not None:
                deputy.stands_in_for.add(absence.person_id)


async def _load_teams(session: AsyncSession) -> dict[int, TeamLine]:
    added: dict[int, set[int]] = {}
    for team_id, person_id in await session.execute(select(TeamMember.team_id, TeamMember.person_id)):
        added.setdefault(team_id, set()).add(person_id)
    return {row.id: TeamLine(*row, frozenset(added.get(row.id, ()))) for row in await session.execute(_TEAMS)}


def _known(row: Row[*tuple[Any, ...]]) -> Known:
    own = Window(row.window_start, row.window_end) if row.window_start and row.window_end else None
    name = short_name(row.surname, row.given_name, row.patronymic)
    called = " ".join(part for part in (row.given_name, row.patronymic) if part) or name
    class_title = f"{row.year}{row.letter}" if row.year else None
    return Known(row.id, name, called, row.language, own, row.unreachable_since is None, class_title, row.morning_at)
