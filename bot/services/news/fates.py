"""What became of a post on its way to each of its recipients: what the outbox knows, and who has no row there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.news.queueing import KIND
from bot.services.news.storing import Post
from bot.services.snapshot import Snapshot
from models.base import table
from models.delivery import NoticeState, OutboxNotice


class Fate(StrEnum):
    """REACHED: it arrived. WAITING: for its hour or a free line. STOPPED: the bot is stopped. FAILED: can't be sent.

    RECALLED: withdrawn, or needed no longer, before it went. NOT_JOINED: not in the bot. LATER: joined after it was
    sent, and finds it in the archive. WITHOUT: does without such news.
    """

    REACHED = "reached"
    WAITING = "waiting"
    STOPPED = "stopped"
    FAILED = "failed"
    RECALLED = "recalled"
    NOT_JOINED = "not_joined"
    LATER = "later"
    WITHOUT = "without"


# What the outbox writes beside a notice that it dropped (bot/outbox_rows.py, bot/outbox.py).
_DROPPED: Mapping[str | None, Fate] = {
    "unreachable": Fate.STOPPED,
    "withdrawn": Fate.RECALLED,
    "not needed": Fate.RECALLED,
    "taken away": Fate.REACHED,
}
_ROW = table(OutboxNotice).c
_ROWS = select(_ROW.person_id, _ROW.chat_id, _ROW.state, _ROW.message_id, _ROW.error).where(
    _ROW.subject == bindparam("about"), _ROW.kind == KIND
)


async def rows_of(session: AsyncSession, post: Post) -> Sequence[Any]:
    """What the outbox knows of a post."""
    return (await session.execute(_ROWS, {"about": post.thing})).all()


def fates(people: Iterable[int], rows: Iterable[Any], post: Post, school: Snapshot) -> Mapping[Fate, int]:
    """How many of these people fared how; who got nothing and has left the school is not counted."""
    known = {row.person_id: _of_row(row) for row in rows if row.person_id is not None}
    found = (known.get(one) or _without_row(one, post, school) for one in people)
    return Counter(fate for fate in found if fate is not None)


def fates_of_chats(rows: Iterable[Any]) -> Mapping[Fate, int]:
    """The same of the groups' chats."""
    return Counter(_of_row(row) for row in rows if row.chat_id is not None)


def _of_row(row: Any) -> Fate:
    if row.message_id is not None or row.state is NoticeState.SENT:
        return Fate.REACHED
    if row.state is NoticeState.QUEUED:
        return Fate.WAITING
    return _DROPPED.get(row.error, Fate.FAILED) if row.state is NoticeState.DROPPED else Fate.FAILED


def _without_row(person_id: int, post: Post, school: Snapshot) -> Fate | None:
    person = school.people.get(person_id)
    if person is None:
        return None
    if person.sender is None:
        return Fate.NOT_JOINED
    if not person.reachable:
        return Fate.STOPPED
    return Fate.LATER if post.is_letter or post.is_urgent else Fate.WITHOUT
