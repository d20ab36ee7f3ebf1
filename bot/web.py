"""The program's own web port: is it alive, is it ready, figures, and the webhook where one is used."""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiohttp import web

from bot.intake import Unavailable

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)
# Updates carry texts and file numbers, never files: a megabyte is plenty.
LARGEST_UPDATE = 2**20
RETRY_AFTER_SECONDS = 5
# So long a website may show the news that it has.
NEWS_KEPT_SECONDS = 300

Ready: TypeAlias = Callable[[], Awaitable[str | None]]
ReadFigures: TypeAlias = "Callable[[], Awaitable[Sequence[Figure]]]"
ReadCalendar: TypeAlias = Callable[[str], Awaitable[bytes | None]]
ReadNews: TypeAlias = Callable[[str, str], Awaitable["Page | None"]]
TakeUpdate: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of /metrics. A name that ends in _total counts up, the others stand."""

    name: str
    about: str
    value: float


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader gets, and the mark by which they know it again."""

    content: bytes
    mark: str


def build_web(ready: Ready, read_figures: ReadFigures) -> web.Application:
    """`ready` says in a word why not, or None when updates are taken; figures are read when they are asked for."""
    app = web.Application(client_max_size=LARGEST_UPDATE)

    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def is_ready(_: web.Request) -> web.Response:
        reason = await ready()
        if reason is None:
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "not ready", "reason": reason}, status=503)

    async def metrics(_: web.Request) -> web.Response:
        from bot.exposition import exposed

        return web.Response(body=exposed(await read_figures()), content_type="text/plain", charset="utf-8")

    app.add_routes([web.get("/healthz", alive), web.get("/readyz", is_ready), web.get("/metrics", metrics)])
    return app


def add_calendars(app: web.Application, read: ReadCalendar) -> None:
    """Give personal calendars by the tokens of their links; what opens nothing is not found, whatever the reason."""

    async def calendar(request: web.Request) -> web.Response:
        content = await read(request.match_info["token"])
        if content is None:
            return web.Response(status=404)
        headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
        return web.Response(body=content, content_type="text/calendar", charset="utf-8", headers=headers)

    app.add_routes([web.get("/calendar/{token}.ics", calendar)])


def add_news(app: web.Application, read: ReadNews) -> None:
    """Give the public news as /news.atom and /news.html: `read` gets which of them, and the mark that is known already.

    None: it has not changed. A school's website may take them from a reader's browser, wherever that stands.
    """

    def page(kind: str, content_type: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def give(request: web.Request) -> web.Response:
            found = await read(kind, request.headers.get("If-None-Match", "").strip('W/"'))
            headers = {"Cache-Control": f"public, max-age={NEWS_KEPT_SECONDS}", "Access-Control-Allow-Origin": "*"}
            if found is None:
                return web.Response(status=304, headers=headers | {"ETag": request.headers["If-None-Match"]})
            headers["ETag"] = f'"{found.mark}"'
            return web.Response(body=found.content, content_type=content_type, charset="utf-8", headers=headers)

        return give

    app.add_routes(
        [web.get("/news.atom", page("atom", "application/atom+xml")), web.get("/news.html", page("html", "text/html"))]
    )


def add_webhook(app: web.Application, path: str, secret: str, take: TakeUpdate) -> None:
    """Take updates at `path`: 200 after the effect, 503 where it could not be had, so that Telegram asks again."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return web.Response(status=403)
        try:
            raw = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
            return web.Response(status=400)
        try:
            await take(raw)
        except Unavailable:
            return web.Response(status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
        return web.Response()

    app.add_routes([web.post(path, receive)])
