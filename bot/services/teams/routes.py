"""The school's own routes: what goes to which service, over the usual rules of tickets/routing.py."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import delete, insert

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Missing, Outdated
from bot.services import audit
from bot.services.directory import Directory
from bot.services.snapshot import RouteLine, TeamLine
from bot.services.teams.reading import seen, team_of
from bot.services.tickets.catalogue import SYMPTOMS
from bot.services.tickets.reading import Person
from bot.services.tickets.routing import team_for, workers
from models.base import table
from models.school import Building
from models.teams import Route


@dataclass(frozen=True, slots=True)
class Case:
    """What a route is about: words of the catalogue ("": any) and a building (0: all)."""

    kind: str
    symptom: str
    building_id: int

    def check(self) -> None:
        """Missing for words that are not in the catalogue."""
        if self.kind and self.kind not in SYMPTOMS:
            raise Missing
        if self.symptom and self.symptom not in SYMPTOMS.get(self.kind, ()):
            raise Missing


@dataclass(frozen=True, slots=True)
class Tried:
    """Where a ticket would go now. `usual`: where it would go without the school's own routes. `told`: who hears."""

    team: TeamLine
    usual: TeamLine
    told: Sequence[Person]


class OwnRoutes:
    """Use cases of whoever configures the school. A route holds for tickets from now on."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def lines(self, actor: Actor) -> Sequence[RouteLine]:
        """All routes, the newest first."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        return sorted((await self._directory.now()).routes, key=lambda route: -route.id)

    async def add(self, actor: Actor, case: Case, team_id: int) -> None:
        """Send such tickets to this service. A route for the same is replaced. Missing for what there is not."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        case.check()
        values = {
            "kind": case.kind or None,
            "symptom": case.symptom or None,
            "building_id": case.building_id or None,
        }
        async with self._db.write(actor, shows="teams.routes:0") as session:
            await self._directory.touch(session)
            if team_of(await self._directory.now(), team_id).is_closed:
                raise Outdated("error-team-closed", shows="teams.routes:0")
            if case.building_id and await session.get(Building, case.building_id) is None:
                raise Missing
            columns = table(Route).c
            same = (columns[name].is_not_distinct_from(value) for name, value in values.items())
            await session.execute(delete(table(Route)).where(*same))
            await session.execute(insert(table(Route)), values | {"team_id": team_id})
            await audit.record(session, actor, "route.add", f"team:{team_id}", self._clock.now())

    async def remove(self, actor: Actor, route_id: int) -> None:
        """Such tickets go the usual way again; Outdated where the route is gone already."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        async with self._db.write(actor, shows="teams.routes:0") as session:
            await self._directory.touch(session)
            gone = await session.execute(delete(Route).where(Route.id == route_id))
            if not changed(gone):
                raise Outdated(shows="teams.routes:0")
            await audit.record(session, actor, "route.remove", f"route:{route_id}", self._clock.now())

    async def probe(self, actor: Actor, case: Case) -> Tried:
        """Where such a ticket would go now, and who would be told."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        case.check()
        school = await self._directory.now()
        today = school.today(self._clock.now())
        about = (case.kind, case.symptom or None, case.building_id or None)
        team_id = team_for(school, *about)
        usual = team_for(replace(school, routes=()), *about)
        told = [school.people[one] for one in workers(school, today, team_id, case.building_id or None)]
        return Tried(school.teams[team_id], school.teams[usual], [seen(person, today) for person in told])
