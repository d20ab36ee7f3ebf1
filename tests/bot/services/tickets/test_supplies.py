"""Asking for what has run out: what is offered first, the ticket that comes of it, and nobody asking twice."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.tickets.supplies import FEW, NONE, Shortage, read_left, read_name
from models.delivery import OutboxNotice
from models.supplies import Consumable
from models.tickets import Ticket, TicketCategory, TicketFollower, TicketState
from tests import factories
from tests.personas import STRANGER, ActorOf, StandardSchool

ITEMS = (
    ("Бумага А4", None, None),
    ("Картридж", "printer", "МФУ"),
    ("Лампа", "projector", None),
    ("Мел", "board", None),
)


@pytest.fixture
async def items(db: Database, school: StandardSchool) -> dict[str, int]:
    """Consumables by name."""
    async with db.write(SYSTEM) as session:
        made = [await factories.consumable(session, name=name, kind=kind, fits=fits) for name, kind, fits in ITEMS]
    return {one.name: one.id for one in made}


async def told(db: Database, kind: str) -> Sequence[int | None]:
    async with db.read() as session:
        return (await session.execute(select(OutboxNotice.person_id).where(OutboxNotice.kind == kind))).scalars().all()


async def ticket(db: Database, number: int) -> Ticket:
    async with db.read() as session:
        return await session.get_one(Ticket, number)


async def test_what_the_own_rooms_need_is_offered_first(
    services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    supplies = services.tickets.supplies
    found = await supplies.suggest(await actor_of("teacher"))
    assert [one.name for one in found] == ["Картридж", "Лампа", "Бумага А4", "Мел"]
    there = await supplies.suggest(await actor_of("teacher"), room_id=school.rooms["305"])
    assert [one.name for one in there][:2] == ["Мел", "Бумага А4"]
    spoken = await supplies.suggest(await actor_of("teacher"), kind="board")
    assert spoken[0].name == "Мел"
    assert [one.name for one in await supplies.find(await actor_of("teacher"), "бумаги")] == ["Бумага А4"]


async def test_a_request_goes_to_the_storekeeper_with_a_promise(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    shortage = Shortage(items["Картридж"], "", school.rooms["214"], left=NONE)
    number = await services.tickets.supplies.ask(await actor_of("teacher"), shortage)
    made = await ticket(db, number)
    known = await services.directory.now()
    assert (made.category, made.state, made.kind) == (TicketCategory.SHORTAGE, TicketState.NEW, "printer")
    assert (made.consumable_id, made.left, made.words, made.place) == (items["Картридж"], "none", None, None)
    assert made.team_id == known.team("supplies").id
    assert made.react_by is not None
    assert made.solve_by is not None
    assert await told(db, "ticket.opened") == [school.people["storekeeper"]]


async def test_the_head_of_the_department_is_informed(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    await services.tickets.supplies.ask(await actor_of("teacher"), Shortage(items["Мел"], "", 0, "Спортзал"))
    assert await told(db, "ticket.informed") == [school.people["keeper_of_many"]]


async def test_what_is_not_in_the_list_is_asked_for_in_words(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher = await actor_of("teacher")
    number = await services.tickets.supplies.ask(teacher, Shortage(0, "Мыло", 0, " Спортзал ", FEW))
    made = await ticket(db, number)
    assert (made.words, made.place, made.kind, made.left) == ("Мыло", "Спортзал", "other", "few")
    card = await services.tickets.read.card(teacher, number)
    assert card.line.device == "Мыло"


async def test_nobody_asks_twice_while_it_is_open(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    supplies, teacher = services.tickets.supplies, await actor_of("teacher")
    for shortage in (Shortage(items["Мел"], "", school.rooms["214"]), Shortage(0, "Мыло", 0, "Спортзал")):
        answers = await asyncio.gather(*(supplies.ask(teacher, shortage) for _ in range(3)), return_exceptions=True)
        assert sum(isinstance(answer, Outdated) for answer in answers) == 2
    async with db.read() as session:
        assert len((await session.execute(select(Ticket.id))).all()) == 2


async def test_the_same_for_another_room_or_after_it_is_solved_is_a_new_request(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    supplies, teacher = services.tickets.supplies, await actor_of("teacher")
    first = await supplies.ask(teacher, Shortage(items["Мел"], "", school.rooms["214"]))
    await supplies.ask(teacher, Shortage(items["Мел"], "", school.rooms["305"]))
    async with db.write(SYSTEM) as session:
        (await session.get_one(Ticket, first)).state = TicketState.SOLVED
    assert await supplies.ask(teacher, Shortage(items["Мел"], "", school.rooms["214"])) > first


async def test_me_too_is_offered_and_counts_once(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    supplies, shortage = services.tickets.supplies, Shortage(items["Мел"], "", school.rooms["305"])
    teacher, other = await actor_of("teacher"), await actor_of("keeper_of_many")
    assert await supplies.asked(other, shortage) is None
    number = await supplies.ask(teacher, shortage)
    offered, own = await supplies.asked(other, shortage), await supplies.asked(teacher, shortage)
    assert offered is not None
    assert (offered.id, offered.is_mine) == (number, False)
    assert own is not None
    assert own.is_mine
    assert await supplies.follow(other, shortage) == number
    assert await supplies.follow(other, shortage) == number
    assert await supplies.follow(teacher, shortage) == number
    assert (await ticket(db, number)).follower_count == 1
    async with db.read() as session:
        assert (await session.execute(select(TicketFollower.person_id))).scalars().all() == [other.person_id]
    assert (await services.tickets.read.card(other, number)).id == number


async def test_me_too_on_what_is_closed_meanwhile_says_so(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    supplies, shortage = services.tickets.supplies, Shortage(items["Мел"], "", school.rooms["305"])
    number = await supplies.ask(await actor_of("teacher"), shortage)
    async with db.write(SYSTEM) as session:
        (await session.get_one(Ticket, number)).state = TicketState.CANCELLED
    with pytest.raises(Outdated):
        await supplies.follow(await actor_of("keeper_of_many"), shortage)


async def test_me_too_at_the_moment_of_a_merge_is_not_lost_on_what_was_merged(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    what = Shortage(items["Мел"], "", school.rooms["214"])
    number = await services.tickets.supplies.ask(await actor_of("teacher"), what)
    editor = await actor_of("editor")
    async with db.write(SYSTEM) as session:
        await services.tickets.merging._mover.lock(session, number)  # as a merge begins
        await session.execute(update(Ticket).values(state=TicketState.MERGED))
        late = asyncio.create_task(services.tickets.supplies.follow(editor, what))
        for _ in range(30):  # it reads the ticket as it was, and waits for this unit
            await session.execute(select(Ticket.id))
    with pytest.raises(Outdated, match="error-shortage-over"):
        await late
    async with db.read() as session:
        assert (await session.execute(select(TicketFollower.person_id))).all() == []


@pytest.mark.parametrize("name", ["parent", "student", "left", STRANGER])
async def test_only_the_staff_asks(services: Services, school: StandardSchool, actor_of: ActorOf, name: str) -> None:
    actor, supplies, shortage = await actor_of(name), services.tickets.supplies, Shortage(0, "Мел", school.rooms["214"])
    for act in (supplies.suggest(actor), supplies.asked(actor, shortage), supplies.ask(actor, shortage)):
        with pytest.raises(Denied):
            await act


async def test_a_room_and_a_consumable_that_are_gone(
    db: Database, services: Services, school: StandardSchool, items: dict[str, int], actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        (await session.get_one(Consumable, items["Мел"])).is_retired = True
    supplies, teacher = services.tickets.supplies, await actor_of("teacher")
    for shortage in (
        Shortage(items["Мел"], "", school.rooms["214"]),
        Shortage(999_999, "", school.rooms["214"]),
        Shortage(items["Лампа"], "", 999_999),
    ):
        with pytest.raises(Missing):
            await supplies.ask(teacher, shortage)
    with pytest.raises(Invalid):
        await supplies.ask(teacher, Shortage(items["Лампа"], "", 0, "  "))


@pytest.mark.parametrize(
    ("words", "left"), [("0", NONE), ("1", "one"), ("3", FEW), ("7", "7"), ("полпачки", "полпачки"), ("много", "много")]
)
def test_how_much_is_left(words: str, left: str) -> None:
    assert read_left(words) == left


@pytest.mark.parametrize("words", ["-1", "10000", "9" * 50, "", "x" * 61])
def test_what_can_not_be_left(words: str) -> None:
    with pytest.raises(Invalid):
        read_left(words)


@pytest.mark.parametrize("words", ["", "Очень длинное название", "👩‍🏫" * 8])
def test_names_that_no_button_can_carry(words: str) -> None:
    with pytest.raises(Invalid):
        read_name(words)
