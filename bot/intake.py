"""Updates in. Telegram is the inbox: it keeps each update until we confirm it, so we confirm only what is done.

aiogram's own polling confirms a batch before it is handled and stops for ever at an update it can't decode; this loop
feeds aiogram's dispatcher instead.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

import structlog
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

from bot.db import is_away

log = structlog.get_logger()

# What a batch repeats at most after a kill; small, so that few answers come twice.
BATCH = 25
LONG_POLL_SECONDS = 25
# An answer that takes longer goes on by itself, so that one slow chat does not hold up the rest.
ANSWER_SECONDS = 5.0
TRIES = 3
STANDBY_SECONDS = 10.0
# Who waits longer sees the messenger's sign that something is being made; it stays for five seconds.
WORKING_SECONDS = 2.0
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]

PASSING = (TelegramNetworkError, TelegramServerError, ClientDecodeError)

PutAside: TypeAlias = Callable[[int, str, str], Awaitable[None]]
Show: TypeAlias = Callable[[Any], Awaitable[None]]
Sorry: TypeAlias = Callable[[Update], Any]


async def _nobody_misses_it(_: Any) -> None:
    """An answer that could not be shown leaves nothing behind."""


class Unavailable(Exception):
    """The database does not answer: the update is neither done nor failed, and must come again."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates that leaves the updates undecoded, so that one bad update spoils no batch."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = BATCH
    timeout: int = LONG_POLL_SECONDS
    allowed_updates: list[str] = ALLOWED_UPDATES


