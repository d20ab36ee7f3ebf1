"""Outages that go on and one that is over, planned work and its ticket, with everything at its longest."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.site import NoticeArgs
from models.people import Person
from models.tickets import TicketCategory, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import MAIN, StandardSchool

NOTICES = {"outage.over": NoticeArgs("outage:2", {})}

WORDS = "<b>&amp; «ёлка» 👩‍🏫 " + "слово " * 30


async def fill_upkeep(session: AsyncSession, school: StandardSchool, technical: int) -> None:
    """Outages with reports of the teacher, and one report that may belong to the first; planned work."""
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
    await _fill_planned(session, technician, technical)


async def _fill_planned(session: AsyncSession, technician: Person, technical: int) -> None:
    """Work of twelve steps with a ticket whose first step is done, more of it than fits a page, one that is stopped."""
    long = {"title": WORDS[:120], "checklist": "\n".join([WORDS[:80].strip()] * 12), "team_id": technical}
    work = await factories.planned_work(session, technician, **long, assignee_id=technician.id)
    for number in range(6):
        later = SCHOOL_MORNING.date() + timedelta(days=number)
        await factories.planned_work(session, technician, title=WORDS[:120], team_id=technical, next_on=later)
    stopped = await factories.planned_work(session, technician, team_id=technical, stopped_at=SCHOOL_MORNING)
    planned = {"category": TicketCategory.PLANNED, "symptom": None, "words": work.title, "team_id": technical}
    ticket = await factories.ticket(session, technician, **planned, planned_id=work.id)
    await factories.ticket(session, technician, **planned, planned_id=stopped.id, state=TicketState.CLOSED)
    for position in range(1, 13):
        done = {"done_by": technician.id, "done_at": SCHOOL_MORNING} if position == 1 else {}
        await factories.ticket_check(session, ticket, position=position, words=WORDS[:80].strip(), **done)
    for _ in range(8):
        await factories.ticket_event(session, ticket, action="say", words=WORDS * 3)
