"""Opening an invitation: what it offers, and taking it up. Nothing is kept about a stranger before they agree."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Denied, Missing, Outdated
from bot.services import audit, consents
from bot.services.consents import Purpose
from bot.services.directory import Directory
from bot.services.invitations.codes import hash_of, is_token, read_code
from bot.services.invitations.guessing import Guesses
from bot.services.invitations.merging import is_mere_parent, merge_parent
from bot.services.invitations.scope import may_be_pupils
from bot.services.news.returning import queue_waiting
from bot.services.people.names import parse_name
from bot.services.snapshot import short_name
from models.base import table
from models.people import Guardianship, Identity, Invitation, Person, Role, RoleGrant
from models.school import SchoolClass


@dataclass(frozen=True, slots=True)
class Offer:
    """What an invitation offers: to be one of the staff (`name`), a pupil of a class, or a child's parent (initials).

    asks_consent: the document that has to be agreed to first, None where the actor did so before.
    """

    name: str
    class_title: str | None
    purpose: Purpose
    asks_consent: Purpose | None

    @property
    def is_for_parent(self) -> bool:
        return self.purpose is Purpose.GUARDIAN

    @property
    def is_for_pupil(self) -> bool:
        return self.purpose is Purpose.STUDENT


class Joining:
    """Use cases of whoever holds an invitation: `key` is the link's token or the typed code."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, guesses: Guesses) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._guesses = guesses

    async def look(self, actor: Actor, key: str) -> Offer:
        """What an invitation offers to this actor. Writes nothing but the count of a wrong code.

        Raises Missing for a wrong one, Denied after too many of these, Outdated for one that is used, expired,
        revoked, meant for somebody else, or that this actor has taken up already.
        """
        now = self._clock.now()
        row = await self._find(actor, key, now)
        async with self._db.read() as session:
            await self._check(session, actor, row, now)
            purpose = _purpose(row)
            agreed = actor.person_id is not None and await consents.holds(session, actor.person_id, purpose)
        name = short_name(row.surname, row.given_name, row.patronymic)
        title = f"{row.year}{row.letter}" if row.year else None
        return Offer(name, title, purpose, None if agreed else purpose)

    async def take_up(self, actor: Actor, key: str) -> int:
        """Agree to the document and join; the person's number. Raises as `look`.

        1. One use is claimed by a conditional UPDATE: of two who tap at once with one use left, one gets it.
        2. The person of the staff gets an identity, a pupil the role besides; a stranger with a child's invitation
           becomes a new person, a known actor stays who they are, and either becomes the child's parent: roles add up.
           A parent who turns out to be staff becomes that person (merging.py).
        3. The consent is kept, the journal gets a line. 4. Letters that were meant for them and still wait come.
        """
        if actor.sender is None:
            raise Denied
        now = self._clock.now()
        row = await self._find(actor, key, now)
        async with self._db.write(actor) as session:
            await self._check(session, actor, row, now)
            if changed(await session.execute(_CLAIM, {"invitation": row.id, "at": now})) == 0:
                raise Outdated("error-invitation-used")
            if row.child_id is None:
                person_id = int(row.person_id)
                await self._become(session, actor, person_id, now)
                if row.year:
                    await self._grant(session, person_id, Role.STUDENT, now)
            else:
                person_id = await self._parent(session, actor, row.child_id, now)
            await consents.give(session, person_id, _purpose(row), now)
            await audit.record(session, actor, "person.join", f"person:{row.child_id or person_id}", now)
            await self._directory.touch(session)
            await queue_waiting(self._db, session, await self._directory.now(), person_id, now)
            return person_id

    async def name_self(self, actor: Actor, words: str) -> None:
        """Give oneself a name where the school has none. Denied where it has one, Invalid for what is no name."""
        person_id = actor.require_person()
        name = parse_name(words)
        names = {"surname": name.surname, "given_name": name.given_name, "patronymic": name.patronymic}
        async with self._db.write(actor) as session:
            nameless = (Person.id == person_id, Person.surname == "", Person.given_name == "")
            if changed(await session.execute(update(table(Person)).where(*nameless).values(names))) == 0:
                raise Denied
            await audit.record(session, actor, "person.name", f"person:{person_id}", self._clock.now())
            await self._directory.touch(session)

    async def _find(self, actor: Actor, key: str, now: datetime) -> Row[*tuple[Any, ...]]:
        """The invitation with this token or code. A wrong code is counted, and refused unread after too many."""
        code = read_code(key)
        if code is not None:
            await self._guesses.check(actor, now)
        elif not is_token(key):
            raise Missing("error-invitation-wrong")
        async with self._db.read() as session:
            found = await session.execute(_FIND, {"hash": hash_of(code or key)})
            row = found.first()
        if row is not None:
            return row
        if code is not None:
            async with self._db.write(actor) as session:
                await self._guesses.count(session, actor, now)
        raise Missing("error-invitation-wrong")

    async def _check(self, session: AsyncSession, actor: Actor, row: Row[*tuple[Any, ...]], now: datetime) -> None:
        """1. taken up by this actor before; 2. meant for somebody else; 3. revoked; 4. used; 5. expired.

        A pupil is never an account that the school knows as somebody else, and no pupil is a parent.
        """
        if actor.person_id is not None:
            if row.child_id:
                mine = (Guardianship.parent_id == actor.person_id, Guardianship.child_id == row.child_id)
                taken = (await session.execute(select(Guardianship.child_id).where(*mine))).first() is not None
            else:
                taken = row.person_id == actor.person_id
            if taken:
                raise Outdated("error-invitation-mine")
            if await self._is_foreign(session, actor, row):
                raise Outdated("error-invitation-foreign")
        is_too_young = _purpose(row) is Purpose.STUDENT and not may_be_pupils(row.year)
        if row.revoked_at is not None or row.left_on is not None or is_too_young:
            raise Outdated("error-invitation-revoked")
        if row.uses_left == 0:
            raise Outdated("error-invitation-used")
        if row.expires_at <= now:
            raise Outdated("error-invitation-expired", at=row.expires_at)

    async def _is_foreign(self, session: AsyncSession, actor: Actor, row: Row[*tuple[Any, ...]]) -> bool:
        match _purpose(row):
            case Purpose.GUARDIAN:
                return Role.STUDENT in actor.roles
            case Purpose.STUDENT:
                return True
            case _:  # as one of the staff
                return not await is_mere_parent(session, actor)

    async def _become(self, session: WriteSession, actor: Actor, person_id: int, now: datetime) -> None:
        """Make the actor this person: a stranger by their account, a parent with all that they are."""
        if actor.person_id is None:
            await self._identify(session, actor, person_id)
            return
        if (await session.execute(select(Identity.id).where(Identity.person_id == person_id))).first() is not None:
            raise Outdated("error-invitation-used")
        today = (await self._directory.now()).today(now)
        await merge_parent(session, actor.person_id, person_id, today, now)
        await audit.record(session, actor, f"person.merge.{actor.person_id}", f"person:{person_id}", now)

    async def _identify(self, session: WriteSession, actor: Actor, person_id: int) -> None:
        """Bind the sender to a person. Outdated where either is bound already; who has left the school frees theirs."""
        assert actor.sender is not None
        sender = {"channel": actor.sender.channel, "external_id": actor.sender.external_id}
        await session.execute(_FREE, sender)
        if (await session.execute(select(Identity.id).where(Identity.person_id == person_id))).first() is not None:
            raise Outdated("error-invitation-used")
        # The row comes back, for PostgreSQL does not count the rows of an insert that makes a number.
        bind = self._db.insert_ignoring(Identity).returning(table(Identity).c.id)
        if (await session.execute(bind, sender | {"person_id": person_id})).first() is None:
            raise Outdated("error-invitation-mine")
        spoken = {"language": actor.language, "unreachable_since": None}
        await session.execute(update(table(Person)).where(Person.id == person_id).values(spoken))

    async def _parent(self, session: WriteSession, actor: Actor, child_id: int, now: datetime) -> int:
        """Make the actor a parent of the child, and a person first where they are a stranger."""
        person_id = actor.person_id
        if person_id is None:
            person_id = await self.new_person(session, actor)
        bound = {"parent_id": person_id, "child_id": child_id}
        await session.execute(insert(table(Guardianship)), bound)
        if Role.PARENT not in actor.roles:
            await self._grant(session, person_id, Role.PARENT, now)
        return person_id

    async def _grant(self, session: WriteSession, person_id: int, role: Role, now: datetime) -> None:
        """A role from today on."""
        today = (await self._directory.now()).today(now)
        await session.execute(insert(table(RoleGrant)), {"person_id": person_id, "role": role, "since": today})

    async def new_person(self, session: WriteSession, actor: Actor) -> int:
        """A person without a name, bound to the sender."""
        nameless = {"surname": "", "given_name": "", "patronymic": ""}
        made = await session.execute(insert(table(Person)).values(nameless).returning(table(Person).c.id))
        person_id = int(made.scalar_one())
        await self._identify(session, actor, person_id)
        return person_id


