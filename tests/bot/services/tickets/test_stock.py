"""The storekeeper's stock: issuing never goes below 0, whoever may not move it does not, and dates are promised."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, SchoolError
from bot.services import Services
from bot.services.tickets.items import MOST, Item
from models.delivery import OutboxNotice
from models.people import Person, RoleGrant
from models.supplies import Consumable, StockMove
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState, WaitingFor
from tests import factories
from tests.personas import ActorOf, StandardSchool

# What the fixtures of these names are.
Put: TypeAlias = Callable[..., Awaitable[int]]
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def put(db: Database) -> Put:
    """`await put(stock=5)`: the number of a consumable."""

    async def put_one(**values: Any) -> int:
        async with db.write(SYSTEM) as session:
            return (await factories.consumable(session, **values)).id

    return put_one


@pytest.fixture
def asked(db: Database, services: Services, school: StandardSchool) -> Put:
    """`await asked(consumable_id=1)`: the number of the teacher's open request to the storekeeper."""

    async def ask_one(**values: Any) -> int:
        known = await services.directory.now()
        made_up = {"category": TicketCategory.SHORTAGE, "team_id": known.team("supplies").id, "symptom": None}
        async with db.write(SYSTEM) as session:
            teacher = await session.get_one(Person, school.people["teacher"])
            return (await factories.ticket(session, teacher, **(made_up | values))).id

    return ask_one


async def stock_of(db: Database, item_id: int) -> int | None:
    async with db.read() as session:
        return (await session.get_one(Consumable, item_id)).stock


async def amounts(db: Database) -> Sequence[int]:
    async with db.read() as session:
        return (await session.execute(select(StockMove.amount).order_by(StockMove.id))).scalars().all()


async def ticket(db: Database, number: int) -> Ticket:
    async with db.read() as session:
        return await session.get_one(Ticket, number)


async def told(db: Database, kind: str) -> Sequence[int | None]:
    async with db.read() as session:
        return (await session.execute(select(OutboxNotice.person_id).where(OutboxNotice.kind == kind))).scalars().all()


async def test_issuing_solves_the_request_and_takes_from_the_stock(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf
) -> None:
    item = await put(stock=5)
    number = await asked(consumable_id=item)
    async with db.write(SYSTEM) as session:
        follower = await session.get_one(Person, school.people["keeper_of_many"])
        await factories.ticket_follower(session, await session.get_one(Ticket, number), follower)
    keeper = await actor_of("storekeeper")
    await services.tickets.stock.issue(keeper, number, 2, "выдано 2 шт.")
    assert await stock_of(db, item) == 3
    made = await ticket(db, number)
    assert (made.state, made.assignee_id) == (TicketState.SOLVED, school.people["storekeeper"])
    async with db.read() as session:
        event = (await session.execute(select(TicketEvent.action, TicketEvent.words))).one()
    assert tuple(event) == ("solve", "выдано 2 шт.")
    assert await told(db, "ticket.solve") == [school.people["teacher"]]
    assert await told(db, "ticket.done") == [school.people["keeper_of_many"]]
    line = (await services.tickets.stock.moves(keeper, item))[0]
    assert (line.amount, line.ticket_id, line.who) == (-2, number, "Складова В. Л.")


async def test_more_than_there_is_changes_nothing_and_shows_what_there_is(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf
) -> None:
    item = await put(stock=1)
    number = await asked(consumable_id=item)
    with pytest.raises(Outdated) as refused:
        await services.tickets.stock.issue(await actor_of("storekeeper"), number, 2, "")
    assert (refused.value.key, refused.value.shows) == ("error-stock-short", f"stock.issue:{number}")
    assert refused.value.args_for_text["stock"] == 1
    assert (await stock_of(db, item), (await ticket(db, number)).state) == (1, TicketState.NEW)
    assert (await amounts(db), await told(db, "ticket.solve")) == ([], [])


async def test_what_nobody_counts_and_what_is_not_in_the_list_can_be_issued(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf
) -> None:
    item, keeper = await put(stock=None), await actor_of("storekeeper")
    uncounted, in_words = await asked(consumable_id=item), await asked(words="Мыло", kind="other")
    await services.tickets.stock.issue(keeper, uncounted, 7, "")
    await services.tickets.stock.issue(keeper, in_words, 1, "")
    assert (await stock_of(db, item), await amounts(db)) == (None, [-7])
    assert (await ticket(db, in_words)).state is TicketState.SOLVED


