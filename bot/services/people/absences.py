"""Days off of the staff and who stands in: set by everybody for themselves, by heads of services and admins for others.

What an absence means for tickets is in standing_in.py; the directory knows who is away and who stands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.services import audit, notices
from bot.services.daywords import FARTHEST, LONGEST_STRETCH, Days
from bot.services.directory import Directory
from bot.services.people.finding import find_staff
from bot.services.people.roll import PersonLine, by_name, read_roll
from bot.services.people.standing_in import StandingIn
from bot.services.snapshot import STAND_IN_STEPS, Known, Snapshot
from models.base import table
from models.people import Absence


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """Days off (both ends included) of a person, and who stands in."""

    id: int
    person_id: int
    name: str
    first: date
    last: date
    deputy: str | None


@dataclass(frozen=True, slots=True)
class AbsencePlan:
    """Days off that may be set: colleagues of the same services who are there, and whom the person would replace."""

    colleagues: Sequence[PersonLine]
    covered: Sequence[str]


class Absences:
    """Use cases about days off. Each change holds from the next tap on."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self.standing_in = StandingIn(db, directory, clock)

    def may_set(self, actor: Actor, school: Snapshot, person_id: int) -> bool:
        """Whether this actor may set that person's days off.

        One's own; an admin everybody's of the staff; the head of a service those of its people.
        """
        person, today = school.people.get(person_id), self._today(school)
        if person is None or not actor.may(Permission.ABSENCE_SET) or not person.roles(today) & STAFF_ROLES:
            return False
        if actor.person_id == person_id or actor.may(Permission.PEOPLE_MANAGE):
            return True
        return any(school.teams[team].head_id == actor.person_id for team in school.teams_of(person, today))

    async def lines(self, actor: Actor, person_id: int) -> list[AbsenceLine]:
        """A person's days off that are not over, the next first."""
        school = await self._directory.now()
        self._require(actor, school, person_id)
        return [line for line in await self._lines(school) if line.person_id == person_id]

    async def everybody(self, actor: Actor) -> list[AbsenceLine]:
        """Days off, not over, of all whose days this actor may set, the next first."""
        actor.require(Permission.ABSENCE_SET)
        school = await self._directory.now()
        return [line for line in await self._lines(school) if self.may_set(actor, school, line.person_id)]

    async def headed(self, actor: Actor) -> list[Known]:
        """Who is in the services that this actor heads, by name."""
        actor.require(Permission.ABSENCE_SET)
        school = await self._directory.now()
        today = self._today(school)
        mine = {team.id for team in school.teams.values() if team.head_id == actor.person_id}
        found = (one for one in school.people.values() if mine & school.teams_of(one, today))
        return sorted((one for one in found if one.id != actor.person_id), key=lambda one: one.name)

    async def plan(self, actor: Actor, person_id: int, days: Days) -> AbsencePlan:
        """Who could stand in on these days; Invalid for days that `set` would refuse."""
        school = await self._directory.now()
        person, today = self._require(actor, school, person_id), self._today(school)
        self._check_days(days, school)
        teams = school.teams_of(person, today)
        near = [one for one in school.people.values() if one is not person and teams & school.teams_of(one, today)]
        there = {one.id for one in near if one.sender and one.reachable and not _away_on(one, days)}
        covered = {one.name for day in days.all() for one in school.replaced_by(person, day)}
        async with self._db.read() as session:
            await _refuse_overlap(session, person_id, days)
            roll = await read_roll(session, school)
        return AbsencePlan(sorted((roll.line(one) for one in there), key=by_name), sorted(covered))

    async def find(self, actor: Actor, person_id: int, words: str) -> list[PersonLine]:
        """Those of the staff whose name begins with these words; Invalid where nobody's does."""
        school = await self._directory.now()
        self._require(actor, school, person_id)
        async with self._db.read() as session:
            return await find_staff(session, school, words, besides=person_id)

    async def set(self, actor: Actor, person_id: int, days: Days, deputy_id: int) -> None:
        """Set days off; deputy 0: nobody stands in.

        1. The days are checked, also against those that are set. 2. The deputy is: there on all of them, reachable,
        not this person and not replaced by them. 3. The days are kept, the deputy and the person are told.
        4. Where they have begun, tickets that the person holds go on at once (standing_in.py).
        """
        now, shows = self._clock.now(), f"absences:{person_id}"
        self._check_days(days, (await self._directory.now()))
        async with self._db.write(actor, shows=shows) as session:
            await self._directory.touch(session)
            school = await self._directory.now()
            person = self._require(actor, school, person_id)
            await _refuse_overlap(session, person_id, days)
            if deputy_id:
                self._check_deputy(school, person, deputy_id, days)
            row = {"person_id": person_id, "first": days.first, "last": days.last, "deputy_id": deputy_id or None}
            await session.execute(insert(table(Absence)), row)
            await audit.record(session, actor, "absence.set", f"person:{person_id}", now)
            args = {"name": person.name, "first": days.first.isoformat(), "last": days.last.isoformat()}
            told = {"deputy": {deputy_id} - {0}, "noted": {person_id} - {actor.person_id}}
            for kind, people in told.items():
                await notices.put(self._db, session, school, people, notices.Notice(f"absence.{kind}", None, args), now)
        await self.standing_in.settle({person_id})

    async def end(self, actor: Actor, absence_id: int) -> int:
        """End days off: from today on the person is there again; whose they were. Outdated where they are over.

        Days that began are kept, if only to know whose the deputy's tickets are; the others are forgotten.
        """
        now = self._clock.now()
        async with self._db.write(actor, shows="absences:0") as session:
            await self._directory.touch(session)
            school = await self._directory.now()
            today = self._today(school)
            absence = await session.get(Absence, absence_id)
            if absence is None or absence.last < today:
                raise Outdated("error-absence-over", shows="absences:0")
            person = self._require(actor, school, absence.person_id)
            await session.show(f"absences:{person.id}")
            args = {"name": person.name, "first": absence.first.isoformat(), "last": absence.last.isoformat()}
            person_id, deputy_id = person.id, absence.deputy_id
            if absence.first > today:
                await session.execute(delete(Absence).where(Absence.id == absence_id))
            else:
                absence.last = today - timedelta(days=1)
            await audit.record(session, actor, "absence.end", f"person:{person_id}", now)
            off = notices.Notice("absence.off", None, args)
            await notices.put(self._db, session, school, [deputy_id] if deputy_id else [], off, now)
        await self.standing_in.settle({deputy_id} if deputy_id else set())
        return person_id

    def _require(self, actor: Actor, school: Snapshot, person_id: int) -> Known:
        """The person, if the actor may set their days; Denied otherwise, for those whom there is not too."""
        if not self.may_set(actor, school, person_id):
            raise Denied
        return school.people[person_id]

    def _check_days(self, days: Days, school: Snapshot) -> None:
        today = self._today(school)
        if days.first < today:
            raise Invalid("error-days-past")
        if days.first - today > FARTHEST:
            raise Invalid("error-days-far")
        if not 0 <= (days.last - days.first).days < LONGEST_STRETCH:
            raise Invalid("error-days-stretch", limit=LONGEST_STRETCH)

    def _check_deputy(self, school: Snapshot, person: Known, deputy_id: int, days: Days) -> None:
        deputy = school.people.get(deputy_id)
        if deputy_id == person.id:
            raise Invalid("error-deputy-self")
        if deputy is None or not deputy.roles(self._today(school)) & STAFF_ROLES:
            raise Invalid("error-deputy-left")
        if deputy.sender is None or not deputy.reachable:
            raise Invalid("error-deputy-unreachable", name=deputy.name)
        if any(_leads_to(school, deputy, person.id, day) for day in days.all()):
            raise Invalid("error-deputy-circle", name=deputy.name)
        if _away_on(deputy, days):
            raise Invalid("error-deputy-away", name=deputy.name)

    async def _lines(self, school: Snapshot) -> Sequence[AbsenceLine]:
        async with self._db.read() as session:
            rows = (await session.execute(_ABSENCES.where(Absence.last >= self._today(school)))).all()
        lines = ((row, _name(school, row.person_id), _name(school, row.deputy_id)) for row in rows)
        return [
            AbsenceLine(row.id, row.person_id, name, row.first, row.last, deputy)
            for row, name, deputy in lines
            if name is not None
        ]

    def _today(self, school: Snapshot) -> date:
        return school.today(self._clock.now())


