"""The sign that long work goes on: its tap is answered, and one line below says how far it is."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, TypeAlias

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest, TelegramRetryAfter

from bot.client import pause
from bot.i18n import Voice
from bot.ui import Text, t

log = structlog.get_logger()

# What takes longer shows that it is working (product.md); the messenger takes about one message a second into a chat.
SIGN_AFTER_SECONDS: Final = 2.0
NEWS_AFTER_SECONDS: Final = 3.0
# A sign is worth no long wait for a messenger that does not answer.
REQUEST_SECONDS: Final = 5

Pause: TypeAlias = Callable[[asyncio.Event, float], Awaitable[None]]
GoOn: TypeAlias = Callable[[], None]


class Progress:
    """How far some work is. The worker says it as often as it likes: `at` costs nothing."""

    def __init__(self) -> None:
        self._done = self._of = 0

    def at(self, done: int, of: int) -> None:
        """So much is done, of so much; 0 of 0 where nobody knows."""
        self._done, self._of = done, of

    def line(self, words: Text) -> Text:
        """The words, with the percent that is done where that is known."""
        if self._of <= 0:
            return t("working", what=words)
        return t("working-percent", what=words, percent=str(min(100, 100 * self._done // self._of)))


class Sign:
    """What one person sees while one update of theirs is worked on; nothing at all where that is quick.

    is_answered: the tap was answered, which is done once only. `go_on` is called where the work begins: from there on
    nobody else need wait for it. A sign that can't be shown is no failure.
    """

    def __init__(
        self, bot: Bot, chat_id: int, voice: Voice, tap_id: str | None, go_on: GoOn, pause: Pause = pause
    ) -> None:
        self.is_answered = False
        self._bot = bot
        self._chat_id = chat_id
        self._voice = voice
        self._tap_id = tap_id
        self._go_on = go_on
        self._pause = pause
        self._message_id: int | None = None
        self._shown = ""

    @asynccontextmanager
    async def shown(self, words: Text) -> AsyncIterator[Progress]:
        """Around the work: its sign comes after two seconds and stays until `take_away` or `fail`.

        Its news come every three seconds.
        """
        self._go_on()
        progress, over = Progress(), asyncio.Event()
        telling = asyncio.create_task(self._tell(words, progress, over))
        try:
            try:
                yield progress
            finally:
                over.set()
                await telling
        except asyncio.CancelledError:  # the program stops, and the update does not come again
            await self.fail()
            raise

    async def fail(self) -> None:
        """The line says that nothing came of it, where the result can't be shown."""
        if self._message_id is None:
            return
        try:
            await self._show(self._voice.html(t("working-failed")))
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("sign_stays", error=type(error).__name__)

    async def take_away(self) -> None:
        """Delete the line, once the result stands there."""
        if self._message_id is None:
            return
        try:
            await self._bot.delete_message(self._chat_id, self._message_id, request_timeout=REQUEST_SECONDS)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("sign_stays", error=type(error).__name__)
        self._message_id = None

    async def _tell(self, words: Text, progress: Progress, over: asyncio.Event) -> None:
        await self._pause(over, SIGN_AFTER_SECONDS)
        while not over.is_set():
            await self._pause(over, await self._try_to_show(self._voice.html(progress.line(words))))

    async def _try_to_show(self, line: str) -> float:
        """Show what is new; how many seconds to wait before the next news."""
        try:
            await self._answer_tap()
            await self._show(line)
        except TelegramRetryAfter as error:
            return max(NEWS_AFTER_SECONDS, error.retry_after)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("sign_not_shown", error=type(error).__name__)
        return NEWS_AFTER_SECONDS

    async def _answer_tap(self) -> None:
        if self._tap_id is None or self.is_answered:
            return
        try:
            await self._bot.answer_callback_query(self._tap_id, request_timeout=REQUEST_SECONDS)
        except TelegramBadRequest:
            log.info("tap_too_old")
        self.is_answered = True

    async def _show(self, line: str) -> None:
        if line == self._shown:
            return
        if self._message_id is None:
            sent = await self._bot.send_message(
                self._chat_id, line, disable_notification=True, request_timeout=REQUEST_SECONDS
            )
            self._message_id = sent.message_id
        else:
            await self._bot.edit_message_text(
                line, chat_id=self._chat_id, message_id=self._message_id, request_timeout=REQUEST_SECONDS
            )
        self._shown = line
