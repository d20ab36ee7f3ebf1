"""Only the silent are reminded, once a day, by hand and by the clock."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.services import Services
from bot.services.news.pressing import is_worth_it
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsPost, PostState, Reaction
from tests.bot.services.news.letters import Letter, react, reminders, row_of, sent
from tests.bot.services.news.made_up import at, calendar
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool

# Students may be written to from 14:00 on.
STUDENTS_HOUR = SCHOOL_MORNING + timedelta(hours=4)


@pytest.fixture
async def letter(db: Database, services: Services, school: StandardSchool) -> Letter:
    return await sent(db, services, school)


async def test_only_the_silent_are_reminded_each_in_their_hours(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    await react(db, letter, letter.father)
    assert await services.news.pressing.remind(await actor_of("editor"), letter.id) == 3
    # The mother has another child, for whom nobody has answered; who has not joined gets nothing.
    expected = {"parent": SCHOOL_MORNING, "teacher": SCHOOL_MORNING, "student": STUDENTS_HOUR}
    assert await reminders(db, letter) == {school.people[name]: due for name, due in expected.items()}


async def test_nobody_is_reminded_who_has_reacted_or_for_whose_children_another_has(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    for person in (school.people["parent"], school.people["teacher"], school.people["student"]):
        await react(db, letter, person)
    with pytest.raises(Invalid, match="error-news-all-reacted"):
        await services.news.pressing.remind(await actor_of("editor"), letter.id)
    assert await reminders(db, letter) == {}


async def test_once_a_day_is_enough(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf, clock: SetClock
) -> None:
    pressing = services.news.pressing
    await pressing.remind(await actor_of("editor"), letter.id)
    with pytest.raises(Invalid, match="error-news-reminded"):
        await pressing.remind(await actor_of("deputy"), letter.id)
    assert len(await reminders(db, letter)) == 4
    clock.advance(days=1)
    assert await pressing.remind(await actor_of("deputy"), letter.id) == 4
    # The clock's own reminder of the day finds it done.
    await pressing.tick()
    assert len(await all_reminders(db, letter)) == 8


async def all_reminders(db: Database, letter: Letter) -> list[str | None]:
    about = (OutboxNotice.subject == f"news:{letter.id}", OutboxNotice.kind == "news.remind")
    async with db.read() as session:
        return list((await session.scalars(select(OutboxNotice.dedup_key).where(*about))).all())


async def test_nobody_is_reminded_on_the_day_on_which_the_letter_comes(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    """Sent on the evening before: to the pupil it is on its way, to the teacher it came early that morning."""
    pressing, student, teacher = services.news.pressing, school.people["student"], school.people["teacher"]
    await carry(db, letter, student, state=NoticeState.QUEUED, done_at=None, message_id=None, due_at=at(25, 14))
    await carry(db, letter, teacher, done_at=at(25, 7, 30))
    clock.time = at(25, 0, 15)
    await pressing.tick()
    assert await reminders(db, letter) == dict.fromkeys((school.people["parent"], letter.father), at(25, 8))
    # On the last day both are.
    clock.time = at(26, 0, 15)
    await pressing.tick()
    assert len(await all_reminders(db, letter)) == 6


async def test_what_is_still_on_its_way_needs_no_reminder(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    waits: dict[str, Any] = {"state": NoticeState.QUEUED, "done_at": None, "message_id": None, "due_at": at(24, 14)}
    await carry(db, letter, school.people["student"], **waits)
    assert await services.news.pressing.remind(await actor_of("editor"), letter.id) == 3
    assert school.people["student"] not in await reminders(db, letter)
    other = await sent(db, services, school)
    for person in (*(school.people[name] for name in ("parent", "teacher", "student")), other.father):
        await carry(db, other, person, **waits)
    with pytest.raises(Invalid, match="error-news-on-its-way"):
        await services.news.pressing.remind(await actor_of("editor"), other.id)


async def carry(db: Database, letter: Letter, person_id: int, **values: Any) -> None:
    """How the letter itself fares on its way to a person."""
    where = (OutboxNotice.subject == f"news:{letter.id}", OutboxNotice.person_id == person_id)
    async with db.write(SYSTEM) as session:
        await session.execute(update(OutboxNotice).where(*where).values(**values))


async def test_a_reminder_of_the_night_before_is_that_mornings_reminder(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    clock.time = at(24, 21)
    assert await services.news.pressing.remind(await actor_of("editor"), letter.id) == 4
    expected = {"parent": at(25, 8), "teacher": at(25, 7, 30), "student": at(25, 14)}
    for now in (at(25, 0, 15), at(25, 9)):
        clock.time = now
        await services.news.pressing.tick()
        found = await reminders(db, letter)
        assert {name: found[school.people[name]] for name in expected} == expected
    with pytest.raises(Invalid, match="error-news-reminded"):
        await services.news.pressing.remind(await actor_of("editor"), letter.id)


async def test_no_reminder_comes_after_the_meeting_of_that_day(
    db: Database, services: Services, letter: Letter, school: StandardSchool, clock: SetClock
) -> None:
    """It is at noon: pupils may be written to later only."""
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).values(reaction=Reaction.MEETING, meets_at=at(25, 12)))
    clock.time = at(25, 0, 15)
    await services.news.pressing.tick()
    assert set(await reminders(db, letter)) == {school.people["parent"], letter.father, school.people["teacher"]}


async def test_who_may_remind(db: Database, services: Services, letter: Letter, actor_of: ActorOf) -> None:
    for name in ("teacher", "parent", "class_teacher", "admin", "stranger"):
        with pytest.raises(Denied):
            await services.news.pressing.remind(await actor_of(name), letter.id)
    cases: tuple[dict[str, Any], ...] = (
        {"state": PostState.WITHDRAWN},
        {"state": PostState.SENT, "reaction": Reaction.NONE},
    )
    for values in cases:
        async with db.write(SYSTEM) as session:
            await session.execute(update(NewsPost).values(**values))
        with pytest.raises(Outdated):
            await services.news.pressing.remind(await actor_of("editor"), letter.id)
    assert await reminders(db, letter) == {}


async def test_two_hands_at_once_remind_once(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf
) -> None:
    actors = [await actor_of("editor"), await actor_of("deputy")]
    pressing = services.news.pressing
    done = await asyncio.gather(*(pressing.remind(one, letter.id) for one in actors), return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["Invalid", "int"]
    assert len(await reminders(db, letter)) == 4


async def test_the_clock_reminds_on_the_day_before_and_on_the_last(
    db: Database, services: Services, letter: Letter, school: StandardSchool, clock: SetClock
) -> None:
    pressing = services.news.pressing
    await pressing.tick()
    assert await all_reminders(db, letter) == [], "not on the day it went"
    clock.advance(days=1)
    await asyncio.gather(pressing.tick(), pressing.tick())
    await pressing.tick()
    assert len(await reminders(db, letter)) == 4
    assert (await row_of(db, letter)).remind_on == date(2026, 11, 26)
    for person in (school.people["parent"], letter.father):
        await react(db, letter, person)
    clock.advance(days=1)
    await pressing.tick()
    assert len(await all_reminders(db, letter)) == 6
    assert (await row_of(db, letter)).remind_on is None
    clock.advance(days=1)
    await pressing.tick()
    assert len(await all_reminders(db, letter)) == 6


async def test_after_a_standstill_there_is_one_reminder_or_none(
    db: Database, services: Services, letter: Letter, clock: SetClock
) -> None:
    clock.advance(days=2)
    await services.news.pressing.tick()
    assert len(await reminders(db, letter)) == 4
    assert (await row_of(db, letter)).remind_on is None
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).values(remind_on=date(2026, 11, 25)))
    clock.advance(days=30)
    await services.news.pressing.tick()
    assert len(await all_reminders(db, letter)) == 4
    assert (await row_of(db, letter)).remind_on is None


async def test_nobody_is_reminded_of_a_meeting_that_is_over(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).values(meets_at=SCHOOL_MORNING + timedelta(hours=8)))
    assert (await services.news.card.card(await actor_of("editor"), letter.id)).silent.people == 4
    clock.advance(days=1)
    await services.news.pressing.tick()
    with pytest.raises(Invalid, match="error-news-met"):
        await services.news.pressing.remind(await actor_of("editor"), letter.id)
    assert await reminders(db, letter) == {}
    assert (await services.news.card.card(await actor_of("editor"), letter.id)).silent.people == 0


def test_how_long_after_the_last_day_the_clock_reminds() -> None:
    days, thursday, friday = calendar(), date(2026, 11, 26), date(2026, 11, 27)
    cases = {(thursday, thursday): True, (thursday, friday): True, (thursday, date(2026, 11, 28)): False}
    cases |= {(friday, date(2026, 11, 30)): True, (friday, date(2026, 12, 1)): False}
    assert {case: is_worth_it(*case, days) for case in cases} == cases


async def test_one_letter_that_fails_does_not_keep_others_waiting(
    db: Database,
    services: Services,
    school: StandardSchool,
    letter: Letter,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = await sent(db, services, school)
    original = services.news.pressing._remind

    async def failing(post_id: int, *rest: object) -> None:
        if post_id == letter.id:
            raise RuntimeError
        await original(post_id, *rest)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(services.news.pressing, "_remind", failing)
    clock.advance(days=1)
    await services.news.pressing.tick()
    assert len(await reminders(db, other)) == 4
    assert await reminders(db, letter) == {}
