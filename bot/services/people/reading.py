"""Who there is: counts, search, lists, one person's card. Everything comes back as plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import audit
from bot.services.directory import Directory
from bot.services.people.names import NAME_LIMIT
from bot.services.people.roll import PersonKind, PersonLine, Roll, begins, by_name, read_roll
from bot.services.text import clean_line, fold
from models.people import DepartmentMember, Role, RoleGrant
from models.school import Building, Department

FOUND_AT_MOST = 30


class Listing(StrEnum):
    """The lists of people that can be asked for, each with a key: a role, or the number of a thing."""

    ROLE = "role"
    CLASS = "class"
    DEPARTMENT = "department"
    BUILDING = "building"


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to open: its key, its title (a role's is translated by its key), how many people, how many joined."""

    key: str
    title: str
    count: int
    joined: int


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A role of a person, from a day to a day (both included), in one building or in all."""

    id: int
    role: Role
    since: date
    until: date | None
    building: str | None


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the school by its number and title: a room, a class, a department, a member of a family."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as one screen shows them; `children` and `parents` only for whoever may know them."""

    id: int
    kind: PersonKind
    name: str
    position: str | None
    class_title: str
    grants: Sequence[GrantLine]
    rooms: Sequence[Thing]
    led_classes: Sequence[Thing]
    heads: Sequence[Thing]
    departments: Sequence[Thing]
    children: Sequence[Thing]
    parents: Sequence[Thing]
    parents_joined: int
    joined: bool
    reachable: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people there are, and how many of them have joined."""

    joined: int
    total: int


class PeopleReader:
    """Reads people for whoever may see them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def counts(self, actor: Actor) -> dict[PersonKind, Counted]:
        """Staff, parents and children: joined and all."""
        actor.require(Permission.PEOPLE_SEE)
        roll = await self._roll()
        lines = [roll.line(person_id) for person_id in roll.entries]
        counted = {kind: [line.joined for line in lines if line.kind is kind] for kind in PersonKind}
        return {kind: Counted(sum(joined), len(joined)) for kind, joined in counted.items()}

    async def find(self, actor: Actor, words: str) -> list[PersonLine]:
        """People whose name begins with these words («ежова м»), at most `FOUND_AT_MOST`; no children."""
        actor.require(Permission.PEOPLE_SEE)
        wanted = fold(clean_line(words, NAME_LIMIT)).replace(".", " ").split()
        roll = await self._roll()
        named = (one for one in roll.entries.values() if one.class_id is None and roll.shows(actor, one.id))
        found = [roll.line(entry.id) for entry in named if wanted and begins(entry, wanted)]
        return sorted(found, key=by_name)[:FOUND_AT_MOST]

    async def choices(self, actor: Actor, listing: Listing) -> list[Choice]:
        """The lists of one sort with their counts; roles that nobody holds are left out."""
        actor.require(Permission.PEOPLE_SEE)
        roll = await self._roll()
        async with self._db.read() as session:
            titles = await _titles(session, roll, listing)
            members = await self._members(session, roll, listing)
        lists = [
            Choice(key, title, len(members.get(key, ())), _joined(roll, members.get(key, ())))
            for key, title in titles.items()
        ]
        return [one for one in lists if one.count or listing is not Listing.ROLE]

    async def listed(self, actor: Actor, listing: Listing, key: str) -> tuple[str, list[PersonLine]]:
        """A list's title and its people by name; those whom the actor may not see are left out.

        A class is open to its teacher, everything to whoever may see people. Raises Missing where there is no such.
        """
        if not (actor.may(Permission.PEOPLE_SEE) or (listing is Listing.CLASS and key in map(str, actor.led_classes))):
            raise Denied
        roll = await self._roll()
        async with self._db.read() as session:
            titles = await _titles(session, roll, listing)
            members = await self._members(session, roll, listing)
        if key not in titles:
            raise Missing
        shown = [one for one in members.get(key, ()) if roll.shows(actor, one)]
        if listing is Listing.CLASS or key == Role.PARENT:
            shown = [one for one in shown if not _as_parent(roll, key, one) or roll.shows_family(actor, one)]
        return titles[key], sorted((roll.line(one) for one in shown), key=by_name)

    async def card(self, actor: Actor, person_id: int) -> PersonCard:
        """One person, as far as this actor may see them; Missing where there is none or it is not theirs to see.

        Whose family was looked at by whom stands in the audit log (product.md, "Personal data").
        """
        actor.require_person()
        roll = await self._roll()
        if person_id not in roll.entries or not roll.shows(actor, person_id):
            raise Missing("error-person-missing")
        async with self._db.read() as session:
            rows = await session.execute(_GRANTS.where(RoleGrant.person_id == person_id))
            grants = [GrantLine(*row) for row in rows]
            heads = await session.execute(_DEPARTMENTS.where(Department.head_id == person_id))
            headed = [Thing(*row) for row in heads]
            joined = _DEPARTMENTS.join(DepartmentMember, DepartmentMember.department_id == Department.id)
            departments = await session.execute(joined.where(DepartmentMember.person_id == person_id))
            member_of = [Thing(*row) for row in departments]
        if roll.kind(person_id) is not PersonKind.STAFF:
            async with self._db.write(SYSTEM) as writing:
                await audit.record(writing, actor, "person.see", f"person:{person_id}", self._clock.now())
        return self._card(actor, roll, person_id, grants, headed, member_of)

    def _card(
        self,
        actor: Actor,
        roll: Roll,
        person_id: int,
        grants: Sequence[GrantLine],
        heads: Sequence[Thing],
        departments: Sequence[Thing],
    ) -> PersonCard:
        entry, known, kind = roll.entries[person_id], roll.known(person_id), roll.kind(person_id)
        family = roll.shows_family(actor, person_id)
        parents = roll.parents_of(person_id)
        children = roll.children_of.get(person_id, ())
        return PersonCard(
            person_id,
            kind,
            entry.name.full,
            entry.position,
            roll.class_of(person_id),
            # That a colleague is a parent too is nobody's business but the admin's and the class teacher's.
            [grant for grant in grants if family or grant.role is not Role.PARENT],
            sorted((Thing(room, roll.places[room].number) for room in known.rooms), key=_by_title),
            sorted((Thing(one, roll.classes[one]) for one in known.led_classes), key=_by_title),
            heads,
            departments,
            [Thing(one, f"{roll.class_of(one)} · {roll.known(one).name}") for one in children] if family else (),
            [Thing(one, roll.known(one).name) for one in parents] if family else (),
            _joined(roll, parents),
            joined=known.sender is not None,
            reachable=known.reachable,
        )

    async def _roll(self) -> Roll:
        school = await self._directory.now()
        async with self._db.read() as session:
            return await read_roll(session, school)

    async def _members(self, session: AsyncSession, roll: Roll, listing: Listing) -> dict[str, list[int]]:
        """The people of each list of one sort, by its key."""
        pairs: list[tuple[object, int]] = []
        match listing:
            case Listing.ROLE:
                day = roll.school.today(self._clock.now())
                pairs = [(role.value, one) for one in roll.entries for role in roll.known(one).roles(day)]
            case Listing.CLASS:
                pairs = [(led, one) for one in roll.entries for led in roll.known(one).led_classes]
                children = [one for one in roll.entries.values() if one.class_id is not None]
                pairs += [(child.class_id, child.id) for child in children]
                pairs += [(child.class_id, parent) for child in children for parent in roll.parents_of(child.id)]
            case Listing.BUILDING:
                kept = ((room, one) for one in roll.entries for room in roll.known(one).rooms)
                pairs = [(roll.places[room].building_id, one) for room, one in kept]
            case Listing.DEPARTMENT:
                rows = await session.execute(select(DepartmentMember.department_id, DepartmentMember.person_id))
                pairs = [(department, one) for department, one in rows if one in roll.entries]
        members: dict[str, dict[int, None]] = {}
        for key, one in pairs:
            members.setdefault(str(key), {})[one] = None
        return {key: list(people) for key, people in members.items()}


