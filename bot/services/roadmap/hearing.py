"""Who hears of what happens to an item."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.services.directory import Directory
from bot.services.roadmap.answering import available
from bot.services.roadmap.moving import ItemMover, directors
from models.people import Role


class Hearing:
    """Finds the people to tell."""

    def __init__(self, mover: ItemMover, directory: Directory) -> None:
        self._mover = mover
        self._directory = directory

    async def concerned(self, session: AsyncSession, row: Any, now: datetime) -> list[int]:
        """Who sees to an item, who handed it in, and who wants to hear of it."""
        handed_in = [row.offered_by] if row.offered_by else []
        watchers = await self._mover.watchers(session, row.id)
        return [*await self._mover.holders(session, row, now), *handed_in, *watchers]

    async def accepting(self, actor: Actor, now: datetime) -> list[int]:
        """Who accepts what this actor hands in: the coordinator, of a coordinator's own the director."""
        if actor.may(Permission.ROADMAP_MANAGE):
            return await self.directors(now)
        return await self._mover.coordinators(now)

    async def in_charge(self, actor: Actor, now: datetime) -> list[int]:
        """The director, or where the director acts, the coordinators."""
        if not actor.may(Permission.ROADMAP_DECIDE):
            return await self.directors(now)
        school = await self._directory.now()
        today = school.today(now)
        holders = [person.id for person in school.holders(Role.COORDINATOR, today)]
        return [one.id for one in available(holders, school, today)]

    async def directors(self, now: datetime) -> list[int]:
        """The directors that can be told something, or whoever stands in."""
        school = await self._directory.now()
        return directors(school, school.today(now))
