"""Every update of the messenger comes in here: who sent it, what it means, what to show for it.

Handlers only read and act; what is to be shown is returned as a Reply, and the intake shows it when the effect is
committed.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, replace
from typing import TypeAlias

from aiogram import Router
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, InlineQuery, Message, Update, User

from bot.access import Actor, Sender
from bot.clock import Clock
from bot.errors import Repeated
from bot.i18n import pick_language
from bot.presenter import KEEPS
from bot.services import Services
from bot.ui import Answer, Incoming, Text, t
from bot.working import GoOn, Progress, Sign
from handlers.albums import Albums
from handlers.errors import answer_to
from handlers.incoming import command_of, read_message
from handlers.site import Context, Site

CHANNEL = "telegram"


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show to whom: an answer, in a chat, in a language, for a tap or for a message, in place of which sign."""

    chat_id: int
    language: str
    answer: Answer
    tap: CallbackQuery | None = None
    sign: Sign | None = None


@dataclass(slots=True)
class _Work:
    """Long work that goes on by itself, for a tap or a message. is_left: its person has gone on to something else."""

    chat_id: int
    tap: CallbackQuery | None
    sign: Sign
    is_left: bool = False


MakeSign: TypeAlias = Callable[[int, str, CallbackQuery | None, GoOn], Sign]


def _wait_on() -> None:
    """Whoever handed the update over waits to its end."""


