"""What a reaction and a solution took is measured once, in working time, and stays."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets import measuring
from bot.services.tickets.measuring import measure
from bot.services.tickets.states import Step
from models.tickets import Ticket, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, Opening

HOUR = timedelta(hours=1)
# The evening of Friday, 20 November: an hour before the school closes.
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=UTC)


async def measured(db: Database, ticket_id: int) -> tuple[int | None, int | None, bool | None]:
    columns = select(Ticket.reacted_in, Ticket.solved_in, Ticket.in_time).where(Ticket.id == ticket_id)
    async with db.read() as session:
        row = (await session.execute(columns)).one()
    return row.reacted_in, row.solved_in, row.in_time


async def test_only_working_time_counts_and_no_wait_for_the_reporter(db: Database, services: Services) -> None:
    solved = {"state": TicketState.SOLVED, "solve_by": SCHOOL_MORNING}
    monday = FRIDAY + 64 * HOUR  # 1:00 in UTC is 8:00 at school, when it opens
    cases: list[tuple[dict[str, Any], tuple[int | None, int | None, bool | None]]] = [
        ({}, (None, None, None)),
        ({"responded_at": FRIDAY + HOUR / 2}, (30, None, None)),
        ({"responded_at": monday + HOUR / 2}, (90, None, None)),
        (solved | {"responded_at": monday, "solved_at": monday + HOUR, "paused_seconds": 3600}, (60, 60, True)),
        (solved | {"responded_at": monday, "solved_at": SCHOOL_MORNING + HOUR}, (60, 780, False)),
        # It waited for its reporter when it was solved, so that no term was written.
        (solved | {"responded_at": FRIDAY, "solved_at": monday, "solve_by": None}, (0, 60, True)),
        (solved | {"responded_at": FRIDAY, "solved_at": FRIDAY}, (0, 0, True)),
    ]
    async with db.write(SYSTEM) as session:
        tickets = [await factories.ticket(session, opened_at=FRIDAY, **values) for values, _ in cases]
        numbers = [ticket.id for ticket in tickets]
    for _ in range(2):
        await services.tickets.measuring.tick()
    for number, (values, wanted) in zip(numbers, cases, strict=True):
        assert await measured(db, number) == wanted, values


async def test_what_comes_back_is_measured_anew(
    db: Database, services: Services, actor_of: ActorOf, opened: Opening, clock: SetClock
) -> None:
    ticket = await opened(opened_at=SCHOOL_MORNING)
    technician, reporter = await actor_of("technician"), await actor_of("teacher")
    clock.advance(hours=1)
    await services.tickets.working.make(technician, ticket, Step.SOLVE)
    await services.tickets.measuring.tick()
    assert await measured(db, ticket) == (60, 60, True)
    clock.advance(hours=1)
    await services.tickets.working.make(reporter, ticket, Step.RETURN)
    assert await measured(db, ticket) == (60, None, None)
    clock.advance(hours=1)
    await services.tickets.working.make(technician, ticket, Step.SOLVE)
    await services.tickets.measuring.tick()
    assert await measured(db, ticket) == (60, 60, True)  # the two hours before it came back are no time of ours


async def test_many_are_measured_some_at_a_time(db: Database, services: Services, monkeypatch: Any) -> None:
    monkeypatch.setattr(measuring, "AT_ONCE", 2)
    monkeypatch.setattr(measuring, "_UNMEASURED", measuring._UNMEASURED.limit(2))
    async with db.write(SYSTEM) as session:
        numbers = [
            (await factories.ticket(session, opened_at=FRIDAY, responded_at=FRIDAY + HOUR / 4)).id for _ in range(5)
        ]
    await services.tickets.measuring.tick()
    assert [await measured(db, number) for number in numbers] == [(15, None, None)] * 5


async def test_where_some_fail_the_others_are_measured(
    db: Database, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "_UNMEASURED", measuring._UNMEASURED.limit(1))
    async with db.write(SYSTEM) as session:
        numbers = [
            (await factories.ticket(session, opened_at=FRIDAY, responded_at=FRIDAY + HOUR / 4)).id for _ in range(2)
        ]

    def fails_for_one(row: Any, *rest: Any) -> Any:
        if row.id == numbers[0]:
            raise ValueError
        return measure(row, *rest)

    monkeypatch.setattr(measuring, "measure", fails_for_one)
    await services.tickets.measuring.tick()
    assert [await measured(db, number) for number in numbers] == [(None, None, None), (15, None, None)]
