"""Somebody who leads the roadmap or decides on it is away: whoever stands in has the hand, and loses it on time."""

from datetime import date, timedelta

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Missing
from bot.outbox import Row
from bot.services import Services
from bot.services.directory import Directory
from bot.services.roadmap.states import Hand, Step
from bot.services.roadmap.working import Pulse
from handlers.delivery import Delivery
from handlers.site import Site
from models.people import Person
from models.roadmap import ItemState
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.roadmap.conftest import Planning, Told
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool

LINK = "https://school.example/1"
LAST = date(2026, 12, 31)


async def away(
    db: Database, directory: Directory, school: StandardSchool, *names: str, stand_in: str | None = "editor"
) -> None:
    """These people are away until `LAST`, and one stands in for them all, or nobody."""
    async with db.write(SYSTEM) as session:
        for name in names:
            person = await session.get_one(Person, school.people[name])
            days = {"first": date(2026, 9, 1), "last": LAST, "deputy_id": stand_in and school.people[stand_in]}
            await factories.absence(session, person, **days)
        await directory.touch(session)


@sqlite_only
async def test_whoever_stands_in_for_the_coordinator_hears_opens_and_accepts(
    db: Database,
    services: Services,
    school: StandardSchool,
    planned: Planning,
    told: Told,
    actor_of: ActorOf,
    clock: SetClock,
    site: Site,
) -> None:
    item, roadmap = await planned(), services.roadmap
    with pytest.raises(Missing):
        await roadmap.read.card(await actor_of("editor"), item)
    await away(db, services.directory, school, "coordinator")
    await roadmap.showing.show_words(await actor_of("teacher"), item, LINK)
    await roadmap.working.offer(await actor_of("teacher"), item)
    assert await told() == {("editor", "offer")}
    editor = await actor_of("editor")
    row = Row(1, 1, "item.offer", f"item:{item}", {}, False, 0, clock.time, None, clock.time)
    person = (await services.directory.now()).people[school.people["editor"]]
    assert await Delivery(site, services, clock).look(person, [row]) is not None
    card = await roadmap.read.card(editor, item)
    assert {Hand.COORDINATOR, Hand.OVERSEER} == card.hands
    assert {Step.ACCEPT, Step.RETURN} <= set(card.steps)
    assert [line.id for line in (await roadmap.pressing.above(editor)).decisions] == [item]
    clock.time += LAST - clock.time.date() + timedelta(days=1)
    with pytest.raises(Missing):
        await roadmap.working.accept(await actor_of("editor"), item)
    assert not (await roadmap.pressing.above(await actor_of("editor"))).decisions
    clock.time -= timedelta(days=1)
    await roadmap.working.accept(await actor_of("editor"), item)
    assert (await roadmap.read.card(editor, item)).line.state is ItemState.DONE


@sqlite_only
async def test_whoever_stands_in_for_the_director_grants_a_later_end(
    db: Database,
    services: Services,
    school: StandardSchool,
    planned: Planning,
    told: Told,
    actor_of: ActorOf,
) -> None:
    item, roadmap, until = await planned(), services.roadmap, date(2026, 12, 25)
    await away(db, services.directory, school, "director", "several")
    await roadmap.postponing.ask(await actor_of("teacher"), item, until, "Ждём поставку.")
    assert await told() == {("editor", "asked")}
    editor = await actor_of("editor")
    assert [line.id for line in (await roadmap.pressing.above(editor)).decisions] == [item]
    assert {Step.GRANT, Step.REFUSE} <= set((await roadmap.read.card(editor, item)).steps)
    await roadmap.postponing.grant(editor, item, until)
    own = await planned(who="editor")
    await told()
    await roadmap.postponing.ask(editor, own, until, "Ждём поставку.")
    assert await told() == {("coordinator", "postponed")}


