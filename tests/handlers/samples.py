"""What happens in a school: tickets in every state with long histories, drafts, names full of markup."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.text import COMMENT_LIMIT
from handlers.site import NoticeArgs
from models.delivery import NoticeState
from models.people import Person
from models.school import Building, Room, School
from models.teams import Team
from models.tickets import TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.handlers import (
    acting_samples,
    audience_samples,
    news_samples,
    newsroom_samples,
    plan_samples,
    summary_samples,
    supply_samples,
    survey_samples,
    surveys_samples,
    upkeep_samples,
    website_samples,
)
from tests.personas import StandardSchool

# What the notices carry that need more than their kind: by kind, the thing and the arguments.
NOTICES = {
    f"ticket.{kind}": NoticeArgs("ticket:1", {})
    for kind in (
        "opened",
        "suggested",
        "informed",
        "vouch",
        "reject",
        "take",
        "solve",
        "done",
        "confirm",
        "return",
        "fixed",
        "cancel",
    )
}
# What the clock brings; tickets are numbered by their states.
NOTICES["ticket.overdue"] = NoticeArgs("ticket:2", {"term": "react", "level": 2})
NOTICES["ticket.delayed"] = NoticeArgs("ticket:2", {})
NOTICES["ticket.wake"] = NoticeArgs("ticket:3", {})
NOTICES["ticket.remind"] = NoticeArgs("ticket:5", {})
NOTICES |= {f"ticket.{kind}": NoticeArgs("ticket:4", {}) for kind in ("ask_again", "unanswered")}
NOTICES["ticket.closed"] = NoticeArgs("ticket:6", {})
# What is said stands in the history of the ninth ticket, the longest one.
NOTICES |= {
    f"ticket.{kind}": NoticeArgs("ticket:9", {"event": 1, "by": "reporter"})
    for kind in ("asked", "answered", "added", "noted")
}
NOTICES["ticket.rate"] = NoticeArgs("ticket:9", {"event": 1, "words": True})
NOTICES |= upkeep_samples.NOTICES | supply_samples.NOTICES | plan_samples.NOTICES | news_samples.NOTICES
NOTICES |= website_samples.NOTICES | survey_samples.NOTICES
NOTICES |= newsroom_samples.NOTICES | surveys_samples.NOTICES | acting_samples.NOTICES | summary_samples.NOTICES
NOTICES["chats.brought"] = NoticeArgs("chats.one:1", {})
NOTICES |= {f"ticket.{kind}": NoticeArgs("ticket:3", {}) for kind in ("hand", "team", "merge")}
NOTICES["ticket.wait"] = NoticeArgs("ticket:4", {})
_DAYS = {"name": "Ежова М. П.", "first": "2026-11-24", "last": "2026-11-26"}
NOTICES |= {f"absence.{kind}": NoticeArgs(None, _DAYS) for kind in ("deputy", "off", "noted")}
NOTICES |= {f"absence.{kind}": NoticeArgs(None, {"name": "Ежова М. П.", "count": 3}) for kind in ("tickets", "freed")}
NOTICES["absence.unreachable"] = NoticeArgs("person:1", {"name": "Ежова М. П.", "count": 3})
NOTICES["people.handed"] = NoticeArgs(None, {"name": "Ежова М. П."})

WILD = "<b>&amp; «ёлка» 👩‍🏫 " + "слово " * 200


async def fill(session: AsyncSession, school: StandardSchool) -> None:
    """Tickets of the teacher in every state, one with everything at its longest, one of another place; two drafts."""
    teacher = await session.get_one(Person, school.people["teacher"])
    technicians = (await session.execute(select(Team.id).where(Team.code == "technical"))).scalar_one()
    first = None
    for number, state in enumerate(TicketState):
        made = await factories.ticket(
            session,
            teacher,
            state=state,
            merged_into_id=first if state is TicketState.MERGED else None,
            waiting_for=WaitingFor.PART if state is TicketState.WAITING else None,
            room_id=school.rooms["214"],
            place=None,
            asset_id=school.devices["МФУ"],
            kind="printer",
            symptom="jam",
            assignee_id=None if state is TicketState.NEW else school.people["technician"],
            opened_at=SCHOOL_MORNING - timedelta(hours=number),
            team_id=technicians,
            react_by=SCHOOL_MORNING - timedelta(days=number),
            solve_by=SCHOOL_MORNING + timedelta(hours=number),
        )
        first = first or made.id
    room = await session.get_one(Room, school.rooms["102"])
    await factories.asset(session, room, name=WILD[:80], kind="unheard of")
    longest = await factories.ticket(
        session, teacher, place=WILD[:120], symptom=None, words=WILD[:COMMENT_LIMIT], state=TicketState.SOLVED
    )
    for _ in range(12):
        await factories.ticket_event(session, longest, action="say", words=WILD[:COMMENT_LIMIT])
    for kind in ("photo", "video", "voice", "document"):
        await factories.ticket_media(session, longest, kind=kind)
    for number in range(14):
        await factories.ticket(
            session, await session.get_one(Person, school.people["keeper_of_many"]), place=f"Место {number}"
        )
    deputy = await session.get_one(Person, school.people["deputy"])
    await factories.report_draft(
        session,
        deputy,
        room_id=school.rooms["305"],
        kind="computer",
        symptom="slow",
        words=WILD[:COMMENT_LIMIT],
        media="photo photo1\nvideo video1",
    )
    await upkeep_samples.fill_upkeep(session, school, technicians)
    await supply_samples.fill_supplies(session, school)
    await plan_samples.fill_plan(session, school)
    await website_samples.fill_website(session)
    await news_samples.fill_news(session, school)
    await newsroom_samples.fill_newsroom(session, school)
    await audience_samples.fill_audiences(session, school)
    await survey_samples.fill_surveys(session, school)
    await summary_samples.fill_templates(session)
    await surveys_samples.fill_managed(session, school)
    await factories.group_chat(session, title=WILD[:120])
    for number in range(7):
        await factories.group_chat(session, title=f"Чат {number}", group_code="role-parent")
    await session.execute(update(School).values(name="Школа «Ёлка»"))
    await session.execute(update(Team).where(Team.id == technicians).values(head_id=school.people["technician"]))
    editor = await session.get_one(Person, school.people["editor"])
    await factories.team_member(session, await session.get_one(Team, technicians), editor)
    await session.execute(update(Building).values(head_id=school.people["deputy"]))
    await factories.calendar_day(session)
    await factories.put_aside(session)
    failed = {"state": NoticeState.FAILED, "done_at": SCHOOL_MORNING, "error": "Bad Request"}
    await factories.outbox_notice(session, deputy, **failed)
    not_joined = await session.get_one(Person, school.people["not_joined"])
    await factories.invitation(session, not_joined)
    await factories.invitation(session, not_joined, person_id=None, child_id=school.children[0])
    await factories.invitation(session, await session.get_one(Person, school.children[1]))
    director = await session.get_one(Person, school.people["director"])
    await factories.report_draft(session, director, place=WILD[:120], kind="other", media="photo photo2")