async def test_of_many_who_issue_at_once_nobody_gets_what_is_not_there(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf
) -> None:
    item, keeper = await put(stock=3), await actor_of("storekeeper")
    numbers = [await asked(consumable_id=item, place=f"Место {number}") for number in range(5)]
    issuing = (services.tickets.stock.issue(keeper, number, 1, "") for number in numbers)
    answers = await asyncio.gather(*issuing, return_exceptions=True)
    assert sum(isinstance(answer, Outdated) for answer in answers) == 2
    assert (await stock_of(db, item), await amounts(db)) == (0, [-1, -1, -1])


async def test_a_request_is_issued_once(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf
) -> None:
    item, keeper = await put(stock=9), await actor_of("storekeeper")
    number = await asked(consumable_id=item)
    twice = (services.tickets.stock.issue(keeper, number, 2, "") for _ in range(2))
    answers = await asyncio.gather(*twice, return_exceptions=True)
    assert [type(answer) for answer in answers].count(Outdated) == 1
    assert await stock_of(db, item) == 7


@pytest.mark.parametrize("amount", [0, -1, MOST + 1, 2**40])
async def test_amounts_that_can_not_be_issued(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf, amount: int
) -> None:
    number = await asked(consumable_id=await put(stock=5))
    with pytest.raises(Invalid):
        await services.tickets.stock.issue(await actor_of("storekeeper"), number, amount, "")


@pytest.mark.parametrize("name", ["teacher", "technician", "parent", "student", "director"])
async def test_nobody_else_moves_the_stock(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf, name: str
) -> None:
    item, actor, stock = await put(stock=5), await actor_of(name), services.tickets.stock
    number = await asked(consumable_id=item)
    acts = [
        stock.items(actor),
        stock.item(actor, item),
        stock.moves(actor, item),
        stock.add(actor, "Мел, шт., 5"),
        stock.count(actor, item, 1),
        stock.receive(actor, item, 1),
        stock.set_minimum(actor, item, 1),
        stock.set_kind(actor, item, "printer"),
        stock.set_models(actor, item, "МФУ"),
        stock.retire(actor, item),
        stock.issuing(actor, number),
        stock.issue(actor, number, 1, ""),
    ]
    for act in acts:
        with pytest.raises(Denied):
            await act
    with pytest.raises((Denied, Missing)):
        await stock.promise(actor, number, FRIDAY)
    assert (await stock_of(db, item), await amounts(db)) == (5, [])


async def test_a_storekeeper_whose_role_was_revoked_issues_no_more(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf
) -> None:
    number = await asked(consumable_id=await put(stock=5))
    async with db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == school.people["storekeeper"]))
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await services.tickets.stock.issue(await actor_of("storekeeper"), number, 1, "")


async def test_a_closed_request_a_passed_one_and_a_fault_are_not_issued(
    db: Database, services: Services, school: StandardSchool, put: Put, asked: Put, actor_of: ActorOf
) -> None:
    keeper, stock = await actor_of("storekeeper"), services.tickets.stock
    item = await put(stock=5)
    technical = (await services.directory.now()).team("technical").id
    refused: list[tuple[int, type[SchoolError]]] = [
        (await asked(consumable_id=item, state=TicketState.CLOSED), Outdated),
        (await asked(consumable_id=item, state=TicketState.CANCELLED), Outdated),
        (await asked(consumable_id=item, team_id=technical), Denied),
        (await asked(category=TicketCategory.FAULT), Missing),
        (999_999, Missing),
    ]
    for number, error in refused:
        with pytest.raises(error):
            await stock.issue(keeper, number, 1, "")
        with pytest.raises(error):
            await stock.promise(keeper, number, FRIDAY)
    assert await stock_of(db, item) == 5


async def test_a_promised_day_is_waited_for_and_told_once(
    db: Database, services: Services, school: StandardSchool, asked: Put, actor_of: ActorOf
) -> None:
    number, keeper = await asked(words="Мыло"), await actor_of("storekeeper")
    await services.tickets.stock.promise_in_words(keeper, number, "27.11")
    with pytest.raises(Outdated):
        await services.tickets.stock.promise(keeper, number, FRIDAY)
    made = await ticket(db, number)
    assert (made.state, made.waiting_for, made.waiting_until) == (TicketState.WAITING, WaitingFor.PURCHASE, FRIDAY)
    assert await told(db, "ticket.promised") == [school.people["teacher"]]
    await services.tickets.stock.promise(keeper, number, date(2026, 12, 1))
    assert (await ticket(db, number)).waiting_until == date(2026, 12, 1)


async def test_words_beside_a_promised_day_stand_on_the_ticket(
    db: Database, services: Services, school: StandardSchool, asked: Put, actor_of: ActorOf
) -> None:
    number = await asked(words="Мыло")
    await services.tickets.stock.promise_in_words(await actor_of("storekeeper"), number, "до пятницы, привезёт склад")
    made = await ticket(db, number)
    assert (made.waiting_until, made.waiting_words) == (FRIDAY, "привезёт склад")


