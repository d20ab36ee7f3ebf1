"""Who may say that everything is in a room, what that writes, and what counts as looked through this school year."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated
from bot.services import Services
from bot.services.register.confirming import CONFIRMED, Confirming
from models.base import table
from models.people import AuditEntry, RoleGrant, RoomKeeper
from models.school import Asset
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

TODAY = date(2026, 11, 24)


@pytest.fixture
def confirming(services: Services) -> Confirming:
    return services.register.confirming


async def test_a_keeper_confirms_the_devices_of_a_room_once_a_day(
    confirming: Confirming, db: Database, clock: SetClock, school: StandardSchool, actor_of: ActorOf
) -> None:
    room, teacher = school.rooms["214"], await actor_of("teacher")
    before = await confirming.room(teacher, room)
    assert (before.found, before.last_on, before.is_done) == (0, None, False)
    count, mark = len(before.devices), before.mark
    assert count > 1
    assert await confirming.confirm(teacher, room, mark) == count
    assert await confirming.confirm(await actor_of("teacher"), room, mark) == 0
    after = await confirming.room(teacher, room)
    assert (after.found, after.last_on, after.is_done) == (count, TODAY, True)
    async with db.read() as session:
        others = select(table(Asset).c.confirmed_on).where(table(Asset).c.room_id != room).distinct()
        assert (await session.scalars(others)).all() == [None]
        lines = select(table(AuditEntry).c.actor_id, table(AuditEntry).c.subject).where(
            table(AuditEntry).c.action == CONFIRMED
        )
        assert (await session.execute(lines)).all() == [(school.people["teacher"], f"room:{room}")]
    clock.advance(days=1)
    assert await confirming.confirm(await actor_of("teacher"), room, mark) == count


async def test_it_is_for_keepers_the_technical_service_and_whoever_imports_the_register(
    confirming: Confirming, services: Services, db: Database, school: StandardSchool, actor_of: ActorOf
) -> None:
    room = school.rooms["214"]
    mark = (await confirming.room(await actor_of("admin"), room)).mark
    for name in ("stranger", "keeper_of_many", "storekeeper", "deputy", "director", "parent", "student", "several"):
        actor = await actor_of(name)
        if name == "several":  # an admin too
            assert (await confirming.room(actor, room)).devices
            continue
        with pytest.raises(Denied):
            await confirming.room(actor, room)
        with pytest.raises(Denied):
            await confirming.confirm(actor, room, mark)
    for name in ("teacher", "technician", "second_technician", "admin"):
        await confirming.confirm(await actor_of(name), room, mark)
    async with db.write(SYSTEM) as session:
        await session.execute(delete(table(RoomKeeper)).where(table(RoomKeeper).c.room_id == room))
        await services.directory.touch(session)
    revoked = await actor_of("teacher")
    with pytest.raises(Denied):
        await confirming.confirm(revoked, room, mark)
    assert await confirming.rooms(revoked) == []


async def test_who_left_the_staff_keeps_nothing(
    confirming: Confirming, services: Services, db: Database, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        mine = table(RoleGrant).c.person_id == school.people["teacher"]
        await session.execute(update(table(RoleGrant)).where(mine).values(until=TODAY - timedelta(days=1)))
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await confirming.room(await actor_of("teacher"), school.rooms["214"])


async def test_what_was_changed_meanwhile_is_shown_anew(
    confirming: Confirming, db: Database, school: StandardSchool, actor_of: ActorOf
) -> None:
    room, teacher = school.rooms["214"], await actor_of("teacher")
    mark = (await confirming.room(teacher, room)).mark
    async with db.write(SYSTEM) as session:  # as many as before, but another one
        gone = update(table(Asset)).where(table(Asset).c.id == school.devices["МФУ"])
        await session.execute(gone.values(room_id=school.rooms["101"]))
        await session.execute(insert(table(Asset)).values(room_id=room, kind="camera", name="Новая камера"))
    with pytest.raises(Outdated) as refused:
        await confirming.confirm(teacher, room, mark)
    assert refused.value.shows == f"room:{room}:0"
    assert (await confirming.room(teacher, room)).found == 0
    with pytest.raises(Missing):
        await confirming.confirm(await actor_of("admin"), 999, 0)


async def test_only_this_school_year_counts_and_ones_own_rooms_come_first(
    confirming: Confirming, db: Database, school: StandardSchool, actor_of: ActorOf
) -> None:
    room = school.rooms["214"]
    async with db.write(SYSTEM) as session:
        mine = update(table(Asset)).where(table(Asset).c.room_id == room)
        await session.execute(mine.values(confirmed_on=date(2026, 8, 31)))
    check = await confirming.room(await actor_of("teacher"), room)
    assert (check.found, check.last_on) == (0, date(2026, 8, 31))
    await confirming.confirm(await actor_of("teacher"), room, check.mark)
    everything = await confirming.rooms(await actor_of("technician"))
    assert [one.is_done for one in everything] == [False] * (len(everything) - 1) + [True]
    assert everything[-1].room.id == room
    (own,) = await confirming.rooms(await actor_of("teacher"))
    assert (own.room.id, own.devices, own.found) == (room, len(check.devices), len(check.devices))
    several = await confirming.rooms(await actor_of("several"))
    assert several[0].room.number == "12"
