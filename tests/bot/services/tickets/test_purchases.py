"""Purchase lists: each request in one list only, what is to be bought for whom, and back to work when it has come."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from itertools import chain
from typing import Any, TypeAlias

import pytest
from sqlalchemy import event, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from models.delivery import OutboxNotice
from models.people import Person, Role
from models.supplies import Purchase
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ActorOf, StandardSchool

# What the fixture of that name is.
Asking: TypeAlias = Callable[..., Awaitable[int]]


@pytest.fixture
def asked(db: Database, services: Services, school: StandardSchool) -> Asking:
    """`await asked(words="soap")`: the number of the teacher's open request to the storekeeper."""

    async def ask_one(**values: Any) -> int:
        known = await services.directory.now()
        made_up = {"category": TicketCategory.SHORTAGE, "team_id": known.team("supplies").id, "symptom": None}
        async with db.write(SYSTEM) as session:
            teacher = await session.get_one(Person, school.people["teacher"])
            return (await factories.ticket(session, teacher, **(made_up | values))).id

    return ask_one


async def item(db: Database, **values: Any) -> int:
    async with db.write(SYSTEM) as session:
        return (await factories.consumable(session, **values)).id


async def ticket(db: Database, number: int) -> Ticket:
    async with db.read() as session:
        return await session.get_one(Ticket, number)


async def change(db: Database, number: int, **values: Any) -> None:
    async with db.write(SYSTEM) as session:
        row = await session.get_one(Ticket, number)
        for name, value in values.items():
            setattr(row, name, value)


async def second_storekeeper(db: Database, services: Services, school: StandardSchool) -> None:
    """The editor helps in the stock."""
    async with db.write(SYSTEM) as session:
        editor = await session.get_one(Person, school.people["editor"])
        await factories.role_grant(session, editor, role=Role.STOREKEEPER)
        await services.directory.touch(session)


async def test_all_open_requests_come_into_one_list_and_wait(
    db: Database, services: Services, school: StandardSchool, asked: Asking, actor_of: ActorOf
) -> None:
    keeper, buying = await actor_of("storekeeper"), services.tickets.purchases
    paper = await item(db, name="Бумага", stock=1, minimum=3)
    await item(db, name="Мел", stock=0, minimum=1)
    await item(db, name="Лампа", stock=5, minimum=1)
    first = await asked(consumable_id=paper, place=None, room_id=school.rooms["214"])
    second = await asked(consumable_id=paper, place="Спортзал")
    soap = await asked(words="Мыло", kind="other")
    await change(db, second, follower_count=2)
    number = await buying.collect_all(keeper)
    card = await buying.card(keeper, number)
    needs = [(need.name, need.asked, need.places, need.tickets) for need in card.needs]
    assert needs == [
        ("Бумага", 4, ["214", "Спортзал"], [first, second]),
        ("Мыло", 1, ["Спортзал"], [soap]),
        ("Мел", 0, [], []),
    ]
    assert [line.id for line in card.requests] == [first, second, soap]
    waiting = await ticket(db, first)
    assert (waiting.state, waiting.waiting_for, waiting.purchase_id) == (
        TicketState.WAITING,
        WaitingFor.PURCHASE,
        number,
    )
    assert waiting.assignee_id == school.people["storekeeper"]
    assert await buying.waiting(keeper) == []
    lists, total = await buying.lists(keeper, 0, 6)
    assert ([(one.id, one.requests) for one in lists], total) == ([(number, 3)], 1)


async def test_what_is_no_open_request_of_the_service_is_left_out(
    db: Database, services: Services, school: StandardSchool, asked: Asking, actor_of: ActorOf
) -> None:
    technical = (await services.directory.now()).team("technical").id
    for values in (
        {"state": TicketState.CLOSED},
        {"state": TicketState.SOLVED},
        {"team_id": technical},
        {"category": TicketCategory.FAULT},
        {"state": TicketState.WAITING, "waiting_for": WaitingFor.REPORTER, "paused_since": SCHOOL_MORNING},
    ):
        await asked(**values)
    keeper = await actor_of("storekeeper")
    assert await services.tickets.purchases.waiting(keeper) == []
    with pytest.raises(Invalid):
        await services.tickets.purchases.collect_all(keeper)
    async with db.read() as session:
        assert (await session.execute(select(Purchase.id))).all() == []


