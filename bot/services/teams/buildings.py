"""Heads of buildings, who are told of what is reported there (regulation, 4.4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Missing
from bot.services import audit
from bot.services.directory import Directory
from bot.services.teams.reading import seen
from bot.services.tickets.reading import Person
from models.school import Building


@dataclass(frozen=True, slots=True)
class BuildingLine:
    """A building and who heads it."""

    id: int
    name: str
    head: Person | None


class BuildingHeads:
    """Use cases of whoever configures the school."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def lines(self, actor: Actor) -> Sequence[BuildingLine]:
        """All buildings by name."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        async with self._db.read() as session:
            rows = (await session.execute(select(Building.id, Building.name).order_by(Building.name))).all()
        heads = {row.id: school.people.get(school.building_heads.get(row.id, 0)) for row in rows}
        return [BuildingLine(row.id, row.name, seen(head, today) if (head := heads[row.id]) else None) for row in rows]

    async def line(self, actor: Actor, building_id: int) -> BuildingLine:
        """One building; Missing where there is none."""
        found = [line for line in await self.lines(actor) if line.id == building_id]
        if not found:
            raise Missing
        return found[0]

    async def set_head(self, actor: Actor, building_id: int, person_id: int) -> None:
        """Make somebody of the staff the head; 0: nobody is."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        now = self._clock.now()
        async with self._db.write(actor, shows="teams.buildings:0") as session:
            await self._directory.touch(session)
            school = await self._directory.now()
            head = school.people.get(person_id)
            if person_id and (head is None or not head.roles(school.today(now)) & STAFF_ROLES):
                raise Missing("error-person-missing")
            chosen = update(Building).where(Building.id == building_id).values(head_id=person_id or None)
            if not changed(await session.execute(chosen)):
                raise Missing
            await audit.record(session, actor, f"building.head.{building_id}", f"person:{person_id}", now)
