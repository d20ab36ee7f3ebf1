"""How many letters wait for somebody's answer, as every menu tells: who has none is known without asking."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, or_, select

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.news.archive import Archive
from models.base import table
from models.news import NewsPost, NewsRecipient, PostState, Reaction

# So long after its last day a letter is still told of in the menu.
TOLD: Final = timedelta(days=14)
# So old may be what is known of everybody; another process may have sent something since.
KEPT: Final = timedelta(seconds=30)


class Waiting:
    """Counts for the menu. `forget` is called when a letter went."""

    def __init__(self, db: Database, directory: Directory, archive: Archive, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._archive = archive
        self._clock = clock
        self._asked: frozenset[int] = frozenset()
        self._read_at: datetime | None = None
        self._sent = 0

    async def count(self, actor: Actor) -> int:
        """How many letters wait for the actor's answer, of those whose last day is not long past."""
        now = self._clock.now()
        since = (await self._directory.now()).today(now) - TOLD
        if self._read_at is None or not self._read_at <= now < self._read_at + KEPT:
            sent = self._sent
            asked = await self._read(since)
            # Only now, as whoever opens the menu meanwhile has to read too; what went meanwhile is read next time.
            self._asked, self._read_at = asked, now if sent == self._sent else None
        return await self._archive.waiting(actor, since) if actor.person_id in self._asked else 0

    def forget(self) -> None:
        """Read anew who is asked for something."""
        self._sent += 1
        self._read_at = None

    async def _read(self, since: date) -> frozenset[int]:
        """Everybody who has not answered some letter; whether it is still theirs to answer is asked one by one."""
        async with self._db.read() as session:
            return frozenset((await session.execute(_ASKED, {"since": since})).scalars())


_POST, _GOT = table(NewsPost).c, table(NewsRecipient).c
_ASKED = (
    select(_GOT.person_id)
    .distinct()
    .join(table(NewsPost), _GOT.post_id == _POST.id)
    .where(
        _POST.state == PostState.SENT,
        _POST.reaction != Reaction.NONE,
        or_(_POST.react_by.is_(None), _POST.react_by >= bindparam("since")),
        _GOT.reacted_at.is_(None),
    )
)