def _purpose(row: Row[*tuple[Any, ...]]) -> Purpose:
    """What is agreed to by taking up this invitation: a person with a class is a pupil."""
    if row.child_id:
        return Purpose.GUARDIAN
    return Purpose.STUDENT if row.year else Purpose.PARTICIPATION


_FIND = (
    select(
        Invitation.id,
        Invitation.person_id,
        Invitation.child_id,
        Invitation.uses_left,
        Invitation.expires_at,
        Invitation.revoked_at,
        Person.surname,
        Person.given_name,
        Person.patronymic,
        Person.left_on,
        SchoolClass.year,
        SchoolClass.letter,
    )
    .join(Person, or_(Person.id == Invitation.person_id, Person.id == Invitation.child_id))
    .outerjoin(SchoolClass, SchoolClass.id == Person.class_id)
    .where(or_(Invitation.token_hash == bindparam("hash"), Invitation.code_hash == bindparam("hash")))
)
_CLAIM = (
    update(table(Invitation))
    .where(
        Invitation.id == bindparam("invitation"),
        Invitation.uses_left > 0,
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > bindparam("at"),
    )
    .values(uses_left=Invitation.uses_left - 1)
)
_FREE = delete(table(Identity)).where(
    Identity.channel == bindparam("channel"),
    Identity.external_id == bindparam("external_id"),
    Identity.person_id.in_(select(Person.id).where(Person.left_on.is_not(None))),
)
