"""Registers of what was sent: every post with how far it came, and the meetings that letters asked people to."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, select

from bot.access import Permission
from bot.db import Database
from bot.reports.table_files import Kind
from bot.services.exports.shapes import (
    AT_ONCE,
    Heading,
    Label,
    Reader,
    Row,
    count,
    pages,
    share,
    wall_clock,
    yes_no,
)
from bot.services.groups import Group, Groups
from bot.services.news.counting import heard_of, units
from bot.services.news.storing import COLUMNS, Post, hands_of, with_files
from bot.services.news.titles import GroupTitle, Titles
from bot.services.news.wording import plain, title
from models.base import table
from models.news import NewsPost, NewsTally, PostState, Reaction


@dataclass(frozen=True, slots=True)
class Tally:
    """How a post fared as far as it was counted, as in models/news.py."""

    meant: int | None = None
    reached: int | None = None
    units: int | None = None
    reacted: int | None = None
    in_time: int | None = None


class NoticeTable:
    """News and letters by the day on which they went, as far as their newsroom is the reader's."""

    code = "notices"
    permissions = (Permission.NEWS_MANAGE,)
    headings = (
        Heading("number", Kind.NUMBER),
        Heading("sent", Kind.MOMENT),
        Heading("title", Kind.LONG),
        Heading("whole", Kind.LONG),
        Heading("topic", has_codes=True),
        Heading("asks", has_codes=True),
        Heading("audience", Kind.LONG, has_codes=True),
        Heading("author"),
        Heading("hurry", has_codes=True),
        Heading("withdrawn", Kind.MOMENT),
        Heading("meant", Kind.NUMBER),
        Heading("reached", Kind.NUMBER),
        Heading("reached-share", Kind.SHARE),
        Heading("react-by", Kind.DAY),
        Heading("units", Kind.NUMBER),
        Heading("answered", Kind.NUMBER),
        Heading("answered-share", Kind.SHARE),
        Heading("answered-in-time", Kind.NUMBER),
        Heading("in-time-share", Kind.SHARE),
    )

    def __init__(self, db: Database, groups: Groups) -> None:
        self._db = db
        self._groups = groups

    async def total(self, reader: Reader) -> int:
        return await count(self._db, _count_of(_SENT), since=reader.span.start, until=reader.span.end)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        facts = await self._groups.facts()
        titles = Titles(reader.actor, reader.school, facts, reader.now)
        async for posts in posts_of(self._db, reader, _SENT):
            yield [_notice(post, tally, titles, reader) for post, tally in posts]


class EventTable:
    """Meetings by their day, with how many come: everybody for themselves, or a family once for a child."""

    code = "events"
    permissions = (Permission.NEWS_MANAGE,)
    headings = (
        Heading("number", Kind.NUMBER),
        Heading("meets", Kind.MOMENT),
        Heading("where"),
        Heading("title", Kind.LONG),
        Heading("audience", Kind.LONG, has_codes=True),
        Heading("author"),
        Heading("invited", Kind.NUMBER),
        Heading("coming", Kind.NUMBER),
        Heading("not-coming", Kind.NUMBER),
        Heading("silent", Kind.NUMBER),
        Heading("called-off", Kind.MOMENT),
    )

    def __init__(self, db: Database, groups: Groups) -> None:
        self._db = db
        self._groups = groups

    async def total(self, reader: Reader) -> int:
        return await count(self._db, _count_of(MEETS), since=reader.span.start, until=reader.span.end)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        facts = await self._groups.facts()
        titles = Titles(reader.actor, reader.school, facts, reader.now)
        async for posts in posts_of(self._db, reader, MEETS):
            for post, _ in posts:
                yield [await self._event(post, titles, reader)]

    async def _event(self, post: Post, titles: Titles, reader: Reader) -> Row:
        async with self._db.read() as session:
            heard = await heard_of(session, post.id)
        found = await asyncio.to_thread(units, post, heard, reader.school, titles.facts, reader.today)
        answers = Counter(unit.reaction.answer if unit.reaction else None for unit in found)
        return (
            post.id,
            wall_clock(post.meets_at, reader.school),
            post.place,
            title(post.html),
            audience_of(post, titles),
            reader.staff_name(post.author_id),
            len(found),
            answers[0],
            answers[1],
            answers[None],
            wall_clock(post.withdrawn_at, reader.school),
        )


