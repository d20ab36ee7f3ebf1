"""What readers answer to a letter: they confirm, choose, say whether they come, or write; the last answer stands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import bindparam, func, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
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

    Who answered in time did so, even if they choose another answer later: the first moment is the one that is kept. All
    messages that brought the letter, its reminders too, show the answer then. tapped: the number of the one whose
    button was tapped, which the tap's own answer makes anew.
    """

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def react(self, actor: Actor, post_id: int, choice: int | None, tapped: int | None = None) -> bool:
        """Confirm, or choose an answer by its number from 0; whether it is what stands now.

        An older message's button changes no answer that was given since. Missing for whom the letter is not (any more),
        and for an answer that it does not have; Outdated where it was withdrawn.
        """
        async with self._letter(actor, post_id, choice, None) as (session, got):
            if got.reacted_at is not None:
                return got.answer == choice
            await self._keep(session, actor, got, choice, None, tapped)
        return True

    async def change(self, actor: Actor, post_id: int, choice: int | None, tapped: int | None = None) -> None:
        """Choose another answer, or the first; as `react`, but whatever stands."""
        async with self._letter(actor, post_id, choice, None) as (session, got):
            await self._keep(session, actor, got, choice, None, tapped)

    async def answer(self, actor: Actor, post_id: int, words: str) -> None:
        """Answer in words, which go to the sender alone. Invalid for none, or more than a thousand characters."""
        said = clean_text(words)
        async with self._letter(actor, post_id, None, said) as (session, got):
            await self._keep(session, actor, got, None, said, None)

    @asynccontextmanager
    async def _letter(
        self, actor: Actor, post_id: int, choice: int | None, words: str | None
    ) -> AsyncIterator[tuple[WriteSession, Received]]:
        """The letter to which this is an answer, in the transaction that takes it."""
        person_id = actor.require_person()
        school, facts, now = await self._directory.now(), await self._groups.facts(), self._clock.now()
        async with self._db.write(actor, shows=f"news.here:{post_id}:l") as session:
            got = await received(session, school, facts, school.people[person_id], post_id, now)
            if got.is_withdrawn:
                raise Outdated("error-news-withdrawn", shows=f"news:{post_id}")
            if not _fits(got, choice, words):
                raise Missing
            yield session, got

    async def _keep(
        self,
        session: WriteSession,
        actor: Actor,
        got: Received,
        choice: int | None,
        words: str | None,
        tapped: int | None,
    ) -> None:
        """Write the answer down where it is another one, and have all messages of the letter show it."""
        person_id, now = actor.require_person(), self._clock.now()
        if got.reacted_at is None or (got.answer, got.words) != (choice, words):
            values = {"post": got.post.id, "person": person_id, "at": now, "chosen": choice, "said": words}
            await session.execute(_REACT, values)
        await notices.change_for(session, got.post.thing, person_id, now, tapped)


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
