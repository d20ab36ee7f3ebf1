"""What readers answer to a letter: they confirm, choose, say whether they come, or write; the last answer stands."""

from typing import Any

from sqlalchemy import bindparam, func, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.news.reading import Received, received
from bot.services.text import clean_text
from models.base import table
from models.news import NewsRecipient, Reaction

# Comes, and does not.
MEETING_ANSWERS = 2


class Reacting:
    """Use cases of a letter's reader. What comes after the last day is taken, and counts as late.

    Who answered in time did so, even if they choose another answer later: the first moment is the one that is kept.
    """

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def react(self, actor: Actor, post_id: int, choice: int | None) -> None:
        """Confirm, or choose an answer by its number from 0; twice the same changes nothing.

        Missing for whom the letter is not (any more), and for an answer that it does not have; Outdated where it was
        withdrawn.
        """
        await self._store(actor, post_id, choice, None)

    async def answer(self, actor: Actor, post_id: int, words: str) -> None:
        """Answer in words, which go to the sender alone; the letter's message, which asked for them, shows them then.

        Invalid for none, or more than a thousand characters.
        """
        await self._store(actor, post_id, None, clean_text(words))

    async def _store(self, actor: Actor, post_id: int, choice: int | None, words: str | None) -> None:
        person_id = actor.require_person()
        school, facts, now = await self._directory.now(), await self._groups.facts(), self._clock.now()
        async with self._db.write(actor, shows=f"news.here:{post_id}:l") as session:
            got = await received(session, school, facts, school.people[person_id], post_id, now)
            if got.is_withdrawn:
                raise Outdated("error-news-withdrawn", shows=f"news:{post_id}")
            if not _fits(got, choice, words):
                raise Missing
            if got.reacted_at is None or (got.answer, got.words) != (choice, words):
                values = {"post": post_id, "person": person_id, "at": now, "chosen": choice, "said": words}
                await session.execute(_REACT, values)
            if words is not None:
                await notices.change_for(session, got.post.thing, person_id, now)


def _fits(got: Received, choice: int | None, words: str | None) -> bool:
    """Whether this is an answer to what the letter asks."""
    match got.post.reaction:
        case Reaction.ACKNOWLEDGE:
            return choice is None and words is None
        case Reaction.WORDS:
            return words is not None
        case Reaction.CHOICE:
            return choice is not None and 0 <= choice < len(got.post.choices)
        case Reaction.MEETING:
            return choice is not None and 0 <= choice < MEETING_ANSWERS
        case _:
            return False


_GOT = table(NewsRecipient).c
_AT: Any = bindparam("at", type_=_GOT.reacted_at.type)
_REACT = (
    update(table(NewsRecipient))
    .where(_GOT.post_id == bindparam("post"), _GOT.person_id == bindparam("person"))
    .values(
        reacted_at=func.coalesce(_GOT.reacted_at, _AT),
        answer=bindparam("chosen"),
        words=bindparam("said"),
        seen_at=func.coalesce(_GOT.seen_at, _AT),
    )
)
