"""The messenger's own list of commands, a list a person: what their roles allow, in the language they are spoken to.

Never in the way of an answer: a person whose list should look otherwise is noted when they are answered, and one
worker sets the lists one after the other. What is set is remembered in memory only, so after a start each person's
list is set once more, at their first update.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, NamedTuple

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.access import Actor, Sender
from bot.i18n import DEFAULT_LANGUAGE, LANGUAGES, Voice
from bot.limiter import Limiter
from bot.services.directory import Directory
from bot.ui import t
from models.people import Role

log = structlog.get_logger()

STRANGER_WORDS = ("start", "help", "language")
LISTS_REMEMBERED = 10_000


class _Look(NamedTuple):
    """What decides how a person's list looks; no roles (None) for a stranger, who sees the common list."""

    roles: frozenset[Role] | None
    leads: bool
    language: str


class MenuCommands:
    """`words_for` gives the commands that an actor may use; `voice_of` speaks a language."""

    def __init__(
        self,
        bot: Bot,
        directory: Directory,
        limiter: Limiter,
        words_for: Callable[[Actor], Sequence[str]],
        voice_of: Callable[[str], Voice],
    ) -> None:
        self._bot = bot
        self._directory = directory
        self._limiter = limiter
        self._words_for = words_for
        self._voice_of = voice_of
        self._shown: OrderedDict[int, _Look] = OrderedDict()
        self._waiting: dict[int, tuple[Sender, str]] = {}
        self._woken = asyncio.Event()

    def answered(self, sender: Sender, language: str) -> None:
        """This person was answered in this language: is their list still right?"""
        school = self._directory.last
        if school is not None:
            look = _look(self._directory.actor(school, sender, language, None), language)
            if self._shown.get(sender.external_id) == look:
                return
        self._waiting[sender.external_id] = (sender, language)
        self._woken.set()

    async def run(self) -> None:
        """Set the common lists, then those of people as they need it, until cancelled."""
        await self._try(self._set_common())
        while True:
            await self._woken.wait()
            self._woken.clear()
            while self._waiting:
                chat_id = next(iter(self._waiting))
                sender, language = self._waiting.pop(chat_id)
                await self._try(self._set(sender, language))

    async def _set_common(self) -> None:
        """What strangers see: the default in Russian, and in the other languages for messengers that speak them."""
        for language in LANGUAGES:
            code = None if language == DEFAULT_LANGUAGE else language
            await self._bot.set_my_commands(self._list(STRANGER_WORDS, language), language_code=code)

    async def _set(self, sender: Sender, language: str) -> None:
        school = await self._directory.now()
        actor = self._directory.actor(school, sender, language, None)
        look = _look(actor, language)
        chat_id = sender.external_id
        if self._shown.get(chat_id) == look:
            return
        scope = BotCommandScopeChat(chat_id=chat_id)
        await self._limiter.bulk()
        try:
            if look.roles is None:
                await self._bot.delete_my_commands(scope)
            else:
                await self._bot.set_my_commands(self._list(self._words_for(actor), language), scope)
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            log.info("commands_refused", error=type(error).__name__)  # for good: not tried again at each tap
        self._shown[chat_id] = look
        self._shown.move_to_end(chat_id)
        if len(self._shown) > LISTS_REMEMBERED:
            self._shown.popitem(last=False)

    def _list(self, words: Sequence[str], language: str) -> list[BotCommand]:
        voice = self._voice_of(language)
        return [BotCommand(command=word, description=voice.plain(t(f"command-{word}"))) for word in words]

    async def _try(self, setting: Coroutine[Any, Any, None]) -> None:
        """A list that can't be set now is set at the person's next update; nobody waits for it."""
        try:
            await setting
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("commands_not_set", error=type(error).__name__)
        except Exception:
            log.exception("commands_failed")


def _look(actor: Actor, language: str) -> _Look:
    return _Look(None if actor.is_stranger else actor.roles, bool(actor.led_classes), language)
