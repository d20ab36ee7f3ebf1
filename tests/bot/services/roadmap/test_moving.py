"""Who may move an item where, and that two who tap at once do it once."""

import pytest
from sqlalchemy import insert

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated
from bot.services import Services
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.states import Hand, Step
from models.base import table
from models.roadmap import ItemState, RoadmapAssignee, RoadmapItem, RoadmapWatcher
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
async def item(db: Database, school: StandardSchool) -> int:
    """An item of the teacher's, the coordinator named beside."""
    async with db.write(SYSTEM) as session:
        made: RoadmapItem = await factories.roadmap_item(session)
        for position, name in enumerate(("teacher", "coordinator")):
            await factories.roadmap_assignee(session, made, position=position, person_id=school.people[name])
        await factories.roadmap_control(session, made)
        return made.id


@pytest.fixture
def mover(db: Database, services: Services) -> ItemMover:
    return ItemMover(db, services.directory)


async def step(db: Database, mover: ItemMover, actor_of: ActorOf, who: str, item: int, step: Step) -> None:
    actor = await actor_of(who)
    async with db.write(actor, shows=f"item:{item}") as session:
        await mover.move(session, actor, item, step, SCHOOL_MORNING)


async def test_an_item_goes_from_hand_to_hand(
    db: Database, services: Services, mover: ItemMover, actor_of: ActorOf, item: int
) -> None:
    async def now() -> tuple[ItemState, int]:
        card = await services.roadmap.read.card(await actor_of("director"), item)
        return card.line.state, len(card.line.controls)

    for who, made, expected in (
        ("teacher", Step.START, (ItemState.GOING, 1)),
        ("teacher", Step.OFFER, (ItemState.OFFERED, 1)),
        ("director", Step.RETURN, (ItemState.GOING, 1)),
        ("coordinator", Step.OFFER, (ItemState.OFFERED, 1)),
        ("director", Step.ACCEPT, (ItemState.DONE, 0)),
        ("coordinator", Step.REOPEN, (ItemState.GOING, 0)),
        ("director", Step.DROP, (ItemState.DROPPED, 0)),
    ):
        await step(db, mover, actor_of, who, item, made)
        assert await now() == expected, (who, made)


async def test_who_has_no_hand_in_it_knows_of_no_item(
    db: Database, services: Services, mover: ItemMover, actor_of: ActorOf, item: int, school: StandardSchool
) -> None:
    for who in ("keeper_of_many", "parent", "student", "admin", "technician"):
        with pytest.raises(Missing):
            await services.roadmap.read.card(await actor_of(who), item)
    with pytest.raises(Denied):
        await services.roadmap.read.year(await actor_of("teacher"), 2026)
    async with db.write(SYSTEM) as session:
        watcher = {"item_id": item, "person_id": school.people["keeper_of_many"]}
        await session.execute(insert(table(RoadmapWatcher)), watcher)
    card = await services.roadmap.read.card(await actor_of("keeper_of_many"), item)
    assert card.hands == {Hand.WATCHER}
    assert not card.steps
    with pytest.raises(Denied):
        await step(db, mover, actor_of, "keeper_of_many", item, Step.OFFER)


async def test_what_was_offered_is_accepted_by_somebody_else(
    db: Database, mover: ItemMover, actor_of: ActorOf, item: int, school: StandardSchool
) -> None:
    async with db.write(await actor_of("coordinator")) as session:
        coordinator = {"offered_by": school.people["coordinator"]}
        await mover.move(session, await actor_of("coordinator"), item, Step.OFFER, SCHOOL_MORNING, coordinator)
    with pytest.raises(Outdated):
        await step(db, mover, actor_of, "coordinator", item, Step.ACCEPT)
    await step(db, mover, actor_of, "director", item, Step.ACCEPT)


async def test_an_item_of_a_year_that_is_over_shows_the_one_that_goes_on(
    db: Database, mover: ItemMover, actor_of: ActorOf, item: int
) -> None:
    async with db.write(SYSTEM) as session:
        old = await session.get_one(RoadmapItem, item)
        old.rolled_at = SCHOOL_MORNING
        newer = (await factories.roadmap_item(session, year=2027, continues_id=item)).id
    with pytest.raises(Outdated) as refused:
        await step(db, mover, actor_of, "teacher", item, Step.OFFER)
    assert (refused.value.key, refused.value.shows) == ("error-item-rolled", f"item:{newer}")


async def test_of_a_group_anybody_may_take_it_and_then_it_is_theirs(
    db: Database, services: Services, mover: ItemMover, actor_of: ActorOf, school: StandardSchool, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        item = (await factories.roadmap_item(session)).id
        values = {"item_id": item, "position": 0, "words": "педагоги", "group_code": "role-staff"}
        await session.execute(insert(table(RoadmapAssignee)), values)
    read = services.roadmap.read
    assert Step.TAKE in (await read.card(await actor_of("teacher"), item)).steps
    assert [line.id for line in await read.mine(await actor_of("class_teacher"))] == [item]
    teacher = await actor_of("teacher")
    async with db.write(teacher) as session:
        await mover.move(session, teacher, item, Step.TAKE, SCHOOL_MORNING, {"owner_id": school.people["teacher"]})
    card = await read.card(await actor_of("class_teacher"), item)
    assert card.holders == (school.people["teacher"],)
    assert Step.TAKE not in card.steps
    with pytest.raises(Outdated):
        await step(db, mover, actor_of, "class_teacher", item, Step.TAKE)


async def test_the_list_of_a_year_takes_as_many_statements_for_many_items(
    db: Database, services: Services, actor_of: ActorOf, item: int
) -> None:
    async with db.write(SYSTEM) as session:
        section = await factories.roadmap_section(session, number="2", title="Инфраструктура")
        for _ in range(3):
            made = await factories.roadmap_item(session, section, number="5.")
            await factories.roadmap_assignee(session, made)
    lines = await services.roadmap.read.year(await actor_of("deputy"), 2026)
    assert [line.code for line in lines][1:] == ["2.5"] * 3
    assert await services.roadmap.read.years(await actor_of("deputy")) == [2026]
