"""What happens to a whole school: outages that go on and one that is over, with everything at its longest."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.site import NoticeArgs
from models.people import Person
from models.tickets import TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import MAIN, StandardSchool

NOTICES = {"outage.over": NoticeArgs("outage:2", {})}

WORDS = "<b>&amp; «ёлка» 👩‍🏫 " + "слово " * 30


async def fill_upkeep(session: AsyncSession, school: StandardSchool, technical: int) -> None:
    """Outages with reports of the teacher, and one report that may belong to the first."""
    technician = await session.get_one(Person, school.people["technician"])
    teacher = await session.get_one(Person, school.people["teacher"])
    there = {"team_id": technical, "building_id": school.buildings[MAIN], "words": WORDS[:200]}
    going_on = await factories.outage(session, technician, **there)
    over = {"ended_at": SCHOOL_MORNING, "ended_by": technician.id, "end_words": WORDS * 4}
    ended = await factories.outage(session, technician, **(there | over))
    for kind, symptom in (("board", "no_touch"), ("network", "socket"), ("journal", "not_opening")):
        opened_at = SCHOOL_MORNING - timedelta(days=2)
        await factories.outage(session, technician, kind=kind, symptom=symptom, team_id=technical, opened_at=opened_at)
    report = {"kind": "network", "symptom": "no_internet", "room_id": school.rooms["214"], "place": None}
    for _ in range(7):
        await factories.ticket(session, teacher, **report, outage_id=going_on.id)
    await factories.ticket(session, teacher, **report, outage_id=ended.id, state=TicketState.CLOSED)
    await factories.ticket(session, teacher, **(report | {"symptom": None}), words=WORDS)
