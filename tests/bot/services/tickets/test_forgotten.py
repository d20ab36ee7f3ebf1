"""A question that nobody answers, a pupil's report that the keeper leaves lying: neither waits for ever."""

import asyncio
from datetime import datetime
from typing import Any

import pytest

from bot.db import Database
from bot.services import Services
from bot.services.tickets.forgotten import Forgotten
from models.tickets import TicketState, WaitingFor
from tests.bot.services.tickets.test_ticking import local, notices_of, ticket
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import Opening, StandardSchool

# A question of Tuesday 10:00.
ASKED: dict[str, Any] = {
    "state": TicketState.WAITING,
    "waiting_for": WaitingFor.REPORTER,
    "paused_since": SCHOOL_MORNING,
}
AGAIN, UNANSWERED = local("2026-11-25T10:00"), local("2026-11-30T10:00")


@pytest.fixture
def forgotten(db: Database, services: Services, clock: SetClock) -> Forgotten:
    return Forgotten(db, services.directory, clock)


async def recall_at(forgotten: Forgotten, clock: SetClock, moment: datetime) -> None:
    """The run at a moment, twice at once and once more."""
    clock.time = moment
    await asyncio.gather(forgotten.recall(), forgotten.recall())
    await forgotten.recall()


async def told(db: Database, kind: str) -> list[int]:
    return [one.person_id or 0 for one in await notices_of(db, kind)]


async def test_a_question_is_asked_once_more_and_then_the_work_goes_on(
    db: Database, school: StandardSchool, forgotten: Forgotten, opened: Opening, clock: SetClock
) -> None:
    technician = school.people["technician"]
    number = await opened(**ASKED, assignee_id=technician)
    await recall_at(forgotten, clock, local("2026-11-25T09:59"))
    assert await told(db, "ticket.ask_again") == []
    await recall_at(forgotten, clock, AGAIN)
    assert await told(db, "ticket.ask_again") == [school.people["teacher"]]
    assert (await ticket(db, number)).state is TicketState.WAITING
    await recall_at(forgotten, clock, UNANSWERED)
    stands = await ticket(db, number)
    assert (stands.state, stands.waiting_for, stands.paused_since) == (TicketState.TAKEN, None, None)
    assert stands.paused_seconds == 4 * 9 * 3600
    assert (await told(db, "ticket.unanswered"), len(await told(db, "ticket.ask_again"))) == ([technician], 1)


async def test_a_new_question_is_asked_again_in_its_own_time(
    db: Database, forgotten: Forgotten, opened: Opening, clock: SetClock
) -> None:
    number = await opened(**(ASKED | {"paused_since": AGAIN}), reminded_at=SCHOOL_MORNING)
    await recall_at(forgotten, clock, local("2026-11-26T09:59"))
    assert await told(db, "ticket.ask_again") == []
    await recall_at(forgotten, clock, local("2026-11-26T10:00"))
    assert len(await told(db, "ticket.ask_again")) == 1
    assert (await ticket(db, number)).state is TicketState.WAITING


async def test_what_waits_for_a_part_is_left_to_its_terms(
    db: Database, forgotten: Forgotten, opened: Opening, clock: SetClock
) -> None:
    number = await opened(state=TicketState.WAITING, waiting_for=WaitingFor.PART)
    await recall_at(forgotten, clock, local("2026-12-24T10:00"))
    assert (await ticket(db, number)).state is TicketState.WAITING


async def test_a_pupils_report_goes_on_without_the_keeper(
    db: Database, school: StandardSchool, forgotten: Forgotten, opened: Opening, clock: SetClock
) -> None:
    pupil = school.people["student"]
    number = await opened(state=TicketState.UNCONFIRMED, reporter_id=pupil)
    await recall_at(forgotten, clock, local("2026-11-24T14:29"))
    assert (await ticket(db, number)).state is TicketState.UNCONFIRMED
    moment = local("2026-11-24T14:30")
    await recall_at(forgotten, clock, moment)
    stands = await ticket(db, number)
    assert (stands.state, stands.opened_at) == (TicketState.NEW, moment)
    assert stands.react_by is not None
    assert stands.react_by > moment
    assert school.people["technician"] in await told(db, "ticket.opened")
    assert await told(db, "ticket.vouch") == [pupil]
