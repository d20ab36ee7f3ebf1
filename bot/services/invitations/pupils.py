"""Pupils who use the bot themselves: slips for a class, and closing a pupil's way in where a parent asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Missing, Outdated
from bot.services import audit, consents
from bot.services.directory import Directory
from bot.services.invitations.issuing import Slip, SlipScope, issue_to
from bot.services.invitations.reading import open_until
from bot.services.invitations.scope import may_be_pupils, require_class
from bot.services.people import handover
from bot.services.people.surveydata import forget_surveys
from bot.services.people.ties import end_questions, end_ties
from bot.services.privacy import forget_family, forget_messenger, forget_words
from models.people import Identity, Invitation, Person
from models.school import SchoolClass

PUPIL_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A child by initials; whether they have joined themselves, and until when an invitation waits for them."""

    id: int
    initials: str
    register_number: int | None
    class_id: int
    class_title: str
    may_join: bool
    joined: bool
    open_until: datetime | None

    @property
    def can_be_closed(self) -> bool:
        """Whether there is a way in, used or not."""
        return self.joined or self.open_until is not None


class Pupils:
    """Use cases about pupils, of whoever may invite the parents of their class."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def of_class(self, actor: Actor, class_id: int) -> Sequence[PupilLine]:
        """The children of a class by the class register."""
        actor.require(Permission.INVITE)
        require_class(actor, class_id)
        async with self._db.read() as session:
            return await self._lines(session, Person.class_id == class_id)

    async def child(self, actor: Actor, child_id: int) -> PupilLine:
        """One child; Missing where there is no such child (any more)."""
        actor.require(Permission.INVITE)
        async with self._db.read() as session:
            return await self._line(session, actor, child_id)

    async def invite_class(self, actor: Actor, class_id: int, scope: SlipScope) -> Sequence[Slip]:
        """Invitations to be printed, one for each child who has not joined.

        Invalid for a class that is too young (scope.py), and where none is needed.
        """
        actor.require(Permission.INVITE)
        require_class(actor, class_id)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"invite.pupils:{class_id}") as session:
            lines = await self._lines(session, Person.class_id == class_id)
            if not all(line.may_join for line in lines):
                raise Invalid("error-pupils-too-young")
            wanted = [line for line in lines if not line.joined and (scope is SlipScope.ALL or not line.open_until)]
            if not wanted:
                raise Invalid("error-invitation-none-needed")
            return [
                Slip(line.initials, line.register_number, await issue_to(session, actor, line.id, PUPIL_LIFE, now))
                for line in wanted
            ]

    async def close(self, actor: Actor, child_id: int) -> None:
        """End a pupil's consent and invitation, and forget their account and what they wrote.

        The child stays in the class register, parents stay tied to it. Outdated where nothing is open.
        """
        actor.require(Permission.INVITE)
        shows = f"invite.child:{child_id}"
        async with self._db.write(actor, shows=shows) as session:
            await self._directory.touch(session)
            line = await self._line(session, actor, child_id)
            if not line.can_be_closed:
                raise Outdated(shows=shows)
            await self._forget(session, child_id)
            await audit.record(session, actor, "pupil.close", f"person:{child_id}", self._clock.now())

    async def _forget(self, session: WriteSession, child_id: int) -> None:
        now = self._clock.now()
        await consents.withdraw_all(session, child_id, now)
        await handover.close_drafts_and_invitations(session, child_id, now)
        await end_questions(self._db, self._directory, session, child_id, now)
        await end_ties(session, child_id)
        await forget_surveys(session, child_id)
        await forget_family(session, child_id, (await self._directory.now()).today(now))
        await forget_messenger(session, child_id)
        await forget_words(session, child_id, now)

    async def _line(self, session: AsyncSession, actor: Actor, child_id: int) -> PupilLine:
        found = await self._lines(session, Person.id == child_id)
        if not found:
            raise Missing
        require_class(actor, found[0].class_id)
        return found[0]

    async def _lines(self, session: AsyncSession, which: ColumnElement[bool]) -> list[PupilLine]:
        waiting = open_until(Invitation.person_id == Person.id, self._clock.now())
        rows = await session.execute(_CHILDREN.add_columns(waiting).where(which))
        return [_line(row) for row in rows]


_CHILDREN = (
    select(
        Person.id,
        Person.given_name,
        Person.register_number,
        Person.class_id,
        SchoolClass.year,
        SchoolClass.letter,
        select(Identity.id).where(Identity.person_id == Person.id).exists().label("joined"),
    )
    .join(SchoolClass, SchoolClass.id == Person.class_id)
    .where(Person.left_on.is_(None))
    .order_by(Person.register_number, Person.given_name, Person.id)
)


def _line(row: Row[*tuple[Any, ...]]) -> PupilLine:
    return PupilLine(
        row.id,
        row.given_name,
        row.register_number,
        row.class_id,
        f"{row.year}{row.letter}",
        may_be_pupils(row.year),
        row.joined,
        row.open_until,
    )
