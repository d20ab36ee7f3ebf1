"""What numbers count where it is easily mistaken: as the list of what burns says it, and no click betters them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.roadmap.working import Pulse
from bot.services.status.breakdowns.weeks import Weeks
from bot.services.status.hurrying import Thing
from bot.services.status.periods import Period, PeriodKind, month_of
from bot.services.status.reading import Status
from bot.services.status.shapes import Area, Light
from bot.services.tickets.states import Step
from models.roadmap import ItemState
from models.surveys import SurveyState
from models.tickets import TicketState
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, Opening, StandardSchool

NOW = datetime(2026, 11, 16, 5, tzinfo=UTC)
NOVEMBER, OCTOBER = month_of(date(2026, 11, 1)), month_of(date(2026, 10, 1))
Read: TypeAlias = Callable[..., Awaitable[Status]]


def at(day: int, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, 3, tzinfo=UTC)


@pytest.fixture
async def read(services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock) -> Read:
    clock.time = NOW

    async def status(period: Period = NOVEMBER) -> Status:
        return await services.status.read.status(await actor_of("director"), period)

    return status


def value(status: Status, code: str) -> float | None:
    return status.reading(code).now.value


def light(status: Status, area: Area) -> Light:
    return next(one.light for one in status.lights if one.area is area)


async def burning(services: Services, actor_of: ActorOf, clock: SetClock) -> list[str]:
    """The things that the list of what burns shows now."""
    hot = await services.status.worst.burning(await actor_of("director"), clock.now(), 0, 10)
    return [one.thing for one in hot.troubles]


async def test_only_who_answers_makes_news_of_an_item(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock, read: Read
) -> None:
    async with db.write(SYSTEM) as session:
        item = await factories.roadmap_item(session, created_at=at(20, 8), starts_on=date(2026, 9, 1))
        await factories.roadmap_assignee(session, item, person_id=school.people["teacher"])
        for action in ("import_change", "terms", "say"):
            await factories.roadmap_event(session, item, person_id=school.people["teacher"], action=action, at=at(10))
    await services.status.acting.hurry(await actor_of("director"), Thing.ITEM, item.id)
    clock.advance(minutes=1)
    assert value(await read(), "items_silent") == 1
    assert await burning(services, actor_of, clock) == [f"item:{item.id}"]
    await services.roadmap.working.pulse(await actor_of("teacher"), item.id, Pulse.GOING)
    clock.advance(minutes=1)
    assert value(await read(), "items_silent") == 0
    assert await burning(services, actor_of, clock) == []


async def test_the_plan_of_last_year_counts_until_it_is_turned_over(
    db: Database, services: Services, actor_of: ActorOf, clock: SetClock, read: Read
) -> None:
    clock.time = at(7, 9, year=2027)
    begun: dict[str, Any] = {"created_at": at(20, 8), "starts_on": date(2026, 9, 1)}
    async with db.write(SYSTEM) as session:
        late = [await factories.roadmap_item(session, **begun) for _ in range(3)]
        late.append(await factories.roadmap_item(session, **begun, rolled_at=at(5, 9, year=2027)))
        for item in late:
            await factories.roadmap_control(session, item, day=date(2027, 8, 1))
    september, august = await read(month_of(date(2027, 9, 1))), await read(month_of(date(2027, 8, 1)))
    for code in ("items_overdue", "items_silent"):
        assert (value(september, code), value(august, code)) == (3, 4), code
    assert light(september, Area.ROADMAP) is Light.RED
    assert september.reading("items_done").now.whole == 0, "shares are of this year's plan"
    assert sorted({*await burning(services, actor_of, clock)}) == sorted(f"item:{item.id}" for item in late[:3])


async def test_what_was_put_off_is_not_late_until_that_day_is_over(
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    clock: SetClock,
    read: Read,
    opened: Opening,
) -> None:
    director = await actor_of("director")
    known: dict[str, Any] = {"opened_at": at(10), "solve_by": at(13), "responded_at": at(10)}
    ticket = await opened(state=TicketState.TAKEN, assignee_id=school.people["technician"], **known)
    assert value(await read(), "tickets_overdue") == 1
    await services.tickets.directing.put_off(director, ticket, date(2026, 11, 18), "ждём деталь")
    for moment, is_late in ((at(17), False), (at(18), False), (at(19), True)):
        clock.time = moment
        status = await read()
        assert value(status, "tickets_overdue") == is_late, moment
        assert light(status, Area.TICKETS) is (Light.YELLOW if is_late else Light.GREEN), moment
        assert await burning(services, actor_of, clock) == [f"ticket:{ticket}"] * is_late, moment
    # Whether it was solved in time is judged by what was promised first.
    await services.tickets.working.make(await actor_of("technician"), ticket, Step.SOLVE)
    await services.tickets.measuring.tick()
    clock.advance(minutes=1)
    assert value(await read(), "solved_in_time") == 0


async def test_a_pupil_s_report_that_was_rejected_never_came(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    clock: SetClock,
    read: Read,
    opened: Opening,
) -> None:
    here: dict[str, Any] = {"opened_at": at(10), "room_id": school.rooms["214"], "solve_by": at(12)}
    kept = [await opened(**here) for _ in range(2)]
    rejected = await opened(**here, state=TicketState.UNCONFIRMED)
    counted = "tickets_opened", "tickets_open", "tickets_overdue", "repeated_rooms"
    before = [value(await read(), code) for code in counted]
    assert before == [2, 2, 2, 0]
    clock.time = at(17)
    await services.tickets.working.make(await actor_of("teacher"), rejected, Step.REJECT)
    clock.time = at(18)
    assert [value(await read(), code) for code in counted] == before
    half = Period(PeriodKind.OWN, date(2026, 11, 1), date(2026, 11, 15))
    assert [value(await read(half), code) for code in counted] == before, "open before it was rejected"
    week = (await Weeks(db, services.directory, clock).read(await actor_of("director"), half))[-1]
    assert (week.opened, week.open) == (2, 2)
    await services.tickets.working.make(await actor_of("teacher"), kept[0], Step.CANCEL)
    assert value(await read(), "tickets_opened") == 2, "what somebody thought better of had come"


async def test_a_survey_of_this_morning_says_nothing_yet(db: Database, read: Read) -> None:
    async with db.write(SYSTEM) as session:
        survey = await factories.survey(session, state=SurveyState.RUNNING, started_at=NOW, ends_on=date(2026, 11, 30))
        await factories.survey_unit(session, survey)
    status = await read()
    assert (value(status, "survey_answered"), light(status, Area.SURVEYS)) == (None, Light.UNKNOWN)


async def test_who_joined_is_counted_of_those_who_are_there(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, read: Read
) -> None:
    child = school.children[0]
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, opened_at=at(1, 9))  # of what was before the first record nothing is known
        for person in (school.people["teacher"], school.people["technician"], school.people["not_joined"], child):
            await factories.invitation(session, person_id=person, created_at=at(1, 9))
        await factories.invitation(session, person_id=None, child_id=child, created_at=at(1, 9))
    october = (await read(OCTOBER)).reading("people_joined").now
    assert (october.part, october.whole) == (3, 5), "of the pupil and the family only the family"
    await services.people.leaving.confirm(await actor_of("admin"), school.people["teacher"], 0)
    for period in (OCTOBER, NOVEMBER):
        joined = (await read(period)).reading("people_joined").now
        assert (joined.part, joined.whole) == (2, 4), period.code


async def test_one_breakdown_reported_by_three_is_one(db: Database, school: StandardSchool, read: Read) -> None:
    here: dict[str, Any] = {"room_id": school.rooms["305"], "asset_id": school.devices["Доска"], "opened_at": at(10)}
    async with db.write(SYSTEM) as session:
        first = await factories.ticket(session, **here)
        await factories.ticket(session, **here, state=TicketState.MERGED, closed_at=at(11), merged_into_id=first.id)
        await factories.ticket(session, **here, state=TicketState.CANCELLED, closed_at=at(11))
        await factories.ticket(session, **here)
    assert [value(await read(), code) for code in ("repeated_rooms", "repeated_devices")] == [0, 0]
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, **here)
    assert [value(await read(), code) for code in ("repeated_rooms", "repeated_devices")] == [1, 1]


async def test_the_plan_is_told_as_it_was_then(db: Database, read: Read) -> None:
    begun: dict[str, Any] = {"created_at": at(20, 8), "starts_on": date(2026, 9, 1)}
    async with db.write(SYSTEM) as session:
        done = await factories.roadmap_item(session, **begun, state=ItemState.DONE, closed_at=at(5, 10))
        new = await factories.roadmap_item(session, **begun | {"created_at": at(5)})
        dropped = await factories.roadmap_item(session, **begun, state=ItemState.DROPPED, closed_at=at(6))
        offered = await factories.roadmap_item(session, **begun, state=ItemState.OFFERED, said_at=at(7))
        for item in (done, new, dropped, offered):
            await factories.roadmap_control(session, item, day=date(2026, 10, 15), closed_at=item.closed_at)
    for period, parts, late in ((OCTOBER, (1, 3), 2), (NOVEMBER, (1, 3), 2)):
        status = await read(period)
        share = status.reading("items_done").now
        assert ((share.part, share.whole), value(status, "items_overdue")) == (parts, late), period.code
