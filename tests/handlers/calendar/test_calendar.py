"""One's own calendar: what stands in it, by a link and as a file, and who reads it by the link."""

from datetime import date
from functools import partial

import pytest
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar as Ics
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.web import add_calendars, build_web
from handlers.calendar import screens
from handlers.calendar.addresses import Calendar, CalendarFile, CalendarLink, RevokeLink
from models.people import Person, RoleGrant
from models.roadmap import CalendarFeed
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import ContextOf, StandardSchool


@pytest.fixture
async def deeds(db: Database, school: StandardSchool) -> None:
    """A deadline and a task of the teacher's, one of somebody else."""
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        section = await factories.roadmap_section(session, number="2.")
        item = await factories.roadmap_item(session, section, number="5.", text="Осмотреть «ёлку» & <кабинет>")
        await factories.roadmap_assignee(session, item, teacher)
        await factories.roadmap_control(session, item)
        await factories.task(session, teacher, text="Собрать список", due_on=date(2026, 11, 27))
        other = await factories.roadmap_item(session)
        await factories.roadmap_assignee(session, other, await session.get_one(Person, school.people["deputy"]))
        await factories.roadmap_control(session, other)


def token_of(words: str) -> str:
    return words.rpartition("/")[2].partition(".ics")[0]


async def link(context_of: ContextOf, name: str, update_id: int) -> str:
    context = await context_of(name, update_id=update_id)
    context.services.calendars.public_url = "https://bot.school.example"
    answer = await screens.make_link(context, CalendarLink())
    assert answer.screen is not None
    shown = str(answer.screen.lines[1].args["link"])
    assert shown.startswith("https://bot.school.example/calendar/")
    return token_of(shown)


@pytest.mark.usefixtures("deeds")
async def test_the_file_holds_ones_own_days(context_of: ContextOf) -> None:
    shown = await screens.as_file(await context_of("teacher"), CalendarFile())
    assert shown.file is not None
    events = Ics.from_ical(shown.file.content).walk("VEVENT")
    assert [(event.decoded("dtstart"), str(event["summary"])) for event in events] == [
        (date(2026, 11, 27), "📋 Собрать список"),
        (date(2026, 12, 15), "🗺 2.5. Осмотреть «ёлку» & <кабинет>"),
    ]
    assert events[0].decoded("dtstamp") == SCHOOL_MORNING


@pytest.mark.usefixtures("deeds")
async def test_a_link_reads_until_it_is_renewed_or_closed(
    context_of: ContextOf, services: Services, db: Database
) -> None:
    first = await link(context_of, "teacher", 1)
    async with db.read() as session:
        assert first not in str(list(await session.scalars(select(CalendarFeed.token_hash))))
    reader = await services.calendars.reader(first)
    assert reader is not None
    assert len(await services.calendars.entries(reader)) == 2
    second = await link(context_of, "teacher", 2)
    assert await services.calendars.reader(first) is None
    assert await services.calendars.reader(second) is not None
    await screens.revoke(await context_of("teacher", update_id=3), RevokeLink())
    assert await services.calendars.reader(second) is None


async def test_who_is_one_of_the_staff_no_more_is_read_by_nobody(
    context_of: ContextOf, services: Services, db: Database, school: StandardSchool
) -> None:
    token = await link(context_of, "teacher", 1)
    async with db.write(SYSTEM) as session:
        grant = (await session.scalars(select(RoleGrant).where(RoleGrant.person_id == school.people["teacher"]))).one()
        grant.until = date(2026, 11, 1)
        await services.directory.touch(session)
    assert await services.calendars.reader(token) is None


async def test_parents_and_pupils_have_none(context_of: ContextOf) -> None:
    for name in ("parent", "student"):
        for step in (screens.calendar(await context_of(name), Calendar()), link(context_of, name, 9)):
            with pytest.raises(Denied):
                await step


async def test_the_web_port_gives_it_to_whoever_has_the_link() -> None:
    async def read(right: str, token: str) -> bytes | None:
        return b"BEGIN:VCALENDAR" if token == right else None

    async def ready() -> None:
        return None

    async def no_figures() -> list[object]:
        return []

    app = build_web(ready, no_figures)  # type: ignore[arg-type]  # figures are not asked for here
    add_calendars(app, partial(read, "right"))
    async with TestClient(TestServer(app)) as client:
        found = await client.get("/calendar/right.ics")
        assert (found.status, found.content_type, await found.read()) == (200, "text/calendar", b"BEGIN:VCALENDAR")
        assert found.headers["Cache-Control"] == "private, no-store"
        assert (await client.get("/calendar/wrong.ics")).status == 404
