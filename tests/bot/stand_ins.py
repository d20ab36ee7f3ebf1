"""Stand-ins for what is around the intake: a messenger with a script, a school that handles updates by a rule."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import Update

from bot.intake import GetRawUpdates, Intake


def written(update_id: int, person: int = 7) -> dict[str, Any]:
    """A text message as the messenger sends it."""
    who = {"id": person, "is_bot": False, "first_name": "A"}
    return {
        "update_id": update_id,
        "message": {"message_id": 1, "date": 0, "chat": {"id": person, "type": "private"}, "from": who, "text": "x"},
    }


class Messenger:
    """Answers getUpdates by a script of batches and refusals; the end of the script stops the intake."""

    def __init__(self, *script: list[dict[str, Any]] | Exception) -> None:
        self.script = list(script)
        self.asked: list[GetRawUpdates] = []
        self.signs: list[tuple[int, str]] = []
        self.stopping = asyncio.Event()

    async def __call__(self, method: GetRawUpdates, _timeout: float) -> list[dict[str, Any]]:
        self.asked.append(method)
        if not self.script:
            self.stopping.set()
            return []
        answer = self.script.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def send_chat_action(self, chat_id: int, action: str) -> None:
        self.signs.append((chat_id, action))

    @property
    def offsets(self) -> list[int | None]:
        return [method.offset for method in self.asked]


class School:
    """What stands behind the intake: handles updates by a rule, keeps what was put aside, shown and missed.

    long: updates whose work goes on by itself.
    """

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.done: list[int] = []
        self.aside: list[tuple[int, str, str]] = []
        self.shown: list[Any] = []
        self.missed: list[Any] = []
        self.failures: defaultdict[int, list[Exception]] = defaultdict(list)
        self.gates: dict[int, asyncio.Event] = {}
        self.aside_failures: list[Exception] = []
        self.long: set[int] = set()
        self.show: Callable[[Any], Awaitable[None]] = self._show

    async def feed_update(self, _bot: object, update: Update, go_on: Callable[[], None]) -> str:
        self.begun.append(update.update_id)
        if update.update_id in self.long:
            go_on()
        if update.update_id in self.gates:
            await self.gates[update.update_id].wait()
        if self.failures[update.update_id]:
            raise self.failures[update.update_id].pop(0)
        self.done.append(update.update_id)
        return f"answer {update.update_id}"

    async def put_aside(self, update_id: int, kind: str, error: str) -> None:
        if self.aside_failures:
            raise self.aside_failures.pop(0)
        self.aside.append((update_id, kind, error))

    def sorry(self, update: Update) -> str:
        return f"sorry {update.update_id}"

    async def _show(self, reply: Any) -> None:
        self.shown.append(reply)

    def intake(self, messenger: Messenger | None = None) -> Intake:
        async def show(reply: Any) -> None:
            await self.show(reply)

        async def missed(reply: Any) -> None:
            self.missed.append(reply)

        return Intake(messenger or Messenger(), self, self.put_aside, self.sorry, show, missed)  # type: ignore[arg-type]  # stand-ins


async def until(condition: Callable[[], object]) -> None:
    """Let the others run until this holds."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110  # any of many things, none of which has an event
            await asyncio.sleep(0)
