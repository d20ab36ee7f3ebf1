"""Whether people can be reached in a messenger, and under which number."""

from sqlalchemy import select, update

from bot.access import SYSTEM, Sender
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from models.people import Identity, Person


class Reach:
    """What the messenger tells of its chats."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def mark_reachable(self, sender: Sender, *, reachable: bool) -> None:
        """A person stopped the bot, or started it again. Nothing happens for a stranger."""
        school = await self._directory.now()
        person = school.people.get(school.by_sender.get(sender, 0))
        if person is None or person.reachable == reachable:
            return
        async with self._db.write(SYSTEM) as session:
            since = None if reachable else self._clock.now()
            await session.execute(update(Person).where(Person.id == person.id).values(unreachable_since=since))
            await self._directory.touch(session)

    async def move_chat(self, sender: Sender, new_external_id: int) -> None:
        """The messenger gave a chat another number."""
        async with self._db.write(SYSTEM) as session:
            found = select(Identity.id).where(
                Identity.channel == sender.channel, Identity.external_id == sender.external_id
            )
            await session.execute(update(Identity).where(Identity.id.in_(found)).values(external_id=new_external_id))
            await self._directory.touch(session)
