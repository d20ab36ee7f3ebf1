"""Planned work: who may plan it, when it makes a ticket, for whom; and the ticks on its checklist."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.planned import NOWHERE, STEP_LENGTH, STEPS_LIMIT, TITLE_LIMIT, Planned
from bot.services.tickets.states import Step
from models.people import Identity, Person, RoleGrant
from models.school import DayKind
from models.teams import Team
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState
from models.upkeep import Every, PlannedWork, TicketCheck
from tests import factories
from tests.bot.services.tickets.test_ticking import local, notices_of
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool

TODAY = SCHOOL_MORNING.date()  # a Tuesday
Planning: TypeAlias = Callable[..., Awaitable[int]]


@pytest.fixture
def planned(services: Services) -> Planned:
    return services.tickets.planned


@pytest.fixture
def planning(db: Database, services: Services, school: StandardSchool) -> Planning:
    """`await planning(next_on=...)`: the number of work that the technician planned for their service."""

    async def plan(**values: Any) -> int:
        team = (await services.directory.now()).team("technical").id
        async with db.write(SYSTEM) as session:
            technician = await session.get_one(Person, school.people["technician"])
            return (await factories.planned_work(session, technician, **({"team_id": team} | values))).id

    return plan


async def tickets(db: Database) -> list[Ticket]:
    async with db.read() as session:
        return list(await session.scalars(select(Ticket).order_by(Ticket.id)))


async def next_on(db: Database, number: int) -> date:
    async with db.read() as session:
        return (await session.get_one(PlannedWork, number)).next_on


async def change(db: Database, services: Services, *statements: Any) -> None:
    async with db.write(SYSTEM) as session:
        for statement in statements:
            await session.execute(statement)
        await services.directory.touch(session)


async def made_at(planned: Planned, clock: SetClock, moment: str) -> None:
    """The run at a moment of the school's clock, twice at once and once more."""
    clock.time = local(moment)
    await asyncio.gather(planned.make_due(), planned.make_due())
    await planned.make_due()


async def test_a_ticket_with_a_checklist_is_made_when_the_day_comes(
    db: Database, services: Services, school: StandardSchool, planned: Planned, planning: Planning, clock: SetClock
) -> None:
    number = await planning(room_id=school.rooms["214"], place=None)
    await made_at(planned, clock, "2026-11-23T23:59")
    assert await tickets(db) == []
    await made_at(planned, clock, "2026-11-24T00:10")
    (made,) = await tickets(db)
    assert (made.category, made.planned_id, made.words) == (TicketCategory.PLANNED, number, "Чистка проекторов")
    assert (made.kind, made.room_id, made.place) == ("projector", school.rooms["214"], None)
    assert (made.reporter_id, made.assignee_id, made.state) == (school.people["technician"], None, TicketState.NEW)
    assert (made.react_by, made.solve_by) == (None, local("2026-11-24T17:00"))
    async with db.read() as session:
        steps = (await session.execute(select(TicketCheck.position, TicketCheck.words))).all()
        events = (await session.execute(select(TicketEvent.action, TicketEvent.person_id))).all()
    assert [tuple(step) for step in steps] == [(1, "Протереть фильтр"), (2, "Проверить лампу")]
    assert [tuple(one) for one in events] == [("plan", None)]
    assert [one.person_id for one in await notices_of(db, "ticket.opened")] == [school.people["technician"]]
    assert await next_on(db, number) == date(2027, 2, 24)


async def test_after_a_standstill_one_ticket_is_made_and_not_ten(
    db: Database, planned: Planned, planning: Planning, clock: SetClock
) -> None:
    number = await planning(every=Every.WEEK, next_on=TODAY)
    await made_at(planned, clock, "2027-02-10T12:00")
    assert len(await tickets(db)) == 1
    assert await next_on(db, number) == date(2027, 2, 16)


async def test_on_a_day_off_nothing_is_made(
    db: Database, planned: Planned, planning: Planning, clock: SetClock
) -> None:
    number = await planning(every=Every.MONTH, next_on=date(2026, 11, 28))
    await made_at(planned, clock, "2026-11-29T12:00")
    assert await tickets(db) == []
    await made_at(planned, clock, "2026-11-30T00:10")
    assert len(await tickets(db)) == 1
    assert await next_on(db, number) == date(2026, 12, 28)


