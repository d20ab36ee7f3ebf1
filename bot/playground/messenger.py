"""What the messenger knows: people, chats, messages, questions that wait for an answer. No HTTP and no rules here.

Every change goes to the listeners (the web page, people who wait for an answer in a test) as an ``Event``.
"""

import asyncio
import itertools
from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from bot.clock import Clock
from bot.playground import limits
from bot.playground.errors import Json
from bot.playground.files import FileStore, StoredFile
from bot.playground.limits import Throttle
from bot.playground.updates import UpdateQueue
from bot.playground.webhook import WebhookSender

MESSAGES_A_CHAT = 500


@dataclass(slots=True)
class User:
    """A person or the bot itself. ``started``: has ever written to the bot; ``blocked``: the bot may not write."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "ru"
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def wire(self) -> Json:
        shown: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            shown["last_name"] = self.last_name
        if self.username:
            shown["username"] = self.username
        if self.language_code and not self.is_bot:
            shown["language_code"] = self.language_code
        return shown


@dataclass(slots=True)
class Message:
    """One message. ``text`` is the caption where there is media; ``extra`` are fields that we only pass on."""

    id: int
    chat: "Chat"
    sender: User | None
    date: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    media: StoredFile | None = None
    keyboard: list[list[Json]] = field(default_factory=list)
    album: str = ""
    reply_to: int = 0
    forward_origin: Json | None = None
    edited: int = 0
    extra: Json = field(default_factory=dict)
    revision: int = 0

    @property
    def buttons(self) -> list[str]:
        """Labels of the inline buttons, row by row."""
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def is_from_bot(self) -> bool:
        return self.sender is not None and self.sender.is_bot

    def wire(self) -> Json:
        """The message as the Bot API shows it, with the message that it replies to."""
        shown = self.own_wire()
        replied = self.chat.messages.get(self.reply_to)
        if replied is not None:
            shown["reply_to_message"] = replied.own_wire()
        return shown

    def own_wire(self) -> Json:
        """The message without the one it replies to."""
        shown: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.wire(), **self.extra}
        if self.sender is not None:
            shown["from"] = self.sender.wire()
        if self.edited:
            shown["edit_date"] = self.edited
        if self.media is not None:
            shown[self.media.kind] = media_wire(self.media)
            if self.media.kind == "animation":
                shown["document"] = shown["animation"]
        if self.text:
            shown["caption" if self.media else "text"] = self.text
            if self.entities:
                shown["caption_entities" if self.media else "entities"] = self.entities
        if self.keyboard:
            shown["reply_markup"] = {"inline_keyboard": self.keyboard}
        if self.album:
            shown["media_group_id"] = self.album
        if self.forward_origin:
            shown["forward_origin"] = self.forward_origin
        return shown


def media_wire(media: StoredFile) -> object:
    """A file as the Bot API shows it inside a message."""
    base: Json = {"file_id": media.id, "file_unique_id": media.unique_id, "file_size": media.size}
    if media.kind == "photo":
        return [{**base, "width": media.width, "height": media.height}]
    if media.kind != "document":
        base["duration"] = 3
    if media.kind == "video_note":
        return base | {"length": 240}
    base["mime_type"] = media.mime
    if media.kind in {"video", "animation"}:
        base |= {"width": media.width, "height": media.height}
    if media.kind != "voice":
        base["file_name"] = media.name
    return base


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's), a group or a channel."""

    id: int
    type: str
    user: User | None = None
    title: str = ""
    username: str = ""
    members: set[int] = field(default_factory=set)
    bot_is_member: bool = True
    moved_to: int = 0
    messages: dict[int, Message] = field(default_factory=dict)

    def wire(self) -> Json:
        shown: Json = {"id": self.id, "type": self.type}
        if self.user is None:
            shown["title"] = self.title
            if self.username:
                shown["username"] = self.username
            return shown
        shown["first_name"] = self.user.first_name
        if self.user.last_name:
            shown["last_name"] = self.user.last_name
        if self.user.username:
            shown["username"] = self.user.username
        return shown


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot answered to a tap: a toast, or a window to close where ``alert``."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(slots=True)
class Query:
    """A tap or an inline query that waits for its answer."""

    id: str
    user: User
    born: float
    chat_id: int
    answer: "asyncio.Future[Answer]"
    results: list[Json] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """``kind``: message, edit, delete, typing, answer, commands, user. ``subject`` is what changed."""

    kind: str
    chat_id: int
    subject: object = None


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API, for counting. ``code`` 200 or the refusal's, 0 where the connection was reset;
    ``at`` is the monotonic clock in seconds."""

    method: str
    chat_id: int
    code: int
    at: float


class Listener(Protocol):
    def __call__(self, event: Event, /) -> None: ...


class Messenger:
    """The whole state; the bot sees it through methods.py, people through people.py and page.py."""

    def __init__(self, clock: Clock, bot: User) -> None:
        self.clock = clock
        self.bot = bot
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.throttle = Throttle()
        self.updates = UpdateQueue(clock.now)
        self.webhook = WebhookSender(self.updates)
        self.commands: dict[tuple[str, int, str], list[Json]] = {}
        self.queries: dict[str, Query] = {}
        self.calls: deque[Call] = deque(maxlen=200_000)
        self.listeners: list[Listener] = []
        self.revision = 0
        self._ids = itertools.count(1)
        self._query_ids = itertools.count(700_000_000_001)
        self._waiting: dict[int, list[asyncio.Future[None]]] = {}

    def seconds(self) -> int:
        """The messenger's time as Unix seconds."""
        return int(self.clock.now().timestamp())

    def add_user(self, user: User) -> User:
        self.users[user.id] = user
        self.chats[user.id] = Chat(user.id, "private", user=user)
        return user

    def new_message(self, chat: Chat, sender: User | None) -> Message:
        """An empty message with its id and date; ``post`` shows it."""
        return Message(next(self._ids), chat, sender, self.seconds())

    def post(self, message: Message) -> Message:
        """Put a message into its chat; the chat forgets its oldest ones."""
        messages = message.chat.messages
        messages[message.id] = message
        if len(messages) > MESSAGES_A_CHAT:
            del messages[next(iter(messages))]
        self.changed("message", message)
        return message

    def changed(self, kind: str, message: Message) -> None:
        """Tell of a new or edited message."""
        self.revision += 1
        message.revision = self.revision
        self.tell(Event(kind, message.chat.id, message))

    def delete(self, message: Message) -> None:
        message.chat.messages.pop(message.id, None)
        self.tell(Event("delete", message.chat.id, message))

    def ask(self, user: User, chat_id: int) -> Query:
        """A new question to the bot (a tap, an inline query); the oldest, expired ones are forgotten."""
        born = self.clock.now().timestamp()
        for query_id in list(itertools.islice(self.queries, 20)):
            if born - self.queries[query_id].born > limits.QUERY_LIFE_SECONDS:
                del self.queries[query_id]
        query = Query(str(next(self._query_ids)), user, born, chat_id, asyncio.get_running_loop().create_future())
        self.queries[query.id] = query
        return query

    def take_query(self, query_id: str) -> Query | None:
        """The question that may still be answered; each only once."""
        query = self.queries.pop(query_id, None)
        if query is None or self.clock.now().timestamp() - query.born > limits.QUERY_LIFE_SECONDS:
            return None
        return query

    def chat_of_query(self, query_id: str) -> int:
        """The chat of a tap that waits for its answer, 0 where there is none."""
        query = self.queries.get(query_id)
        return query.chat_id if query is not None else 0

    def tell(self, event: Event) -> None:
        for listener in self.listeners:
            listener(event)
        for waiting in self._waiting.pop(event.chat_id, ()):
            if not waiting.done():
                waiting.set_result(None)

    async def next_event(self, chat_id: int) -> None:
        """Wait until something happens in a chat."""
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(chat_id, []).append(waiting)
        await waiting
