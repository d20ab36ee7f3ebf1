"""A post on its way into the outbox: its readers and a message for each, in the transaction that sends it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

from sqlalchemy import JSON, Boolean, String, bindparam, cast, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import NullType

from bot.db import WriteSession
from bot.services.groups import Group
from bot.services.news.audience import Meant
from bot.services.news.storing import Post
from bot.services.news.timing import Wishes
from bot.services.notices import Notice
from models.base import BigId, UtcDateTime, table
from models.delivery import OutboxNotice
from models.news import GroupChat, MutedTopic, NewsRecipient
from models.people import NewsMode, Person

# The kind of the notice that carries a post.
KIND: Final = "news.post"
# News that could not be delivered for so long are not news any more.
LIVES: Final = timedelta(days=14)
# People of one statement. Writing out more of them at a time would keep all else waiting, and fill the memory.
AT_ONCE: Final = 2_500

_MODES = select(Person.id, Person.news_mode).where(Person.news_mode != NewsMode.AT_ONCE)
_CHAT = table(GroupChat).c
_SETTLED = select(_CHAT.chat_id, _CHAT.group_code).where(
    _CHAT.id.in_(bindparam("chats", expanding=True)), _CHAT.group_code.is_not(None)
)
_MUTED = select(MutedTopic.person_id).where(MutedTopic.topic == bindparam("about"))


async def wishes_of(session: AsyncSession, post: Post) -> Wishes:
    """How people want news of this topic."""
    modes = {row.id: row.news_mode for row in await session.execute(_MODES)}
    muted = (await session.execute(_MUTED, {"about": post.topic})).scalars()
    return Wishes(modes, frozenset(muted))


async def chats_of(session: AsyncSession, post: Post) -> list[tuple[int, Group]]:
    """The messenger's numbers of the chats that are to get the post too, and who meets there, where that is known."""
    rows = await session.execute(_SETTLED, {"chats": list(post.chats)})
    return [(row.chat_id, Group.parse(row.group_code)) for row in rows]


@dataclass(frozen=True, slots=True)
class Mailing:
    """What a post's transaction puts in, written out before it begins: objects of JSON whose keys are people.

    readers: with the children of parents, by whether they are meant in person. messages: by the moment when they are
    due.
    """

    readers: Sequence[tuple[bool, str]]
    messages: Sequence[tuple[datetime, str]]


def mailing(people: Mapping[int, Meant], times: Mapping[datetime, Sequence[int]]) -> Mailing:
    """A mailing to these people at these moments. Pure; takes a while for thousands."""
    return Mailing(
        [
            (in_person, json.dumps({one: people[one].children for one in some}))
            for in_person in (False, True)
            for some in _portions(one for one, meant in people.items() if meant.in_person is in_person)
        ],
        messages_of(times),
    )


def messages_of(times: Mapping[datetime, Sequence[int]]) -> list[tuple[datetime, str]]:
    """What `add_messages` puts in for these people. Pure."""
    return [(due, json.dumps(dict.fromkeys(some))) for due, people in times.items() for some in _portions(people)]


async def add_recipients(session: WriteSession, post_id: int, readers: Iterable[tuple[bool, str]]) -> None:
    """Note whom the post is for."""
    for in_person, some in readers:
        await session.execute(_ADD_RECIPIENTS, {"post": post_id, "own": in_person, "people": some})


async def add_messages(
    session: WriteSession, notice: Notice, messages: Iterable[tuple[datetime, str]], now: datetime
) -> None:
    """Queue a notice for each of these people at its moment. Whoever does has claimed to be the one who does."""
    same = {"what": notice.kind, "about": notice.subject, "once": notice.once, "is_urgent": notice.urgent, "now": now}
    for due, people in messages:
        await session.execute(_ADD_MESSAGES, same | {"due": due, "until": max(now, due) + LIVES, "people": people})


def _portions(people: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(people)
    while some := list(islice(rest, AT_ONCE)):
        yield some


# Thousands of rows go in as one statement from one argument, an object whose keys are people: whoever writes on SQLite
# keeps all others from writing, and row by row it would take several times as long.
_EACH = func.json_each(bindparam("people", type_=NullType())).table_valued("key", "value")
_PERSON: Final = cast(_EACH.c.key, BigId)
_READER = table(NewsRecipient)
_ADD_RECIPIENTS = insert(_READER).from_select(
    [_READER.c.post_id, _READER.c.person_id, _READER.c.children, _READER.c.in_person],
    select(bindparam("post", type_=BigId), _PERSON, _EACH.c.value, bindparam("own", type_=Boolean)),
)
_MESSAGE: Final[dict[str, Any]] = {
    "person_id": _PERSON,
    "kind": bindparam("what", type_=String),
    "subject": bindparam("about", type_=String),
    "args": literal({}, JSON),
    "urgent": bindparam("is_urgent", type_=Boolean),
    "due_at": bindparam("due", type_=UtcDateTime),
    "created_at": bindparam("now", type_=UtcDateTime),
    "expires_at": bindparam("until", type_=UtcDateTime),
    "dedup_key": bindparam("once", type_=String).concat(":").concat(cast(_EACH.c.key, String)),
}
_ADD_MESSAGES = insert(table(OutboxNotice)).from_select(list(_MESSAGE), select(*_MESSAGE.values()))
