"""A person's deadlines as a calendar: what stands in it, and the link by which a calendar program fetches it.

The link holds a random token of which only the hash is kept; making a new link revokes the old one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import delete, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.invitations.codes import hash_of, is_token, new_token
from bot.services.roadmap.reading import ItemReader
from bot.services.tasks.reading import TaskReader
from models.base import table
from models.roadmap import CalendarFeed


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of a calendar. `uid` stays the same while the thing does; `code` is an item's, «2.5», empty for a task."""

    uid: str
    day: date
    text: str
    code: str
    is_pulse: bool


class Calendars:
    """Use cases of a person's own calendar, for the staff."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._items = ItemReader(db, directory, clock)
        self._tasks = TaskReader(db, directory, clock)
        # Where calendar programs reach our web port, «https://bot.school.example»; None: they can't.
        self.public_url: str | None = None

    async def entries(self, actor: Actor) -> Sequence[Entry]:
        """The days on which the actor has to have something done or say how it goes, the earliest first."""
        actor.require(Permission.TASK_PLAN)
        found = [
            Entry(f"control{control.id}", control.day, line.text, line.code, control.is_pulse)
            for line in await self._items.mine(actor)
            for control in line.controls
        ]
        found += [
            Entry(f"task{line.id}", line.due_on, line.text, "", is_pulse=False)
            for line in await self._tasks.mine(actor)
            if line.due_on is not None
        ]
        return sorted(found, key=lambda entry: (entry.day, entry.uid))

    async def made_at(self, actor: Actor) -> datetime | None:
        """When the link that works now was made; None where there is none."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.read() as session:
            return (await session.execute(select(_FEED.created_at).where(_FEED.person_id == person_id))).scalar()

    async def make_link(self, actor: Actor) -> str:
        """A new token for the link; the old one opens nothing any more."""
        person_id = actor.require(Permission.TASK_PLAN)
        token = new_token()
        row = {"person_id": person_id, "token_hash": hash_of(token), "created_at": self._clock.now()}
        async with self._db.write(actor, shows="calendar") as session:
            await session.execute(self._db.upsert(CalendarFeed, "person_id", ("token_hash", "created_at")), [row])
        return token

    async def revoke(self, actor: Actor) -> None:
        """The link opens nothing any more."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.write(actor, shows="calendar") as session:
            await session.execute(delete(table(CalendarFeed)).where(_FEED.person_id == person_id))

    async def reader(self, token: str) -> Actor | None:
        """Who reads their calendar by this link, with the rights of now; None for a link that opens nothing.

        Who left or is one of the staff no more has none.
        """
        if not is_token(token):
            return None
        async with self._db.read() as session:
            found = await session.execute(select(_FEED.person_id).where(_FEED.token_hash == hash_of(token)))
            person_id = found.scalar()
        school = await self._directory.now()
        person = school.people.get(person_id or 0)
        if person is None or person.sender is None:
            return None
        actor = self._directory.actor(school, person.sender, person.language or "", None)
        return replace(actor, sender=None) if actor.may(Permission.TASK_PLAN) else None


_FEED = table(CalendarFeed).c
