"""Saving beside others, later than it was shown, and with people who come and go: nothing twice, nothing unsaid."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Event, current_thread
from typing import Any

import pytest
from sqlalchemy import select

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Invalid, Outdated
from bot.services import Services
from bot.services.roadmap.importing import PlanImport, saving, usecases
from bot.services.roadmap.importing.doubts import doubts_of
from bot.services.roadmap.importing.saving import Saved
from models.delivery import OutboxNotice
from models.people import Role
from models.roadmap import RoadmapEvent, RoadmapItem
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


async def test_two_saved_at_the_same_moment_are_one(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool
) -> None:
    other = Actor(school.people["deputy"], "ru", frozenset({Role.COORDINATOR}))
    for actor in (coordinator, other):
        await importing.offer_words(actor, "\n".join((HEADER, *PLAN[:2])))
    done = await asyncio.gather(*(importing.save(one, 0) for one in (coordinator, other)), return_exceptions=True)
    assert [one for one in done if isinstance(one, Saved)] == [Saved(2026, 2, 0, 0, 0)]
    assert [one.shows for one in done if isinstance(one, Outdated)] == ["plan.import.diff"]
    assert len(await items(db)) == 2


@sqlite_only
async def test_what_was_added_after_a_draft_was_shown_is_shown_first(
    db: Database, importing: PlanImport, coordinator: Actor, services: Services
) -> None:
    await importing.offer_words(coordinator, "\n".join((HEADER, *PLAN[:2])))
    for number in (1, 2):
        seen = (await importing.shown(coordinator)).draft.stamp
        async with db.write(SYSTEM) as session:
            await factories.roadmap_item(session, text=f"Чужое дело {number}")
        with pytest.raises(Outdated):
            await importing.save(coordinator, seen)


@sqlite_only
async def test_what_is_dropped_is_told_to_all_whom_it_concerns(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool
) -> None:
    await saved(importing, coordinator, *PLAN[:2])
    await importing.offer_words(coordinator, "\n".join(("План «Среда»", HEADER, PLAN[0])))
    (gone,) = (await importing.shown(coordinator)).draft.vanished
    await importing.give_up(coordinator, gone.item_id)
    await importing.save(coordinator, (await importing.shown(coordinator)).draft.stamp)
    async with db.read() as session:
        told = await session.scalars(select(OutboxNotice.person_id).where(OutboxNotice.kind == "item.drop"))
        assert set(told) == {school.people[name] for name in ("teacher", "director", "several", "class_teacher")}
        event = (await session.scalars(select(RoadmapEvent).where(RoadmapEvent.action == "drop"))).one()
        assert (event.value, event.words) == ("import", "План «Среда»")


@sqlite_only
async def test_a_draft_whose_year_went_by_asks_where_to(
    db: Database, importing: PlanImport, coordinator: Actor, clock: SetClock
) -> None:
    clock.time = datetime(2027, 7, 25, 3, tzinfo=UTC)
    await importing.offer_words(coordinator, "\n".join((HEADER, *PLAN[:2])))
    seen = (await importing.shown(coordinator)).draft
    assert (seen.year, seen.is_year_open) == (2026, False)
    clock.time = datetime(2027, 8, 2, 3, tzinfo=UTC)
    with pytest.raises(Outdated) as caught:
        await importing.save(coordinator, seen.stamp)
    assert caught.value.shows == "plan.import.years"
    shown = await importing.shown(coordinator)
    assert (shown.draft.is_year_open, shown.draft.written_year) == (True, 2026)
    assert await items(db) == []
    await importing.take_to(coordinator, 2026)  # said so: it stays there, as a year that is over
    past = (await importing.shown(coordinator)).draft
    assert (await importing.save(coordinator, past.stamp)).added == 2


@sqlite_only
async def test_whoever_an_item_was_passed_to_keeps_it_while_the_main_place_is_the_same(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool, services: Services
) -> None:
    await saved(importing, coordinator, PLAN[1])
    (item,) = await items(db)
    owner = school.people["class_teacher"]
    await services.roadmap.handing.to_person(coordinator, item.id, owner)
    for people, expected, is_told in (
        ("Ежова М.П., Замова И.С.", owner, True),
        ("Замова И.С., Ежова М.П.", None, False),
    ):
        await saved(importing, coordinator, f"2;Проверить оборудование кабинетов;до 15.12.2026;{people}")
        (item,) = await items(db)
        assert (item.owner_id, item.told_at is not None) == (expected, is_told), people


@sqlite_only
async def test_each_hears_what_became_of_their_items(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool, services: Services
) -> None:
    """Whose items changed, whose they are no more; only whom an item is new to is told that it is theirs."""
    first = (
        "1;Назначить ответственных;до 10.12.2026;Ежова М.П.",
        "2;Проверить кабинеты;до 15.12.2026;Ежова М.П.",
        "3;Собрать отзывы родителей;до 16.12.2026;Ежова М.П.",
    )
    await saved(importing, coordinator, *first)
    await services.roadmap.telling.assigned()
    changed = (first[0].replace("10.12", "20.12"), "2;Проверить все кабинеты;до 15.12.2026;Ежова М.П.")
    await saved(importing, coordinator, *changed, first[2].replace("Ежова М.П.", "Замова И.С."))
    await services.roadmap.telling.assigned()
    one, two, three = await items(db)
    teacher, deputy = school.people["teacher"], school.people["deputy"]
    moved = {"item": one.id, "is_text": False, "was": "2026-12-10", "now": "2026-12-20"}
    async with db.read() as session:
        told = await session.scalars(select(OutboxNotice).order_by(OutboxNotice.id))
        assert [(row.kind, row.person_id, row.args) for row in told] == [
            ("deeds.assigned", teacher, {"own": 3, "shared": 0, "items": [one.id, two.id, three.id]}),
            ("plan.changed", teacher, {"count": 2, "items": [moved, {"item": two.id, "is_text": True}]}),
            ("plan.removed", teacher, {"count": 1, "items": ["3"]}),
            ("deeds.assigned", deputy, {"own": 1, "shared": 0, "items": [three.id]}),
        ]


@sqlite_only
async def test_who_comes_to_others_is_told_alone(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool, services: Services
) -> None:
    """And nobody whose item was changed before they knew of it hears of the change."""
    await saved(importing, coordinator, "1;Проверить кабинеты;до 15.12.2026;Ежова М.П.")
    await saved(importing, coordinator, "1;Проверить кабинеты;до 20.12.2026;Ежова М.П.")
    await services.roadmap.telling.assigned()
    await saved(importing, coordinator, "1;Проверить кабинеты;до 20.12.2026;все педагогические работники")
    await services.roadmap.telling.assigned()
    async with db.read() as session:
        told = list(await session.execute(select(OutboxNotice.kind, OutboxNotice.person_id).order_by(OutboxNotice.id)))
    assert {kind for kind, _ in told} == {"deeds.assigned"}
    assert [person for _, person in told].count(school.people["teacher"]) == 1
    assert len(told) > 2


@sqlite_only
async def test_a_document_that_takes_too_long_is_answered(
    importing: PlanImport, coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = Event()
    monkeypatch.setattr(usecases, "ANSWER_WITHIN", 0)
    monkeypatch.setattr(usecases, "draft_of_words", lambda words, scene: released.wait(10))
    with pytest.raises(Invalid, match="error-document-too-complex"):
        await importing.offer_words(coordinator, "\n".join((HEADER, *PLAN[:2])))
    released.set()


@sqlite_only
async def test_plans_are_compared_beside_the_loop(
    importing: PlanImport, coordinator: Actor, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await importing.offer_words(coordinator, "\n".join((HEADER, *PLAN[:2])))
    async with db.write(SYSTEM) as session:
        await factories.roadmap_item(session, text="Чужое дело")
    threads = set[object]()
    for module, name in ((usecases, "compared"), (usecases, "differences"), (saving, "differences")):
        monkeypatch.setattr(module, name, noting(getattr(module, name), threads))
    seen = (await importing.shown(coordinator)).draft.stamp
    await importing.save(coordinator, seen)
    assert threads
    assert current_thread() not in threads


def noting(work: Callable[..., Any], threads: set[object]) -> Callable[..., Any]:
    """The same work, noting in which threads it is done."""

    def do(*given: Any) -> Any:
        threads.add(current_thread())
        return work(*given)

    return do


async def test_a_document_with_another_day_answers_who_asked_for_a_later_one(
    db: Database, importing: PlanImport, coordinator: Actor, school: StandardSchool, clock: SetClock
) -> None:
    await saved(importing, coordinator, "1;Обновить стенд у входа;до 15.12.2026;Ежова М.П.")
    async with db.write(SYSTEM) as session:
        item = (await session.scalars(select(RoadmapItem))).one()
        item.asked_by, item.asked_at = school.people["teacher"], clock.time
        item.asked_until, item.asked_words = date(2027, 1, 20), "Ждём краску"
    await importing.offer_words(coordinator, f"{HEADER}\n1;Обновить стенд у входа;до 25.12.2026;Ежова М.П.")
    await importing.save(coordinator, (await importing.shown(coordinator)).draft.stamp)
    async with db.read() as session:
        assert (await session.scalars(select(RoadmapItem))).one().asked_at is None
        told = select(OutboxNotice.person_id).where(OutboxNotice.kind == "item.withdrawn")
        people = set(await session.scalars(told))
        actions = list(await session.scalars(select(RoadmapEvent.action).order_by(RoadmapEvent.id)))
    assert people >= {school.people["teacher"], school.people["director"]}
    assert "withdraw" in actions


@sqlite_only
async def test_an_answer_is_not_asked_for_again_with_the_same_document(
    importing: PlanImport, coordinator: Actor, school: StandardSchool
) -> None:
    """Even where it names who answers for the item already, under other words."""
    await saved(importing, coordinator, "1;Обновить стенд у входа;до 15.12.2026;Ежова М.П.")
    again = f"{HEADER}\n1;Обновить стенд у входа;до 15.12.2026;Сорокина А.В."
    await importing.offer_words(coordinator, again)
    (doubt,) = doubts_of((await importing.shown(coordinator)).draft)
    await importing.choose(coordinator, doubt.key, school.people["teacher"])
    await importing.save(coordinator, (await importing.shown(coordinator)).draft.stamp)
    await importing.offer_words(coordinator, again)
    shown = await importing.shown(coordinator)
    assert (list(doubts_of(shown.draft)), list(shown.differences)) == ([], [])
