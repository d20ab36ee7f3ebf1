"""When a notice that is put into the outbox is due: at once, in the addressee's hours, or gathered for the morning."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services, notices
from bot.services.notices import Notice
from models.delivery import OutboxNotice
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
