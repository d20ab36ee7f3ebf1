"""A sent post by the eyes of its sender: to whom it came, who has reacted and who is silent; for class teachers theirs.

Who has written it, manages the common newsroom or approves sees everything but names and words that are not for them:
a parent is named to the class teacher of that class and to the admin, a child's initials are shown to its class
teacher, the words of an answer go to the post's author only.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import bindparam, func, select

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services.directory import Directory
from bot.services.groups import Facts, Groups
from bot.services.news.counting import Count, Heard, Side, Unit, count, heard_of, unit_is_late, units
from bot.services.news.fates import Fate, fates_of
from bot.services.news.reminding import is_over
from bot.services.news.states import Hand, Step, steps_for
from bot.services.news.storing import COLUMNS, Post, find, hands_of, wants_approval, with_files
from bot.services.snapshot import Snapshot
from models.base import table
from models.news import Counting, NewsPost, NewsRecipient, PostState, Reaction
from models.people import Role

__all__ = ["Cards", "Fate", "Hand", "Side", "Step"]

# Letters to the class are listed for so long after they went.
LISTED: Final = timedelta(days=60)
LISTED_AT_MOST: Final = 50


class Standing(StrEnum):
    """How a unit stands. OUTSIDE: silent, and nobody of it can be reached through the bot."""

    IN_TIME = "in_time"
    LATE = "late"
    SILENT = "silent"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Silent:
    """Who has not reacted. children: of how many the parents; others: how many units beside these.

    outside: how many units of both no reminder reaches. people: how many it would go to, without who wrote the letter;
    sides: what these are. with_author: who wrote it is silent too.
    """

    children: int
    others: int
    outside: int
    people: int
    sides: frozenset[Side]
    with_author: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What became of a sent post. count: None where it asks for nothing.

    fates: of people, chats: of groups. choices: how many units gave each answer. words: how many wrote words.
    own_classes: only of the classes that the actor leads.
    """

    post: Post
    hands: frozenset[Hand]
    steps: frozenset[Step]
    fates: Mapping[Fate, int]
    chats: Mapping[Fate, int]
    count: Count | None
    choices: Sequence[int]
    words: int
    silent: Silent
    reminded_today: bool
    own_classes: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as the actor may see it. name: of who reacted, or of all who may; pupil: a child's initials.

    None where these are not for the actor. words: only for the post's author.
    """

    unit: Unit
    standing: Standing
    name: str | None
    pupil: str | None
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Words that somebody answered."""

    line: UnitLine
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MineLine:
    """A letter to the families of the actor's classes, with how many of these have reacted."""

    post: Post
    total: int
    reacted: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A post with its units, as far as the actor may see them; people: of these units, where those are not all."""

    post: Post
    hands: frozenset[Hand]
    school: Snapshot
    day: date
    people: frozenset[int]
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class _Sums:
    """What is counted over the units: see Card."""

    count: Count
    choices: Sequence[int]
    silent: Silent


class Cards:
    """Reads sent posts for those who answer for them. Denied for everybody else."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def card(self, actor: Actor, post_id: int) -> Card:
        """Everything that is counted. Outdated where it has not been sent yet."""
        seen = await self._seen(actor, post_id)
        post, school = seen.post, seen.school
        async with self._db.read() as session:
            words = (await session.execute(_COUNT_WORDS, {"post": post_id})).scalar_one() if seen.hands else 0
            fates = await fates_of(session, post, school, self._clock.now(), None if seen.hands else seen.people)
        reminded = post.reminded_at is not None and school.today(post.reminded_at) == seen.day
        sums = await asyncio.to_thread(_sums, seen)
        return Card(
            post,
            seen.hands,
            steps_for(seen.hands, post.state, wants_approval=wants_approval(actor, post, school)),
            fates.people,
            fates.chats,
            sums.count if post.is_letter else None,
            sums.choices,
            words,
            replace(sums.silent, people=0) if is_over(post, self._clock.now()) else sums.silent,
            reminded_today=reminded,
            own_classes=not seen.hands,
        )

    async def silent(self, actor: Actor, post_id: int) -> Sequence[UnitLine]:
        """Who has not reacted, in the order of places."""
        seen = await self._seen(actor, post_id)
        silent = [unit for unit in seen.units if unit.reaction is None]
        return await asyncio.to_thread(_lines, actor, silent, seen, {})

    async def lines(self, actor: Actor, post_id: int) -> Sequence[UnitLine]:
        """All units, in the order of places, with their answers."""
        seen = await self._seen(actor, post_id)
        words: Mapping[int, str] = {}
        if Hand.AUTHOR in seen.hands:
            async with self._db.read() as session:
                words = {row.person_id: row.words for row in await session.execute(_WORDS, {"post": post_id})}
        return await asyncio.to_thread(_lines, actor, seen.units, seen, words)

    async def said(self, actor: Actor, post_id: int) -> Sequence[SaidLine]:
        """What was answered in words, the latest first, of each person for themselves; for the author only."""
        seen = await self._seen(actor, post_id)
        if Hand.AUTHOR not in seen.hands:
            raise Denied
        facts = await self._groups.facts()
        async with self._db.read() as session:
            rows = (await session.execute(_WORDS, {"post": post_id})).all()
        words = {row.person_id: row.words for row in rows}
        heard = [Heard(row.person_id, tuple(row.children), row.reacted_at, in_person=row.in_person) for row in rows]
        each = units(replace(seen.post, counting=Counting.PERSON), heard, seen.school, facts, seen.day)
        made = [(unit.reaction.reacted_at, unit) for unit in each if unit.reaction and unit.reaction.reacted_at]
        ordered = sorted(made, key=lambda pair: (pair[0], pair[1].people), reverse=True)
        return [SaidLine(_line(actor, unit, seen, words), words[unit.people[0]], at) for at, unit in ordered]

    async def mine(self, actor: Actor) -> Sequence[MineLine]:
        """Letters of the last weeks to the classes that the actor leads, the latest first."""
        if not actor.led_classes:
            raise Denied
        school, facts, now = await self._directory.now(), await self._groups.facts(), self._clock.now()
        people = _people_of(actor.led_classes, facts)
        async with self._db.read() as session:
            values = {"people": list(people), "since": now - LISTED}
            rows = list((await session.execute(_LETTERS, values)).all())
            posts = await with_files(session, rows)
            found = await session.execute(_HEARD_OF, {"people": list(people), "posts": [post.id for post in posts]})
            heard: dict[int, list[Heard]] = {}
            for row in found:
                one = Heard(row.person_id, tuple(row.children), row.reacted_at, row.answer, row.in_person)
                heard.setdefault(row.post_id, []).append(one)
        lines = []
        for post in posts:
            theirs = _of_classes(
                units(post, heard.get(post.id, []), school, facts, school.today(now)), actor.led_classes
            )
            if theirs:
                lines.append(MineLine(post, len(theirs), sum(unit.reaction is not None for unit in theirs)))
        return lines

    async def _seen(self, actor: Actor, post_id: int) -> _Seen:
        """1. Who writes, manages or approves sees all of it. 2. Who leads a class sees a letter's units of it."""
        school, now = await self._directory.now(), self._clock.now()
        day = school.today(now)
        async with self._db.read() as session:
            post = await find(session, post_id)
            hands = hands_of(actor, post, school, day)
            if not hands and not (actor.led_classes and post.is_letter and post.state is PostState.SENT):
                raise Denied
            if post.state not in {PostState.SENT, PostState.WITHDRAWN}:
                raise Outdated(shows=f"newsroom.post:{post.id}")
            heard = await heard_of(session, post_id) if post.is_letter else []
        facts = await self._groups.facts()
        found: Sequence[Unit] = await asyncio.to_thread(units, post, heard, school, facts, day)
        if not hands:
            found = _of_classes(found, actor.led_classes)
            if not found:
                raise Denied
        people = frozenset() if hands else frozenset(one for unit in found for one in unit.people)
        return _Seen(post, hands, school, day, people, found)


