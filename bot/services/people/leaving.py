"""Leaving: a person's roles end, what they answered for goes to a successor, the way into the bot closes. One step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Missing, Outdated
from bot.services import audit, notices
from bot.services.directory import Directory
from bot.services.people import handover
from bot.services.people.rules import keep_an_admin, present
from bot.services.people.ties import buildings_of, end_questions, end_ties, pass_headships, pass_on_unvouched
from bot.services.posts import count_items, pass_items
from bot.services.snapshot import Known, Snapshot, TeamLine
from bot.services.tasks.passing import count_tasks, pass_tasks
from models.people import Guardianship, Identity, Person, Role, RoleGrant


@dataclass(frozen=True, slots=True)
class LeavingPlan:
    """What happens when a person leaves. `successor` None: nobody takes over.

    heads: departments and buildings that they head, teams: services. tickets: taken by them and not solved;
    tickets_go_on: all of them to the successor, who works for the same services and is there; those of other services
    go back to the queue. posts: titles; items: open ones of the roadmap that name them or that they took; tasks: open
    ones that they do or gave. stays_parent: their child is at the school, so the bot stays open to them as a parent.
    """

    name: str
    successor: str | None
    roles: Sequence[Role]
    rooms: Sequence[str]
    classes: Sequence[str]
    heads: Sequence[str]
    teams: Sequence[TeamLine]
    tickets: int
    tickets_go_on: bool
    posts: Sequence[str]
    items: int
    tasks: int
    joined: bool
    stays_parent: bool


class Leaving:
    """Use cases of a person's last day, for whoever manages people."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def plan(self, actor: Actor, person_id: int, successor_id: int) -> LeavingPlan:
        """What `confirm` would do now; successor 0 means nobody. Missing or Invalid where it could not."""
        actor.require(Permission.PEOPLE_MANAGE)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        async with self._db.read() as session:
            await present(session, person_id)
            person, successor = school.people[person_id], self._successor(school, person_id, successor_id)
            tickets, teams = await handover.tickets_of(session, person_id), await self._taken_over(successor)
            return LeavingPlan(
                person.name,
                successor.name if successor else None,
                sorted(person.roles(today) & STAFF_ROLES),
                await handover.rooms_of(session, person_id),
                await handover.classes_of(session, person_id),
                [*await handover.departments_of(session, person_id), *await buildings_of(session, person_id)],
                [team for team in school.teams.values() if team.head_id == person_id],
                len(tickets),
                tickets_go_on=bool(tickets) and all(team in teams for _, team, _ in tickets),
                posts=[post.title for post in school.posts.values() if post.holder_id == person_id],
                items=await count_items(session, person_id),
                tasks=await count_tasks(session, person_id),
                joined=person.sender is not None,
                stays_parent=await _is_parent(session, person_id),
            )

    async def confirm(self, actor: Actor, person_id: int, successor_id: int) -> None:
        """Do what `plan` says, all of it or nothing.

        1. Roles end at once, with all that ties them to the help desk and the plan. 2. Duties, taken tickets, items
        and tasks go on. 3. Open invitations are revoked and, unless a child of theirs is at the school, the way into
        the bot closes. 4. Those who go on are told. Raises Outdated where the person has left already, Invalid for the
        last admin.
        """
        actor.require(Permission.PEOPLE_MANAGE)
        now = self._clock.now()
        async with self._db.write(actor, shows="people") as session:
            await self._directory.touch(session)
            person = await session.get(Person, person_id)
            if person is None or person.left_on is not None:
                raise Outdated("error-person-left", shows="people")
            await present(session, person_id)
            school = await self._directory.now()
            today, name = school.today(now), school.people[person_id].name
            successor = self._successor(school, person_id, successor_id)
            await keep_an_admin(session, today, RoleGrant.person_id != person_id)
            await handover.end_roles(session, person_id, today)
            freed = await self._pass_on(session, actor, person_id, successor, now)
            await handover.close_drafts_and_invitations(session, person_id, now)
            if not await _is_parent(session, person_id):
                person.left_on = today
                await session.execute(delete(Identity).where(Identity.person_id == person_id))
            if successor is not None:
                told = notices.Notice("people.handed", None, {"name": name})
                await notices.put(self._db, session, school, [successor.id], told, now)
            await handover.tell_freed(self._db, session, school, freed, person_id, now)
            await audit.record(session, actor, "person.leave", f"person:{person_id}", now)

    async def _pass_on(
        self, session: WriteSession, actor: Actor, person_id: int, successor: Known | None, now: datetime
    ) -> list[handover.Held]:
        """Duties and what waits for this person go on; the tickets that nobody holds any more."""
        to = successor.id if successor else None
        await handover.pass_duties(self._db, session, person_id, to)
        await pass_headships(session, person_id, to)
        await end_ties(session, person_id)
        await end_questions(self._db, self._directory, session, person_id, now)
        await pass_on_unvouched(self._db, self._directory, session, person_id, to, now)
        teams = await self._taken_over(successor)
        going_on = [one for one in await handover.tickets_of(session, person_id) if one[1] in teams]
        await pass_items(session, actor, person_id, to, now)
        school = await self._directory.now()
        await pass_tasks(self._db, session, school, actor, person_id, to, now)
        await handover.give_tickets(session, actor, person_id, going_on, to, now)
        return await handover.free_tickets(session, actor, person_id, now)

    def _successor(self, school: Snapshot, person_id: int, successor_id: int) -> Known | None:
        if not successor_id:
            return None
        successor = school.people.get(successor_id)
        if successor is None or not successor.roles(school.today(self._clock.now())) & STAFF_ROLES:
            raise Missing("error-person-missing")
        if successor_id == person_id:
            raise Invalid("error-own-successor")
        return successor

    async def _taken_over(self, successor: Known | None) -> frozenset[int]:
        """The services whose tickets the successor works; none where no message would find them at work."""
        school = await self._directory.now()
        today = school.today(self._clock.now())
        if successor is None or not successor.is_available(today):
            return frozenset()
        return school.teams_of(successor, today)


async def _is_parent(session: AsyncSession, person_id: int) -> bool:
    """Whether somebody who is at the school still is their child."""
    children = (
        select(Person.id)
        .join(Guardianship, Guardianship.child_id == Person.id)
        .where(Guardianship.parent_id == person_id, Person.left_on.is_(None))
        .limit(1)
    )
    return (await session.execute(children)).first() is not None
