"""When a notice that is put into the outbox is due: at once, in the addressee's hours, or gathered for the morning."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services, notices
from bot.services.notices import Notice
from models.delivery import NoticeState, OutboxNotice
from models.people import Person
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

# Asia/Novokuznetsk is UTC+7; the hours of the staff begin at 7:30.
NEXT_MORNING = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)
JUST_AFTER_MIDNIGHT = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("notice", "now", "due"),
    [
        (Notice("ticket.informed", "ticket:1"), SCHOOL_MORNING, SCHOOL_MORNING),
        (Notice("ticket.informed", "ticket:1", gathered=True), SCHOOL_MORNING, NEXT_MORNING),
        (Notice("ticket.informed", "ticket:1", gathered=True), FRIDAY_NIGHT, MONDAY),
        (Notice("ticket.informed", "ticket:1"), FRIDAY_NIGHT, MONDAY),
        (Notice("ticket.informed", "ticket:1", urgent=True), FRIDAY_NIGHT, FRIDAY_NIGHT),
        (Notice("ticket.informed", "ticket:1", gathered=True), JUST_AFTER_MIDNIGHT, NEXT_MORNING),
    ],
)
async def test_when_it_is_due(
    db: Database, services: Services, school: StandardSchool, notice: Notice, now: datetime, due: datetime
) -> None:
    known = await services.directory.now()
    async with db.write(SYSTEM) as session:
        await notices.put(db, session, known, [school.people["director"]], notice, now)
    async with db.read() as session:
        assert list((await session.execute(select(OutboxNotice.due_at))).scalars()) == [due]


async def test_the_same_thing_is_told_once_and_only_to_who_can_be_reached(
    db: Database, services: Services, school: StandardSchool
) -> None:
    known = await services.directory.now()
    people = [school.people[name] for name in ("director", "director", "not_joined", "left")]
    told = Notice("ticket.informed", "ticket:1", once="informed:1")
    for _ in range(2):
        async with db.write(SYSTEM) as session:
            await notices.put(db, session, known, people, told, SCHOOL_MORNING)
    async with db.read() as session:
        found = list((await session.execute(select(OutboxNotice.person_id))).scalars())
    assert found == [school.people["director"]]


async def test_a_daily_notice_comes_once_a_working_day_at_one_s_own_time(
    db: Database, services: Services, school: StandardSchool
) -> None:
    """One that waits is enough; who had today's gets the next day's."""
    friday = datetime(2026, 11, 26, 17, 15, tzinfo=UTC)  # 00:15 at school
    at_nine, at_opening = datetime(2026, 11, 27, 2, 0, tzinfo=UTC), datetime(2026, 11, 27, 0, 30, tzinfo=UTC)
    people = [school.people[name] for name in ("director", "teacher", "not_joined")]
    async with db.write(SYSTEM) as session:
        for name, at in (("director", time(9)), ("teacher", time(23))):  # out of hours: as they begin
            await session.execute(update(Person).where(Person.id == school.people[name]).values(morning_at=at))
        await services.directory.touch(session)

    async def put(now: datetime, way: Any = notices.put_daily_anew) -> list[datetime]:
        known = await services.directory.now()
        async with db.write(SYSTEM) as session:
            await way(db, session, known, people, "deeds.morning", now)
        async with db.read() as session:
            found = await session.execute(select(OutboxNotice.due_at).order_by(OutboxNotice.due_at, OutboxNotice.id))
            return list(found.scalars())

    assert await put(friday) == [at_opening, at_nine]
    assert await put(friday + timedelta(minutes=15)) == [at_opening, at_nine]
    async with db.write(SYSTEM) as session:
        sent = {"state": NoticeState.SENT}
        teachers = OutboxNotice.person_id == school.people["teacher"]
        await session.execute(update(OutboxNotice).where(teachers).values(**sent))
    noon = friday + timedelta(hours=12)
    assert await put(noon, notices.put_daily) == [at_opening, at_nine]
    assert await put(noon) == [at_opening, at_nine, MONDAY]
    assert await put(noon) == [at_opening, at_nine, MONDAY]


async def test_whose_time_has_passed_gets_the_list_at_once(services: Services, school: StandardSchool) -> None:
    known = await services.directory.now()
    director = known.people[school.people["director"]]
    for at, now, due in (
        (time(9), SCHOOL_MORNING, SCHOOL_MORNING),
        (time(11), SCHOOL_MORNING, SCHOOL_MORNING + timedelta(hours=1)),
        (time(9), FRIDAY_NIGHT, MONDAY + timedelta(hours=1, minutes=30)),
        (None, FRIDAY_NIGHT, MONDAY),
    ):
        director.morning_at = at
        assert notices.next_morning(known, director, now) == due, (at, now)
