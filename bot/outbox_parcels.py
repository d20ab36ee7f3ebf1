"""What travels together, and how one parcel becomes a message, or a change of the message that it became before."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.i18n import DEFAULT_LANGUAGE
from bot.limiter import Limiter
from bot.outbox_rows import OutboxRows, Row
from bot.presenter import Sent
from bot.services.snapshot import Known
from bot.ui import Media, Screen

# Notices that were put off for longer than this (to their hour, or into the window) come as one digest.
PUT_OFF = timedelta(minutes=1)
# So do those that are late by more than this (we were down). News to 10,000 people take seven minutes to go: what
# is behind them in the queue is fresh.
LATE = timedelta(minutes=15)


class Looks(Protocol):
    """How notices look to a person, or (None) in a group's chat."""

    async def look(self, person: Known | None, rows: Sequence[Row]) -> Screen | None:
        """One notice, or several as a digest; None where none of them is worth sending any more."""

    async def gone(self, person: Known | None, rows: Sequence[Row]) -> Screen | None:
        """What stands in place of notices that were withdrawn but can't be deleted; None: they stay as they are."""


class Carrier(Protocol):
    """Brings messages to chats, and changes those that were brought (bot/presenter.py)."""

    async def send(self, chat_id: int, language: str, screen: Screen) -> Sent:
        """Send a new message."""

    def send_album(self, chat_id: int, album: Sequence[Media], done: int) -> AsyncIterator[list[int | None]]:
        """Send an album part by part, but for the first `done` that were tried before; the ids of each part's messages.

        None in the place of a file that was refused.
        """

    async def change(self, chat_id: int, language: str, sent: Sent, screen: Screen) -> Sent | None:
        """Make a message show this screen; the message that shows it now, None where that is no longer possible."""

    async def take_away(self, chat_id: int, sent: Sent) -> bool:
        """Delete a message with its album; whether that is still possible."""

    async def take_album_away(self, chat_id: int, album_ids: Sequence[int]) -> None:
        """Delete an album, as far as that is still possible."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where messages go: a person's private chat, or (no person) a group's."""

    chat_id: int
    person: Known | None = None

    @property
    def language(self) -> str:
        return (self.person.language if self.person else None) or DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a parcel; `sent` is the message that carries it now."""

    sent: Sent | None
    error: str | None = None


def parcels(rows: Sequence[Row], now: datetime) -> list[list[Row]]:
    """How one person's due notices travel: urgent ones alone, what gathered as one digest, fresh ones alone."""
    urgent = [[row] for row in rows if row.urgent]
    others = [row for row in rows if not row.urgent]
    if len(others) > 1 and any(_gathered(row, now) for row in others):
        return [*urgent, others]
    return [*urgent, *([row] for row in others)]


def _gathered(row: Row, now: datetime) -> bool:
    return (row.was_due or row.created_at) - row.created_at > PUT_OFF or now - row.created_at > LATE


def changes(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows whose messages are to be changed, each message once."""
    by_message: dict[int, list[Row]] = {}
    for row in rows:
        if row.message_id is not None:
            by_message.setdefault(row.message_id, []).append(row)
    return list(by_message.values())


def _went(tried: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(one for one in tried if one is not None)


class Sending:
    """Makes messages of parcels, each at the moment when it goes."""

    def __init__(self, rows: OutboxRows, clock: Clock, limiter: Limiter, looks: Looks, carrier: Carrier) -> None:
        self._rows = rows
        self._clock = clock
        self._limiter = limiter
        self._looks = looks
        self._carrier = carrier

    async def attempt(self, target: Target, rows: list[Row]) -> Outcome | None:
        """Send a parcel, or change the message that was sent; None where the claim ran out. Raises what sending does.

        1. The slot, which may be long in coming. 2. The look, so that it is of the moment of sending. 3. Its files, but
        for those that were tried before the words were refused. 4. The message.
        """
        await self._limiter.bulk()
        was = rows[0].sent
        shown = rows if was is None else await self._rows.of_message(rows[0]) or rows
        screen = await self._looks.look(target.person, shown)
        if self._clock.now() >= rows[0].claimed_until:
            return None
        if was is not None:
            return await self._change(target, shown, was, screen)
        # Rows that were tried together have the same album.
        tried = [one for album in dict.fromkeys(tuple(row.album_ids or ()) for row in rows) for one in album]
        if screen is None:
            await self._carrier.take_album_away(target.chat_id, _went(tried))
            return Outcome(None, "not needed")
        if len(tried) < len(screen.album):
            async for part in self._carrier.send_album(target.chat_id, screen.album, len(tried)):
                tried += part
                await self._rows.keep_album(rows, tried)
        sent = await self._carrier.send(target.chat_id, target.language, replace(screen, album=()))
        return Outcome(replace(sent, album_ids=_went(tried)))

    async def _change(self, target: Target, rows: Sequence[Row], sent: Sent, screen: Screen | None) -> Outcome:
        """1. Edited. 2. Withdrawn: deleted. 3. Too old for that: marked as withdrawn. 4. Else it stays as it is."""
        if screen is None:
            if await self._carrier.take_away(target.chat_id, sent):
                return Outcome(None, "taken away")
            screen = await self._looks.gone(target.person, rows)
        shown = await self._carrier.change(target.chat_id, target.language, sent, screen) if screen else None
        return Outcome(shown or sent, None if shown else "not editable")
