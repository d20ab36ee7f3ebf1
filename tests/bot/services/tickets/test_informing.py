"""Who heads a building hears of a pupil's report too, once the keeper has passed it on, or it went on without them."""

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tickets.states import Step
from models.delivery import OutboxNotice
from models.people import Person
from models.school import Building, Room
from models.tickets import TicketState
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool


@pytest.mark.parametrize("by", ["the keeper", "the clock"])
async def test_the_head_of_the_building_hears_of_what_was_passed_on(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock, by: str
) -> None:
    async with db.write(SYSTEM) as session:
        room = await session.get_one(Room, school.rooms["214"])
        (await session.get_one(Building, room.building_id)).head_id = school.people["deputy"]
        pupil = await session.get_one(Person, school.people["student"])
        ticket = await factories.ticket(session, pupil, state=TicketState.UNCONFIRMED, room_id=room.id, place=None)
        await services.directory.touch(session)
    if by == "the keeper":
        await services.tickets.working.make(await actor_of("teacher"), ticket.id, Step.VOUCH)
    clock.advance(days=1)
    await services.tickets.forgotten.recall()
    async with db.read() as session:
        informed = select(OutboxNotice.person_id).where(OutboxNotice.kind == "ticket.informed")
        assert (await session.execute(informed)).scalars().all() == [school.people["deputy"]]
