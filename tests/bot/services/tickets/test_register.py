"""The rows of the register of tickets: who gets which, of what time, and what stands in them."""

from datetime import timedelta
from typing import Any

import pytest

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.services.calendar import Span
from bot.services.tickets import register as module
from bot.services.tickets.register import RegisterRow, TicketRegister
from bot.services.tickets.states import Step
from models.people import Person
from models.tickets import Ticket, TicketCategory, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import EVERYBODY, ActorOf, Opening, StandardSchool

OVERSEERS = {"deputy", "director", "several"}
WORKERS = {"technician", "second_technician", "storekeeper", "editor"}


SECOND = timedelta(seconds=1)
EVER = Span(SCHOOL_MORNING - timedelta(days=999), SCHOOL_MORNING + timedelta(days=999))


@pytest.fixture
def register(db: Database, services: Services, clock: SetClock) -> TicketRegister:
    return TicketRegister(db, services.directory, clock)


async def taken(register: TicketRegister, actor: Actor, when: Span = EVER) -> list[RegisterRow]:
    return [row async for chunk in register.chunks(actor, when) for row in chunk]


async def one(register: TicketRegister, actor_of: ActorOf, name: str = "director") -> RegisterRow:
    rows = await taken(register, await actor_of(name))
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize("name", EVERYBODY)
async def test_overseers_get_all_and_workers_their_own(
    services: Services, register: TicketRegister, actor_of: ActorOf, opened: Opening, name: str
) -> None:
    supplies = (await services.directory.now()).team("supplies").id
    technical, other = await opened(), await opened(team_id=supplies, category=TicketCategory.SHORTAGE)
    actor = await actor_of(name)
    if name not in OVERSEERS | WORKERS:
        with pytest.raises(Denied):
            await taken(register, actor)
        with pytest.raises(Denied):
            await register.total(actor, EVER)
        return
    seen = {"technician": [technical], "second_technician": [technical], "storekeeper": [other], "editor": []}
    wanted = seen.get(name, [technical, other])
    assert [row.ticket.id for row in await taken(register, actor)] == wanted
    assert await register.total(actor, EVER) == len(wanted)


async def test_tickets_are_of_the_time_in_which_they_were_opened(
    register: TicketRegister, actor_of: ActorOf, opened: Opening
) -> None:
    start, end = SCHOOL_MORNING, SCHOOL_MORNING + timedelta(days=1)
    moments = (start - SECOND, start, end - SECOND, end)
    numbers = [await opened(opened_at=moment) for moment in moments]
    director = await actor_of("director")
    rows = await taken(register, director, Span(start, end))
    assert [row.ticket.id for row in rows] == numbers[1:3]
    assert await register.total(director, Span(start, end)) == 2


async def test_a_solved_ticket_with_everything(
    db: Database,
    services: Services,
    register: TicketRegister,
    school: StandardSchool,
    actor_of: ActorOf,
    opened: Opening,
) -> None:
    technician = school.people["technician"]
    number = await opened(
        state=TicketState.CLOSED,
        asset_id=school.devices["МФУ"],
        kind="printer",
        symptom="jam",
        words="Жуёт бумагу",
        urgent=True,
        assignee_id=technician,
        responded_at=SCHOOL_MORNING + timedelta(minutes=30),
        solved_at=SCHOOL_MORNING + timedelta(days=1, hours=2),
        solve_by=SCHOOL_MORNING + timedelta(days=1, hours=2),
        paused_seconds=3600,
        returns=1,
        rating=5,
        follower_count=3,
    )
    async with db.write(SYSTEM) as session:
        ticket = await session.get_one(Ticket, number)
        for action, words in (("ask", "Где?"), ("wait-part", "Ролик"), ("solve", "Почистил"), ("solve", "Заменил")):
            await factories.ticket_event(session, ticket, person_id=technician, action=action, words=words)
        await factories.ticket_event(session, ticket, action="say", words="Спасибо")
    row = await one(register, actor_of)
    assert (row.ticket.place, row.ticket.device, row.building) == ("214", "МФУ", "Главный корпус")
    assert (row.words, row.reporter, row.assignee) == ("Жуёт бумагу", "Ежова М. П.", "Тихий О. И.")
    assert (row.done, row.waits, row.paused) == ("Заменил", 2, 1.0)
    # 10:00 to 12:00 of the next day are 7 + 4 working hours; for one of them the reporter let us wait.
    assert (row.reaction, row.solution, row.in_time) == (0.5, 10.0, True)
    assert (row.returns, row.rating, row.followers, row.merged_into) == (1, 5, 3, None)
    assert row.team == (await services.directory.now()).team("technical")


@pytest.mark.parametrize(
    ("values", "in_time"),
    [
        ({"solve_by": SCHOOL_MORNING + timedelta(hours=1)}, None),
        ({"solve_by": SCHOOL_MORNING - timedelta(hours=1)}, False),
        ({"solve_by": None, "state": TicketState.WAITING}, None),
        (
            {
                "solve_by": SCHOOL_MORNING,
                "solved_at": SCHOOL_MORNING + timedelta(seconds=1),
                "state": TicketState.SOLVED,
            },
            False,
        ),
        ({"solve_by": SCHOOL_MORNING - timedelta(hours=1), "state": TicketState.CANCELLED}, None),
        # Solved while its reporter was waited for, when there was no term: as the targets are, 16 working hours.
        ({"solve_by": None, "solved_at": SCHOOL_MORNING + timedelta(hours=3), "state": TicketState.SOLVED}, True),
        ({"solve_by": None, "solved_at": SCHOOL_MORNING + timedelta(days=5), "state": TicketState.SOLVED}, False),
    ],
)
async def test_what_is_in_time(
    register: TicketRegister,
    actor_of: ActorOf,
    opened: Opening,
    values: dict[str, Any],
    in_time: bool | None,  # noqa: FBT001  # what is expected
) -> None:
    await opened(**values)
    assert (await one(register, actor_of)).in_time is in_time


async def test_a_pupil_is_never_named(
    db: Database, services: Services, register: TicketRegister, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, await session.get_one(Person, school.people["student"]))
    assert (await one(register, actor_of)).reporter == "9Б"
    async with db.write(SYSTEM) as session:  # between two classes the child has no name here either
        pupil = await session.get_one(Person, school.people["student"])
        pupil.class_id = None
        await services.directory.touch(session)
    assert (await one(register, actor_of)).reporter == ""


async def test_what_no_keeper_has_passed_on_is_not_in_it(
    register: TicketRegister, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    await opened(state=TicketState.UNCONFIRMED)
    rejected = await opened(state=TicketState.UNCONFIRMED)
    await services.tickets.working.make(await actor_of("teacher"), rejected, Step.REJECT)
    director = await actor_of("director")
    assert (await taken(register, director), await register.total(director, EVER)) == ([], 0)


async def test_many_are_read_a_few_at_a_time(
    register: TicketRegister, actor_of: ActorOf, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [await opened(opened_at=SCHOOL_MORNING - timedelta(days=day)) for day in range(5)]
    monkeypatch.setattr(module, "_ROWS", module._ROWS.limit(None).limit(2))
    chunks = [chunk async for chunk in register.chunks(await actor_of("director"), EVER)]
    assert [[row.ticket.id for row in chunk] for chunk in chunks] == [numbers[:2], numbers[2:4], numbers[4:]]
