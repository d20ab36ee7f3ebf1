"""Breakdowns by their screens: two lines each, the worst first, and only ways that are open."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.i18n import LANGUAGES, Voice
from bot.markup import plain_of
from bot.services import Services
from bot.ui import Screen
from handlers.breakdown.addresses import Dimension
from handlers.site import Context, Nowhere
from models.base import table
from models.people import Role, RoleGrant
from models.roadmap import ItemState
from models.surveys import SurveyState
from models.tickets import TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.handlers.crawler import complaints_about, targets
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
NOVEMBER, YEAR = "m202611", "y2026"
DAY = timedelta(days=1)


def lines_of(screen: Screen) -> list[str]:
    return "\n".join(plain_of(VOICES[0].html(line)) for line in screen.lines).splitlines()


async def follow(context: Context, packed: str) -> Screen:
    shown = (await context.site.follow(context, packed)).screen
    assert shown is not None
    return shown


async def read(context: Context, dimension: str, period: str = NOVEMBER, page: int = 0) -> list[str]:
    return lines_of(await follow(context, f"status.by:{dimension}:{period}:{page}"))


@pytest.fixture
async def busy(db: Database, services: Services, school: StandardSchool) -> None:
    """Faults in a room and outside, items of the plan, sheets of a survey."""
    opened, technician = SCHOOL_MORNING - 8 * DAY, school.people["technician"]
    projector: dict[str, Any] = {
        "room_id": school.rooms["214"],
        "asset_id": school.devices["Проектор Acme X1"],
        "kind": "projector",
    }
    done: dict[str, Any] = {"state": TicketState.CLOSED, "solved_at": opened + DAY, "closed_at": opened + DAY}
    done |= {"solved_in": 90, "in_time": True, "assignee_id": technician}
    async with db.write(SYSTEM) as session:
        for _ in range(3):
            await factories.ticket(session, opened_at=opened, symptom="no_power", **projector, **done)
        late: dict[str, Any] = {"solve_by": SCHOOL_MORNING - DAY, "assignee_id": technician}
        await factories.ticket(session, opened_at=opened, kind="printer", **late)
        section = await factories.roadmap_section(session, title="Кабинеты")
        item = await factories.roadmap_item(session, section, created_at=SCHOOL_MORNING)
        await factories.roadmap_control(session, item, day=(SCHOOL_MORNING - DAY).date())
        await factories.roadmap_assignee(session, item, person_id=school.people["teacher"])
        await factories.roadmap_item(session, section, state=ItemState.DONE, closed_at=opened)
        running: dict[str, Any] = {"state": SurveyState.RUNNING, "started_at": opened}
        survey = await factories.survey(session, **running, ends_on=SCHOOL_MORNING.date())
        for number in range(8):
            await factories.survey_unit(session, survey, group_code="5А", answered=number < 2)
        await services.directory.touch(session)


async def test_two_lines_each_and_the_worst_first(busy: None, context_of: ContextOf) -> None:
    director = await context_of("director")
    assert await read(director, "building") == [
        "🧭 По корпусам: ноябрь 2026",
        "Неисправности. Сначала – где хуже. Открытые – на 24.11.2026.",
        "\u200b",
        "• Вне кабинетов: открыто 1, просрочено 1",
        "– новых 1 · решено 0",
        "• Главный корпус: открытых нет",
        "– новых 3 · решено 3 · в срок 100 % · обычно за 1,5 ч",
    ]
    expected = {
        "room": [
            "• Вне кабинетов: открыто 1, просрочено 1",
            "2. каб. 214 (кабинет физики), Главный корпус: открытых нет",
        ],
        "kind": ["• Принтер, МФУ: открыто 1, просрочено 1"],
        "team": ["• Техническая служба: открыто 1, просрочено 1"],
        "often": [
            "1. каб. 214 (кабинет физики), Главный корпус: 3 раза",
            "– Проектор: Не включается × 3 · последний раз 16.11.2026",
        ],
        "devices": ["1. Проектор Acme X1, каб. 214: 3 раза"],
        "times": [
            "• ✅ Проектор: обещано 16 ч",
            "– обычно за 1,5 ч · 9 из 10 заявок – быстрее чем за 1,5 ч · решено 3",
        ],
        "weeks": ["• 16.11–22.11: 4 → 3", "– осталось 1 · обычно за 1,5 ч"],
        "person": [
            "– открыто 1, просрочено 1 · решено 3 · обычно за 1,5 ч",
            "– 1 пункт плана, просрочено 1",
        ],
        "section": ["1. Кабинеты: выполнено 1 из 2", "– просрочено 1 · с подтверждением 0 из 1"],
        "class": ["– опросы 25 % · родители в боте: 1 из 1"],
    }
    for dimension, some in expected.items():
        found = await read(director, dimension)
        for line in some:
            assert any(line in one for one in found), (dimension, line, found)
    assert expected.keys() | {"all", "building", "needs"} == set(Dimension)


async def test_a_period_without_anything_says_so(context_of: ContextOf) -> None:
    director = await context_of("director")
    for dimension in set(Dimension) - {Dimension.ALL, Dimension.CLASS}:
        for period in ("m202601", "x20161125-20261124"):
            assert (await read(director, dimension, period))[1] == "За этот период здесь пусто.", dimension


async def test_everybody_gets_screens_for_a_phone_with_open_ways(busy: None, context_of: ContextOf) -> None:
    for who in ("director", "deputy", "coordinator", "several"):
        context = await context_of(who)
        hub = await follow(context, f"status.by:all:{NOVEMBER}:0")
        shown = [to for to in targets(hub) if to.startswith("status.by")]
        assert len(shown) <= 8, who
        beside = [to for one in shown for to in targets(await follow(context, one)) if to.startswith("status.by")]
        reached = {to.split(":")[1] for to in beside + shown}
        hidden = set() if who != "coordinator" else {"person", "needs"}
        assert reached == set(Dimension) - hidden, who
        for packed in dict.fromkeys((f"status.by:all:{NOVEMBER}:0", *shown, *beside)):
            answer = await context.site.follow(context, packed)
            assert list(complaints_about(answer, VOICES)) == [], (who, packed)
            assert answer.screen is not None
            for to in targets(answer.screen):
                await context.site.follow(context, to)


async def test_a_coordinator_sees_no_loads_and_no_foreign_lists(busy: None, context_of: ContextOf) -> None:
    context = await context_of("coordinator")
    looked = "all", "room", "often", "class", "section"
    shown = [await follow(context, f"status.by:{one}:{NOVEMBER}:0") for one in looked]
    ways = {to for one in shown for to in targets(one)}
    foreign = "history.", "person", "people", "status.by:person", "status.by:needs"
    assert not any(to.startswith(foreign) for to in ways)
    assert "roadmap.list:2026:1:0:all:all:0" in ways
    for dimension in ("person", "needs"):
        with pytest.raises(Denied):
            await follow(context, f"status.by:{dimension}:{NOVEMBER}:0")
    deputy = await context_of("deputy")
    room, person = [await follow(deputy, f"status.by:{one}:{NOVEMBER}:0") for one in ("room", "person")]
    assert any(to.startswith("history.room:") for to in targets(room))
    assert any(to.startswith("person:") for to in targets(person))


async def test_it_is_for_those_who_answer_for_the_school(
    db: Database, services: Services, busy: None, context_of: ContextOf
) -> None:
    addresses = [f"status.by:{dimension}:{NOVEMBER}:0" for dimension in Dimension]
    for who in ("teacher", "technician", "parent", "student", "admin", "editor", "class_teacher", "stranger"):
        context = await context_of(who)
        for packed in addresses:
            with pytest.raises(Denied):
                await follow(context, packed)
    async with db.write(SYSTEM) as session:
        revoked = update(table(RoleGrant)).where(table(RoleGrant).c.role == Role.DIRECTOR)
        await session.execute(revoked.values(until=date(2026, 11, 20)))
        await services.directory.touch(session)
    for packed in addresses:
        with pytest.raises(Denied):
            await follow(await context_of("director"), packed)


async def test_addresses_made_by_hand_are_refused(context_of: ContextOf) -> None:
    director = await context_of("director")
    for packed, error in (
        ("status.by:floor:m202611:0", Nowhere),
        ("status.by:room:m202611:-1", Nowhere),
        ("status.by:room:m202611", Nowhere),
        ("status.by:room:nothing:0", Missing),
        ("status.by:room:m202613:0", Missing),
        ("status.by:room:m202703:0", Invalid),
        ("status.by:all:x20261120-20261110:0", Missing),
    ):
        with pytest.raises(error):
            await follow(director, packed)


async def test_pages_and_periods_are_leafed_through(db: Database, services: Services, context_of: ContextOf) -> None:
    async with db.write(SYSTEM) as session:
        for _ in range(8):
            room = await factories.room(session)
            await factories.ticket(session, opened_at=SCHOOL_MORNING - DAY, room_id=room.id)
        await services.directory.touch(session)
    director = await context_of("director")
    first = await follow(director, f"status.by:room:{NOVEMBER}:0")
    assert {f"status.by:room:{NOVEMBER}:1", f"status.period:{NOVEMBER}:by.room"} <= set(targets(first))
    last = await read(director, "room", page=9)
    assert [line.partition(".")[0] for line in last if line.startswith(("7", "8"))] == ["7", "8"]
    assert "status.period:m202610:by.room" in targets(await follow(director, "status.by:room:m202610:0"))
