"""What numbers count where it is easily mistaken: as the list of what burns says it, and no click betters them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.roadmap.working import Pulse
from bot.services.status.hurrying import Thing
from bot.services.status.periods import Period, month_of
from bot.services.status.reading import Status
from bot.services.status.shapes import Area, Light
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

NOW = datetime(2026, 11, 16, 5, tzinfo=UTC)
NOVEMBER, OCTOBER = month_of(date(2026, 11, 1)), month_of(date(2026, 10, 1))
Read: TypeAlias = Callable[..., Awaitable[Status]]


def at(day: int, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, 3, tzinfo=UTC)


@pytest.fixture
async def read(services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock) -> Read:
    clock.time = NOW

    async def status(period: Period = NOVEMBER) -> Status:
        return await services.status.read.status(await actor_of("director"), period)

    return status


def value(status: Status, code: str) -> float | None:
    return status.reading(code).now.value


def light(status: Status, area: Area) -> Light:
    return next(one.light for one in status.lights if one.area is area)


async def burning(services: Services, actor_of: ActorOf, clock: SetClock) -> list[str]:
    """The things that the list of what burns shows now."""
    hot = await services.status.worst.burning(await actor_of("director"), clock.now(), 0, 10)
    return [one.thing for one in hot.troubles]


async def test_only_who_answers_makes_news_of_an_item(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock, read: Read
) -> None:
    async with db.write(SYSTEM) as session:
        item = await factories.roadmap_item(session, created_at=at(20, 8), starts_on=date(2026, 9, 1))
        await factories.roadmap_assignee(session, item, person_id=school.people["teacher"])
        for action in ("import_change", "terms", "say"):
            await factories.roadmap_event(session, item, person_id=school.people["teacher"], action=action, at=at(10))
    await services.status.acting.hurry(await actor_of("director"), Thing.ITEM, item.id)
    clock.advance(minutes=1)
    assert value(await read(), "items_silent") == 1
    assert await burning(services, actor_of, clock) == [f"item:{item.id}"]
    await services.roadmap.working.pulse(await actor_of("teacher"), item.id, Pulse.GOING)
    clock.advance(minutes=1)
    assert value(await read(), "items_silent") == 0
    assert await burning(services, actor_of, clock) == []


async def test_the_plan_of_last_year_counts_until_it_is_turned_over(
    db: Database, services: Services, actor_of: ActorOf, clock: SetClock, read: Read
) -> None:
    clock.time = at(7, 9, year=2027)
    begun: dict[str, Any] = {"created_at": at(20, 8), "starts_on": date(2026, 9, 1)}
    async with db.write(SYSTEM) as session:
        late = [await factories.roadmap_item(session, **begun) for _ in range(3)]
        late.append(await factories.roadmap_item(session, **begun, rolled_at=at(5, 9, year=2027)))
        for item in late:
            await factories.roadmap_control(session, item, day=date(2027, 8, 1))
    september, august = await read(month_of(date(2027, 9, 1))), await read(month_of(date(2027, 8, 1)))
    for code in ("items_overdue", "items_silent"):
        assert (value(september, code), value(august, code)) == (3, 4), code
    assert light(september, Area.ROADMAP) is Light.RED
    assert september.reading("items_done").now.whole == 0, "shares are of this year's plan"
    assert sorted({*await burning(services, actor_of, clock)}) == sorted(f"item:{item.id}" for item in late[:3])
