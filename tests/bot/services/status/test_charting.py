"""What pictures are drawn of: answers by group without giving a few away, stock by the end of a period, weeks."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid
from bot.services import Services
from bot.services.status.charting import FEWEST_WEEKS, StockLevel, trend_of
from bot.services.status.periods import EARLIEST, Period, PeriodKind, day_of, month_of, year_of
from bot.services.surveys.shapes import Rate
from models.surveys import SurveyState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool

TODAY = SCHOOL_MORNING.date()
NOVEMBER, OCTOBER = month_of(TODAY), month_of(date(2026, 10, 1))


async def test_answers_stand_by_group_and_few_people_stand_together(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        running: dict[str, Any] = {"state": SurveyState.RUNNING, "started_at": SCHOOL_MORNING - timedelta(days=2)}
        running["ends_on"] = TODAY
        for _ in range(2):
            survey = await factories.survey(session, **running)
            for number in range(16):
                group = next(
                    one for one, last in (("10А", 5), ("5А", 10), ("role-staff", 13), ("11Б", 16)) if number < last
                )
                await factories.survey_unit(session, survey, group_code=group, answered=number % 5 == 0)
        draft = await factories.survey(session)
        await factories.survey_unit(session, draft, group_code="5А", answered=True)
    read = services.status.charting
    found = await read.rates(await actor_of("coordinator"), NOVEMBER)
    assert list(found) == [Rate("5А", 2, 10), Rate("10А", 2, 10), Rate("", 4, 12)]
    assert list(await read.rates(await actor_of("director"), OCTOBER)) == []


async def test_stock_is_what_it_was_and_what_is_shortest_stands_first(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        paper = await factories.consumable(session, name="Бумага", unit="пачка", stock=4, minimum=8)
        await factories.stock_move(session, paper, amount=-6, at=SCHOOL_MORNING - timedelta(days=3))
        await factories.consumable(session, name="Мел", unit="кор.", stock=1, minimum=4)
        await factories.consumable(session, name="Клей", unit="шт.", stock=9)
        await factories.consumable(session, name="Не считают", minimum=4)
        await factories.consumable(session, name="Больше нет", stock=1, minimum=4, is_retired=True)
    director, read = await actor_of("director"), services.status.charting
    chalk, glue = StockLevel("Мел", "кор.", 1, 4), StockLevel("Клей", "шт.", 9, 0)
    assert await read.supplies(director, NOVEMBER) == [chalk, StockLevel("Бумага", "пачка", 4, 8), glue]
    assert await read.supplies(director, OCTOBER) == [chalk, StockLevel("Бумага", "пачка", 10, 8), glue]


async def test_only_who_sees_the_status_and_only_periods_that_make_sense(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    read = services.status.charting
    for who in ("teacher", "storekeeper", "admin", "parent", "stranger"):
        for one in (read.rates, read.supplies):
            with pytest.raises(Denied):
                await one(await actor_of(who), NOVEMBER)
    with pytest.raises(Invalid):
        await read.supplies(await actor_of("director"), month_of(date(2027, 3, 1)))


def test_short_periods_are_drawn_with_the_weeks_before_them() -> None:
    for period in (day_of(TODAY), NOVEMBER, day_of(EARLIEST + timedelta(days=9))):
        wider = trend_of(period, TODAY)
        assert (wider.kind, wider.last) == (PeriodKind.OWN, period.last), period
        last = min(period.last, TODAY)
        monday = last - timedelta(days=last.weekday())
        assert wider.first == max(EARLIEST, monday - timedelta(weeks=FEWEST_WEEKS - 1)), period
    for long in (year_of(TODAY), Period(PeriodKind.OWN, date(2026, 9, 1), TODAY)):
        assert trend_of(long, TODAY) == long