class Intake:
    """Takes updates from polling or from the webhook through the same steps.

    put_aside keeps an update that can't be handled, sorry says what its sender is shown then; show presents that, or a
    handler's result, missed clears up after one that could not be shown.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        put_aside: PutAside,
        sorry: Sorry,
        show: Show,
        missed: Show = _nobody_misses_it,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._put_aside = put_aside
        self._sorry = sorry
        self._show = show
        self._missed = missed
        # Updates that count as taken and whose work goes on.
        self._going_on: set[int] = set()
        self._answering: set[asyncio.Task[None]] = set()
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}
        self.handled = 0
        self.standing_by = False

    async def take(self, raw: dict[str, Any]) -> None:
        """One update, to its end.

        1. Decode it; what can't be decoded is put aside.
        2. Handle it, three times at most; what fails each time is put aside. Its effect is committed by then.
        3. Show the answer; one that is not through in five seconds goes on by itself.
        Where 2 comes to long work that only reads, all the rest goes on by itself: the update counts as taken, and the
        messenger that repeats it meanwhile is only listened to. Raises Unavailable where the database does not answer.
        """
        if raw.get("update_id") in self._going_on:
            return
        let_go = asyncio.get_running_loop().create_future()
        taking = self._start(self._take(raw, let_go))
        await asyncio.wait({taking, let_go}, return_when=asyncio.FIRST_COMPLETED)
        if not let_go.done():
            taking.result()

    async def _take(self, raw: dict[str, Any], let_go: asyncio.Future[None]) -> None:
        working = asyncio.get_running_loop().call_later(WORKING_SECONDS, self._say_working, person_of(raw))
        try:
            reply = await self._handle(raw, let_go)
        finally:
            working.cancel()
            self._going_on.discard(raw.get("update_id", 0))
        self.handled += 1
        if reply is None or reply is UNHANDLED:
            return
        await asyncio.wait({self._start(self._answer(reply))}, timeout=ANSWER_SECONDS)

    async def take_in_order(self, raw: dict[str, Any]) -> None:
        """One update of the webhook: those of one person one after the other."""
        person = person_of(raw)
        lock, users = self._locks.get(person, (asyncio.Lock(), 0))
        self._locks[person] = (lock, users + 1)
        try:
            async with lock:
                await self.take(raw)
        finally:
            lock, users = self._locks.pop(person)
            if users > 1:
                self._locks[person] = (lock, users - 1)

    async def poll(self, stopping: asyncio.Event) -> None:
        """Ask for updates until `stopping`; the batch at hand is finished and confirmed."""
        offset: int | None = None
        failures = 0
        while not stopping.is_set():
            try:
                batch = await _until(stopping, self._bot(GetRawUpdates(offset=offset), LONG_POLL_SECONDS + 10))
            except TelegramRetryAfter as error:
                await _pause(stopping, error.retry_after)
            except TelegramConflictError:
                await self._stand_by(stopping)
            except (TelegramAPIError, ClientDecodeError) as error:
                failures += 1
                log.warning("updates_unavailable", error=type(error).__name__, failures=failures)
                await _pause(stopping, min(30.0, 2.0 ** min(failures, 5)) * random.uniform(0.5, 1))  # noqa: S311  # jitter, no secret
            else:
                failures, self.standing_by = 0, False
                if batch and await self._take_batch(batch, stopping):
                    offset = batch[-1]["update_id"] + 1
        await self._finish(offset)

    async def _take_batch(self, batch: list[dict[str, Any]], stopping: asyncio.Event) -> bool:
        """People side by side, one person's updates in order; whether all of them were taken.

        Holds the batch while the database is away; what can't be taken before we stop comes again.
        """
        people: dict[int, list[dict[str, Any]]] = {}
        for raw in batch:
            people.setdefault(person_of(raw), []).append(raw)
        return all(await asyncio.gather(*(self._take_all(updates, stopping) for updates in people.values())))

    async def _take_all(self, updates: list[dict[str, Any]], stopping: asyncio.Event) -> bool:
        for raw in updates:
            pause = 0.5
            while True:
                try:
                    await self.take(raw)
                    break
                except Unavailable:
                    log.error("database_unavailable", update_id=raw["update_id"])
                    await _pause(stopping, pause)
                    if stopping.is_set():
                        return False
                    pause = min(pause * 2, 30.0)
        return True

    async def _handle(self, raw: dict[str, Any], let_go: asyncio.Future[None]) -> Any:
        def go_on() -> None:
            if not let_go.done():
                self._going_on.add(raw.get("update_id", 0))
                let_go.set_result(None)

        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError as error:
            return await self._give_up(raw, f"undecodable: {error.error_count()} fields")
        failure = ""
        for attempt in range(1, TRIES + 1):
            try:
                return await self._dispatcher.feed_update(self._bot, update, go_on=go_on)
            except Exception as error:
                if is_away(error):
                    if let_go.done():  # it does not come again
                        log.warning("long_work_lost", update_id=update.update_id)
                        return self._sorry(update)
                    raise Unavailable from error
                failure = type(error).__name__
                log.exception("update_failed", update_id=update.update_id, attempt=attempt)
        try:
            await self._give_up(raw, failure)
        except Unavailable:
            if not let_go.done():
                raise
            log.warning("long_work_lost", update_id=update.update_id)
        return self._sorry(update)

    def _start(self, sending: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Send by itself what is to be sent; a stop waits for it."""
        task = asyncio.create_task(sending)
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)
        return task

    def _say_working(self, person: int) -> None:
        if person:
            self._start(self._sign(person))

    async def _sign(self, person: int) -> None:
        try:
            await self._bot.send_chat_action(person, "typing")
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("sign_not_shown", error=type(error).__name__)

    async def _give_up(self, raw: dict[str, Any], error: str) -> None:
        update_id = raw.get("update_id", 0)
        kind = next((key for key in raw if key != "update_id"), "unknown")
        log.error("update_put_aside", update_id=update_id, kind=kind, error=error)
        try:
            await self._put_aside(update_id, kind, error)
        except Exception as failure:
            if is_away(failure):
                raise Unavailable from failure
            # One update that can't even be put aside must not hold up everybody's.
            log.exception("update_lost", update_id=update_id)

    async def _answer(self, reply: Any) -> None:
        """Show an answer, or clear up after it where that is not possible, or not before the program stops."""
        is_shown = False
        try:
            is_shown = await self._is_shown(reply)
        finally:
            if not is_shown:
                await self._missed(reply)

    async def _is_shown(self, reply: Any) -> bool:
        """Show an answer: what the messenger refuses for now is tried again, what it refuses for good is logged."""
        for attempt in range(1, TRIES + 1):
            try:
                await self._show(reply)
                return True
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except PASSING as error:
                log.warning("answer_delayed", error=type(error).__name__, attempt=attempt)
                await asyncio.sleep(0.3 * attempt)
            except TelegramForbiddenError:
                break
            except Exception:
                log.exception("answer_failed")
                break
        return False

    async def _stand_by(self, stopping: asyncio.Event) -> None:
        if not self.standing_by:
            log.warning("standing_by", reason="another program takes the updates of this bot")
        self.standing_by = True
        await _pause(stopping, STANDBY_SECONDS)

    async def finish(self) -> None:
        """Let what goes on by itself end, five seconds at most; what takes longer is broken off."""
        if not self._answering:
            return
        await asyncio.wait(self._answering, timeout=ANSWER_SECONDS)
        for task in (left := tuple(self._answering)):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _finish(self, offset: int | None) -> None:
        """Let the answers end, and confirm the last batch so that it does not come again."""
        await self.finish()
        if offset is not None and not self.standing_by:
            try:
                await self._bot(GetRawUpdates(offset=offset, limit=1, timeout=0), 5)
            except (TelegramAPIError, ClientDecodeError) as error:
                log.warning("last_batch_unconfirmed", error=type(error).__name__)


def person_of(raw: dict[str, Any]) -> int:
    """Whose update this is: the sender's number, or the chat's, or 0."""
    body = next((value for key, value in raw.items() if key != "update_id"), None)
    if not isinstance(body, dict):
        return 0
    for key in ("from", "chat"):
        owner = body.get(key)
        if isinstance(owner, dict) and isinstance(owner.get("id"), int):
            return int(owner["id"])
    return 0


async def _until(stopping: asyncio.Event, asking: Awaitable[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The answer, or nothing once we are stopping: an update that is not taken stays with the messenger."""
    question = asyncio.ensure_future(asking)
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait({question, stop}, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    if not question.done():
        question.cancel()
        return []
    return question.result()


async def _pause(stopping: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
