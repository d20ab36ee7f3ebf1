"""Notices out. The database is the queue: due rows are claimed, rendered in the person's language, sent, marked.

A row is claimed by moving its due time ahead, so whoever dies with it frees it without anybody's help. Sent at least
once: only a message in flight at the moment of a crash can come twice.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

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
from sqlalchemy import bindparam, select, update

from bot.access import SYSTEM, Sender
from bot.clock import Clock
from bot.db import Database, is_away
from bot.limiter import SECONDS_BETWEEN_IN_CHAT, Limiter
from bot.services.calendar import next_opening
from bot.services.directory import Directory
from bot.services.people import People
from bot.services.snapshot import Known
from bot.ui import Screen
from models.base import table
from models.delivery import NoticeState, OutboxNotice

log = structlog.get_logger()

CLAIM_ROWS = 100
CLAIM_LEASE = timedelta(seconds=60)
# Notices that waited longer than this (outside the window, or while we were down) come as one digest.
BURST_AFTER = timedelta(minutes=5)
# After so many tries (half a day of backing off) a notice is kept as failed.
MAX_ATTEMPTS = 20
LONGEST_BACKOFF_SECONDS = 3_600
IDLE_SECONDS = 5.0
# Refusals that pass by themselves; 401 and 404 are what a wrong token gets, until somebody mends it.
PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    ClientDecodeError,
    TelegramUnauthorizedError,
    TelegramNotFound,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A claimed notice."""

    id: int
    person_id: int
    kind: str
    subject: str | None
    args: dict[str, Any]
    urgent: bool
    attempts: int
    created_at: datetime
    expires_at: datetime | None
    claimed_until: datetime


# How a person sees one notice, or several as a digest; None where it is not worth sending any more.
Look: TypeAlias = Callable[[Known, Sequence[Row]], Awaitable[Screen | None]]
Send: TypeAlias = Callable[[Known, Screen], Awaitable[None]]


def parcels(rows: Sequence[Row], now: datetime) -> list[list[Row]]:
    """How one person's due notices travel: urgent ones alone, what gathered as one digest, fresh ones alone."""
    urgent = [[row] for row in rows if row.urgent]
    others = [row for row in rows if not row.urgent]
    if len(others) > 1 and now - min(row.created_at for row in others) > BURST_AFTER:
        return [*urgent, others]
    return [*urgent, *([row] for row in others)]


