"""The messenger's client: any Bot API server, through a proxy where one is set; and how it is reached at start."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

import structlog
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.settings import TELEGRAM, Settings, SettingsError

log = structlog.get_logger()

T = TypeVar("T")
LONGEST_PAUSE_SECONDS = 30.0
REFUSED = "BOT_TOKEN is refused by the Bot API server: copy the whole token anew from the chat with @BotFather"


class _ProxiedSession(AiohttpSession):
    """A proxy that does not answer is a network that does not answer; aiogram lets its errors through as they are."""

    async def make_request(self, bot: Bot, method: TelegramMethod[T], timeout: int | None = None) -> T:  # noqa: ASYNC109 (aiogram's)
        from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

        try:
            return await super().make_request(bot, method, timeout)
        except (ProxyConnectionError, ProxyError, ProxyTimeoutError) as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error


def build_bot(settings: Settings) -> Bot:
    """The client of this token. SettingsError where there is none."""
    session = _ProxiedSession(proxy=settings.bot_proxy) if settings.bot_proxy else AiohttpSession()
    if settings.bot_api_url != TELEGRAM:
        session.api = TelegramAPIServer.from_base(settings.bot_api_url)
    properties = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    return Bot(settings.token, session=session, default=properties)


async def reach(stopping: asyncio.Event, ask: Callable[[], Awaitable[T]]) -> T | None:
    """The answer of the Bot API to the first thing that is asked of it; None where `stopping` came first.

    1. The token is refused: SettingsError, as only a person can mend that. 2. Told to wait: it waits.
    3. Anything else (no network, no proxy, the messenger's own fault): said once a try, and tried again for ever.
    """
    failures = 0
    while not stopping.is_set():
        try:
            return await ask()
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise SettingsError(REFUSED) from error
        except TelegramRetryAfter as error:
            await pause(stopping, error.retry_after)
        except (TelegramAPIError, ClientDecodeError) as error:
            failures += 1
            reason = "the Bot API does not answer; trying again. `python -m bot doctor` says more"
            log.warning("bot_api_unreachable", reason=reason, error=type(error).__name__, failures=failures)
            longest = min(LONGEST_PAUSE_SECONDS, 2.0 ** min(failures, 5))
            await pause(stopping, longest * random.uniform(0.5, 1))  # noqa: S311  # jitter, no secret
    return None


async def pause(stopping: asyncio.Event, seconds: float) -> None:
    """Wait, but not longer than until `stopping`."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), seconds)
