"""The HTTP side of the Bot API: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import inspect
import json
import logging
import time

from aiohttp import web

from bot.playground.errors import ApiError, Json
from bot.playground.faults import (
    BadGateway,
    Delay,
    Fault,
    Faults,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from bot.playground.messenger import Call, Messenger
from bot.playground.methods import METHODS
from bot.playground.request import read_params

BAD_GATEWAY_PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>\r\n"
)


log = logging.getLogger(__name__)


class BotApi:
    """Answers one bot's calls."""

    def __init__(self, messenger: Messenger, faults: Faults, token: str) -> None:
        self._messenger = messenger
        self._faults = faults
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.Response:
        """Steps: 1. token, 2. the fault planned for this call, 3. the method, 4. what the fault does to the answer."""
        if request.match_info["token"] != self._token:
            return _answer(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        name = request.match_info["method"]
        fault = self._faults.take(name.lower())
        if fault is not None and (early := await self._before(request, name, fault)) is not None:
            return early
        chat_id, code, body = await self._perform(request, name)
        if isinstance(fault, ResetAfter):
            self._log(name, chat_id, 0)
            return _reset(request)
        self._log(name, chat_id, code)
        return _answer(code, body)

    async def download(self, request: web.Request) -> web.Response:
        stored = self._messenger.files.by_path(request.match_info["path"])
        if request.match_info["token"] != self._token or stored is None:
            return _answer(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        return web.Response(body=stored.content, content_type="application/octet-stream")

    async def _before(self, request: web.Request, name: str, fault: Fault) -> web.Response | None:
        match fault:
            case TooManyRequests(seconds):
                error = ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
            case ServerError():
                error = ApiError(500, "Internal Server Error")
            case BadGateway():
                self._log(name, 0, 502)
                return web.Response(status=502, text=BAD_GATEWAY_PAGE, content_type="text/html")
            case ResetBefore():
                self._log(name, 0, 0)
                return _reset(request)
            case Delay(seconds):
                await asyncio.sleep(seconds)
                return None
            case _:
                return None
        self._log(name, 0, error.code)
        return _answer(error.code, error.body())

    async def _perform(self, request: web.Request, name: str) -> tuple[int, int, Json]:
        """The chat, the status and the body of the answer."""
        method = METHODS.get(name.lower())
        if method is None:
            return 0, 404, {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
        chat_id = 0
        try:
            params = await read_params(request)
            chat_id = params.integer("chat_id") or self._messenger.chat_of_query(params.string("callback_query_id"))
            result = method(self._messenger, params)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            return chat_id, error.code, error.body()
        except (AttributeError, KeyError, TypeError, ValueError):
            log.warning("a call of %s was not understood", name, exc_info=True)
            return chat_id, 400, {"ok": False, "error_code": 400, "description": "Bad Request: can't parse parameters"}
        return chat_id, 200, {"ok": True, "result": result}

    def _log(self, name: str, chat_id: int, code: int) -> None:
        self._messenger.calls.append(Call(name, chat_id, code, time.monotonic()))


def _answer(code: int, body: Json) -> web.Response:
    return web.Response(
        status=code,
        body=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        content_type="application/json",
    )


def _reset(request: web.Request) -> web.Response:
    """Break the connection; the response returned goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
