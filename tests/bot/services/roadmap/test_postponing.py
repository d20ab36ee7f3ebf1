"""A later end is asked for, allowed or refused; the first day is kept. Passing an item on."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.roadmap.states import Step
from bot.services.roadmap.working import Pulse
from models.base import table
from models.roadmap import PeriodKind, RoadmapControl, RoadmapItem
from tests.bot.services.roadmap.conftest import Planning, Told
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

END, LATER, LATEST = date(2026, 12, 15), date(2027, 1, 15), date(2027, 8, 31)


async def row(db: Database, item: int, *columns: str) -> tuple[Any, ...]:
    async with db.read() as session:
        wanted = [table(RoadmapItem).c[name] for name in columns]
        return tuple((await session.execute(select(*wanted).where(table(RoadmapItem).c.id == item))).one())


async def controls(db: Database, item: int) -> list[tuple[Any, ...]]:
    columns = table(RoadmapControl).c
    wanted = select(columns.day, columns.remind_on, columns.escalated).where(columns.item_id == item)
    async with db.read() as session:
        return [tuple(one) for one in await session.execute(wanted.order_by(columns.day))]


async def test_days_that_can_not_be_asked_for(services: Services, actor_of: ActorOf, planned: Planning) -> None:
    postponing, teacher = services.roadmap.postponing, await actor_of("teacher")
    item = await planned()
    for until, why in (
        (date(2026, 11, 23), "error-days-past"),
        (date(2026, 12, 1), "error-item-not-later"),
        (END, "error-item-not-later"),
        (date(2027, 9, 1), "error-item-beyond-year"),
    ):
        for refused in (postponing.ask(teacher, item, until, "Так"), postponing.check(teacher, item, until)):
            with pytest.raises(Invalid, match=why):
                await refused
    with pytest.raises(Invalid):
        await postponing.ask(teacher, item, LATER, " ")
    pulses = await planned(pulses=(END,), kind=PeriodKind.YEAR)
    with pytest.raises(Invalid, match="error-item-no-deadline"):
        await postponing.ask(teacher, pulses, LATER, "Так")
    assert (await services.roadmap.read.card(teacher, item)).asked is None


async def test_the_director_allows_and_the_first_day_stays(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told
) -> None:
    postponing, item = services.roadmap.postponing, await planned()
    teacher, director = await actor_of("teacher"), await actor_of("director")
    await postponing.ask(teacher, item, LATER, "Ждём поставку")
    assert await told() == {("director", "asked"), ("several", "asked")}
    card = await services.roadmap.read.card(director, item)
    assert card.asked is not None
    assert (card.asked.until, card.asked.words, card.asked.who) == (LATER, "Ждём поставку", "Ежова М. П.")
    assert {Step.GRANT, Step.REFUSE} <= set(card.steps)
    with pytest.raises(Outdated):
        await postponing.ask(teacher, item, LATEST, "Ещё дальше")
    with pytest.raises(Denied):
        await postponing.grant(await actor_of("coordinator"), item, LATER)
    with pytest.raises(Outdated):
        await postponing.grant(director, item, LATEST)
    await postponing.grant(director, item, LATER)
    with pytest.raises((Outdated, Denied)):
        await postponing.grant(director, item, LATER)
    assert await told() == {("teacher", "postponed"), ("coordinator", "postponed")}
    assert await row(db, item, "ends_on", "postponed_from", "asked_at") == (LATER, END, None)
    assert await controls(db, item) == [(LATER, date(2026, 11, 24), 0)]
    await postponing.ask(director, item, LATEST, "Приказ")
    assert await row(db, item, "ends_on", "postponed_from", "asked_at") == (LATEST, END, None)
    history = (await services.roadmap.read.card(teacher, item)).history
    assert [(one.action, one.day_before, one.day_after) for one in history] == [
        ("grant", LATER, LATEST),
        ("grant", END, LATER),
        ("ask_later", END, LATER),
    ]


async def test_the_director_refuses_and_it_may_be_asked_again(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told
) -> None:
    postponing, item = services.roadmap.postponing, await planned()
    await postponing.ask(await actor_of("teacher"), item, LATER, "Ждём поставку")
    await told()
    await postponing.refuse(await actor_of("director"), item, LATER, "Деньги есть")
    assert await told() == {("teacher", "refused")}
    assert (await services.roadmap.read.card(await actor_of("teacher"), item)).history[0].words == "Деньги есть"
    assert await row(db, item, "ends_on", "postponed_from", "asked_at") == (END, None, None)
    await postponing.ask(await actor_of("coordinator"), item, LATEST, "Всё же нужно")
    # Whoever sees to it hears at once that somebody else asks.
    assert await told() == {("director", "asked"), ("several", "asked"), ("teacher", "asked")}


async def test_of_several_deadlines_the_nearest_is_moved(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning
) -> None:
    item = await planned((END, date(2027, 5, 31)), kind=PeriodKind.SPAN, ends_on=date(2027, 5, 31))
    await services.roadmap.postponing.ask(await actor_of("director"), item, LATER, "Так")
    assert await row(db, item, "ends_on", "postponed_from") == (date(2027, 5, 31), END)
    assert [day for day, _, _ in await controls(db, item)] == [LATER, date(2027, 5, 31)]


async def test_an_item_is_passed_to_somebody_of_the_staff(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told, school: StandardSchool
) -> None:
    handing, item, teacher = services.roadmap.handing, await planned(), await actor_of("teacher")
    assert [line.name for line in await handing.find(teacher, item, "лугова н")] == ["Лугова Н. О."]
    assert len(await handing.find(teacher, item, "Иванова")) == 2
    for words, why in (
        ("х", "error-name-longer"),
        ("Мамина", "error-person-missing"),
        ("Ушедшая", "error-person-missing"),
    ):
        with pytest.raises(Invalid, match=why):
            await handing.find(teacher, item, words)
    with pytest.raises(Denied):
        await handing.find(await actor_of("deputy"), item, "Лугова")
    for who in ("parent", "student", "left"):
        with pytest.raises(Outdated, match="error-item-hand-gone"):
            await handing.to_person(teacher, item, school.people[who])
    await handing.to_person(teacher, item, school.people["keeper_of_many"])
    assert await told() == {("keeper_of_many", "hand"), ("coordinator", "handed")}
    card = await services.roadmap.read.card(await actor_of("keeper_of_many"), item)
    assert (card.holders, Step.OFFER in card.steps) == ((school.people["keeper_of_many"],), True)
    with pytest.raises(Outdated):
        await handing.to_person(await actor_of("coordinator"), item, school.people["keeper_of_many"])
    await handing.to_person(await actor_of("keeper_of_many"), item, school.people["class_teacher"])
    assert await told() == {("class_teacher", "hand"), ("coordinator", "handed")}
    with pytest.raises(Missing):
        await services.roadmap.read.card(await actor_of("keeper_of_many"), item)


async def test_watchers_hear_until_they_stop(
    services: Services, actor_of: ActorOf, planned: Planning, told: Told
) -> None:
    talking, item = services.roadmap.talking, await planned()
    deputy = await actor_of("deputy")
    await talking.watch(deputy, item)
    await talking.watch(deputy, item)
    await talking.say(await actor_of("teacher"), item, "Начали")
    assert await told() == {("deputy", "said"), ("coordinator", "said")}
    await talking.unwatch(deputy, item)
    await talking.say(await actor_of("teacher"), item, "Закончили")
    assert await told() == {("coordinator", "said")}


async def test_what_was_asked_for_moves_that_deadline_only_and_never_into_the_past(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock, told: Told
) -> None:
    soon, later, may = date(2026, 12, 1), date(2026, 12, 20), date(2027, 5, 31)
    roadmap, teacher, director = services.roadmap, await actor_of("teacher"), await actor_of("director")
    item = await planned((soon, may), kind=PeriodKind.SPAN, ends_on=may)
    await roadmap.postponing.ask(teacher, item, later, "Ждём поставку")
    await roadmap.showing.show_words(teacher, item, "https://school.example/1")
    await told()
    await roadmap.working.pulse(teacher, item, Pulse.DONE)
    assert await told() == {("director", "withdrawn"), ("several", "withdrawn")}
    assert await row(db, item, "asked_until", "asked_words", "asked_by", "asked_at", "asked_day") == (None,) * 5
    assert (await roadmap.read.card(teacher, item)).history[1].action == "withdraw"
    with pytest.raises((Outdated, Denied)):
        await roadmap.postponing.grant(director, item, later)
    assert [day for day, _, _ in await controls(db, item)] == [soon, may]

    changed = await planned((END, may), kind=PeriodKind.SPAN, ends_on=may)
    await roadmap.postponing.ask(teacher, changed, LATER, "Ждём поставку")
    columns = table(RoadmapControl).c
    async with db.write(SYSTEM) as session:
        gone = delete(table(RoadmapControl)).where(columns.item_id == changed, columns.day == END)
        await session.execute(gone)
    with pytest.raises(Outdated, match="error-item-asked-gone"):
        await roadmap.postponing.grant(director, changed, LATER)
    await roadmap.postponing.refuse(director, changed, LATER)
    assert [day for day, _, _ in await controls(db, changed)] == [may]

    late = await planned()
    await roadmap.postponing.ask(teacher, late, LATER, "Ждём поставку")
    clock.advance(days=60)
    with pytest.raises(Invalid, match="error-item-asked-past"):
        await roadmap.postponing.grant(director, late, LATER)
    assert [day for day, _, _ in await controls(db, late)] == [END]
    await roadmap.postponing.refuse(director, late, LATER)
    assert await row(db, late, "asked_day", "asked_at") == (None, None)
