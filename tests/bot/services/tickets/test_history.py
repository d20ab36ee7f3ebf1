"""What happened to a device and in a room, and who may see it; how often it broke within a year."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from models.school import Asset
from models.tickets import Ticket, TicketCategory, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import EVERYBODY, ActorOf, Opening, StandardSchool

SEE_ALL = {"technician", "second_technician", "storekeeper", "editor", "deputy", "director", "several"}
SOLVED = {"state": TicketState.CLOSED, "solved_at": SCHOOL_MORNING}


@pytest.mark.parametrize("name", EVERYBODY)
async def test_who_may_see_the_past_of_a_room_and_its_devices(
    services: Services, school: StandardSchool, actor_of: ActorOf, name: str
) -> None:
    actor, history = await actor_of(name), services.tickets.history
    uses = (
        (history.of_room, school.rooms["214"]),
        (history.of_device, school.devices["МФУ"]),
    )
    for use, number in uses:
        if name in SEE_ALL | {"teacher"}:
            assert (await use(actor, number, 0, 6)).room.number == "214"
        else:
            with pytest.raises(Denied):
                await use(actor, number, 0, 6)


async def test_what_was_done_and_by_whom(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, clock: SetClock
) -> None:
    device = {"asset_id": school.devices["МФУ"], "kind": "printer", "symptom": "jam"}
    done = await opened(**device, **SOLVED, opened_at=SCHOOL_MORNING - timedelta(days=3))
    returned = await opened(**device, opened_at=SCHOOL_MORNING - timedelta(days=2))
    silent = await opened(**device, **SOLVED, opened_at=SCHOOL_MORNING - timedelta(days=1))
    elsewhere = await opened(kind="board", symptom="pen")
    for state in (TicketState.CANCELLED, TicketState.MERGED, TicketState.UNCONFIRMED):
        await opened(**device, state=state)
    async with db.write(SYSTEM) as session:
        for ticket, words in ((done, "Снял ролик"), (done, "Заменил ролик"), (returned, "Почистил"), (silent, None)):
            values = {"action": "solve", "words": words, "person_id": school.people["technician"]}
            await factories.ticket_event(session, await session.get_one(Ticket, ticket), **values)
    teacher = await actor_of("teacher")
    past = await services.tickets.history.of_device(teacher, school.devices["МФУ"], 0, 6)
    assert (past.device, past.room.number, past.total) == ("МФУ", "214", 3)
    assert [(line.ticket.id, line.ended, line.done, line.who) for line in past.lines] == [
        (silent, "solve", None, "Тихий О. И."),
        (returned, None, None, ""),
        (done, "solve", "Заменил ролик", "Тихий О. И."),
    ]
    room = await services.tickets.history.of_room(teacher, school.rooms["214"], 0, 2)
    assert (room.device, room.total, [line.ticket.id for line in room.lines]) == (None, 4, [elsewhere, silent])
    last = await services.tickets.history.of_room(teacher, school.rooms["214"], 99, 2)
    assert [line.ticket.id for line in last.lines] == [returned, done]


async def test_a_keeper_sees_of_a_device_what_happened_in_their_room(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened(asset_id=school.devices["Проектор"], room_id=school.rooms["102"], kind="projector")
    async with db.write(SYSTEM) as session:
        (await session.get_one(Asset, school.devices["Проектор"])).room_id = school.rooms["214"]
    for name, seen in (("teacher", []), ("technician", [number])):
        past = await services.tickets.history.of_device(await actor_of(name), school.devices["Проектор"], 0, 6)
        assert [line.ticket.id for line in past.lines] == seen


async def test_what_is_gone_is_missing(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    actor = await actor_of("technician")
    for use in (services.tickets.history.of_room, services.tickets.history.of_device):
        with pytest.raises(Missing):
            await use(actor, 999, 0, 6)


DAYS_AGO = {"opened_at": SCHOOL_MORNING - timedelta(days=20)}


@pytest.mark.parametrize(
    ("earlier", "counted"),
    [
        ({}, 1),
        ({"state": TicketState.TAKEN}, 1),
        (SOLVED, 1),
        ({"state": TicketState.CANCELLED}, 0),
        ({"state": TicketState.MERGED}, 0),
        ({"state": TicketState.UNCONFIRMED}, 0),
        ({"state": TicketState.CLOSED, "solved_at": DAYS_AGO["opened_at"]}, 0),  # a tip helped
        ({"opened_at": SCHOOL_MORNING - timedelta(days=366)}, 0),
        ({"opened_at": SCHOOL_MORNING - timedelta(days=364)}, 1),
        ({"category": TicketCategory.PLANNED}, 0),
        ({"category": TicketCategory.SHORTAGE}, 0),
    ],
)
async def test_which_earlier_tickets_of_a_device_are_breakdowns(
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    opened: Opening,
    earlier: dict[str, Any],
    counted: int,
) -> None:
    device = {"asset_id": school.devices["МФУ"], "kind": "printer"}
    await opened(**(device | DAYS_AGO | earlier))
    number = await opened(**device)
    await opened(**device)  # a later one
    card = await services.tickets.read.card(await actor_of("technician"), number)
    assert (card.earlier, card.keeps_breaking) == (counted, False)


async def test_without_a_device_the_same_kind_in_the_same_room_counts(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    for values in ({}, {"asset_id": school.devices["МФУ"]}, {"kind": "board"}, {"room_id": school.rooms["305"]}):
        await opened(**({"kind": "printer"} | values))
    number = await opened(kind="printer")
    card = await services.tickets.read.card(await actor_of("technician"), number)
    assert (card.earlier, card.keeps_breaking) == (2, True)
    request = await opened(kind="printer", category=TicketCategory.SHORTAGE)
    assert (await services.tickets.read.card(await actor_of("technician"), request)).earlier == 0


@sqlite_only
async def test_counting_needs_no_statement_more_and_an_index(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    """The plan of the card's statement: the past is looked up by device or by room, never searched through."""
    number = await opened(asset_id=school.devices["МФУ"])
    actor, statements = await actor_of("technician"), []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        statements.append((statement, parameters))

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    await services.tickets.read.card(actor, number)
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)
    asked = [one for one in statements if "FROM tickets" in one[0]]
    assert len(asked) == 1
    async with db.engine.connect() as connection:
        plan = [
            str(row.detail)
            for row in (await connection.exec_driver_sql("EXPLAIN QUERY PLAN " + asked[0][0], asked[0][1]))
        ]
    past = [step for step in plan if " past " in f"{step} "]
    assert len(past) == 2
    assert all("USING INDEX ix_tickets_asset" in step or "USING INDEX ix_tickets_room" in step for step in past), past
