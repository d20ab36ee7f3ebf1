"""Lists of tickets, read in pages."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets.reading import TicketList
from models.people import Person
from tests import factories
from tests.personas import ActorOf, StandardSchool


@pytest.mark.parametrize(("offset", "shown"), [(0, 3), (3, 2), (6, 2), (600, 2)])
async def test_a_page_beyond_the_end_is_the_last_one(
    offset: int, shown: int, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        for _ in range(5):
            await factories.ticket(session, teacher)
    for name, which in (("teacher", TicketList.MINE), ("technician", TicketList.QUEUE)):
        lines, total = await services.tickets.read.page(await actor_of(name), which, offset, 3)
        assert (len(lines), total) == (shown, 5)


async def test_an_empty_list_has_an_empty_page(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    assert await services.tickets.read.page(await actor_of("teacher"), TicketList.MINE, 0, 3) == ([], 0)
