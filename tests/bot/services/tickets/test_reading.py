"""Lists of tickets, read in pages."""

import pytest

from bot.services import Services
from models.tickets import TicketCategory
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
