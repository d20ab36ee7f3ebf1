"""The register of tickets: who gets which rows, of which days, and what stands in them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.services.tickets import register
from bot.services.tickets.register import Days, Period, RegisterRow, days_of
from models.people import AuditEntry, Person
from models.tickets import Ticket, TicketCategory, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import EVERYBODY, ActorOf, Opening, StandardSchool

OVERSEERS = {"deputy", "director", "several"}
WORKERS = {"technician", "second_technician", "storekeeper", "editor"}


async def one(services: Services, actor_of: ActorOf, name: str = "director") -> RegisterRow:
    rows = await services.tickets.register.export(await actor_of(name), Period.ALL)
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize("name", EVERYBODY)
async def test_overseers_get_all_and_workers_their_own(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, name: str
) -> None:
    supplies = (await services.directory.now()).team("supplies").id
    technical, other = await opened(), await opened(team_id=supplies, category=TicketCategory.SHORTAGE)
    actor = await actor_of(name)
    if name not in OVERSEERS | WORKERS:
        for act in (services.tickets.register.export, services.tickets.register.days):
            with pytest.raises(Denied):
                await act(actor, Period.ALL)
        return
    rows = await services.tickets.register.export(actor, Period.ALL)
    seen = {"technician": [technical], "second_technician": [technical], "storekeeper": [other], "editor": []}
    assert [row.ticket.id for row in rows] == seen.get(name, [technical, other])
    async with db.read() as session:
        journal = (await session.scalars(select(AuditEntry))).all()
    assert [(line.actor_id, line.action) for line in journal] == [(school.people[name], "ticket.export.all")]


@pytest.mark.parametrize(
    ("period", "today", "days"),
    [
        (Period.MONTH, date(2026, 11, 24), Days(date(2026, 11, 1), date(2026, 11, 24))),
        (Period.MONTH, date(2026, 11, 1), Days(date(2026, 11, 1), date(2026, 11, 1))),
        (Period.LAST_MONTH, date(2027, 1, 31), Days(date(2026, 12, 1), date(2026, 12, 31))),
        (Period.LAST_MONTH, date(2028, 3, 31), Days(date(2028, 2, 1), date(2028, 2, 29))),
        (Period.YEAR, date(2027, 8, 31), Days(date(2026, 9, 1), date(2027, 8, 31))),
        (Period.YEAR, date(2027, 9, 1), Days(date(2027, 9, 1), date(2027, 9, 1))),
        (Period.ALL, date(2026, 11, 24), Days(None, date(2026, 11, 24))),
    ],
)
def test_the_days_of_a_period(period: Period, today: date, days: Days) -> None:
    assert days_of(period, today) == days


async def test_days_are_the_school_s_own(services: Services, actor_of: ActorOf, opened: Opening) -> None:
    """At school (UTC+7) November begins at 17:00 UTC of the last day of October."""
    await opened(opened_at=datetime(2026, 10, 31, 16, 59, tzinfo=UTC))
    first = await opened(opened_at=datetime(2026, 10, 31, 17, 0, tzinfo=UTC))
    director = await actor_of("director")
    rows = await services.tickets.register.export(director, Period.MONTH)
    assert [row.ticket.id for row in rows] == [first]
    assert len(await services.tickets.register.export(director, Period.LAST_MONTH)) == 1
    assert len(await services.tickets.register.export(director, Period.YEAR)) == 2


async def test_a_solved_ticket_with_everything(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
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
    row = await one(services, actor_of)
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
    services: Services,
    actor_of: ActorOf,
    opened: Opening,
    values: dict[str, Any],
    in_time: bool | None,  # noqa: FBT001  # what is expected
) -> None:
    await opened(**values)
    assert (await one(services, actor_of)).in_time is in_time


async def test_a_pupil_is_never_named(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, await session.get_one(Person, school.people["student"]))
    assert (await one(services, actor_of)).reporter == "9Б"


async def test_what_no_keeper_has_passed_on_is_not_in_it(
    services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    await opened(state=TicketState.UNCONFIRMED)
    assert await services.tickets.register.export(await actor_of("director"), Period.ALL) == []


async def test_many_are_read_a_few_at_a_time(
    services: Services, actor_of: ActorOf, opened: Opening, monkeypatch: pytest.MonkeyPatch, clock: SetClock
) -> None:
    numbers = [await opened(opened_at=clock.now() - timedelta(days=day)) for day in range(5)]
    statement = register._ROWS.limit(None).limit(2)
    monkeypatch.setattr(register, "_ROWS", statement)
    rows = await services.tickets.register.export(await actor_of("director"), Period.ALL)
    assert [row.ticket.id for row in rows] == numbers
