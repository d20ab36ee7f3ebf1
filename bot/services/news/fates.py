"""What became of a post on its way to each of its recipients: what the outbox knows, and who has no row there."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam, func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.news.queueing import KIND
from bot.services.news.storing import Post
from bot.services.snapshot import Snapshot
from models.base import table
from models.delivery import CLAIM_LEASE, NoticeState, OutboxNotice
from models.news import NewsRecipient


class Fate(StrEnum):
    """REACHED: it arrived. SENDING: due or on its way. WAITING: for its hour. STOPPED: the bot is. FAILED: refused.

    RECALLED: withdrawn, or needed no longer, before it went. NOT_JOINED: not in the bot. LATER: joined after it was
    sent, or came back after it was given up, and finds it in the archive. WITHOUT: does without such news.
    """

    REACHED = "reached"
    SENDING = "sending"
    WAITING = "waiting"
    STOPPED = "stopped"
    FAILED = "failed"
    RECALLED = "recalled"
    NOT_JOINED = "not_joined"
    LATER = "later"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Fates:
    """How many people fared how, and how many chats of groups."""

    people: Mapping[Fate, int]
    chats: Mapping[Fate, int]


async def fates_of(
    session: AsyncSession, post: Post, school: Snapshot, now: datetime, people: Iterable[int] | None = None
) -> Fates:
    """What became of a post, counted; people: only of these. Who got nothing and has left the school is not counted."""
    only = _GROUPED, _MISSED, _GIVEN_UP
    chosen: dict[str, Any] = {"about": post.thing, "post": post.id, "now": now + CLAIM_LEASE}
    if people is not None:
        only = _GROUPED_OF_SOME, _MISSED_OF_SOME, _GIVEN_UP_OF_SOME
        chosen["people"] = list(people)
    found: Counter[Fate] = Counter()
    chats: Counter[Fate] = Counter()
    for row in await session.execute(only[0], chosen):
        (chats if row.is_chat else found)[_of_rows(row)] += row.number
    in_archive = Fate.LATER if post.is_letter or post.is_urgent else Fate.WITHOUT
    for statement, else_ in ((only[1], in_archive), (only[2], Fate.LATER)):
        for (person_id,) in await session.execute(statement, chosen):
            fate = _unreached(person_id, school, else_)
            found.update([fate] if fate else [])
    return Fates(found, chats)


# What the outbox writes beside a notice that it dropped (bot/outbox_rows.py, bot/outbox.py).
_DROPPED: Mapping[str | None, Fate] = {
    "unreachable": Fate.STOPPED,
    "withdrawn": Fate.RECALLED,
    "not needed": Fate.RECALLED,
}


def _of_rows(row: Any) -> Fate:
    if row.arrived or row.state is NoticeState.SENT:
        return Fate.REACHED
    if row.state is NoticeState.QUEUED:
        return Fate.SENDING if row.is_due else Fate.WAITING
    return _DROPPED.get(row.error, Fate.FAILED) if row.state is NoticeState.DROPPED else Fate.FAILED


def _unreached(person_id: int, school: Snapshot, else_: Fate) -> Fate | None:
    """Of somebody to whom nothing went; else_: where they can be reached today."""
    person = school.people.get(person_id)
    if person is None:
        return None
    if person.sender is None:
        return Fate.NOT_JOINED
    return else_ if person.reachable else Fate.STOPPED


_ROW, _GOT = table(OutboxNotice).c, table(NewsRecipient).c
_ABOUT = (_ROW.subject == bindparam("about"), _ROW.kind == KIND)
_KINDS = (
    _ROW.state,
    _ROW.message_id.is_not(None).label("arrived"),
    _ROW.error,
    (_ROW.due_at <= bindparam("now", type_=_ROW.due_at.type)).label("is_due"),
    _ROW.chat_id.is_not(None).label("is_chat"),
)
# Whether they can be reached by now is asked of each.
_IS_GIVEN_UP = and_(_ROW.state == NoticeState.DROPPED, _ROW.error == "unreachable", _ROW.person_id.is_not(None))
_GIVEN_UP = select(_ROW.person_id).where(*_ABOUT, _IS_GIVEN_UP)
_GIVEN_UP_OF_SOME = _GIVEN_UP.where(_ROW.person_id.in_(bindparam("people", expanding=True)))
_GROUPED = select(*_KINDS, func.count().label("number")).where(*_ABOUT, not_(_IS_GIVEN_UP)).group_by(*_KINDS)
_GROUPED_OF_SOME = _GROUPED.where(_ROW.person_id.in_(bindparam("people", expanding=True)))
_TOLD = select(_ROW.person_id).where(*_ABOUT, _ROW.person_id.is_not(None))
_MISSED = select(_GOT.person_id).where(_GOT.post_id == bindparam("post"), _GOT.person_id.not_in(_TOLD))
_MISSED_OF_SOME = _MISSED.where(_GOT.person_id.in_(bindparam("people", expanding=True)))
