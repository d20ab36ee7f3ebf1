"""The turn of the year: who turns it, what becomes of each item, that the old year can be read."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services import Services
from bot.ui import Button
from handlers.turn import actions, addresses, screens
from models.delivery import OutboxNotice
from models.people import Person
from models.roadmap import ItemState, PeriodKind, RoadmapControl, RoadmapItem, RoadmapWatcher
from models.tasks import Task
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, ContextOf, StandardSchool

AUGUST = datetime(2027, 8, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
async def items(db: Database, clock: SetClock, school: StandardSchool) -> dict[str, int]:
    """Items of 2026/2027 by name, on the day from which the year may be turned over."""
    clock.time = AUGUST
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        made: dict[str, int] = {}
        for name, values in (
            ("done", {"state": ItemState.DONE}),
            ("unfinished", {"state": ItemState.HELP, "owner_id": school.people["deputy"]}),
            ("yearly", {"kind": PeriodKind.YEAR, "period_words": "В течение года", "state": ItemState.GOING}),
            ("dropped", {"state": ItemState.DROPPED}),
        ):
            item = await factories.roadmap_item(session, **values)
            await factories.roadmap_assignee(session, item, teacher)
            await factories.roadmap_control(session, item)
            made[name] = item.id
    return made


async def by_old(db: Database) -> dict[int | None, RoadmapItem]:
    async with db.read() as session:
        return {
            item.continues_id: item
            for item in await session.scalars(select(RoadmapItem).where(RoadmapItem.year == 2027))
        }


async def test_each_item_goes_where_it_belongs(
    db: Database, items: dict[str, int], context_of: ContextOf, services: Services, actor_of: ActorOf
) -> None:
    found = await services.roadmap.turning.turn(await actor_of("coordinator"), 2026)
    assert [str(choice) for _, choice in found.lines] == ["leave", "keep", "shift", "leave"]
    await actions.confirm(await context_of("coordinator", update_id=1), addresses.Confirm(year=2026))
    new = await by_old(db)
    assert set(new) == {items["unfinished"], items["yearly"]}
    unfinished, yearly = new[items["unfinished"]], new[items["yearly"]]
    assert (unfinished.state, unfinished.ends_on) == (ItemState.HELP, date(2027, 9, 30))
    assert unfinished.owner_id is not None
    assert (yearly.state, yearly.starts_on, yearly.ends_on) == (ItemState.OPEN, date(2027, 9, 1), date(2028, 8, 31))
    async with db.read() as session:
        left = list(await session.scalars(select(RoadmapControl).where(RoadmapControl.closed_at.is_(None))))
    assert {control.item_id for control in left} == {unfinished.id, yearly.id}
    assert [line.is_rolled for line in await services.roadmap.read.year(await actor_of("deputy"), 2026)] == [True] * 4


async def test_steps_and_watchers_go_along(
    db: Database, items: dict[str, int], context_of: ContextOf, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        for name in ("unfinished", "yearly"):
            item = await session.get_one(RoadmapItem, items[name])
            await factories.roadmap_watcher(session, item, await session.get_one(Person, school.people["deputy"]))
            await factories.task(session, teacher, text=name, item_id=item.id)
    await actions.confirm(await context_of("coordinator", update_id=1), addresses.Confirm(year=2026))
    new = {old: item.id for old, item in (await by_old(db)).items()}
    async with db.read() as session:
        watched = set(await session.scalars(select(RoadmapWatcher.item_id)))
        steps = {task.text: task.item_id for task in await session.scalars(select(Task))}
    assert watched >= set(new.values())
    assert steps == {"unfinished": new[items["unfinished"]], "yearly": items["yearly"]}


async def test_a_choice_is_kept_until_the_turn(db: Database, items: dict[str, int], context_of: ContextOf) -> None:
    choose = addresses.Choose(id=items["done"], choice="shift")
    await actions.choose(await context_of("coordinator", update_id=1), choose)
    await actions.confirm(await context_of("coordinator", update_id=2), addresses.Confirm(year=2026))
    assert (await by_old(db))[items["done"]].state is ItemState.OPEN


async def test_a_year_is_turned_once(db: Database, items: dict[str, int], context_of: ContextOf) -> None:
    await actions.confirm(await context_of("coordinator", update_id=1), addresses.Confirm(year=2026))
    for again in (
        actions.confirm(await context_of("coordinator", update_id=2), addresses.Confirm(year=2026)),
        screens.turn(await context_of("coordinator"), addresses.Turn(year=2026)),
        actions.choose(await context_of("coordinator", update_id=3), addresses.Choose(id=items["done"], choice="keep")),
    ):
        with pytest.raises(Outdated):
            await again
    assert len(await by_old(db)) == 2


async def test_not_before_the_twentieth_of_august(
    items: dict[str, int], clock: SetClock, context_of: ContextOf
) -> None:
    clock.time = datetime(2027, 8, 18, 3, 0, tzinfo=UTC)
    with pytest.raises(Outdated):
        await actions.confirm(await context_of("coordinator"), addresses.Confirm(year=2026))


async def test_only_the_coordinator_turns_it(items: dict[str, int], context_of: ContextOf) -> None:
    for name in ("teacher", "deputy", "director", "parent"):
        with pytest.raises(Denied):
            await actions.confirm(await context_of(name), addresses.Confirm(year=2026))


async def test_the_coordinator_is_reminded_once_a_week(
    db: Database, items: dict[str, int], services: Services, clock: SetClock, school: StandardSchool
) -> None:
    async def told() -> list[int]:
        async with db.read() as session:
            wanted = select(OutboxNotice.person_id).where(OutboxNotice.kind == "plan.turn")
            return list(await session.scalars(wanted))

    for day, times in ((18, 0), (20, 1), (21, 1), (27, 2)):
        clock.time = datetime(2027, 8, day, 3, 0, tzinfo=UTC)
        await services.roadmap.turning.remind()
        await services.roadmap.turning.remind()
        assert await told() == [school.people["coordinator"]] * times, day


async def test_nothing_need_go_along(db: Database, items: dict[str, int], context_of: ContextOf) -> None:
    whole = addresses.ChooseAll(year=2026, choice="leave")
    answer = await actions.choose_all(await context_of("coordinator", update_id=1), whole)
    assert answer.screen is not None
    found = [button.to for row in answer.screen.rows for button in row if isinstance(button, Button)]
    usual = addresses.ChooseAll(year=2026, choice="usual")
    assert usual in found
    await actions.choose_all(await context_of("coordinator", update_id=2), usual)
    again = await screens.turn(await context_of("coordinator"), addresses.Turn(year=2026))
    assert whole in [button.to for row in again.rows for button in row if isinstance(button, Button)]
    await actions.choose_all(await context_of("coordinator", update_id=3), whole)
    await actions.confirm(await context_of("coordinator", update_id=4), addresses.Confirm(year=2026))
    assert await by_old(db) == {}
