from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.access import SYSTEM, Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated, Repeated
from bot.services import Services
from bot.services.register import Register
from bot.services.register.layout import Doubt, Sheet
from bot.services.register.plan import Plan
from models.people import AuditEntry, ClassTeacher, DepartmentMember, Person, Role, RoleGrant, RoomKeeper
from models.register import ImportDraft
from models.school import Asset, Building, Department, Room, SchoolClass
from tests import factories
from tests.bot.services.register.books import FULL, SAYS, book
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool

TABLES = (Person, RoleGrant, ClassTeacher, DepartmentMember, RoomKeeper, Asset, Building, Department, Room, SchoolClass)


class Sent:
    """The messenger's files, by the words that they are kept under."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    async def download(self, file_id: str, limit: int) -> bytes:
        return self.files[file_id]


class Desk:
    """The admin at the import: `await desk.offer({...})`, `await desk.confirm(plan)`."""

    def __init__(self, register: Register, sent: Sent, admin: Actor) -> None:
        self.register = register
        self.sent = sent
        self.admin = admin

    async def offer(self, rows: Mapping[str, Sequence[Sequence[Any]]]) -> Plan:
        self.sent.files["file"] = book(rows)
        return await self.register.offer(self.admin, "file", 1_000, SAYS)

    async def save(self, rows: Mapping[str, Sequence[Sequence[Any]]]) -> Plan:
        plan = await self.offer(rows)
        assert await self.register.confirm(self.admin, plan.digest, SAYS) == plan.to_save
        return plan

    async def doubts(self, sheet: str, *rows: Sequence[Any]) -> list[tuple[int, str, str]]:
        return [(doubt.row, doubt.column, doubt.reason) for doubt in (await self.offer({sheet: rows})).doubts]


@pytest.fixture
async def desk(db: Database, services: Services, clock: Clock, school: StandardSchool, actor_of: ActorOf) -> Desk:
    sent = Sent()
    return Desk(Register(db, services.directory, clock, sent), sent, await actor_of("admin"))


async def rows_of(db: Database) -> dict[str, int]:
    async with db.read() as session:
        return {
            model.__tablename__: await session.scalar(select(func.count()).select_from(model)) or 0 for model in TABLES
        }


def tallies(plan: Plan) -> dict[Sheet, tuple[int, int, int]]:
    return {sheet: (tally.new, tally.changed, tally.same) for sheet, tally in plan.tallies.items()}


async def test_a_whole_file_is_saved_at_once_and_only_once(
    db: Database, desk: Desk, school: StandardSchool, services: Services
) -> None:
    before = await rows_of(db)
    plan = await desk.offer(FULL)
    assert not plan.doubts
    assert tallies(plan) == {
        Sheet.STAFF: (3, 0, 0),
        Sheet.CHILDREN: (3, 0, 0),
        Sheet.ROOMS: (1, 0, 1),
        Sheet.ASSETS: (3, 0, 0),
    }
    assert await rows_of(db) == before
    await desk.register.confirm(desk.admin, plan.digest, SAYS)
    added = {name: count - before[name] for name, count in (await rows_of(db)).items()}
    assert added == {
        "people": 5,
        "role_grants": 4,
        "class_teachers": 3,
        "department_members": 2,
        "room_keepers": 1,
        "assets": 3,
        "buildings": 1,
        "departments": 1,
        "rooms": 1,
        "classes": 4,
    }
    # The same file once more: everything is there.
    again = await desk.offer(FULL)
    assert (again.to_save, again.doubts) == (0, [])
    await desk.register.confirm(desk.admin, again.digest, SAYS)
    assert {name: count - before[name] for name, count in (await rows_of(db)).items()} == added
    async with db.read() as session:
        children = await session.scalars(select(Person.given_name).where(Person.register_number.is_not(None)))
        assert {"К. Л.", "Л. О."} <= set(children)
        everything = [str(value) for row in await session.execute(select(Person.__table__)) for value in row]
        assert not any("Лунин" in value or "Кира" in value for value in everything)
        assert await session.scalar(select(func.count()).select_from(AuditEntry)) == 2
    found = await services.people.read.find(desk.admin, "полева")
    card = await services.people.read.card(desk.admin, found[0].id)
    assert ([one.title for one in card.rooms], [one.title for one in card.led_classes]) == (["31"], ["7В"])
    assert [one.title for one in card.heads] == ["ШМО естественных наук"]
    engineer = (await services.people.read.find(desk.admin, "ручьев"))[0]
    grants = (await services.people.read.card(desk.admin, engineer.id)).grants
    assert [(grant.role, grant.building) for grant in grants] == [(Role.TECHNICIAN, "Третий корпус")]


async def test_only_the_admin_imports(desk: Desk, actor_of: ActorOf) -> None:
    plan = await desk.offer(FULL)
    for name in ("director", "teacher", "parent", "stranger"):
        actor = await actor_of(name)
        for act in (
            desk.register.template(actor, SAYS[0]),
            desk.register.offer(actor, "file", 1, SAYS),
            desk.register.check(actor, SAYS),
            desk.register.confirm(actor, plan.digest, SAYS),
            desk.register.drop(actor),
        ):
            with pytest.raises(Denied):
                await act


async def test_saving_twice_is_said(desk: Desk, actor_of: ActorOf) -> None:
    plan = await desk.offer(FULL)
    desk.admin = await actor_of("admin", update_id=7)
    await desk.register.confirm(desk.admin, plan.digest, SAYS)
    with pytest.raises((Outdated, Repeated)):
        await desk.register.confirm(desk.admin, plan.digest, SAYS)
    desk.admin = await actor_of("admin", update_id=8)
    with pytest.raises(Outdated, match="error-import-gone"):
        await desk.register.confirm(desk.admin, plan.digest, SAYS)


async def test_what_was_shown_is_what_is_saved(
    db: Database, desk: Desk, services: Services, school: StandardSchool
) -> None:
    plan = await desk.offer(FULL)
    await services.people.staffing.add(desk.admin, "Снегова Яна, завуч")
    before = await rows_of(db)
    with pytest.raises(Outdated, match="error-import-changed"):
        await desk.register.confirm(desk.admin, plan.digest, SAYS)
    assert await rows_of(db) == before
    now = await desk.register.check(desk.admin, SAYS)
    assert tallies(now)[Sheet.STAFF] == (2, 1, 0)
    await desk.register.confirm(desk.admin, now.digest, SAYS)


async def test_a_file_that_can_not_be_read_leaves_the_one_before(db: Database, desk: Desk) -> None:
    await desk.offer(FULL)
    desk.sent.files["bad"] = b"MZ"
    with pytest.raises(Invalid):
        await desk.register.offer(desk.admin, "bad", 2, SAYS)
    with pytest.raises(Invalid, match="error-file-too-big"):
        await desk.register.offer(desk.admin, "file", 50 * 1024 * 1024, SAYS)
    assert (await desk.register.check(desk.admin, SAYS)).to_save
    await desk.register.drop(desk.admin)
    with pytest.raises(Outdated):
        await desk.register.check(desk.admin, SAYS)
    async with db.read() as session:
        assert await session.scalar(select(func.count()).select_from(ImportDraft)) == 0


async def test_names_match_whatever_the_letters(desk: Desk, school: StandardSchool) -> None:
    # «Ежова» with «ё» and a Latin «a», a room and a class with Latin letters.
    plan = await desk.offer(
        {
            "Сотрудники": [("ЕЖОВA мария  петровна", None, None, None, "5A")],
            "Кабинеты": [("главный корпус", "214", None, None, "Ёжова М.П.")],
        }
    )
    assert not plan.doubts
    assert tallies(plan)[Sheet.STAFF] == (0, 1, 0)
    assert tallies(plan)[Sheet.ROOMS] == (0, 0, 1)
    assert plan.classes == {}


async def test_namesakes_are_never_guessed(desk: Desk, services: Services, school: StandardSchool) -> None:
    name = "Иванова Анна Ивановна"
    sheet = "Сотрудники"
    # Two stand in the school without positions: nobody knows who is meant.
    assert await desk.doubts(sheet, (name, "учитель")) == [(2, "name", "namesake")]
    await services.people.staffing.correct(desk.admin, school.people["namesake_one"], f"{name}, учитель")
    await services.people.staffing.correct(desk.admin, school.people["namesake_two"], f"{name}, повар")
    assert await desk.doubts(sheet, (name, None)) == [(2, "name", "namesake")]
    assert await desk.doubts(sheet, (name, "Учитель"), (name, "повар")) == []
    assert await desk.doubts(sheet, (name, "учитель"), (name, "учитель")) == [(3, "name", "repeated")]
    # Three in the file: the third may be new only when the others fit.
    plan = await desk.offer({sheet: [(name, "учитель"), (name, "повар"), (name, "медсестра")]})
    assert tallies(plan)[Sheet.STAFF] == (1, 0, 2)
    assert await desk.doubts(sheet, (name, "учитель"), (name, "медсестра")) == [(3, "name", "namesake")]
    # As a keeper the name alone is not enough either.
    rooms = "Кабинеты"
    main = "Главный корпус"
    assert await desk.doubts(rooms, (main, "900", None, None, name)) == [(2, "keeper", "person-unclear")]
    assert await desk.doubts(rooms, (main, "900", None, None, f"{name}, повар")) == []
    assert await desk.doubts(rooms, (main, "900", None, None, "Никто Н. Н.")) == [(2, "keeper", "person-unknown")]


async def test_two_new_namesakes_need_their_positions(desk: Desk) -> None:
    name = "Полева Анна Сергеевна"
    assert await desk.doubts("Сотрудники", (name, None), (name, "повар")) == [(2, "name", "namesake")]
    plan = await desk.save({"Сотрудники": [(name, "учитель"), (name, "повар")]})
    assert tallies(plan)[Sheet.STAFF] == (2, 0, 0)
    assert (await desk.offer({"Сотрудники": [(name, "учитель"), (name, "повар")]})).to_save == 0


async def test_who_left_does_not_come_back_by_a_file(desk: Desk, school: StandardSchool) -> None:
    assert await desk.doubts("Сотрудники", ("Ушедшая Роза Марковна", None)) == [(2, "name", "left")]


async def test_a_person_that_is_there_gets_what_is_new(db: Database, desk: Desk, school: StandardSchool) -> None:
    row = ("Ежова Мария Петровна", "учитель физики", "сотрудник, завхоз", None, "9Б", "Кафедра точных наук", "да")
    plan = await desk.save({"Сотрудники": [row]})
    assert tallies(plan)[Sheet.STAFF] == (0, 1, 0)
    async with db.read() as session:
        teacher = school.people["teacher"]
        assert (await session.get_one(Person, teacher)).position == "учитель физики"
        roles = await session.scalars(select(RoleGrant.role).where(RoleGrant.person_id == teacher))
        assert sorted(roles) == [Role.STAFF, Role.STOREKEEPER]
        assert (await session.get_one(Department, school.department)).head_id == teacher
    assert (await desk.offer({"Сотрудники": [row]})).to_save == 0


async def test_a_child_under_a_number_does_not_become_another(desk: Desk, school: StandardSchool) -> None:
    plan = await desk.offer({"Классы и дети": [("5А", 1, "Мухин Антон"), ("5А", 2, "Орлов Пётр"), ("5А", 2, "Я. Я.")]})
    assert tallies(plan)[Sheet.CHILDREN] == (1, 0, 1)
    assert plan.doubts == [Doubt(Sheet.CHILDREN, 4, "number", "repeated")]
    assert await desk.doubts("Классы и дети", ("5А", 1, "Орлов Пётр")) == [(2, "number", "other-child")]


async def test_devices_keep_their_number_and_move(db: Database, desk: Desk, school: StandardSchool) -> None:
    main = "Главный корпус"
    sheet = "Оборудование"
    # The projector of 214 gets its number, a second one is new.
    rows = [("Проектор", "Проектор Acme X1", "77", "214", main), ("Проектор", "Проектор Acme X1", None, "214", main)]
    plan = await desk.save({sheet: rows})
    assert tallies(plan)[Sheet.ASSETS] == (1, 0, 1)
    assert (await desk.offer({sheet: rows})).to_save == 0
    async with db.write(SYSTEM) as session:
        numbered = update(Asset).where(Asset.inventory_number == "77")
        await session.execute(numbered.values(confirmed_on=SCHOOL_MORNING.date()))
    moved = await desk.save({sheet: [("Проектор", "Проектор Acme X1", "77", "305", None)]})
    assert tallies(moved)[Sheet.ASSETS] == (0, 1, 0)
    async with db.read() as session:
        asset = (await session.scalars(select(Asset).where(Asset.inventory_number == "77"))).one()
        assert asset.room_id == school.rooms["305"]
        assert asset.confirmed_on is None, "what was seen elsewhere was not seen here"


@pytest.mark.parametrize(
    ("sheet", "row", "doubt"),
    [
        ("Сотрудники", ("Полева", None), ("name", "name")),
        ("Сотрудники", (None, "учитель"), ("name", "empty")),
        ("Сотрудники", ("Полева Анна", None, "король"), ("roles", "unknown-role")),
        ("Сотрудники", ("Полева Анна", None, "сотрудник", "Главный корпус"), ("building", "building-not-technician")),
        ("Сотрудники", ("Полева Анна", None, "техслужба", "Луна"), ("building", "building-unknown")),
        ("Сотрудники", ("Полева Анна", None, None, None, "12А"), ("class", "class")),
        ("Сотрудники", ("Полева Анна", None, None, None, None, None, "да"), ("department", "head-of-nothing")),
        ("Классы и дети", ("5АБ", 1, "Лунина Кира"), ("class", "class")),
        ("Классы и дети", ("5А", "первый", "Лунина Кира"), ("number", "number")),
        ("Классы и дети", ("5А", 7, "Лунина"), ("child", "name")),
        ("Классы и дети", ("5А", None, "Лунина Кира"), ("number", "empty")),
        ("Кабинеты", (None, "214"), ("building", "building-needed")),
        ("Кабинеты", ("Главный корпус", "214", None, "чердак"), ("floor", "number")),
        ("Кабинеты", ("Главный корпус", "214", None, "99"), ("floor", "number")),
        ("Оборудование", ("Самолёт", "А", None, "214"), ("kind", "unknown-kind")),
        ("Оборудование", ("Проектор", "А", None, "999"), ("room", "room-unknown")),
        ("Оборудование", ("Проектор", "А", None, "214", "Луна"), ("building", "building-unknown")),
    ],
)
async def test_each_doubt_names_its_row_and_column(
    desk: Desk, sheet: str, row: Sequence[Any], doubt: tuple[str, str]
) -> None:
    assert await desk.doubts(sheet, row) == [(2, *doubt)]


async def test_a_room_number_of_two_buildings_needs_the_building(
    db: Database, desk: Desk, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.room(session, await session.get_one(Building, school.buildings["Второй корпус"]), number="214")
    row = ("Проектор", "А", None, "214")
    assert await desk.doubts("Оборудование", row) == [(2, "room", "room-unclear")]
    assert await desk.doubts("Оборудование", (*row, "Второй корпус"), (*row, "Главный корпус")) == []


async def test_a_device_gets_its_number_later(db: Database, desk: Desk) -> None:
    plan = await desk.save({"Оборудование": [("Проектор", "Проектор Acme X1", "77", "214", None)]})
    assert tallies(plan)[Sheet.ASSETS] == (0, 1, 0)
    assert (await desk.offer({"Оборудование": [("Проектор", "Проектор Acme X1", "77", "214", None)]})).to_save == 0