class Outbox:
    """Sends what is due. `wake` is called when something may have become due sooner than the next look."""

    def __init__(
        self, db: Database, directory: Directory, people: People, clock: Clock, limiter: Limiter, look: Look, send: Send
    ) -> None:
        self._db = db
        self._directory = directory
        self._people = people
        self._clock = clock
        self._limiter = limiter
        self._look = look
        self._send = send
        self._woken = asyncio.Event()
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
        """Claim due notices and send them, people side by side; whether there were any."""
        rows = await self._claim()
        by_person: dict[int, list[Row]] = {}
        for row in rows:
            by_person.setdefault(row.person_id, []).append(row)
        await asyncio.gather(*(self._serve(person_id, theirs) for person_id, theirs in by_person.items()))
        return bool(rows)

    async def _claim(self) -> list[Row]:
        """1. the first due rows; 2. whatever else is due for the same people, so that it can share a digest."""
        now = self._clock.now()
        times = {"now": now, "until": now + CLAIM_LEASE}
        if not await self._any_due(now):
            return []
        async with self._db.write(SYSTEM) as session:
            first = await session.execute(_CLAIM_FIRST, times)
            rows = [Row(*row) for row in first]
            people = {row.person_id for row in rows}
            if people:
                more = await session.execute(_CLAIM_MORE, times | {"people": list(people)})
                rows += [Row(*row) for row in more]
        return sorted(rows, key=lambda row: row.id)

    async def _any_due(self, now: datetime) -> bool:
        """Looked at without writing, so that an idle bot leaves the database alone."""
        async with self._db.read() as session:
            return (await session.execute(_ANY_DUE, {"now": now})).first() is not None

    async def _serve(self, person_id: int, rows: list[Row]) -> None:
        """One person's notices, a second apart. The window is looked at again: it may have changed since."""
        school = await self._directory.now()
        person = school.people.get(person_id)
        now = self._clock.now()
        expired = [row for row in rows if row.expires_at is not None and row.expires_at <= now]
        live = [row for row in rows if row not in expired]
        if person is None or person.sender is None or not person.reachable:
            await self._finish(rows, NoticeState.DROPPED, "unreachable")
            return
        await self._finish(expired, NoticeState.DROPPED, "expired")
        opening = next_opening(now, school.window(person, school.today(now)), school.calendar)
        if opening > now:
            await self._put_back([row for row in live if not row.urgent], opening, tries_back=1)
            live = [row for row in live if row.urgent]
        waiting = parcels(live, now)
        while waiting:
            if not await self._deliver(person, waiting.pop(0)):
                await self._finish([row for parcel in waiting for row in parcel], NoticeState.DROPPED, "unreachable")
                return
            if waiting:
                await asyncio.sleep(SECONDS_BETWEEN_IN_CHAT)

    async def _deliver(self, person: Known, rows: list[Row]) -> bool:
        """Send one parcel, and do what its outcome asks for; whether the person can be reached.

        1. Sent: marked so. 2. Not worth sending any more: dropped. 3. Told to wait: the limiter freezes, the try does
        not count. 4. Blocked, deactivated or gone: the person can't be reached, nothing more is tried. 5. The chat has
        a new number: written down, tried again. 6. Refused for what it says, or it can't be made: kept as failed for
        the admin. 7. Network, a wrong token, the messenger or the database away: tried again, later each time.
        A parcel that waited for its slot until its claim ran out is left to whoever claims it next.
        """
        assert person.sender is not None
        try:
            outcome = await self._attempt(person, rows)
        except TelegramRetryAfter as error:
            self._limiter.freeze(error.retry_after)
            await self._put_back(rows, self._clock.now() + timedelta(seconds=error.retry_after), tries_back=1)
        except TelegramMigrateToChat as error:
            await self._people.move_chat(person.sender, error.migrate_to_chat_id)
            await self._put_back(rows, self._clock.now(), tries_back=1)
        except PASSING as error:
            await self._back_off(rows, type(error).__name__)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            if isinstance(error, TelegramForbiddenError) or "chat not found" in error.message:
                await self._lose(person.sender, rows)
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
                await self._finish(rows, outcome, None if outcome is NoticeState.SENT else "not needed")
        return True

    async def _attempt(self, person: Known, rows: list[Row]) -> NoticeState | None:
        """Make the message and send it: sent, dropped (not worth sending any more), or None (the claim ran out)."""
        screen = await self._look(person, rows)
        if screen is None:
            return NoticeState.DROPPED
        await self._limiter.bulk()
        if self._clock.now() >= rows[0].claimed_until:
            return None
        await self._send(person, screen)
        self.sent += 1
        return NoticeState.SENT

    async def _lose(self, sender: Sender, rows: list[Row]) -> None:
        await self._people.mark_reachable(sender, reachable=False)
        await self._finish(rows, NoticeState.DROPPED, "unreachable")

    async def _fail(self, rows: list[Row], error: str) -> None:
        log.error("notice_dead", kind=rows[0].kind, count=len(rows))
        await self._finish(rows, NoticeState.FAILED, error[:120])

    async def _back_off(self, rows: list[Row], error: str) -> None:
        attempts = max(row.attempts for row in rows)
        if attempts >= MAX_ATTEMPTS:
            await self._fail(rows, error)
            return
        seconds = min(LONGEST_BACKOFF_SECONDS, 2.0**attempts) * random.uniform(0.5, 1)  # noqa: S311  # jitter, no secret
        await self._put_back(rows, self._clock.now() + timedelta(seconds=seconds))

    async def _finish(self, rows: Sequence[Row], state: NoticeState, error: str | None) -> None:
        if not rows:
            return
        values = {"outcome": state, "at": self._clock.now(), "why": error}
        async with self._db.write(SYSTEM) as session:
            await session.execute(_FINISH, values | {"ids": [row.id for row in rows]})

    async def _put_back(self, rows: Sequence[Row], due_at: datetime, tries_back: int = 0) -> None:
        if not rows:
            return
        async with self._db.write(SYSTEM) as session:
            ids = [row.id for row in rows]
            await session.execute(_PUT_BACK, {"ids": ids, "due": due_at, "back": tries_back})


_OUTBOX = table(OutboxNotice)
_TABLE = _OUTBOX.c
_DUE = (_TABLE.state == NoticeState.QUEUED) & (_TABLE.due_at <= bindparam("now"))
_COLUMNS = (
    _TABLE.id,
    _TABLE.person_id,
    _TABLE.kind,
    _TABLE.subject,
    _TABLE.args,
    _TABLE.urgent,
    _TABLE.attempts,
    _TABLE.created_at,
    _TABLE.expires_at,
    _TABLE.due_at,
)
_ANY_DUE = select(_TABLE.id).where(_DUE).limit(1)
_MARK = update(_OUTBOX).values(due_at=bindparam("until"), attempts=_TABLE.attempts + 1).returning(*_COLUMNS)
_FIRST = (
    select(_TABLE.id)
    .where(_DUE)
    .order_by(_TABLE.urgent.desc(), _TABLE.due_at, _TABLE.id)
    .limit(CLAIM_ROWS)
    .with_for_update(skip_locked=True)
)
_CLAIM_FIRST = _MARK.where(_TABLE.id.in_(_FIRST))
_MORE = select(_TABLE.id).where(_DUE, _TABLE.person_id.in_(bindparam("people", expanding=True)))
_CLAIM_MORE = _MARK.where(_TABLE.id.in_(_MORE.with_for_update(skip_locked=True)))
_CHOSEN = _TABLE.id.in_(bindparam("ids", expanding=True))
_FINISH = (
    update(_OUTBOX).where(_CHOSEN).values(state=bindparam("outcome"), done_at=bindparam("at"), error=bindparam("why"))
)
_PUT_BACK = update(_OUTBOX).where(_CHOSEN).values(due_at=bindparam("due"), attempts=_TABLE.attempts - bindparam("back"))
