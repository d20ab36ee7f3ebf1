"""Lists of tickets, read in pages."""

from typing import Any

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets.states import Hand
from models.people import Person
from models.tickets import TicketCategory, TicketState
from tests import factories
from tests.personas import ActorOf, Opening, StandardSchool


@pytest.mark.parametrize(("offset", "shown"), [(0, 3), (3, 2), (6, 2), (600, 2)])
async def test_a_page_beyond_the_end_is_the_last_one(
    offset: int, shown: int, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    for _ in range(5):
        await opened()
    lines, total = await services.tickets.read.mine(await actor_of("teacher"), offset, 3)
    assert (len(lines), total) == (shown, 5)


async def test_an_empty_list_has_an_empty_page(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    assert await services.tickets.read.mine(await actor_of("teacher"), 0, 3) == ([], 0)


async def test_what_one_planned_is_not_what_one_reported(
    services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    number = await opened()
    await opened(category=TicketCategory.PLANNED)
    lines, total = await services.tickets.read.mine(await actor_of("teacher"), 0, 3)
    assert ([line.id for line in lines], total) == ([number], 1)


async def test_mine_are_those_reported_or_followed_and_pupils_reports_of_ones_own_rooms(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        teacher, pupil, other = [
            await session.get_one(Person, school.people[name]) for name in ("teacher", "student", "editor")
        ]
        reported = await factories.ticket(session, teacher)
        followed = await factories.ticket(session, other)
        await factories.ticket_follower(session, followed, teacher)
        in_own_room: dict[str, Any] = {"room_id": school.rooms["214"], "place": None}
        waiting = await factories.ticket(session, pupil, state=TicketState.UNCONFIRMED, **in_own_room)
        passed_on = await factories.ticket(session, pupil, **in_own_room)
        elsewhere = await factories.ticket(session, pupil, state=TicketState.UNCONFIRMED)
    lines, total = await services.tickets.read.mine(await actor_of("teacher"), 0, 10)
    assert ([line.id for line in lines], total) == ([waiting.id, followed.id, reported.id], 3)
    lines, _ = await services.tickets.read.mine(await actor_of("student"), 0, 10)
    assert [line.id for line in lines] == [elsewhere.id, passed_on.id, waiting.id]


async def test_the_admin_can_read_what_they_are_told_where_nobody_of_the_service_is_there(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    card = await services.tickets.read.card(await actor_of("admin"), await opened())
    assert card.hands == {Hand.HEAD}
    assert not card.steps
    assert not card.is_insider, "nor what is internal"