async def test_a_frost_day_moves_it(
    db: Database, services: Services, planned: Planned, planning: Planning, clock: SetClock
) -> None:
    await planning(next_on=TODAY)
    async with db.write(SYSTEM) as session:
        await factories.calendar_day(session, day=TODAY, kind=DayKind.OFF)
        await services.directory.touch(session)
    await made_at(planned, clock, "2026-11-24T12:00")
    assert await tickets(db) == []
    await made_at(planned, clock, "2026-11-25T00:10")
    assert len(await tickets(db)) == 1


async def test_it_is_given_to_whom_it_is_meant_for(
    db: Database, school: StandardSchool, planned: Planned, planning: Planning, clock: SetClock
) -> None:
    second = school.people["second_technician"]
    await planning(assignee_id=second)
    await made_at(planned, clock, "2026-11-24T08:00")
    (made,) = await tickets(db)
    assert (made.state, made.assignee_id, made.taken_at) == (TicketState.TAKEN, second, clock.time)
    assert [one.person_id for one in await notices_of(db, "ticket.opened")] == [second]


@pytest.mark.parametrize("why", ["away", "unreachable", "never joined", "revoked", "left"])
async def test_nothing_is_given_to_whom_nobody_finds(
    db: Database,
    services: Services,
    school: StandardSchool,
    planned: Planned,
    planning: Planning,
    clock: SetClock,
    why: str,
) -> None:
    second = school.people["second_technician"]
    await planning(assignee_id=second)
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, second)
        if why == "away":
            await factories.absence(session, person)
    gone: dict[str, Any] = {
        "away": update(Person).where(Person.id == second).values(patronymic=""),
        "unreachable": update(Person).where(Person.id == second).values(unreachable_since=SCHOOL_MORNING),
        "never joined": delete(Identity).where(Identity.person_id == second),
        "revoked": delete(RoleGrant).where(RoleGrant.person_id == second),
        "left": update(Person).where(Person.id == second).values(left_on=TODAY),
    }
    await change(db, services, gone[why])
    await made_at(planned, clock, "2026-11-24T08:00")
    (made,) = await tickets(db)
    assert (made.state, made.assignee_id) == (TicketState.NEW, None)
    assert [one.person_id for one in await notices_of(db, "ticket.opened")] == [school.people["technician"]]


async def test_the_work_of_a_service_that_is_closed_is_the_technicians(
    db: Database, services: Services, planned: Planned, planning: Planning, clock: SetClock
) -> None:
    known = await services.directory.now()
    await planning(team_id=known.team("site").id)
    await change(db, services, update(Team).where(Team.code == "site").values(is_closed=True))
    await made_at(planned, clock, "2026-11-24T08:00")
    assert [made.team_id for made in await tickets(db)] == [known.team("technical").id]


async def test_stopped_work_makes_nothing(
    db: Database, planned: Planned, planning: Planning, actor_of: ActorOf, clock: SetClock
) -> None:
    technician, number = await actor_of("technician"), await planning()
    await planned.stop(technician, number)
    await made_at(planned, clock, "2026-11-24T08:00")
    assert await tickets(db) == []
    assert (await planned.card(technician, number)).is_stopped
    assert (await planned.page(technician, 0, 6)) == ([], 0)
    with pytest.raises(Outdated, match="error-plan-stopped"):
        await planned.set_every(technician, number, "week")


async def test_a_planned_task_is_closed_when_it_is_done(
    db: Database, services: Services, planned: Planned, planning: Planning, actor_of: ActorOf, clock: SetClock
) -> None:
    await planning()
    await made_at(planned, clock, "2026-11-24T08:00")
    await services.tickets.working.make(await actor_of("technician"), 1, Step.SOLVE)
    assert [made.state for made in await tickets(db)] == [TicketState.CLOSED]


async def test_a_title_is_enough(planned: Planned, actor_of: ActorOf, services: Services) -> None:
    technician = await actor_of("technician")
    number = await planned.add(technician, "  Проверка   огнетушителей ")
    card = await planned.card(technician, number)
    assert (card.title, card.every, card.steps, card.room) == ("Проверка огнетушителей", Every.MONTH, [], None)
    assert (card.due, card.then) == (date(2026, 11, 25), date(2026, 12, 25))
    lines, total = await planned.page(technician, 0, 6)
    assert ([line.id for line in lines], total) == ([number], 1)


