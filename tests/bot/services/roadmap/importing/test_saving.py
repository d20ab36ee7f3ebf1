"""A draft becomes the roadmap, on both databases: what is written, what a second document changes and keeps."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Invalid, Outdated, Repeated
from bot.services import Services
from bot.services.roadmap.importing import PlanImport
from bot.services.roadmap.importing.doubts import doubts_of
from bot.services.roadmap.importing.saving import Saved
from models.people import Person, Role
from models.roadmap import (
    ItemState,
    Post,
    RoadmapAssignee,
    RoadmapControl,
    RoadmapEvent,
    RoadmapItem,
)
from tests import factories
from tests.bot.services.roadmap.importing.takings import HEADER, PLAN, items, saved
from tests.databases import SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
async def coordinator(actor_of: ActorOf) -> Actor:
    return await actor_of("coordinator")


@pytest.fixture
def importing(services: Services) -> PlanImport:
    return services.roadmap.importing


async def test_all_of_a_plan_is_written_in_one_unit(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool, services: Services
) -> None:
    assert await saved(importing, coordinator, *PLAN) == Saved(2026, 3, 0, 0, 1)
    first, second, third = await items(db)
    assert [(one.number, one.state, one.told_at, one.year) for one in (first, second, third)] == [
        (number, ItemState.OPEN, None, 2026) for number in ("1", "2", "3")
    ]
    assert (second.period_words, second.ends_on) == ("до 15.12.2026", date(2026, 12, 15))
    async with db.read() as session:
        people = list(await session.scalars(select(RoadmapAssignee).order_by(RoadmapAssignee.id)))
        post = (await session.scalars(select(Post))).one()
        assert (post.title, post.holder_id) == ("заведующий библиотекой", None)
        assert [(one.item_id, one.position, one.person_id, one.post_id, one.group_code) for one in people] == [
            (first.id, 0, school.people["director"], None, None),
            (second.id, 0, school.people["teacher"], None, None),
            (second.id, 1, None, None, "leaders-"),
            (third.id, 0, None, post.id, None),
        ]
        days = await session.scalars(select(RoadmapControl.day).where(RoadmapControl.item_id == second.id))
        assert list(days) == [date(2026, 12, 15)]
        assert set(await session.scalars(select(RoadmapEvent.action))) == {"import"}
    assert post.id in (await services.directory.now()).posts


async def test_a_second_document_changes_what_differs_and_keeps_the_rest(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool, services: Services
) -> None:
    await saved(importing, coordinator, *PLAN)
    first, second, third = await items(db)
    async with db.write(SYSTEM) as session:
        (await session.get_one(RoadmapItem, second.id)).state = ItemState.GOING
        await factories.roadmap_evidence(session, await session.get_one(RoadmapItem, second.id))
    await importing.offer_words(
        coordinator,
        "\n".join(
            (
                HEADER,
                "1;Открыть выставку рисунков;май 2027;Замова И.С.",
                "2;Проверить оборудование всех кабинетов;до 20.12.2026;Ежова М.П.",
                PLAN[2],
            )
        ),
    )
    shown = await importing.shown(coordinator)
    assert [(one.item_id, one.is_dropped) for one in shown.draft.vanished] == [(first.id, False)]
    await importing.give_up(coordinator, first.id)
    stamp = (await importing.shown(coordinator)).draft.stamp
    assert await importing.save(coordinator, stamp) == Saved(2026, 1, 1, 1, 0)

    gone, added, changed, kept = await items(db)
    assert (gone.id, gone.state) == (first.id, ItemState.DROPPED)
    assert (added.text, added.state) == ("Открыть выставку рисунков", ItemState.OPEN)
    assert (changed.id, changed.state, changed.text) == (
        second.id,
        ItemState.GOING,
        "Проверить оборудование всех кабинетов",
    )
    assert (changed.ends_on, changed.told_at, kept.id, kept.text) == (date(2026, 12, 20), None, third.id, third.text)
    async with db.read() as session:
        lines = list(await session.scalars(select(RoadmapEvent).where(RoadmapEvent.item_id == second.id)))
        days = await session.scalars(select(RoadmapControl.day).where(RoadmapControl.item_id == second.id))
        assert list(days) == [date(2026, 12, 20)]
    assert [(one.action, one.value, one.day_before, one.day_after) for one in lines] == [
        ("import", None, None, None),
        ("import_change", "period", date(2026, 12, 15), date(2026, 12, 20)),
        ("import_change", "people", None, None),
        ("import_change", "text", None, None),
    ]
    assert lines[1].words == "до 15.12.2026 → до 20.12.2026"
    assert lines[2].words == "Ежова М.П., классные руководители → Ежова М.П."


async def test_the_same_document_changes_nothing(db: Database, importing: PlanImport, coordinator: Actor) -> None:
    await saved(importing, coordinator, *PLAN)
    before = [(one.id, one.position) for one in await items(db)]
    assert await saved(importing, coordinator, *PLAN) == Saved(2026, 0, 0, 0, 0)
    assert [(one.id, one.position) for one in await items(db)] == before


async def test_a_draft_is_saved_once_and_as_it_was_shown(
    db: Database, importing: PlanImport, actor_of: ActorOf
) -> None:
    actor = await actor_of("coordinator", update_id=1)
    await importing.offer_words(actor, "\n".join((HEADER, *PLAN[:2])))
    seen = (await importing.shown(actor)).draft.stamp
    await importing.skip(await actor_of("coordinator", update_id=2), 0)
    tap = await actor_of("coordinator", update_id=3)
    with pytest.raises(Outdated):
        await importing.save(tap, seen)
    await importing.save(tap, seen + 1)
    with pytest.raises(Repeated):
        await importing.save(tap, seen + 1)
    with pytest.raises(Outdated, match="error-plan-import-gone"):
        await importing.save(await actor_of("coordinator", update_id=4), seen + 1)
    assert len(await items(db)) == 1


@sqlite_only
async def test_two_who_take_over_the_same_plan_have_it_once(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool
) -> None:
    other = Actor(school.people["deputy"], "ru", frozenset({Role.COORDINATOR}))
    for actor in (coordinator, other):
        await importing.offer_words(actor, "\n".join((HEADER, *PLAN[:2])))
    seen = (await importing.shown(other)).draft.stamp
    await importing.save(coordinator, 0)
    with pytest.raises(Outdated):
        await importing.save(other, seen)
    shown = await importing.shown(other)
    assert (shown.differences, shown.draft.vanished) == ((), ())
    assert await importing.save(other, shown.draft.stamp) == Saved(2026, 0, 0, 0, 0)
    assert len(await items(db)) == 2


@sqlite_only
async def test_whoever_left_meanwhile_is_asked_about_anew(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool, services: Services, clock: SetClock
) -> None:
    await importing.offer_words(coordinator, "\n".join((HEADER, *PLAN[:2])))
    async with db.write(SYSTEM) as session:
        (await session.get_one(Person, school.people["teacher"])).left_on = date(2026, 11, 1)
        await services.directory.touch(session)
    clock.advance(days=7)
    shown = await importing.shown(coordinator)
    assert [one.items for one in doubts_of(shown.draft) if one.is_open] == [(1,)]
    with pytest.raises(Invalid, match="error-plan-doubts-left"):
        await importing.save(coordinator, shown.draft.stamp)


async def test_three_hundred_rows_are_written_and_changed_at_once(
    db: Database, importing: PlanImport, coordinator: Actor
) -> None:
    lines = [
        f"{at};Работа номер {at} по теме {at * 7919 % 1000};до {at % 27 + 1:02}.12.2026;Ежова М.П., Замова И.С."
        for at in range(1, 301)
    ]
    assert (await saved(importing, coordinator, *lines)).added == 300
    await importing.offer_words(coordinator, "\n".join((HEADER, *(line.replace(".12.", ".11.") for line in lines))))
    stamp = (await importing.shown(coordinator)).draft.stamp
    assert (await importing.save(coordinator, stamp)).changed == 300