def answers_of(post: Post) -> int:
    """How many answers there are to choose from; a meeting has two, comes and does not."""
    return 2 if post.reaction is Reaction.MEETING else len(post.choices)


def _of_classes(found: Iterable[Unit], classes: frozenset[int]) -> list[Unit]:
    """Those of these classes, without the other classes that they stand in too."""
    within = ((unit, tuple(place for place in unit.places if place.class_id in classes)) for unit in found)
    return [replace(unit, places=places) for unit, places in within if places]


def _people_of(classes: frozenset[int], facts: Facts) -> set[int]:
    """The pupils of these classes and their parents."""
    pupils = {child for child, class_id in facts.children.items() if class_id in classes}
    return pupils | {parent for parent, theirs in facts.parents.items() if theirs & pupils}


def _sums(seen: _Seen) -> _Sums:
    first = Counter(unit.reaction.answer for unit in seen.units if unit.reaction)
    return _Sums(
        count(seen.units, seen.post, seen.school),
        [first[number] for number in range(answers_of(seen.post))],
        _silent(seen),
    )


def _silent(seen: _Seen) -> Silent:
    found = [unit for unit in seen.units if unit.reaction is None]
    people = {one: unit.place.side for unit in found for one in unit.people if seen.school.reaches(one)}
    with_author = people.pop(seen.post.author_id or 0, None) is not None
    children = sum(unit.child_id is not None for unit in found)
    outside = sum(_standing(unit, seen) is Standing.OUTSIDE for unit in found)
    return Silent(
        children, len(found) - children, outside, len(people), frozenset(people.values()), with_author=with_author
    )


