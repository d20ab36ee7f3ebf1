"""The queue of updates: long polling with an offset that confirms, and the outside of a webhook.

As in Telegram: updates live a day (taps 150 s), a newer getUpdates ends the older one, the same offset asked again
at once is answered with one update, and while a webhook is set nobody may poll.
"""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.playground import limits
from bot.playground.errors import Json, conflict

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
SHORT_LIVED = frozenset({"callback_query", "inline_query"})
LOOK_EVERY = timedelta(seconds=5)
_SECOND_READER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True)
class Update:
    """``lane``: what keeps its order at a webhook, the messages of a chat, or the taps of a person; as in Telegram a
    message and a tap of one person may overtake each other there.
    """

    id: int
    kind: str
    lane: tuple[str, int]
    body: Json
    born: datetime


class UpdateQueue:
    """Updates that the bot has not confirmed yet."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.pending: dict[int, Update] = {}
        self.allowed: frozenset[str] | None = None
        self.pushed = 0
        self.duplicates_planned = 0
        self.on_push: Callable[[Update], None] | None = None
        """Where a webhook takes updates from; while it is set, polling is refused."""
        self._now = now
        self._next_id = 1001
        self._again: list[Update] = []
        self._look_again = datetime.min.replace(tzinfo=UTC)
        self._reading = asyncio.Event()
        self._reader: asyncio.Future[bool] | None = None
        self._last_offset: int | None = None
        self._last_asked = float("-inf")

    def push(self, kind: str, payload: Json, number: int) -> int:
        """Queue an update of a kind ("message", "callback_query", …); gives its id (0: the bot did not ask for it).

        ``number`` is the chat or, for a tap or an inline query, the person.
        """
        if not self._wanted(kind):
            return 0
        return self.push_raw({kind: payload}, kind, number)

    def push_raw(self, body: Json, kind: str = "raw", number: int = 0) -> int:
        """Queue a body as it is, even one that no library can decode."""
        update_id = int(body.get("update_id", self._next_id))
        lane = (kind if kind in SHORT_LIVED else "chat", number)
        self._next_id = max(self._next_id, update_id) + 1
        self._enqueue(Update(update_id, kind, lane, {"update_id": update_id, **body}, self._now()))
        return update_id

    def repeat(self, update: Update) -> None:
        """Deliver an update once more with the same id, confirmed or not."""
        if self.on_push is not None:
            self.on_push(update)
            return
        self._again.append(update)
        self._wake()

    def confirm(self, update_ids: Iterable[int]) -> None:
        for update_id in update_ids:
            self.pending.pop(update_id, None)

    def drop_all(self) -> None:
        self.pending.clear()
        self._again.clear()

    async def poll(self, offset: int, limit: int, timeout_seconds: float, allowed: list[str] | None) -> list[Json]:
        """getUpdates; raises 409 in the older reader where a newer one comes, and while a webhook is set."""
        if self.on_push is not None:
            raise conflict(_WEBHOOK_SET)
        if self._reader is not None and not self._reader.done():
            self._reader.set_exception(conflict(_SECOND_READER))
        if allowed is not None:
            self.allowed = frozenset(allowed) or None
        self._confirm_before(offset)
        limit = self._limit(offset, limit)
        ready = self._take(limit)
        if ready or timeout_seconds <= 0:
            return ready
        loop = asyncio.get_running_loop()
        reader = self._reader = loop.create_future()
        timer = loop.call_later(timeout_seconds, _resolve, reader)
        self._reading.set()
        try:
            await reader
        finally:
            timer.cancel()
            if self._reader is reader:
                self._reading.clear()
        return self._take(limit)

    def now_seconds(self) -> int:
        return int(self._now().timestamp())

    async def wait_for_reader(self) -> None:
        """Until a getUpdates waits here: the bot is listening and has nothing left to read."""
        await self._reading.wait()

    def release(self) -> None:
        """End the waiting reader with an empty answer (the server stops)."""
        self._wake()

    def _limit(self, offset: int, limit: int) -> int:
        asked = time.monotonic()
        again = offset == self._last_offset and asked - self._last_asked < limits.SAME_OFFSET_SECONDS
        self._last_offset, self._last_asked = offset, asked
        return 1 if again else max(1, min(limit, limits.UPDATES_A_POLL))

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            self.confirm(list(self.pending)[:offset])
            return
        for update_id in list(self.pending) if offset else ():
            if update_id >= offset:
                break
            del self.pending[update_id]

    def _take(self, limit: int) -> list[Json]:
        self._forget_old()
        taken, self._again = self._again[:limit], self._again[limit:]
        for update in self.pending.values():
            if len(taken) >= limit:
                break
            taken.append(update)
            if self.duplicates_planned > 0:
                self.duplicates_planned -= 1
                self._again.append(update)
        return [update.body for update in taken]

    def _forget_old(self) -> None:
        """Drop what has outlived its time; looks at most every few seconds of the messenger's clock."""
        now = self._now()
        if not self.pending or now < self._look_again:
            return
        self._look_again = now + LOOK_EVERY
        for update in list(self.pending.values()):
            life = limits.QUERY_LIFE_SECONDS if update.kind in SHORT_LIVED else limits.UPDATE_LIFE_SECONDS
            if (now - update.born).total_seconds() > life:
                del self.pending[update.id]

    def _enqueue(self, update: Update) -> None:
        self.pushed += 1
        self.pending[update.id] = update
        if self.on_push is None:
            self._wake()
            return
        self.on_push(update)
        if self.duplicates_planned > 0:
            self.duplicates_planned -= 1
            self.on_push(update)

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed is not None else kind not in NOT_BY_DEFAULT

    def _wake(self) -> None:
        if self._reader is not None:
            _resolve(self._reader)


def _resolve(reader: "asyncio.Future[bool]") -> None:
    if not reader.done():
        reader.set_result(True)
