"""Breakdowns read from a real database: their numbers together are the indicators' numbers."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid
from bot.services import Services
from bot.services.roadmap import overview
from bot.services.status.breakdowns.often import What
from bot.services.status.breakdowns.shapes import Tickets, TicketsLine, Times
from bot.services.status.breakdowns.tickets import By
from bot.services.status.periods import Period, PeriodKind, month_of, year_of
from bot.services.status.shapes import Figure, Light
from models.base import table
from models.people import Role, RoleGrant
from models.roadmap import ItemState
from models.surveys import SurveyState
from models.tickets import TicketCategory, TicketState
from tests import factories
from tests.bot.services.news.letters import react, sent
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import MAIN, SECOND, ActorOf, StandardSchool

NOW = datetime(2026, 11, 16, 5, tzinfo=UTC)
NOVEMBER, YEAR = month_of(date(2026, 11, 1)), year_of(date(2026, 11, 1))
DAY = timedelta(days=1)


def at(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 3, tzinfo=UTC)


@pytest.fixture
async def faults(db: Database, school: StandardSchool, clock: SetClock) -> None:
    """Faults of every sort, in two buildings and outside, of two who solve them and of nobody."""
    clock.time = NOW
    rooms, technician, other = school.rooms, school.people["technician"], school.people["second_technician"]
    async with db.write(SYSTEM) as session:

        async def fault(opened: datetime, **values: Any) -> None:
            await factories.ticket(session, opened_at=opened, **values)

        def solved(minutes: int, *, in_time: bool | None, assignee: int) -> dict[str, Any]:
            ends = {"state": TicketState.CLOSED, "solved_at": at(4), "closed_at": at(5), "assignee_id": assignee}
            return {**ends, "responded_at": at(3), "reacted_in": 9, "solved_in": minutes, "in_time": in_time}

        projector = {"room_id": rooms["214"], "kind": "projector", "asset_id": school.devices["Проектор Acme X1"]}
        await fault(at(2), **projector, **solved(300, in_time=True, assignee=technician))
        await fault(at(2), **projector, **solved(900, in_time=False, assignee=technician), returns=1)
        await fault(at(3), **projector, solve_by=at(10), assignee_id=technician, state=TicketState.TAKEN)
        await fault(at(2), room_id=rooms["214"], kind="printer", **solved(60, in_time=None, assignee=other))
        await fault(at(2), room_id=rooms["12"], kind="printer", **solved(60, in_time=True, assignee=other), urgent=True)
        await fault(at(9), room_id=rooms["12"], kind="printer", solve_by=at(25))
        await fault(at(9), kind="other", state=TicketState.CANCELLED, closed_at=at(11))
        # Solved, but not measured yet.
        await fault(at(9), kind="other", state=TicketState.SOLVED, solved_at=at(10), assignee_id=technician)
        await fault(at(9), kind="other", state=TicketState.UNCONFIRMED)
        await fault(at(9), kind="other", category=TicketCategory.SHORTAGE)
        # Of other months: still open, solved in November, gone before.
        await fault(at(5, 10), room_id=rooms["101"], kind="speakers", solve_by=at(8, 10))
        await fault(
            at(5, 10), room_id=rooms["101"], kind="speakers", **solved(6000, in_time=False, assignee=technician)
        )
        gone = {"state": TicketState.CLOSED, "solved_at": at(7, 9), "closed_at": at(8, 9), "solved_in": 30}
        await fault(at(6, 9), room_id=rooms["1"], kind="camera", **gone)


def by_key(lines: Iterable[TicketsLine]) -> dict[int | str | None, TicketsLine]:
    return {line.key: line for line in lines}


async def test_faults_by_building_kind_and_person(
    faults: None, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    read, director = services.breakdowns.tickets.read, await actor_of("director")
    buildings = (await read(director, By.BUILDING, NOVEMBER)).lines
    main, second = school.buildings[MAIN], school.buildings[SECOND]
    assert [one.key for one in buildings] == [main, second, None]  # what is late first
    assert by_key(buildings)[main].tickets == Tickets(opened=4, solved=4, judged=3, in_time=1, open=2, late=2)
    assert by_key(buildings)[main].times == Times(300, 6000)
    assert by_key(buildings)[None] == TicketsLine(None, Tickets(opened=2, solved=1), Times())
    kinds = by_key((await read(director, By.KIND, NOVEMBER)).lines)
    assert kinds["printer"].tickets == Tickets(opened=3, solved=2, judged=1, in_time=1, open=1)
    assert kinds["projector"].times == Times(300, 900)
    people = by_key((await read(director, By.PERSON, NOVEMBER)).lines)
    assert people[school.people["technician"]].tickets == Tickets(3 + 1, 4, 3, 1, 1, 1)
    assert people[school.people["second_technician"]].tickets.share == Figure(100, 1, 1)
    assert people[None].tickets.open == 2


async def test_together_they_are_what_the_indicators_say(faults: None, services: Services, actor_of: ActorOf) -> None:
    director = await actor_of("director")
    for period in (NOVEMBER, YEAR, month_of(date(2026, 9, 1)), Period(PeriodKind.OWN, date(2026, 10, 3), NOW.date())):
        status = await services.status.read.status(director, period)
        codes = "tickets_opened", "tickets_solved", "tickets_open", "tickets_overdue"
        counted = [status.reading(code).now.value for code in codes]
        share = status.reading("solved_in_time").now
        for by in By:
            found = [line.tickets for line in (await services.breakdowns.tickets.read(director, by, period)).lines]
            sums = [sum(getattr(one, name) for one in found) for name in ("opened", "solved", "open", "late")]
            assert sums == counted, (by, period)
            assert (sum(one.in_time for one in found), sum(one.judged for one in found)) == (share.part, share.whole)
        steps = await services.breakdowns.weeks.read(director, period)
        assert [sum(one.opened for one in steps), sum(one.solved for one in steps), steps[-1].open] == counted[:3]
        rooms, devices = [
            (await services.breakdowns.repeated.read(director, what, period)).total for what in (What.ROOM, What.DEVICE)
        ]
        assert (rooms, devices) == tuple(
            status.reading(code).now.value for code in ("repeated_rooms", "repeated_devices")
        )


async def test_each_week_ends_with_what_was_open_then(faults: None, services: Services, actor_of: ActorOf) -> None:
    director = await actor_of("director")
    for period in (NOVEMBER, YEAR, Period(PeriodKind.OWN, date(2025, 9, 1), date(2026, 11, 16))):
        for step in await services.breakdowns.weeks.read(director, period):
            there = Period(PeriodKind.OWN, step.first, step.last)
            status = await services.status.read.status(director, there, ["tickets_open", "solution_median"])
            assert step.open == (status.reading("tickets_open").now.value or 0), step
            median = status.reading("solution_median").now.value
            assert (None if step.median is None else round(step.median / 60, 1)) == median, step


async def test_what_was_promised_is_beside_what_it_took(
    faults: None, db: Database, services: Services, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.term_target(session, kind="projector", urgent=False, solution_minutes=200, reaction_minutes=10)
        await services.directory.touch(session)
    found = {one.kind: one for one in await services.breakdowns.tickets.promised(await actor_of("director"), NOVEMBER)}
    projector, printer = found["projector"], found["printer"]
    assert (projector.promised, projector.times, projector.solved) == (200, Times(300, 900), 2)
    assert (printer.promised, printer.times, printer.solved) == (16 * 60, Times(60, 60), 1)  # the urgent one aside
    assert (projector.light, printer.light) == (Light.RED, Light.GREEN)
    assert next(iter(found)) == "speakers"  # the latest first


async def test_what_fails_again_and_again_says_what_it_was(
    faults: None, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    read, director = services.breakdowns.repeated.read, await actor_of("director")
    (room,) = (await read(director, What.ROOM, NOVEMBER)).lines
    assert (room.id, room.times, room.last_at) == (school.rooms["214"], 4, at(3))
    assert [(one.kind, one.times) for one in room.troubles] == [("projector", 3), ("printer", 1)]
    (device,) = (await read(director, What.DEVICE, NOVEMBER)).lines
    assert (device.id, device.times) == (school.devices["Проектор Acme X1"], 3)
    assert (await read(director, What.ROOM, month_of(date(2026, 9, 1)))).lines == []


async def test_the_plan_by_section_and_by_who_answers_for_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    clock.time = NOW
    async with db.write(SYSTEM) as session:
        first, second = [await factories.roadmap_section(session, title=one) for one in ("Кабинеты", "Обучение")]
        september: dict[str, Any] = {"created_at": at(1, 9), "starts_on": date(2026, 9, 1)}
        done = await factories.roadmap_item(session, first, **september, state=ItemState.DONE, closed_at=at(5))
        await factories.roadmap_evidence(session, done)
        late = await factories.roadmap_item(session, first, **september)
        await factories.roadmap_control(session, late, day=date(2026, 11, 10))
        ahead = await factories.roadmap_item(session, second, created_at=at(1, 9), starts_on=date(2027, 2, 1))
        going = await factories.roadmap_item(session, second, created_at=at(1), starts_on=date(2026, 9, 1))
        await factories.roadmap_item(session, section_id=None, **september, state=ItemState.DROPPED, closed_at=at(2))
        for item, who in ((done, "teacher"), (late, "teacher"), (ahead, "deputy"), (going, "teacher")):
            await factories.roadmap_assignee(session, item, person_id=school.people[who])
    director = await actor_of("director")
    found = await services.breakdowns.plan.sections(director, NOVEMBER)
    assert [(one.title, one.done, one.overdue, one.going, one.waiting) for one in found] == [
        ("Кабинеты", 1, 1, 0, 0),
        ("Обучение", 0, 0, 1, 1),
    ]
    assert [(one.silent, one.shown) for one in found] == [(1, 1), (0, 0)]
    own = overview.sections(await services.roadmap.read.year(director, 2026))
    titles = {place: one.section.title for place, one in enumerate(own, start=1) if one.section}
    assert {one.place: one.title for one in found} == titles
    assert len(own) == 3  # of none there is only what was dropped
    status = await services.status.read.status(director, NOVEMBER)
    overdue, silent, share = [status.reading(f"items_{one}").now for one in ("overdue", "silent", "done")]
    sums = [sum(getattr(one, name) for one in found) for name in ("overdue", "silent", "done", "total")]
    assert sums == [overdue.value, silent.value, share.part, share.whole]
    people = {one.person_id: one for one in (await services.breakdowns.people.read(director, NOVEMBER)).lines}
    teacher, deputy = people[school.people["teacher"]], people[school.people["deputy"]]
    assert (teacher.name, teacher.items, teacher.overdue, deputy.items, deputy.overdue) == ("Ежова М. П.", 2, 1, 1, 0)


async def test_who_only_is_a_parent_by_now_is_not_named(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    clock.time = NOW
    async with db.write(SYSTEM) as session:
        for who in ("parent", "left", "technician"):
            await factories.ticket(session, opened_at=at(2), assignee_id=school.people[who])
    people = (await services.breakdowns.people.read(await actor_of("director"), NOVEMBER)).lines
    names = {one.person_id: one.name for one in people}
    expected = {"parent": None, "left": None, "technician": "Тихий О. И."}
    assert names == {school.people[who]: name for who, name in expected.items()}


async def test_classes_by_letters_surveys_and_who_joined(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    letter = await sent(db, services, school)
    await react(db, letter, letter.father)
    await react(db, letter, school.people["student"], at=SCHOOL_MORNING + 9 * DAY)  # late
    async with db.write(SYSTEM) as session:
        survey = await factories.survey(
            session, state=SurveyState.RUNNING, started_at=at(2), ends_on=date(2026, 11, 27)
        )
        # Of 9Б three were asked: who of them is silent is nobody's to know.
        for group, came, asked in (("5А", 4, 8), ("9Б", 1, 3), ("7В", 0, 2), ("role-staff", 5, 9)):
            for number in range(asked):
                await factories.survey_unit(session, survey, group_code=group, answered=number < came)
    clock.advance(days=4)
    await services.news.tallying.tick()
    director = await actor_of("director")
    lines = {one.title: one for one in (await services.breakdowns.classes.read(director, NOVEMBER)).lines}
    card = await services.news.card.card(director, letter.id)
    assert card.count is not None
    for title in ("5А", "9Б"):
        of_class = [one for one in card.count.lines if one.place.title == title]
        reacted = sum(one.reacted - one.late for one in of_class), sum(one.total for one in of_class)
        assert (lines[title].letters.part, lines[title].letters.whole) == reacted, title
    assert lines["5А"].surveys == Figure(50, 4, 8)
    assert lines["9Б"].surveys.value is None
    assert lines["5А"].joined.value is not None


async def test_needs_are_of_the_last_surveys_of_needs_and_their_copies(
    db: Database, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    clock.time = NOW
    async with db.write(SYSTEM) as session:
        ended: dict[str, Any] = {"state": SurveyState.ENDED, "started_at": at(1, 9)}
        old = await factories.survey(session, **ended, ended_at=at(9, 9), template="parents_needs")
        copy = await factories.survey(session, **ended, ended_at=at(9, 10), copied_from=old.id)
        last = await factories.survey(session, **ended, ended_at=at(9), copied_from=copy.id)
        staff = await factories.survey(session, **ended, ended_at=at(8), template="staff_readiness")
        await factories.survey(session, **ended, ended_at=at(10), template="staff_motivation")
        await factories.survey(session, state=SurveyState.RUNNING, started_at=at(9), template="parents_needs")
    director = await actor_of("director")
    for period, surveys in ((NOVEMBER, [last.id, staff.id]), (month_of(date(2026, 9, 1)), [old.id])):
        assert [one.survey.id for one in await services.breakdowns.needs.read(director, period)] == surveys


async def test_pages_end_where_the_list_does(
    db: Database, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    clock.time = NOW
    async with db.write(SYSTEM) as session:
        rooms = [(await factories.room(session)).id for _ in range(7)]
        for number, room in enumerate(rooms):
            for _ in range(number + 1):
                await factories.ticket(session, opened_at=at(2), room_id=room)
        await services.directory.touch(session)
    director, read = await actor_of("director"), services.breakdowns.tickets.read
    first, last = [await read(director, By.ROOM, NOVEMBER, page) for page in (0, 9)]
    assert [one.key for one in (*first.lines, *last.lines)] == rooms[::-1]
    assert (first.page, last.page, last.total) == (0, 1, 7)


async def test_whoever_may_not_see_it_gets_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    clock.time = NOW
    them = services.breakdowns
    reads: dict[str, Callable[[Any], Any]] = {
        "tickets": lambda actor: them.tickets.read(actor, By.KIND, NOVEMBER),
        "promised": lambda actor: them.tickets.promised(actor, NOVEMBER),
        "weeks": lambda actor: them.weeks.read(actor, NOVEMBER),
        "repeated": lambda actor: them.repeated.read(actor, What.ROOM, NOVEMBER),
        "sections": lambda actor: them.plan.sections(actor, NOVEMBER),
        "classes": lambda actor: them.classes.read(actor, NOVEMBER),
        "people": lambda actor: them.people.read(actor, NOVEMBER),
        "by person": lambda actor: them.tickets.read(actor, By.PERSON, NOVEMBER),
        "needs": lambda actor: them.needs.read(actor, NOVEMBER),
    }

    async def refused(who: str) -> set[str]:
        actor, found = await actor_of(who), set()
        for name, read in reads.items():
            try:
                await read(actor)
            except Denied:
                found.add(name)
        return found

    assert await refused("director") == await refused("deputy") == set()
    assert await refused("coordinator") == {"people", "by person", "needs"}
    for who in ("teacher", "technician", "parent", "student", "admin", "stranger"):
        assert await refused(who) == reads.keys(), who
    async with db.write(SYSTEM) as session:
        revoked = update(table(RoleGrant)).where(table(RoleGrant).c.role == Role.DIRECTOR)
        await session.execute(revoked.values(until=date(2026, 11, 15)))
        await services.directory.touch(session)
    assert await refused("director") == reads.keys()


async def test_a_senseless_period_is_said_and_statements_are_few(
    faults: None, db: Database, services: Services, actor_of: ActorOf
) -> None:
    director, them = await actor_of("director"), services.breakdowns
    await services.groups.facts()
    future = month_of(date(2027, 3, 1))
    reads: dict[int, list[Callable[[Period], Any]]] = {
        1: [
            *(lambda period, by=by: them.tickets.read(director, by, period) for by in By),
            lambda period: them.tickets.promised(director, period),
            lambda period: them.needs.read(director, period),
        ],
        2: [lambda period: them.plan.sections(director, period)],
        3: [lambda period: them.weeks.read(director, period), lambda period: them.people.read(director, period)],
        4: [
            *(lambda period, what=what: them.repeated.read(director, what, period) for what in What),
            lambda period: them.classes.read(director, period),
        ],
    }
    statements: list[str] = []
    event.listen(db.engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    for most, some in reads.items():
        for read in some:
            statements.clear()
            await read(YEAR)
            counting = [one for one in statements if one.lstrip().startswith(("SELECT", "WITH")) and "FROM" in one]
            assert len([one for one in counting if "school" not in one.partition("FROM")[2][:9]]) <= most, counting
            with pytest.raises(Invalid):
                await read(future)
