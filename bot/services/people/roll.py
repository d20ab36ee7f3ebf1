"""The roll: everybody by name, read at once for lists and search, and the rule who may read whose name.

Staff are named to whoever sees people; a parent to the admin and the child's class teacher only; a child to nobody,
only class and initials (product.md, "How it talks").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor, Permission
from bot.services.people.names import FullName
from bot.services.snapshot import Known, Snapshot
from bot.services.text import fold
from models.people import Guardianship, Person, Role
from models.school import Building, Room, SchoolClass


class PersonKind(StrEnum):
    """What a person is first of all."""

    STAFF = "staff"
    PARENT = "parent"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list. `note` tells namesakes apart: position and rooms, or the class of a child.

    unreachable: they joined and stopped the bot since.
    """

    id: int
    kind: PersonKind
    name: str
    note: str
    joined: bool
    unreachable: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as the roll holds them. A child's name is initials in `given_name`."""

    id: int
    name: FullName
    position: str | None
    class_id: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A room: its number and building."""

    id: int
    number: str
    building_id: int
    building: str


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody who has not left."""

    school: Snapshot
    entries: Mapping[int, Entry]
    places: Mapping[int, Place]
    classes: Mapping[int, str]
    children_of: Mapping[int, list[int]]

    def known(self, person_id: int) -> Known:
        return self.school.people[person_id]

    def kind(self, person_id: int) -> PersonKind:
        """A child stands in a class; a parent has a child, or that role, and no role of the staff."""
        if self.entries[person_id].class_id is not None:
            return PersonKind.CHILD
        roles = {grant.role for grant in self.known(person_id).grants}
        is_parent = Role.PARENT in roles or person_id in self.children_of
        return PersonKind.PARENT if is_parent and not roles & STAFF_ROLES else PersonKind.STAFF

    def line(self, person_id: int) -> PersonLine:
        entry, known, kind = self.entries[person_id], self.known(person_id), self.kind(person_id)
        if kind is PersonKind.CHILD:
            note = self.class_of(person_id)
        elif kind is PersonKind.PARENT:
            note = ", ".join(sorted({self.class_of(child) for child in self.children_of.get(person_id, ())}))
        else:
            rooms = sorted(self.places[room].number for room in known.rooms)
            note = ", ".join(part for part in (entry.position or "", *rooms[:3]) if part)
        joined = known.sender is not None
        return PersonLine(person_id, kind, known.name, note, joined, unreachable=joined and not known.reachable)

    def class_of(self, child_id: int) -> str:
        """The title of a child's class; empty for whoever is in none."""
        child = self.entries.get(child_id)
        return self.classes.get(child.class_id, "") if child and child.class_id else ""

    def parents_of(self, child_id: int) -> list[int]:
        return [parent for parent, children in self.children_of.items() if child_id in children]

    def shows(self, actor: Actor, person_id: int) -> bool:
        """Whether the actor may see this person in a list and open their card."""
        if self.shows_family(actor, person_id):
            return True
        return actor.may(Permission.PEOPLE_SEE) and self.kind(person_id) is not PersonKind.PARENT

    def shows_family(self, actor: Actor, person_id: int) -> bool:
        """Whether the actor may know whose parent or child this is: the admin, and the child's class teacher."""
        if actor.may(Permission.PEOPLE_MANAGE):
            return True
        family = (person_id, *self.children_of.get(person_id, ()))
        return any(child.class_id in actor.led_classes for child in self._in_classes(family))

    def _in_classes(self, people: tuple[int, ...]) -> list[Entry]:
        return [entry for one in people if (entry := self.entries.get(one)) and entry.class_id is not None]


def begins(entry: Entry, wanted: list[str]) -> bool:
    """Whether the name's words begin with these folded words in their order, from the surname on: «ежова м»."""
    words = fold(entry.name.full).split()
    return len(wanted) <= len(words) and all(word.startswith(start) for word, start in zip(words, wanted, strict=False))


async def read_roll(session: AsyncSession, school: Snapshot) -> Roll:
    """The roll, in four statements whatever the size of the school."""
    entries = {
        row.id: Entry(row.id, FullName(row.surname, row.given_name, row.patronymic), row.position, row.class_id)
        for row in await session.execute(_PEOPLE)
        if row.id in school.people
    }
    places = {row.id: Place(*row) for row in await session.execute(_PLACES)}
    classes = {row.id: f"{row.year}{row.letter}" for row in await session.execute(_CLASSES)}
    children_of: dict[int, list[int]] = {}
    for parent_id, child_id in await session.execute(_FAMILIES):
        children_of.setdefault(parent_id, []).append(child_id)
    return Roll(school, entries, places, classes, children_of)


def by_name(line: PersonLine) -> tuple[Any, ...]:
    """For sorting: staff, then parents, then children of one class after the other."""
    order = list(PersonKind).index(line.kind)
    return order, line.note if line.kind is PersonKind.CHILD else "", fold(line.name), line.id


_PEOPLE = select(
    Person.id, Person.surname, Person.given_name, Person.patronymic, Person.position, Person.class_id
).where(Person.left_on.is_(None))
_PLACES = select(Room.id, Room.number, Room.building_id, Building.name).join(Building, Room.building_id == Building.id)
_CLASSES = select(SchoolClass.id, SchoolClass.year, SchoolClass.letter).order_by(SchoolClass.year, SchoolClass.letter)
_FAMILIES = select(Guardianship.parent_id, Guardianship.child_id).order_by(Guardianship.child_id)
