"""What is due today, for whom, and who gets a morning list because of it."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.services.roadmap.clockwork import Clockwork
from bot.services.tickets.due import DueToday
from bot.services.tickets.terms import TermKind
from bot.services.tickets.ticking import Ticking
from models.people import Person
from models.tickets import TicketState
from tests import factories
from tests.bot.services.tickets.test_ticking import day_off, local, notices_of
from tests.databases import SetClock
from tests.personas import ActorOf, Opening, StandardSchool

MONDAY, TUESDAY = local("2026-11-23T10:00"), local("2026-11-24T07:30")
# Reported on Monday at 10:00: to be taken by 14:00, to be solved on Tuesday by 17:00.
REPORTED = {"opened_at": MONDAY}
TAKEN = REPORTED | {"state": TicketState.TAKEN, "responded_at": MONDAY}


@pytest.fixture
def due(services: Services, clock: SetClock) -> DueToday:
    """On a Tuesday at 7:30, when the staff's hours begin."""
    clock.time = TUESDAY
    return services.tickets.due


@pytest.fixture
def clockwork(services: Services, due: DueToday) -> Clockwork:
    """On that Tuesday."""
    return services.roadmap.clockwork


async def people_told(db: Database, school: StandardSchool) -> list[str]:
    names = {number: name for name, number in school.people.items()}
    return sorted(names[one.person_id or 0] for one in await notices_of(db, "deeds.morning"))


async def test_what_is_due_today_the_earliest_first(
    school: StandardSchool, actor_of: ActorOf, due: DueToday, ticking: Ticking, opened: Opening
) -> None:
    mine = await opened(**TAKEN, assignee_id=school.people["technician"], asset_id=school.devices["Проектор Acme X1"])
    untaken = await opened(**REPORTED, room_id=None, place="Двор")
    await opened(**TAKEN, assignee_id=school.people["second_technician"])
    await opened(**(TAKEN | {"opened_at": TUESDAY}), assignee_id=school.people["technician"])  # due on Wednesday
    await opened(**(TAKEN | {"state": TicketState.SOLVED}), assignee_id=school.people["technician"])
    await ticking.tick()
    lines = await due.today(await actor_of("technician"))
    assert [(line.ticket.id, line.ticket.place, line.ticket.device, line.term, line.by) for line in lines] == [
        (untaken, "Двор", None, TermKind.REACT, local("2026-11-23T14:00")),
        (mine, "214", "Проектор Acme X1", TermKind.SOLVE, local("2026-11-24T17:00")),
    ]
    assert len(await due.today(await actor_of("second_technician"))) == 1  # works in the other building


async def test_a_wait_that_ended_today_is_due_by_the_end_of_the_day(
    school: StandardSchool, actor_of: ActorOf, due: DueToday, ticking: Ticking, opened: Opening
) -> None:
    waited = TAKEN | {"opened_at": MONDAY - timedelta(days=14), "waiting_until": date(2026, 11, 24)}
    await opened(**waited, assignee_id=school.people["technician"])
    await ticking.tick()
    assert [line.by for line in await due.today(await actor_of("technician"))] == [local("2026-11-24T17:00")]


async def test_only_who_works_tickets_has_such_a_list(actor_of: ActorOf, due: DueToday) -> None:
    with pytest.raises(Denied):
        await due.today(await actor_of("teacher"))


async def test_everybody_with_something_to_do_is_told_once_a_day(
    db: Database, school: StandardSchool, clockwork: Clockwork, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await opened(**REPORTED)
    await opened(**REPORTED)
    await ticking.tick()
    await asyncio.gather(clockwork.tick(), clockwork.tick())
    clock.advance(minutes=15)
    await clockwork.tick()
    assert await people_told(db, school) == ["technician"]
    (notice,) = await notices_of(db, "deeds.morning")
    assert notice.due_at == TUESDAY
    clock.advance(days=1)
    await clockwork.tick()
    assert await people_told(db, school) == ["technician"] * 2


@pytest.mark.parametrize(
    "now", ["2026-11-24T07:29", "2026-11-24T11:30", "2026-11-28T08:00"], ids=["before", "too late", "on a Saturday"]
)
async def test_at_another_time_nobody_is_told(
    db: Database,
    school: StandardSchool,
    clockwork: Clockwork,
    ticking: Ticking,
    opened: Opening,
    clock: SetClock,
    now: str,
) -> None:
    await opened(**REPORTED)
    await ticking.tick()
    clock.time = local(now)
    await clockwork.tick()
    assert await people_told(db, school) == []


async def test_a_holiday_set_by_the_school_has_no_morning(
    db: Database, services: Services, school: StandardSchool, clockwork: Clockwork, ticking: Ticking, opened: Opening
) -> None:
    await opened(**REPORTED)
    await ticking.tick()
    await day_off(db, services, date(2026, 11, 24))
    await clockwork.tick()
    assert await people_told(db, school) == []


async def test_who_has_nothing_to_do_is_not_told_even_when_something_comes_in_later(
    db: Database, school: StandardSchool, clockwork: Clockwork, ticking: Ticking, opened: Opening, clock: SetClock
) -> None:
    await clockwork.tick()
    clock.time = local("2026-11-24T09:00")
    await opened(opened_at=clock.time, urgent=True)
    await ticking.tick()
    await clockwork.tick()
    assert await people_told(db, school) == []


@pytest.mark.parametrize("unreachable", [None, datetime.fromisoformat("2026-11-01T00:00+00:00")])
async def test_nothing_goes_to_who_is_away_or_out_of_reach(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    due: DueToday,
    clockwork: Clockwork,
    ticking: Ticking,
    opened: Opening,
    unreachable: datetime | None,
) -> None:
    """For who is on days off whoever stands in is told, and sees their tickets."""
    await opened(**TAKEN, assignee_id=school.people["technician"])
    await ticking.tick()
    async with db.write(SYSTEM) as session:
        technician = await session.get_one(Person, school.people["technician"])
        away: dict[str, Any] = {"first": TUESDAY.date(), "last": TUESDAY.date()}
        if unreachable:
            change = {"unreachable_since": unreachable}
            await session.execute(update(Person).where(Person.id == technician.id).values(**change))
        else:
            await factories.absence(session, technician, deputy_id=school.people["editor"], **away)
        await services.directory.touch(session)
    await clockwork.tick()
    assert await people_told(db, school) == ([] if unreachable else ["editor"])
    if not unreachable:
        assert len(await due.today(await actor_of("editor"))) == 1
