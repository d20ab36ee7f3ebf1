"""Nothing is acknowledged before its effect, and no update, answer or outage holds up the others."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from bot import intake as module
from bot.intake import BATCH, TRIES, GetRawUpdates, Unavailable, person_of
from tests.bot.stand_ins import Messenger, School, until, written

AWAY = OperationalError("SELECT 1", {}, Exception("database is locked"))
BROKEN = OperationalError("SELEKT 1", {}, Exception("syntax error"))
METHOD = GetMe()
GARBAGE = {"update_id": 5, "message": "garbage"}


@pytest.fixture
def school() -> Iterator[School]:
    with capture_logs():  # printing a traceback takes longer than the tests
        yield School()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, in seconds; none of them lasts."""
    made: list[float] = []

    async def pause(_stopping: asyncio.Event, seconds: float) -> None:
        made.append(seconds)
        await asyncio.sleep(0)

    monkeypatch.setattr(module, "_pause", pause)
    return made


async def poll(school: School, *script: list[dict[str, Any]] | Exception) -> Messenger:
    messenger = Messenger(*script)
    await school.intake(messenger).poll(messenger.stopping)
    return messenger


@asynccontextmanager
async def polling(school: School, messenger: Messenger) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(school.intake(messenger).poll(messenger.stopping))
    yield task
    messenger.stopping.set()
    await task


async def test_a_batch_is_confirmed_by_the_next_question_and_the_last_one_at_the_stop(school: School) -> None:
    messenger = await poll(school, [written(1), written(2)], [written(9)])
    assert messenger.offsets == [None, 3, 10, 10]
    assert [method.limit for method in messenger.asked] == [BATCH, BATCH, BATCH, 1]
    assert messenger.asked[-1].timeout == 0
    assert school.shown == ["answer 1", "answer 2", "answer 9"]


async def test_persons_are_served_side_by_side_and_each_in_order(school: School) -> None:
    school.gates[1] = asyncio.Event()
    messenger = Messenger([written(1, person=7), written(2, person=7), written(3, person=8), written(4, person=8)])
    async with polling(school, messenger):
        await until(lambda: len(school.done) == 2)
        assert school.begun == [1, 3, 4]
        assert messenger.offsets == [None], "the batch is not confirmed while one of its updates is not done"
        school.gates[1].set()
    assert school.done == [3, 4, 1, 2]
    assert messenger.offsets[1] == 5


async def test_what_cannot_be_decoded_is_put_aside_and_the_rest_goes_on(school: School) -> None:
    with capture_logs() as logs:
        messenger = await poll(school, [written(4), GARBAGE, written(6)])
    assert school.aside == [(5, "message", "undecodable: 1 fields")]
    assert school.done == [4, 6]
    assert messenger.offsets[-1] == 7
    assert "garbage" not in str(logs)


async def test_what_fails_three_times_is_put_aside_without_what_was_written(school: School) -> None:
    school.failures[1] = [ValueError("secret words")] * TRIES
    school.failures[2] = [ValueError("secret words")] * (TRIES - 1)
    messenger = await poll(school, [written(1), written(2), written(3)])
    assert school.begun == [1, 1, 1, 2, 2, 2, 3]
    assert school.aside == [(1, "message", "ValueError")]
    assert school.done == [2, 3]
    assert school.shown == ["sorry 1", "answer 2", "answer 3"]
    assert messenger.offsets[-1] == 4


