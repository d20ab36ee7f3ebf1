"""The queue: its order, whose it is, every filter, and that it costs three statements however long it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, insert, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.services.snapshot import RoomLine
from bot.services.tickets.queue import EVERYTHING, Load, Pile, QueueFilter, QueueLine, Tally, View
from models.base import table
from models.people import Person, RoleGrant
from models.school import Room
from models.tickets import Ticket, TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import SECOND, ActorOf, Opening, StandardSchool

HOUR = timedelta(hours=1)
rooms = st.none() | st.builds(
    RoomLine,
    id=st.integers(1, 3),
    number=st.just("1"),
    name=st.none(),
    building=st.just("A"),
    building_id=st.integers(1, 2),
    floor=st.none() | st.integers(-1, 2),
)
piles = st.builds(
    Pile,
    team_id=st.integers(1, 2),
    room=rooms,
    is_mine=st.booleans(),
    is_waiting=st.booleans(),
    count=st.integers(1, 9),
    urgent=st.just(0),
)


async def listed(services: Services, actor: Any, wanted: QueueFilter = EVERYTHING) -> list[int]:
    lines, total = await services.tickets.queue.page(actor, 0, 50, wanted)
    assert total == len(lines) == (await services.tickets.queue.tally(actor)).count(wanted), "the tally says the same"
    return [line.ticket.id for line in lines]


async def test_urgent_ones_first_then_the_oldest_then_what_waits(
    services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    waiting = {"state": TicketState.WAITING, "waiting_for": WaitingFor.PART}
    today = SCHOOL_MORNING.date()
    young = await opened(opened_at=SCHOOL_MORNING - HOUR)
    old = await opened(opened_at=SCHOOL_MORNING - 3 * HOUR, state=TicketState.TAKEN)
    aside = await opened(opened_at=SCHOOL_MORNING - 9 * HOUR, waiting_until=today + timedelta(days=1), **waiting)
    over = await opened(opened_at=SCHOOL_MORNING - 2 * HOUR, waiting_until=today, **waiting)
    urgent = await opened(urgent=True)
    for state in set(TicketState) - {TicketState.NEW, TicketState.TAKEN, TicketState.WAITING}:
        await opened(state=state)
    assert await listed(services, await actor_of("technician")) == [urgent, old, over, young, aside]


async def test_each_filter(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    async with db.write(SYSTEM) as session:
        for number, floor in (("101", -1), ("214", 2), ("305", 3)):
            await session.execute(update(Room).where(Room.id == school.rooms[number]).values(floor=floor))
        await services.directory.touch(session)
    technician = await actor_of("technician")
    below, here = [await opened(room_id=school.rooms[number]) for number in ("101", "214")]
    mine = await opened(room_id=school.rooms["12"], state=TicketState.TAKEN, assignee_id=technician.person_id)
    waits = await opened(room_id=None, place="Двор", state=TicketState.WAITING, waiting_for=WaitingFor.ACCESS)
    main, second = school.buildings["Главный корпус"], school.buildings[SECOND]
    for wanted, expected in (
        (EVERYTHING, [below, here, mine, waits]),
        (QueueFilter(building_id=main), [below, here]),
        (QueueFilter(building_id=main, floor=-1), [below]),
        (QueueFilter(building_id=main, floor=3), []),
        (QueueFilter(building_id=second), [mine]),
        (QueueFilter(room_id=school.rooms["214"]), [here]),
        (QueueFilter(view=View.MINE), [mine]),
        (QueueFilter(view=View.WAITING), [waits]),
        (QueueFilter(building_id=main, view=View.MINE), []),
        (QueueFilter(team_id=min(technician.teams)), [below, here, mine, waits]),
    ):
        assert await listed(services, technician, wanted) == expected, wanted


async def test_each_service_has_its_own_queue(services: Services, actor_of: ActorOf, opened: Opening) -> None:
    known = await services.directory.now()
    faults, shortages = await opened(), await opened(team_id=known.team("supplies").id)
    technician, storekeeper = await actor_of("technician"), await actor_of("storekeeper")
    assert await listed(services, technician) == [faults]
    assert await listed(services, storekeeper) == [shortages]
    for team in storekeeper.teams:
        with pytest.raises(Denied):
            await services.tickets.queue.page(technician, 0, 6, QueueFilter(team_id=team))


@sqlite_only
@pytest.mark.parametrize("name", ["teacher", "parent", "student", "director", "stranger", "left"])
async def test_who_is_in_no_service_has_no_queue(services: Services, actor_of: ActorOf, name: str) -> None:
    actor = await actor_of(name)
    for asking in (services.tickets.queue.page(actor, 0, 6), services.tickets.queue.tally(actor)):
        with pytest.raises(Denied):
            await asking
    with pytest.raises(Denied):
        await services.tickets.queue.usual(actor)


async def test_who_stands_in_has_the_queue_on_those_days(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened()
    async with db.write(SYSTEM) as session:
        away = await session.get_one(Person, school.people["technician"])
        await factories.absence(session, away, deputy_id=school.people["teacher"])
        await services.directory.touch(session)
    assert await listed(services, await actor_of("teacher")) == [number]


async def test_a_role_that_was_revoked_shows_no_queue(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    await services.tickets.queue.page(await actor_of("technician"), 0, 6)
    async with db.write(SYSTEM) as session:
        ended = update(RoleGrant).where(RoleGrant.person_id == school.people["technician"])
        await session.execute(ended.values(until=SCHOOL_MORNING.date() - timedelta(days=1)))
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await services.tickets.queue.page(await actor_of("technician"), 0, 6)


@sqlite_only
async def test_who_works_in_one_building_sees_it_first(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    bound = QueueFilter(building_id=school.buildings[SECOND])
    assert await services.tickets.queue.usual(await actor_of("second_technician")) == bound
    assert await services.tickets.queue.usual(await actor_of("technician")) == EVERYTHING
    async with db.write(SYSTEM) as session:  # in another service by name as well, whose tickets are anywhere
        team = await factories.team(session)
        second = await session.get_one(Person, school.people["second_technician"])
        await factories.team_member(session, team, second)
        await services.directory.touch(session)
    assert await services.tickets.queue.usual(await actor_of("second_technician")) == EVERYTHING


@sqlite_only
async def test_marks_of_a_line(db: Database, services: Services, actor_of: ActorOf, opened: Opening) -> None:
    tomorrow = (SCHOOL_MORNING + timedelta(days=1)).date()
    cases: Sequence[tuple[dict[str, Any], bool]] = (
        ({}, False),
        ({"react_by": SCHOOL_MORNING}, True),
        ({"react_by": SCHOOL_MORNING, "responded_at": SCHOOL_MORNING}, False),
        ({"solve_by": SCHOOL_MORNING, "responded_at": SCHOOL_MORNING}, True),
        ({"solve_by": SCHOOL_MORNING + HOUR}, False),
        ({"solve_by": SCHOOL_MORNING, "waiting_for": WaitingFor.PART, "waiting_until": tomorrow}, False),
    )
    late = {await opened(**values): is_late for values, is_late in cases}
    async with db.write(SYSTEM) as session:
        with_photo = await session.get_one(Ticket, min(late))
        for _ in range(2):
            await factories.ticket_media(session, with_photo)
    lines, _ = await services.tickets.queue.page(await actor_of("technician"), 0, 50)
    assert {line.ticket.id: line.is_late for line in lines} == late
    assert [line.ticket.id for line in lines if line.has_files] == [with_photo.id]


@sqlite_only
@pytest.mark.parametrize(("offset", "shown"), [(0, 3), (3, 2), (6, 2), (600, 2)])
async def test_a_page_beyond_the_end_is_the_last_one(
    offset: int, shown: int, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    for _ in range(5):
        await opened()
    lines, total = await services.tickets.queue.page(await actor_of("technician"), offset, 3)
    assert (len(lines), total) == (shown, 5)


async def test_it_costs_as_many_statements_for_2000_as_for_20(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    known, technician = await services.directory.now(), await actor_of("technician")
    one = {"reporter_id": school.people["teacher"], "kind": "printer", "team_id": known.team("technical").id}
    statements: list[str] = []
    event.listen(db.engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(args[2]))

    async def costs(count: int) -> int:
        async with db.write(SYSTEM) as session:
            rows = [one | {"state": TicketState.NEW, "opened_at": SCHOOL_MORNING} for _ in range(count)]
            await session.execute(insert(table(Ticket)), rows)
        await services.directory.now()
        statements.clear()
        lines: Sequence[QueueLine] = (await services.tickets.queue.page(technician, 0, 6))[0]
        assert len(lines) == 6
        return len(statements) - sum("revision" in words for words in statements)  # replicas ask whether it is theirs

    assert [await costs(20), await costs(1_980)] == [3, 3]


@given(st.lists(piles), st.sampled_from(View))
def test_filters_part_the_queue(some: list[Pile], view: View) -> None:
    tally = Tally(some)
    wanted = QueueFilter(view=view)
    in_teams = sum(tally.count(replace(wanted, team_id=team)) for team in (1, 2))
    assert in_teams == tally.count(wanted) <= tally.count(EVERYTHING)
    in_rooms = sum(load.count for load in tally.by_room().values())
    assert in_rooms == sum(pile.count for pile in some if pile.room)
    assert all(load == Load(load.count, 0) for load in tally.by_room().values())
