"""What a person answers for: rooms kept, classes led, departments headed or belonged to; given and taken back."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing
from bot.services import audit
from bot.services.directory import Directory
from bot.services.people.reading import Thing
from bot.services.people.rules import present
from bot.services.text import clean_line, fold
from models.base import Base, table
from models.people import ClassTeacher, DepartmentMember, RoomKeeper
from models.school import Building, Department, Room, SchoolClass

TITLE_LIMIT = 80
FOUND_AT_MOST = 30


class Duty(StrEnum):
    """What a person can answer for."""

    ROOM = "room"
    CLASS = "class"
    HEAD = "head"
    MEMBER = "member"


# The table that holds a duty, its column for the thing, and the thing itself; a head stands in the department.
_LINKS: dict[Duty, tuple[type[Base], str, type[Room | SchoolClass | Department]]] = {
    Duty.ROOM: (RoomKeeper, "room_id", Room),
    Duty.CLASS: (ClassTeacher, "class_id", SchoolClass),
    Duty.MEMBER: (DepartmentMember, "department_id", Department),
}


class Duties:
    """Use cases on duties, for whoever manages people."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def choices(self, actor: Actor, duty: Duty) -> Sequence[Thing]:
        """The classes or departments that can be given; rooms are searched (`find_rooms`)."""
        actor.require(Permission.PEOPLE_MANAGE)
        async with self._db.read() as session:
            if duty is Duty.CLASS:
                classes = await session.execute(_CLASSES)
                return [Thing(row.id, f"{row.year}{row.letter}") for row in classes]
            if duty is Duty.ROOM:
                return []
            return [Thing(*row) for row in await session.execute(_DEPARTMENTS)]

    async def find_rooms(self, actor: Actor, words: str) -> Sequence[Thing]:
        """Rooms whose number or name holds these words, exact numbers alone; Invalid where there is none."""
        actor.require(Permission.PEOPLE_MANAGE)
        wanted = fold(clean_line(words, TITLE_LIMIT))
        async with self._db.read() as session:
            rooms = (await session.execute(_ROOMS)).all()
        found = [room for room in rooms if fold(room.number) == wanted]
        found = found or [room for room in rooms if wanted in fold(f"{room.number} {room.name or ''}")]
        if not found:
            raise Invalid("error-room-unknown")
        return [Thing(room.id, f"{room.number}, {room.building}") for room in found[:FOUND_AT_MOST]]

    async def give(self, actor: Actor, person_id: int, duty: Duty, thing_id: int) -> None:
        """Give a duty. A department has one head: the one before is relieved. Giving it twice changes nothing."""
        actor.require(Permission.PEOPLE_MANAGE)
        async with self._db.write(actor, shows=f"person:{person_id}") as session:
            await self._directory.touch(session)
            await present(session, person_id)
            if duty is Duty.HEAD:
                headed = update(Department).where(Department.id == thing_id).values(head_id=person_id)
                if not changed(await session.execute(headed)):
                    raise Missing
            else:
                model, column, owner = _LINKS[duty]
                if await session.get(owner, thing_id) is None:
                    raise Missing
                await session.execute(self._db.insert_ignoring(model), {column: thing_id, "person_id": person_id})
            await self._record(session, actor, f"duty.give.{duty}", person_id)

    async def take(self, actor: Actor, person_id: int, duty: Duty, thing_id: int) -> None:
        """Take a duty back. Taking it twice changes nothing."""
        actor.require(Permission.PEOPLE_MANAGE)
        async with self._db.write(actor, shows=f"person:{person_id}") as session:
            await self._directory.touch(session)
            await session.execute(_taken(person_id, duty, thing_id))
            await self._record(session, actor, f"duty.take.{duty}", person_id)

    async def add_department(self, actor: Actor, words: str) -> None:
        """Make a department of this name; Invalid where there is one already."""
        actor.require(Permission.PEOPLE_MANAGE)
        name = clean_line(words, TITLE_LIMIT)
        async with self._db.write(actor, shows="people.lists:department:0") as session:
            await self._directory.touch(session)
            names = [row.name for row in await session.execute(_DEPARTMENTS)]
            if fold(name) in map(fold, names):
                raise Invalid("error-department-exists")
            await session.execute(insert(table(Department)), {"name": name})

    async def _record(self, session: WriteSession, actor: Actor, action: str, person_id: int) -> None:
        await audit.record(session, actor, action, f"person:{person_id}", self._clock.now())


def _taken(person_id: int, duty: Duty, thing_id: int) -> Any:
    if duty is Duty.HEAD:
        mine = (Department.id == thing_id, Department.head_id == person_id)
        return update(Department).where(*mine).values(head_id=None)
    model, column, _ = _LINKS[duty]
    columns = table(model).c
    return delete(table(model)).where(columns.person_id == person_id, columns[column] == thing_id)


_CLASSES = select(SchoolClass.id, SchoolClass.year, SchoolClass.letter).order_by(SchoolClass.year, SchoolClass.letter)
_DEPARTMENTS = select(Department.id, Department.name).order_by(Department.name)
_ROOMS = (
    select(Room.id, Room.number, Room.name, Building.name.label("building"))
    .join(Building, Room.building_id == Building.id)
    .order_by(Room.number, Building.name)
)
