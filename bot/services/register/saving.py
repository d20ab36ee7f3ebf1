"""A plan is written: new things first, then what refers to them. Inside the caller's unit of work."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert, update

from bot.db import Database, WriteSession
from bot.services.register.plan import Plan, Ref
from models.base import Base, table
from models.people import ClassTeacher, DepartmentMember, Person, RoleGrant, RoomKeeper
from models.school import Asset, Building, Department, Room, SchoolClass


async def save(db: Database, session: WriteSession, plan: Plan, today: date) -> None:
    """Write everything that the plan holds; roles are given from today on."""
    ids: dict[str, int] = {}

    def number(ref: Ref) -> int:
        return ref if isinstance(ref, int) else ids[ref]

    async def make(model: type[Base], keys: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            columns = table(model).c
            made = insert(table(model)).returning(columns.id, sort_by_parameter_order=True)
            ids.update(zip(keys, (await session.execute(made, list(rows))).scalars(), strict=True))

    async def put(statement: Any, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            await session.execute(statement, list(rows))

    await make(Building, list(plan.buildings), [{"name": name} for name in plan.buildings.values()])
    await make(Department, list(plan.departments), [{"name": name} for name in plan.departments.values()])
    classes = [{"year": year, "letter": letter} for year, letter in plan.classes.values()]
    await make(SchoolClass, list(plan.classes), classes)
    await make(Person, [one.key for one in plan.people], [_person(one.name, one.position) for one in plan.people])
    rooms = [
        {"building_id": number(one.building), "number": one.number, "name": one.name or None, "floor": one.floor}
        for one in plan.rooms
    ]
    await make(Room, [one.key for one in plan.rooms], rooms)
    await put(_POSITION, [{"of": person_id, "words": position} for person_id, position in plan.positions])
    await put(_ROOM, [{"of": one.id, "words": one.name, "level": one.floor} for one in plan.room_changes])
    grants = [
        {
            "person_id": number(who),
            "role": role,
            "building_id": None if where is None else number(where),
            "since": today,
        }
        for who, role, where in plan.grants
    ]
    await put(insert(table(RoleGrant)), grants)
    for model, column, pairs in (
        (ClassTeacher, "class_id", plan.leaders),
        (DepartmentMember, "department_id", plan.members),
        (RoomKeeper, "room_id", plan.keepers),
    ):
        await put(db.insert_ignoring(model), [{column: number(a), "person_id": number(b)} for a, b in pairs])
    await put(_HEAD, [{"of": number(a), "who": number(b)} for a, b in plan.heads])
    assets = [
        {
            "room_id": number(one.room),
            "kind": one.kind,
            "name": one.name,
            "inventory_number": one.inventory or None,
        }
        for one in plan.assets
    ]
    old = [row | {"of": one.id} for one, row in zip(plan.assets, assets, strict=True) if one.id is not None]
    await put(_ASSET, [{f"new_{key}" if key != "of" else key: value for key, value in row.items()} for row in old])
    new = [row for one, row in zip(plan.assets, assets, strict=True) if one.id is None]
    await put(insert(table(Asset)), new)
    children = [
        {"given_name": one.initials, "class_id": number(one.school_class), "register_number": one.number}
        for one in plan.children
    ]
    await put(insert(table(Person)), children)


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
    )
)
