"""Words on an item, and who wants to hear of it."""

from sqlalchemy import bindparam, delete, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.roadmap.hearing import Hearing
from bot.services.roadmap.moving import ItemMover
from bot.services.text import clean_text
from models.base import table
from models.roadmap import RoadmapEvent, RoadmapWatcher


class Talking:
    """Use cases for whoever has any hand in an item, watchers too."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._mover = ItemMover(db, directory)
        self._hearing = Hearing(self._mover, directory)

    async def say(self, actor: Actor, item_id: int, words: str, line: int = 0) -> None:
        """Say something: those who see to it, the coordinators and the watchers are told.

        line: one's own answer in the history, to which the words belong if it has none yet; nobody is told then.
        """
        person_id, now, said = actor.require_person(), self._clock.now(), clean_text(words)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row, _, _ = await self._mover.find(session, actor, item_id, now)
            await self._mover.refuse_past(session, row)
            own = {"line": line, "item": item_id, "author": person_id, "said": said}
            if line and (await session.execute(_ADD_WORDS, own)).first() is not None:
                return
            event = await self._mover.note(session, item_id, actor, "say", now, said)
            people = [*await self._hearing.concerned(session, row, now), *await self._mover.coordinators(now)]
            await self._mover.tell(session, people, "said", item_id, now, {"event": event}, besides=person_id)

    async def watch(self, actor: Actor, item_id: int) -> None:
        """Hear of an item from now on. Missing for whoever may not see it."""
        person_id = actor.require_person()
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            await self._mover.find(session, actor, item_id, self._clock.now())
            add = self._db.insert_ignoring(RoadmapWatcher)
            await session.execute(add, {"item_id": item_id, "person_id": person_id})

    async def unwatch(self, actor: Actor, item_id: int) -> None:
        """Hear of an item no more; who only watched it does not see it any more either."""
        person_id = actor.require_person()
        watchers = table(RoadmapWatcher)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            own = (watchers.c.item_id == item_id, watchers.c.person_id == person_id)
            await session.execute(delete(watchers).where(*own))


_EVENT = table(RoadmapEvent).c
_ADD_WORDS = (
    update(table(RoadmapEvent))
    .where(
        _EVENT.id == bindparam("line"),
        _EVENT.item_id == bindparam("item"),
        _EVENT.person_id == bindparam("author"),
        _EVENT.words.is_(None),
    )
    .values(words=bindparam("said"))
    .returning(_EVENT.id)
)
