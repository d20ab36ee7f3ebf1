"""The web page's own endpoints: who there is, what a person sees, their deeds, and a stream of what happens (SSE)."""

import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.playground.errors import Json
from bot.playground.limits import ALBUM_ITEMS, TEXT_UNITS
from bot.playground.messenger import Answer, Event, Message, Messenger, Query
from bot.playground.methods import commands_of
from bot.playground.people import Participant
from bot.playground.stream import Stream
from bot.playground.typing import typed
from bot.playground.views import message_view, user_view

STATIC = Path(__file__).parent / "static"
INLINE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")
SAFE_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; object-src 'none'",
}


@dataclass(frozen=True, slots=True)
class Persona:
    """A person whom the page offers to be: ``title`` is who, ``subtitle`` the role or the class.

    ``start`` is what their start button says to the bot: the payload of the link by which they came.
    """

    user_id: int
    title: str
    subtitle: str = ""
    start: str = ""


class ClockMove(StrEnum):
    """What the clock buttons of the page ask for."""

    HOUR = "hour"
    DAY = "day"
    MORNING = "morning"
    """The next morning of a working day."""


class Page:
    """Routes of the page; ``personas`` may be replaced while it runs."""

    def __init__(
        self,
        messenger: Messenger,
        person: Callable[[int], Participant],
        time_zone: tzinfo,
        on_shift: Callable[[ClockMove], Awaitable[None]] | None,
    ) -> None:
        self.personas: list[Persona] = []
        self._messenger = messenger
        self._person = person
        self._time_zone = str(time_zone)
        self._on_shift = on_shift
        self._run = secrets.token_hex(8)
        self._stream = Stream()
        messenger.listeners.append(self._listen)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._index),
            web.get("/static/{name}", self._static),
            web.get("/play/state", self._state),
            web.get("/play/chat", self._chat),
            web.get("/play/commands", self._commands),
            web.get("/play/events", self._events),
            web.get("/play/file/{id}", self._file),
            web.post("/play/send", self._deed(self._send)),
            web.post("/play/tap", self._deed(self._tap)),
            web.post("/play/block", self._deed(self._block)),
            web.post("/play/unblock", self._deed(self._unblock)),
            web.post("/play/language", self._deed(self._language)),
            web.post("/play/delete", self._deed(self._delete)),
            web.post("/play/shift", self._shift),
            web.post("/play/upload", self._upload),
        ]

    def close(self) -> None:
        """End the streams; the pages come back by themselves when there is a server again."""
        self._stream.close()

    # what the page shows

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html", headers=SAFE_HEADERS)

    async def _static(self, request: web.Request) -> web.StreamResponse:
        path = STATIC / Path(request.match_info["name"]).name
        if not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers=SAFE_HEADERS)

    async def _state(self, request: web.Request) -> web.Response:
        bot = self._messenger.bot
        return _json(
            {
                "bot": {"name": bot.first_name, "username": bot.username},
                "people": [self._persona_view(persona) for persona in self.personas],
                "now": self._now(),
                "zone": self._time_zone,
                "run": self._run,
                "moves": [move.value for move in ClockMove] if self._on_shift else [],
            }
        )

    async def _chat(self, request: web.Request) -> web.Response:
        person = self._asked(request.query.get("user"))
        return _json(
            {
                "user": user_view(person),
                "messages": [message_view(message) for message in person.messages],
                "commands": self._commands_of(person),
                "revision": self._messenger.revision,
            }
        )

    async def _commands(self, request: web.Request) -> web.Response:
        return _json(self._commands_of(self._asked(request.query.get("user"))))

    async def _file(self, request: web.Request) -> web.Response:
        """Pictures are shown, everything else is only downloaded: nothing that people send runs in the page."""
        try:
            stored = self._messenger.files.get(request.match_info["id"])
        except Exception:
            raise web.HTTPNotFound from None
        shown = stored.kind == "photo" and stored.mime in INLINE_TYPES
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
        if not shown:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name)}"
        mime = stored.mime if shown else "application/octet-stream"
        return web.Response(body=stored.content, content_type=mime, headers=headers)

    # deeds

    async def _send(self, person: Participant, body: Json) -> Json:
        """As a messenger's own client does it: marks become formatting, a text that is too long goes as several."""
        text = str(body["text"])
        self._quote(person, body.get("reply_to"))
        parts = [text[start : start + TEXT_UNITS] for start in range(0, len(text), TEXT_UNITS)]
        sent = []
        for part in parts:
            words, entities = typed(part)
            sent.append((await person.send_text(words, entities=entities)).id)
        return {"ids": sent}

    async def _tap(self, person: Participant, body: Json) -> Json:
        chat = self._messenger.chats[person.id]
        message = chat.messages.get(int(body["message"]))
        if message is None:
            raise web.HTTPGone
        return {"query": (await person.tap_data(message, str(body["data"]))).query.id}

    async def _block(self, person: Participant, body: Json) -> Json:
        await person.block()
        return {}

    async def _unblock(self, person: Participant, body: Json) -> Json:
        await person.unblock()
        return {}

    async def _language(self, person: Participant, body: Json) -> Json:
        person.user.language_code = str(body["code"])[:2]
        self._messenger.tell(Event("user", person.id))
        return {}

    async def _delete(self, person: Participant, body: Json) -> Json:
        if message := self._messenger.chats[person.id].messages.get(int(body["message"])):
            await person.delete(message)
        return {}

    async def _shift(self, request: web.Request) -> web.Response:
        _check_origin(request)
        if self._on_shift is None:
            raise web.HTTPNotFound
        try:
            move = ClockMove((await request.json())["move"])
        except (ValueError, KeyError, TypeError):
            raise web.HTTPBadRequest from None
        await self._on_shift(move)
        self._stream.tell("clock", {"now": self._now()})
        return _json({"now": self._now()})

    async def _upload(self, request: web.Request) -> web.Response:
        """A multipart form: user, caption, mode ("photo", "video", "voice" or "document"), reply_to and files."""
        _check_origin(request)
        form = await request.post()
        person = self._asked(str(form.get("user", "")))
        caption = str(form.get("caption", ""))
        parts = [part for part in form.getall("files", []) if isinstance(part, web.FileField)]
        files = [(part.filename, part.file.read()) for part in parts]
        if not files:
            raise web.HTTPBadRequest
        self._quote(person, form.get("reply_to"))
        await _send_files(person, str(form.get("mode")), files, caption)
        return _json({})

    def _quote(self, person: Participant, number: object) -> None:
        """Make what is sent next a reply, where the message is still there."""
        try:
            message = self._messenger.chats[person.id].messages.get(int(str(number or 0)))
        except ValueError:
            raise web.HTTPBadRequest from None
        if message is not None:
            person.quoting(message)

    def _deed(
        self, action: Callable[[Participant, Json], Awaitable[Json]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            _check_origin(request)
            try:
                body = await request.json()
                person = self._asked(str(body["user"]))
                return _json(await action(person, body))
            except (ValueError, KeyError, TypeError):
                raise web.HTTPBadRequest from None

        return handle

    def _asked(self, user_id: str | None) -> Participant:
        try:
            return self._person(int(user_id or 0))
        except (KeyError, ValueError):
            raise web.HTTPNotFound from None

    # the stream

    async def _events(self, request: web.Request) -> web.StreamResponse:
        return await self._stream.serve(request, {"now": self._now(), "run": self._run})

    def _listen(self, event: Event) -> None:
        if not self._stream.is_heard or event.chat_id < 0:
            return
        data: Json = {"chat": event.chat_id}
        match event.subject:
            case Message() as message if event.kind == "delete":
                data["id"] = message.id
            case Message() as message:
                data["message"] = message_view(message)
            case str() as action:
                data["action"] = action
            case (Query() as query, Answer() as answer):
                data |= {"query": query.id, "text": answer.text, "alert": answer.alert, "url": answer.url}
        if event.kind == "user":
            data["user"] = user_view(self._person(event.chat_id))
        self._stream.tell(event.kind, data)

    def _now(self) -> int:
        """Milliseconds since 1970, as JavaScript counts."""
        return int(self._messenger.clock.now().timestamp() * 1000)

    def _commands_of(self, person: Participant) -> list[Json]:
        return commands_of(self._messenger, person.id, person.user.language_code)

    def _persona_view(self, persona: Persona) -> Json:
        return {
            "id": persona.user_id,
            "title": persona.title,
            "subtitle": persona.subtitle,
            "start": persona.start,
        }


async def _send_files(person: Participant, mode: str, files: list[tuple[str, bytes]], caption: str) -> None:
    """Each by itself, but several photos as albums; the caption goes with the first."""
    if mode == "photo" and len(files) > 1:
        for start in range(0, len(files), ALBUM_ITEMS):
            await person.send_album([content for _, content in files[start : start + ALBUM_ITEMS]], caption)
            caption = ""
        return
    for name, content in files:
        match mode:
            case "photo":
                await person.send_photo(content, caption)
            case "video":
                await person.send_video(content, caption)
            case "voice":
                await person.send_voice(content)
            case _:
                await person.send_document(name, content, caption)
        caption = ""


def _check_origin(request: web.Request) -> None:
    """A page of another site may not act here; the form types that such a page can send are refused too."""
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden
    if request.content_type not in {"application/json", "multipart/form-data"}:
        raise web.HTTPUnsupportedMediaType


def _json(body: Any) -> web.Response:
    text = json.dumps(body, ensure_ascii=False)
    return web.Response(
        body=text.encode("utf-8", "replace"),
        status=HTTPStatus.OK,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
