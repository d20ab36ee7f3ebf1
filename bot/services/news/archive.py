"""Everything that a person was sent: letters, those that wait for them first; news, unread ones first; and by words.

All lines of a person are read without their words, put in order, and only those of a page get their titles: some
hundreds of short rows are quicker than one clever statement, and who is concerned is no question to a database.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import String, bindparam, cast, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.groups import Facts, Groups
from bot.services.news.audience import Audience, Meant, still_meant
from bot.services.news.families import answered_by_others, is_settled
from bot.services.news.queueing import KIND
from bot.services.news.wording import plain, title
from bot.services.roadmap.searching import ENDING, LONG, words_of
from bot.services.snapshot import Known
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.news import Counting, NewsPost, NewsRecipient, PostState, Reaction

# So many of what was found are shown; more are only counted.
FOUND_SHOWN: Final = 6


class Shelf(StrEnum):
    """The two lists of the archive."""

    LETTERS = "letters"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """A post in a list. is_new: unread, or a letter that waits for this reader's answer. title: "" for files alone."""

    id: int
    title: str
    reaction: Reaction
    sent_at: datetime
    react_by: date | None
    is_new: bool

    @property
    def is_letter(self) -> bool:
        return self.reaction is not Reaction.NONE


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines of a list with the count of all of it."""

    lines: Sequence[ArchiveLine]
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: letters, those that wait for an answer, news, those that were not read."""

    letters: int
    waiting: int
    news: int
    unread: int


class Archive:
    """Reads what the actor was sent; what was withdrawn or concerns them no longer is not there."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def counts(self, actor: Actor) -> Counts:
        """How much there is on each shelf."""
        async with self._db.read() as session:
            rows = await self._rows(session, actor, _SENT)
        letters = [row.is_new for row in rows if row.is_letter]
        news = [row.is_new for row in rows if not row.is_letter]
        return Counts(len(letters), sum(letters), len(news), sum(news))

    async def waiting(self, actor: Actor, since: date) -> int:
        """How many letters wait for the actor's answer, of those whose last day is this one or later."""
        asked = _UNANSWERED.where(or_(_POST.react_by.is_(None), _POST.react_by >= since))
        async with self._db.read() as session:
            return sum(row.is_new for row in await self._rows(session, actor, asked))

    async def page(self, actor: Actor, shelf: Shelf, start: int, size: int) -> Listed:
        """Lines of a list from a place on: what is new first, letters by their last day, the rest newest first."""
        async with self._db.read() as session:
            rows = [row for row in await self._rows(session, actor, _SENT) if row.is_letter is (shelf is Shelf.LETTERS)]
            shown = sorted(rows, key=_order)[start : start + size]
            return Listed(await _titled(session, shown), len(rows))

    async def find(self, actor: Actor, words: str) -> Listed:
        """The newest posts in which every typed word begins one; case, «ё» and endings do not matter."""
        wanted = [one[:-ENDING] if len(one) >= LONG else one for one in words_of(words)]
        if not wanted:
            return Listed((), 0)
        async with self._db.read() as session:
            rows = sorted(await self._rows(session, actor, _SENT), key=lambda row: row.sent_at, reverse=True)
            said = await _words_of(session, rows)
        # Hundreds of posts take a while to compare: taps go on beside it.
        found = await asyncio.to_thread(lambda: [row for row in rows if _says(said[row.id], wanted)])
        return Listed([_line(row, said[row.id]) for row in found[:FOUND_SHOWN]], len(found))

    async def _rows(self, session: AsyncSession, actor: Actor, statement: Any) -> list["_Row"]:
        """What the actor was sent and still concerns them, without the words."""
        person_id = actor.require_person()
        school, facts = await self._directory.now(), await self._groups.facts()
        person, day = school.people[person_id], school.today(self._clock.now())
        sent = (await session.execute(statement, {"person": person_id})).all()
        pairs = [(row, _still_meant(row, person, facts, day)) for row in sent]
        rows = [(row, meant) for row, meant in pairs if meant is not None]
        answered = await answered_by_others(
            session, school, person_id, {row.id: meant for row, meant in rows if _may_be_settled(row)}
        )
        found = []
        for row, meant in rows:
            if row.reaction is Reaction.NONE:
                is_new = row.seen_at is None and not row.arrived
            else:
                is_new = row.reacted_at is None and not is_settled(row.id, meant, answered)
            found.append(_Row(row.id, row.reaction, row.sent_at, row.react_by, is_new))
        return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A post as far as a list is put in order by it."""

    id: int
    reaction: Reaction
    sent_at: datetime
    react_by: date | None
    is_new: bool

    @property
    def is_letter(self) -> bool:
        return self.reaction is not Reaction.NONE


def _still_meant(row: Any, person: Known, facts: Facts, day: date) -> Meant | None:
    return still_meant(Audience(tuple(row.groups)), Meant(tuple(row.children), row.in_person), person, facts, day)


def _may_be_settled(row: Any) -> bool:
    """Whether another parent's reaction to this letter counts, and still matters."""
    return row.reaction is not Reaction.NONE and row.counting is Counting.FAMILY and row.reacted_at is None


def _order(row: _Row) -> tuple[bool, date, float]:
    """What is new first; letters that wait by their last day; the rest newest first."""
    last = row.react_by if row.is_new and row.react_by is not None else date.max
    return not row.is_new, last, -row.sent_at.timestamp()


def _line(row: _Row, html: str) -> ArchiveLine:
    return ArchiveLine(row.id, title(html), row.reaction, row.sent_at, row.react_by, row.is_new)


def _says(html: str, wanted: Sequence[str]) -> bool:
    said = words_of(plain(html))
    return all(any(word.startswith(one) for word in said) for one in wanted)


async def _titled(session: AsyncSession, rows: Sequence[_Row]) -> list[ArchiveLine]:
    words = await _words_of(session, rows)
    return [_line(row, words[row.id]) for row in rows]


async def _words_of(session: AsyncSession, rows: Sequence[_Row]) -> dict[int, str]:
    found = await session.execute(_HTML, {"posts": [row.id for row in rows]})
    return {row.id: row.html for row in found}


_POST, _GOT, _OUT = table(NewsPost).c, table(NewsRecipient).c, table(OutboxNotice).c
# The row that carried the post to this reader, by its unique key (bot/services/news/queueing.py).
_KEY = literal("news:") + cast(_POST.id, String) + literal(":") + cast(_GOT.person_id, String)
# One that waits to be corrected has arrived as well.
_WENT = (_OUT.state == NoticeState.SENT) | _OUT.message_id.is_not(None)
_ARRIVED = select(_OUT.id).where(_OUT.dedup_key == _KEY, _OUT.kind == KIND, _WENT, _OUT.in_digest.is_(False)).exists()
_SENT = (
    select(
        _POST.id,
        _POST.reaction,
        _POST.counting,
        _POST.sent_at,
        _POST.react_by,
        _POST.groups,
        _GOT.children,
        _GOT.in_person,
        _GOT.seen_at,
        _GOT.reacted_at,
        _ARRIVED.label("arrived"),
    )
    .join(table(NewsRecipient), _GOT.post_id == _POST.id)
    .where(_GOT.person_id == bindparam("person"), _POST.state == PostState.SENT)
)
_UNANSWERED = _SENT.where(_POST.reaction != Reaction.NONE, _GOT.reacted_at.is_(None))
_HTML = select(_POST.id, _POST.html).where(_POST.id.in_(bindparam("posts", expanding=True)))
