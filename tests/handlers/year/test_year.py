"""The terms of the year: who may set them, what is understood, that the plan's looks follow."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid
from bot.services import Services
from bot.ui import Button, Incoming
from handlers.year import actions, addresses, screens
from models.roadmap import PeriodKind, RoadmapControl
from tests import factories
from tests.personas import ContextOf, StandardSchool

TERM = addresses.Term(start=2026, number=1)


async def test_the_days_of_a_term_are_typed_and_put_back(context_of: ContextOf, services: Services) -> None:
    answer = await actions.type_term(await context_of("admin", update_id=1), TERM, Incoming(text="с 1.09 по 23.10"))
    assert answer.screen is not None
    assert (await services.directory.now()).school_year(2026).terms[0].last == date(2026, 10, 23)
    await actions.reset(await context_of("admin", update_id=2), addresses.Usual(start=2026))
    assert (await services.directory.now()).school_year(2026).terms[0].last == date(2026, 10, 25)


async def test_trimesters_are_chosen_from_a_year_on(context_of: ContextOf, services: Services) -> None:
    await actions.set_kind(await context_of("admin", update_id=1), addresses.SetKind(start=2026, kind="trimesters"))
    school = await services.directory.now()
    assert [len(school.school_year(year).terms) for year in (2026, 2027)] == [3, 3]


async def test_what_can_not_be_a_term_is_explained(context_of: ContextOf) -> None:
    for words, key in (
        ("осень", "error-school-term-form"),
        ("01.09–31.09", "error-school-term-form"),
        ("24.10–01.09", "error-school-term-backwards"),
        ("01.09–10.11", "error-school-term-overlaps"),
        ("01.09.2025–24.10.2025", "error-school-term-outside"),
    ):
        with pytest.raises(Invalid) as refused:
            await actions.type_term(await context_of("admin"), TERM, Incoming(text=words))
        assert refused.value.key == key, words


async def test_only_who_configures_the_school_sets_terms(context_of: ContextOf) -> None:
    for name in ("teacher", "coordinator", "director", "parent"):
        context = await context_of(name)
        with pytest.raises(Denied):
            await screens.year(context, addresses.Year())
        with pytest.raises(Denied):
            await actions.reset(context, addresses.Usual(start=2026))


async def test_items_that_last_all_year_are_looked_at_when_the_new_terms_end(
    db: Database, context_of: ContextOf, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        item = await factories.roadmap_item(session, kind=PeriodKind.YEAR, ends_on=date(2027, 8, 31))
        for day in (date(2026, 10, 25), date(2026, 12, 29), date(2027, 3, 26), date(2027, 5, 26)):
            await factories.roadmap_control(session, item, day=day, is_pulse=True)
    await actions.set_kind(await context_of("admin", update_id=1), addresses.SetKind(start=2026, kind="trimesters"))
    async with db.read() as session:
        days = list(await session.scalars(select(RoadmapControl.day).order_by(RoadmapControl.day)))
    assert days == [date(2026, 10, 25), date(2027, 2, 20), date(2027, 5, 26)]  # the past one stays


async def test_each_year_s_terms_are_called_what_they_are(context_of: ContextOf) -> None:
    await actions.set_kind(await context_of("admin", update_id=1), addresses.SetKind(start=2027, kind="trimesters"))
    for start, other in ((2026, "trimesters"), (2027, "quarters")):
        found = await screens.year(await context_of("admin"), addresses.Year(start=start))
        buttons = [button.to for row in found.rows for button in row if isinstance(button, Button)]
        assert addresses.SetKind(start=start, kind=other) in buttons, start
        assert addresses.Usual(start=start) not in buttons, start
