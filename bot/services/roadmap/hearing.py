"""Who hears of what happens to an item."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.services.directory import Directory
from bot.services.roadmap.answering import Answering, available, named_of
from bot.services.roadmap.moving import ItemMover, assignees_of, directors, present
from bot.services.roadmap.recipients import Recipients
from models.people import Role


class Hearing:
    """Finds the people to tell."""

    def __init__(self, mover: ItemMover, directory: Directory) -> None:
        self._mover = mover
        self._directory = directory

    async def concerned(self, session: AsyncSession, row: Any, now: datetime) -> list[int]:
        """Who sees to an item, who is named beside it, who handed it in, and who wants to hear of it."""
        handed_in = [row.offered_by] if row.offered_by else []
        watchers = await self._mover.watchers(session, row.id)
        school = await self._directory.now()
        today = school.today(now)
        answering = Answering(row.owner_id, await assignees_of(session, row.id))
        named = [one.id for one in available(named_of(answering, school, today), school, today)]
        return list(dict.fromkeys([*await self._mover.holders(session, row, now), *named, *handed_in, *watchers]))

    async def accepting(self, session: AsyncSession, row: Any, actor: Actor, now: datetime) -> list[int]:
        """Who accepts what this actor hands in: the coordinator, of a coordinator's own the director."""
        answering = Answering(row.owner_id, await assignees_of(session, row.id))
        return sorted((await self._recipients(now)).accepting(answering, actor.person_id))

    async def helping(self, actor: Actor, now: datetime) -> list[int]:
        """Who hears this actor's call for help."""
        return sorted((await self._recipients(now)).helping(actor.require_person()))

    async def in_charge(self, actor: Actor, now: datetime) -> list[int]:
        """The director, or where the director or whoever stands in acts, the coordinators."""
        heads = await self.directors(now)
        if not actor.may(Permission.ROADMAP_DECIDE) and actor.person_id not in heads:
            return heads
        school = await self._directory.now()
        return present(Role.COORDINATOR, school, school.today(now))

    async def directors(self, now: datetime) -> list[int]:
        """The directors that can be told something, or whoever stands in."""
        school = await self._directory.now()
        return directors(school, school.today(now))

    async def _recipients(self, now: datetime) -> Recipients:
        school = await self._directory.now()
        return Recipients(school, school.today(now))
