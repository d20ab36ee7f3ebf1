"""One's own items: of every year whose plan was not turned over."""

from datetime import date

from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from models.base import table
from models.roadmap import ItemState, RoadmapItem
from tests.bot.services.roadmap.conftest import Planning
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

LATE = date(2027, 8, 30)


async def test_what_is_open_is_one_s_own_whatever_year_it_is_of(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock, school: StandardSchool
) -> None:
    old = await planned(days=(LATE,), ends_on=LATE)
    new = await planned(days=(date(2027, 9, 30),), year=2027, starts_on=date(2027, 9, 1), ends_on=date(2027, 9, 30))
    rolled = await planned(days=(LATE,), ends_on=LATE)
    await planned(year=2027, starts_on=date(2027, 9, 1), ends_on=date(2027, 9, 30), state=ItemState.DONE)
    async with db.write(SYSTEM) as session:
        items = table(RoadmapItem)
        await session.execute(update(items).where(items.c.id == rolled).values(rolled_at=clock.time))
    for moment in ("2027-08-25T10:00", "2027-09-02T10:00"):
        clock.time = local(moment)
        mine = await services.roadmap.read.mine(await actor_of("teacher"))
        assert [line.id for line in mine] == [old, new], moment
        days = [entry.day for entry in await services.calendars.entries(await actor_of("teacher"))]
        assert days == [LATE, date(2027, 9, 30)], moment
        load = await services.tasks.overseeing.of(await actor_of("director"), school.people["teacher"])
        assert [line.id for line in load.items] == [old, new], moment
