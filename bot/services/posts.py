"""Posts that one person holds: what a post answers for in the roadmap goes on with its next holder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Missing
from bot.services.directory import Directory
from bot.services.roadmap.states import OPEN_STATES
from bot.services.text import clean_line, fold
from models.base import table
from models.roadmap import Post, RoadmapAssignee, RoadmapEvent, RoadmapItem

TITLE_LIMIT: Final = 120


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post, who holds it (None: nobody now), and how many open items it answers for."""

    id: int
    title: str
    holder_id: int | None
    items: int


class Posts:
    """Use cases about posts, for whoever says who holds them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def all(self, actor: Actor) -> Sequence[HeldPost]:
        """All posts by their titles, vacant ones first."""
        actor.require(Permission.POSTS_MANAGE)
        async with self._db.read() as session:
            counts = {row.post_id: row.items for row in await session.execute(_COUNTS)}
        school = await self._directory.now()
        found = [
            HeldPost(post.id, post.title, post.holder_id, counts.get(post.id, 0)) for post in school.posts.values()
        ]
        return sorted(found, key=lambda post: (post.holder_id in school.people, post.title))

    async def one(self, actor: Actor, post_id: int) -> HeldPost:
        """One of them; Missing where there is none."""
        found = next((post for post in await self.all(actor) if post.id == post_id), None)
        if found is None:
            raise Missing
        return found

    async def add(self, actor: Actor, raw: str) -> None:
        """A new post, vacant; Invalid where there is one of that title."""
        actor.require(Permission.POSTS_MANAGE)
        title = clean_line(raw, TITLE_LIMIT)
        school = await self._directory.now()
        if any(fold(post.title) == fold(title) for post in school.posts.values()):
            raise Invalid("error-post-exists", title=title)
        async with self._db.write(actor, shows="posts") as session:
            await session.execute(insert(table(Post)), {"title": title, "holder_id": None})
            await self._directory.touch(session)

    async def hand(self, actor: Actor, post_id: int, holder_id: int | None) -> int:
        """Give a post to one of the staff, or (None) to nobody; how many open items went along.

        Missing for an unknown post or person.
        """
        actor.require(Permission.POSTS_MANAGE)
        now = self._clock.now()
        school = await self._directory.now()
        holder = school.people.get(holder_id or 0)
        if post_id not in school.posts:
            raise Missing
        if holder_id is not None and (holder is None or not holder.is_staff(school.today(now))):
            raise Missing("error-person-missing")
        async with self._db.write(actor, shows=f"post:{post_id}") as session:
            before = (await session.execute(_HELD.with_for_update(), {"post": post_id})).scalar_one()
            await session.execute(_HAND, {"post": post_id, "holder": holder_id})
            items = await pass_post(session, actor, post_id, before, holder_id, now)
            await self._directory.touch(session)
        return items


async def pass_post(
    session: WriteSession, actor: Actor, post_id: int, before: int | None, holder_id: int | None, now: datetime
) -> int:
    """Let the open items of a post follow it: whom it named, and who had those of which it is the main place.

    Who took an item or got it passed in another way keeps it. The new holder is told by the clock, as of any item that
    becomes theirs. Returns how many went.
    """
    assignee = table(RoadmapAssignee).c
    named = (assignee.post_id == post_id, assignee.item_id.in_(_OPEN))
    items = list((await session.execute(select(assignee.item_id).where(*named))).scalars())
    if items and before != holder_id:
        replaced = update(table(RoadmapAssignee)).where(*named, assignee.person_id == before)
        await session.execute(replaced.values(person_id=holder_id))
        await _tell_anew(session, actor, table(RoadmapItem).c.id.in_(items), "post", now)
        if before is not None:
            first = select(assignee.item_id).where(assignee.post_id == post_id, assignee.position == 0)
            owned = update(table(RoadmapItem)).where(_ITEM.id.in_(items), _ITEM.id.in_(first), _ITEM.owner_id == before)
            await session.execute(owned.values(owner_id=holder_id))
    return len(items)


async def pass_items(
    session: WriteSession, actor: Actor, person_id: int, successor_id: int | None, now: datetime
) -> int:
    """Whoever leaves: posts become the successor's or vacant, and so do open items that name or were passed to them.

    Without a successor the items stay named as they are and nobody's: the clock tells the coordinator, and the group
    of what one of it had taken. Returns how many.
    """
    posts = table(Post).c
    for post_id in list((await session.execute(select(posts.id).where(posts.holder_id == person_id))).scalars()):
        await session.execute(_HAND, {"post": post_id, "holder": successor_id})
        await pass_post(session, actor, post_id, person_id, successor_id, now)
    assignee, item = table(RoadmapAssignee).c, table(RoadmapItem).c
    theirs, count = _of(person_id), await count_items(session, person_id)
    if count and successor_id is not None:
        await _tell_anew(session, actor, theirs, "successor", now)
        mine = update(table(RoadmapAssignee)).where(assignee.person_id == person_id, assignee.item_id.in_(_OPEN))
        await session.execute(mine.values(person_id=successor_id))
    elif count:
        told_at = case((item.owner_id == person_id, None), else_=item.told_at)
        unsaid = update(table(RoadmapItem)).where(theirs).values(told_at=told_at, unclaimed_told_at=None)
        await session.execute(unsaid)
    owned = update(table(RoadmapItem)).where(item.owner_id == person_id, item.id.in_(_OPEN))
    await session.execute(owned.values(owner_id=successor_id))
    return count


async def count_items(session: AsyncSession, person_id: int) -> int:
    """How many open items name somebody, or were taken by them or passed to them."""
    count = select(func.count()).select_from(table(RoadmapItem)).where(_of(person_id))
    return int((await session.execute(count)).scalar_one())


def _of(person_id: int) -> ColumnElement[bool]:
    named = select(_ASSIGNEE.item_id).where(_ASSIGNEE.person_id == person_id)
    return (_ITEM.id.in_(named) | (_ITEM.owner_id == person_id)) & _ITEM.id.in_(_OPEN)


async def _tell_anew(
    session: WriteSession, actor: Actor, items: ColumnElement[bool], action: str, now: datetime
) -> None:
    """Let the clock tell whoever answers for these items now, and write it into their histories."""
    item = table(RoadmapItem).c
    changed = update(table(RoadmapItem)).where(items).values(told_at=None, unclaimed_told_at=None).returning(item.id)
    numbers = list((await session.execute(changed)).scalars())
    events: list[dict[str, Any]] = [
        {"item_id": number, "person_id": actor.person_id, "action": action, "at": now} for number in numbers
    ]
    if events:
        await session.execute(insert(table(RoadmapEvent)), events)


_ITEM, _ASSIGNEE = table(RoadmapItem).c, table(RoadmapAssignee).c
_OPEN = select(_ITEM.id).where(_ITEM.state.in_(OPEN_STATES), _ITEM.rolled_at.is_(None))
_COUNTS = (
    select(_ASSIGNEE.post_id, func.count().label("items"))
    .where(_ASSIGNEE.post_id.is_not(None), _ASSIGNEE.item_id.in_(_OPEN))
    .group_by(_ASSIGNEE.post_id)
)
_HELD = select(table(Post).c.holder_id).where(table(Post).c.id == bindparam("post"))
_HAND = update(table(Post)).where(table(Post).c.id == bindparam("post")).values(holder_id=bindparam("holder"))
