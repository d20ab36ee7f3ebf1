"""What waits for a decision is told again to whoever decides, and to nobody else."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.calendar import WorkingCalendar
from bot.services.roadmap.clockwork import RAISED
from bot.services.roadmap.deciding import AGAIN_AFTER, is_due_again
from models.roadmap import ItemState, RoadmapItem
from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool

CALENDAR = WorkingCalendar(ZoneInfo("Asia/Novokuznetsk"), 5)
YEAR_END = date(2027, 5, 25)


@given(st.dates(date(2026, 9, 1), date(2027, 8, 31)), st.integers(1, 40))
def test_it_comes_again_on_working_days_evenly_apart(since: date, count: int) -> None:
    day, told = since, []
    for number in range(1, count + 1):
        day = CALENDAR.next_working_day(day)
        if is_due_again(since, day, CALENDAR):
            told.append(number)
    assert told == list(range(AGAIN_AFTER, count + 1, AGAIN_AFTER))


async def test_who_decides_hears_of_it_every_third_working_day(
    plan: Plan, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    people = school.people
    offered: dict[str, Any] = {"state": ItemState.OFFERED, "said_at": SCHOOL_MORNING}
    by_teacher = await plan.item("teacher", day=YEAR_END, offered_by=people["teacher"], **offered)
    by_coordinator = await plan.item("coordinator", day=YEAR_END, offered_by=people["coordinator"], **offered)
    asked = await plan.item("deputy", day=YEAR_END, asked_at=SCHOOL_MORNING, asked_until=YEAR_END)
    await plan.item("deputy", day=YEAR_END, state=ItemState.DONE)

    async def told(day: int) -> set[str]:
        clock.time = local(f"2026-11-{day}T08:35")
        await services.roadmap.deciding.remind()
        await services.roadmap.deciding.remind()
        await plan.deliver()
        return {
            name for name, days in (await plan.told(RAISED)).items() if any(one.startswith(f"{day}.11") for one in days)
        }

    heads = {"coordinator", "director", "several"}
    for day, expected in ((25, set()), (26, set()), (27, heads), (28, set()), (29, set()), (30, set())):
        assert await told(day) == expected, day
    above = services.roadmap.pressing.above
    for name, items in (
        ("coordinator", [by_teacher]),
        ("director", [by_coordinator, asked]),
        ("deputy", []),
        ("teacher", []),
    ):
        assert [line.id for line in (await above(await actor_of(name))).decisions] == items, name
    async with db.write(SYSTEM) as session:
        await session.execute(update(RoadmapItem).values(state=ItemState.DROPPED))
    assert not (await above(await actor_of("director"))).decisions
