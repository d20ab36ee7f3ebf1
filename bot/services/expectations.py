"""What the next typed message or photo of a person is meant for: an address, for half an hour.

Asked on every update, so a single process answers from memory; with replicas the database is asked. Written with
almost every update, so those of many people who tap at once share one transaction.
"""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import Select, bindparam, delete, select

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from models.base import table
from models.delivery import Expectation

LIFETIME = timedelta(minutes=30)
# What is expected already is written again only when so little of its life is left.
RENEWED_BELOW = timedelta(minutes=15)


class Expectations:
    """Remembers an address a person. `shared` says that other replicas write too."""

    def __init__(self, db: Database, clock: Clock, *, shared: bool) -> None:
        self._db = db
        self._clock = clock
        self._shared = shared
        self._known: dict[int, tuple[str, datetime]] | None = None
        self._save = db.upsert(Expectation, "person_id", ("address", "expires_at"))
        # What is to be written with the next transaction; None: nothing is expected any more.
        self._unsaved: dict[int, tuple[str, datetime] | None] = {}
        # Reading all and writing exclude each other: what was read before a write may not be remembered after it.
        self._lock = asyncio.Lock()

    async def of(self, person_id: int) -> str | None:
        """The address that the next message goes to, if there is one and it has not expired."""
        address, expires_at = (await self._read(person_id)).get(person_id, (None, None))
        return address if expires_at and expires_at > self._clock.now() else None

    async def since(self, person_id: int) -> datetime | None:
        """When the screen that expects it was shown: a screen shown once more may count as up to 15 minutes older."""
        _, expires_at = (await self._read(person_id)).get(person_id, (None, None))
        return expires_at - LIFETIME if expires_at else None

    async def set(self, person_id: int, address: str | None) -> None:
        """Expect a message for this address, or (None) nothing any more. Writes only what changes."""
        now = self._clock.now()
        held = self._unsaved[person_id] if person_id in self._unsaved else (await self._read(person_id)).get(person_id)
        known, until = held or (None, now)
        if address is None and until <= now:
            return
        if address is not None and address == known and until > now + RENEWED_BELOW:
            return
        self._unsaved[person_id] = (address, now + LIFETIME) if address is not None else None
        async with self._lock:
            if person_id not in self._unsaved:
                return  # somebody else's transaction took it along
            try:
                await self._save_all(dict(self._unsaved))
            except Exception:
                self._unsaved.pop(person_id, None)  # it comes again with the update, and spoils nobody else's
                raise

    def forget(self) -> None:
        """Read all of them anew when the next is asked for."""
        self._known = None

    async def _save_all(self, unsaved: dict[int, tuple[str, datetime] | None]) -> None:
        rows = [
            {"person_id": person_id, "address": saved[0], "expires_at": saved[1]}
            for person_id, saved in unsaved.items()
            if saved is not None
        ]
        gone = [{"id": person_id} for person_id, saved in unsaved.items() if saved is None]
        async with self._db.write(SYSTEM) as session:
            if rows:
                await session.execute(self._save, rows)
            if gone:
                await session.execute(_FORGET, gone)
        for person_id, saved in unsaved.items():
            if self._unsaved[person_id] == saved:
                del self._unsaved[person_id]
            if self._known is not None:
                self._known.pop(person_id, None)
                if saved is not None:
                    self._known[person_id] = saved

    async def _read(self, person_id: int) -> dict[int, tuple[str, datetime]]:
        if self._shared:
            return await self._select(_ALL.where(_TABLE.person_id == person_id))
        if self._known is None:
            async with self._lock:
                if self._known is None:
                    self._known = await self._select(_ALL)
        return self._known

    async def _select(self, query: Select[tuple[int, str, datetime]]) -> dict[int, tuple[str, datetime]]:
        async with self._db.read() as session:
            return {row.person_id: (row.address, row.expires_at) for row in await session.execute(query)}


_TABLE = table(Expectation).c
_ALL = select(_TABLE.person_id, _TABLE.address, _TABLE.expires_at)
_FORGET = delete(table(Expectation)).where(_TABLE.person_id == bindparam("id"))
