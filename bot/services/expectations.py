"""What the next typed message or photo of a person is meant for: an address, for half an hour.

Asked on every update, so a single process answers from memory; with replicas the database is asked.
"""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from models.delivery import Expectation

LIFETIME = timedelta(minutes=30)


class Expectations:
    """Remembers an address a person. `shared` says that other replicas write too."""

    def __init__(self, db: Database, clock: Clock, *, shared: bool) -> None:
        self._db = db
        self._clock = clock
        self._shared = shared
        self._known: dict[int, tuple[str, datetime]] | None = None
        self._save = db.upsert(Expectation, "person_id", ("address", "expires_at"))

    async def of(self, person_id: int) -> str | None:
        """The address that the next message goes to, if there is one and it has not expired."""
        address, expires_at = (await self._read(person_id)).get(person_id, (None, None))
        return address if expires_at and expires_at > self._clock.now() else None

    async def set(self, person_id: int, address: str | None) -> None:
        """Expect a message for this address, or (None) nothing any more. Writes only what changes."""
        if address is None and await self.of(person_id) is None:
            return
        expires_at = self._clock.now() + LIFETIME
        async with self._db.write(SYSTEM) as session:
            if address is None:
                await session.execute(_FORGET, {"id": person_id})
            else:
                row = {"person_id": person_id, "address": address, "expires_at": expires_at}
                await session.execute(self._save, row)
        if self._known is not None:
            self._known.pop(person_id, None)
            if address is not None:
                self._known[person_id] = (address, expires_at)

    def forget(self) -> None:
        """Read all of them anew when the next is asked for."""
        self._known = None

    async def _read(self, person_id: int) -> dict[int, tuple[str, datetime]]:
        if self._known is not None:
            return self._known
        query = _ALL.where(Expectation.person_id == person_id) if self._shared else _ALL
        async with self._db.read() as session:
            found = {row.person_id: (row.address, row.expires_at) for row in await session.execute(query)}
        if not self._shared:
            self._known = found
        return found


_ALL = select(Expectation.person_id, Expectation.address, Expectation.expires_at)
_FORGET = delete(Expectation).where(Expectation.person_id == bindparam("id"))
