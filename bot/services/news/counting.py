"""Who has reacted to a letter and who is silent: everybody for themselves, or the parents of a child together.

The school of now counts: who left it, children who left and ties that were cut are not waited for, and a child stands
in the class that it is in.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.groups import Facts
from bot.services.news.audience import Meant, still_meant
from bot.services.news.reminding import is_late
from bot.services.news.storing import Post
from bot.services.snapshot import Snapshot
from models.base import table
from models.news import Counting, NewsRecipient

# Rows read at once.
CHUNK: Final = 500


class Side(IntEnum):
    """What a line of the count is about, in the order of the lines."""

    PARENTS = 1
    STAFF = 2
    STUDENTS = 3
    OTHERS = 4


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of the count: a class's parents or pupils, the staff, or the rest. `title` is the class's, «5А»."""

    side: Side
    year: int = 0
    title: str = ""
    class_id: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """A recipient, for whose sake they got it (audience.Meant), and their reaction."""

    person_id: int
    children: tuple[int, ...]
    reacted_at: datetime | None = None
    answer: int | None = None
    in_person: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What one reaction is waited for: a person, or a child with those of its parents who got the letter.

    child_id: None for a person. places: the child's class; of a person with children in two classes both, and that of
    the staff where they were meant as one of these too. reactions: the first one counts.
    """

    places: tuple[Place, ...]
    people: tuple[int, ...]
    child_id: int | None
    reactions: tuple[Heard, ...] = ()

    @property
    def place(self) -> Place:
        return self.places[0]

    @property
    def reaction(self) -> Heard | None:
        return self.reactions[0] if self.reactions else None


@dataclass(slots=True)
class Line:
    """How many units of a place there are, how many have reacted, and how many of these late."""

    place: Place
    total: int = 0
    reacted: int = 0
    late: int = 0

    @property
    def share(self) -> int:
        """Reacted of all, in whole percent, never rounded up to all."""
        return self.reacted * 100 // self.total if self.total else 0

    def add(self, reacted: int, late: int) -> None:
        self.total, self.reacted, self.late = self.total + 1, self.reacted + reacted, self.late + late


@dataclass(frozen=True, slots=True)
class Count:
    """The lines in their order, and all of it; a person with children in two classes counts once in `total`."""

    total: Line
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Family:
    people: list[int] = field(default_factory=list)
    reactions: list[Heard] = field(default_factory=list)


def units(post: Post, heard: Iterable[Heard], school: Snapshot, facts: Facts, day: date) -> list[Unit]:
    """Everything that a reaction is waited for, in the order of places."""
    places = _Places(post, school, facts, day)
    found: list[Unit] = []
    families: dict[int, _Family] = {}
    for one in heard:
        meant = places.still_meant(one)
        if meant is None:
            continue
        reactions = (one,) if one.reacted_at is not None else ()
        own = places.of_person(one.person_id) if meant.in_person else ()
        if post.counting is Counting.PERSON:
            own = tuple(sorted({places.of_child(child) for child in meant.children})) + own
        else:
            for child in meant.children:
                family = families.setdefault(child, _Family())
                family.people.append(one.person_id)
                family.reactions.extend(reactions)
        found += [Unit(own, (one.person_id,), None, reactions)] if own else []
    found += [
        Unit((places.of_child(child),), tuple(family.people), child, _in_time_order(family.reactions))
        for child, family in families.items()
    ]
    rank = {place: number for number, place in enumerate(sorted({unit.place for unit in found}))}
    return sorted(found, key=lambda unit: (rank[unit.place], unit.child_id or 0, unit.people))


def count(found: Iterable[Unit], post: Post, school: Snapshot) -> Count:
    """Units by place, and all of them."""
    lines: dict[Place, Line] = {}
    total = Line(Place(Side.OTHERS))
    for unit in found:
        reacted, late = unit.reaction is not None, unit_is_late(unit, post, school)
        total.add(reacted, late)
        for place in unit.places:
            lines.setdefault(place, Line(place)).add(reacted, late)
    return Count(total, tuple(lines[place] for place in sorted(lines)))


def unit_is_late(unit: Unit, post: Post, school: Snapshot) -> bool:
    """Whether the reaction came after the last day."""
    at = unit.reaction.reacted_at if unit.reaction else None
    return at is not None and is_late(at, post, school.calendar)


def silent_of(found: Sequence[Unit]) -> frozenset[int]:
    """Who has not reacted and is still waited for, alone or for a child whose other parents have not either."""
    return frozenset(one for unit in found if unit.reaction is None for one in unit.people)


async def heard_of(session: AsyncSession, post_id: int) -> list[Heard]:
    """The recipients of a post with their reactions."""
    rows = await session.execute(_HEARD, {"post": post_id})
    heard: list[Heard] = []
    for part in rows.partitions(CHUNK):
        heard += [Heard(person, tuple(children), at, answer, own) for person, children, at, answer, own in part]
        await asyncio.sleep(0)  # of ten thousand, others get their turn in between
    return heard


async def silent_people(session: AsyncSession, post: Post, school: Snapshot, facts: Facts, day: date) -> frozenset[int]:
    """Who is to be reminded of a letter, whether or not they can be reached. Beside the answers to taps."""
    heard = await heard_of(session, post.id)
    return await asyncio.to_thread(lambda: silent_of(units(post, heard, school, facts, day)))


_RECIPIENT = table(NewsRecipient).c
_HEARD = (
    select(_RECIPIENT.person_id, _RECIPIENT.children, _RECIPIENT.reacted_at, _RECIPIENT.answer, _RECIPIENT.in_person)
    .where(_RECIPIENT.post_id == bindparam("post"))
    .order_by(_RECIPIENT.person_id)
)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where people and children stand in the school of now."""

    post: Post
    school: Snapshot
    facts: Facts
    day: date
    known: dict[tuple[Side, int], Place] = field(default_factory=dict)

    def still_meant(self, one: Heard) -> Meant | None:
        """Why the post is theirs today, None: it concerns them no longer, or they left."""
        person = self.school.people.get(one.person_id)
        if person is None:
            return None
        return still_meant(self.post.audience, Meant(one.children, one.in_person), person, self.facts, self.day)

    def of_child(self, child: int, side: Side = Side.PARENTS) -> Place:
        class_id = self.facts.children[child]
        place = self.known.get((side, class_id))
        if place is None:
            year, letter = self.facts.classes[class_id]
            place = self.known[side, class_id] = Place(side, year, f"{year}{letter}", class_id)
        return place

    def of_person(self, person_id: int) -> tuple[Place, ...]:
        """Where somebody stands who was meant in person."""
        if person_id in self.facts.children:
            return (self.of_child(person_id, Side.STUDENTS),)
        return (Place(Side.STAFF if self.school.people[person_id].is_staff(self.day) else Side.OTHERS),)


def _in_time_order(reactions: Sequence[Heard]) -> tuple[Heard, ...]:
    if len(reactions) < 2:  # nothing to order
        return tuple(reactions)
    made = [(one.reacted_at, one.person_id, one) for one in reactions if one.reacted_at is not None]
    return tuple(one for *_, one in sorted(made, key=lambda key: key[:2]))