async def test_a_ticket_without_a_place_says_so(
    db: Database, planned: Planned, actor_of: ActorOf, clock: SetClock
) -> None:
    await planned.add(await actor_of("technician"), "Резервная копия")
    await made_at(planned, clock, "2026-11-25T08:00")
    assert [made.place for made in await tickets(db)] == [NOWHERE]


async def test_everything_can_be_changed(
    planned: Planned, planning: Planning, actor_of: ActorOf, school: StandardSchool
) -> None:
    technician, number = await actor_of("technician"), await planning()
    await planned.set_kind(technician, number, "printer")
    await planned.set_room(technician, number, school.rooms["305"])
    await planned.set_every(technician, number, "year")
    await planned.type_day(technician, number, "31.12.2026")
    await planned.set_steps(technician, number, " Раз \n\n  два\n")
    await planned.assign(technician, number, school.people["second_technician"])
    card = await planned.card(technician, number)
    assert card.room is not None
    assert (card.kind, card.room.number, card.every, list(card.steps)) == ("printer", "305", Every.YEAR, ["Раз", "два"])
    assert card.due == date(2027, 1, 11)  # the 31st and what follows are days off
    assert card.assignee is not None
    assert card.assignee.id == school.people["second_technician"]
    await planned.set_place(technician, number, "Чердак")
    await planned.set_steps(technician, number, "")
    await planned.assign(technician, number, 0)
    card = await planned.card(technician, number)
    assert (card.room, card.place, list(card.steps), card.assignee) == (None, "Чердак", [], None)


async def test_work_goes_to_the_service_that_looks_after_it_if_one_is_in_it(
    db: Database, services: Services, planned: Planned, planning: Planning, actor_of: ActorOf, school: StandardSchool
) -> None:
    known, number = await services.directory.now(), await planning()
    await planned.set_kind(await actor_of("technician"), number, "room")
    assert (await planned.card(await actor_of("technician"), number)).kind == "room"
    async with db.write(SYSTEM) as session:
        technician = await session.get_one(Person, school.people["technician"])
        await factories.team_member(session, await session.get_one(Team, known.team("supplies").id), technician)
        await services.directory.touch(session)
    await planned.set_kind(await actor_of("technician"), number, "room")
    assert (await planned.page(await actor_of("storekeeper"), 0, 6))[1] == 1


BAD: dict[str, tuple[Callable[[Planned, Any, int], Awaitable[None]], type[Exception], str]] = {
    "no kind": (lambda p, a, n: p.set_kind(a, n, "spaceship"), Missing, "error-missing"),
    "no room": (lambda p, a, n: p.set_room(a, n, 999), Missing, "error-room-missing"),
    "no turn": (lambda p, a, n: p.set_every(a, n, "never"), Missing, "error-missing"),
    "a past day": (lambda p, a, n: p.type_day(a, n, "23.11.2026"), Invalid, "error-days-past"),
    "a far day": (lambda p, a, n: p.type_day(a, n, "01.01.2030"), Invalid, "error-days-far"),
    "no day": (lambda p, a, n: p.type_day(a, n, "31.02.2027"), Invalid, "error-day-words"),
    "too many steps": (
        lambda p, a, n: p.set_steps(a, n, "\n".join(["шаг"] * (STEPS_LIMIT + 1))),
        Invalid,
        "error-plan-steps",
    ),
    "a long step": (lambda p, a, n: p.set_steps(a, n, "о" * (STEP_LENGTH + 1)), Invalid, "error-too-long"),
    "a stranger": (lambda p, a, n: p.assign(a, n, 999), Invalid, "error-plan-away"),
    "no work": (lambda p, a, _: p.stop(a, 999), Missing, "error-plan-missing"),
}


@pytest.mark.parametrize("case", BAD)
async def test_what_can_not_be_is_refused(
    db: Database, planned: Planned, planning: Planning, actor_of: ActorOf, case: str
) -> None:
    number, (act, error, key) = await planning(), BAD[case]
    with pytest.raises(error, match=key):
        await act(planned, await actor_of("technician"), number)
    card = await planned.card(await actor_of("technician"), number)
    assert (card.kind, card.every, len(card.steps), card.is_stopped) == ("projector", Every.QUARTER, 2, False)