@pytest.mark.parametrize("words", ["", "скоро", "23.11.2026", "31.02", "27.11–29.11", "22.11", "1.1.2099"])
async def test_days_that_can_not_be_promised(
    services: Services, school: StandardSchool, asked: Put, actor_of: ActorOf, words: str
) -> None:
    number = await asked(words="Мыло")
    with pytest.raises(Invalid):
        await services.tickets.stock.promise_in_words(await actor_of("storekeeper"), number, words)


async def test_a_technician_may_promise_for_requests_of_their_service(
    db: Database, services: Services, school: StandardSchool, asked: Put, actor_of: ActorOf
) -> None:
    technical = (await services.directory.now()).team("technical").id
    number = await asked(words="Мышь", team_id=technical)
    await services.tickets.stock.promise(await actor_of("technician"), number, FRIDAY)
    assert (await ticket(db, number)).waiting_until == FRIDAY


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Картридж 285А, шт., 5", ("Картридж 285А", "шт.", 5)),
        ("Мел , коробка", ("Мел", "коробка", None)),
        ("Бумага А4, 80 г, пачка, 0", ("Бумага А4, 80 г", "пачка", 0)),
    ],
)
async def test_a_consumable_is_typed_in_one_line(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    words: str,
    kept: tuple[str, str, int | None],
) -> None:
    keeper = await actor_of("storekeeper")
    item = await services.tickets.stock.item(keeper, await services.tickets.stock.add(keeper, words))
    assert (item.name, item.unit, item.stock) == kept
    assert await amounts(db) == ([item.stock] if item.stock else [])


@pytest.mark.parametrize(
    "words",
    ["", "Мел", "Мел, 5", "Мел, шт., много", "Мел, шт., -1", ", шт., 5", "Мел, , 5", "Мел, шт., 99999", "м" * 200],
)
async def test_what_is_no_consumable(services: Services, school: StandardSchool, actor_of: ActorOf, words: str) -> None:
    with pytest.raises(Invalid):
        await services.tickets.stock.add(await actor_of("storekeeper"), words)


async def test_a_name_stands_once_and_a_retired_one_comes_back(
    db: Database, services: Services, school: StandardSchool, put: Put, actor_of: ActorOf
) -> None:
    item, keeper, stock = await put(name="Мел", stock=2), await actor_of("storekeeper"), services.tickets.stock
    with pytest.raises(Invalid):
        await stock.add(keeper, "МЕЛ, шт.")
    await stock.retire(keeper, item)
    with pytest.raises(Missing):
        await stock.item(keeper, item)
    assert await stock.add(keeper, "Мел, коробка, 4") == item
    assert (await stock.item(keeper, item)).stock == 4


async def test_counting_receiving_and_what_it_is_for(
    db: Database, services: Services, school: StandardSchool, put: Put, actor_of: ActorOf
) -> None:
    item, keeper, stock = (
        await put(name="Мел", kind=None, stock=None),
        await actor_of("storekeeper"),
        services.tickets.stock,
    )
    await stock.count(keeper, item, 4)
    await stock.receive(keeper, item, 3)
    await stock.count(keeper, item, 5)
    await stock.count(keeper, item, 5)
    assert await amounts(db) == [4, 3, -2]
    await stock.set_minimum(keeper, item, 9)
    await stock.set_kind(keeper, item, "board")
    await stock.set_models(keeper, item, "маркерная, зелёная")
    shown = await stock.item(keeper, item)
    assert shown == Item(item, "Мел", "шт.", "board", "маркерная, зелёная", 5, 9)
    await stock.set_kind(keeper, item, "")
    await stock.set_models(keeper, item, "")
    await stock.set_minimum(keeper, item, None)
    await stock.count(keeper, item, None)
    assert await stock.item(keeper, item) == Item(item, "Мел", "шт.", None, None, None, None)
    with pytest.raises(Missing):
        await stock.set_kind(keeper, item, "teapot")
    await stock.count(keeper, item, MOST)
    with pytest.raises(Invalid):
        await stock.receive(keeper, item, 1)


async def test_what_has_run_out_stands_first(
    services: Services, school: StandardSchool, put: Put, actor_of: ActorOf
) -> None:
    await put(name="А", stock=9)
    await put(name="Б", stock=1, minimum=2)
    await put(name="В", stock=0)
    await put(name="Г", stock=0, is_retired=True)
    keeper = await actor_of("storekeeper")
    assert [one.name for one in await services.tickets.stock.items(keeper)] == ["В", "Б", "А"]
    assert [one.name for one in await services.tickets.stock.find(keeper, "б")] == ["Б"]
