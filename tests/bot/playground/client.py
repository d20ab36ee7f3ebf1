"""A bare client of the Bot API that sees exactly what the server answers."""

import io
from typing import Any

import aiohttp

from bot.playground import Playground


class Client:
    """Calls the Bot API without any library between; ``refusal`` gives "code words" of a refused call."""

    def __init__(self, playground: Playground, session: aiohttp.ClientSession) -> None:
        self.playground = playground
        self.session = session

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        url = f"{self.playground.url}/bot{self.playground.token}/{method}"
        async with self.session.post(url, json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == body.get("error_code", 200)
            return body

    async def result(self, method: str, **params: Any) -> Any:
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        body = await self.call(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **params: str) -> dict[str, Any]:
        form = aiohttp.FormData()
        for name, value in params.items():
            form.add_field(name, value)
        for name, (filename, content) in files.items():
            form.add_field(name, io.BytesIO(content), filename=filename)
        url = f"{self.playground.url}/bot{self.playground.token}/{method}"
        async with self.session.post(url, data=form) as answer:
            body: dict[str, Any] = await answer.json()
            return body
