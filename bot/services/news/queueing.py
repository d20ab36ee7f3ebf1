"""A post on its way into the outbox: its readers and a message for each, in the transaction that sends it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import WriteSession
from bot.services.news.storing import Post
from bot.services.news.timing import Wishes
from models.base import Base, table
from models.delivery import NoticeState, OutboxNotice
from models.news import MutedTopic, NewsRecipient
from models.people import NewsMode, Person

# The kind of the notice that carries a post.
KIND: Final = "news.post"
# Rows written at once, so that others get their turn in between.
CHUNK: Final = 500
# News that could not be delivered for so long are not news any more.
LIVES: Final = timedelta(days=14)

_MODES = select(Person.id, Person.news_mode).where(Person.news_mode != NewsMode.AT_ONCE)
_MUTED = select(MutedTopic.person_id).where(MutedTopic.topic == bindparam("about"))


async def wishes_of(session: AsyncSession, post: Post) -> Wishes:
    """How people want news of this topic."""
    modes = {row.id: row.news_mode for row in await session.execute(_MODES)}
    muted = (await session.execute(_MUTED, {"about": post.topic})).scalars()
    return Wishes(modes, frozenset(muted))


async def add_recipients(session: WriteSession, post_id: int, people: Mapping[int, tuple[int, ...]]) -> None:
    """Note whom the post is for; people: with the children of parents."""
    rows = [
        {"post_id": post_id, "person_id": person_id, "children": list(children)}
        for person_id, children in people.items()
    ]
    await _insert(session, NewsRecipient, rows)


async def add_messages(
    session: WriteSession, post: Post, times: Mapping[datetime, Sequence[int]], now: datetime
) -> None:
    """Queue a message for each of these people at its moment."""
    for due, people in times.items():
        same = {
            "kind": KIND,
            "subject": post.thing,
            "args": {},
            "urgent": post.is_urgent,
            "state": NoticeState.QUEUED,
            "due_at": due,
            "attempts": 0,
            "created_at": now,
            "expires_at": max(now, due) + LIVES,
            "in_digest": False,
            "revision": 0,
        }
        rows = [same | {"person_id": one, "dedup_key": f"{post.thing}:{one}"} for one in people]
        await _insert(session, OutboxNotice, rows)


async def _insert(session: WriteSession, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), CHUNK):
        await session.execute(insert(table(model)), rows[start : start + CHUNK])
