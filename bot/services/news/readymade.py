"""Audiences that are a tap away: under a name of their author's, those used last, and those that everybody needs."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Select, bindparam, delete, desc, insert, literal, select, union_all, update

from bot.access import Actor
from bot.db import Database
from bot.errors import Invalid, Missing
from bot.services.groups import Group, GroupKind
from bot.services.news.audience import Audience
from bot.services.news.audiences import Audiences
from bot.services.news.purpose import POSTS, SURVEYS, Draft, Purpose, parse
from bot.services.news.titles import GroupTitle, Titles
from bot.services.text import clean_line, fold
from models.base import table
from models.news import NewsPost, SavedAudience
from models.surveys import Survey

TITLE_LIMIT: Final = 60
SAVED_LIMIT: Final = 20
RECENT_SHOWN: Final = 3
# Among so many of the last posts different audiences are looked for.
LOOKED_AT: Final = 20


class ReadyKind(StrEnum):
    """Where a ready audience comes from."""

    SAVED = "saved"
    RECENT = "recent"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready audience. key: the number of a saved one, the code of what a recent one was used for, a group's code.

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
    """Use cases of ready audiences for things of one sort. Saved ones are their author's alone, for all sorts."""

    def __init__(self, db: Database, audiences: Audiences[object], purpose: Purpose[object]) -> None:
        self._db = db
        self._audiences = audiences
        self._purpose = purpose

    async def ready(self, actor: Actor, number: int) -> list[Ready]:
        """What can be taken as it is: usual groups, saved audiences, those used last, then years, which are many."""
        draft, titles = await self._purpose.read(actor, number), await self._audiences.titles(actor)
        person_id = actor.require(self._purpose.permission)
        async with self._db.read() as session:
            saved = (await session.execute(_SAVED, {"author": person_id})).all()
            recent = (await session.execute(_RECENT, {"author": person_id})).all()
        usual = self._purpose.usual(draft, titles)
        return await asyncio.to_thread(_ready, draft, titles, usual, saved, recent)

    async def take(self, actor: Actor, number: int, version: int, kind: str, key: str) -> None:
        """Make a ready audience that of a draft, in place of what was chosen.

        Groups that are gone, or that the writer may not address any more, are left out of a saved or a recent one;
        Invalid where nothing remains of it, Missing for what is not the actor's.
        """
        person_id = actor.require(self._purpose.permission)
        if kind == ReadyKind.USUAL:
            audience = Audience((Group.parse(key).code,))
        else:
            mark, kept = parse(key)
            query = _ONE_OF.get((kind, mark))
            if query is None:
                raise Missing
            async with self._db.read() as session:
                row = (await session.execute(query, {"author": person_id, "id": kept})).first()
            if row is None:
                raise Missing
            draft, titles = await self._purpose.read(actor, number), await self._audiences.titles(actor)
            audience = await asyncio.to_thread(_sound, row, draft, titles)
            if not audience.groups:
                raise Invalid("error-news-scope")
        await self._audiences.choose(actor, number, version, audience)

    async def saved(self, actor: Actor) -> list[SavedLine]:
        """All saved audiences of the actor's by title, also those whose groups are gone."""
        person_id = actor.require(self._purpose.permission)
        async with self._db.read() as session:
            rows = (await session.execute(_SAVED, {"author": person_id})).all()
        return [SavedLine(row.id, row.title) for row in sorted(rows, key=_by_title)]

    async def save(self, actor: Actor, number: int, words: str) -> None:
        """Keep the audience of a thing under this name; one of the same name is replaced.

        Invalid where nobody is chosen, and where there are twenty already.
        """
        person_id, title = actor.require(self._purpose.permission), clean_line(words, TITLE_LIMIT)
        audience = (await self._purpose.read(actor, number)).audience
        if not audience.groups:
            raise Invalid("error-news-audience")
        values: dict[str, Any] = {"groups": list(audience.groups), "exceptions": list(audience.exceptions)}
        async with self._db.write(actor, shows=self._shows(number)) as session:
            await self._db.take_turns(session, _SAVED_TURNS, person_id)
            saved = {row.title: row.id for row in await session.execute(_SAVED, {"author": person_id})}
            if title in saved:
                await session.execute(update(_TABLE).where(_TABLE.c.id == saved[title]).values(**values))
            elif len(saved) >= SAVED_LIMIT:
                raise Invalid("error-news-saved", limit=SAVED_LIMIT)
            else:
                await session.execute(insert(_TABLE).values(author_id=person_id, title=title, **values))

    async def forget(self, actor: Actor, saved_id: int, number: int) -> None:
        """Drop a saved audience of the actor's; whatever else is asked for changes nothing."""
        person_id = actor.require(self._purpose.permission)
        async with self._db.write(actor, shows=self._shows(number)) as session:
            await session.execute(delete(_TABLE).where(_TABLE.c.id == saved_id, _TABLE.c.author_id == person_id))

    def _shows(self, number: int) -> str:
        return f"audience.saved:{self._purpose.mark}{number}:0"


