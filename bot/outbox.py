"""Notices out. The database is the queue: due rows are claimed, rendered in the person's language, sent, marked.

A row is claimed by moving its due time ahead, so whoever dies with it frees it without anybody's help. Sent at least
once: only a message in flight at the moment of a crash can come twice. A row whose message was sent already changes
that message, or takes it away.
"""

import asyncio
import random
from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.clock import Clock
from bot.db import Database, is_away
from bot.limiter import SECONDS_BETWEEN_IN_CHAT, Limiter
from bot.outbox_parcels import Carrier, Looks, Outcome, Sending, Target, changes, parcels
from bot.outbox_rows import OutboxRows, Row
from bot.services.calendar import ROLE_WINDOWS, Addressee, Window, next_opening
from bot.services.chats import GroupChats
from bot.services.directory import Directory
from bot.services.people import People
from bot.services.snapshot import Snapshot
from models.delivery import NoticeState

__all__ = ["Outbox", "Row"]

log = structlog.get_logger()

# After so many tries (half a day of backing off) a notice is kept as failed.
MAX_ATTEMPTS = 20
LONGEST_BACKOFF_SECONDS = 3_600
IDLE_SECONDS = 5.0
# The Bot API takes 20 messages a minute in one group.
SECONDS_BETWEEN_IN_GROUP = 3.1
# Refusals that pass by themselves; 401 and 404 are what a wrong token gets, until somebody mends it.
PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    ClientDecodeError,
    TelegramUnauthorizedError,
    TelegramNotFound,
)


