"""The messenger's limits in one place, and the pace it enforces on a bot that sends.

Figures: Bot API documentation and FAQ ("My bot is hitting limits"); the burst of a private chat is what practice shows.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.errors import too_many_requests

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER_UNITS = 200
KEYBOARD_BUTTONS = 100
ROW_BUTTONS = 8
COMMANDS = 100
PHOTO_BYTES = 10 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
ALBUM_ITEMS = 10
INLINE_RESULTS = 50
UPDATES_A_POLL = 100
UPDATE_LIFE_SECONDS = 24 * 3600
QUERY_LIFE_SECONDS = 150
DELETE_WITHIN_SECONDS = 48 * 3600
SAME_OFFSET_SECONDS = 0.5
"""The same offset asked again within this time is answered with one update only."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a bot may send: messages a second overall and a private chat, messages a minute a group."""

    overall_per_second: int = 30
    private_per_second: float = 1.0
    private_burst: int = 5
    group_per_minute: int = 20


class Throttle:
    """Counts what is sent and answers 429 with ``retry_after`` above the pace; without a pace it lets all through."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.pace: Pace | None = None
        self.refused = 0
        self._monotonic = monotonic
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._tokens: dict[int, tuple[float, float]] = {}

    def admit(self, chat_id: int, count: int = 1) -> None:
        """Note ``count`` messages to a chat (a negative id is a group), or raise 429 and note nothing."""
        pace = self.pace
        if pace is None:
            return
        now = self._monotonic()
        wait = _full(self._all, now, 1.0, pace.overall_per_second, count)
        if chat_id < 0:
            group = self._groups.setdefault(chat_id, deque())
            wait = max(wait, _full(group, now, 60.0, pace.group_per_minute, count))
        else:
            group = None
            wait = max(wait, self._private_wait(pace, chat_id, now, count))
        if wait > 0:
            self.refused += 1
            raise too_many_requests(max(1, int(wait + 0.999)))
        self._all.extend([now] * count)
        if group is not None:
            group.extend([now] * count)

    def _private_wait(self, pace: Pace, chat_id: int, now: float, count: int) -> float:
        """Seconds until the chat's bucket holds ``count`` tokens; takes them where it does."""
        left, since = self._tokens.get(chat_id, (float(pace.private_burst), now))
        left = min(pace.private_burst, left + (now - since) * pace.private_per_second)
        need = min(count, pace.private_burst)
        if left < need:
            return (need - left) / pace.private_per_second
        self._tokens[chat_id] = (left - need, now)
        return 0.0


def _full(sent: deque[float], now: float, window: float, limit: int, count: int) -> float:
    """Seconds to wait until ``count`` more fit into the sliding window, 0 where they fit now."""
    while sent and sent[0] <= now - window:
        sent.popleft()
    if len(sent) + count <= limit or not sent:
        return 0.0
    return sent[min(len(sent) - 1, len(sent) + count - limit - 1)] + window - now
