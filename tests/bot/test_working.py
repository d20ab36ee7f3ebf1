"""Long work says that it goes on and how far it is; quick work, and a messenger that is away, change nothing."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram.exceptions import ClientDecodeError
from aiogram.types import CallbackQuery
from structlog.testing import capture_logs

from bot.playground import BadGateway, ResetAfter, TooManyRequests
from bot.ui import Answer, File, Text, t
from bot.working import NEWS_AFTER_SECONDS, SIGN_AFTER_SECONDS, Progress, Sign
from tests.bot.stage import VOICE, Stage, on_stage, said
from tests.databases import SetClock

WORDS = t("text", text="Готовлю <реестр>")
FAILED = VOICE.plain(t("working-failed"))


class Beats:
    """A clock for signs: a pause ends when the test says so."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._ended: asyncio.Queue[None] = asyncio.Queue()
        self._begun = asyncio.Event()

    async def pause(self, over: asyncio.Event, seconds: float) -> None:
        self.asked.append(seconds)
        self._begun.set()
        waits = {asyncio.create_task(self._ended.get()), asyncio.create_task(over.wait())}
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for one in waits:
            one.cancel()
        if over.is_set():
            self._begun.clear()

    async def pass_one(self) -> None:
        """The pause at hand ends, and what follows it is done."""
        await self._begun.wait()
        self._begun.clear()
        self._ended.put_nowait(None)
        await self._begun.wait()


@pytest.fixture
async def stage(clock: SetClock) -> AsyncIterator[Stage]:
    async with on_stage(clock) as stage:
        yield stage


@pytest.fixture
def beats() -> Beats:
    return Beats()


def sign_of(stage: Stage, beats: Beats, tap: CallbackQuery | None = None) -> Sign:
    return Sign(stage.bot, stage.person.id, VOICE, tap.id if tap else None, lambda: None, beats.pause)


def texts(stage: Stage) -> list[str]:
    return [message.text for message in stage.person.messages if message.is_from_bot]


async def test_long_work_answers_its_tap_and_says_how_far_it_is_until_the_result_stands(
    stage: Stage, beats: Beats
) -> None:
    message = await stage.show(said("раз"))
    tap = await stage.tap(message)
    sign = sign_of(stage, beats, tap)
    async with sign.shown(WORDS) as progress:
        await beats.pass_one()
        assert stage.calls() == ["answerCallbackQuery", "sendMessage"]
        assert texts(stage) == ["раз", "⏳ Готовлю <реестр>…"]
        progress.at(3, 10)
        await beats.pass_one()
        assert stage.calls() == ["editMessageText"]
        assert texts(stage)[-1] == "⏳ Готовлю <реестр>… 30 %"
        await beats.pass_one()
        assert stage.calls() == [], "nothing is new"
    await stage.presenter.answer(stage.person.id, "ru", Answer(said("два", file=File("а.txt", b"1"))), tap, sign)
    assert stage.calls() == ["sendDocument", "deleteMessage"]
    assert texts(stage) == ["раз", "два"]
    assert beats.asked == [SIGN_AFTER_SECONDS, *[NEWS_AFTER_SECONDS] * 3]


async def test_quick_work_shows_nothing_and_leaves_nothing_behind(stage: Stage, beats: Beats) -> None:
    message = await stage.show(said("раз"))
    tap = await stage.tap(message)
    sign = sign_of(stage, beats, tap)
    before = asyncio.all_tasks()
    async with sign.shown(WORDS) as progress:
        progress.at(1, 2)
    assert asyncio.all_tasks() == before
    await stage.presenter.answer(stage.person.id, "ru", Answer(said("два"), toast=t("report-dropped")), tap, sign)
    assert sorted(stage.calls()) == ["answerCallbackQuery", "editMessageText"]
    assert texts(stage) == ["два"]


