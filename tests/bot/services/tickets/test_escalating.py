"""Missed terms: who is told, in which order, once, and who instead of whom."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from unittest.mock import Mock

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets.outages import Trouble
from bot.services.tickets.ticking import Ticking
from models.people import Person, Role, RoleGrant
from models.teams import Team
from models.tickets import Ticket, TicketState, WaitingFor
from tests import factories
from tests.bot.courier import Courier
from tests.bot.services.tickets.test_ticking import local, notices_of, ticket
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, Opening, StandardSchool

# An ordinary ticket of the test's morning: to be taken by 14:00 of that day, to be solved by 17:00 of the next.
TAKEN: dict[str, Any] = {"state": TicketState.TAKEN, "responded_at": SCHOOL_MORNING}
LATE, FOUR_HOURS_LATER, TWELVE_HOURS_LATER = (
    local(text) for text in ("2026-11-25T17:00", "2026-11-26T12:00", "2026-11-27T11:00")
)


@pytest.fixture
async def head(db: Database, services: Services, school: StandardSchool) -> str:
    """The deputy heads the technical service."""
    await set_head(db, services, school, "deputy")
    return "deputy"


async def set_head(db: Database, services: Services, school: StandardSchool, name: str) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(Team).where(Team.code == "technical").values(head_id=school.people[name]))
        await services.directory.touch(session)


async def told(db: Database, school: StandardSchool) -> list[tuple[str, str, int]]:
    """Who was told of which term at which level, in order."""
    names = {number: name for name, number in school.people.items()}
    found = await notices_of(db, "ticket.overdue")
    return [(names[one.person_id or 0], one.args["term"], one.args["level"]) for one in found]


async def ticks(ticking: Ticking, clock: SetClock, moments: Sequence[datetime]) -> None:
    for moment in moments:
        clock.time = moment
        await ticking.tick()


@pytest.mark.usefixtures("head")
async def test_the_technician_then_the_head_then_the_director_each_once(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    number = await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [local("2026-11-25T16:59")])
    assert await told(db, school) == []
    expected: list[tuple[str, str, int]] = []
    for moment, new in (
        (LATE, [("technician", "solve", 1)]),
        (FOUR_HOURS_LATER, [("deputy", "solve", 2)]),
        (TWELVE_HOURS_LATER, [("director", "solve", 3), ("several", "solve", 3)]),
    ):
        await ticks(ticking, clock, [moment, moment])
        expected += new
        assert await told(db, school) == expected
    await ticks(ticking, clock, [local("2027-06-01T10:00")])
    assert await told(db, school) == expected
    assert (await ticket(db, number)).escalated == 3
    assert {one.subject for one in await notices_of(db, "ticket.overdue")} == {f"ticket:{number}"}


@pytest.mark.usefixtures("head")
async def test_two_processes_that_tick_at_once_tell_once(
    db: Database, school: StandardSchool, ticking: Ticking, services: Services, opened: Opening, clock: SetClock
) -> None:
    for _ in range(3):
        await opened(assignee_id=school.people["technician"], **TAKEN)
    clock.time = LATE
    other = Ticking(db, services.directory, clock)
    await asyncio.gather(ticking.tick(), other.tick(), ticking.tick())
    assert await told(db, school) == [("technician", "solve", 1)] * 3


@pytest.mark.usefixtures("head")
async def test_after_a_standstill_all_that_is_due_is_told_at_once(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [TWELVE_HOURS_LATER])
    assert [(name, level) for name, _, level in await told(db, school)] == [
        ("technician", 1),
        ("deputy", 2),
        ("director", 3),
        ("several", 3),
    ]


async def test_a_head_who_is_the_technician_is_told_once_and_the_director_at_once_in_their_stead(
    db: Database, services: Services, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await set_head(db, services, school, "technician")
    number = await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [LATE, FOUR_HOURS_LATER])
    expected = [("technician", "solve", 1), ("director", "solve", 3), ("several", "solve", 3)]
    assert await told(db, school) == expected
    assert (await ticket(db, number)).escalated == 3
    await ticks(ticking, clock, [TWELVE_HOURS_LATER])
    assert await told(db, school) == expected


async def test_a_head_who_was_told_as_the_technician_before_the_ticket_was_passed_on(
    db: Database, services: Services, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await set_head(db, services, school, "technician")
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [LATE])
    async with db.write(SYSTEM) as session:
        await session.execute(update(Ticket).values(assignee_id=school.people["second_technician"]))
    await ticks(ticking, clock, [FOUR_HOURS_LATER])
    assert [(name, level) for name, _, level in await told(db, school)] == [
        ("technician", 1),
        ("director", 3),
        ("several", 3),
    ]


async def test_without_a_head_the_director_is_told_instead(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [LATE, FOUR_HOURS_LATER, TWELVE_HOURS_LATER])
    assert [(name, level) for name, _, level in await told(db, school)] == [
        ("technician", 1),
        ("director", 3),
        ("several", 3),
    ]


@pytest.mark.usefixtures("head")
async def test_an_untaken_ticket_is_told_to_everybody_who_may_take_it_there(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened()
    await opened(room_id=school.rooms["12"])
    await ticks(ticking, clock, [local("2026-11-24T14:00")])
    assert sorted(await told(db, school)) == [
        ("second_technician", "react", 1),
        ("technician", "react", 1),
        ("technician", "react", 1),
    ]


@pytest.mark.usefixtures("head")
async def test_both_terms_are_told_each_for_itself(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened()
    await ticks(ticking, clock, [local("2026-11-24T14:00"), LATE])
    assert await told(db, school) == [
        ("technician", "react", 1),
        ("deputy", "react", 2),
        ("director", "react", 3),
        ("several", "react", 3),
        ("technician", "solve", 1),
    ]


@pytest.mark.usefixtures("head")
async def test_who_is_away_or_out_of_reach_is_not_told_but_whoever_stands_in_is(
    db: Database, services: Services, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    away = {"first": date(2026, 11, 24), "last": date(2026, 11, 30)}
    async with db.write(SYSTEM) as session:
        technician = await session.get_one(Person, school.people["technician"])
        await factories.absence(session, technician, deputy_id=school.people["second_technician"], **away)
        deputy = await session.get_one(Person, school.people["deputy"])
        deputy.unreachable_since = SCHOOL_MORNING
        await session.flush()
        await services.directory.touch(session)
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [LATE, FOUR_HOURS_LATER])
    assert [(name, level) for name, _, level in await told(db, school)] == [
        ("second_technician", 1),
        ("director", 3),
        ("several", 3),
    ]


async def test_a_level_stays_open_until_there_is_somebody_for_it(
    db: Database, services: Services, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        directors = (school.people["director"], school.people["several"])
        await session.execute(
            update(RoleGrant).where(RoleGrant.person_id.in_(directors)).values(until=date(2026, 1, 1))
        )
        await services.directory.touch(session)
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [TWELVE_HOURS_LATER, TWELVE_HOURS_LATER])
    assert [name for name, _, _ in await told(db, school)] == ["technician"]


@sqlite_only
async def test_where_nobody_is_left_to_be_told_no_tap_waits_for_the_clock(
    db: Database,
    services: Services,
    school: StandardSchool,
    ticking: Ticking,
    opened: Opening,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The level stays open for months, and each tick looks at it: without keeping the writer."""
    async with db.write(SYSTEM) as session:
        await session.execute(update(RoleGrant).where(RoleGrant.role == Role.DIRECTOR).values(until=date(2026, 1, 1)))
        await services.directory.touch(session)
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [LATE, FOUR_HOURS_LATER])
    assert [name for name, _, _ in await told(db, school)] == ["technician"]
    writer = Mock(side_effect=db.write)
    monkeypatch.setattr(db, "write", writer)
    await ticking.tick()
    assert not writer.called


