"""A post as one of its readers has it: for whose sake, what they answered, and for which child another parent did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.groups import Facts, Groups
from bot.services.news.audience import EVERYBODY, Meant, children_meant, class_titles, still_meant
from bot.services.news.families import Answered, answered_by_others, is_settled
from bot.services.news.reminding import is_late
from bot.services.news.storing import COLUMNS, Post, find, with_files
from bot.services.snapshot import Known, Snapshot
from models.base import table
from models.news import Counting, NewsPost, NewsRecipient, PostState

# States in which readers have a post, or had it.
_WENT = frozenset({PostState.SENT, PostState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Received:
    """A post by the eyes of one reader.

    author: surname with initials, and the post that they hold; None once they left. classes: of the reader's children
    for whose sake they got it; answered: of those for whom another parent has reacted, where one is enough; settled:
    that is all of them. late: the reader's own reaction came after the last day.
    """

    post: Post
    author: str | None
    author_post: str | None
    classes: Sequence[str] = ()
    answered: Sequence[str] = ()
    settled: bool = False
    seen_at: datetime | None = None
    reacted_at: datetime | None = None
    answer: int | None = None
    words: str | None = None
    late: bool = False

    @property
    def is_withdrawn(self) -> bool:
        return self.post.state is PostState.WITHDRAWN

    @property
    def is_waited_for(self) -> bool:
        """Whether a reaction of this reader is still missing: their own, or any parent's for one of the children."""
        return self.post.is_letter and self.reacted_at is None and not self.settled

    @property
    def choice(self) -> str | None:
        """The words of the answer that was chosen, where they are still among the choices."""
        choices = self.post.choices
        return choices[self.answer] if self.answer is not None and self.answer < len(choices) else None


class NewsReader:
    """Reads posts for those whom they are for. Nothing here tells anybody that a post of others exists."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def letter(self, actor: Actor, post_id: int) -> Received:
        """The post, withdrawn or not; Missing for whom it was not meant, or whom it concerns no longer."""
        person_id = actor.require_person()
        school, facts = await self._directory.now(), await self._groups.facts()
        async with self._db.read() as session:
            return await received(session, school, facts, school.people[person_id], post_id, self._clock.now())

    async def open(self, actor: Actor, post_id: int) -> Received:
        """The same, opened by the actor: from now on it is no news to them."""
        found = await self.letter(actor, post_id)
        if found.seen_at is None:
            values = {"post": post_id, "person": actor.person_id, "at": self._clock.now()}
            async with self._db.write(SYSTEM) as session:
                await session.execute(_SEE, values)
        return found

    async def preview(self, actor: Actor, post: Post) -> Received:
        """The post as its readers will see it, a parent of one of the classes for example."""
        school, facts = await self._directory.now(), await self._groups.facts()
        signed = replace(post, author_id=post.author_id or actor.person_id)
        titles = class_titles(children_meant(post.audience, EVERYBODY, facts), facts)
        return Received(signed, *_author(signed, school, school.today(self._clock.now())), classes=titles[:1])

    async def for_groups(self, post_id: int) -> Post | None:
        """The post for the chats of groups; None where it was withdrawn."""
        async with self._db.read() as session:
            post = await find(session, post_id)
        return post if post.state is PostState.SENT else None


async def received(
    session: AsyncSession, school: Snapshot, facts: Facts, person: Known, post_id: int, now: datetime
) -> Received:
    """A person's post as it stands; Missing where it is none of theirs (any more)."""
    row = (await session.execute(_RECEIVED, {"post": post_id, "person": person.id})).first()
    if row is None or row.state not in _WENT:
        raise Missing
    post = (await with_files(session, [row]))[0]
    meant = still_meant(post.audience, Meant(tuple(row.children), row.in_person), person, facts, school.today(now))
    if meant is None:
        raise Missing
    answered: Answered = frozenset()
    if meant.children and post.is_letter and post.counting is Counting.FAMILY:
        answered = await answered_by_others(session, school, person.id, {post_id: meant})
    return Received(
        post,
        *_author(post, school, school.today(now)),
        classes=class_titles(meant.children, facts),
        answered=class_titles((child for _, child in answered), facts),
        settled=is_settled(post_id, meant, answered),
        seen_at=row.seen_at,
        reacted_at=row.reacted_at,
        answer=row.answer,
        words=row.words,
        late=row.reacted_at is not None and is_late(row.reacted_at, post, school.calendar),
    )


def _author(post: Post, school: Snapshot, day: date) -> tuple[str | None, str | None]:
    """Who writes: the name of one of the staff, and what they are at school where that has a title."""
    author = school.people.get(post.author_id or 0)
    if author is None or not author.is_staff(day):
        return None, None
    return author.name or None, next((one.title for one in school.posts.values() if one.holder_id == author.id), None)


_POST, _GOT = table(NewsPost).c, table(NewsRecipient).c
_MINE = (_GOT.children, _GOT.in_person, _GOT.seen_at, _GOT.reacted_at, _GOT.answer, _GOT.words)
_RECEIVED = (
    select(*COLUMNS, *_MINE)
    .join(table(NewsRecipient), _GOT.post_id == _POST.id)
    .where(_POST.id == bindparam("post"), _GOT.person_id == bindparam("person"))
)
_SEE = (
    update(table(NewsRecipient))
    .where(_GOT.post_id == bindparam("post"), _GOT.person_id == bindparam("person"), _GOT.seen_at.is_(None))
    .values(seen_at=bindparam("at", type_=_GOT.seen_at.type))
)
