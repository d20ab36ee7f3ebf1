"""A person at their messenger: writes, taps, blocks, and sees what the bot sends."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.playground.errors import Json
from bot.playground.files import plain_png
from bot.playground.groups import Group, Predicate, concerns_bot, membership
from bot.playground.markup import units
from bot.playground.messenger import Answer, Chat, Event, Message, Messenger, Query, User
from bot.playground.typing import typed

_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?")


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on a button, and the bot's answer when it comes."""

    query: Query
    update_id: int

    async def answered(self, within: float = 5.0) -> Answer:
        """The toast or window; TimeoutError where the bot stays silent."""
        async with asyncio.timeout(within):
            return await asyncio.shield(self.query.answer)


class Participant:
    """One person. Sending methods give the message; ``reply`` waits for what the bot shows after the last deed.

    Marks in a caption become formatting, as in the messenger's own clients.
    """

    def __init__(self, messenger: Messenger, user: User) -> None:
        self.user = user
        self.id = user.id
        self._messenger = messenger
        self._mark = 0
        self._quoted = 0

    # what the person sees

    @property
    def messages(self) -> list[Message]:
        """The private chat with the bot as it looks now, oldest first."""
        return list(self._chat().messages.values())

    @property
    def last(self) -> Message:
        """The bot's newest message; LookupError where there is none."""
        for message in reversed(self.messages):
            if message.is_from_bot:
                return message
        raise LookupError("the bot has not written to this person")

    async def wait_for(self, predicate: Predicate, within: float = 5.0) -> Message:
        """The newest message, old or coming, that fits; TimeoutError after ``within`` seconds."""
        return await self._find(predicate, 0, within)

    async def reply(self, predicate: Predicate = lambda message: True, within: float = 5.0) -> Message:
        """The bot's newest message sent or edited since this person's last deed that fits."""
        mark = self._mark
        return await self._find(lambda message: message.is_from_bot and predicate(message), mark, within)

    async def _find(self, predicate: Predicate, since: int, within: float) -> Message:
        async with asyncio.timeout(within):
            while True:
                for message in reversed(self.messages):
                    if message.revision > since and predicate(message):
                        return message
                await self._messenger.next_event(self.id)

    # what the person does

    async def start(self, payload: str = "") -> Message:
        """Open the bot by a link (t.me/<bot>?start=<payload>) or by its start button."""
        return await self.send_text(f"/start {payload}".strip())

    def quoting(self, message: Message) -> "Participant":
        """Make what is sent next a reply to a message: ``await anna.quoting(card).send_text("да")``."""
        self._quoted = message.id
        return self

    async def send_text(self, text: str, chat: Group | None = None, entities: Sequence[Json] = ()) -> Message:
        """``entities``: formatting, as the messenger's client sends it along."""
        message = self._write(chat)
        message.text, message.entities = text, [*command_entities(text), *entities]
        return self._post(message)

    async def send_photo(self, content: bytes = b"", caption: str = "") -> Message:
        """Without a content a small grey picture."""
        return self._send_media("photo", "photo.png", content or plain_png(64, 48), caption)

    async def send_album(
        self, contents: Sequence[bytes], caption: str = "", arriving: Sequence[int] | None = None
    ) -> list[Message]:
        """Several photos at once: each is an update of its own with one media_group_id, the first has the caption.

        ``arriving``: the order in which the bot is told of them, such as (2, 0, 1); parts left out are told of by
        ``arrive``.
        """
        album, quoted = f"a{self._messenger.revision}{self.id}", self._quoted
        parts: list[Message] = []
        for content in contents:
            self._quoted = quoted
            part = self._write(None)
            part.media = self._messenger.files.add("photo", "photo.png", content)
            part.album = album
            if not parts:
                part.text, part.entities = typed(caption)
            self._show(part)
            parts.append(part)
        for number in range(len(parts)) if arriving is None else arriving:
            self.arrive(parts[number])
        return parts

    def arrive(self, message: Message) -> None:
        """Tell the bot of a message that it was not told of yet."""
        self._mark = self._messenger.revision
        self._messenger.updates.push("message", message.wire(), message.chat.id)

    async def send_document(self, name: str, content: bytes, caption: str = "", size: int | None = None) -> Message:
        """``size`` is told instead of the real one where given."""
        return self._send_media("document", name, content, caption, size)

    async def send_video(self, content: bytes = b"video", caption: str = "", size: int | None = None) -> Message:
        return self._send_media("video", "video.mp4", content, caption, size)

    async def send_animation(self, content: bytes = b"clip", caption: str = "") -> Message:
        """A silent clip, which messengers show as a GIF."""
        return self._send_media("animation", "clip.mp4", content, caption)

    async def send_video_note(self, content: bytes = b"round") -> Message:
        """A round video from the front camera."""
        return self._send_media("video_note", "round.mp4", content, "")

    async def send_voice(self, content: bytes = b"voice") -> Message:
        return self._send_media("voice", "voice.ogg", content, "")

    async def send_audio(self, name: str = "запись.mp3", content: bytes = b"sound", caption: str = "") -> Message:
        return self._send_media("audio", name, content, caption)

    async def send_other(self, fields: Json) -> Message:
        """A message of a kind not known here (sticker, contact, location…): its fields as the Bot API names them."""
        message = self._write(None)
        message.extra = fields
        return self._post(message)

    async def forward(self, text: str, author: str) -> Message:
        """A text forwarded from somebody who hides their account."""
        message = self._write(None)
        message.text = text
        message.forward_origin = {"type": "hidden_user", "sender_user_name": author, "date": message.date}
        return self._post(message)

    async def edit(self, message: Message, text: str) -> None:
        message.text, message.entities = text, command_entities(text)
        message.edited = self._messenger.seconds()
        self._messenger.changed("edit", message)
        self._mark = self._messenger.revision
        self._messenger.updates.push("edited_message", message.wire(), message.chat.id)

    async def delete(self, message: Message) -> None:
        """Delete a message for both; the bot is not told, as in Telegram."""
        self._messenger.delete(message)

    async def tap(self, message: Message, button: str) -> Tap:
        """Tap a button by its label, a part of the label or its data; LookupError where there is none."""
        return await self.tap_data(message, find_button(message, button))

    async def tap_data(self, message: Message, data: str) -> Tap:
        """Send any data as if a button of the message carried it (old or tampered buttons)."""
        self._mark = self._messenger.revision
        query = self._messenger.ask(self.user, message.chat.id)
        payload = {
            "id": query.id,
            "from": self.user.wire(),
            "message": message.wire(),
            "chat_instance": str(message.chat.id),
            "data": data,
        }
        return Tap(query, self._messenger.updates.push("callback_query", payload, self.id))

    async def inline_query(self, text: str) -> Tap:
        """Type "@bot text" in some chat."""
        query = self._messenger.ask(self.user, self.id)
        payload = {"id": query.id, "from": self.user.wire(), "query": text, "offset": "", "chat_type": "private"}
        return Tap(query, self._messenger.updates.push("inline_query", payload, self.id))

    async def block(self) -> None:
        """Stop the bot; it is told by my_chat_member."""
        self.user.blocked = True
        self._membership("member", "kicked")

    async def unblock(self) -> None:
        self.user.blocked = False
        self._membership("kicked", "member")

    def deactivate(self) -> None:
        """Delete the account."""
        self.user.deactivated = True

    # inside

    def _chat(self) -> Chat:
        return self._messenger.chats[self.id]

    def _write(self, chat: Group | None) -> Message:
        message = self._messenger.new_message(self._chat() if chat is None else chat.chat, self.user)
        message.reply_to, self._quoted = self._quoted, 0
        return message

    def _send_media(self, kind: str, name: str, content: bytes, caption: str, size: int | None = None) -> Message:
        message = self._write(None)
        message.media = self._messenger.files.add(kind, name, content, size)
        message.text, message.entities = typed(caption)
        return self._post(message)

    def _post(self, message: Message) -> Message:
        self._show(message)
        if message.chat.type == "private" or concerns_bot(message, self._messenger.bot):
            self.arrive(message)
        return message

    def _show(self, message: Message) -> None:
        if message.chat.type == "private":
            self._begin()
        self._messenger.post(message)
        self._mark = self._messenger.revision

    def _begin(self) -> None:
        """Who writes to the bot has started it and does not block it."""
        if self.user.started and not self.user.blocked:
            return
        self.user.started, self.user.blocked = True, False
        self._messenger.tell(Event("user", self.id))

    def _membership(self, old: str, new: str) -> None:
        api = self._messenger
        api.tell(Event("user", self.id))
        api.updates.push("my_chat_member", membership(api, self._chat(), self.user, (old, new)), self.id)


def find_button(message: Message, wanted: str) -> str:
    """The callback data of a button: by exact label, then by data, then by a part of the label."""
    buttons = [button for row in message.keyboard for button in row if "callback_data" in button]
    checks: list[Callable[[Json], bool]] = [
        lambda button: button["text"] == wanted,
        lambda button: button["callback_data"] == wanted,
        lambda button: wanted in button["text"],
    ]
    for fits in checks:
        for button in buttons:
            if fits(button):
                return str(button["callback_data"])
    raise LookupError(f"no button {wanted!r}; there are {message.buttons}")


def command_entities(text: str) -> list[Json]:
    """The bot_command entities that Telegram adds to what people write."""
    return [
        {"type": "bot_command", "offset": units(text[: match.start()]), "length": len(match[0])}
        for match in _COMMAND.finditer(text)
    ]