@sqlite_only
async def test_a_missed_deadline_goes_up_to_whoever_stands_in(
    plan: Plan, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    item = await plan.item("teacher", day=date(2026, 11, 2))
    await away(db, services.directory, school, "coordinator")
    await plan.tick("2026-11-06")
    assert await plan.told() == {"editor": ["06.11 07:30"], "teacher": ["06.11 07:30"]}
    assert [one.line.id for one in (await services.roadmap.pressing.above(await actor_of("editor"))).late] == [item]


@sqlite_only
async def test_where_nobody_stands_in_the_director_is_told_or_else_who_is_away(
    db: Database,
    services: Services,
    school: StandardSchool,
    planned: Planning,
    told: Told,
    actor_of: ActorOf,
) -> None:
    roadmap, teacher = services.roadmap, await actor_of("teacher")

    async def offered() -> set[str]:
        item = await planned()
        await roadmap.showing.show_words(teacher, item, LINK)
        await roadmap.working.offer(teacher, item)
        people = {name for name, kind in await told() if kind == "offer"}
        for name in people:
            waits = (await roadmap.pressing.above(await actor_of(name))).decisions
            assert item in {line.id for line in waits}, name
        return people

    await away(db, services.directory, school, "coordinator", stand_in=None)
    assert await offered() == {"director", "several"}
    await away(db, services.directory, school, "director", "several", stand_in=None)
    assert await offered() == {"coordinator"}
    await roadmap.postponing.ask(teacher, await planned(), date(2026, 12, 25), "Ждём поставку.")
    assert await told() == {("director", "asked"), ("several", "asked")}


@sqlite_only
async def test_the_turn_of_the_year_waits_for_the_coordinator_though_away(
    db: Database,
    services: Services,
    school: StandardSchool,
    planned: Planning,
    told: Told,
    clock: SetClock,
) -> None:
    """Nobody else may turn it over; most are away in August."""
    await planned()
    clock.time = local("2027-08-20T10:00")
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["coordinator"])
        days = {"first": date(2027, 8, 1), "last": date(2027, 8, 31), "deputy_id": school.people["editor"]}
        await factories.absence(session, person, **days)
        await services.directory.touch(session)
    await services.roadmap.turning.remind()
    assert await told() == {("coordinator", "plan.turn")}


@sqlite_only
async def test_a_coordinator_s_own_call_for_help_goes_to_somebody_else(
    db: Database,
    services: Services,
    school: StandardSchool,
    planned: Planning,
    told: Told,
    actor_of: ActorOf,
) -> None:
    async def heard(who: str) -> set[tuple[str, str]]:
        await services.roadmap.working.pulse(await actor_of(who), await planned(who=who), Pulse.HELP, "Нет доступа")
        return await told()

    assert await heard("coordinator") == {("director", "help"), ("several", "help")}
    assert await heard("director") == {("coordinator", "help")}
    await away(db, services.directory, school, "coordinator")
    assert await heard("editor") == {("director", "help"), ("several", "help")}
    await away(db, services.directory, school, "director", "several", stand_in=None)
    assert await heard("teacher") == {("editor", "help")}


@sqlite_only
async def test_nobody_accepts_their_own_in_somebody_s_stead(
    db: Database,
    services: Services,
    school: StandardSchool,
    planned: Planning,
    told: Told,
    actor_of: ActorOf,
) -> None:
    """Neither what they hold or handed in, nor what those did for whom they stand in."""
    await away(db, services.directory, school, "coordinator")
    roadmap = services.roadmap
    for holder, by in (("editor", "editor"), ("coordinator", "coordinator"), ("coordinator", "editor")):
        item = await planned(who=holder)
        actor = await actor_of(by)
        await roadmap.showing.show_words(actor, item, LINK)
        await told()
        await roadmap.working.offer(actor, item)
        assert await told() == {("director", "offer"), ("several", "offer")}, (holder, by)
        card = await roadmap.read.card(await actor_of("editor"), item)
        assert Step.ACCEPT not in card.steps, (holder, by)
