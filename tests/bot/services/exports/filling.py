"""One thing of each register, with the same words in every field that somebody may type."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.news import PostState, Reaction
from models.people import Person
from models.roadmap import RoadmapSection
from models.school import Asset, Building, Department, Room
from models.tickets import TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

HOUR = timedelta(hours=1)
# What the words of a training begin with, so that the register of trainings has it.
TRAINING = "Семинар для учителей: "


async def fill(session: AsyncSession, school: StandardSchool, team: int, words: str) -> None:
    """A ticket, an item with evidence, a move, a device, a letter, two meetings and a consent, all of this morning."""
    teacher = await session.get_one(Person, school.people["teacher"])
    short = words[:40]
    await _name_all(session, school, short)
    asset = await session.get_one(Asset, school.devices["МФУ"])
    asset.name, asset.inventory_number, asset.confirmed_on = short, short, date(2026, 10, 5)
    ticket = await factories.ticket(
        session,
        teacher,
        team_id=team,
        room_id=school.rooms["214"],
        place=None,
        asset_id=asset.id,
        words=words,
        state=TicketState.CLOSED,
        assignee_id=school.people["technician"],
        responded_at=SCHOOL_MORNING + HOUR,
        solved_at=SCHOOL_MORNING + 2 * HOUR,
        solve_by=SCHOOL_MORNING + 3 * HOUR,
        rating=5,
    )
    by = school.people["technician"]
    await factories.ticket_event(session, ticket, person_id=by, action="solve", words=words)
    await factories.ticket(session, teacher, team_id=team, room_id=None, place=short)
    await _plan(session, teacher, words)
    supply = await factories.consumable(session, name=short, unit=words[:16], stock=3, minimum=5)
    for amount in (10, -4, -3):
        await factories.stock_move(
            session, supply, amount=amount, person_id=school.people["storekeeper"], ticket_id=ticket.id
        )
    await _news(session, school, words)
    await factories.consent(session, teacher, purpose=short[:32], version=short[:16])


async def _name_all(session: AsyncSession, school: StandardSchool, words: str) -> None:
    for name in ("teacher", "technician", "storekeeper", "deputy"):
        person = await session.get_one(Person, school.people[name])
        person.surname = words
    (await session.get_one(Building, next(iter(school.buildings.values())))).name = words
    (await session.get_one(Department, school.department)).name = words
    room = await session.get_one(Room, school.rooms["214"])
    room.number, room.name = words[:16], words


async def _plan(session: AsyncSession, teacher: Person, words: str) -> None:
    section: RoadmapSection = await factories.roadmap_section(session, title=words, number=words[:16])
    said = {"period_words": words, "number": words[:16], "starts_on": date(2026, 11, 1), "said_at": SCHOOL_MORNING}
    item = await factories.roadmap_item(session, section, text=words, **said)
    await factories.roadmap_assignee(session, item, teacher, words=words)
    item = await factories.roadmap_item(session, section, text=TRAINING + words, **said)
    await factories.roadmap_assignee(session, item, group_code="staff-", words=words)
    await factories.roadmap_evidence(session, item, name=words)


async def _news(session: AsyncSession, school: StandardSchool, words: str) -> None:
    author = await session.get_one(Person, school.people["deputy"])
    html = words.replace("&", "&amp;").replace("<", "&lt;")
    sent = {"html": html, "state": PostState.SENT, "sent_at": SCHOOL_MORNING}
    letter = await factories.news_post(
        session, author, reaction=Reaction.ACKNOWLEDGE, groups=[f"department-{school.department}"], **sent
    )
    counts = {"meant": 8, "reached": 6, "units": 8, "reacted": 4, "in_time": 2}
    await factories.news_tally(session, letter, **counts)
    for groups, before in ((["role-parent"], ""), (["staff-"], TRAINING)):
        meeting = await factories.news_post(
            session,
            author,
            **sent | {"html": before + html},
            reaction=Reaction.MEETING,
            groups=groups,
            place=words,
            meets_at=SCHOOL_MORNING + timedelta(days=3),
        )
        for name, answer in (("teacher", 0), ("technician", 1), ("director", None)):
            person = await session.get_one(Person, school.people[name])
            at = SCHOOL_MORNING if answer is not None else None
            got = {"in_person": True, "answer": answer, "reacted_at": at}
            await factories.news_recipient(session, meeting, person, **got)
