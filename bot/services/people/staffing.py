"""Adding staff, correcting a name or position, giving and ending roles. For whoever manages people."""

from datetime import date, timedelta

from sqlalchemy import delete, insert, or_, select

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid, Missing, Outdated
from bot.services import audit
from bot.services.directory import Directory
from bot.services.people.names import parse_person
from bot.services.people.rules import keep_an_admin, parse_day, present, refuse_namesake
from models.base import table
from models.people import Person, Role, RoleGrant
from models.school import Building

# A role that can be given for one building only; all others hold in the whole school.
ROLES_BY_BUILDING = frozenset({Role.TECHNICIAN})


class Staffing:
    """Use cases on persons of the staff and their roles. Each change holds from the next tap on."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def add(self, actor: Actor, words: str) -> int:
        """Add a person of the staff from «Фамилия Имя Отчество, должность»; their number.

        Raises Invalid where somebody of that name is there already and the position does not tell them apart.
        """
        actor.require(Permission.PEOPLE_MANAGE)
        name, position = parse_person(words)
        async with self._db.write(actor, shows="people") as session:
            await self._directory.touch(session)
            await refuse_namesake(session, name, position)
            row = {"surname": name.surname, "given_name": name.given_name, "patronymic": name.patronymic}
            added = await session.execute(_ADD_PERSON, row | {"position": position})
            person_id: int = added.scalar_one()
            grant = {"person_id": person_id, "role": Role.STAFF, "since": await self._today()}
            await session.execute(_ADD_GRANT, grant)
            await session.show(f"person:{person_id}")
            await audit.record(session, actor, "person.add", f"person:{person_id}", self._clock.now())
        return person_id

    async def correct(self, actor: Actor, person_id: int, words: str) -> None:
        """Write a person's name anew, and their position where one is given after a comma."""
        actor.require(Permission.PEOPLE_MANAGE)
        name, position = parse_person(words)
        async with self._db.write(actor, shows=f"person:{person_id}") as session:
            await self._directory.touch(session)
            person = await present(session, person_id)
            position = position or person.position
            await refuse_namesake(session, name, position, besides=person_id)
            person.surname, person.given_name, person.patronymic = name.surname, name.given_name, name.patronymic
            person.position = position
            await audit.record(session, actor, "person.correct", f"person:{person_id}", self._clock.now())

    async def buildings(self, actor: Actor) -> list[tuple[int, str]]:
        """The buildings that a role can be given for, by name."""
        actor.require(Permission.PEOPLE_MANAGE)
        async with self._db.read() as session:
            rows = await session.execute(select(Building.id, Building.name).order_by(Building.name))
            return [(row.id, row.name) for row in rows]

    async def grant(self, actor: Actor, person_id: int, role: Role, building_id: int) -> None:
        """Give a role from today on, for one building or (0) for all. Raises Outdated where it is held already."""
        actor.require(Permission.PEOPLE_MANAGE)
        if role not in STAFF_ROLES or (building_id and role not in ROLES_BY_BUILDING):
            raise Missing
        thing, today = f"person:{person_id}", await self._today()
        async with self._db.write(actor, shows=thing) as session:
            await self._directory.touch(session)
            await present(session, person_id)
            if building_id and await session.get(Building, building_id) is None:
                raise Missing
            held = select(RoleGrant.id).where(
                RoleGrant.person_id == person_id,
                RoleGrant.role == role,
                or_(RoleGrant.until.is_(None), RoleGrant.until >= today),
                or_(RoleGrant.building_id.is_(None), RoleGrant.building_id == building_id),
            )
            if (await session.execute(held)).first() is not None:
                raise Outdated("error-role-held", shows=thing)
            row = {"person_id": person_id, "role": role, "since": today, "building_id": building_id or None}
            await session.execute(_ADD_GRANT, row)
            await audit.record(session, actor, f"role.give.{role}", f"person:{person_id}", self._clock.now())

    async def end(self, actor: Actor, grant_id: int) -> int:
        """End a role at once; whose it was. Raises Invalid for the last admin's, Outdated where it has ended."""
        return await self._end(actor, grant_id, await self._today())

    async def end_on(self, actor: Actor, grant_id: int, words: str) -> int:
        """Let a role end with a day that is typed, «31.12.2026» (included); whose role it is."""
        last_day = parse_day(words)
        if last_day < await self._today():
            raise Invalid("error-day-past")
        return await self._end(actor, grant_id, last_day + timedelta(days=1))

    async def _end(self, actor: Actor, grant_id: int, first_day_without: date) -> int:
        actor.require(Permission.PEOPLE_MANAGE)
        today = await self._today()
        async with self._db.write(actor, shows="people") as session:
            await self._directory.touch(session)
            grant = await session.get(RoleGrant, grant_id)
            if grant is None or grant.role not in STAFF_ROLES:
                raise Outdated("error-role-ended", shows="people")
            if grant.until is not None and grant.until < today:
                raise Outdated("error-role-ended", shows=f"person:{grant.person_id}")
            await session.show(f"person:{grant.person_id}")
            if grant.role is Role.ADMIN:
                await keep_an_admin(session, first_day_without, RoleGrant.id != grant_id)
            if grant.since >= first_day_without:
                await session.execute(delete(RoleGrant).where(RoleGrant.id == grant_id))
            else:
                grant.until = first_day_without - timedelta(days=1)
            await audit.record(session, actor, f"role.end.{grant.role}", f"person:{grant.person_id}", self._clock.now())
            return grant.person_id

    async def _today(self) -> date:
        return (await self._directory.now()).today(self._clock.now())


_ADD_PERSON = insert(table(Person)).returning(table(Person).c.id)
_ADD_GRANT = insert(table(RoleGrant))
