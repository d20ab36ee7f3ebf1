"""A roadmap that a test makes item by item, and a clock to move over it."""

from datetime import date
from typing import Any

from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.roadmap.clockwork import MORNING
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.people import Person
from models.roadmap import RoadmapControl, RoadmapItem
from models.tasks import Task
from tests import factories
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SetClock
from tests.personas import StandardSchool


class Plan:
    """Makes items and tasks, moves the clock, says who was told when."""

    def __init__(self, db: Database, services: Services, school: StandardSchool, clock: SetClock) -> None:
        self.db, self.services, self.school, self.clock = db, services, school, clock

    async def item(self, *people: str, day: date, remind_on: date | None = None, **values: Any) -> int:
        """An item of these people (or a group's code), with one control that the clock looks at on `remind_on`."""
        of_control = {key: values.pop(key) for key in ("is_pulse", "escalated") if key in values}
        async with self.db.write(SYSTEM) as session:
            made: RoadmapItem = await factories.roadmap_item(session, **({"told_at": self.clock.time} | values))
            for position, name in enumerate(people):
                who: dict[str, Any] = {"group_code": name} if "-" in name else {"person_id": self.school.people[name]}
                await factories.roadmap_assignee(session, made, position=position, **who)
            look = remind_on or self.clock.time.date()
            await factories.roadmap_control(session, made, day=day, remind_on=look, **of_control)
            return made.id

    async def task(self, author: str, doer: str, due_on: date, **values: Any) -> int:
        async with self.db.write(SYSTEM) as session:
            people = [await session.get_one(Person, self.school.people[name]) for name in (author, doer)]
            made: Task = await factories.task(
                session, *people, due_on=due_on, remind_on=self.clock.time.date(), **values
            )
            return made.id

    async def tick(self, day: str) -> None:
        self.clock.time = local(f"{day}T00:15" if len(day) == 10 else day)
        await self.services.roadmap.clockwork.tick()

    async def days(self, *days: int) -> dict[str, list[str]]:
        """Tick on each day of November from the first to the last; the days on which each person's lists come."""
        for day in range(days[0], days[-1] + 1):
            await self.tick(f"2026-11-{day:02}")
            await self.deliver()
        return await self.told()

    async def deliver(self) -> None:
        """All that waits has been sent."""
        async with self.db.write(SYSTEM) as session:
            await session.execute(update(table(OutboxNotice)).values(state=NoticeState.SENT))

    async def told(self, kind: str = MORNING) -> dict[str, list[str]]:
        names = {number: name for name, number in self.school.people.items()}
        async with self.db.read() as session:
            query = select(OutboxNotice).where(OutboxNotice.kind == kind).order_by(OutboxNotice.due_at)
            rows = list(await session.scalars(query))
        zone = (await self.services.directory.now()).zone
        found: dict[str, list[str]] = {}
        for row in rows:
            found.setdefault(names[row.person_id or 0], []).append(f"{row.due_at.astimezone(zone):%d.%m %H:%M}")
        return found

    async def looks(self) -> list[date | None]:
        async with self.db.read() as session:
            return list(await session.scalars(select(RoadmapControl.remind_on).order_by(RoadmapControl.id)))

    async def change(self, model: Any, **values: Any) -> None:
        async with self.db.write(SYSTEM) as session:
            await session.execute(update(table(model)).values(**values))
            await self.services.directory.touch(session)