class Outbox:
    """Sends what is due. `wake` is called when something may have become due sooner than the next look."""

    def __init__(
        self,
        db: Database,
        directory: Directory,
        people: People,
        chats: GroupChats,
        clock: Clock,
        limiter: Limiter,
        looks: Looks,
        carrier: Carrier,
    ) -> None:
        self._rows = OutboxRows(db, clock)
        self._sending = Sending(self._rows, clock, limiter, looks, carrier)
        self._directory = directory
        self._people = people
        self._chats = chats
        self._clock = clock
        self._limiter = limiter
        self._woken = asyncio.Event()
        self._free_at: dict[int, datetime] = {}
        self.sent = 0

    def wake(self) -> None:
        """Look for due notices now."""
        self._woken.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Send until `stopping`; the parcel at hand is finished."""
        while not stopping.is_set():
            self._woken.clear()
            try:
                busy = await self.send_due()
            except Exception:
                log.exception("outbox_failed")
                busy = False
            if not busy and not stopping.is_set():
                try:
                    await asyncio.wait_for(self._woken.wait(), IDLE_SECONDS)
                except TimeoutError:
                    continue

    async def send_due(self) -> bool:
        """Claim due notices and send them, people and groups side by side; whether there were any."""
        rows = await self._rows.claim()
        people: dict[int, list[Row]] = {}
        chats: dict[int, list[Row]] = {}
        for row in rows:
            if row.person_id is not None:
                people.setdefault(row.person_id, []).append(row)
            elif row.chat_id is not None:
                chats.setdefault(row.chat_id, []).append(row)
        await asyncio.gather(
            *(self._serve(person_id, theirs) for person_id, theirs in people.items()),
            *(self._serve_group(chat_id, its) for chat_id, its in chats.items()),
        )
        return bool(rows)

    async def _serve(self, person_id: int, rows: list[Row]) -> None:
        """One person's notices, a second apart. The window is looked at again: it may have changed since."""
        school = await self._directory.now()
        person = school.people.get(person_id)
        now = self._clock.now()
        if person is None or person.sender is None or not person.reachable:
            await self._rows.give_up(rows)
            return
        fresh = await self._ripe(rows, school.window(person, school.today(now)), school, now)
        waiting = [*changes(rows), *parcels(fresh, now)]
        target = Target(person.sender.external_id, person)
        while waiting:
            if not await self._deliver(target, waiting.pop(0)):
                await self._rows.give_up([row for parcel in waiting for row in parcel])
                return
            if waiting:
                await asyncio.sleep(SECONDS_BETWEEN_IN_CHAT)

    async def _serve_group(self, chat_id: int, rows: list[Row]) -> None:
        """A group's notices one by one. Whoever has to wait for the group's pace is put back: nobody waits for them."""
        school = await self._directory.now()
        now = self._clock.now()
        fresh = await self._ripe(rows, ROLE_WINDOWS[Addressee.PARENT], school, now)
        waiting = [*changes(rows), *([row] for row in sorted(fresh, key=lambda row: not row.urgent))]
        at = max(now, self._free_at.get(chat_id, now))
        if waiting and at <= now:
            if not await self._deliver(Target(chat_id), waiting.pop(0)):
                return  # what waits for a lost chat was dropped with it
            at = self._free_at.get(chat_id, now)
        for number, parcel in enumerate(waiting):
            await self._rows.put_back(parcel, at + number * timedelta(seconds=SECONDS_BETWEEN_IN_GROUP), tries_back=1)

    async def _ripe(self, rows: Iterable[Row], window: Window, school: Snapshot, now: datetime) -> list[Row]:
        """Those that were not sent yet and go now: what expired is dropped, what is early is put back."""
        fresh = [row for row in rows if row.sent is None]
        expired = [row for row in fresh if row.expires_at is not None and row.expires_at <= now]
        await self._rows.finish(expired, NoticeState.DROPPED, "expired")
        live = [row for row in fresh if row not in expired]
        opening = next_opening(now, window, school.calendar)
        if opening > now:
            await self._rows.put_back([row for row in live if not row.urgent], opening, tries_back=1)
            return [row for row in live if row.urgent]
        return live

    async def _deliver(self, target: Target, rows: list[Row]) -> bool:
        """Send one parcel or change its message, and do what the outcome asks for; whether the target can be reached.

        1. Done: marked so. 2. Not worth sending any more: dropped. 3. Told to wait: the limiter freezes, the try does
        not count. 4. Blocked, deactivated or gone: the target can't be reached, nothing more is tried. 5. The chat has
        a new number: written down, tried again. 6. Refused for what it says, or it can't be made: kept as failed for
        the admin. 7. Network, a wrong token, the messenger or the database away: tried again, later each time.
        A parcel that waited for its slot until its claim ran out is left to whoever claims it next.
        """
        try:
            outcome = await self._sending.attempt(target, rows)
        except TelegramRetryAfter as error:
            self._limiter.freeze(error.retry_after)
            await self._rows.put_back(rows, self._clock.now() + timedelta(seconds=error.retry_after), tries_back=1)
        except TelegramMigrateToChat as error:
            await self._move(target, error.migrate_to_chat_id)
            await self._rows.put_back(rows, self._clock.now(), tries_back=1)
        except PASSING as error:
            await self._back_off(rows, type(error).__name__)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            if isinstance(error, TelegramForbiddenError) or "chat not found" in error.message:
                await self._lose(target, rows)
                return False
            await self._fail(rows, error.message)
        except Exception as error:
            if is_away(error):
                await self._back_off(rows, type(error).__name__)
            else:
                log.exception("notice_failed", kind=rows[0].kind)
                await self._fail(rows, type(error).__name__)
        else:
            if outcome is not None:
                await self._settle(target, rows, outcome)
        return True

    async def _settle(self, target: Target, rows: list[Row], outcome: Outcome) -> None:
        if outcome.sent is None:
            await self._rows.finish(rows, NoticeState.DROPPED, outcome.error or "")
            return
        messages = 1
        if rows[0].sent is None:
            self.sent += 1
            messages += len(outcome.sent.album_ids)
        if target.person is None:
            pause = timedelta(seconds=SECONDS_BETWEEN_IN_GROUP * messages)
            self._free_at[target.chat_id] = self._clock.now() + pause
        await self._rows.sent(rows, outcome.sent, outcome.error)

    async def _lose(self, target: Target, rows: list[Row]) -> None:
        if target.person is None:
            await self._chats.lose(target.chat_id)
            return
        if target.person.sender is not None:
            await self._people.mark_reachable(target.person.sender, reachable=False)
        await self._rows.give_up(rows)

    async def _move(self, target: Target, new_chat_id: int) -> None:
        if target.person is None:
            await self._chats.move(target.chat_id, new_chat_id)
        elif target.person.sender is not None:
            await self._people.move_chat(target.person.sender, new_chat_id)

    async def _fail(self, rows: list[Row], error: str) -> None:
        log.error("notice_dead", kind=rows[0].kind, count=len(rows))
        await self._rows.finish(rows, NoticeState.FAILED, error)

    async def _back_off(self, rows: list[Row], error: str) -> None:
        attempts = max(row.attempts for row in rows)
        if attempts >= MAX_ATTEMPTS:
            await self._fail(rows, error)
            return
        seconds = min(LONGEST_BACKOFF_SECONDS, 2.0**attempts) * random.uniform(0.5, 1)  # noqa: S311  # jitter, no secret
        await self._rows.put_back(rows, self._clock.now() + timedelta(seconds=seconds))
