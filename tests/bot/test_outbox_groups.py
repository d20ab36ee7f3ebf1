"""Notices in the chats of groups: in their hours, one by one at a pace that the messenger takes."""

from datetime import UTC, datetime, timedelta

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import GetMe
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.outbox import SECONDS_BETWEEN_IN_GROUP
from bot.presenter import Sent
from bot.services import Services
from models.delivery import NoticeState
from models.news import GroupChat
from tests import news_factories
from tests.bot.courier import Courier
from tests.databases import SetClock, sqlite_only
from tests.personas import StandardSchool

METHOD = GetMe()
CHAT, OTHER, NEW = -500, -600, -1_000_000_000_500
POST = "post:1"
EVENING = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)  # 20:30 at school
PARENTS_MORNING = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)  # 08:00
PACE = timedelta(seconds=SECONDS_BETWEEN_IN_GROUP)
QUEUED, SENT, DROPPED = NoticeState.QUEUED, NoticeState.SENT, NoticeState.DROPPED


@pytest.fixture
async def courier(db: Database, services: Services, school: StandardSchool, clock: SetClock) -> Courier:
    async with db.write(SYSTEM) as session:
        await news_factories.group_chat(session, chat_id=CHAT, group_code="class-1")
        await news_factories.group_chat(session, chat_id=OTHER)
    return Courier(db, services, clock)


async def chats(db: Database) -> list[tuple[int, str | None]]:
    async with db.read() as session:
        found = await session.execute(select(GroupChat.chat_id, GroupChat.group_code).order_by(GroupChat.id))
        return [(row.chat_id, row.group_code) for row in found]


async def states(courier: Courier) -> list[tuple[NoticeState, str | None, int | None]]:
    return [(row.state, row.error, row.message_id) for row in await courier.rows()]


async def test_groups_get_news_in_the_hours_of_parents(courier: Courier, clock: SetClock) -> None:
    clock.time = EVENING
    await courier.put_to_chats([CHAT, OTHER, CHAT], "news", subject=POST)
    await courier.put_to_chats([CHAT], "alarm", urgent=True)
    assert [(row.person_id, row.chat_id, row.due_at) for row in await courier.rows()] == [
        (None, CHAT, PARENTS_MORNING),
        (None, OTHER, PARENTS_MORNING),
        (None, CHAT, EVENING),
    ]
    await courier.outbox.send_due()
    assert courier.sent == [(CHAT, ["alarm"])]
    clock.time = PARENTS_MORNING
    await courier.outbox.send_due()
    assert sorted(courier.sent[1:]) == [(OTHER, ["news"]), (CHAT, ["news"])]
    assert {row.state for row in await courier.rows()} == {SENT}


@sqlite_only
async def test_hours_are_looked_at_again_when_it_goes(courier: Courier, clock: SetClock) -> None:
    await courier.put_to_chats([CHAT], "news")
    clock.time = EVENING
    await courier.outbox.send_due()
    row = (await courier.rows())[0]
    assert (row.state, row.due_at, row.attempts, courier.sent) == (QUEUED, PARENTS_MORNING, 0, [])


async def test_the_same_news_is_told_once_in_each_chat(courier: Courier) -> None:
    for chat in (CHAT, OTHER, CHAT):
        await courier.put_to_chats([chat], "news", once="post:1")
    assert [(row.chat_id, row.dedup_key) for row in await courier.rows()] == [
        (CHAT, f"post:1:chat{CHAT}"),
        (OTHER, f"post:1:chat{OTHER}"),
    ]


@sqlite_only
async def test_one_by_one_at_the_pace_of_a_group_and_never_as_a_digest(courier: Courier, clock: SetClock) -> None:
    """Nobody waits meanwhile: what is too early is due later."""
    await courier.put_to_chats([CHAT], "a", "b", "c")
    await courier.put_to_chats([CHAT], "alarm", urgent=True)
    clock.advance(minutes=10)
    start = clock.now()
    await courier.outbox.send_due()
    assert courier.sent == [(CHAT, ["alarm"])]
    due = [row.due_at - start for row in await courier.rows() if row.state is QUEUED]
    assert due == [PACE, 2 * PACE, 3 * PACE]
    assert not await courier.outbox.send_due()
    for kinds in (["a"], ["b"], ["c"]):
        clock.time += PACE
        await courier.outbox.send_due()
        assert courier.sent[-1] == (CHAT, kinds)
    assert [row.attempts for row in await courier.rows()] == [1] * 4, "waiting for the pace is no try"


@sqlite_only
async def test_an_album_counts_as_all_its_messages(courier: Courier, clock: SetClock) -> None:
    courier.album = (7, 8, 9)
    await courier.put_to_chats([CHAT], "a", "b")
    await courier.outbox.send_due()
    clock.time += 3 * PACE
    await courier.put_to_chats([CHAT, OTHER], "c")
    await courier.outbox.send_due()
    assert courier.sent == [(CHAT, ["a"]), (OTHER, ["c"])], "another group's pace is its own"
    clock.time += PACE
    await courier.outbox.send_due()
    assert courier.sent[2:] == [(CHAT, ["b"])]


