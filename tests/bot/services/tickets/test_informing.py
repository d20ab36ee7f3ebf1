"""Who heads a building hears of a pupil's report too, once the keeper has passed it on."""

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
from tests.personas import ActorOf, StandardSchool


async def test_the_head_of_the_building_hears_of_what_the_keeper_passed_on(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        room = await session.get_one(Room, school.rooms["214"])
        (await session.get_one(Building, room.building_id)).head_id = school.people["deputy"]
        pupil = await session.get_one(Person, school.people["student"])
        ticket = await factories.ticket(session, pupil, state=TicketState.UNCONFIRMED, room_id=room.id, place=None)
        await services.directory.touch(session)
    await services.tickets.working.make(await actor_of("teacher"), ticket.id, Step.VOUCH)
    async with db.read() as session:
        informed = select(OutboxNotice.person_id).where(OutboxNotice.kind == "ticket.informed")
        assert (await session.execute(informed)).scalars().all() == [school.people["deputy"]]