def _ready(
    draft: Draft[object], titles: Titles, groups: Iterable[Group], saved: Iterable[Any], recent: Iterable[Any]
) -> list[Ready]:
    may_be = [group for group in groups if titles.may_address(group, draft.scopes)]
    usual = [Ready(ReadyKind.USUAL, group.code, "", (titles.of(group),), ()) for group in may_be]
    kept = [_shown(ReadyKind.SAVED, row, draft, titles) for row in sorted(saved, key=_by_title)]
    known = {_same(one) for one in (*kept, *usual)}
    last = dict[object, Ready]()
    for row in recent:
        one = _shown(ReadyKind.RECENT, row, draft, titles)
        if _same(one) not in known:
            last.setdefault(_same(one), one)
    years = [one for one in usual if one.groups[0].group.kind is GroupKind.YEAR_PARENTS]
    first = [one for one in usual if one not in years]
    return [one for one in (*first, *kept, *list(last.values())[:RECENT_SHOWN], *years) if one.groups]


def _shown(kind: ReadyKind, row: Any, draft: Draft[object], titles: Titles) -> Ready:
    audience = _sound(row, draft, titles)
    key, title = (str(row.id), row.title) if kind is ReadyKind.SAVED else (f"{row.mark}{row.id}", "")
    return Ready(kind, key, title, titles.all_of(audience.groups), titles.all_of(audience.exceptions))


def _sound(row: Any, draft: Draft[object], titles: Titles) -> Audience:
    """The audience of a row as far as its groups are there and may be addressed now."""

    def is_sound(code: str) -> bool:
        group = Group.parse(code)
        return titles.exists(group) and titles.may_address(group, draft.scopes)

    return Audience(tuple(filter(is_sound, row.groups)), tuple(filter(is_sound, row.exceptions)))


def _by_title(row: Any) -> tuple[str, int]:
    return fold(row.title), row.id


def _same(ready: Ready) -> object:
    """Equal for audiences of the same groups, in whatever order."""
    return frozenset(one.code for one in ready.groups), frozenset(one.code for one in ready.exceptions)


_TABLE = table(SavedAudience)
# A kind of lock of its own (bot/db.py, take_turns).
_SAVED_TURNS: Final = 42
_SAVED = select(_TABLE.c.id, _TABLE.c.title, _TABLE.c.groups, _TABLE.c.exceptions).where(
    _TABLE.c.author_id == bindparam("author")
)


def _used(model: type[NewsPost] | type[Survey], mark: str, used_at: Any) -> Select[Any]:
    """The audiences of things of one sort that somebody made, with the moment of their use."""
    columns = table(model).c
    return select(
        columns.id, literal(mark).label("mark"), used_at.label("used_at"), columns.groups, columns.exceptions
    ).where(columns.author_id == bindparam("author"))


_SENT, _STARTED = table(NewsPost).c.sent_at, table(Survey).c.started_at
_POSTS, _SURVEYS = _used(NewsPost, POSTS, _SENT), _used(Survey, SURVEYS, _STARTED)
_RECENT = (
    union_all(_POSTS.where(_SENT.is_not(None)), _SURVEYS.where(_STARTED.is_not(None)))
    .order_by(desc("used_at"), desc("id"))
    .limit(LOOKED_AT)
)
# By the kind and the mark of a key.
_ONE_OF: Final[dict[tuple[str, str], Select[Any]]] = {
    (ReadyKind.SAVED, POSTS): _SAVED.where(_TABLE.c.id == bindparam("id")),
    (ReadyKind.RECENT, POSTS): _POSTS.where(table(NewsPost).c.id == bindparam("id")),
    (ReadyKind.RECENT, SURVEYS): _SURVEYS.where(table(Survey).c.id == bindparam("id")),
}