def audience_of(post: Post, titles: Titles) -> tuple[GroupTitle, ...]:
    """For whom a post was."""
    return tuple(titles.of(Group.parse(code)) for code in post.audience.groups)


async def posts_of(
    db: Database, reader: Reader, which: tuple[ColumnElement[bool], ...]
) -> AsyncIterator[list[tuple[Post, Tally]]]:
    """Posts that went, of the reader's period, as far as they may know of them; drafts are nobody's."""
    statement = _POSTS.where(*which)
    async for found in pages(db, statement, since=reader.span.start, until=reader.span.end):
        async with db.read() as session:
            posts = await with_files(session, list(found))
        pairs = [(post, _tally(row)) for post, row in zip(posts, found, strict=True)]
        yield [(post, tally) for post, tally in pairs if _may_know(post, reader)]


def _may_know(post: Post, reader: Reader) -> bool:
    """Whoever sees the status knows what went out; else whoever has a hand in it, not in others' letters."""
    if reader.actor.may(Permission.STATUS_SEE):
        return True
    return bool(hands_of(reader.actor, post, reader.school, reader.today))


def _notice(post: Post, tally: Tally, titles: Titles, reader: Reader) -> Row:
    return (
        post.id,
        wall_clock(post.sent_at, reader.school),
        title(post.html),
        plain(post.html),
        Label(f"news-topic-{post.topic}", post.topic),
        Label(f"exports-asks-{post.reaction}", post.reaction),
        audience_of(post, titles),
        reader.staff_name(post.author_id),
        yes_no(post.is_urgent),
        wall_clock(post.withdrawn_at, reader.school),
        tally.meant,
        tally.reached,
        share(tally.reached or 0, tally.meant or 0),
        post.react_by,
        *(_reactions(tally) if post.is_letter else (None,) * 5),
    )


def _reactions(tally: Tally) -> tuple[int | float | None, ...]:
    whole = tally.units or 0
    return (
        tally.units,
        tally.reacted,
        share(tally.reacted or 0, whole),
        tally.in_time,
        share(tally.in_time or 0, whole),
    )


def _tally(row: Any) -> Tally:
    return Tally(row.tally_meant, row.tally_reached, row.tally_units, row.tally_reacted, row.tally_in_time)


_POST, _TALLY = table(NewsPost).c, table(NewsTally).c
_WENT = _POST.state.in_((PostState.SENT, PostState.WITHDRAWN))
_SINCE: BindParameter[Any] = bindparam("since")
_UNTIL: BindParameter[Any] = bindparam("until")
_SENT = (_WENT, _POST.sent_at >= _SINCE, _POST.sent_at < _UNTIL)
MEETS = (
    _WENT,
    _POST.sent_at.is_not(None),
    _POST.reaction == Reaction.MEETING,
    _POST.meets_at >= _SINCE,
    _POST.meets_at < _UNTIL,
)
_POSTS = (
    select(
        *COLUMNS,
        _TALLY.meant.label("tally_meant"),
        _TALLY.reached.label("tally_reached"),
        _TALLY.units.label("tally_units"),
        _TALLY.reacted.label("tally_reacted"),
        _TALLY.in_time.label("tally_in_time"),
    )
    .outerjoin_from(table(NewsPost), table(NewsTally), _TALLY.post_id == _POST.id)
    .where(_POST.id > bindparam("last"))
    .order_by(_POST.id)
    .limit(AT_ONCE)
)


def _count_of(which: tuple[ColumnElement[bool], ...]) -> Select[int]:
    return select(func.count()).select_from(table(NewsPost)).where(*which)
