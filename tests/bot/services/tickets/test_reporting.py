"""What becomes of a draft: whom a ticket is told to, what is refused, what is counted."""

from typing import Any

import pytest
from sqlalchemy import func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.drafts import Fault
from bot.services.tickets.reading import Attachment
from bot.services.tickets.reporting import outage_of
from models.delivery import OutboxNotice
from models.people import Person
from models.school import Building
from models.tickets import ReportDraft, Ticket, TicketFollower, TicketState
from tests import factories
from tests.databases import SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
def projector(school: StandardSchool) -> Fault:
    return Fault(school.rooms["214"], school.devices["Проектор Acme X1"], "projector", "no_picture")


async def told(db: Database, kind: str) -> list[Any]:
    async with db.read() as session:
        rows = select(OutboxNotice.person_id, OutboxNotice.due_at).where(OutboxNotice.kind == kind)
        return list((await session.execute(rows.order_by(OutboxNotice.person_id))).all())


async def count(db: Database, model: Any) -> int:
    async with db.read() as session:
        return (await session.execute(select(func.count()).select_from(model))).scalar_one()


@pytest.mark.parametrize(
    "tampered",
    [
        ("305", "Проектор Acme X1", "projector", "no_picture"),
        ("", "Проектор Acme X1", "projector", "no_picture"),
        ("214", "Проектор Acme X1", "projector", "jam"),
        ("214", "Проектор Acme X1", "spaceship", ""),
        ("gone", "", "projector", "no_picture"),
        ("214", "gone", "projector", "no_picture"),
    ],
)
async def test_what_does_not_belong_together_is_refused(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    tampered: tuple[str, str, str, str],
) -> None:
    room, device, kind, symptom = tampered
    rooms, devices = {"": 0, "gone": 99_999, **school.rooms}, {"": 0, "gone": 99_999, **school.devices}
    fault = Fault(rooms[room], devices[device], kind, symptom)
    teacher = await actor_of("teacher")
    with pytest.raises(Missing):
        await services.tickets.reporting.choose(teacher, fault)
    assert await count(db, ReportDraft) == 0


