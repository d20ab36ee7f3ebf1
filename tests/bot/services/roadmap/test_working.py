"""How it goes, handing in with evidence, accepting, returning, dropping: who may, what is closed, who hears of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, insert, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.roadmap.states import Step
from bot.services.roadmap.working import Pulse
from models.base import table
from models.people import Person, Role, RoleGrant
from models.roadmap import ItemState, PeriodKind, RoadmapAssignee, RoadmapControl, RoadmapItem, RoadmapWatcher
from tests import factories
from tests.bot.services.roadmap.conftest import Planning, Told
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

PULSES = (date(2026, 10, 30), date(2026, 12, 1), date(2027, 3, 26), date(2027, 5, 31))


async def show(services: Services, actor_of: ActorOf, item: int, who: str = "teacher") -> None:
    assert await services.roadmap.showing.show_words(await actor_of(who), item, "https://school.example/news/1")


async def open_days(db: Database, item: int) -> list[date]:
    columns = table(RoadmapControl).c
    async with db.read() as session:
        days = select(columns.day).where(columns.item_id == item, columns.closed_at.is_(None)).order_by(columns.day)
        return list((await session.execute(days)).scalars())


async def state(services: Services, actor_of: ActorOf, item: int) -> ItemState:
    return (await services.roadmap.read.card(await actor_of("director"), item)).line.state


async def test_an_answer_closes_what_was_missed_and_then_what_comes_next(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told, clock: SetClock
) -> None:
    item = await planned(pulses=PULSES, kind=PeriodKind.YEAR, ends_on=date(2027, 8, 31))
    teacher, pulse = await actor_of("teacher"), services.roadmap.working.pulse
    await pulse(teacher, item, Pulse.GOING)
    assert await open_days(db, item) == list(PULSES[1:]), "only what was missed"
    clock.advance(minutes=5)
    await pulse(teacher, item, Pulse.OPEN)
    assert await open_days(db, item) == list(PULSES[2:]), "a week ahead is the answer to it"
    assert await state(services, actor_of, item) is ItemState.OPEN
    clock.advance(minutes=5)
    await pulse(teacher, item, Pulse.DONE)
    assert await open_days(db, item) == list(PULSES[2:]), "months ahead is news"
    assert await told() == set()
    clock.advance(minutes=5)
    await pulse(teacher, item, Pulse.HELP, "Нет доступа")
    assert await state(services, actor_of, item) is ItemState.HELP
    assert await told() == {("coordinator", "help")}
    history = (await services.roadmap.read.card(teacher, item)).history
    assert [(line.value, line.words) for line in history] == [
        ("help", "Нет доступа"),
        ("done", None),
        ("open", None),
        ("going", None),
    ]


async def test_of_a_weekly_item_each_answer_is_for_one_week(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    fridays = (date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11))
    item = await planned(pulses=fridays, kind=PeriodKind.RECURRING)
    teacher = await actor_of("teacher")
    for days, left in ((0, fridays[1:]), (1, fridays[1:]), (3, fridays[2:])):
        clock.advance(days=days)
        await services.roadmap.working.pulse(teacher, item, Pulse.GOING)
        assert await open_days(db, item) == list(left), clock.now()


async def test_a_second_tap_says_nothing_twice(services: Services, actor_of: ActorOf, planned: Planning) -> None:
    item = await planned(pulses=PULSES)
    teacher, working = await actor_of("teacher"), services.roadmap.working
    first = await working.pulse(teacher, item, Pulse.GOING)
    assert await working.pulse(teacher, item, Pulse.GOING) == first
    assert len((await services.roadmap.read.card(teacher, item)).history) == 1
    await show(services, actor_of, item)
    await working.offer(teacher, item)
    with pytest.raises(Outdated):
        await working.offer(teacher, item)


async def test_words_go_to_ones_own_answer_once(services: Services, actor_of: ActorOf, planned: Planning) -> None:
    item = await planned(pulses=PULSES)
    roadmap, teacher = services.roadmap, await actor_of("teacher")
    line = await roadmap.working.pulse(teacher, item, Pulse.GOING)
    await roadmap.talking.say(await actor_of("coordinator"), item, "Не моё", line)
    await roadmap.talking.say(teacher, item, "Купили половину", line)
    await roadmap.talking.say(teacher, item, "И ещё треть", line)
    history = (await roadmap.read.card(teacher, item)).history
    assert [(one.action, one.words) for one in history] == [
        ("say", "И ещё треть"),
        ("say", "Не моё"),
        ("pulse", "Купили половину"),
    ]


async def test_the_last_date_is_handed_in_with_evidence(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told
) -> None:
    item = await planned()
    working, teacher = services.roadmap.working, await actor_of("teacher")
    with pytest.raises(Outdated) as leads:
        await working.pulse(teacher, item, Pulse.DONE)
    assert leads.value.shows == f"item.offer:{item}"
    with pytest.raises(Invalid, match="error-item-no-evidence"):
        await working.offer(teacher, item, "Честное слово")
    assert await state(services, actor_of, item) is ItemState.OPEN
    await show(services, actor_of, item)
    await working.offer(teacher, item, "Акт подписан")
    assert await told() == {("coordinator", "offer")}
    with pytest.raises(Outdated):
        await working.accept(teacher, item)
    await working.accept(await actor_of("coordinator"), item)
    assert (await state(services, actor_of, item), await open_days(db, item)) == (ItemState.DONE, [])
    assert await told() == {("teacher", "accept")}


async def test_of_several_deadlines_each_wants_evidence_and_only_the_last_is_the_end(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    item = await planned((date(2026, 9, 30), date(2027, 1, 29)), kind=PeriodKind.SPAN)
    teacher, working = await actor_of("teacher"), services.roadmap.working
    with pytest.raises(Invalid, match="error-item-no-evidence"):
        await working.pulse(teacher, item, Pulse.DONE)
    await show(services, actor_of, item)
    await working.pulse(teacher, item, Pulse.DONE)
    assert await open_days(db, item) == [date(2027, 1, 29)]
    clock.advance(minutes=5)
    with pytest.raises(Outdated, match="error-item-offer"):
        await working.pulse(teacher, item, Pulse.DONE)


async def test_evidence_that_was_taken_back_or_refused_ends_nothing(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning
) -> None:
    item = await planned()
    roadmap, teacher = services.roadmap, await actor_of("teacher")
    await show(services, actor_of, item)
    await roadmap.working.offer(teacher, item)
    (evidence,) = (await roadmap.read.card(teacher, item)).evidence
    await roadmap.showing.take_back(teacher, item, evidence.id)
    with pytest.raises(Invalid, match="error-item-no-evidence"):
        await roadmap.working.accept(await actor_of("director"), item)


async def test_a_coordinators_own_is_accepted_by_the_director(
    services: Services, actor_of: ActorOf, planned: Planning, told: Told
) -> None:
    item = await planned(who="coordinator")
    working, coordinator = services.roadmap.working, await actor_of("coordinator")
    await show(services, actor_of, item, "coordinator")
    await working.offer(coordinator, item)
    assert await told() == {("director", "offer"), ("several", "offer")}
    with pytest.raises(Outdated):
        await working.accept(coordinator, item)
    await working.accept(await actor_of("director"), item)


async def test_what_is_returned_is_late_and_reminded_of_again(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told
) -> None:
    item = await planned((date(2026, 11, 20),))
    working = services.roadmap.working
    await show(services, actor_of, item)
    await working.offer(await actor_of("teacher"), item)
    await told()
    with pytest.raises(Invalid):
        await working.give_back(await actor_of("coordinator"), item, "  ")
    await working.give_back(await actor_of("coordinator"), item, "Нет подписи")
    assert await told() == {("teacher", "return")}
    line = (await services.roadmap.read.card(await actor_of("teacher"), item)).line
    assert (line.state, line.days_late(date(2026, 11, 24))) == (ItemState.GOING, 4)
    columns = table(RoadmapControl).c
    async with db.read() as session:
        assert (await session.execute(select(columns.remind_on).where(columns.item_id == item))).scalar() == date(
            2026, 11, 24
        )


async def test_dropping_and_reopening_are_told_to_whoever_is_above(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told
) -> None:
    item = await planned((date(2026, 11, 20),), ends_on=date(2026, 11, 20))
    working = services.roadmap.working
    with pytest.raises(Invalid):
        await working.drop(await actor_of("coordinator"), item, "")
    await working.drop(await actor_of("coordinator"), item, "Отменили приказом")
    assert await told() == {("teacher", "drop"), ("director", "drop"), ("several", "drop")}
    await working.reopen(await actor_of("director"), item)
    assert await told() == {("teacher", "reopen"), ("coordinator", "reopen")}
    assert await open_days(db, item) == [date(2026, 12, 8)], "two weeks, since its end has passed"
    assert await state(services, actor_of, item) is ItemState.GOING


async def test_who_may_make_no_step(services: Services, actor_of: ActorOf, planned: Planning) -> None:
    item = await planned()
    working, talking = services.roadmap.working, services.roadmap.talking
    for who in ("keeper_of_many", "parent", "student", "admin", "stranger"):
        for act in (
            working.take(await actor_of(who), item),
            working.pulse(await actor_of(who), item, Pulse.GOING),
            working.offer(await actor_of(who), item),
            working.accept(await actor_of(who), item),
            working.drop(await actor_of(who), item, "Так"),
            talking.say(await actor_of(who), item, "Так"),
            talking.watch(await actor_of(who), item),
            services.roadmap.showing.show_words(await actor_of(who), item, "https://school.example"),
            services.roadmap.postponing.ask(await actor_of(who), item, date(2027, 1, 15), "Так"),
            services.roadmap.handing.to_person(await actor_of(who), item, 1),
        ):
            with pytest.raises((Missing, Denied)):
                await act
    deputy = await actor_of("deputy")
    for refused in (working.drop(deputy, item, "Так"), working.pulse(deputy, item, Pulse.GOING)):
        with pytest.raises(Denied):
            await refused


async def test_a_role_that_was_revoked_counts_at_once(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool
) -> None:
    item = await planned()
    coordinator = await actor_of("coordinator")
    await services.roadmap.talking.watch(coordinator, item)
    async with db.write(SYSTEM) as session:
        grants = table(RoleGrant)
        await session.execute(delete(grants).where(grants.c.person_id == school.people["coordinator"]))
        await services.directory.touch(session)
    now = await actor_of("coordinator")
    for refused in (
        services.roadmap.working.drop(now, item, "Так"),
        services.roadmap.talking.say(now, item, "Так"),
        services.roadmap.read.card(now, item),
    ):
        with pytest.raises(Missing):
            await refused


async def test_one_of_a_group_takes_it_and_again_after_that_one_is_no_more_of_the_staff(
    db: Database, services: Services, actor_of: ActorOf, school: StandardSchool, told: Told
) -> None:
    async with db.write(SYSTEM) as session:
        item = (await factories.roadmap_item(session)).id
        group = {"item_id": item, "position": 0, "words": "педагоги", "group_code": "role-staff"}
        await session.execute(insert(table(RoadmapAssignee)), group)
        watcher = {"item_id": item, "person_id": school.people["deputy"]}
        await session.execute(insert(table(RoadmapWatcher)), watcher)
    working, read = services.roadmap.working, services.roadmap.read
    await working.take(await actor_of("teacher"), item)
    hearers = await told()
    assert {("coordinator", "take"), ("deputy", "take"), ("class_teacher", "take")} <= hearers
    assert ("teacher", "take") not in hearers
    with pytest.raises(Outdated):
        await working.take(await actor_of("class_teacher"), item)
    async with db.write(SYSTEM) as session:
        grants = table(RoleGrant)
        await session.execute(delete(grants).where(grants.c.person_id == school.people["teacher"]))
        await services.directory.touch(session)
    assert Step.TAKE in (await read.card(await actor_of("class_teacher"), item)).steps
    await working.take(await actor_of("class_teacher"), item)
    assert (await read.card(await actor_of("director"), item)).holders == (school.people["class_teacher"],)


async def test_nothing_happens_to_an_item_of_a_year_that_is_over(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    item = await planned()
    async with db.write(SYSTEM) as session:
        (await session.get_one(RoadmapItem, item)).rolled_at = clock.now() - timedelta(days=1)
        newer = (await factories.roadmap_item(session, year=2027, continues_id=item)).id
    roadmap, teacher = services.roadmap, await actor_of("teacher")
    for act in (
        roadmap.working.pulse(teacher, item, Pulse.GOING),
        roadmap.talking.say(teacher, item, "Так"),
        roadmap.showing.show_words(teacher, item, "https://school.example"),
        roadmap.postponing.ask(teacher, item, date(2027, 1, 15), "Так"),
    ):
        with pytest.raises(Outdated, match="error-item-rolled") as refused:
            await act
        assert refused.value.shows == f"item:{newer}"
    assert (await roadmap.beside.of(teacher, item)).newer_id == newer


async def test_two_coordinators_hear_of_a_drop_by_the_director(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, told: Told, school: StandardSchool
) -> None:
    item = await planned()
    async with db.write(SYSTEM) as session:
        deputy = await session.get_one(Person, school.people["deputy"])
        await factories.role_grant(session, deputy, role=Role.COORDINATOR)
        await services.directory.touch(session)
    await services.roadmap.working.drop(await actor_of("director"), item, "Не нужно")
    assert await told() == {("teacher", "drop"), ("coordinator", "drop"), ("deputy", "drop")}
