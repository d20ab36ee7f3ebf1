"""The messenger's limits: one evenly spaced slot a message, answers to people before bulk."""

import asyncio
import time

from aiogram import Bot
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.methods import SendChatAction, TelegramMethod
from aiogram.methods.base import Response, TelegramType

# The Bot API takes about 30 messages a second over all chats. Even spacing keeps every window of a second below it.
MESSAGES_PER_SECOND = 28.5
# And about one a second into one private chat.
SECONDS_BETWEEN_IN_CHAT = 1.05
# What a window of the messenger holds at most, and how long it is.
MESSAGES_A_WINDOW = 30
WINDOW_SECONDS = 1.0


class Limiter:
    """Hands out slots. Bulk waits for the next free one; an answer goes at once and pushes the bulk back."""

    def __init__(self, per_second: float = MESSAGES_PER_SECOND) -> None:
        self._step = 1 / per_second
        self._free_at = 0.0
        self._window = asyncio.Semaphore(MESSAGES_A_WINDOW)

    async def bulk(self) -> None:
        """Wait for a slot."""
        now = time.monotonic()
        at = max(now, self._free_at)
        self._free_at = at + self._step
        await asyncio.sleep(at - now)

    async def answer(self) -> None:
        """Take a slot without waiting."""
        self._free_at = max(time.monotonic(), self._free_at) + self._step

    def freeze(self, seconds: float) -> None:
        """The messenger asked to wait: no bulk before that."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)

    async def keep_within(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """A call on its way to the messenger: one that sends a message waits until no window can hold too many.

        The messenger counts a message at some moment between the call and its answer, so each keeps its place in the
        window from before the call until a second after the answer. Slots alone, which are even where they are given,
        bunch up on the way where the machine or the network is busy.
        """
        if not method.__api_method__.startswith("send") or isinstance(method, SendChatAction):
            return await make_request(bot, method)
        await self._window.acquire()
        try:
            return await make_request(bot, method)
        finally:
            asyncio.get_running_loop().call_later(WINDOW_SECONDS, self._window.release)
