"""Whoever answers is asked to hurry: once a day, with a trace, by whoever may; never about what is over."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.roadmap.states import ENDED_STATES
from bot.services.roadmap.states import Hand as ItemHand
from bot.services.status.hurrying import Thing, may_hurry_item, may_hurry_task, may_hurry_ticket
from bot.services.tasks.states import Hand as TaskHand
from bot.services.tickets.states import Hand as TicketHand
from models.delivery import OutboxNotice
from models.people import Person, RoleGrant
from models.roadmap import ItemState, RoadmapItem
from models.tasks import Task, TaskState
from models.tickets import Ticket, TicketState
from tests import factories
from tests.databases import SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool

TODAY = date(2026, 11, 24)
MadeOf: TypeAlias = Callable[..., Awaitable[int]]


@pytest.fixture
def make(db: Database, school: StandardSchool) -> MadeOf:
    """`await make(Thing.ITEM)`: something that the teacher (a ticket: the technician) answers for and that is late."""

    async def made(thing: Thing, **values: Any) -> int:
        async with db.write(SYSTEM) as session:
            people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
            if thing is Thing.ITEM:
                item = await factories.roadmap_item(session, **values)
                await factories.roadmap_assignee(session, item, people["teacher"])
                await factories.roadmap_control(session, item, day=TODAY - timedelta(days=5))
                return item.id
            if thing is Thing.TICKET:
                held = {"state": TicketState.TAKEN, "assignee_id": people["technician"].id}
                where = {"room_id": school.rooms["214"], "place": None}
                return (await factories.ticket(session, people["teacher"], **(held | where | values))).id
            return (await factories.task(session, people["director"], people["teacher"], **values)).id

    return made


ANSWERS = {Thing.ITEM: "teacher", Thing.TICKET: "technician", Thing.TASK: "teacher"}
MAY = {
    Thing.ITEM: {"director", "deputy", "coordinator", "several"},
    Thing.TICKET: {"director", "deputy", "several"},
    # Who gave it, and who is over the teacher.
    Thing.TASK: {"director", "deputy", "several", "coordinator"},
}
OVER: dict[Thing, Any] = {
    Thing.ITEM: update(RoadmapItem).values(state=ItemState.DONE),
    Thing.TICKET: update(Ticket).values(state=TicketState.CLOSED),
    Thing.TASK: update(Task).values(state=TaskState.CLOSED),
}


async def told(db: Database) -> list[tuple[int | None, str | None, dict[str, Any], bool]]:
    columns = (OutboxNotice.person_id, OutboxNotice.subject, OutboxNotice.args, OutboxNotice.urgent)
    async with db.read() as session:
        rows = await session.execute(select(*columns).where(OutboxNotice.kind == "act.hurry").order_by(OutboxNotice.id))
        return [tuple(row) for row in rows]


async def history(
    services: Services, actor_of: ActorOf, thing: Thing, number: int
) -> list[tuple[str, str, str | None]]:
    director = await actor_of("director")
    read: Any = {
        Thing.ITEM: services.roadmap.read.card,
        Thing.TICKET: services.tickets.read.card,
        Thing.TASK: services.tasks.read.card,
    }[thing]
    return [(step.action, step.who, step.words) for step in (await read(director, number)).history]


@pytest.mark.parametrize("thing", Thing)
async def test_they_are_asked_once_a_day_and_it_leaves_a_trace(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    clock: SetClock,
    make: MadeOf,
    thing: Thing,
) -> None:
    number, acting = await make(thing), services.status.acting
    director, answers = await actor_of("director", update_id=3), school.people[ANSWERS[thing]]
    coming = await acting.prepare(director, thing, number)
    assert (coming.people, coming.away, coming.today, coming.is_possible) == ((answers,), (), None, True)
    assert not await told(db), "looking sends nothing"
    await acting.hurry(director, thing, number, "Очень  ждём")
    with pytest.raises(Repeated):
        await acting.hurry(director, thing, number, "Очень ждём")
    for again in ("director", "several"):
        with pytest.raises(Outdated) as refused:
            await acting.hurry(await actor_of(again, update_id=4), thing, number)
        assert refused.value.key == "error-act-hurried"
        assert refused.value.args_for_text == {"name": "Главина А. В.", "at": "10:00"}
        assert refused.value.shows == f"{thing}:{number}"
    coming = await acting.prepare(director, thing, number)
    assert coming.today is not None
    assert (coming.today.name, coming.is_possible) == ("Главина А. В.", False)
    args = {"by": school.people["director"], "words": "Очень ждём"}
    assert await told(db) == [(answers, f"{thing}:{number}", args, False)]
    assert await history(services, actor_of, thing, number) == [("hurry", "Главина А. В.", "Очень ждём")]
    clock.advance(hours=24)
    await acting.hurry(await actor_of("several", update_id=5), thing, number)
    assert len(await told(db)) == 2
    assert (await told(db))[1][2] == {"by": school.people["several"]}


@sqlite_only
@pytest.mark.parametrize("thing", Thing)
async def test_it_is_whose_right_it_is(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, make: MadeOf, thing: Thing
) -> None:
    number = await make(thing)
    everybody = ("teacher", "technician", "class_teacher", "coordinator", "parent", "student", "admin", "stranger")
    for who in (*everybody, "director", "deputy", "several"):
        actor = await actor_of(who)
        if who in MAY[thing]:
            assert (await services.status.acting.prepare(actor, thing, number)).people, who
        else:
            for act in (services.status.acting.prepare, services.status.acting.hurry):
                with pytest.raises((Denied, Missing)):
                    await act(actor, thing, number)
    async with db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == school.people["director"]))
        await services.directory.touch(session)
    with pytest.raises((Denied, Missing)):
        await services.status.acting.hurry(await actor_of("director"), thing, number)
    assert not await told(db)


@sqlite_only
@pytest.mark.parametrize("thing", Thing)
async def test_what_is_over_or_gone_is_not_hurried(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, make: MadeOf, thing: Thing
) -> None:
    number, director = await make(thing), await actor_of("director")
    await services.status.acting.prepare(director, thing, number)
    async with db.write(SYSTEM) as session:
        await session.execute(OVER[thing])
    with pytest.raises(Outdated) as over:
        await services.status.acting.hurry(director, thing, number)
    assert over.value.shows == f"{thing}:{number}"
    with pytest.raises(Missing):
        await services.status.acting.hurry(director, thing, 9_999)
    assert not await told(db)


async def test_of_two_who_hurry_at_once_one_does(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, make: MadeOf
) -> None:
    number = await make(Thing.ITEM)
    actors = [await actor_of(name, update_id=number_) for number_, name in enumerate(("director", "coordinator"))]
    acts = [services.status.acting.hurry(actor, Thing.ITEM, number) for actor in actors]
    outcomes = await asyncio.gather(*acts, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["Hurry", "Outdated"]
    assert len(await told(db)) == 1
    assert len(await history(services, actor_of, Thing.ITEM, number)) == 1


@sqlite_only
@pytest.mark.parametrize("thing", Thing)
async def test_for_who_is_away_whoever_stands_in_hears(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, make: MadeOf, thing: Thing
) -> None:
    number, people = await make(thing), school.people
    away, deputy = ANSWERS[thing], "second_technician" if thing is Thing.TICKET else "keeper_of_many"
    days = {"first": TODAY, "last": TODAY}
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, people[away])
        await factories.absence(session, person, deputy_id=people[deputy], **days)
        await services.directory.touch(session)
    coming = await services.status.acting.hurry(await actor_of("director"), thing, number)
    assert (coming.people, coming.away) == ((people[deputy],), (people[away],))
    assert [person for person, *_ in await told(db)] == [people[deputy]]


@sqlite_only
@pytest.mark.parametrize("thing", [Thing.ITEM, Thing.TASK])
async def test_nobody_is_there_to_hear(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, make: MadeOf, thing: Thing
) -> None:
    """Of a ticket its service hears instead."""
    number, director = await make(thing), await actor_of("director")
    async with db.write(SYSTEM) as session:
        gone = update(RoleGrant).where(RoleGrant.person_id == school.people["teacher"])
        await session.execute(gone.values(until=TODAY - timedelta(days=1)))
        await services.directory.touch(session)
    coming = await services.status.acting.prepare(director, thing, number)
    assert (coming.people, coming.is_possible) == ((), False)
    with pytest.raises(Invalid) as refused:
        await services.status.acting.hurry(director, thing, number)
    assert refused.value.key == "error-act-nobody"
    assert not await history(services, actor_of, thing, number)


@sqlite_only
async def test_what_nobody_holds_its_service_hears_of(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, make: MadeOf
) -> None:
    number = await make(Thing.TICKET, assignee_id=None, state=TicketState.NEW)
    coming = await services.status.acting.hurry(await actor_of("deputy"), Thing.TICKET, number)
    assert coming.people == (school.people["technician"],), "who works in that building"
    teacher = await services.tickets.read.card(await actor_of("teacher"), number)
    assert not teacher.history, "what is said to a worker is not the reporter's to read"


@sqlite_only
async def test_what_was_handed_in_waits_for_whoever_accepts_it(
    services: Services, school: StandardSchool, actor_of: ActorOf, make: MadeOf
) -> None:
    number = await make(Thing.ITEM, state=ItemState.OFFERED, offered_by=school.people["teacher"])
    coming = await services.status.acting.prepare(await actor_of("director"), Thing.ITEM, number)
    assert coming.people == (school.people["coordinator"],)


@given(st.frozensets(st.sampled_from(ItemHand)), st.sampled_from(ItemState))
def test_nobody_hurries_their_own_item(hands: frozenset[ItemHand], state: ItemState) -> None:
    may = may_hurry_item(hands, state)
    assert not (may and ItemHand.HOLDER in hands)
    assert not (may and state in ENDED_STATES)
    assert not may_hurry_item(hands - {ItemHand.COORDINATOR, ItemHand.DIRECTOR, ItemHand.OVERSEER}, state)


@given(st.frozensets(st.sampled_from(TicketHand)), st.frozensets(st.sampled_from(TaskHand)), st.data())
def test_tickets_and_tasks_are_hurried_while_they_are_to_do(
    hands: frozenset[TicketHand], of_task: frozenset[TaskHand], data: st.DataObject
) -> None:
    ticket, task = data.draw(st.sampled_from(TicketState)), data.draw(st.sampled_from(TaskState))
    open_tickets = {TicketState.NEW, TicketState.TAKEN, TicketState.WAITING}
    assert may_hurry_ticket(hands, ticket) == (TicketHand.CHIEF in hands and ticket in open_tickets)
    is_others = bool(of_task & {TaskHand.AUTHOR, TaskHand.HEAD}) and TaskHand.DOER not in of_task
    assert may_hurry_task(of_task, task) == (is_others and task in {TaskState.GIVEN, TaskState.ACCEPTED})
