"""The status read from a real database: every indicator's number, its comparison, and what fails beside it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest
from sqlalchemy import event, literal_column, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.services import Services
from bot.services.roadmap.proofs import Refusal
from bot.services.status import measuring, registry
from bot.services.status.counted import Rows
from bot.services.status.periods import Period, PeriodKind, month_of, year_of
from bot.services.status.reading import Status, trend
from bot.services.status.shapes import Area, Light, Trend, Unit
from models.base import table
from models.news import PostState, Reaction
from models.people import Role, RoleGrant
from models.roadmap import ItemState
from models.surveys import SurveyState
from models.tickets import TicketCategory, TicketState
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

# November is half over: compared with 1 to 16 October, which stands as it was at the midnight after.
NOW = datetime(2026, 11, 16, 5, tzinfo=UTC)
NOVEMBER, OCTOBER = month_of(date(2026, 11, 1)), month_of(date(2026, 10, 1))
Read: TypeAlias = Callable[..., Awaitable[Status]]


def at(day: int, month: int = 11, hour: int = 3, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.fixture
async def read(services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock) -> Read:
    clock.time = NOW

    async def status(period: Period = NOVEMBER, who: str = "director") -> Status:
        return await services.status.read.status(await actor_of(who), period)

    return status


def figures(status: Status, *codes: str) -> dict[str, tuple[float | None, float | None]]:
    """The figures of the period and of the one before."""
    return {code: (status.reading(code).now.value, status.reading(code).before.value) for code in codes}


async def test_where_there_is_nothing_nothing_is_divided(read: Read) -> None:
    status = await read()
    for one in status.readings:
        assert not one.failed, one.code
        if registry.BY_CODE[one.code].unit is not Unit.COUNT:
            assert one.now.value is None or one.now.whole or one.code == "days_since_post", one.code
    lights = {light.area: light.light for light in status.lights}
    assert lights.keys() == set(Area) - {Area.SCHOOL}
    assert (lights[Area.NEWS], lights[Area.SURVEYS], lights[Area.TICKETS]) == (
        Light.UNKNOWN,
        Light.UNKNOWN,
        Light.GREEN,
    )


async def test_tickets_are_counted_by_what_happened_in_the_period(db: Database, read: Read) -> None:
    async def fault(session: Any, opened: datetime, **values: Any) -> None:
        await factories.ticket(session, opened_at=opened, **values)

    async with db.write(SYSTEM) as session:
        await fault(session, at(1, 9), category=TicketCategory.PLANNED)  # September is on record
        closed = {"state": TicketState.CLOSED, "responded_at": at(3), "solved_at": at(4), "closed_at": at(5)}
        await fault(session, at(2), **closed, reacted_in=30, solved_in=300, in_time=True)
        await fault(session, at(2), **closed, reacted_in=90, solved_in=900, in_time=False, returns=1)
        await fault(session, at(2), **closed, reacted_in=600, solved_in=901, in_time=None)
        await fault(session, at(9), solve_by=at(12), state=TicketState.TAKEN)  # late by now
        await fault(session, at(9), solve_by=at(18))  # not yet
        await fault(session, at(9), state=TicketState.UNCONFIRMED, solve_by=at(10))  # nobody vouched for it
        await fault(session, at(9), state=TicketState.CANCELLED, closed_at=at(10))
        await fault(session, at(9), category=TicketCategory.PLANNED)
        await fault(session, at(9), category=TicketCategory.SHORTAGE, solve_by=at(10))
        # Open on 17 October and late then, solved in November.
        solved = {"state": TicketState.SOLVED, "responded_at": at(1, 10), "solved_at": at(2), "solve_by": at(5, 10)}
        await fault(session, at(1, 10), **solved, reacted_in=60, solved_in=6000, in_time=False)
        await fault(session, at(20, 10), state=TicketState.CLOSED, closed_at=at(21, 10))  # not within 1 to 16 October
    status = await read()
    assert figures(status, "tickets_opened", "tickets_solved", "tickets_closed", "tickets_open", "tickets_overdue") == {
        "tickets_opened": (6, 1),
        "tickets_solved": (4, 0),
        "tickets_closed": (3, 0),
        "tickets_open": (2, 1),
        "tickets_overdue": (1, 1),
    }
    assert figures(status, "shortages_open", "shortages_opened") == {
        "shortages_open": (1, 0),
        "shortages_opened": (1, 0),
    }
    assert figures(status, "reaction_median", "reaction_p90", "solution_median", "solution_p90") == {
        "reaction_median": (1.5, 1.0),
        "reaction_p90": (10.0, 1.0),
        "solution_median": (15.0, None),
        "solution_p90": (100.0, None),
    }
    in_time, back = status.reading("solved_in_time").now, status.reading("reopened").now
    assert (in_time.part, in_time.whole, back.part, back.whole) == (1, 3, 1, 4)
    assert {light.area: light.light for light in status.lights}[Area.TICKETS] is Light.YELLOW
    october = await read(OCTOBER)
    assert figures(october, "tickets_opened", "tickets_open", "tickets_overdue") == {
        "tickets_opened": (2, 0),
        "tickets_open": (1, 0),
        "tickets_overdue": (1, 0),
    }


async def test_rooms_and_devices_that_fail_again_and_again(db: Database, read: Read, school: StandardSchool) -> None:
    projector, board = school.devices["Проектор"], school.devices["Доска"]
    async with db.write(SYSTEM) as session:
        for day in (2, 3, 4):
            await factories.ticket(session, opened_at=at(day), room_id=school.rooms["214"], asset_id=projector)
        for day in (2, 3):
            await factories.ticket(session, opened_at=at(day), room_id=school.rooms["305"], asset_id=board)
        await factories.ticket(session, opened_at=at(3), room_id=school.rooms["305"])
        await factories.ticket(session, opened_at=at(3, 10), asset_id=board)
    assert figures(await read(), "repeated_rooms", "repeated_devices") == {
        "repeated_rooms": (2, 0),
        "repeated_devices": (1, 0),
    }


async def test_what_is_below_its_minimum_is_reckoned_back(db: Database, read: Read) -> None:
    async with db.write(SYSTEM) as session:
        paper = await factories.consumable(session, stock=3, minimum=5)
        await factories.consumable(session, stock=None, minimum=5)  # nobody counts it
        await factories.consumable(session, stock=1, minimum=5, is_retired=True)
        chalk = await factories.consumable(session, stock=9, minimum=5)
        await factories.stock_move(session, paper, amount=-4, at=at(3))
        await factories.stock_move(session, chalk, amount=-2, at=at(5, 10))
        await factories.stock_move(session, chalk, amount=6, at=at(4))
    assert figures(await read(), "below_minimum", "consumables_used") == {
        "below_minimum": (1, 1),  # in October it was the chalk
        "consumables_used": (4, 2),
    }


async def test_the_plan_as_it_stood(db: Database, read: Read, school: StandardSchool) -> None:
    async with db.write(SYSTEM) as session:
        september: dict[str, Any] = {"created_at": at(1, 9), "starts_on": date(2026, 9, 1)}
        done = await factories.roadmap_item(session, **september, state=ItemState.DONE, closed_at=at(5))
        await factories.roadmap_control(session, done, day=date(2026, 10, 10), closed_at=at(5))
        await factories.roadmap_evidence(session, done)
        bare = await factories.roadmap_item(session, **september, state=ItemState.DONE, closed_at=at(6))
        await factories.roadmap_evidence(session, bare, removed_at=at(7))
        await factories.roadmap_evidence(session, bare, refused=Refusal.MACROS)
        late = await factories.roadmap_item(session, **september, state=ItemState.GOING)
        await factories.roadmap_control(session, late, day=date(2026, 11, 15))
        await factories.roadmap_event(session, late, person_id=school.people["teacher"], action="show", at=at(10))
        today = await factories.roadmap_item(session, **september)
        await factories.roadmap_control(session, today, day=date(2026, 11, 16))
        await factories.roadmap_control(session, today, day=date(2026, 10, 1), is_pulse=True)
        await factories.roadmap_event(session, today, person_id=None, action="up", at=at(10))
        await factories.roadmap_item(session, **september, state=ItemState.DROPPED, closed_at=at(2))
        await factories.roadmap_item(session, year=2025, created_at=at(1, 9, year=2025), rolled_at=at(1, 9))
    status = await read()
    assert figures(status, "items_overdue", "items_silent") == {
        "items_overdue": (1, 1),  # in October it was the one that is done by now
        "items_silent": (1, 0),
    }
    # In October the one that was dropped in November was still in the plan.
    share, shown = status.reading("items_done"), status.reading("items_shown")
    assert (share.now.part, share.now.whole, share.before.part, share.before.whole) == (2, 4, 0, 5)
    assert (shown.now.part, shown.now.whole, shown.before.value) == (1, 2, None)
    assert trend(registry.BY_CODE["items_silent"], status.reading("items_silent")) is Trend.WORSE


async def test_news_and_letters_by_their_tallies(db: Database, read: Read) -> None:
    async with db.write(SYSTEM) as session:
        sent: dict[str, Any] = {"state": PostState.SENT, "sent_at": at(2)}
        letter: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 10)}
        for values, tally in (
            (sent | letter, {"meant": 50, "reached": 40, "units": 30, "reacted": 25, "in_time": 21}),
            (sent, {"meant": 10, "reached": 10}),
            (sent | letter | {"react_by": date(2026, 11, 16)}, {"meant": 40, "reached": 40, "units": 40}),  # still runs
            ({"state": PostState.WITHDRAWN, "sent_at": at(3)} | letter, {"meant": 900, "units": 900}),
            (sent | {"sent_at": at(10, 10)}, {"meant": 4, "reached": 1}),
        ):
            await factories.news_tally(session, await factories.news_post(session, **values), **tally)
    status = await read()
    reached, reacted = status.reading("news_reached"), status.reading("reacted_in_time")
    assert (reached.now.part, reached.now.whole, reached.before.value) == (90, 100, 25)
    assert (reacted.now.value, reacted.now.part, reacted.now.whole) == (70, 21, 30)
    assert figures(status, "posts_sent", "days_since_post") == {"posts_sent": (3, 1), "days_since_post": (14, 6)}
    assert {light.area: light.light for light in status.lights}[Area.NEWS] is Light.YELLOW


async def test_surveys_that_ran_devices_and_people(db: Database, read: Read, school: StandardSchool) -> None:
    async with db.write(SYSTEM) as session:
        running: dict[str, Any] = {"state": SurveyState.RUNNING, "started_at": at(2)}
        ending = await factories.survey(session, **running, ends_on=date(2026, 11, 19))
        begun = await factories.survey(session, **running, ends_on=date(2026, 11, 20))
        old: dict[str, Any] = {"state": SurveyState.ENDED, "started_at": at(2, 10), "ended_at": at(12, 10)}
        ended = await factories.survey(session, **old)
        gone = await factories.survey(session, state=SurveyState.WITHDRAWN, started_at=at(2), ended_at=at(3))
        lately, none = (True, False, False, True), (False,)
        for survey, came in ((ending, lately), (begun, none), (ended, (True, True)), (gone, none)):
            for one in came:
                await factories.survey_unit(session, survey, answered=one)
        await factories.asset(session, confirmed_on=date(2026, 9, 20))
        await factories.asset(session, confirmed_on=date(2026, 5, 20))
        teacher = school.people["teacher"]
        newcomer = await factories.person(session)
        for person in (teacher, teacher, newcomer.id):
            await factories.invitation(session, person_id=person, created_at=at(2, 9))
    status = await read()
    answered = status.reading("survey_answered")
    assert (answered.now.part, answered.now.whole, answered.before.value) == (2, 4, 100)
    confirmed = status.reading("assets_confirmed").now
    assert (confirmed.part, confirmed.whole) == (1, len(school.devices) + 2)
    joined = status.reading("people_joined").now
    assert (joined.part, joined.whole) == (1, 2)
    assert {light.area: light.light for light in status.lights}[Area.SURVEYS] is Light.YELLOW


async def test_how_a_running_period_and_a_whole_year_are_compared(read: Read) -> None:
    month, year = await read(), await read(year_of(date(2026, 11, 1)))
    assert (month.before.code, month.year_ago and month.year_ago.code) == ("x20261001-20261016", "x20251101-20251116")
    assert (year.before.first, year.before.last, year.year_ago) == (date(2025, 9, 1), date(2025, 11, 16), None)
    assert all((one.year_ago is None) == (year is status) for status in (month, year) for one in status.readings)


async def test_of_what_was_before_the_first_record_nothing_is_known(db: Database, read: Read) -> None:
    async with db.write(SYSTEM) as session:
        await factories.consumable(session, stock=1, minimum=5)
        await factories.asset(session, confirmed_on=date(2026, 9, 20))
    nothing_yet = await read(OCTOBER)
    assert (nothing_yet.since, nothing_yet.is_before_records) == (None, False)
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, opened_at=at(5, 10), solve_by=at(6, 10))
        await factories.ticket(session, opened_at=at(20, 10))
    october, year = await read(OCTOBER), await read(year_of(date(2015, 11, 1)))
    assert (october.since, october.is_before_records, year.is_before_records) == (date(2026, 10, 5), False, True)
    assert figures(october, "tickets_open", "below_minimum", "posts_sent") == {
        "tickets_open": (2, None),
        "below_minimum": (1, None),
        "posts_sent": (0, None),
    }
    assert {one.year_ago.value for one in october.readings if one.year_ago} == {None}
    assert {one.now.value for one in year.readings} == {None}
    assert {one.light for one in year.lights} == {Light.UNKNOWN}


async def test_periods_that_make_no_sense_are_said(read: Read) -> None:
    days = date(2026, 11, 10), date(2026, 11, 2)
    for first, last, key in (
        (*days, "error-period-backwards"),
        (date(2026, 12, 1), date(2026, 12, 31), "error-period-future"),
        (date(2006, 11, 1), date(2026, 11, 1), "error-period-long"),
    ):
        with pytest.raises(Invalid) as refused:
            await read(Period(PeriodKind.OWN, first, last))
        assert refused.value.key == key
    ten_years = await read(Period(PeriodKind.OWN, date(2016, 11, 17), date(2026, 11, 16)))
    assert not any(one.failed for one in ten_years.readings)


async def test_what_fails_is_said_and_the_others_stand(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = replace(registry.BY_CODE["tickets_open"].rows, whole=lambda _: literal_column("no_such_column"))
    torn = replace(registry.BY_CODE["tickets_open"], source=broken)
    monkeypatch.setattr(measuring, "BY_CODE", MappingProxyType({**registry.BY_CODE, "tickets_open": torn}))
    measuring._plan.cache_clear()
    try:
        status = await read()
    finally:
        measuring._plan.cache_clear()
    assert [one.code for one in status.readings if one.failed] == ["tickets_open"]
    assert status.reading("tickets_opened").now.value == 0


async def test_who_may_not_see_it_gets_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, read: Read
) -> None:
    for who in ("teacher", "technician", "parent", "student", "class_teacher", "editor"):
        with pytest.raises(Denied):
            await read(who=who)
        with pytest.raises(Denied):
            services.status.read.indicator(await actor_of(who), "tickets_open")
    director = await actor_of("director")
    with pytest.raises(Missing):
        services.status.read.indicator(director, "no_such")
    async with db.write(SYSTEM) as session:
        revoked = update(table(RoleGrant)).where(table(RoleGrant).c.role == Role.DIRECTOR)
        await session.execute(revoked.values(until=date(2026, 11, 15)))
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await read()


async def test_all_counts_of_three_periods_are_one_statement(db: Database, read: Read) -> None:
    statements: list[str] = []
    listen = db.engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(args[2])
    event.listen(*listen)
    try:
        await read()
    finally:
        event.remove(*listen)
    counting = [one for one in statements if "count(" in one or "max(" in one]
    assert len(counting) == 4, counting  # the counts, the last post, the reactions, the solutions


def test_each_area_has_its_light_and_each_share_its_part() -> None:
    for indicator in registry.INDICATORS:
        is_share = isinstance(indicator.source, Rows) and indicator.source.part is not None
        assert is_share == (indicator.unit is Unit.SHARE), indicator.code
        assert (indicator.percent > 0) == (indicator.unit is Unit.HOURS), indicator.code
    assert registry.LEADING.keys() == set(Area) - {Area.SCHOOL}
