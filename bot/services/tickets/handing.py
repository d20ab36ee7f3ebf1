"""Passing a ticket on: to somebody of the same service, or to another service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, func

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Outdated
from bot.services.directory import Directory
from bot.services.snapshot import Known, Snapshot, TeamLine
from bot.services.tickets.moving import Mover
from bot.services.tickets.routing import has_people, workers
from bot.services.tickets.states import Step
from models.base import table
from models.tickets import Ticket, TicketCategory, TicketState

# Nobody is away for longer than this without the school's saying until when.
AWAY_AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the service. back_on: they are away until then; unreachable: no message would reach them."""

    person_id: int
    name: str
    back_on: date | None
    unreachable: bool

    @property
    def is_available(self) -> bool:
        return self.back_on is None and not self.unreachable


@dataclass(frozen=True, slots=True)
class Choices:
    """To whom a ticket can go: colleagues (available ones first), and the other services."""

    colleagues: Sequence[Colleague]
    teams: Sequence[TeamLine]


class Handing:
    """Use cases of passing a ticket on."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._mover = Mover(db, directory)
        self._clock = clock

    async def choices(self, team_id: int | None, assignee_id: int | None) -> Choices:
        """Whom one can choose from, for a ticket of this service that this person holds."""
        school = await self._directory.now()
        today = school.today(self._clock.now())
        found = [_colleague(person, today) for person in _people_of(school, team_id, today) if person.id != assignee_id]
        colleagues = sorted(found, key=lambda one: (not one.is_available, one.name))
        teams = [team for team in school.teams.values() if _takes(school, team) and team.id != team_id]
        return Choices(colleagues, teams)

    async def to_person(self, actor: Actor, ticket_id: int, to_id: int, held_by: int | None) -> None:
        """Pass a ticket to somebody of its service, who is told, and so is who had it; the reporter is not.

        held_by: who held it on the screen that was tapped; Outdated where that is somebody else by now, where `to_id`
        has left or is no more in the service, is away or can't be reached.
        """
        person_id, now = actor.require_person(), self._clock.now()
        school, thing = await self._directory.now(), f"ticket:{ticket_id}"
        if to_id not in school.people:
            raise Outdated("error-hand-gone", shows=thing)
        columns = {
            "assignee_id": to_id,
            "taken_at": func.coalesce(_TICKET.taken_at, _NOW),
            "responded_at": func.coalesce(_TICKET.responded_at, _NOW),
        }
        async with self._db.write(actor, shows=thing) as session:
            await self._mover.lock(session, ticket_id)
            row = await self._mover.move(session, actor, ticket_id, Step.HAND, now, columns)
            if row.assignee_id != held_by or to_id == held_by:
                raise Outdated(shows=thing)
            _refuse_the_absent(school, school.today(now), row.team_id, to_id, thing)
            await self._mover.note(session, ticket_id, person_id, Step.HAND.value, now)
            await self._mover.tell(session, [to_id], "hand", ticket_id, now, besides=person_id)
            if held_by is not None:
                await self._mover.tell(session, [held_by], "handed", ticket_id, now, besides=person_id)

    async def to_team(self, actor: Actor, ticket_id: int, team_id: int) -> None:
        """Pass a ticket to another service, where nobody holds it; its terms stay.

        The people of that service are told, who had it, and the reporter. Outdated where there is no such service any
        more, nobody is in it, or the ticket is there already.
        """
        person_id, now = actor.require_person(), self._clock.now()
        school, thing = await self._directory.now(), f"ticket:{ticket_id}"
        team = school.teams.get(team_id)
        if team is None or not _takes(school, team):
            raise Outdated("error-hand-team", shows=thing)
        columns = {"state": TicketState.NEW, "assignee_id": None, "taken_at": None, "team_id": team_id}
        async with self._db.write(actor, shows=thing) as session:
            row = await self._mover.move(session, actor, ticket_id, Step.HAND, now, columns)
            if row.team_id == team_id:
                raise Outdated(shows=thing)
            await self._mover.note(session, ticket_id, person_id, "hand-team", now)
            room = school.rooms.get(row.room_id or 0)
            people = workers(school, school.today(now), team_id, room.building_id if room else None)
            await self._mover.tell(session, people, "opened", ticket_id, now, besides=person_id)
            if row.assignee_id is not None and row.assignee_id not in people:
                await self._mover.tell(session, [row.assignee_id], "handed", ticket_id, now, besides=person_id)
            if row.category is not TicketCategory.PLANNED:
                theirs = [row.reporter_id, *await self._mover.followers(session, ticket_id, row)]
                others = [person for person in theirs if person not in people]
                await self._mover.tell(session, others, "team", ticket_id, now, besides=person_id)


def _takes(school: Snapshot, team: TeamLine) -> bool:
    """Whether there is anybody in a service who could take a ticket up."""
    return not team.is_closed and has_people(school, team)


def _people_of(school: Snapshot, team_id: int | None, today: date) -> list[Known]:
    """Everybody who works the tickets of a service today, in whatever building, those who stand in too."""
    return [person for person in school.people.values() if team_id in school.teams_of(person, today)]


def _colleague(person: Known, today: date) -> Colleague:
    back_on = None
    if person.is_away(today):
        days = (today + timedelta(days=number) for number in range(1, AWAY_AT_MOST))
        back_on = next((day for day in days if not person.is_away(day)), today + timedelta(days=AWAY_AT_MOST))
    return Colleague(person.id, person.name, back_on, person.sender is None or not person.reachable)


def _refuse_the_absent(school: Snapshot, today: date, team_id: int | None, to_id: int, thing: str) -> None:
    """Nothing is passed to somebody who has left the service, is away or can't be reached."""
    person = school.people[to_id]
    if team_id not in school.teams_of(person, today):
        raise Outdated("error-hand-gone", shows=thing)
    if person.is_away(today):
        raise Outdated("error-hand-away", shows=thing, name=person.name)
    if not person.is_available(today):
        raise Outdated("error-hand-unreachable", shows=thing, name=person.name)


_TICKET = table(Ticket).c
_NOW: Any = bindparam("now")
