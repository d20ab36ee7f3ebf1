"""Audiences that are a tap away: under a name of their author's, those used last, and those that everybody needs."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, update

from bot.access import Actor, Permission
from bot.db import Database
from bot.errors import Invalid, Missing
from bot.services.groups import Group, GroupKind
from bot.services.news.audience import Audience
from bot.services.news.audiences import Audiences
from bot.services.news.drafting import Drafting
from bot.services.news.storing import Post
from bot.services.news.titles import GroupTitle, Titles, scopes_of
from bot.services.text import clean_line, fold
from models.base import table
from models.news import NewsPost, SavedAudience
from models.people import Role

TITLE_LIMIT: Final = 60
SAVED_LIMIT: Final = 20
RECENT_SHOWN: Final = 3
# Among so many of the last posts different audiences are looked for.
LOOKED_AT: Final = 20
# No database counts so far.
BEYOND_NUMBERS: Final = 2**53


class ReadyKind(StrEnum):
    """Where a ready audience comes from."""

    SAVED = "saved"
    RECENT = "recent"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready audience. key: the number of a saved one, the post that a recent one was used for, a group's code.

    title: of a saved one.
    """

    kind: ReadyKind
    key: str
    title: str
    groups: tuple[GroupTitle, ...]
    exceptions: tuple[GroupTitle, ...]


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A saved audience in a list."""

    id: int
    title: str


class ReadyMade:
    """Use cases of ready audiences. Saved ones are their author's alone."""

    def __init__(self, db: Database, audiences: Audiences, drafting: Drafting) -> None:
        self._db = db
        self._audiences = audiences
        self._drafting = drafting

    async def ready(self, actor: Actor, post_id: int) -> list[Ready]:
        """What can be taken as it is for this post: the usual groups, saved audiences, those used last."""
        post, titles = await self._drafting.post(actor, post_id), await self._audiences.titles(actor)
        person_id = actor.require(Permission.NEWS_WRITE)
        async with self._db.read() as session:
            saved = (await session.execute(_SAVED, {"author": person_id})).all()
            recent = (await session.execute(_RECENT, {"author": person_id, "besides": post_id})).all()
        return await asyncio.to_thread(_ready, post, titles, saved, recent)

    async def take(self, actor: Actor, post_id: int, version: int, kind: str, key: str) -> None:
        """Make a ready audience that of a draft, in place of what was chosen.

        Groups that are gone, or that the writer may not address any more, are left out of a saved or a recent one;
        Invalid where nothing remains of it, Missing for what is not the actor's.
        """
        person_id = actor.require(Permission.NEWS_WRITE)
        if kind == ReadyKind.USUAL:
            audience = Audience((Group.parse(key).code,))
        else:
            query = {ReadyKind.SAVED.value: _SAVED_ONE, ReadyKind.RECENT.value: _RECENT_ONE}.get(kind)
            if query is None or not (key.isascii() and key.isdecimal()) or int(key) >= BEYOND_NUMBERS:
                raise Missing
            async with self._db.read() as session:
                row = (await session.execute(query, {"author": person_id, "id": int(key)})).first()
            if row is None:
                raise Missing
            post, titles = await self._drafting.post(actor, post_id), await self._audiences.titles(actor)
            audience = await asyncio.to_thread(_sound, row, post, titles)
            if not audience.groups:
                raise Invalid("error-news-scope")
        await self._audiences.choose(actor, post_id, version, audience)

    async def saved(self, actor: Actor) -> list[SavedLine]:
        """All saved audiences of the actor's by title, also those whose groups are gone."""
        person_id = actor.require(Permission.NEWS_WRITE)
        async with self._db.read() as session:
            rows = (await session.execute(_SAVED, {"author": person_id})).all()
        return [SavedLine(row.id, row.title) for row in sorted(rows, key=_by_title)]

    async def save(self, actor: Actor, post_id: int, words: str) -> None:
        """Keep a post's audience under this name; one of the same name is replaced.

        Invalid where nobody is chosen, and where there are twenty already.
        """
        person_id, title = actor.require(Permission.NEWS_WRITE), clean_line(words, TITLE_LIMIT)
        audience = (await self._drafting.post(actor, post_id)).audience
        if not audience.groups:
            raise Invalid("error-news-audience")
        values: dict[str, Any] = {"groups": list(audience.groups), "exceptions": list(audience.exceptions)}
        async with self._db.write(actor, shows=f"audience.saved:{post_id}:0") as session:
            await self._db.take_turns(session, _SAVED_TURNS, person_id)
            saved = {row.title: row.id for row in await session.execute(_SAVED, {"author": person_id})}
            if title in saved:
                await session.execute(update(_TABLE).where(_TABLE.c.id == saved[title]).values(**values))
            elif len(saved) >= SAVED_LIMIT:
                raise Invalid("error-news-saved", limit=SAVED_LIMIT)
            else:
                await session.execute(insert(_TABLE).values(author_id=person_id, title=title, **values))

    async def forget(self, actor: Actor, saved_id: int, post_id: int) -> None:
        """Drop a saved audience of the actor's; whatever else is asked for changes nothing."""
        person_id = actor.require(Permission.NEWS_WRITE)
        async with self._db.write(actor, shows=f"audience.saved:{post_id}:0") as session:
            await session.execute(delete(_TABLE).where(_TABLE.c.id == saved_id, _TABLE.c.author_id == person_id))


