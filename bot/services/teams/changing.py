"""Setting up services: made, named, with people, a head, closed and opened again. Each change holds at once."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services import audit
from bot.services.directory import Directory
from bot.services.people import handover
from bot.services.snapshot import TECHNICAL, Known, Snapshot, TeamLine
from bot.services.teams.reading import PLANNED, UNFINISHED, people_of, team_of
from bot.services.text import clean_line, fold
from bot.services.tickets.states import REOPENED_WITHIN
from models.base import table
from models.teams import Route, Team, TeamMember
from models.tickets import Ticket, TicketState

# A name fits a button of a phone.
NAME_LIMIT: Final = 36


class TeamChanges:
    """Use cases of whoever configures the school."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def add(self, actor: Actor, words: str) -> int:
        """Make a service of this name; its number. Invalid where there is one of that name."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        name = clean_line(words, NAME_LIMIT)
        async with self._db.write(actor, shows="teams:0") as session:
            await self._directory.touch(session)
            await _refuse_same_name(session, name, besides=0)
            team_id: int = (await session.execute(_ADD, {"name": name})).scalar_one()
            await session.show(f"team:{team_id}")
            await audit.record(session, actor, "team.add", f"team:{team_id}", self._clock.now())
        return team_id

    async def rename(self, actor: Actor, team_id: int, words: str) -> None:
        """Give a service another name, one that every school begins with too."""
        name = clean_line(words, NAME_LIMIT)
        async with self._db.write(actor, shows=f"team:{team_id}") as session:
            await self._begin(session, actor, team_id)
            await _refuse_same_name(session, name, besides=team_id)
            await session.execute(_SET.values(name=name), {"team": team_id})
            await audit.record(session, actor, "team.rename", f"team:{team_id}", self._clock.now())

    async def put_in(self, actor: Actor, team_id: int, person_id: int) -> None:
        """Add somebody of the staff; Outdated where they are in it already."""
        async with self._db.write(actor, shows=f"team:{team_id}") as session:
            school, team = await self._begin(session, actor, team_id)
            person = self._staff(school, person_id)
            row = {"team_id": team_id, "person_id": person_id}
            is_in = person in people_of(school, team, school.today(self._clock.now()))
            if is_in or not changed(await session.execute(self._db.insert_ignoring(TeamMember), row)):
                raise Outdated("error-team-member", shows=f"team:{team_id}", name=person.name)
            await self._record(session, actor, "team.put_in", team_id, person_id)

    async def take_out(self, actor: Actor, team_id: int, person_id: int) -> None:
        """Take somebody out who was added. What they hold of the service goes back to its queue.

        Outdated where they are not in it by hand: whoever is in it by a role leaves it with the role.
        """
        async with self._db.write(actor, shows=f"team:{team_id}") as session:
            school, team = await self._begin(session, actor, team_id)
            gone = await session.execute(
                delete(TeamMember).where(TeamMember.team_id == team_id, TeamMember.person_id == person_id)
            )
            if not changed(gone):
                raise Outdated(shows=f"team:{team_id}")
            person = school.people.get(person_id)
            now = self._clock.now()
            if person is not None and not _stays(school, team, person, now):
                held = [one for one in await handover.tickets_of(session, person_id) if one[1] == team_id]
                freed = await handover.give_tickets(session, actor, person_id, held, None, now)
                await handover.tell_freed(self._db, session, school, freed, person_id, now)
            await self._record(session, actor, "team.take_out", team_id, person_id)

    async def set_head(self, actor: Actor, team_id: int, person_id: int) -> None:
        """Make somebody of the staff the head; 0: nobody is."""
        async with self._db.write(actor, shows=f"team:{team_id}") as session:
            school, _ = await self._begin(session, actor, team_id)
            if person_id:
                self._staff(school, person_id)
            await session.execute(_SET.values(head_id=person_id or None), {"team": team_id})
            await self._record(session, actor, "team.head", team_id, person_id)

    async def close(self, actor: Actor, team_id: int) -> None:
        """Close a service; its routes go, and what may still be reopened is the technicians' from now on.

        Invalid for the technical one, and while anything of it is unfinished: tickets, planned work, an outage. A
        ticket that another replica is writing for it just now is waited for; one that comes later, by what that
        replica knew, is the technicians' with the next tick. Outdated where it is closed already.
        """
        now = self._clock.now()
        async with self._db.write(actor, shows=f"team:{team_id}") as session:
            school, team = await self._begin(session, actor, team_id)
            if team.code == TECHNICAL:
                raise Invalid("error-team-technical", shows=f"team:{team_id}")
            if team.is_closed:
                raise Outdated(shows=f"team:{team_id}")
            await session.execute(_LOCK, {"team": team_id})
            if tickets := (await session.execute(_COUNT, {"team": team_id})).scalar_one():
                raise Invalid("error-team-tickets", shows=f"team:{team_id}", count=tickets)
            if (await session.execute(PLANNED, {"team": team_id})).scalar_one():
                raise Invalid("error-team-plans", shows=f"team:{team_id}")
            await session.execute(delete(Route).where(Route.team_id == team_id))
            to = {"team": team_id, "to": school.team(TECHNICAL).id, "since": now - REOPENED_WITHIN}
            await session.execute(_PASS_ON, to)
            await session.execute(_SET.values(is_closed=True), {"team": team_id})
            await audit.record(session, actor, "team.close", f"team:{team_id}", now)

    async def open_again(self, actor: Actor, team_id: int) -> None:
        """Open a service that was closed, with the people whom it had; Outdated where it is open already."""
        async with self._db.write(actor, shows=f"team:{team_id}") as session:
            _, team = await self._begin(session, actor, team_id)
            if not team.is_closed:
                raise Outdated(shows=f"team:{team_id}")
            await session.execute(_SET.values(is_closed=False), {"team": team_id})
            await audit.record(session, actor, "team.open", f"team:{team_id}", self._clock.now())

    async def _begin(self, session: WriteSession, actor: Actor, team_id: int) -> tuple[Snapshot, TeamLine]:
        """The school and the service, once the actor's right is sure; one change of services at a time."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        await self._directory.touch(session)
        school = await self._directory.now()
        return school, team_of(school, team_id)

    def _staff(self, school: Snapshot, person_id: int) -> Known:
        person = school.people.get(person_id)
        if person is None or not person.roles(school.today(self._clock.now())) & STAFF_ROLES:
            raise Missing("error-person-missing")
        return person

    async def _record(self, session: WriteSession, actor: Actor, action: str, team_id: int, person_id: int) -> None:
        await audit.record(session, actor, f"{action}.{team_id}", f"person:{person_id}", self._clock.now())