async def test_a_title_that_is_too_long(planned: Planned, actor_of: ActorOf) -> None:
    with pytest.raises(Invalid, match="error-too-long"):
        await planned.add(await actor_of("technician"), "о" * (TITLE_LIMIT + 1))


async def test_who_is_away_is_not_offered(
    db: Database, services: Services, planned: Planned, planning: Planning, actor_of: ActorOf, school: StandardSchool
) -> None:
    technician, number = await actor_of("technician"), await planning()
    second = school.people["second_technician"]
    assert {one.id for one in await planned.people(technician, number)} == {school.people["technician"], second}
    async with db.write(SYSTEM) as session:
        await factories.absence(session, await session.get_one(Person, second))
        await services.directory.touch(session)
    assert [one.id for one in await planned.people(technician, number)] == [school.people["technician"]]
    with pytest.raises(Invalid, match="error-plan-away"):
        await planned.assign(technician, number, second)


async def test_another_service_and_a_revoked_role_are_refused(
    db: Database, services: Services, planned: Planned, planning: Planning, actor_of: ActorOf, school: StandardSchool
) -> None:
    number = await planning()
    keeper = await actor_of("storekeeper")
    for act in (planned.card(keeper, number), planned.stop(keeper, number), planned.people(keeper, number)):
        with pytest.raises(Missing, match="error-plan-missing"):
            await act
    gone = delete(RoleGrant).where(RoleGrant.person_id == school.people["technician"])
    await change(db, services, gone)
    for name in ("technician", "teacher", "director", "admin", "parent"):
        actor = await actor_of(name)
        for refused in (planned.page(actor, 0, 6), planned.card(actor, number), planned.stop(actor, number)):
            with pytest.raises(Denied):
                await refused
        with pytest.raises(Denied):
            await planned.add(actor, "Уборка")


async def test_an_update_that_comes_twice_plans_once(planned: Planned, actor_of: ActorOf) -> None:
    technician = await actor_of("technician", update_id=7)
    number = await planned.add(technician, "Уборка")
    with pytest.raises(Repeated) as repeated:
        await planned.add(technician, "Уборка")
    assert repeated.value.shows == f"plan:{number}"


@pytest.fixture
async def task(planned: Planned, planning: Planning, clock: SetClock) -> int:
    """The number of a ticket that planned work has made."""
    await planning()
    await made_at(planned, clock, "2026-11-24T08:00")
    return 1


async def ticked(db: Database) -> list[tuple[int | None, datetime | None]]:
    async with db.read() as session:
        rows = await session.execute(select(TicketCheck.done_by, TicketCheck.done_at).order_by(TicketCheck.position))
        return [(row.done_by, row.done_at) for row in rows]


async def test_a_step_keeps_who_ticked_it_first(
    db: Database, services: Services, actor_of: ActorOf, school: StandardSchool, clock: SetClock, task: int
) -> None:
    checks, first = services.tickets.checks, clock.time
    await checks.tick(await actor_of("technician"), task, 2)
    clock.advance(hours=1)
    await checks.tick(await actor_of("second_technician"), task, 2)
    assert await ticked(db) == [(None, None), (school.people["technician"], first)]
    card = await services.tickets.read.card(await actor_of("technician"), task)
    assert [(one.done, one.who) for one in await checks.steps(card)] == [(False, ""), (True, "Тихий О. И.")]
    await checks.untick(await actor_of("second_technician"), task, 2)
    assert await ticked(db) == [(None, None), (None, None)]


async def test_only_its_service_ticks_and_only_while_it_is_open(
    db: Database, services: Services, actor_of: ActorOf, task: int
) -> None:
    checks = services.tickets.checks
    for name, error in (("storekeeper", Denied), ("director", Denied), ("parent", Missing)):
        with pytest.raises(error):
            await checks.tick(await actor_of(name), task, 1)
    await services.tickets.working.make(await actor_of("technician"), task, Step.SOLVE)
    with pytest.raises(Outdated, match="error-ticket-closed"):
        await checks.tick(await actor_of("technician"), task, 1)
    assert await ticked(db) == [(None, None), (None, None)]
