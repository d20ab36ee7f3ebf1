"""Words that somebody typed beside any question while letters wait for words of theirs: kept until it is said what for.

They stand where the answer would, without the moment of a reaction: so they count nowhere, and nothing is lost by a
restart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import bindparam, null, select, update

from bot.access import Actor
from bot.db import Database
from bot.errors import Outdated
from bot.services.news.archive import Archive, ArchiveLine, Shelf
from bot.services.news.reacting import Reacting
from bot.services.text import clean_text
from models.base import table
from models.news import NewsRecipient, Reaction

# So many letters are offered.
OFFERED: Final = 3
LOOKED_AT: Final = 30


@dataclass(frozen=True, slots=True)
class Held:
    """The words, and the letters that they may answer."""

    words: str
    letters: Sequence[ArchiveLine]


class Holding:
    """Use cases of a letter's reader who simply writes."""

    def __init__(self, db: Database, archive: Archive, reacting: Reacting) -> None:
        self._db = db
        self._archive = archive
        self._reacting = reacting

    async def hold(self, actor: Actor, words: str) -> bool:
        """Keep words, instead of what was kept; False where no letter waits for any. Invalid as for an answer."""
        letters = await self._letters(actor)
        if not letters:
            return False
        values = {"person": actor.person_id, "posts": [one.id for one in letters], "said": clean_text(words)}
        async with self._db.write(actor, shows="news.ask") as session:
            await session.execute(_FORGET, {"person": actor.person_id})
            await session.execute(_HOLD, values)
        return True

    async def held(self, actor: Actor) -> Held:
        """What is kept; Outdated where nothing is."""
        async with self._db.read() as session:
            said = {row.post_id: row.words for row in await session.execute(_HELD, {"person": actor.require_person()})}
        letters = [one for one in await self._letters(actor) if one.id in said]
        if not letters:
            raise Outdated(shows="news.all")
        return Held(said[letters[0].id], letters)

    async def answer(self, actor: Actor, post_id: int) -> None:
        """What is kept answers this letter, and no other."""
        held = await self.held(actor)
        if post_id not in {one.id for one in held.letters}:
            raise Outdated(shows=f"news:{post_id}")
        await self._reacting.answer(actor, post_id, held.words)
        await self._forget(replace(actor, update_id=None))

    async def drop(self, actor: Actor) -> str:
        """The words, which are kept no longer and answer nothing; Outdated where there are none."""
        held = await self.held(actor)
        await self._forget(actor)
        return held.words

    async def _forget(self, actor: Actor) -> None:
        async with self._db.write(actor, shows="news.all") as session:
            await session.execute(_FORGET, {"person": actor.person_id})

    async def _letters(self, actor: Actor) -> list[ArchiveLine]:
        """Those that wait for words of the actor's, the most pressing first."""
        page = await self._archive.page(actor, Shelf.LETTERS, 0, LOOKED_AT)
        return [one for one in page.lines if one.is_new and one.reaction is Reaction.WORDS][:OFFERED]


_GOT = table(NewsRecipient).c
_OPEN = (_GOT.person_id == bindparam("person"), _GOT.reacted_at.is_(None))
_HELD = select(_GOT.post_id, _GOT.words).where(*_OPEN, _GOT.words.is_not(None))
_HOLD = (
    update(table(NewsRecipient))
    .where(*_OPEN, _GOT.post_id.in_(bindparam("posts", expanding=True)))
    .values(words=bindparam("said"))
)
_FORGET = update(table(NewsRecipient)).where(*_OPEN, _GOT.words.is_not(None)).values(words=null())
