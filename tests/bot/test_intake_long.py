"""Long work counts as taken and goes on by itself: it is done once, and ends with the program at the latest."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot import intake as module
from bot.intake import TRIES
from tests.bot.stand_ins import Messenger, School, until, written
from tests.bot.test_intake import AWAY, poll, polling


@pytest.fixture
def school() -> Iterator[School]:
    with capture_logs():  # printing a traceback takes longer than the tests
        yield School()


async def test_long_work_holds_up_nobody_and_is_shown_when_it_is_done(school: School) -> None:
    school.long, school.gates[1] = {1}, asyncio.Event()
    messenger = Messenger([written(1)], [written(2)])
    async with polling(school, messenger):
        await until(lambda: len(messenger.offsets) == 3)
        assert messenger.offsets == [None, 2, 3], "it counts as taken"
        assert school.shown == ["answer 2"], "the same person goes on meanwhile"
        school.gates[1].set()
    assert school.shown == ["answer 2", "answer 1"], "a stop waits for it"


async def test_long_work_that_the_database_breaks_off_is_said_as_it_does_not_come_again(school: School) -> None:
    school.long = {1}
    school.failures[1] = [AWAY]
    messenger = await poll(school, [written(1)])
    assert messenger.offsets[-1] == 2
    assert (school.shown, school.aside) == (["sorry 1"], [])


async def test_long_work_that_fails_is_tried_again_and_put_aside(school: School) -> None:
    school.long = {1}
    school.failures[1] = [ValueError("secret words")] * TRIES
    await poll(school, [written(1)])
    assert (school.shown, school.aside) == (["sorry 1"], [(1, "message", "ValueError")])


async def test_long_work_holds_up_no_other_update_of_the_webhook(school: School) -> None:
    school.long, school.gates[1] = {1}, asyncio.Event()
    intake = school.intake()
    await intake.take_in_order(written(1))
    await intake.take_in_order(written(2))
    assert school.shown == ["answer 2"]
    school.gates[1].set()
    await until(lambda: len(school.shown) == 2)


async def test_long_work_that_cannot_even_be_put_aside_now_is_said_all_the_same(school: School) -> None:
    school.long = {1}
    school.failures[1] = [ValueError("secret words")] * TRIES
    school.aside_failures = [AWAY]
    await poll(school, [written(1)])
    assert (school.shown, school.aside) == (["sorry 1"], [])


async def test_what_the_messenger_repeats_while_it_is_worked_on_is_not_done_twice(school: School) -> None:
    school.long, school.gates[1] = {1}, asyncio.Event()
    intake = school.intake()
    for _ in range(3):
        await intake.take_in_order(written(1))
    assert school.begun == [1]
    school.gates[1].set()
    await until(lambda: school.shown)
    await intake.take_in_order(written(1))
    assert school.begun == [1, 1], "later it is an update like any other"


async def test_a_stop_breaks_off_what_takes_too_long(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.01)
    school.long, school.gates[1] = {1}, asyncio.Event()

    async def show(reply: Any) -> None:
        await asyncio.Event().wait()

    school.show = show
    messenger = Messenger([written(1), written(2)])
    intake = school.intake(messenger)
    before = asyncio.all_tasks()
    await intake.poll(messenger.stopping)
    assert asyncio.all_tasks() == before
    assert (school.done, school.missed) == ([2], ["answer 2"])
    assert messenger.offsets[-1] == 3