async def _titles(session: AsyncSession, roll: Roll, listing: Listing) -> dict[str, str]:
    """The lists of one sort by key, in the order of their choice."""
    match listing:
        case Listing.ROLE:
            return {role.value: "" for role in Role}
        case Listing.CLASS:
            return {str(class_id): title for class_id, title in roll.classes.items()}
        case Listing.BUILDING:
            rows = await session.execute(select(Building.id, Building.name).order_by(Building.name))
            return {str(row.id): row.name for row in rows}
        case _:
            return {str(row.id): row.name for row in await session.execute(_DEPARTMENTS)}


def _joined(roll: Roll, people: Iterable[int]) -> int:
    return sum(roll.known(one).sender is not None for one in people if one in roll.entries)


def _as_parent(roll: Roll, key: str, person_id: int) -> bool:
    """Whether this person stands in the list of a class, or of the parents, as somebody's parent only."""
    is_teacher = key in map(str, roll.known(person_id).led_classes)
    return not is_teacher and roll.kind(person_id) is not PersonKind.CHILD


def _by_title(thing: Thing) -> tuple[int, str]:
    """Numbers by size: «9А» before «10А»."""
    digits = "".join(char for char in thing.title if char.isdecimal())
    return int(digits or 0), thing.title


_GRANTS = (
    select(RoleGrant.id, RoleGrant.role, RoleGrant.since, RoleGrant.until, Building.name)
    .outerjoin(Building, RoleGrant.building_id == Building.id)
    .order_by(RoleGrant.since, RoleGrant.id)
)
_DEPARTMENTS = select(Department.id, Department.name).order_by(Department.name)
