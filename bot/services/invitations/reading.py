"""Who has not joined yet, and which invitations are open; as far as the actor may invite."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Label, Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services import audit
from bot.services.directory import Directory
from bot.services.invitations.issuing import PARENTS_A_CHILD
from bot.services.invitations.scope import invites_everybody, require_class, require_everybody
from models.people import Guardianship, Invitation, Person
from models.school import SchoolClass


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One of the staff; `open_until` where an invitation waits for them."""

    id: int
    name: str
    position: str | None
    joined: bool
    open_until: datetime | None


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class: how many children there are, and how many of them have a parent in the bot."""

    id: int
    title: str
    children: int
    reached: int


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A child by initials; how many parents have joined of how many may, and until when an invitation is open."""

    id: int
    initials: str
    register_number: int | None
    class_id: int
    class_title: str
    parents: int
    open_until: datetime | None

    @property
    def is_full(self) -> bool:
        """Whether no more parents may join."""
        return self.parents >= PARENTS_A_CHILD


@dataclass(frozen=True, slots=True)
class ParentLine:
    """A parent of a child; the name may be empty. Shown to the class teacher and the admin only."""

    id: int
    name: str


class Waiting:
    """Reads for whoever invites. Denied beyond their scope (scope.py)."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def staff(self, actor: Actor) -> Sequence[StaffLine]:
        """Staff of today who have not joined, by name."""
        require_everybody(actor)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        missing = [
            person.id for person in school.people.values() if not person.sender and person.roles(today) & STAFF_ROLES
        ]
        async with self._db.read() as session:
            lines = await self._lines(session, missing)
        return sorted(lines, key=lambda line: (line.name, line.id))

    async def person(self, actor: Actor, person_id: int) -> StaffLine:
        """One of the staff; Missing where there is no such person (any more)."""
        require_everybody(actor)
        async with self._db.read() as session:
            lines = await self._lines(session, [person_id])
        if not lines:
            raise Missing
        return lines[0]

    async def classes(self, actor: Actor) -> Sequence[ClassLine]:
        """The classes whose parents the actor may invite, by year and letter."""
        actor.require(Permission.INVITE)
        query = _CLASSES if invites_everybody(actor) else _CLASSES.where(SchoolClass.id.in_(actor.led_classes))
        async with self._db.read() as session:
            rows = (await session.execute(query)).all()
        return [ClassLine(row.id, f"{row.year}{row.letter}", row.children, row.reached) for row in rows]

    async def children(self, actor: Actor, class_id: int) -> Sequence[ChildLine]:
        """The children of a class by the class register."""
        require_class(actor, class_id)
        async with self._db.read() as session:
            return await self._children(session, Person.class_id == class_id)

    async def child(self, actor: Actor, child_id: int) -> ChildLine:
        """One child; Missing where there is no such child (any more)."""
        actor.require(Permission.INVITE)
        async with self._db.read() as session:
            found = await self._children(session, Person.id == child_id)
        if not found:
            raise Missing
        require_class(actor, found[0].class_id)
        return found[0]

    async def parents(self, actor: Actor, child_id: int) -> Sequence[ParentLine]:
        """The parents of a child who have joined, in the order in which they did.

        Who read their names stands in the audit log (product.md, "Personal data").
        """
        require_class(actor, (await self.child(actor, child_id)).class_id)
        known = (await self._directory.now()).people
        async with self._db.read() as session:
            of_child = select(Guardianship.parent_id).where(Guardianship.child_id == child_id)
            found = (await session.execute(of_child.order_by(Guardianship.parent_id))).scalars().all()
        if found:
            async with self._db.write(SYSTEM) as writing:
                await audit.record(writing, actor, "person.see", f"person:{child_id}", self._clock.now())
        return [ParentLine(parent, known[parent].name if parent in known else "") for parent in found]

    async def open_children(self, actor: Actor) -> Sequence[ChildLine]:
        """Children with an open invitation, by class, as far as the actor may invite."""
        classes = [line.id for line in await self.classes(actor)]
        async with self._db.read() as session:
            found = await self._children(session, Person.class_id.in_(classes))
        return [child for child in found if child.open_until]

    async def _lines(self, session: AsyncSession, people: Sequence[int]) -> list[StaffLine]:
        known = (await self._directory.now()).people
        rows = await session.execute(
            select(Person.id, Person.position, open_until(Invitation.person_id == Person.id, self._clock.now())).where(
                Person.id.in_(people), Person.class_id.is_(None)
            )
        )
        return [
            StaffLine(row.id, known[row.id].name, row.position, known[row.id].sender is not None, row.open_until)
            for row in rows
            if row.id in known
        ]

    async def _children(self, session: AsyncSession, which: ColumnElement[bool]) -> list[ChildLine]:
        rows = await session.execute(
            select(
                Person.id,
                Person.given_name,
                Person.register_number,
                SchoolClass.id.label("class_id"),
                SchoolClass.year,
                SchoolClass.letter,
                _parents,
                open_until(Invitation.child_id == Person.id, self._clock.now()),
            )
            .join(SchoolClass, SchoolClass.id == Person.class_id)
            .where(which, Person.left_on.is_(None))
            .order_by(SchoolClass.year, SchoolClass.letter, Person.register_number, Person.given_name, Person.id)
        )
        return [_child(row) for row in rows]


_parents = select(func.count()).where(Guardianship.child_id == Person.id).scalar_subquery().label("parents")
_CLASSES = select(
    SchoolClass.id,
    SchoolClass.year,
    SchoolClass.letter,
    select(func.count())
    .where(Person.class_id == SchoolClass.id, Person.left_on.is_(None))
    .scalar_subquery()
    .label("children"),
    select(func.count(Guardianship.child_id.distinct()))
    .join(Person, Person.id == Guardianship.child_id)
    .where(Person.class_id == SchoolClass.id, Person.left_on.is_(None))
    .scalar_subquery()
    .label("reached"),
).order_by(SchoolClass.year, SchoolClass.letter)


def open_until(whose: ColumnElement[bool], now: datetime) -> Label[datetime]:
    """Until when an invitation is open, as a column `open_until` of a query of people."""
    return (
        select(func.max(Invitation.expires_at))
        .where(whose, Invitation.revoked_at.is_(None), Invitation.uses_left > 0, Invitation.expires_at > now)
        .scalar_subquery()
        .label("open_until")
    )


def _child(row: Row[*tuple[Any, ...]]) -> ChildLine:
    return ChildLine(
        row.id,
        row.given_name,
        row.register_number,
        row.class_id,
        f"{row.year}{row.letter}",
        row.parents,
        row.open_until,
    )
