"""Notices out: how they travel together, and what each outcome of sending leads to."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.access import SYSTEM
from bot.db import Database
from bot.outbox import MAX_ATTEMPTS
from bot.services import Services
from models.delivery import CLAIM_LEASE, NoticeState, OutboxNotice
from models.people import Identity, Person
from tests.bot.courier import Courier
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import PERSONAS, StandardSchool

pytestmark = sqlite_only

METHOD = GetMe()
NIGHT = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # 22:00 at school
NEXT_OPENING = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)  # 07:30, when the staff's window opens
NEW_CHAT = 777


async def test_what_is_sent_is_marked_so(courier: Courier, teacher: int, clock: SetClock) -> None:
    await courier.put(teacher, "a", subject="ticket:1", args={"count": 3})
    assert await courier.outbox.send_due()
    row = await courier.row()
    assert (row.state, row.done_at, row.error) == (NoticeState.SENT, clock.now(), None)
    assert (courier.sent, courier.outbox.sent) == ([(teacher, ["a"])], 1)
    assert not await courier.outbox.send_due(), "nothing is sent twice"


async def test_what_is_not_needed_any_more_is_dropped(courier: Courier, teacher: int) -> None:
    courier.not_needed = {"a"}
    await courier.put(teacher, "a")
    await courier.outbox.send_due()
    row = await courier.row()
    assert (row.state, row.error, courier.sent) == (NoticeState.DROPPED, "not needed", [])


async def test_told_to_wait_it_waits_and_counts_no_try(courier: Courier, teacher: int, clock: SetClock) -> None:
    courier.refusals = [TelegramRetryAfter(METHOD, "Too Many Requests", 7)]
    await courier.put(teacher, "a")
    await courier.outbox.send_due()
    row = await courier.row()
    assert (row.state, row.attempts) == (NoticeState.QUEUED, 0)
    assert row.due_at == clock.now() + timedelta(seconds=7)
    assert courier.limiter.frozen == [7]
    clock.advance(seconds=7)
    await courier.outbox.send_due()
    assert (await courier.row()).state is NoticeState.SENT


@pytest.mark.parametrize(
    "refusal",
    [
        TelegramForbiddenError(METHOD, "Forbidden: bot was blocked by the user"),
        TelegramForbiddenError(METHOD, "Forbidden: user is deactivated"),
        TelegramBadRequest(METHOD, "Bad Request: chat not found"),
    ],
)
async def test_who_is_gone_is_left_alone(courier: Courier, teacher: int, db: Database, refusal: Exception) -> None:
    courier.refusals = [refusal]
    await courier.put(teacher, "a", "b")
    await courier.outbox.send_due()
    assert [(row.state, row.error) for row in await courier.rows()] == [(NoticeState.DROPPED, "unreachable")] * 2
    assert courier.sent == [], "after the first refusal nothing more is tried"
    async with db.read() as session:
        assert (await session.get_one(Person, teacher)).unreachable_since == SCHOOL_MORNING
    await courier.put(teacher, "c")
    assert len(await courier.rows()) == 2, "nothing is even queued for them"


async def test_a_chat_that_moved_is_followed(courier: Courier, teacher: int, db: Database, services: Services) -> None:
    courier.refusals = [TelegramMigrateToChat(METHOD, "group chat was upgraded", NEW_CHAT)]
    await courier.put(teacher, "a")
    await courier.outbox.send_due()
    row = await courier.row()
    assert (row.state, row.attempts, row.due_at) == (NoticeState.QUEUED, 0, SCHOOL_MORNING)
    async with db.read() as session:
        known = await session.execute(select(Identity.external_id).where(Identity.person_id == teacher))
        assert known.scalars().all() == [NEW_CHAT]
    sender = (await services.directory.now()).people[teacher].sender
    assert sender is not None
    assert sender.external_id == NEW_CHAT
    await courier.outbox.send_due()
    assert (await courier.row()).state is NoticeState.SENT


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (TelegramBadRequest(METHOD, "Bad Request: can't parse entities" + "!" * 200), "Bad Request: can't parse"),
        (ValueError("what was written"), "ValueError"),
    ],
)
async def test_what_is_refused_for_good_is_kept_for_the_admin(
    courier: Courier, teacher: int, refusal: Exception, why: str
) -> None:
    courier.refusals = [refusal]
    await courier.put(teacher, "a", "b")
    with capture_logs() as logs:
        await courier.outbox.send_due()
    failed, sent = await courier.rows()
    assert failed.state is NoticeState.FAILED
    assert (failed.error or "").startswith(why)
    assert len(failed.error or "") <= 120
    assert sent.state is NoticeState.SENT, "the next one goes on"
    assert "notice_dead" in {entry["event"] for entry in logs}


PASSING = [
    TelegramNetworkError(METHOD, "reset"),
    TelegramServerError(METHOD, "Internal Server Error"),
    ClientDecodeError("not JSON", ValueError(), "<html>"),
    TelegramUnauthorizedError(METHOD, "Unauthorized"),
    TelegramNotFound(METHOD, "Not Found"),
    OperationalError("SELECT 1", {}, Exception("database is locked")),
]


@pytest.mark.parametrize("refusal", PASSING, ids=lambda error: type(error).__name__)
async def test_what_passes_is_tried_again_later_each_time(
    courier: Courier, teacher: int, clock: SetClock, refusal: Exception
) -> None:
    await courier.put(teacher, "a")
    for attempt in range(1, 6):
        courier.refusals = [refusal]
        await courier.outbox.send_due()
        row = await courier.row()
        assert (row.state, row.attempts) == (NoticeState.QUEUED, attempt)
        assert 2**attempt / 2 <= (row.due_at - clock.now()).total_seconds() <= 2**attempt
        clock.time = row.due_at
    await courier.outbox.send_due()
    assert (await courier.row()).state is NoticeState.SENT


async def test_half_a_day_of_tries_is_enough(courier: Courier, teacher: int, db: Database) -> None:
    courier.refusals = [PASSING[0]]
    await courier.put(teacher, "a")
    async with db.write(SYSTEM) as session:
        await session.execute(update(OutboxNotice).values(attempts=MAX_ATTEMPTS - 1))
    with capture_logs():
        await courier.outbox.send_due()
    row = await courier.row()
    assert (row.state, row.error) == (NoticeState.FAILED, "TelegramNetworkError")


async def test_at_night_only_what_is_urgent_goes(courier: Courier, teacher: int, clock: SetClock) -> None:
    clock.time = NIGHT
    await courier.put(teacher, "calm")
    await courier.put(teacher, "urgent", urgent=True)
    await courier.outbox.send_due()
    calm, urgent = await courier.rows()
    assert (calm.state, calm.due_at) == (NoticeState.QUEUED, NEXT_OPENING)
    assert urgent.state is NoticeState.SENT
    assert courier.sent == [(teacher, ["urgent"])]


async def test_a_window_that_was_narrowed_meanwhile_holds(
    courier: Courier, teacher: int, db: Database, services: Services
) -> None:
    await courier.put(teacher, "calm")
    async with db.write(SYSTEM) as session:
        hours = {"window_start": time(15), "window_end": time(17)}
        await session.execute(update(Person).where(Person.id == teacher).values(**hours))
        await services.directory.touch(session)
    await courier.outbox.send_due()
    row = await courier.row()
    assert (row.state, row.attempts) == (NoticeState.QUEUED, 0)
    assert row.due_at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


async def test_what_gathered_comes_as_one_digest(courier: Courier, teacher: int, clock: SetClock) -> None:
    clock.time = NIGHT
    await courier.put(teacher, "a", "b", "c")
    await courier.put(teacher, "u", urgent=True)
    clock.time = NEXT_OPENING + timedelta(hours=3)  # the bot was down at the opening
    await courier.put(teacher, "d")
    await courier.outbox.send_due()
    assert courier.sent == [(teacher, ["u"]), (teacher, ["a", "b", "c", "d"])]
    assert {row.state for row in await courier.rows()} == {NoticeState.SENT}


async def test_what_is_too_late_is_dropped(courier: Courier, teacher: int, clock: SetClock) -> None:
    await courier.put(teacher, "a", lives=timedelta(hours=1))
    await courier.put(teacher, "b", lives=timedelta(hours=3))
    clock.advance(hours=1)
    await courier.outbox.send_due()
    late, early = await courier.rows()
    assert (late.state, late.error) == (NoticeState.DROPPED, "expired")
    assert early.state is NoticeState.SENT


async def test_the_same_news_is_told_once(courier: Courier, teacher: int, school: StandardSchool) -> None:
    for person in (teacher, teacher, school.people["director"]):
        await courier.put(person, "a", once="ticket:1:reminder")
    assert [row.person_id for row in await courier.rows()] == [teacher, school.people["director"]]


async def test_who_has_not_joined_or_has_left_gets_nothing(
    courier: Courier, school: StandardSchool, db: Database, services: Services
) -> None:
    await courier.put(school.people["not_joined"], "a")
    await courier.put(school.people["left"], "a")
    assert await courier.rows() == []
    await courier.put(school.people["editor"], "a")
    async with db.write(SYSTEM) as session:
        left = update(Person).where(Person.id == school.people["editor"])
        await session.execute(left.values(left_on=date(2026, 11, 23)))
        await services.directory.touch(session)
    await courier.outbox.send_due()
    assert ((await courier.row()).state, courier.sent) == (NoticeState.DROPPED, [])


async def test_one_persons_failure_holds_up_nobody(courier: Courier, school: StandardSchool) -> None:
    people = [school.people[name] for name in PERSONAS if name in ("teacher", "technician", "director")]
    courier.refusals = [TelegramNetworkError(METHOD, "reset")]
    for person in people:
        await courier.put(person, "a")
    await courier.outbox.send_due()
    assert len(courier.sent) == 2


async def test_a_parcel_whose_claim_ran_out_is_left_to_the_next(
    courier: Courier, teacher: int, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waited so long for its slot that another sender may have it by now."""
    await courier.put(teacher, "a")

    async def wait_long() -> None:
        clock.advance(seconds=CLAIM_LEASE.total_seconds())

    monkeypatch.setattr(courier.limiter, "bulk", wait_long)
    await courier.outbox.send_due()
    assert (courier.sent, (await courier.row()).state) == ([], NoticeState.QUEUED)
    monkeypatch.undo()
    await courier.outbox.send_due()
    assert courier.sent == [(teacher, ["a"])]


async def test_it_runs_until_told_to_stop_and_wakes_when_called(courier: Courier, teacher: int) -> None:
    stopping = asyncio.Event()
    running = asyncio.create_task(courier.outbox.run(stopping))
    async with asyncio.timeout(3):
        await courier.put(teacher, "a")
        courier.outbox.wake()
        while not courier.outbox.sent:  # noqa: ASYNC110  # a counter has no event
            await asyncio.sleep(0)
        stopping.set()
        courier.outbox.wake()
        await running
    assert (await courier.row()).state is NoticeState.SENT
