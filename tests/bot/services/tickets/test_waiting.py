"""Tickets that wait for a part, a purchase or access: who may, until when, who hears of it, what remains of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.states import Step
from bot.services.tickets.waiting import Reason, Wait
from models.delivery import OutboxNotice
from models.people import Person
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ActorOf, Opening, StandardSchool

TODAY = SCHOOL_MORNING.date()
PART = Wait(Reason.PART, TODAY + timedelta(days=3), "Едет со склада")


async def told(db: Database, kind: str) -> list[int]:
    async with db.read() as session:
        notices = select(OutboxNotice.person_id).where(OutboxNotice.kind == kind).order_by(OutboxNotice.person_id)
        return list(await session.scalars(notices))


async def test_it_waits_and_the_reporter_and_followers_hear_for_what(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened(state=TicketState.NEW)
    async with db.write(SYSTEM) as session:
        follower = await session.get_one(Person, school.people["keeper_of_many"])
        await factories.ticket_follower(session, await session.get_one(Ticket, number), follower)
    await services.tickets.waits.wait(await actor_of("technician"), number, PART)
    card = await services.tickets.read.card(await actor_of("teacher"), number)
    assert card.waiting is not None
    assert (card.state, card.assignee_id) == (TicketState.WAITING, school.people["technician"])
    assert (card.waiting.for_whom.value, card.waiting.until, card.waiting.words) == ("part", PART.until, PART.words)
    assert card.responded_at == SCHOOL_MORNING
    assert [(step.action, step.words) for step in card.history] == [("wait-part", PART.words)]
    assert await told(db, "ticket.wait") == sorted(school.people[name] for name in ("teacher", "keeper_of_many"))


async def test_it_goes_on_in_silence_and_the_history_remembers_the_reason(
    db: Database, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    number, technician = await opened(), await actor_of("technician")
    await services.tickets.waits.wait(technician, number, Wait(Reason.ACCESS))
    await services.tickets.waits.wait(technician, number, Wait(Reason.PURCHASE))
    await services.tickets.working.make(technician, number, Step.RESUME)
    card = await services.tickets.read.card(technician, number)
    assert (card.state, card.waiting) == (TicketState.TAKEN, None)
    assert [step.action for step in card.history] == ["wait-access", "wait-purchase", "resume"]
    async with db.read() as session:
        kinds = set(await session.scalars(select(OutboxNotice.kind)))
    assert kinds == {"ticket.wait"}


@sqlite_only
@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), TODAY, date(2040, 1, 1)])
async def test_a_day_that_is_not_ahead_is_refused(
    services: Services, actor_of: ActorOf, opened: Opening, until: date
) -> None:
    number = await opened()
    with pytest.raises(Invalid) as refused:
        await services.tickets.waits.wait(await actor_of("technician"), number, Wait(Reason.PART, until))
    assert refused.value.key == "error-wait-day"


@sqlite_only
@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("teacher", Denied),
        ("storekeeper", Denied),
        ("director", Denied),
        ("parent", Missing),
        ("class_teacher", Missing),
    ],
)
async def test_it_is_the_services_step(
    services: Services, actor_of: ActorOf, opened: Opening, name: str, outcome: type[Exception]
) -> None:
    with pytest.raises(outcome):
        await services.tickets.waits.wait(await actor_of(name), await opened(), PART)


@sqlite_only
@pytest.mark.parametrize("state", [TicketState.SOLVED, TicketState.CLOSED, TicketState.CANCELLED, TicketState.MERGED])
async def test_what_is_over_waits_for_nothing(
    services: Services, actor_of: ActorOf, opened: Opening, state: TicketState
) -> None:
    with pytest.raises(Outdated):
        await services.tickets.waits.wait(await actor_of("technician"), await opened(state=state), PART)


async def test_a_tap_that_comes_again_changes_nothing(
    db: Database, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    number, technician = await opened(), await actor_of("technician", update_id=5)
    await services.tickets.waits.wait(technician, number, PART)
    with pytest.raises(Repeated):
        await services.tickets.waits.wait(technician, number, PART)
    async with db.read() as session:
        assert len(list(await session.scalars(select(TicketEvent.id)))) == 1


@sqlite_only
async def test_planned_work_waits_without_telling_anybody(
    db: Database, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened(category=TicketCategory.PLANNED)
    await services.tickets.waits.wait(await actor_of("technician"), number, PART)
    assert await told(db, "ticket.wait") == []
