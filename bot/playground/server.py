"""The playground as one object: start it, embed it, drive it."""

import socket
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, tzinfo

from aiohttp import web

from bot.clock import Clock
from bot.playground.bot_api import BotApi
from bot.playground.errors import Json
from bot.playground.faults import Faults
from bot.playground.groups import Group
from bot.playground.limits import UPLOAD_BYTES, Throttle
from bot.playground.messenger import Call, Chat, Messenger, User
from bot.playground.page import ClockMove, Page, Persona
from bot.playground.people import Participant
from bot.playground.updates import UpdateQueue
from bot.playground.webhook import WebhookSender

DEFAULT_TOKEN = "42:playground"  # noqa: S105  # the playground's own, good for nothing else
BOT_ID = 42


class Playground:
    """A messenger of its own on loopback, with its people; see the package's docstring."""

    def __init__(
        self,
        clock: Clock,
        *,
        token: str = DEFAULT_TOKEN,
        personas: Sequence[Persona] = (),
        bot_username: str = "school_bot",
        bot_name: str = "School bot",
        host: str = "127.0.0.1",
        port: int = 0,
        time_zone: tzinfo = UTC,
        on_shift: Callable[[ClockMove], Awaitable[None]] | None = None,
        beside: Sequence[web.RouteDef] = (),
    ) -> None:
        bot = User(int(token.partition(":")[0] or BOT_ID), bot_name, username=bot_username, is_bot=True)
        self.token = token
        self.host = host
        self.port = port
        self.faults = Faults()
        self.messenger = Messenger(clock, bot)
        self._people: dict[int, Participant] = {}
        self._beside = beside
        self._runner: web.AppRunner | None = None
        self._page = Page(self.messenger, self.user, time_zone, on_shift)
        self.set_personas(personas)

    @property
    def url(self) -> str:
        """The address of the page and the base of the Bot API, known after ``start``."""
        return f"http://{self.host}:{self.port}"

    @property
    def calls(self) -> Sequence[Call]:
        """Every call of the Bot API so far, the newest 200,000 of them."""
        return self.messenger.calls

    @property
    def updates(self) -> UpdateQueue:
        return self.messenger.updates

    @property
    def throttle(self) -> Throttle:
        """``throttle.pace = Pace()`` enforces the messenger's limits; ``throttle.refused`` counts the 429s."""
        return self.messenger.throttle

    @property
    def webhook(self) -> WebhookSender:
        return self.messenger.webhook

    async def start(self) -> None:
        app = web.Application(client_max_size=UPLOAD_BYTES + 1024 * 1024)
        app.add_routes(BotApi(self.messenger, self.faults, self.token).routes())
        app.add_routes([*self._page.routes(), *self._beside])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        listener = socket.create_server((self.host, self.port), reuse_port=False)
        self.port = listener.getsockname()[1]
        await web.SockSite(self._runner, listener).start()

    async def stop(self) -> None:
        """Answer who waits, then close."""
        self.updates.release()
        self._page.close()
        await self.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def set_personas(self, personas: Sequence[Persona]) -> None:
        """Whom the page offers; who is not yet a user becomes one."""
        self._page.personas = list(personas)
        for persona in personas:
            if persona.user_id not in self._people:
                self.add_user(persona.user_id, persona.title)

    def add_user(
        self, user_id: int, first_name: str, last_name: str = "", username: str = "", language_code: str = "ru"
    ) -> Participant:
        """A person of the messenger who has not met the bot yet."""
        user = self.messenger.add_user(User(user_id, first_name, last_name, username, language_code))
        self._people[user_id] = Participant(self.messenger, user)
        return self._people[user_id]

    def user(self, user_id: int) -> Participant:
        """KeyError where nobody has this id."""
        return self._people[user_id]

    def add_group(self, title: str, members: Sequence[Participant] = (), kind: str = "group") -> Group:
        """A group ("group", "supergroup") or a channel ("channel") that holds the bot already."""
        chat_id = -1000 - len(self.messenger.chats)
        chat = Chat(chat_id, kind, title=title, members={member.id for member in members})
        self.messenger.chats[chat_id] = chat
        return Group(self.messenger, chat)

    def duplicate_updates(self, times: int = 1) -> None:
        """Each of the next ``times`` updates is delivered twice."""
        self.updates.duplicates_planned += times

    def inject(self, body: Json) -> int:
        """Queue a raw update, even one that can't be decoded; gives its id."""
        return self.updates.push_raw(body)

    def count_calls(self, method: str, chat_id: int | None = None) -> int:
        """How often a method was called, overall or for one chat."""
        name = method.lower()
        return sum(call.method.lower() == name and chat_id in {None, call.chat_id} for call in self.calls)

    def forget_calls(self) -> None:
        self.messenger.calls.clear()
