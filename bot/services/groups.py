"""Groups of people to address: by role, class, year, department, duty, or single persons (product.md, "Roles")."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from models.people import DepartmentMember, Guardianship, Person, Role
from models.school import Department, SchoolClass


class GroupKind(StrEnum):
    """The sorts of groups. `of` is a role's word, the number of a class, department or person, or a year."""

    ROLE = "role"
    ALL_STAFF = "staff"
    CLASS_TEACHERS = "leaders"
    KEEPERS = "keepers"
    DEPARTMENT = "department"
    DEPARTMENT_HEADS = "heads"
    CLASS_PARENTS = "parents"
    CLASS_STUDENTS = "students"
    YEAR_PARENTS = "yparents"
    YEAR_STUDENTS = "ystudents"
    PERSON = "person"


# Groups that a school has one of each.
WITHOUT_TITLE: Final = (
    GroupKind.ALL_STAFF,
    GroupKind.CLASS_TEACHERS,
    GroupKind.KEEPERS,
    GroupKind.DEPARTMENT_HEADS,
)


@dataclass(frozen=True, slots=True)
class Group:
    """A group by its sort and whose it is; `code` is how buttons and rows name it: "parents-12"."""

    kind: GroupKind
    of: str = ""

    @property
    def code(self) -> str:
        return f"{self.kind.value}-{self.of}"

    @classmethod
    def parse(cls, code: str) -> "Group":
        """The group of this code; Missing where it is none."""
        kind, _, of = code.partition("-")
        if kind not in set(GroupKind):
            raise Missing
        group = cls(GroupKind(kind), of)
        if not group._is_sound():
            raise Missing
        return group

    def _is_sound(self) -> bool:
        match self.kind:
            case GroupKind.ROLE:
                return self.of in set(Role)
            case kind if kind in WITHOUT_TITLE:
                return self.of == ""
            case _:
                return self.of.isascii() and self.of.isdecimal() and str(int(self.of)) == self.of


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in a list: its title where it has one of its own («5А», a department), its people, who has joined."""

    group: Group
    title: str
    count: int
    joined: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What membership follows from, beside the directory.

    `children`: child → class, `parents`: parent → children, `heads`: who heads a department.
    """

    classes: dict[int, tuple[int, str]]
    children: dict[int, int]
    parents: dict[int, set[int]]
    departments: dict[int, str]
    heads: set[int]
    members: dict[int, set[int]]


class Groups:
    """Answers who is in a group now. Whoever left is in none."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._known: tuple[int, Facts] | None = None

    async def people(self, groups: Iterable[Group]) -> frozenset[int]:
        """Everybody in any of these groups, each once. For use cases, which have asked for rights themselves."""
        school, facts = await self._directory.now(), await self.facts()
        return frozenset[int]().union(*(members(group, school, facts, self._clock.now()) for group in groups))

    async def lines(self, actor: Actor) -> list[GroupLine]:
        """All groups that have anybody in them, with counts, in the order of product.md."""
        actor.require(Permission.PEOPLE_SEE)
        school, facts, now = await self._directory.now(), await self.facts(), self._clock.now()
        lines = []
        for group, title in _every(facts):
            people = members(group, school, facts, now)
            if people:
                joined = sum(school.people[one].sender is not None for one in people)
                lines.append(GroupLine(group, title, len(people), joined))
        return lines

    async def facts(self) -> Facts:
        """What membership follows from, as the school is now; read anew when the school has changed."""
        revision = (await self._directory.now()).revision
        if self._known is None or self._known[0] != revision:
            self._known = revision, await self._read()
        return self._known[1]

    async def _read(self) -> Facts:
        async with self._db.read() as session:
            classes = {row.id: (row.year, row.letter) for row in await session.execute(_CLASSES)}
            children = {row.id: row.class_id for row in await session.execute(_CHILDREN)}
            known = (await session.execute(_DEPARTMENTS)).all()
            parents: dict[int, set[int]] = {}
            for parent_id, child_id in await session.execute(_FAMILIES):
                parents.setdefault(parent_id, set()).add(child_id)
            belonging: dict[int, set[int]] = {}
            for department_id, person_id in await session.execute(_MEMBERS):
                belonging.setdefault(department_id, set()).add(person_id)
        departments = {row.id: row.name for row in known}
        heads = {row.head_id for row in known if row.head_id is not None}
        return Facts(classes, children, parents, departments, heads, belonging)


def members(group: Group, school: Snapshot, facts: Facts, now: datetime) -> frozenset[int]:
    """The people of a group, from what is known; a group of something that is gone is empty."""
    match group.kind:
        case GroupKind.ROLE:
            # Whatever the building: `holders` asks who holds a role in one of them, or in all.
            day = school.today(now)
            found = {person.id for person in school.people.values() if group.of in person.roles(day)}
        case GroupKind.ALL_STAFF:
            day = school.today(now)
            found = {person.id for person in school.people.values() if person.is_staff(day)}
        case GroupKind.CLASS_TEACHERS:
            found = {person.id for person in school.people.values() if person.led_classes}
        case GroupKind.KEEPERS:
            found = {person.id for person in school.people.values() if person.rooms}
        case GroupKind.DEPARTMENT:
            found = facts.members.get(int(group.of), set())
        case GroupKind.DEPARTMENT_HEADS:
            found = facts.heads
        case GroupKind.CLASS_STUDENTS | GroupKind.YEAR_STUDENTS:
            found = students(group, facts)
        case GroupKind.PERSON:
            found = {int(group.of)}
        case _:
            children = students(group, facts)
            found = {parent for parent, theirs in facts.parents.items() if theirs & children}
    return frozenset(found & school.people.keys())


def students(group: Group, facts: Facts) -> set[int]:
    """The pupils of a class or of a year, whose group this is, or whose parents' group."""
    number = int(group.of)
    if group.kind in {GroupKind.CLASS_STUDENTS, GroupKind.CLASS_PARENTS}:
        classes = {number}
    else:
        classes = {class_id for class_id, (year, _) in facts.classes.items() if year == number}
    return {child for child, class_id in facts.children.items() if class_id in classes}


def _every(facts: Facts) -> list[tuple[Group, str]]:
    years = sorted({year for year, _ in facts.classes.values()})
    classes = sorted(facts.classes.items(), key=lambda item: item[1])
    lines = [(Group(GroupKind.ROLE, role.value), "") for role in Role]
    lines += [(Group(kind), "") for kind in WITHOUT_TITLE]
    lines += [(Group(GroupKind.DEPARTMENT, str(number)), name) for number, name in facts.departments.items()]
    for kind in (GroupKind.YEAR_PARENTS, GroupKind.YEAR_STUDENTS):
        lines += [(Group(kind, str(year)), str(year)) for year in years]
    for kind in (GroupKind.CLASS_PARENTS, GroupKind.CLASS_STUDENTS):
        lines += [(Group(kind, str(number)), f"{year}{letter}") for number, (year, letter) in classes]
    return lines


_CLASSES = select(SchoolClass.id, SchoolClass.year, SchoolClass.letter)
_CHILDREN = select(Person.id, Person.class_id).where(Person.class_id.is_not(None), Person.left_on.is_(None))
_FAMILIES = select(Guardianship.parent_id, Guardianship.child_id)
_DEPARTMENTS = select(Department.id, Department.name, Department.head_id).order_by(Department.name)
_MEMBERS = select(DepartmentMember.department_id, DepartmentMember.person_id)
