"""The summary's settings and looks, as people see them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid
from bot.i18n import Voice
from bot.services import Services
from bot.ui import Incoming, Screen
from handlers.site import NoticeArgs, Site
from handlers.summary.actions import set_monthly, set_time, set_weekday, time_typed
from handlers.summary.addresses import SetMonthly, SetTime, SetWeekday, Show, Time, Wishes
from handlers.summary.screens import show, summary, time_of_day
from models.base import table
from models.people import Role, RoleGrant
from models.tickets import TicketState
from tests import factories
from tests.databases import SetClock, sqlite_only
from tests.personas import ContextOf, StandardSchool

pytestmark = [sqlite_only, pytest.mark.usefixtures("school")]

RU = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))
MONDAY = datetime(2026, 11, 16, 1, 15, tzinfo=UTC)
WEEK = {"period": "w20261109", "kind": "week"}


@pytest.fixture(autouse=True)
def monday(clock: SetClock) -> None:
    clock.time = MONDAY


def words(shown: Screen) -> str:
    return "\n".join(RU.html(line) for line in shown.lines)


def labels(shown: Screen) -> list[str]:
    return [RU.plain(button.label) for row in shown.rows for button in row]


async def told(site: Site, context_of: ContextOf, name: str, what: str, **args: Any) -> Screen | None:
    return await site.notices[what].full(await context_of(name), NoticeArgs(None, args))


async def test_whoever_gets_one_chooses_when(context_of: ContextOf) -> None:
    context = await context_of("director")
    assert "в понедельник, в 08:00" in words(await summary(context, Wishes()))
    await set_weekday(context, SetWeekday(weekday=4))
    await set_time(context, SetTime(at=9 * 60))
    after = await time_typed(context, Time(), Incoming(text="в 10:30"))
    assert after.screen is not None
    assert "в пятницу, в 10:30" in words(after.screen)
    assert labels(after.screen)[:5] == ["Пн", "Вт", "Ср", "Чт", "✓ Пт"]
    await set_weekday(context, SetWeekday(weekday=7))
    none = await set_monthly(context, SetMonthly(wanted=0))
    assert none.screen is not None
    assert words(none.screen).count("не присылать") == 2
    assert "10:30" not in labels(await time_of_day(context, Time()))
    with pytest.raises(Invalid, match="error-summary-time"):
        await time_typed(context, Time(), Incoming(text="как-нибудь утром"))
    with pytest.raises(Invalid):
        await time_typed(context, Time(), Incoming(text="3:00"))


async def test_nobody_else_has_one(context_of: ContextOf) -> None:
    for name in ("teacher", "parent", "student", "stranger"):
        context = await context_of(name)
        for try_it in (summary(context, Wishes()), show(context, Show(period="m202610"))):
            with pytest.raises(Denied):
                await try_it


async def test_the_message_says_what_stands_and_what_to_do(
    db: Database, site: Site, context_of: ContextOf, services: Services
) -> None:
    async with db.write(SYSTEM) as session:
        late: dict[str, Any] = {"opened_at": MONDAY - timedelta(days=3), "solve_by": MONDAY - timedelta(days=2)}
        await factories.ticket(session, **late, state=TicketState.TAKEN)
    seen = await told(site, context_of, "director", "status.summary", **WEEK)
    assert seen is not None
    text = words(seen)
    assert text.startswith("<b>📬 Сводка: неделя 09.11–15.11.2026</b>\n")
    assert text.splitlines()[2].startswith("🔸 <b>Заявки"), "the worst stands first"
    assert "Хуже всего сейчас" in text
    assert any("Поторопить" in label for label in labels(seen))
    worker = await told(site, context_of, "technician", "status.summary", **WEEK)
    assert worker is not None
    assert "Новых: 1, решено: 0" in words(worker)
    assert "Открыто сейчас: 1, просрочено: 1" in words(worker)
    calm = await told(site, context_of, "class_teacher", "status.summary", **WEEK)
    assert calm is not None
    assert "всё спокойно" in words(calm)


async def test_all_is_well_only_where_no_light_tells_otherwise(db: Database, site: Site, context_of: ContextOf) -> None:
    late: dict[str, Any] = {"opened_at": MONDAY - timedelta(days=3), "solve_by": MONDAY - timedelta(days=2)}
    for count, is_well in ((0, True), (1, False)):
        async with db.write(SYSTEM) as session:
            for _ in range(count):
                await factories.ticket(session, **late)
        seen = await told(site, context_of, "coordinator", "status.summary", **WEEK)
        assert seen is not None
        assert ("👍" in words(seen)) is is_well, words(seen)


async def test_what_is_red_no_more_is_not_told(
    db: Database, site: Site, context_of: ContextOf, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        late: dict[str, Any] = {"opened_at": MONDAY - timedelta(days=30), "solve_by": MONDAY - timedelta(days=29)}
        ticket = await factories.ticket(session, **late, urgent=True)
        gone = await factories.ticket(session, **late, urgent=True, state=TicketState.CLOSED, closed_at=MONDAY)
    things = [f"ticket:{ticket.id}", f"ticket:{gone.id}", "item:404"]
    seen = await told(site, context_of, "director", "status.red", things=things)
    assert seen is not None
    assert "Требует внимания: 1 дело" in words(seen)
    assert await told(site, context_of, "director", "status.red", things=things[1:]) is None


async def test_whose_role_ended_meanwhile_gets_nothing(
    db: Database, services: Services, site: Site, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        ended = update(table(RoleGrant)).where(table(RoleGrant).c.role == Role.DIRECTOR)
        await session.execute(ended.values(until=date(2026, 11, 15)))
        await services.directory.touch(session)
    assert await told(site, context_of, "director", "status.summary", **WEEK) is None
    assert await told(site, context_of, "director", "status.red", things=["ticket:1"]) is None