async def _refuse_same_name(session: WriteSession, name: str, besides: int) -> None:
    for row in await session.execute(_NAMES):
        if row.id != besides and fold(row.name or "") == fold(name):
            raise Invalid("error-team-exists", name=name)


def _stays(school: Snapshot, team: TeamLine, person: Known, now: datetime) -> bool:
    """Whether somebody who was taken out works for the service all the same: by a role, or standing in."""
    today = school.today(now)
    by_role = team.role is not None and team.role in person.roles(today)
    return by_role or any(one in people_of(school, team, today) for one in school.replaced_by(person, today))


_TICKET = table(Ticket).c
_ADD = insert(table(Team)).returning(table(Team).c.id)
_SET = update(table(Team)).where(table(Team).c.id == bindparam("team"))
# A row that names the service holds it for reading until its unit is over (PostgreSQL).
_LOCK = select(table(Team).c.id).where(table(Team).c.id == bindparam("team")).with_for_update()
_NAMES = select(Team.id, Team.name).where(Team.name.is_not(None))
_COUNT = (
    select(func.count())
    .select_from(table(Ticket))
    .where(_TICKET.team_id == bindparam("team"), _TICKET.state.in_(sorted(UNFINISHED)))
)
_PASS_ON = (
    update(table(Ticket))
    .where(
        _TICKET.team_id == bindparam("team"),
        _TICKET.state == TicketState.CLOSED,
        _TICKET.closed_at >= bindparam("since"),
    )
    .values(team_id=bindparam("to"))
)
