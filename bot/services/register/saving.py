"""A plan is written: new things first, then what refers to them. Inside the caller's unit of work."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, case, insert, update

from bot.db import Database, WriteSession
from bot.services.register.plan import Plan, Ref
from models.base import Base, table
from models.people import ClassTeacher, DepartmentMember, Person, RoleGrant, RoomKeeper
from models.school import Asset, Building, Department, Room, SchoolClass


async def save(db: Database, session: WriteSession, plan: Plan, today: date) -> None:
    """Write everything that the plan holds; roles are given from today on."""
    pen = _Pen(session)
    await _make_things(pen, plan)
    await pen.put(_POSITION, [{"of": person_id, "words": position} for person_id, position in plan.positions])
    await pen.put(_ROOM, [{"of": one.id, "words": one.name, "level": one.floor} for one in plan.room_changes])
    await _give_roles_and_duties(db, pen, plan, today)
    await _put_assets(pen, plan)
    children = [
        {"given_name": one.initials, "class_id": pen.number(one.school_class), "register_number": one.number}
        for one in plan.children
    ]
    await pen.put(insert(table(Person)), children)


class _Pen:
    """Writes rows, and knows the numbers of those that it made by their keys in the plan."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._made: dict[str, int] = {}

    def number(self, ref: Ref) -> int:
        return ref if isinstance(ref, int) else self._made[ref]

    async def make(self, model: type[Base], keys: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            columns = table(model).c
            made = insert(table(model)).returning(columns.id, sort_by_parameter_order=True)
            numbers = (await self._session.execute(made, list(rows))).scalars()
            self._made.update(zip(keys, numbers, strict=True))

    async def put(self, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            await self._session.execute(statement, list(rows))


async def _make_things(pen: _Pen, plan: Plan) -> None:
    """What the rest refers to: buildings, departments, classes, people, rooms."""
    await pen.make(Building, list(plan.buildings), [{"name": name} for name in plan.buildings.values()])
    await pen.make(Department, list(plan.departments), [{"name": name} for name in plan.departments.values()])
    classes = [{"year": year, "letter": letter} for year, letter in plan.classes.values()]
    await pen.make(SchoolClass, list(plan.classes), classes)
    await pen.make(Person, [one.key for one in plan.people], [_person(one.name, one.position) for one in plan.people])
    rooms = [
        {"building_id": pen.number(one.building), "number": one.number, "name": one.name or None, "floor": one.floor}
        for one in plan.rooms
    ]
    await pen.make(Room, [one.key for one in plan.rooms], rooms)


async def _give_roles_and_duties(db: Database, pen: _Pen, plan: Plan, today: date) -> None:
    grants = [
        {
            "person_id": pen.number(who),
            "role": role,
            "building_id": None if where is None else pen.number(where),
            "since": today,
        }
        for who, role, where in plan.grants
    ]
    await pen.put(insert(table(RoleGrant)), grants)
    for model, column, pairs in (
        (ClassTeacher, "class_id", plan.leaders),
        (DepartmentMember, "department_id", plan.members),
        (RoomKeeper, "room_id", plan.keepers),
    ):
        rows = [{column: pen.number(thing), "person_id": pen.number(person)} for thing, person in pairs]
        await pen.put(db.insert_ignoring(model), rows)
    await pen.put(_HEAD, [{"of": pen.number(department), "who": pen.number(head)} for department, head in plan.heads])


async def _put_assets(pen: _Pen, plan: Plan) -> None:
    assets: list[dict[str, Any]] = [
        {
            "room_id": pen.number(one.room),
            "kind": one.kind,
            "name": one.name,
            "inventory_number": one.inventory or None,
        }
        for one in plan.assets
    ]
    rows = list(zip(plan.assets, assets, strict=True))
    old = [
        {"of": one.id} | {f"new_{key}": value for key, value in row.items()} for one, row in rows if one.id is not None
    ]
    await pen.put(_ASSET, old)
    await pen.put(insert(table(Asset)), [row for one, row in rows if one.id is None])


def _person(name: Any, position: str) -> dict[str, Any]:
    return {
        "surname": name.surname,
        "given_name": name.given_name,
        "patronymic": name.patronymic,
        "position": position or None,
    }


_POSITION = update(table(Person)).where(table(Person).c.id == bindparam("of")).values(position=bindparam("words"))
_ROOM = (
    update(table(Room))
    .where(table(Room).c.id == bindparam("of"))
    .values(name=bindparam("words"), floor=bindparam("level"))
)
_HEAD = update(table(Department)).where(table(Department).c.id == bindparam("of")).values(head_id=bindparam("who"))
_ASSET = (
    update(table(Asset))
    .where(table(Asset).c.id == bindparam("of"))
    .values(
        room_id=bindparam("new_room_id"),
        kind=bindparam("new_kind"),
        name=bindparam("new_name"),
        inventory_number=bindparam("new_inventory_number"),
        # What was seen in another room was not seen here.
        confirmed_on=case((table(Asset).c.room_id == bindparam("new_room_id"), table(Asset).c.confirmed_on)),
    )
)
