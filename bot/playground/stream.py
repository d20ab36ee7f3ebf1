"""Server-sent events: whoever has the page open hears what happens, until the page or the server goes."""

import asyncio
import json

from aiohttp import web

from bot.playground.errors import Json

BACKLOG_EVENTS = 1000
HEARTBEAT_SECONDS = 15.0
END = ""


class Stream:
    """All open pages; each has a queue of events not written yet."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str]] = set()

    @property
    def is_heard(self) -> bool:
        return bool(self._queues)

    def tell(self, kind: str, data: Json) -> None:
        """Send an event to every page; one that has stopped reading is cut off and will start anew."""
        text = _event(kind, data)
        for queue in list(self._queues):
            if queue.full():
                self._queues.discard(queue)
                queue.get_nowait()
                queue.put_nowait(END)
            else:
                queue.put_nowait(text)

    def close(self) -> None:
        for queue in self._queues:
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(END)

    async def serve(self, request: web.Request, hello: Json) -> web.StreamResponse:
        """Answer a page with "hello" and everything that comes, with a sign of life in between."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue(BACKLOG_EVENTS)
        self._queues.add(queue)
        try:
            text = _event("hello", hello)
            while text != END:
                await response.write(text.encode("utf-8", "replace"))
                try:
                    text = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    text = ": still here\n\n"
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._queues.discard(queue)
        return response


def _event(kind: str, data: Json) -> str:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