async def test_what_a_tap_would_have_said_stands_above_the_screen_where_it_was_answered(
    stage: Stage, beats: Beats
) -> None:
    dropped = VOICE.plain(t("report-dropped"))
    cases: tuple[tuple[Answer, list[str], list[str]], ...] = (
        (Answer(said("два"), toast=t("report-dropped"), alert=True), ["editMessageText"], [f"{dropped}\n\u200b\nдва"]),
        (Answer(said("два"), anew=True), ["sendMessage"], ["раз", "два"]),
        (Answer(toast=t("report-dropped")), ["sendMessage"], ["раз", dropped]),
        (Answer(), [], ["раз"]),
    )
    for answer, calls, left in cases:
        message = await stage.show(said("раз"))
        older = len(texts(stage)) - 1
        tap = await stage.tap(message)
        sign = sign_of(stage, beats, tap)
        async with sign.shown(WORDS):
            await beats.pass_one()
        stage.calls()
        await stage.presenter.answer(stage.person.id, "ru", answer, tap, sign)
        assert stage.calls() == [*calls, "deleteMessage"], answer
        assert texts(stage)[older:] == left, answer


async def test_a_written_question_has_no_tap_and_the_same_sign(stage: Stage, beats: Beats) -> None:
    sign = sign_of(stage, beats)
    async with sign.shown(WORDS):
        await beats.pass_one()
    assert stage.calls()[-1:] == ["sendMessage"]
    await stage.presenter.answer(stage.person.id, "ru", Answer(said("два")), None, sign)
    assert stage.calls() == ["sendMessage", "deleteMessage"]


async def test_a_sign_that_cannot_be_shown_is_no_failure(stage: Stage, beats: Beats) -> None:
    faults = stage.playground.faults
    for failure in (BadGateway(), ResetAfter(), TooManyRequests(retry_after=9)):
        message = await stage.show(said("раз"))
        tap = await stage.tap(message)
        for method in ("answerCallbackQuery", "sendMessage", "editMessageText", "deleteMessage"):
            faults.plan(method, failure)
        sign = sign_of(stage, beats, tap)
        with capture_logs() as logs:
            async with sign.shown(WORDS) as progress:
                for done in range(5):
                    progress.at(done, 5)
                    await beats.pass_one()
            await sign.take_away()
        assert sign.is_answered, failure
        assert {entry["log_level"] for entry in logs} == {"info"}, failure
        assert "⏳" in texts(stage)[-1], "it was shown in the end, and could not be deleted"
    assert 9 in beats.asked, "the messenger asked to wait"


async def test_an_error_of_the_work_goes_on_and_the_sign_stays_for_the_next_attempt(stage: Stage, beats: Beats) -> None:
    sign = sign_of(stage, beats)

    async def fail() -> None:
        async with sign.shown(WORDS):
            await beats.pass_one()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with sign.shown(WORDS) as progress:
        progress.at(1, 2)
        await beats.pass_one()
    assert texts(stage) == ["⏳ Готовлю <реестр>… 50 %"]


async def test_no_sign_goes_on_where_the_result_cannot_be_shown(stage: Stage, beats: Beats) -> None:
    sign = sign_of(stage, beats)
    await sign.fail()
    assert stage.calls() == [], "where nothing was shown, nothing is taken back"
    async with sign.shown(WORDS):
        await beats.pass_one()
    stage.playground.faults.plan("sendDocument", BadGateway())
    answer = Answer(said("два", file=File("а.txt", b"1")))
    with pytest.raises(ClientDecodeError):
        await stage.presenter.answer(stage.person.id, "ru", answer, None, sign)
    assert texts(stage) == ["⏳ Готовлю <реестр>…"], "it may be tried again"
    stage.playground.faults.plan("editMessageText", BadGateway())
    await sign.fail()
    assert "⏳" in texts(stage)[0], "that it can't be said is no failure"
    await sign.fail()
    assert texts(stage) == [FAILED]


async def test_work_that_a_stop_breaks_off_says_so(stage: Stage, beats: Beats) -> None:
    sign = sign_of(stage, beats)

    async def work() -> None:
        async with sign.shown(WORDS):
            await asyncio.Event().wait()

    working = asyncio.create_task(work())
    await beats.pass_one()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert texts(stage) == [FAILED]


def test_how_far_it_is_never_passes_the_end() -> None:
    def line(done: int, of: int) -> Text:
        progress = Progress()
        progress.at(done, of)
        return progress.line(WORDS)

    said = {(0, 0): None, (0, 7): "0", (1, 3): "33", (6, 7): "85", (7, 7): "100", (9, 7): "100"}
    for (done, of), percent in said.items():
        assert line(done, of).args.get("percent") == percent, (done, of)
