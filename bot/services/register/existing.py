"""The school as it stands, read for comparing: everything by the words under which a file may name it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.people.names import FullName
from bot.services.text import fold
from models.people import ClassTeacher, DepartmentMember, Person, Role, RoleGrant, RoomKeeper
from models.school import Asset, Building, Department, Room, School, SchoolClass


@dataclass(frozen=True, slots=True)
class ExistingPerson:
    """A grown person; `roles` are those that have not ended, with their buildings."""

    id: int
    name: FullName
    position: str
    roles: frozenset[tuple[Role, int | None]]
    left: bool


@dataclass(frozen=True, slots=True)
class ExistingRoom:
    id: int
    building_id: int
    number: str
    name: str | None
    floor: int | None


@dataclass(frozen=True, slots=True)
class ExistingAsset:
    id: int
    room_id: int
    kind: str
    name: str
    inventory: str


@dataclass(slots=True)
class Existing:
    """The school at one revision."""

    revision: int
    people: list[ExistingPerson] = field(default_factory=list)
    children: dict[tuple[int, int], str] = field(default_factory=dict)
    buildings: dict[str, int] = field(default_factory=dict)
    departments: dict[str, int] = field(default_factory=dict)
    heads: dict[int, int | None] = field(default_factory=dict)
    members: set[tuple[int, int]] = field(default_factory=set)
    classes: dict[tuple[int, str], int] = field(default_factory=dict)
    leaders: set[tuple[int, int]] = field(default_factory=set)
    rooms: list[ExistingRoom] = field(default_factory=list)
    keepers: set[tuple[int, int]] = field(default_factory=set)
    assets: list[ExistingAsset] = field(default_factory=list)


async def read_existing(session: AsyncSession, today: date) -> Existing:
    """The school of today. Roles that begin later count as held."""
    found = Existing((await session.execute(select(School.revision))).scalar_one())
    held: dict[int, set[tuple[Role, int | None]]] = {}
    grants = await session.execute(_GRANTS.where(or_(RoleGrant.until.is_(None), RoleGrant.until >= today)))
    for person_id, role, building_id in grants:
        held.setdefault(person_id, set()).add((role, building_id))
    for row in await session.execute(_PEOPLE):
        if row.class_id is not None:
            if row.register_number is not None and row.left_on is None:
                found.children[row.class_id, row.register_number] = row.given_name
            continue
        full_name = FullName(row.surname, row.given_name, row.patronymic)
        roles = frozenset(held.get(row.id, ()))
        found.people.append(ExistingPerson(row.id, full_name, row.position or "", roles, row.left_on is not None))
    found.buildings = {fold(row.name): row.id for row in await session.execute(select(Building.id, Building.name))}
    departments = await session.execute(select(Department.id, Department.name, Department.head_id))
    for department_id, name, head_id in departments:
        found.departments[fold(name)] = department_id
        found.heads[department_id] = head_id
    classes = await session.execute(select(SchoolClass.id, SchoolClass.year, SchoolClass.letter))
    found.classes = {(year, fold(letter)): class_id for class_id, year, letter in classes}
    found.members = await _pairs(session, DepartmentMember.department_id, DepartmentMember.person_id)
    found.leaders = await _pairs(session, ClassTeacher.class_id, ClassTeacher.person_id)
    found.keepers = await _pairs(session, RoomKeeper.room_id, RoomKeeper.person_id)
    rooms = await session.execute(select(Room.id, Room.building_id, Room.number, Room.name, Room.floor))
    found.rooms = [ExistingRoom(*row) for row in rooms]
    assets = await session.execute(_ASSETS)
    found.assets = [ExistingAsset(*row[:4], row[4] or "") for row in assets]
    return found


async def _pairs(session: AsyncSession, thing: Any, person: Any) -> set[tuple[int, int]]:
    return {(row[0], row[1]) for row in await session.execute(select(thing, person))}


_PEOPLE = select(
    Person.id,
    Person.surname,
    Person.given_name,
    Person.patronymic,
    Person.position,
    Person.class_id,
    Person.register_number,
    Person.left_on,
)
_GRANTS = select(RoleGrant.person_id, RoleGrant.role, RoleGrant.building_id)
_ASSETS = select(Asset.id, Asset.room_id, Asset.kind, Asset.name, Asset.inventory_number).order_by(Asset.id)
