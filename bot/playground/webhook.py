"""Delivery of updates by POST: in order within a chat, chats side by side, again until the receiver says 2xx."""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass

import aiohttp

from bot.playground.errors import Json
from bot.playground.updates import Update, UpdateQueue

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 60.0
ANSWER_WITHIN_SECONDS = 60.0


@dataclass(slots=True)
class Target:
    """What setWebhook said, and what getWebhookInfo tells of the last failure."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: int = 0


class WebhookSender:
    """Delivers while a target is set; what is not delivered stays in the queue."""

    def __init__(self, queue: UpdateQueue) -> None:
        self.target = Target()
        self.attempts = 0
        self._queue = queue
        self._lanes: dict[tuple[str, int], deque[Update]] = {}
        self._workers: dict[tuple[str, int], asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(40)

    async def start(self, target: Target) -> None:
        """Begin with everything that waits in the queue."""
        await self.stop()
        self.target = target
        self._slots = asyncio.Semaphore(target.max_connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN_SECONDS))
        self._queue.on_push = self._accept
        for update in list(self._queue.pending.values()):
            self._accept(update)

    async def stop(self) -> None:
        """Stop delivering; polling is possible again."""
        self.target = Target()
        self._queue.on_push = None
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        for worker in workers:
            with contextlib.suppress(asyncio.CancelledError):
                await worker
        self._workers.clear()
        self._lanes.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def info(self) -> Json:
        """The body of getWebhookInfo."""
        told: Json = {
            "url": self.target.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue.pending),
        }
        if self.target.url:
            told["max_connections"] = self.target.max_connections
        if self.target.last_error:
            told |= {"last_error_date": self.target.last_error_at, "last_error_message": self.target.last_error}
        return told

    def _accept(self, update: Update) -> None:
        self._lanes.setdefault(update.lane, deque()).append(update)
        if update.lane not in self._workers:
            self._workers[update.lane] = asyncio.create_task(self._work(update.lane))

    async def _work(self, lane: tuple[str, int]) -> None:
        waiting = self._lanes[lane]
        pause = FIRST_PAUSE_SECONDS
        while waiting:
            async with self._slots:
                wanted = await self._deliver(waiting[0])
            if wanted is None:
                self._queue.confirm([waiting.popleft().id])
                pause = FIRST_PAUSE_SECONDS
                continue
            await asyncio.sleep(pause if wanted < 0 else wanted)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        del self._workers[lane], self._lanes[lane]

    async def _deliver(self, update: Update) -> float | None:
        """None when delivered, otherwise the pause asked for in seconds (-1: none was asked for)."""
        if self._session is None:
            return -1.0
        self.attempts += 1
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.target.secret} if self.target.secret else {}
        try:
            async with self._session.post(self.target.url, json=update.body, headers=headers) as answer:
                if 200 <= answer.status < 300:
                    return None
                self._note(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return _seconds(answer.headers.get("Retry-After"))
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note(f"Connection failed: {type(error).__name__}")
            return -1.0

    def _note(self, words: str) -> None:
        self.target.last_error = words
        self.target.last_error_at = self._queue.now_seconds()


def _seconds(header: str | None) -> float:
    try:
        return max(0.0, float(header or "-1")) if header else -1.0
    except ValueError:
        return -1.0