async def test_who_waits_longer_sees_that_something_is_being_done(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WORKING_SECONDS", 0.01)
    school.gates[1] = asyncio.Event()
    messenger = Messenger([written(1)], [])
    task = asyncio.create_task(school.intake(messenger).poll(asyncio.Event()))
    await until(lambda: messenger.signs)
    school.gates[1].set()
    await until(lambda: school.done)
    assert messenger.signs == [(7, "typing")]
    task.cancel()


async def test_a_statement_that_will_never_work_is_a_failure_like_others(school: School) -> None:
    school.failures[1] = [BROKEN] * TRIES
    school.failures[2] = [IntegrityError("INSERT", {}, Exception("UNIQUE"))] * TRIES
    await poll(school, [written(1), written(2)])
    assert [error for _, _, error in school.aside] == ["OperationalError", "IntegrityError"]


async def test_while_the_database_is_away_the_update_waits(school: School, pauses: list[float]) -> None:
    school.failures[1] = [AWAY] * 8
    messenger = await poll(school, [written(1), written(2)])
    assert school.done == [1, 2]
    assert school.aside == []
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert messenger.offsets == [None, 3, 3]


async def test_putting_aside_waits_for_the_database_too(school: School, pauses: list[float]) -> None:
    school.aside_failures = [AWAY]
    await poll(school, [GARBAGE])
    assert len(pauses) == 1
    assert [update_id for update_id, _, _ in school.aside] == [5]


async def test_what_cannot_even_be_put_aside_holds_up_nobody(school: School) -> None:
    school.aside_failures = [IntegrityError("INSERT", {}, Exception("UNIQUE"))]
    messenger = await poll(school, [GARBAGE, written(6)])
    assert school.done == [6]
    assert messenger.offsets[-1] == 7


async def test_a_stop_while_the_database_is_away_confirms_nothing(school: School) -> None:
    school.failures[2] = [AWAY] * 100
    messenger = Messenger([written(1)], [written(2)])
    async with polling(school, messenger):
        await until(lambda: 2 in school.begun)
    assert school.done == [1]
    assert messenger.offsets == [None, 2, 2], "the second update stays with the messenger"


async def test_a_stop_finishes_the_batch_at_hand(school: School) -> None:
    school.gates[1] = asyncio.Event()
    messenger = Messenger([written(1), written(2)])
    async with polling(school, messenger) as task:
        await until(lambda: school.begun)
        messenger.stopping.set()
        await asyncio.sleep(0)
        assert not task.done()
        school.gates[1].set()
    assert school.shown == ["answer 1", "answer 2"]
    assert messenger.offsets == [None, 3]


async def test_a_stop_does_not_wait_for_the_long_poll(school: School) -> None:
    class Silent(Messenger):
        async def __call__(self, method: GetRawUpdates, _timeout: float) -> list[dict[str, Any]]:
            self.asked.append(method)
            await asyncio.Event().wait()
            return []

    messenger = Silent()
    async with asyncio.timeout(5), polling(school, messenger):
        await until(lambda: messenger.asked)
    assert messenger.offsets == [None]


async def test_a_slow_answer_goes_on_by_itself(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.01)
    slow = asyncio.Event()

    async def show(reply: Any) -> None:
        if reply == "answer 1":
            await slow.wait()
        school.shown.append(reply)

    school.show = show
    messenger = Messenger([written(1), written(2)], [])
    task = asyncio.create_task(school.intake(messenger).poll(asyncio.Event()))
    await until(lambda: len(messenger.asked) > 1)
    assert school.shown == ["answer 2"]
    assert messenger.offsets[1] == 3, "the effect is there: the update may be confirmed"
    slow.set()
    await until(lambda: len(school.shown) == 2)
    task.cancel()


async def test_a_stop_waits_for_answers_on_their_way(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = school.intake(messenger := Messenger())
    slow = asyncio.Event()

    async def show(_reply: Any) -> None:
        await slow.wait()
        school.shown.append("late")

    school.show = show
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.01)
    await intake.take(written(1))
    monkeypatch.setattr(module, "ANSWER_SECONDS", 5)
    stopping = asyncio.create_task(intake.poll(messenger.stopping))
    await asyncio.sleep(0)
    slow.set()
    await stopping
    assert school.shown == ["late"]


async def test_a_second_reader_stands_by_and_takes_over(school: School, pauses: list[float]) -> None:
    conflict = TelegramConflictError(METHOD, "terminated by other getUpdates request")
    messenger = Messenger(conflict, conflict, [written(1)])
    intake = school.intake(messenger)
    with capture_logs() as logs:
        await intake.poll(messenger.stopping)
    assert pauses == [module.STANDBY_SECONDS] * 2
    assert [entry["event"] for entry in logs] == ["standing_by"], "said once"
    assert (school.done, intake.standing_by) == ([1], False)


async def test_who_stands_by_confirms_nothing(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    messenger = Messenger([written(1)], TelegramConflictError(METHOD, "other"))
    intake = school.intake(messenger)

    async def stop(stopping: asyncio.Event, _seconds: float) -> None:
        assert intake.standing_by
        stopping.set()

    monkeypatch.setattr(module, "_pause", stop)
    await intake.poll(messenger.stopping)
    assert messenger.offsets == [None, 2]


async def test_the_messenger_is_left_alone_as_long_as_it_asks(school: School, pauses: list[float]) -> None:
    await poll(school, TelegramRetryAfter(METHOD, "Too Many Requests", 17), [written(1)])
    assert pauses == [17]
    assert school.done == [1]


async def test_outages_of_the_messenger_are_waited_for_longer_each_time(school: School, pauses: list[float]) -> None:
    errors = [TelegramNetworkError(METHOD, "reset"), ClientDecodeError("not JSON", ValueError(), "<html>")] * 4
    messenger = await poll(school, *errors, [written(1)], TelegramUnauthorizedError(METHOD, "token"), [written(2)])
    assert school.done == [1, 2]
    assert messenger.offsets[-1] == 3
    for number, pause in enumerate(pauses[:8], start=1):
        longest = min(30.0, 2.0 ** min(number, 5))
        assert longest / 2 <= pause <= longest
    assert pauses[8] <= 2, "counted anew after a success"


class Shows:
    """Shows an answer after a script of refusals."""

    def __init__(self, *script: Exception) -> None:
        self.script = list(script)
        self.tries = 0

    async def __call__(self, _reply: Any) -> None:
        self.tries += 1
        if self.script:
            raise self.script.pop(0)


@pytest.mark.parametrize(
    ("refusals", "tries", "waited", "said"),
    [
        ([], 1, [], []),
        ([TelegramRetryAfter(METHOD, "Too Many Requests", 2)], 2, [2], []),
        ([TelegramNetworkError(METHOD, "reset")] * 3, 3, [0.3, 0.6, 0.9], ["answer_delayed"] * 3),
        ([ClientDecodeError("half", ValueError(), "{")], 2, [0.3], ["answer_delayed"]),
        ([TelegramForbiddenError(METHOD, "bot was blocked by the user")], 1, [], []),
        ([ValueError("a fault of ours")], 1, [], ["answer_failed"]),
    ],
)
async def test_an_answer_is_tried_again_where_that_may_help(
    school: School,
    monkeypatch: pytest.MonkeyPatch,
    refusals: list[Exception],
    tries: int,
    waited: list[float],
    said: list[str],
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    school.show = show = Shows(*refusals)
    intake = school.intake()
    monkeypatch.setattr(asyncio, "sleep", sleep)
    with capture_logs() as logs:
        await intake.take(written(1))
    assert show.tries == tries
    assert slept == pytest.approx(waited)
    assert [entry["event"] for entry in logs] == said
    assert school.missed == ([] if tries > len(refusals) else ["answer 1"]), "what could not be shown is cleared up"


async def test_the_webhook_keeps_one_persons_order_and_holds_up_nobody_else(school: School) -> None:
    school.gates[1] = asyncio.Event()
    intake = school.intake()
    first = asyncio.create_task(intake.take_in_order(written(1, person=7)))
    await until(lambda: school.begun)
    second = asyncio.create_task(intake.take_in_order(written(2, person=7)))
    third = asyncio.create_task(intake.take_in_order(written(3, person=7)))
    await intake.take_in_order(written(4, person=8))
    assert school.begun == [1, 4]
    school.gates[1].set()
    await asyncio.gather(first, second, third)
    assert school.done == [4, 1, 2, 3]
    assert intake._locks == {}, "nothing is kept of persons who are served"


async def test_the_webhook_is_told_that_the_database_is_away(school: School) -> None:
    school.failures[1] = [AWAY]
    intake = school.intake()
    with pytest.raises(Unavailable):
        await intake.take_in_order(written(1))
    assert (intake._locks, intake.handled) == ({}, 0)
    await intake.take_in_order(written(1))
    assert (school.done, intake.handled) == ([1], 1)


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        (written(1, person=7), 7),
        ({"update_id": 1, "callback_query": {"from": {"id": 8}, "message": {"chat": {"id": 9}}}}, 8),
        ({"update_id": 1, "channel_post": {"chat": {"id": -100}}}, -100),
        ({"update_id": 1, "message": "garbage"}, 0),
        ({"update_id": 1, "message": {"from": {"id": "7"}, "chat": None}}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_whose_an_update_is(raw: dict[str, Any], person: int) -> None:
    assert person_of(raw) == person
