"""A message that was sent is changed or taken away, also where that is wanted while it is on its way."""

from datetime import timedelta

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import GetMe
from sqlalchemy import null, select
from structlog.testing import capture_logs

from bot.access import SYSTEM
from bot.db import Database
from bot.presenter import Sent
from bot.services import notices
from models.delivery import CLAIM_LEASE, NoticeState, OutboxNotice
from tests.bot.courier import Courier
from tests.bot.test_outbox import NEXT_OPENING, NIGHT
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import StandardSchool

METHOD = GetMe()
POST = "post:1"
QUEUED, SENT, DROPPED, FAILED = NoticeState.QUEUED, NoticeState.SENT, NoticeState.DROPPED, NoticeState.FAILED


def outcome(row: OutboxNotice) -> tuple[NoticeState, str | None, int | None]:
    return row.state, row.error, row.message_id


async def outcomes(courier: Courier) -> list[tuple[NoticeState, str | None, int | None]]:
    return [outcome(row) for row in await courier.rows()]


async def test_which_message_carries_what_is_kept(
    courier: Courier, teacher: int, clock: SetClock, db: Database
) -> None:
    """On both databases, with the album's ids as they were sent."""
    courier.album = (7, 8)
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    courier.album = ()
    await courier.put(teacher, "a", "b")
    clock.advance(minutes=20)
    await courier.outbox.send_due()
    kept = [(row.kind, row.message_id, row.album_ids, row.in_digest, row.revision) for row in await courier.rows()]
    assert kept == [("news", 1, [7, 8], False, 0), ("a", 2, None, True, 0), ("b", 2, None, True, 0)]
    async with db.read() as session:
        without = await session.scalars(select(OutboxNotice.kind).where(OutboxNotice.album_ids.is_(null())))
        assert sorted(without) == ["a", "b"], "no album is NULL, not a word for it"


async def test_what_was_sent_is_made_anew_in_its_place_at_any_hour(
    courier: Courier, teacher: int, clock: SetClock
) -> None:
    await courier.put(teacher, "news", subject=POST, lives=timedelta(hours=1))
    await courier.put(teacher, "news", subject="post:2")
    await courier.outbox.send_due()
    assert len(courier.sent) == 2
    clock.time = NIGHT
    courier.words = "исправлено"
    await courier.correct(POST, "news")
    await courier.put(teacher, "other")
    assert await courier.outbox.send_due()
    assert courier.changed == [(1, ["news"], "исправлено")]
    assert len(courier.sent) == 2, "what is new waits for the morning"
    changed, untouched, waiting = await courier.rows()
    assert (outcome(changed), changed.attempts) == ((SENT, None, 1), 1)
    assert changed.done_at == SCHOOL_MORNING, "when it reached them stays true"
    assert (untouched.state, untouched.revision) == (SENT, 0)
    assert waiting.due_at == NEXT_OPENING
    assert not await courier.outbox.send_due()


async def test_what_changed_for_one_person_is_made_anew_for_them_alone(
    courier: Courier, db: Database, teacher: int, school: StandardSchool, clock: SetClock
) -> None:
    """In every kind of notice that tells of it."""
    for person, kind in ((teacher, "news"), (teacher, "reminder"), (school.people["director"], "news")):
        await courier.put(person, kind, subject=POST)
    await courier.put(teacher, "news", subject="post:2")
    await courier.outbox.send_due()
    async with db.write(SYSTEM) as session:
        await notices.change_for(session, POST, teacher, clock.now())
    assert [(row.state, row.revision) for row in await courier.rows()] == [(QUEUED, 1)] * 2 + [(SENT, 0)] * 2
    await courier.outbox.send_due()
    assert [kinds for _, kinds, _ in courier.changed] == [["news"], ["reminder"]]
    assert {row.state for row in await courier.rows()} == {SENT}


async def test_a_change_never_travels_with_what_is_new(courier: Courier, teacher: int, clock: SetClock) -> None:
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    await courier.put(teacher, "a", "b")
    clock.advance(minutes=20)
    await courier.correct(POST, "news")
    await courier.outbox.send_due()
    assert courier.changed == [(1, ["news"], "как есть")]
    assert courier.sent[1:] == [(teacher, ["a", "b"])]


@sqlite_only
async def test_a_digest_is_made_anew_whole_and_once(courier: Courier, teacher: int, clock: SetClock) -> None:
    await courier.put(teacher, "a")
    for number in (1, 2):
        await courier.put(teacher, f"news{number}", subject=f"post:{number}")
    clock.advance(minutes=20)
    await courier.outbox.send_due()
    assert courier.sent == [(teacher, ["a", "news1", "news2"])]
    for number in (1, 2):
        await courier.correct(f"post:{number}", f"news{number}")
    await courier.outbox.send_due()
    assert courier.changed == [(1, ["a", "news1", "news2"], "как есть")]
    assert await outcomes(courier) == [(SENT, None, 1)] * 3
    await courier.correct("post:1", "news1")
    await courier.outbox.send_due()
    assert len(courier.changed) == 2
    assert all(row.in_digest for row in await courier.rows())


