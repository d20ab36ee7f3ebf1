import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, SendChatAction, SendMessage, TelegramMethod

from bot import limiter
from bot.limiter import MESSAGES_A_WINDOW, Limiter

MESSAGE = SendMessage(chat_id=1, text="text")


class Wire:
    """A messenger that answers when it is told to, and knows what has reached it."""

    def __init__(self) -> None:
        self.reached = 0
        self.answers = asyncio.Event()

    async def __call__(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        self.reached += 1
        await self.answers.wait()


@pytest.fixture
async def wire() -> Wire:
    return Wire()


async def calls(wire: Wire, limits: Limiter, method: TelegramMethod[Any], count: int) -> "asyncio.Future[list[Any]]":
    bot: Any = None
    sending = asyncio.gather(*(limits.keep_within(wire, bot, method) for _ in range(count)))
    for _ in range(5):
        await asyncio.sleep(0)
    return sending


async def test_a_window_holds_no_more_than_the_messenger_takes(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "WINDOW_SECONDS", 0.05)
    sending = await calls(wire, Limiter(), MESSAGE, MESSAGES_A_WINDOW + 1)
    assert wire.reached == MESSAGES_A_WINDOW
    wire.answers.set()
    await asyncio.sleep(0.01)
    assert wire.reached == MESSAGES_A_WINDOW, "their answers came, but their window has not passed"
    await asyncio.wait_for(sending, 5)
    assert wire.reached == MESSAGES_A_WINDOW + 1


@pytest.mark.parametrize(
    "method", [AnswerCallbackQuery(callback_query_id="1"), SendChatAction(chat_id=1, action="typing")]
)
async def test_what_sends_no_message_waits_for_nothing(wire: Wire, method: TelegramMethod[Any]) -> None:
    limits = Limiter()
    sending = await calls(wire, limits, MESSAGE, MESSAGES_A_WINDOW)
    others = await calls(wire, limits, method, 3)
    assert wire.reached == MESSAGES_A_WINDOW + 3
    wire.answers.set()
    await asyncio.gather(sending, others)


async def test_a_message_that_is_refused_keeps_its_place_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "WINDOW_SECONDS", 0.01)
    bot: Any = None

    async def refuse(bot: Bot, method: TelegramMethod[Any]) -> Any:
        raise ConnectionError

    limits = Limiter()
    for _ in range(MESSAGES_A_WINDOW + 1):
        with pytest.raises(ConnectionError):
            await asyncio.wait_for(limits.keep_within(refuse, bot, MESSAGE), 5)
