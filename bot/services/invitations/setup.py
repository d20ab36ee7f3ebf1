"""The set-up link: whoever opens it first becomes the admin of a school that has none."""

from sqlalchemy import insert, select, update

from bot.access import SYSTEM, Actor
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Denied, Outdated
from bot.services import audit, consents
from bot.services.consents import Purpose
from bot.services.directory import Directory
from bot.services.invitations.codes import hash_of, new_token
from bot.services.invitations.joining import Joining
from bot.services.snapshot import Snapshot
from models.base import table
from models.people import Role, RoleGrant
from models.school import School


class Setup:
    """Use cases of the very first start, and of a school that lost its admin."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, joining: Joining) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._joining = joining

    async def token(self) -> str | None:
        """A new token for the set-up link (the one before is void); None where an admin has joined already."""
        if self._has_admin(await self._directory.now()):
            return None
        token = new_token()
        async with self._db.write(SYSTEM) as session:
            await session.execute(update(table(School)).values(setup_hash=hash_of(token)))
        return token

    async def check(self, token: str) -> None:
        """Outdated where this is not the newest set-up link, or was used."""
        async with self._db.read() as session:
            found = (await session.execute(_HASH)).scalar_one()
        if found != hash_of(token) or self._has_admin(await self._directory.now()):
            raise Outdated("error-setup-used")

    async def take_up(self, actor: Actor, token: str) -> int:
        """Agree, and become the admin; the person's number. The link is void from then on. Raises as `check`."""
        if actor.sender is None:
            raise Denied
        now = self._clock.now()
        school = await self._directory.now()
        async with self._db.write(actor) as session:
            used = update(table(School)).where(School.setup_hash == hash_of(token)).values(setup_hash=None)
            if self._has_admin(school) or changed(await session.execute(used)) == 0:
                raise Outdated("error-setup-used")
            person_id = actor.person_id
            if person_id is None:
                person_id = await self._joining.new_person(session, actor)
            role = {"person_id": person_id, "role": Role.ADMIN, "since": school.today(now)}
            await session.execute(insert(table(RoleGrant)), role)
            await consents.give(session, person_id, Purpose.PARTICIPATION, now)
            await audit.record(session, actor, "school.setup", f"person:{person_id}", now)
            await self._directory.touch(session)
            return person_id

    def _has_admin(self, school: Snapshot) -> bool:
        admins = school.holders(Role.ADMIN, school.today(self._clock.now()))
        return any(person.sender is not None for person in admins)


_HASH = select(School.setup_hash)