async def test_words_about_a_device_of_another_room_are_refused(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    mixed = Fault(school.rooms["305"], school.devices["МФУ"], "printer")
    with pytest.raises(Missing):
        await services.tickets.reporting.say(await actor_of("teacher"), mixed, "жуёт бумагу")


async def test_the_head_of_the_department_is_told_the_next_morning(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock, projector: Fault
) -> None:
    teacher, reporting = await actor_of("teacher"), services.tickets.reporting
    await reporting.choose(teacher, projector)
    await reporting.send(teacher)
    [(person, due)] = await told(db, "ticket.informed")
    assert person == school.people["keeper_of_many"]
    assert due.isoformat() == "2026-11-25T00:30:00+00:00"
    assert [row.due_at for row in await told(db, "ticket.opened")] == [clock.now()]


async def test_of_a_failing_lesson_at_once(
    db: Database, services: Services, actor_of: ActorOf, clock: SetClock, projector: Fault
) -> None:
    teacher, reporting = await actor_of("teacher"), services.tickets.reporting
    await reporting.choose(teacher, projector)
    await reporting.mark_urgent(teacher, urgent=True)
    await reporting.send(teacher)
    assert [row.due_at for row in await told(db, "ticket.informed")] == [clock.now()]


async def test_a_head_hears_nothing_of_their_own_report_nor_twice_as_a_worker(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, projector: Fault
) -> None:
    async with db.write(SYSTEM) as session:
        (await session.get_one(Building, school.buildings["Главный корпус"])).head_id = school.people["technician"]
        await services.directory.touch(session)
    reporting = services.tickets.reporting
    head = await actor_of("keeper_of_many")
    await reporting.choose(head, projector)
    await reporting.send(head)
    assert await told(db, "ticket.informed") == []
    assert [row.person_id for row in await told(db, "ticket.opened")] == [school.people["technician"]]


async def test_me_too_is_counted_once_though_tapped_by_many(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, projector: Fault
) -> None:
    reporting = services.tickets.reporting
    teacher = await actor_of("teacher")
    await reporting.choose(teacher, projector)
    number = (await reporting.send(teacher)).ticket_id
    for name in ("deputy", "editor", "deputy", "student"):
        actor = await actor_of(name)
        await reporting.choose(actor, projector)
        await reporting.follow(actor, number)
    assert await count(db, TicketFollower) == 3
    assert await count(db, ReportDraft) == 0
    async with db.read() as session:
        assert (await session.get_one(Ticket, number)).follower_count == 3
    draft = await reporting.choose(await actor_of("coordinator"), projector)
    [alike] = draft.alike
    assert (alike.id, alike.followers, alike.is_own) == (number, 3, False)


@pytest.mark.parametrize(
    ("room", "device", "kind", "is_alike"),
    [
        ("214", "Проектор Acme X1", "projector", True),
        ("214", "", "projector", True),
        ("214", "", "other", True),
        ("214", "", "computer", False),
        ("214", "МФУ", "printer", False),
        ("305", "", "projector", False),
    ],
)
async def test_what_is_offered_is_about_the_same_device_or_kind(
    db: Database,
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    projector: Fault,
    room: str,
    device: str,
    kind: str,
    is_alike: bool,  # noqa: FBT001  # what the table says
) -> None:
    async with db.write(SYSTEM) as session:
        values: dict[str, Any] = {"room_id": school.rooms[room], "place": None, "kind": kind, "symptom": None}
        await factories.ticket(session, asset_id=school.devices.get(device), **values)
        await factories.ticket(session, **values, state=TicketState.SOLVED)
    deputy = await actor_of("deputy")
    draft = await services.tickets.reporting.choose(deputy, projector)
    assert len(draft.alike) == is_alike


async def test_of_two_computers_each_has_its_own_tickets(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        first: dict[str, Any] = {"room_id": school.rooms["305"], "place": None, "kind": "computer", "symptom": "slow"}
        await factories.ticket(session, asset_id=school.devices["Компьютер 1"], **first)
    deputy = await actor_of("deputy")
    fault = Fault(school.rooms["305"], school.devices["Компьютер 2"], "computer", "slow")
    draft = await services.tickets.reporting.choose(deputy, fault)
    assert list(draft.alike) == []


async def test_a_tip_that_helped_has_its_photos_and_tells_nobody(
    db: Database, services: Services, actor_of: ActorOf, clock: SetClock, projector: Fault
) -> None:
    teacher, reporting = await actor_of("teacher"), services.tickets.reporting
    await reporting.choose(teacher, projector)
    await reporting.attach(teacher, Attachment("photo", "photo1", 7), "")
    number = await reporting.solve_alone(teacher)
    card = await services.tickets.read.card(teacher, number)
    assert (card.state, card.responded_at) == (TicketState.CLOSED, clock.now())
    assert [step.action for step in card.history] == ["self_help"]
    assert [file.file_id for file in card.attachments] == ["photo1"]
    assert await count(db, OutboxNotice) == 0
    with pytest.raises(Outdated):
        await reporting.solve_alone(teacher)


async def test_the_same_update_counts_once(
    db: Database, services: Services, actor_of: ActorOf, projector: Fault
) -> None:
    reporting = services.tickets.reporting
    await reporting.choose(await actor_of("teacher"), projector)
    number = (await reporting.send(await actor_of("teacher"))).ticket_id
    await reporting.choose(await actor_of("deputy"), projector)
    again = await actor_of("deputy", update_id=77)
    await reporting.follow(again, number)
    with pytest.raises(Repeated):
        await reporting.follow(again, number)
    assert await count(db, TicketFollower) == 1


@pytest.mark.parametrize("name", ["parent", "admin"])
async def test_who_may_not_report_may_do_nothing_of_it(
    services: Services, actor_of: ActorOf, projector: Fault, name: str
) -> None:
    actor, reporting = await actor_of(name), services.tickets.reporting
    for act in (
        reporting.choose(actor, projector),
        reporting.say(actor, projector, "слова"),
        reporting.mark_urgent(actor, urgent=True),
        reporting.put_aside(actor, "слова"),
        reporting.go_to(actor, projector.room_id, "board"),
        reporting.follow(actor, 1),
        reporting.solve_alone(actor),
        reporting.send(actor),
    ):
        with pytest.raises(Denied):
            await act


async def test_a_ticket_knows_the_outage_of_its_own_building_first(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        technician = await session.get_one(Person, school.people["technician"])
        main, second = (school.buildings[name] for name in ("Главный корпус", "Второй корпус"))
        own = await factories.outage(session, technician, building_id=main)
        everywhere = await factories.outage(session, technician)
        await factories.outage(session, technician, building_id=second)
        await services.directory.touch(session)
    deputy, reporting = await actor_of("deputy"), services.tickets.reporting
    found = []
    for fault in (Fault(school.rooms["214"], 0, "network", "no_internet"), Fault(0, 0, "network", "no_internet")):
        await reporting.choose(deputy, fault)
        if not fault.room_id:
            await reporting.name_place(deputy, "Крыльцо")
        number = (await reporting.send(deputy)).ticket_id
        found.append((await services.tickets.read.card(deputy, number)).outage_id)
    assert found == [own.id, everywhere.id]


@sqlite_only
async def test_a_broken_lamp_is_part_of_an_outage_of_the_light_and_a_broken_chair_is_not(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        technician = await session.get_one(Person, school.people["technician"])
        await factories.outage(session, technician, kind="room", symptom="light")
        await services.directory.touch(session)
    known = await services.directory.now()
    main = school.buildings["Главный корпус"]
    assert outage_of(known, "room", "light", main) is not None
    assert outage_of(known, "room", "furniture", main) is None
    assert outage_of(known, "room", None, main) is None