def _lines(actor: Actor, found: Iterable[Unit], seen: _Seen, words: Mapping[int, str]) -> list[UnitLine]:
    return [_line(actor, unit, seen, words) for unit in found]


def _line(actor: Actor, unit: Unit, seen: _Seen, words: Mapping[int, str]) -> UnitLine:
    """What of a unit is for the actor's eyes."""
    school = seen.school
    leads = any(place.class_id in actor.led_classes for place in unit.places)
    side = unit.place.side
    named = side is Side.STAFF or (side is not Side.STUDENTS and (leads or Role.ADMIN in actor.roles))
    people = (unit.reaction.person_id,) if unit.reaction else unit.people
    names = [school.people[one].name for one in people] if named else []
    child = unit.people[0] if side is Side.STUDENTS else unit.child_id
    return UnitLine(
        unit,
        _standing(unit, seen),
        ", ".join(name for name in names if name) or None,
        school.people[child].name if child is not None and leads else None,
        tuple(words[one.person_id] for one in unit.reactions if one.person_id in words),
    )


def _standing(unit: Unit, seen: _Seen) -> Standing:
    if unit.reaction is not None:
        return Standing.LATE if unit_is_late(unit, seen.post, seen.school) else Standing.IN_TIME
    return Standing.SILENT if any(seen.school.reaches(one) for one in unit.people) else Standing.OUTSIDE


_POST, _GOT = table(NewsPost).c, table(NewsRecipient).c
_SAID = (_GOT.post_id == bindparam("post"), _GOT.words.is_not(None), _GOT.reacted_at.is_not(None))
_COUNT_WORDS = select(func.count()).select_from(table(NewsRecipient)).where(*_SAID)
_WORDS = (
    select(_GOT.person_id, _GOT.children, _GOT.in_person, _GOT.reacted_at, _GOT.words)
    .where(*_SAID)
    .order_by(_GOT.person_id)
)
_THEIRS = _GOT.person_id.in_(bindparam("people", expanding=True))
_LETTERS = (
    select(*COLUMNS)
    .where(
        _POST.id.in_(select(_GOT.post_id).where(_THEIRS)),
        _POST.state == PostState.SENT,
        _POST.reaction != Reaction.NONE,
        _POST.sent_at >= bindparam("since"),
    )
    .order_by(_POST.sent_at.desc(), _POST.id.desc())
    .limit(LISTED_AT_MOST)
)
_HEARD_OF = select(_GOT.post_id, _GOT.person_id, _GOT.children, _GOT.reacted_at, _GOT.answer, _GOT.in_person).where(
    _THEIRS, _GOT.post_id.in_(bindparam("posts", expanding=True))
)
