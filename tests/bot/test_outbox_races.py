"""What is corrected or withdrawn while it is on its way follows at once."""

from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter
from structlog.testing import capture_logs

from bot.presenter import Sent
from tests.bot.courier import Courier, nothing
from tests.bot.test_outbox_changes import DROPPED, METHOD, POST, QUEUED, SENT, outcome, outcomes
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only


async def test_a_change_while_it_is_being_sent_follows_at_once(courier: Courier, teacher: int) -> None:
    async def corrected() -> None:
        courier.on_the_way, courier.words = nothing, "исправлено"
        await courier.correct(POST, "news")

    courier.on_the_way = corrected
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    row = await courier.row()
    assert (outcome(row), row.due_at, row.attempts) == ((QUEUED, None, 1), SCHOOL_MORNING, 0)
    assert await courier.outbox.send_due()
    assert (courier.sent, courier.changed) == ([(teacher, ["news"])], [(1, ["news"], "исправлено")])
    assert await outcomes(courier) == [(SENT, None, 1)]


async def test_a_withdrawal_while_it_is_being_sent_follows_at_once(courier: Courier, teacher: int) -> None:
    async def withdrawn() -> None:
        courier.on_the_way = nothing
        await courier.withdraw(POST, "news")
        assert (await courier.row()).state is DROPPED

    courier.on_the_way = withdrawn
    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    assert await outcomes(courier) == [(QUEUED, None, 1)]
    await courier.outbox.send_due()
    assert courier.taken == [Sent(1)]
    assert await outcomes(courier) == [(DROPPED, "taken away", 1)]


@sqlite_only
async def test_a_withdrawal_while_it_is_being_edited_follows_at_once(courier: Courier, teacher: int) -> None:
    async def withdrawn() -> None:
        courier.on_the_way = nothing
        await courier.withdraw(POST, "news")

    await courier.put(teacher, "news", subject=POST)
    await courier.outbox.send_due()
    await courier.correct(POST, "news")
    courier.on_the_way = withdrawn
    await courier.outbox.send_due()
    assert (courier.changed, courier.taken) == ([(1, ["news"], "как есть")], [])
    await courier.outbox.send_due()
    assert courier.taken == [Sent(1)]


@sqlite_only
async def test_only_what_changed_of_a_digest_on_the_way_follows(
    courier: Courier, teacher: int, clock: SetClock
) -> None:
    async def corrected() -> None:
        courier.on_the_way = nothing
        await courier.correct(POST, "news")

    courier.on_the_way = corrected
    await courier.put(teacher, "a")
    await courier.put(teacher, "news", subject=POST)
    clock.advance(minutes=20)
    await courier.outbox.send_due()
    assert await outcomes(courier) == [(SENT, None, 1), (QUEUED, None, 1)]
    await courier.outbox.send_due()
    assert courier.changed == [(1, ["a", "news"], "как есть")]


@sqlite_only
async def test_what_is_withdrawn_on_the_way_and_does_not_arrive_stays_dropped(courier: Courier, teacher: int) -> None:
    refusals: dict[str, Exception] = {
        "told to wait": TelegramRetryAfter(METHOD, "Too Many Requests", 7),
        "network": TelegramNetworkError(METHOD, "reset"),
        "refused": TelegramBadRequest(METHOD, "Bad Request: can't parse entities"),
    }

    async def withdrawn() -> None:
        await courier.withdraw(POST, "news")
        raise refusals[why]

    for number, why in enumerate(refusals):
        courier.not_needed.clear()
        courier.on_the_way = withdrawn
        await courier.put(teacher, "news", subject=POST)
        with capture_logs():
            await courier.outbox.send_due()
        assert outcome((await courier.rows())[number]) == (DROPPED, "withdrawn", None), why
        assert not await courier.outbox.send_due(), why
