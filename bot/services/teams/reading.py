"""Reading services: how many people and tickets each has, and one of them with everybody in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import bindparam, exists, func, or_, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.snapshot import TECHNICAL, Known, Snapshot, TeamLine
from bot.services.tickets.reading import Person
from bot.services.tickets.states import FINAL_STATES
from models.base import table
from models.tickets import Ticket, TicketState
from models.upkeep import Outage, PlannedWork

# While a service has one of these it can't be closed: a solved ticket may come back.
UNFINISHED: Final = frozenset(TicketState) - FINAL_STATES


@dataclass(frozen=True, slots=True)
class TeamSummary:
    """A service in a list: how many people it has today, how many tickets that are not closed."""

    team: TeamLine
    people: int
    tickets: int


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a service. `added`: by hand, not by a role. `stand_in`: who is there in their stead."""

    id: int
    person: Person
    added: bool
    stand_in: str | None


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A service as one screen shows it. `can_close`: the technical one always stays.

    planned: work is planned for it, or an outage is its own; tickets: those that are not closed. Either keeps it open.
    """

    team: TeamLine
    members: Sequence[Member]
    head: Person | None
    tickets: int
    planned: bool
    can_close: bool


class TeamsReader:
    """Reads services for whoever sets them up."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def lines(self, actor: Actor) -> list[TeamSummary]:
        """All services, those that are closed at the end."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        school = await self._directory.now()
        today, tickets = school.today(self._clock.now()), await self._unfinished()
        teams = sorted(school.teams.values(), key=lambda team: (team.is_closed, team.id))
        return [TeamSummary(team, len(people_of(school, team, today)), tickets.get(team.id, 0)) for team in teams]

    async def card(self, actor: Actor, team_id: int) -> TeamCard:
        """One service; Missing where there is none."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        school = await self._directory.now()
        team = team_of(school, team_id)
        today, tickets = school.today(self._clock.now()), await self._unfinished()
        head = school.people.get(team.head_id or 0)
        async with self._db.read() as session:
            planned = bool((await session.execute(PLANNED, {"team": team_id})).scalar_one())
        return TeamCard(
            team,
            [_member(school, team, person, today) for person in people_of(school, team, today)],
            seen(head, today) if head else None,
            tickets.get(team.id, 0),
            planned,
            can_close=not team.is_closed and team.code != TECHNICAL,
        )

    async def _unfinished(self) -> Mapping[int, int]:
        async with self._db.read() as session:
            return {row.team_id: row.total for row in await session.execute(_UNFINISHED) if row.team_id}


def team_of(school: Snapshot, team_id: int) -> TeamLine:
    """A service by its number; Missing where there is none."""
    if team_id not in school.teams:
        raise Missing("error-team-missing")
    return school.teams[team_id]


def people_of(school: Snapshot, team: TeamLine, day: date) -> list[Known]:
    """Who is in a service on a day, in whatever building, by name."""
    found = (
        person
        for person in school.people.values()
        if person.id in team.member_ids or (team.role is not None and team.role in person.roles(day))
    )
    return sorted(found, key=lambda person: (person.name, person.id))


def seen(person: Known, day: date) -> Person:
    """A person as others choose them: by name, with who can't be reached or is away."""
    reached = person.reachable and person.sender is not None
    return Person(person.name, person.class_title, unreachable=not reached, away=person.is_away(day))


def _member(school: Snapshot, team: TeamLine, person: Known, day: date) -> Member:
    stand_in = None if person.is_available(day) else school.stand_in(person, day)
    return Member(person.id, seen(person, day), person.id in team.member_ids, stand_in.name if stand_in else None)


_TICKET, _PLAN, _OUTAGE = (table(model).c for model in (Ticket, PlannedWork, Outage))
# Whether a service has planned work or an outage that goes on.
PLANNED = select(
    or_(
        exists().where(_PLAN.team_id == bindparam("team"), _PLAN.stopped_at.is_(None)),
        exists().where(_OUTAGE.team_id == bindparam("team"), _OUTAGE.ended_at.is_(None)),
    )
)
_UNFINISHED = (
    select(_TICKET.team_id, func.count().label("total"))
    .where(_TICKET.state.in_(sorted(UNFINISHED)))
    .group_by(_TICKET.team_id)
)
