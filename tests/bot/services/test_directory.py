"""Who is who: roles by their days, windows, and that a change is seen here at once and by other replicas."""

import asyncio
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Sender
from bot.db import Database
from bot.services import Services, build_services, directory
from bot.services.calendar import Window
from bot.services.snapshot import Snapshot, short_name
from models.people import Person, Role, RoleGrant
from tests import factories
from tests.databases import SetClock, postgres_only, sqlite_only
from tests.personas import MAIN, SECOND, ActorOf, StandardSchool


async def rename(db: Database, services: Services, person: int, surname: str) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(Person).where(Person.id == person).values(surname=surname))
        await services.directory.touch(session)


async def test_a_change_is_seen_at_once_and_grows_the_revision(
    db: Database, services: Services, school: StandardSchool
) -> None:
    person = school.people["teacher"]
    before = await services.directory.now()
    assert before.people[person].name == "Ежова М. П."
    await rename(db, services, person, "Новая")
    after = await services.directory.now()
    assert after.people[person].name == "Новая М. П."
    assert after.revision == before.revision + 1


async def test_a_change_that_was_rolled_back_is_not_seen(
    db: Database, services: Services, school: StandardSchool
) -> None:
    before = await services.directory.now()
    try:
        async with db.write(SYSTEM) as session:
            await services.directory.touch(session)
            raise RuntimeError
    except RuntimeError:
        pass
    assert (await services.directory.now()).revision == before.revision


async def test_many_who_ask_at_once_after_a_change_have_it_read_once(
    db: Database, services: Services, school: StandardSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A school of thousands takes a while to read: each tap on its own would take as long as all together."""
    read: list[Snapshot] = []

    async def reading(session: AsyncSession) -> Snapshot:
        read.append(await load(session))
        return read[-1]

    load = directory._load
    monkeypatch.setattr(directory, "_load", reading)
    await rename(db, services, school.people["teacher"], "Новая")
    found = await asyncio.gather(*(services.directory.now() for _ in range(5)))
    assert [one is read[0] for one in found] == [True] * 5
    assert len(read) == 1


@postgres_only
async def test_another_replica_sees_the_change(
    db: Database, services: Services, school: StandardSchool, database_url: str, clock: SetClock
) -> None:
    replica_db = Database(database_url, clock)
    replica = build_services(replica_db, clock)
    person = school.people["teacher"]
    kept = await replica.directory.now()
    assert await replica.directory.now() is kept, "unchanged it is not read again"
    await rename(db, services, person, "Новая")
    assert (await replica.directory.now()).people[person].name == "Новая М. П."
    await replica_db.close()


@sqlite_only
async def test_roles_hold_from_their_first_to_their_last_day(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        editor = await session.get_one(Person, school.people["editor"])
        days = {"since": date(2026, 11, 25), "until": date(2026, 11, 26)}
        await factories.role_grant(session, editor, role=Role.DEPUTY, **days)
        await services.directory.touch(session)
    for utc_day, hour, holds in ((24, 16, False), (24, 17, True), (26, 16, True), (26, 17, False)):
        clock.time = datetime(2026, 11, utc_day, hour, 30, tzinfo=UTC)  # the school's midnight is 17:00 UTC
        assert (Role.DEPUTY in (await actor_of("editor")).roles) is holds


@sqlite_only
async def test_holders_of_a_role_in_a_building(services: Services, school: StandardSchool) -> None:
    known = await services.directory.now()
    day = date(2026, 11, 24)
    names = {name: school.people[name] for name in ("technician", "second_technician")}

    def technicians(building: str) -> set[int]:
        return {person.id for person in known.holders(Role.TECHNICIAN, day, school.buildings[building])}

    assert technicians(MAIN) == {names["technician"]}
    assert technicians(SECOND) == set(names.values())


@sqlite_only
async def test_windows_are_the_widest_of_the_roles_narrowed_by_the_person(
    db: Database, services: Services, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        hours = {"window_start": time(9), "window_end": time(12)}
        await session.execute(update(Person).where(Person.id == school.people["teacher"]).values(**hours))
        await services.directory.touch(session)
    known, day = await services.directory.now(), date(2026, 11, 24)
    assert known.window(known.people[school.people["teacher"]], day) == Window(time(9), time(12))
    assert known.window(known.people[school.people["parent"]], day) == Window(time(8), time(20))


@sqlite_only
async def test_who_left_is_nobody_and_who_has_not_joined_has_no_sender(
    services: Services, school: StandardSchool
) -> None:
    known = await services.directory.now()
    assert school.people["left"] not in known.people
    assert known.people[school.people["not_joined"]].sender is None
    assert Sender("telegram", 1018) not in known.by_sender


@sqlite_only
async def test_a_class_opens_to_its_teacher_only_as_long_as_they_are_staff(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    assert (await actor_of("class_teacher")).led_classes == {school.classes["5А"]}
    async with db.write(SYSTEM) as session:
        mine = RoleGrant.person_id == school.people["class_teacher"]
        await session.execute(update(RoleGrant).where(mine).values(until=date(2026, 11, 23)))
        await services.directory.touch(session)
    assert (await actor_of("class_teacher")).led_classes == frozenset()


def test_short_names() -> None:
    assert short_name("Ежова", "Мария", "Петровна") == "Ежова М. П."
    assert short_name("Ежова", "Мария", "") == "Ежова М."
    assert short_name("", "А. К.", "") == "А. К."
    assert short_name("", "", "") == ""