class Reception:
    """Turns updates into replies. `site` knows the features, `services` the school, `make_sign` how work is shown."""

    def __init__(self, site: Site, services: Services, clock: Clock, make_sign: MakeSign | None = None) -> None:
        self.site = site
        self.services = services
        self.clock = clock
        self._make_sign = make_sign
        # By the numbers of updates: one whose work failed and is tried again has its sign already.
        self._works: dict[int, _Work] = {}
        self._albums = Albums()

    def router(self) -> Router:
        """aiogram's router: one handler for each type of update, no filters to try in turn."""
        router = Router()
        router.message.register(self.on_message)
        router.edited_message.register(self.on_edited_message)
        router.callback_query.register(self.on_tap)
        router.my_chat_member.register(self.on_membership)
        router.inline_query.register(self.on_inline_query)
        return router

    async def context(self, sender: Sender, language: str | None, update_id: int | None) -> Context:
        """Who asks and how the school stands now."""
        school = await self.services.directory.now()
        actor = self.services.directory.actor(school, sender, pick_language(language), update_id)
        return Context(actor, self.services, school, self.clock.now(), self.site)

    async def on_tap(self, query: CallbackQuery, event_update: Update, go_on: GoOn = _wait_on) -> Reply:
        """A button was tapped. In a group there are none of ours, and what it shows would be seen by all."""
        if query.message is not None and query.message.chat.type != "private":
            return Reply(query.from_user.id, pick_language(query.from_user.language_code), Answer(), query)
        if self._is_at_it(query, event_update.update_id):
            answer = Answer(toast=t("working-already"))
            return Reply(query.from_user.id, pick_language(query.from_user.language_code), answer, query)
        sender = Sender(CHANNEL, query.from_user.id)
        context = await self.context(sender, query.from_user.language_code, event_update.update_id)
        context = replace(context, tapped=query.message.message_id if query.message is not None else None)
        context = self._with_sign(context, query.from_user.id, query, go_on)
        data = query.data or ""
        answer = await answer_to(context, self._follow(context, data.removeprefix(KEEPS)))
        if data.startswith(KEEPS):
            answer = replace(answer, anew=True)
        return await self._reply(context, query.from_user.id, answer, query)

    def sorry(self, update: Update) -> Reply | None:
        """What to show for an update that could not be handled: that it is written down."""
        answer = Answer(toast=t("error-unexpected"), alert=True)
        if update.callback_query is not None:
            person, tap = update.callback_query.from_user, update.callback_query
            return Reply(person.id, pick_language(person.language_code), answer, tap, self._sign_of(update.update_id))
        message = update.message
        if message is None or message.from_user is None or message.chat.type != "private":
            return None
        sign = self._sign_of(update.update_id)
        return Reply(message.chat.id, pick_language(message.from_user.language_code), answer, sign=sign)

    async def on_message(self, message: Message, event_update: Update, go_on: GoOn = _wait_on) -> Reply | None:
        """A message was written: a command, what a screen asked for, or something of one's own accord."""
        if message.chat.type != "private" or message.from_user is None:
            return await self._in_group(message, event_update.update_id)
        sender = Sender(CHANNEL, message.chat.id)
        context = await self.context(sender, message.from_user.language_code, event_update.update_id)
        context = self._with_sign(context, message.chat.id, None, go_on)
        incoming = read_message(message)
        target = await self._target(context, incoming)
        words = "" if incoming.text.startswith("/") else incoming.text
        answer = await answer_to(context, self._take(context, incoming, target), target, words)
        return await self._reply(context, message.chat.id, self._albums.answer_to(incoming, target, answer))

    async def on_edited_message(self, message: Message, event_update: Update) -> Reply | None:
        """What was sent before is not changed by an edit; the person is told so."""
        if message.chat.type != "private" or message.from_user is None:
            return None
        sender = Sender(CHANNEL, message.chat.id)
        context = await self.context(sender, message.from_user.language_code, event_update.update_id)
        answer = await answer_to(context, self.site.follow(context, "edited"))
        return Reply(message.chat.id, context.actor.language, answer)

    async def on_membership(self, change: ChatMemberUpdated, event_update: Update) -> Reply | None:
        """The bot was stopped or started by a person, or added to a group."""
        status = change.new_chat_member.status
        if change.chat.type == "private":
            blocked = status == "kicked"
            await self.services.people.mark_reachable(Sender(CHANNEL, change.chat.id), reachable=not blocked)
            return None
        if status not in {"member", "administrator"}:
            await self.services.chats.lose(change.chat.id)
            return None
        if change.chat.type == "channel":
            return None
        return await self._group_reply(change.chat, change.from_user, event_update.update_id)

    async def on_inline_query(self, query: InlineQuery) -> None:
        """Nothing personal is shown inline: an empty list, so that the messenger does not wait."""
        with suppress(TelegramAPIError, ClientDecodeError):  # who waited too long has typed on: nothing is lost
            await query.answer([], cache_time=300)

    async def _follow(self, context: Context, raw: str) -> Answer:
        if context.actor.is_stranger and raw.partition(":")[0] not in self.site.open_prefixes:
            return await self.site.follow(context, "stranger")
        return await self.site.follow(context, raw)

    async def _target(self, context: Context, incoming: Incoming) -> str | None:
        """The address that a message is meant for.

        1. A reply to a message of ours: what the first of its buttons leads to that takes messages. 2. A later part of
        an album: where the first went. 3. What the last screen asked for. Of a stranger, nothing is asked.
        """
        if context.actor.person_id is None:
            return None
        replied = next(filter(self._takes, incoming.reply_buttons), None) or self._albums.target_of(incoming)
        if replied is not None:
            return replied
        expected = await self.services.expectations.of(context.actor.person_id)
        return expected if expected is not None and expected.partition(":")[0] in self.site.inputs else None

    async def _take(self, context: Context, incoming: Incoming, target: str | None) -> Answer:
        """1. A command. 2. What it is meant for. 3. Whatever a feature makes of it. 4. Help."""
        command, payload = command_of(incoming.text)
        if command:
            return await self._command(context, command, payload)
        if target is not None:
            return await self.site.take(context, target, incoming)
        return await self.site.hear(context, incoming) or await self._follow(context, "unknown")

    def _takes(self, raw: str) -> bool:
        """Whether this is an address that messages can be handed to; an old or tampered one is as good as none."""
        prefix = raw.partition(":")[0]
        if prefix not in self.site.inputs:
            return False
        try:
            self.site.inputs[prefix][0].unpack(raw)
        except (TypeError, ValueError):
            return False
        return True

    async def _command(self, context: Context, command: str, payload: str) -> Answer:
        if command == "start" and payload:
            return await self._deep_link(context, payload)
        entry = self.site.commands.get(command)
        if entry is None:
            return await self._follow(context, "unknown")
        return await self._follow(context, entry.address.pack())

    async def _deep_link(self, context: Context, payload: str) -> Answer:
        kind, _, rest = payload.partition("-")
        link = self.site.links.get(kind)
        return await (link(context, rest) if link else self._follow(context, "menu"))

    async def _reply(self, context: Context, chat_id: int, answer: Answer, tap: CallbackQuery | None = None) -> Reply:
        """Remember what the screen expects next, after the effect and before it is shown.

        Where the person has gone on meanwhile, what they see now stays, and so does what it expects.
        """
        actor: Actor = context.actor
        work = self._works.get(actor.update_id or 0)
        if work is not None and work.is_left:
            answer = replace(answer, anew=True)
        elif actor.person_id is not None and answer.screen is not None:
            expects = answer.screen.expects
            await self.services.expectations.set(actor.person_id, expects.pack() if expects else None)
        return Reply(chat_id, answer.language or actor.language, answer, tap, self._sign_of(actor.update_id))

    def _with_sign(self, context: Context, chat_id: int, tap: CallbackQuery | None, go_on: GoOn) -> Context:
        """The context of a tap or a message, which can show long work; other work of that person is left by it."""
        update_id = context.actor.update_id
        if self._make_sign is None or update_id is None:
            return context
        for known, work in self._works.items():
            work.is_left |= work.chat_id == chat_id and known < update_id
        begun = self._works.get(update_id)
        sign = begun.sign if begun else self._make_sign(chat_id, context.actor.language, tap, go_on)

        def working(words: Text) -> AbstractAsyncContextManager[Progress]:
            self._works.setdefault(update_id, _Work(chat_id, tap, sign))
            return sign.shown(words)

        return replace(context, working=working)

    def _is_at_it(self, query: CallbackQuery, update_id: int) -> bool:
        """Whether this button was tapped already, and its work goes on."""
        return any(
            known != update_id and work.tap is not None and _button_of(work.tap) == _button_of(query)
            for known, work in self._works.items()
        )

    def _sign_of(self, update_id: int | None) -> Sign | None:
        work = self._works.pop(update_id or 0, None)
        return work.sign if work else None

    async def _in_group(self, message: Message, update_id: int) -> Reply | None:
        """In a group the bot answers commands only, and says nothing about anybody."""
        if message.chat.type not in {"group", "supergroup"} or not (message.text or "").startswith("/"):
            return None
        return await self._group_reply(message.chat, message.from_user, update_id)

    async def _group_reply(self, chat: Chat, sender: User | None, update_id: int) -> Reply:
        """What the bot is; a chat to which somebody brought it who may send news there is remembered."""
        language = sender.language_code if sender else None
        if sender is not None:
            who = await self.context(Sender(CHANNEL, sender.id), language, update_id)
            with suppress(Repeated):
                await self.services.chats.brought(who.actor, chat.id, chat.title or "")
        context = await self.context(Sender(CHANNEL, chat.id), language, None)
        return Reply(chat.id, context.actor.language, await self.site.follow(context, "group"))


def _button_of(query: CallbackQuery) -> tuple[int, int | None, str | None]:
    """Whose tap it is, on which message, on which button."""
    return query.from_user.id, query.message.message_id if query.message is not None else None, query.data