def _ready(post: Post, titles: Titles, saved: Sequence[Any], recent: Sequence[Any]) -> list[Ready]:
    usual = [Ready(ReadyKind.USUAL, group.code, "", (titles.of(group),), ()) for group in _usual(post, titles)]
    kept = [_shown(ReadyKind.SAVED, row, post, titles) for row in sorted(saved, key=_by_title)]
    known = {_same(one) for one in (*kept, *usual)}
    last = dict[object, Ready]()
    for row in recent:
        one = _shown(ReadyKind.RECENT, row, post, titles)
        if _same(one) not in known:
            last.setdefault(_same(one), one)
    return [one for one in (*usual, *kept, *list(last.values())[:RECENT_SHOWN]) if one.groups]


def _usual(post: Post, titles: Titles) -> list[Group]:
    """All parents and the staff, where the writer may address them beyond their own classes; their own classes."""
    actor, facts = titles.actor, titles.facts
    scopes = scopes_of(post, titles)
    led = sorted(actor.led_classes & facts.classes.keys(), key=lambda one: facts.classes[one])
    groups = [Group(GroupKind.CLASS_PARENTS, str(class_id)) for class_id in led]
    if all(scope.classes is None for scope in scopes):
        groups += [Group(GroupKind.ROLE, Role.PARENT.value), Group(GroupKind.ALL_STAFF)]
    return [group for group in groups if titles.may_address(group, scopes)]


def _shown(kind: ReadyKind, row: Any, post: Post, titles: Titles) -> Ready:
    audience, title = _sound(row, post, titles), row.title if kind is ReadyKind.SAVED else ""
    return Ready(kind, str(row.id), title, _titled(audience.groups, titles), _titled(audience.exceptions, titles))


def _sound(row: Any, post: Post, titles: Titles) -> Audience:
    """The audience of a row as far as its groups are there and may be addressed now."""
    scopes = scopes_of(post, titles)

    def is_sound(code: str) -> bool:
        group = Group.parse(code)
        return titles.exists(group) and titles.may_address(group, scopes)

    return Audience(tuple(filter(is_sound, row.groups)), tuple(filter(is_sound, row.exceptions)))


def _titled(codes: Iterable[str], titles: Titles) -> tuple[GroupTitle, ...]:
    return tuple(titles.of(Group.parse(code)) for code in codes)


def _by_title(row: Any) -> tuple[str, int]:
    return fold(row.title), row.id


def _same(ready: Ready) -> object:
    """Equal for audiences of the same groups, in whatever order."""
    return frozenset(one.code for one in ready.groups), frozenset(one.code for one in ready.exceptions)


_TABLE = table(SavedAudience)
_POST = table(NewsPost).c
# A kind of lock of its own (bot/db.py, take_turns).
_SAVED_TURNS: Final = 42
_SAVED = select(_TABLE.c.id, _TABLE.c.title, _TABLE.c.groups, _TABLE.c.exceptions).where(
    _TABLE.c.author_id == bindparam("author")
)
_SAVED_ONE = _SAVED.where(_TABLE.c.id == bindparam("id"))
_RECENT = (
    select(_POST.id, _POST.groups, _POST.exceptions)
    .where(_POST.author_id == bindparam("author"), _POST.sent_at.is_not(None), _POST.id != bindparam("besides"))
    .order_by(_POST.sent_at.desc(), _POST.id.desc())
    .limit(LOOKED_AT)
)
_RECENT_ONE = select(_POST.groups, _POST.exceptions).where(
    _POST.author_id == bindparam("author"), _POST.id == bindparam("id")
)
