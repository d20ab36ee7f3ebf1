from datetime import date

import pytest
from sqlalchemy import select

from bot.access import SYSTEM, Permission
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.people.duties import Duty
from models.people import AuditEntry, Person, Role
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

TODAY = date(2026, 11, 24)


async def grant_of(services: Services, actor_of: ActorOf, person_id: int, role: Role) -> int:
    card = await services.people.read.card(await actor_of("admin"), person_id)
    return next(grant.id for grant in card.grants if grant.role is role)


async def test_a_new_person_is_staff_from_today_on(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin = await actor_of("admin")
    person_id = await services.people.staffing.add(admin, "полева Анна сергеевна, библиотекарь")
    card = await services.people.read.card(admin, person_id)
    assert (card.name, card.position) == ("Полева Анна Сергеевна", "библиотекарь")
    assert [(grant.role, grant.since, grant.until) for grant in card.grants] == [(Role.STAFF, TODAY, None)]
    assert not card.joined


async def test_the_same_update_adds_once(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    person_id = await services.people.staffing.add(await actor_of("admin", update_id=5), "Полева Анна")
    with pytest.raises(Repeated) as repeated:
        await services.people.staffing.add(await actor_of("admin", update_id=5), "Полева Анна")
    assert repeated.value.shows == f"person:{person_id}"


async def test_namesakes_are_told_apart_by_position(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin = await actor_of("admin")
    with pytest.raises(Invalid, match="error-namesake"):
        await services.people.staffing.add(admin, "Ежова Мария Петровна")
    await services.people.staffing.add(admin, "Ёжова Мария Петровна, вахтёр")
    with pytest.raises(Invalid, match="error-namesake"):
        await services.people.staffing.add(admin, "Ежова Мария Петровна, Вахтер")
    found = await services.people.read.find(admin, "ежова мария")
    assert sorted(line.note for line in found) == ["214", "вахтёр"]


async def test_only_the_admin_changes_people(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    people, teacher = services.people, school.people["teacher"]
    for name in ("teacher", "deputy", "director", "stranger", "parent"):
        actor = await actor_of(name)
        for change in (
            people.staffing.add(actor, "Полева Анна"),
            people.staffing.correct(actor, teacher, "Полева Анна"),
            people.staffing.grant(actor, teacher, Role.ADMIN, 0),
            people.staffing.end(actor, 1),
            people.duties.give(actor, teacher, Duty.ROOM, school.rooms["102"]),
            people.duties.take(actor, teacher, Duty.ROOM, school.rooms["214"]),
            people.duties.add_department(actor, "Кафедра"),
            people.leaving.plan(actor, teacher, 0),
            people.leaving.confirm(actor, teacher, 0),
        ):
            with pytest.raises(Denied):
                await change


async def test_a_role_holds_and_ends_at_once(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin, teacher = await actor_of("admin"), school.people["teacher"]
    await services.people.staffing.grant(admin, teacher, Role.DEPUTY, 0)
    assert (await actor_of("teacher")).may(Permission.PEOPLE_SEE)
    with pytest.raises(Outdated, match="error-role-held"):
        await services.people.staffing.grant(admin, teacher, Role.DEPUTY, 0)
    grant = await grant_of(services, actor_of, teacher, Role.DEPUTY)
    assert await services.people.staffing.end(admin, grant) == teacher
    assert (await actor_of("teacher")).roles == {Role.STAFF}
    with pytest.raises(Outdated, match="error-role-ended"):
        await services.people.staffing.end(admin, grant)
    # A role of long ago keeps its days.
    staff = await grant_of(services, actor_of, teacher, Role.STAFF)
    await services.people.staffing.end(admin, staff)
    assert (await actor_of("teacher")).roles == set()
    card = await services.people.read.card(admin, teacher)
    assert [grant.until for grant in card.grants] == [date(2026, 11, 23)]


async def test_a_role_may_end_with_a_day(
    services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    admin, teacher = await actor_of("admin"), school.people["teacher"]
    grant = await grant_of(services, actor_of, teacher, Role.STAFF)
    with pytest.raises(Invalid, match="error-day-past"):
        await services.people.staffing.end_on(admin, grant, "23.11.2026")
    await services.people.staffing.end_on(admin, grant, "24.11.2026")
    assert (await actor_of("teacher")).roles == {Role.STAFF}
    clock.advance(days=1)
    assert (await actor_of("teacher")).roles == set()


async def test_a_technician_may_serve_one_building(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, teacher = await actor_of("admin"), school.people["teacher"]
    building = next(iter(school.buildings.values()))
    await services.people.staffing.grant(admin, teacher, Role.TECHNICIAN, building)
    for role, where in ((Role.DEPUTY, building), (Role.PARENT, 0), (Role.TECHNICIAN, 999)):
        with pytest.raises(Missing):
            await services.people.staffing.grant(admin, teacher, role, where)
    # Everywhere is more than in one building, and then there is nothing left to add.
    await services.people.staffing.grant(admin, teacher, Role.TECHNICIAN, 0)
    with pytest.raises(Outdated):
        await services.people.staffing.grant(admin, teacher, Role.TECHNICIAN, building)


async def test_an_admin_remains(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin, several = school.people["admin"], school.people["several"]
    mine = await grant_of(services, actor_of, admin, Role.ADMIN)
    theirs = await grant_of(services, actor_of, several, Role.ADMIN)
    # Somebody who has not joined can't let anybody in.
    await services.people.staffing.grant(await actor_of("admin"), school.people["not_joined"], Role.ADMIN, 0)
    await services.people.staffing.end_on(await actor_of("admin"), theirs, "30.11.2026")
    for end in (
        services.people.staffing.end_on(await actor_of("admin"), mine, "30.11.2026"),
        services.people.staffing.end_on(await actor_of("admin"), mine, "31.12.2026"),
    ):
        with pytest.raises(Invalid, match="error-last-admin"):
            await end
    await services.people.staffing.end(await actor_of("admin"), mine)
    assert not (await actor_of("admin")).may(Permission.PEOPLE_MANAGE)
    with pytest.raises(Invalid, match="error-last-admin"):
        await services.people.staffing.end(await actor_of("several"), theirs)
    with pytest.raises(Invalid, match="error-last-admin"):
        await services.people.leaving.confirm(await actor_of("several"), several, 0)
    async with db.read() as session:
        actions = list(await session.scalars(select(AuditEntry.action)))
        assert actions == ["role.give.admin", "role.end.admin", "role.end.admin"]
        assert (await session.get_one(Person, several)).left_on is None


async def test_duties_are_given_and_taken_back(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin, teacher, duties = await actor_of("admin"), school.people["teacher"], services.people.duties
    for duty, thing in (
        (Duty.ROOM, school.rooms["102"]),
        (Duty.CLASS, school.classes["9Б"]),
        (Duty.HEAD, school.department),
        (Duty.MEMBER, school.department),
    ):
        await duties.give(admin, teacher, duty, thing)
        await duties.give(admin, teacher, duty, thing)
        with pytest.raises(Missing):
            await duties.give(admin, teacher, duty, 9_999)
    card = await services.people.read.card(admin, teacher)
    assert [one.title for one in card.rooms] == ["102", "214"]
    assert [one.title for one in card.led_classes] == ["9Б"]
    assert [one.id for one in card.heads] == [school.department] == [one.id for one in card.departments]
    # A department has one head.
    assert not (await services.people.read.card(admin, school.people["keeper_of_many"])).heads
    for duty, thing in (
        (Duty.ROOM, school.rooms["102"]),
        (Duty.CLASS, school.classes["9Б"]),
        (Duty.HEAD, school.department),
        (Duty.MEMBER, school.department),
    ):
        await duties.take(admin, teacher, duty, thing)
    card = await services.people.read.card(admin, teacher)
    assert ([one.title for one in card.rooms], card.led_classes, card.heads, card.departments) == (["214"], [], [], [])


async def test_rooms_are_found_by_number_whatever_the_alphabet(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.room(session, number="214а")
    found = await services.people.duties.find_rooms(await actor_of("admin"), "214A")
    assert [room.title.partition(",")[0] for room in found] == ["214а"]
    with pytest.raises(Invalid):
        await services.people.duties.find_rooms(await actor_of("admin"), "нет такого")


async def test_a_child_gets_no_role(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    with pytest.raises(Missing):
        await services.people.staffing.grant(await actor_of("admin"), school.children[0], Role.STAFF, 0)
