"""Making and revoking invitations. A new one for the same person or child revokes the old ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, select, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services import audit
from bot.services.invitations.codes import hash_of, new_code, new_token
from bot.services.invitations.scope import require_class, require_everybody
from models.base import table
from models.people import Guardianship, Identity, Invitation, Person

STAFF_LIFE = timedelta(days=14)
PARENT_LIFE = timedelta(days=30)
PARENTS_A_CHILD = 2


class SlipScope(StrEnum):
    """Which children of a class get a new slip: all who lack a parent, or those without an open invitation."""

    ALL = "all"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Issued:
    """A fresh invitation. The only moment when its token and code are known: afterwards there are hashes."""

    token: str
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Slip:
    """A printed slip: a child by initials and line in the class register, and their invitation."""

    initials: str
    register_number: int | None
    issued: Issued


class Issuing:
    """Use cases of whoever invites."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def invite_person(self, actor: Actor, person_id: int) -> Issued:
        """An invitation for one of the staff. Outdated where they have joined, Missing where they are gone."""
        actor.require(Permission.INVITE)
        require_everybody(actor)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"invite.person:{person_id}") as session:
            row = (await session.execute(_PERSON, {"id": person_id})).first()
            if row is None or row.class_id is not None:
                raise Missing
            if row.joined:
                raise Outdated("error-invitation-joined", shows=f"invite.person:{person_id}")
            return await issue_to(session, actor, person_id, STAFF_LIFE, now)

    async def invite_parents(self, actor: Actor, child_id: int) -> Issued:
        """An invitation for the parents of a child. Outdated where both have joined."""
        actor.require(Permission.INVITE)
        now = self._clock.now()
        shows = f"invite.child:{child_id}"
        async with self._db.write(actor, shows=shows) as session:
            row = (await session.execute(_CHILD, {"id": child_id})).first()
            if row is None:
                raise Missing
            require_class(actor, row.class_id)
            if row.parents >= PARENTS_A_CHILD:
                raise Outdated("error-invitation-full", shows=shows)
            return await self._issue_for(session, actor, child_id, PARENTS_A_CHILD - row.parents, now)

    async def invite_class(self, actor: Actor, class_id: int, scope: SlipScope) -> Sequence[Slip]:
        """Invitations to be printed for the parents of a class, by the class register. Invalid where none is needed."""
        actor.require(Permission.INVITE)
        require_class(actor, class_id)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"invite.class:{class_id}:0") as session:
            rows = (await session.execute(_CLASS, {"class": class_id, "at": now})).all()
            wanted = [row for row in rows if row.parents < PARENTS_A_CHILD and (scope is SlipScope.ALL or not row.open)]
            if not wanted:
                raise Invalid("error-invitation-none-needed")
            return [
                Slip(
                    row.given_name,
                    row.register_number,
                    await self._issue_for(session, actor, row.id, PARENTS_A_CHILD - row.parents, now),
                )
                for row in wanted
            ]

    async def revoke_person(self, actor: Actor, person_id: int) -> None:
        """End the open invitations of one of the staff; Outdated where there are none."""
        actor.require(Permission.INVITE)
        require_everybody(actor)
        await self._end(actor, Invitation.person_id == person_id, person_id, f"invite.person:{person_id}")

    async def revoke_child(self, actor: Actor, child_id: int) -> None:
        """End the open invitations of a child; Outdated where there are none."""
        actor.require(Permission.INVITE)
        async with self._db.read() as session:
            row = (await session.execute(_CHILD, {"id": child_id})).first()
        if row is None:
            raise Missing
        require_class(actor, row.class_id)
        await self._end(actor, Invitation.child_id == child_id, child_id, f"invite.child:{child_id}")

    async def _end(self, actor: Actor, whose: ColumnElement[bool], person_id: int, shows: str) -> None:
        now = self._clock.now()
        async with self._db.write(actor, shows=shows) as session:
            if not await revoke(session, whose, now):
                raise Outdated(shows=shows)
            await audit.record(session, actor, "invitation.revoke", f"person:{person_id}", now)

    async def _issue_for(
        self, session: WriteSession, actor: Actor, child_id: int, parents: int, now: datetime
    ) -> Issued:
        await revoke(session, Invitation.child_id == child_id, now)
        issued = _new(now + PARENT_LIFE)
        await session.execute(_ADD, _row(issued, actor, now) | {"child_id": child_id, "uses_left": parents})
        await audit.record(session, actor, "invitation.issue", f"person:{child_id}", now)
        return issued


_parents = select(func.count()).where(Guardianship.child_id == Person.id).scalar_subquery().label("parents")
_open = (
    select(func.count())
    .where(
        Invitation.child_id == Person.id,
        Invitation.revoked_at.is_(None),
        Invitation.uses_left > 0,
        Invitation.expires_at > bindparam("at"),
    )
    .scalar_subquery()
    .label("open")
)
_joined = select(Identity.id).where(Identity.person_id == Person.id).exists().label("joined")
_PERSON = select(Person.class_id, _joined).where(Person.id == bindparam("id"), Person.left_on.is_(None))
_CHILD = select(Person.class_id, _parents).where(
    Person.id == bindparam("id"), Person.left_on.is_(None), Person.class_id.is_not(None)
)
_CLASS = (
    select(Person.id, Person.given_name, Person.register_number, _parents, _open)
    .where(Person.class_id == bindparam("class"), Person.left_on.is_(None))
    .order_by(Person.register_number, Person.given_name, Person.id)
)
_ADD = insert(table(Invitation))


def _new(expires_at: datetime) -> Issued:
    return Issued(new_token(), new_code(), expires_at)


def _row(issued: Issued, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "token_hash": hash_of(issued.token),
        "code_hash": hash_of(issued.code),
        "created_by": actor.person_id,
        "created_at": now,
        "expires_at": issued.expires_at,
    }


async def issue_to(session: WriteSession, actor: Actor, person_id: int, life: timedelta, now: datetime) -> Issued:
    """An invitation to join as this very person, in place of those before."""
    await revoke(session, Invitation.person_id == person_id, now)
    issued = _new(now + life)
    await session.execute(_ADD, _row(issued, actor, now) | {"person_id": person_id, "uses_left": 1})
    await audit.record(session, actor, "invitation.issue", f"person:{person_id}", now)
    return issued


async def revoke(session: WriteSession, whose: ColumnElement[bool], now: datetime) -> bool:
    """End what is still open; whether there was anything."""
    still = (whose, Invitation.revoked_at.is_(None), Invitation.uses_left > 0, Invitation.expires_at > now)
    ended = await session.execute(update(table(Invitation)).where(*still).values(revoked_at=now))
    return changed(ended) > 0
