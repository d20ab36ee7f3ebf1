"""The messenger's limits: one evenly spaced slot a message, answers to people before bulk."""

import asyncio
import time

# The Bot API takes about 30 messages a second over all chats. Even spacing keeps every window of a second below it.
MESSAGES_PER_SECOND = 28.5
# And about one a second into one private chat.
SECONDS_BETWEEN_IN_CHAT = 1.05


class Limiter:
    """Hands out slots. Bulk waits for the next free one; an answer goes at once and pushes the bulk back."""

    def __init__(self, per_second: float = MESSAGES_PER_SECOND) -> None:
        self._step = 1 / per_second
        self._free_at = 0.0

    async def bulk(self) -> None:
        """Wait for a slot."""
        now = time.monotonic()
        at = max(now, self._free_at)
        self._free_at = at + self._step
        await asyncio.sleep(at - now)

    async def answer(self) -> None:
        """Take a slot without waiting."""
        self._free_at = max(time.monotonic(), self._free_at) + self._step

    def freeze(self, seconds: float) -> None:
        """The messenger asked to wait: no bulk before that."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)