async def test_what_is_below_its_minimum_alone_makes_a_list(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    keeper, buying = await actor_of("storekeeper"), services.tickets.purchases
    await item(db, name="Мел", stock=0, minimum=1)
    assert [one.name for one in await buying.short(keeper)] == ["Мел"]
    card = await buying.card(keeper, await buying.collect_all(keeper))
    assert ([need.name for need in card.needs], list(card.requests)) == (["Мел"], [])
    with pytest.raises(Outdated) as refused:
        await buying.collect_all(keeper)
    assert refused.value.shows == f"purchase:{card.id}"


@sqlite_only
async def test_a_list_of_many_requests_takes_as_many_statements_as_of_two(
    db: Database, services: Services, asked: Asking, actor_of: ActorOf
) -> None:
    keeper, buying = await actor_of("storekeeper"), services.tickets.purchases
    counts: list[int] = []
    for many in (2, 2, 20):
        numbers = [await asked(words=f"Вещь {number}") for number in range(many)]
        with counted(db) as statements:
            purchase = await buying.collect_all(keeper)
        counts.append(len(statements))
        assert [line.id for line in (await buying.card(keeper, purchase)).requests] == numbers
        async with db.read() as session:
            step = (await session.scalars(select(TicketEvent).where(TicketEvent.ticket_id == numbers[-1]))).one()
        assert (step.action, step.words, step.person_id) == ("purchase", str(purchase), keeper.person_id)
    assert counts[1] == counts[2]


@contextmanager
def counted(db: Database) -> Iterator[list[str]]:
    """The statements of a block."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)


async def test_two_storekeepers_at_once_have_each_request_in_one_list(
    db: Database, services: Services, school: StandardSchool, asked: Asking, actor_of: ActorOf
) -> None:
    await second_storekeeper(db, services, school)
    numbers = [await asked(words=f"Вещь {number}") for number in range(6)]
    keepers = [await actor_of(name) for name in ("storekeeper", "editor")]
    buying = services.tickets.purchases
    made = await asyncio.gather(*(buying.collect_all(one) for one in keepers), return_exceptions=True)
    lists = [number for number in made if isinstance(number, int)]
    held = [[line.id for line in (await buying.card(keepers[0], number)).requests] for number in lists]
    assert sorted(chain.from_iterable(held)) == numbers
    assert all(held), "who came too late has no empty list"


async def test_requests_are_ticked_one_by_one_and_taken_out_again(
    db: Database, services: Services, school: StandardSchool, asked: Asking, actor_of: ActorOf
) -> None:
    keeper, buying = await actor_of("storekeeper"), services.tickets.purchases
    first, second = await asked(words="Мыло"), await asked(words="Мел")
    number = await buying.collect(keeper, 0, first)
    assert await buying.collect(keeper, number, second) == number
    with pytest.raises(Outdated):
        await buying.collect(keeper, number, second)
    with pytest.raises(Outdated):
        await buying.collect(keeper, 0, first)
    await buying.release(keeper, number, first)
    out = await ticket(db, first)
    assert (out.state, out.purchase_id, out.waiting_for) == (TicketState.TAKEN, None, None)
    assert [line.id for line in (await buying.card(keeper, number)).requests] == [second]
    with pytest.raises(Outdated):
        await buying.release(keeper, number, first)
    async with db.read() as session:
        assert len((await session.execute(select(Purchase.id))).all()) == 1


async def test_what_was_merged_or_done_meanwhile_is_not_bought(
    db: Database, services: Services, school: StandardSchool, asked: Asking, actor_of: ActorOf
) -> None:
    keeper, buying = await actor_of("storekeeper"), services.tickets.purchases
    paper = await item(db, name="Бумага")
    first, second, done = [await asked(consumable_id=paper) for _ in range(3)]
    await change(db, second, reporter_id=school.people["editor"])
    number = await buying.collect_all(keeper)
    await services.tickets.merging.merge(keeper, second, first)
    await services.tickets.stock.issue(keeper, done, 1, "")
    (need,) = (await buying.card(keeper, number)).needs
    assert (need.asked, need.tickets) == (2, [first])
    await buying.receive(keeper, number)
    (need,) = (await buying.card(keeper, number)).needs
    assert (need.asked, need.tickets) == (3, [first, done])


@pytest.mark.parametrize(("days", "stays"), [(-1, False), (3, True)])
async def test_a_promised_day_that_is_over_does_not_end_the_wait_for_a_purchase(
    db: Database,
    services: Services,
    school: StandardSchool,
    asked: Asking,
    actor_of: ActorOf,
    days: int,
    *,
    stays: bool,
) -> None:
    keeper, day = await actor_of("storekeeper"), SCHOOL_MORNING.date() + timedelta(days=days)
    soap = await asked(words="Мыло", waiting_until=day)
    await services.tickets.purchases.collect_all(keeper)
    await services.tickets.ticking.tick()
    waiting = await ticket(db, soap)
    assert (waiting.state, waiting.waiting_for) == (TicketState.WAITING, WaitingFor.PURCHASE)
    assert waiting.waiting_until == (day if stays else None)


async def told(db: Database) -> Sequence[str]:
    async with db.read() as session:
        return (await session.execute(select(OutboxNotice.kind))).scalars().all()


async def test_when_it_has_come_the_requests_are_in_work_again_and_nobody_is_told(
    db: Database, services: Services, school: StandardSchool, asked: Asking, actor_of: ActorOf
) -> None:
    keeper, buying = await actor_of("storekeeper"), services.tickets.purchases
    open_one, solved, withdrawn = [await asked(words=words) for words in ("Мыло", "Мел", "Клей")]
    number = await buying.collect_all(keeper)
    await change(db, solved, state=TicketState.SOLVED)
    await change(db, withdrawn, state=TicketState.CANCELLED)
    twice = await asyncio.gather(*(buying.receive(keeper, number) for _ in range(2)), return_exceptions=True)
    assert [type(one) for one in twice].count(Outdated) == 1
    back = await ticket(db, open_one)
    assert (back.state, back.waiting_for, back.assignee_id) == (TicketState.TAKEN, None, school.people["storekeeper"])
    assert (await ticket(db, solved)).state is TicketState.SOLVED
    assert (await ticket(db, withdrawn)).state is TicketState.CANCELLED
    assert await told(db) == []
    card = await buying.card(keeper, number)
    assert card.received_at == SCHOOL_MORNING
    assert len(card.requests) == 3
    with pytest.raises(Outdated):
        await buying.release(keeper, number, open_one)
    with pytest.raises(Outdated):
        await buying.collect(keeper, number, open_one)
    again = await buying.collect_all(keeper)
    assert [line.id for line in (await buying.card(keeper, again)).requests] == [open_one]


async def test_a_list_that_there_is_not(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    keeper, buying = await actor_of("storekeeper"), services.tickets.purchases
    with pytest.raises(Missing):
        await buying.card(keeper, 999_999)
    for act in (
        buying.receive(keeper, 999_999),
        buying.collect(keeper, 999_999, 1),
        buying.release(keeper, 999_999, 1),
    ):
        with pytest.raises(Outdated):
            await act


@pytest.mark.parametrize("name", ["teacher", "technician", "parent", "director"])
async def test_nobody_else_buys(
    services: Services, school: StandardSchool, asked: Asking, actor_of: ActorOf, name: str
) -> None:
    number, actor, buying = await asked(words="Мыло"), await actor_of(name), services.tickets.purchases
    for act in (
        buying.lists(actor, 0, 6),
        buying.waiting(actor),
        buying.short(actor),
        buying.card(actor, 1),
        buying.collect_all(actor),
        buying.collect(actor, 0, number),
        buying.release(actor, 1, number),
        buying.receive(actor, 1),
    ):
        with pytest.raises(Denied):
            await act