@sqlite_only
async def test_what_a_group_got_is_changed_and_taken_away(courier: Courier, clock: SetClock) -> None:
    await courier.put_to_chats([CHAT], "news", subject=POST)
    await courier.outbox.send_due()
    clock.time = EVENING
    courier.words = "исправлено"
    await courier.correct(POST, "news")
    await courier.outbox.send_due()
    assert courier.changed == [(1, ["news"], "исправлено")]
    clock.time += PACE
    await courier.withdraw(POST, "news")
    await courier.outbox.send_due()
    assert courier.taken == [Sent(1)]
    assert await states(courier) == [(DROPPED, "taken away", 1)]


async def test_a_group_without_the_bot_is_lost_with_what_waits_for_it(courier: Courier, db: Database) -> None:
    for refusal in (
        TelegramForbiddenError(METHOD, "Forbidden: bot was kicked from the supergroup chat"),
        TelegramBadRequest(METHOD, "Bad Request: chat not found"),
    ):
        async with db.write(SYSTEM) as session:
            await news_factories.group_chat(session, chat_id=NEW)
        before = len(await courier.rows())
        await courier.put_to_chats([NEW], "news", "more")
        courier.refusals = [refusal]
        await courier.outbox.send_due()
        assert (await states(courier))[before:] == [(DROPPED, "unreachable", None)] * 2, refusal
        assert [chat for chat, _ in await chats(db)] == [CHAT, OTHER], refusal
        assert not await courier.outbox.send_due(), refusal


async def test_what_a_lost_group_got_stays_as_sent(courier: Courier, clock: SetClock) -> None:
    await courier.put_to_chats([CHAT], "news", subject=POST)
    await courier.outbox.send_due()
    clock.time += PACE
    await courier.correct(POST, "news")
    courier.refusals = [TelegramForbiddenError(METHOD, "Forbidden: bot was kicked from the group chat")]
    await courier.outbox.send_due()
    assert await states(courier) == [(SENT, "unreachable", 1)]


async def test_a_group_that_became_a_supergroup_is_followed(courier: Courier, db: Database, clock: SetClock) -> None:
    """Its messages are counted anew there: those of before are never mistaken for new ones."""
    await courier.put_to_chats([CHAT], "old", subject=POST)
    await courier.put_to_chats([OTHER], "old", subject=POST)
    await courier.outbox.send_due()
    clock.time += PACE
    async with db.write(SYSTEM) as session:
        await news_factories.group_chat(session, chat_id=NEW)  # the messenger told of the supergroup first
    await courier.put_to_chats([CHAT], "a", "b")
    courier.refusals = [TelegramMigrateToChat(METHOD, "group chat was upgraded", NEW)]
    await courier.outbox.send_due()
    assert await chats(db) == [(NEW, "class-1"), (OTHER, None)]
    rows = await courier.rows()
    assert [(row.chat_id, row.message_id) for row in rows] == [(NEW, None), (OTHER, 2), (NEW, None), (NEW, None)]
    assert (rows[2].state, rows[2].due_at, rows[2].attempts) == (QUEUED, clock.now(), 0)
    for _ in range(2):
        await courier.outbox.send_due()
        clock.time += PACE
    assert courier.sent[2:] == [(NEW, ["a"]), (NEW, ["b"])]
    await courier.correct(POST, "old")
    await courier.outbox.send_due()
    assert [message for message, _, _ in courier.changed] == [2]


async def test_a_change_in_a_group_that_moved_is_done_with(courier: Courier, clock: SetClock) -> None:
    await courier.put_to_chats([CHAT], "news", subject=POST)
    await courier.outbox.send_due()
    clock.time += PACE
    await courier.correct(POST, "news")
    courier.refusals = [TelegramMigrateToChat(METHOD, "group chat was upgraded", NEW)]
    for _ in range(2):
        await courier.outbox.send_due()
    assert (await states(courier), courier.changed) == ([(SENT, "not editable", None)], [])


@sqlite_only
async def test_what_passes_is_tried_again(courier: Courier, clock: SetClock) -> None:
    for refusal in (TelegramRetryAfter(METHOD, "Too Many Requests", 40), TelegramNetworkError(METHOD, "reset")):
        courier.sent.clear()
        await courier.put_to_chats([CHAT], "news")
        courier.refusals = [refusal]
        await courier.outbox.send_due()
        assert ((await courier.rows())[-1].state, courier.sent) == (QUEUED, []), refusal
        clock.advance(minutes=1)
        await courier.outbox.send_due()
        assert courier.sent == [(CHAT, ["news"])], refusal
        clock.time += PACE
    assert courier.limiter.frozen == [40]


@sqlite_only
async def test_people_and_groups_are_served_side_by_side(courier: Courier, school: StandardSchool) -> None:
    teacher = school.people["teacher"]
    await courier.put(teacher, "a")
    await courier.put_to_chats([CHAT, OTHER], "a")
    courier.refusals = [TelegramNetworkError(METHOD, "reset")]
    await courier.outbox.send_due()
    assert len(courier.sent) == 2