@sqlite_only
async def test_the_same_number_in_anothers_chat_is_another_message(
    courier: Courier, teacher: int, school: StandardSchool, clock: SetClock
) -> None:
    for person in (teacher, school.people["director"]):
        await courier.put(person, f"of{person}", subject=f"post:{person}")
        await courier.outbox.send_due()
        courier.sent.clear()  # the messenger counts in each chat anew
    await courier.correct(f"post:{teacher}", f"of{teacher}")
    await courier.outbox.send_due()
    assert courier.changed == [(1, [f"of{teacher}"], "как есть")]


@sqlite_only
async def test_what_can_not_be_edited_any_more_is_done_with(courier: Courier, teacher: int) -> None:
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    courier.can_edit = False
    await courier.correct(POST, "news")
    await courier.outbox.send_due()
    assert await outcomes(courier) == [(SENT, "not editable", 1)]


@sqlite_only
async def test_what_is_withdrawn_is_deleted_with_its_album(courier: Courier, teacher: int) -> None:
    courier.album = (7, 8)
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    await courier.withdraw(POST, "news")
    await courier.outbox.send_due()
    assert (courier.taken, courier.changed) == ([Sent(1, (7, 8))], [])
    assert await outcomes(courier) == [(DROPPED, "taken away", 1)]
    await courier.withdraw(POST, "news")
    assert not await courier.outbox.send_due(), "it is taken away once"


async def test_an_album_that_went_is_not_sent_again_when_its_words_are_refused(
    courier: Courier, teacher: int, clock: SetClock
) -> None:
    courier.album = (7, 8, 9)
    refused, broken = TelegramRetryAfter(METHOD, "Too Many Requests", 3), TelegramNetworkError(METHOD, "reset")
    await courier.put(teacher, "news", subject=POST)
    cases: tuple[tuple[list[Exception | None], list[list[int]], list[int] | None], ...] = (
        ([refused], [], None),
        ([None, broken], [[7, 8]], [7, 8]),
        ([None, refused], [[7, 8], [9]], [7, 8, 9]),
    )
    for refusals, albums, kept in cases:
        courier.refusals = refusals
        await courier.outbox.send_due()
        row = await courier.row()
        assert (courier.albums, row.album_ids, outcome(row)) == (albums, kept, (QUEUED, None, None))
        clock.advance(minutes=1)
    await courier.outbox.send_due()
    row = await courier.row()
    assert (len(courier.albums), row.album_ids, outcome(row)) == (2, [7, 8, 9], (SENT, None, 1))


@sqlite_only
async def test_a_file_that_was_refused_is_not_made_up_for_by_another(
    courier: Courier, teacher: int, clock: SetClock
) -> None:
    """The words are refused after the album, and tried again."""
    courier.album, courier.lost = (7, 8, 9), {8}
    courier.refusals = [None, None, TelegramRetryAfter(METHOD, "Too Many Requests", 3)]
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    clock.advance(minutes=1)
    await courier.outbox.send_due()
    row = await courier.row()
    assert (courier.albums, row.album_ids, outcome(row)) == ([[7], [9]], [7, 9], (SENT, None, 1))


@sqlite_only
async def test_an_album_whose_words_never_came_goes_with_them(courier: Courier, teacher: int, clock: SetClock) -> None:
    """Withdrawn before the words were tried again; or they come in a digest of what gathered meanwhile."""
    courier.album = (7, 8)
    for withdrawn in (True, False):
        await courier.put(teacher, "news", subject=POST)
        courier.refusals = [None, TelegramRetryAfter(METHOD, "Too Many Requests", 3)]
        await courier.outbox.send_due()
        clock.advance(minutes=20)
        if withdrawn:
            await courier.withdraw(POST, "news")
            await courier.outbox.send_due()
            assert (courier.albums_taken, courier.sent) == ([(7, 8)], [])
            assert await outcomes(courier) == [(DROPPED, "not needed", None)]
            courier.not_needed.clear()
    courier.album = ()
    await courier.put(teacher, "other")
    await courier.outbox.send_due()
    assert courier.sent == [(teacher, ["news", "other"])]
    assert [row.album_ids for row in (await courier.rows())[1:]] == [[7, 8]] * 2


@sqlite_only
async def test_a_change_may_move_on_to_another_message(courier: Courier, teacher: int) -> None:
    """Words that outgrow a caption: what comes later is done to the message that has them."""
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    courier.moved_to = Sent(5, (1,))
    await courier.correct(POST, "news")
    await courier.outbox.send_due()
    assert ((await courier.row()).message_id, (await courier.row()).album_ids) == (5, [1])
    await courier.withdraw(POST, "news")
    await courier.outbox.send_due()
    assert courier.taken == [Sent(5, (1,))]