_ABSENCES = select(Absence.id, Absence.person_id, Absence.first, Absence.last, Absence.deputy_id).order_by(
    Absence.first, Absence.id
)


async def _refuse_overlap(session: AsyncSession, person_id: int, days: Days) -> None:
    """Invalid where some of these days are set already. Whoever sets them has touched the directory before."""
    mine = (Absence.person_id == person_id, Absence.first <= days.last, Absence.last >= days.first)
    # Days that were ended on their first one have their last before it.
    other = (await session.execute(_ABSENCES.where(*mine, Absence.last >= Absence.first).limit(1))).first()
    if other is not None:
        raise Invalid("error-absence-overlap", first=f"{other.first:%d.%m.%Y}", last=f"{other.last:%d.%m.%Y}")


def _away_on(person: Known, days: Days) -> bool:
    return any(person.is_away(day) for day in days.all())


def _leads_to(school: Snapshot, deputy: Known, person_id: int, day: date) -> bool:
    """Whether this deputy is away on a day and would be replaced, in turn, by that person."""
    for _ in range(STAND_IN_STEPS):
        next_id = next((days.deputy_id for days in deputy.days_off if days.holds(day)), None)
        if next_id == person_id:
            return True
        if next_id is None or next_id not in school.people:
            return False
        deputy = school.people[next_id]
    return False


def _name(school: Snapshot, person_id: int | None) -> str | None:
    person = school.people.get(person_id or 0)
    return person.name if person else None
