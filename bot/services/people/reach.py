"""Whether people can be reached in a messenger, and under which number."""

from collections import Counter
from datetime import datetime

from sqlalchemy import select, update

from bot.access import SYSTEM, Sender
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.services import notices
from bot.services.directory import Directory
from bot.services.news.returning import queue_waiting
from bot.services.people import handover
from bot.services.snapshot import Known, Snapshot
from models.people import Identity, Person, Role


class Reach:
    """What the messenger tells of its chats."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def mark_reachable(self, sender: Sender, *, reachable: bool) -> None:
        """A person stopped the bot, or started it again; then letters that still wait for them come.

        Nothing happens for a stranger.
        """
        school = await self._directory.now()
        person = school.people.get(school.by_sender.get(sender, 0))
        if person is None or person.reachable == reachable:
            return
        now = self._clock.now()
        since = None if reachable else now
        was = Person.unreachable_since.is_not(None) if reachable else Person.unreachable_since.is_(None)
        async with self._db.write(SYSTEM) as session:
            await self._directory.touch(session)
            marked = update(Person).where(Person.id == person.id, was).values(unreachable_since=since)
            if not changed(await session.execute(marked)):
                return
            if reachable:
                await queue_waiting(self._db, session, school, person.id, now)
            else:
                await self._tell_heads(session, school, person, now)

    async def _tell_heads(self, session: WriteSession, school: Snapshot, person: Known, now: datetime) -> None:
        """Tell who heads the services whose tickets somebody holds who can't be reached any more; else the admins."""
        today = school.today(now)
        counts: Counter[int] = Counter()
        for _, team_id, _ in await handover.tickets_of(session, person.id):
            team = school.teams.get(team_id or 0)
            head = school.people.get(team.head_id or 0) if team else None
            stand_in = school.stand_in(head, today) if head and head is not person else None
            told = [stand_in] if stand_in and stand_in is not person else school.holders(Role.ADMIN, today)
            counts.update(one.id for one in told)
        for head_id, count in counts.items():
            notice = notices.Notice("absence.unreachable", f"person:{person.id}", {"name": person.name, "count": count})
            await notices.put(self._db, session, school, [head_id], notice, now)

    async def move_chat(self, sender: Sender, new_external_id: int) -> None:
        """The messenger gave a chat another number."""
        async with self._db.write(SYSTEM) as session:
            found = select(Identity.id).where(
                Identity.channel == sender.channel, Identity.external_id == sender.external_id
            )
            await session.execute(update(Identity).where(Identity.id.in_(found)).values(external_id=new_external_id))
            await self._directory.touch(session)