@sqlite_only
async def test_what_is_too_old_to_be_deleted_is_marked_or_stays(courier: Courier, teacher: int) -> None:
    courier.can_delete = False
    for gone_words, changed, error in (("отозвано", [(1, ["news"], "отозвано")], None), (None, [], "not editable")):
        courier.gone_words = gone_words
        courier.not_needed.clear()
        await courier.put(teacher, "news", subject=POST)
        await courier.outbox.send_due()
        await courier.withdraw(POST, "news")
        await courier.outbox.send_due()
        assert courier.changed == changed
        assert (await courier.rows())[-1].error == error
        courier.changed.clear()
        courier.sent.clear()
    assert {row.state for row in await courier.rows()} == {SENT}


async def test_what_waits_is_dropped_when_it_is_withdrawn(courier: Courier, teacher: int, clock: SetClock) -> None:
    clock.time = NIGHT
    await courier.put(teacher, "news", subject=POST)
    await courier.put(teacher, "news", subject="post:2")
    await courier.put(teacher, "answer", subject=POST)
    await courier.withdraw(POST, "news")
    rows = await courier.rows()
    assert [(row.state, row.error, row.done_at) for row in rows] == [
        (DROPPED, "withdrawn", NIGHT),
        (QUEUED, None, None),
        (QUEUED, None, None),
    ]


@sqlite_only
async def test_what_waits_is_not_sent_sooner_for_being_corrected(
    courier: Courier, teacher: int, clock: SetClock
) -> None:
    clock.time = NIGHT
    await courier.put(teacher, "news", subject=POST)
    await courier.correct(POST, "news")
    row = await courier.row()
    assert (outcome(row), row.due_at, row.revision) == ((QUEUED, None, None), NEXT_OPENING, 1)
    clock.time = NEXT_OPENING
    await courier.outbox.send_due()
    assert (courier.sent, courier.changed) == ([(teacher, ["news"])], [])
    assert not await courier.outbox.send_due()


@sqlite_only
async def test_a_look_is_never_older_than_the_slot_it_waited_for(
    courier: Courier, teacher: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait_long() -> None:
        courier.not_needed.add("a")

    monkeypatch.setattr(courier.limiter, "bulk", wait_long)
    await courier.put(teacher, "a")
    await courier.outbox.send_due()
    assert (courier.sent, await outcomes(courier)) == ([], [(DROPPED, "not needed", None)])


@sqlite_only
async def test_refusals_of_a_change_are_as_those_of_sending(courier: Courier, teacher: int, clock: SetClock) -> None:
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    cases: tuple[tuple[Exception, NoticeState, str | None], ...] = (
        (TelegramRetryAfter(METHOD, "Too Many Requests", 7), QUEUED, None),
        (TelegramNetworkError(METHOD, "reset"), QUEUED, None),
        (TelegramBadRequest(METHOD, "Bad Request: can't parse entities"), FAILED, "Bad Request: can't parse entities"),
    )
    for refusal, state, error in cases:
        await courier.correct(POST, "news")
        courier.refusals = [refusal]
        with capture_logs():
            await courier.outbox.send_due()
        row = await courier.row()
        assert (row.state, row.error) == (state, error), refusal
        clock.advance(minutes=2)
        await courier.correct(POST, "news")
        await courier.outbox.send_due()
        assert await outcomes(courier) == [(SENT, None, 1)], refusal
    assert courier.limiter.frozen == [7]
    assert len(courier.changed) == len(cases)


@sqlite_only
async def test_who_blocks_after_it_was_sent_keeps_it(courier: Courier, teacher: int) -> None:
    for subject in (POST, "post:2"):
        await courier.put(teacher, "news", subject=subject)
    await courier.outbox.send_due()
    await courier.correct(POST, "news")
    await courier.put(teacher, "other")
    courier.refusals = [TelegramForbiddenError(METHOD, "Forbidden: bot was blocked by the user")]
    await courier.outbox.send_due()
    reached = [(SENT, "unreachable", 1), (SENT, None, 2), (DROPPED, "unreachable", None)]
    assert await outcomes(courier) == reached
    await courier.correct("post:2", "news")
    await courier.outbox.send_due()
    reached[1] = (SENT, "unreachable", 2)
    assert await outcomes(courier) == reached
    assert courier.changed == []


@sqlite_only
async def test_a_change_whose_claim_ran_out_is_left_to_the_next(
    courier: Courier, teacher: int, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait_long() -> None:
        clock.advance(seconds=CLAIM_LEASE.total_seconds())

    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    await courier.correct(POST, "news")
    monkeypatch.setattr(courier.limiter, "bulk", wait_long)
    await courier.outbox.send_due()
    assert (courier.changed, (await courier.row()).state) == ([], QUEUED)