@pytest.mark.usefixtures("head")
async def test_waiting_for_a_part_holds_the_solution_until_the_end_of_its_day(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    wait = TAKEN | {"state": TicketState.WAITING, "waiting_for": WaitingFor.PART, "waiting_until": date(2026, 11, 30)}
    await opened(assignee_id=school.people["technician"], **wait)
    await ticks(ticking, clock, [TWELVE_HOURS_LATER, local("2026-11-30T09:00"), local("2026-11-30T16:59")])
    assert await told(db, school) == []
    await ticks(ticking, clock, [local("2026-11-30T17:00")])
    assert await told(db, school) == [("technician", "solve", 1)]
    await ticks(ticking, clock, [local("2026-12-01T12:00")])
    assert [name for name, _, _ in await told(db, school)] == ["technician", "deputy"]


@pytest.mark.usefixtures("head")
async def test_a_ticket_that_came_back_may_be_told_of_again(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [LATE])
    async with db.write(SYSTEM) as session:
        await session.execute(update(Ticket).values(returns=1, escalated=0))
    await ticks(ticking, clock, [LATE])
    assert await told(db, school) == [("technician", "solve", 1)] * 2


@pytest.mark.parametrize(("code", "silent"), [("technical", True), ("supplies", False)])
async def test_what_belongs_to_an_outage_is_told_once_it_is_another_services(
    db: Database,
    services: Services,
    school: StandardSchool,
    ticking: Ticking,
    opened: Opening,
    clock: SetClock,
    actor_of: ActorOf,
    code: str,
    *,
    silent: bool,
) -> None:
    outage = await services.tickets.outages.open(await actor_of("technician"), Trouble("network", "no_internet", None))
    team = (await services.directory.now()).team(code).id
    await opened(assignee_id=school.people["technician"], outage_id=outage, team_id=team, **TAKEN)
    await ticks(ticking, clock, [LATE])
    assert (await told(db, school) == []) is silent


async def test_the_tickets_of_an_outage_that_was_forgotten_are_overdue_after_two_days(
    db: Database,
    services: Services,
    school: StandardSchool,
    ticking: Ticking,
    opened: Opening,
    clock: SetClock,
    actor_of: ActorOf,
) -> None:
    outage = await services.tickets.outages.open(await actor_of("technician"), Trouble("network", "no_internet", None))
    await opened(assignee_id=school.people["technician"], outage_id=outage, **TAKEN)
    await ticks(ticking, clock, [LATE])
    assert await told(db, school) == []
    await ticks(ticking, clock, [TWELVE_HOURS_LATER])
    assert "technician" in {one[0] for one in await told(db, school)}


async def test_what_came_late_at_once_comes_to_a_person_as_one_message(
    db: Database, services: Services, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    for _ in range(3):
        await opened(assignee_id=school.people["technician"], **TAKEN)
    courier = Courier(db, services, clock)
    await ticks(ticking, clock, [LATE])
    assert not await courier.outbox.send_due()
    clock.advance(minutes=6)
    await courier.outbox.send_due()
    assert sorted(courier.sent) == sorted(
        [(school.people["technician"], ["ticket.overdue"] * 3), (school.people["teacher"], ["ticket.delayed"] * 3)]
    )


async def test_a_lesson_that_stands_still_is_told_at_once(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened(assignee_id=school.people["technician"], urgent=True, **TAKEN)
    await ticks(ticking, clock, [local("2026-11-24T14:00")])
    (notice,) = await notices_of(db, "ticket.overdue")
    assert notice.due_at == clock.time


async def test_what_is_found_late_out_of_hours_is_left_to_the_morning_list(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [local("2026-11-26T06:00"), local("2026-11-26T07:30")])
    assert await told(db, school) == []


async def test_the_reporter_hears_once_of_each_promise_that_is_broken(
    db: Database, school: StandardSchool, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    number = await opened(assignee_id=school.people["technician"], **TAKEN)
    await ticks(ticking, clock, [local("2026-11-25T16:59")])
    assert await notices_of(db, "ticket.delayed") == []
    await ticks(ticking, clock, [LATE, LATE, FOUR_HOURS_LATER])
    (first,) = await notices_of(db, "ticket.delayed")
    assert (first.person_id, first.subject) == (school.people["teacher"], f"ticket:{number}")
    wait = {"state": TicketState.WAITING, "waiting_for": WaitingFor.PART, "waiting_until": date(2026, 11, 27)}
    async with db.write(SYSTEM) as session:
        await session.execute(update(Ticket).values(**wait))
    await ticks(ticking, clock, [local("2026-11-27T16:59")])
    assert len(await notices_of(db, "ticket.delayed")) == 1
    await ticks(ticking, clock, [local("2026-11-27T17:00"), local("2026-11-27T17:03"), local("2026-11-30T12:00")])
    assert len(await notices_of(db, "ticket.delayed")) == 2
    async with db.write(SYSTEM) as session:  # taken up again: that the term has passed was told already
        await session.execute(update(Ticket).values(state=TicketState.TAKEN, waiting_until=None))
    await ticks(ticking, clock, [local("2026-11-30T12:30")])
    assert len(await notices_of(db, "ticket.delayed")) == 2
