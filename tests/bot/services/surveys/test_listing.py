"""The list of surveys, and how far one has come."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from bot.db import Database
from bot.errors import Denied, Missing
from bot.services.surveys import SurveyState
from bot.services.surveys.listing import Progress
from bot.services.surveys.shapes import Rate
from models.surveys import SurveyUnit
from tests import factories
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SCHOOL_MORNING

SOME = ("teacher", "technician", "editor", "admin", "coordinator")


@contextmanager
def _counted(db: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)


async def test_what_runs_comes_first_with_how_many_have_answered(canvass: Canvass) -> None:
    deputy, listing = await canvass.actor_of("deputy"), canvass.services.surveys.listing
    over, gone = await canvass.running(), await canvass.draft(state=SurveyState.WITHDRAWN)
    await canvass.answer(over, "teacher")
    await canvass.end(over)
    planned = await canvass.draft(state=SurveyState.PLANNED, starts_on=date(2026, 12, 1))
    older, newer = await canvass.draft(created_at=SCHOOL_MORNING - timedelta(days=1)), await canvass.draft()
    runs = await canvass.running()
    await canvass.answer(runs, *SOME)
    found = await listing.lines(deputy, 0, 10)
    assert [one.id for one in found.lines] == [runs, newer, older, planned, over, gone]
    assert [(one.answered, one.asked) for one in found.lines] == [(5, 16), (0, 0), (0, 0), (0, 0), (1, 16), (0, 0)]
    part = await listing.lines(deputy, 4, 1)
    assert ([one.id for one in part.lines], part.total) == ([over], 6)
    ended = await listing.ended(deputy, 0, 10)
    assert ([one.id for one in ended.lines], ended.total) == ([over], 1)


async def test_a_long_list_takes_no_more_statements_than_a_short_one(canvass: Canvass) -> None:
    deputy, listing = await canvass.actor_of("deputy"), canvass.services.surveys.listing
    first = await canvass.running()
    with _counted(canvass.db) as few:
        await listing.lines(deputy, 0, 30)
    with _counted(canvass.db) as few_groups:
        await listing.progress(deputy, first)
    async with canvass.db.write(deputy) as session:
        for number in range(25):
            survey = await factories.survey(session, state=SurveyState.RUNNING)
            await factories.survey_unit(session, survey, group_code=f"{number}А")
            session.add(SurveyUnit(survey_id=first, group_code=f"{number}А"))
    with _counted(canvass.db) as many:
        found = await listing.lines(deputy, 0, 30)
    with _counted(canvass.db) as many_groups:
        await listing.progress(deputy, first)
    assert len(found.lines) == 26
    assert len(many) == len(few)
    assert len(many_groups) == len(few_groups)


async def test_progress_tells_groups_of_five_and_paper(canvass: Canvass) -> None:
    deputy, listing = await canvass.actor_of("deputy"), canvass.services.surveys.listing
    survey = await canvass.running()
    async with canvass.db.write(deputy) as session:
        for group, count in {"10Б": 5, "5А": 6, "9А": 4}.items():
            for number in range(count):
                entered = canvass.school.people["class_teacher"] if number == 0 else None
                unit = SurveyUnit(survey_id=survey, group_code=group, answered=number < 2, entered_by=entered)
                session.add(unit)
    await canvass.answer(survey, *SOME)
    found = await listing.progress(deputy, survey)
    assert [(one.group, one.answered, one.asked) for one in found.rates[:2]] == [("5А", 2, 6), ("10Б", 2, 5)]
    assert all(one.asked >= 5 for one in found.rates)
    assert (found.answered, found.asked) == (11, 31)
    assert (found.entered, found.on_paper) == (3, 9)
    # Of sixteen of the staff five have answered, one never joined.
    assert (found.silent, found.reminded_today) == (10, False)
    await canvass.services.surveys.starting.remind(deputy, survey)
    assert (await listing.progress(deputy, survey)).reminded_today
    await canvass.end(survey)
    assert (await listing.progress(deputy, survey)).silent == 0


def test_years_are_made_of_their_classes() -> None:
    rates = (Rate("5А", 1, 5), Rate("5Б", 2, 6), Rate("10А", 3, 7), Rate("role-staff", 4, 8), Rate("", 0, 9))
    by_years = Progress(rates, 0, 0, 0, reminded_today=False).by_years()
    assert by_years == (Rate("5", 3, 11), Rate("10", 3, 7), Rate("role-staff", 4, 8), Rate("", 0, 9))


async def test_only_managers_read_and_only_what_is_there(canvass: Canvass) -> None:
    listing = canvass.services.surveys.listing
    survey = await canvass.running()
    for name in ("class_teacher", "editor", "parent", "admin"):
        actor = await canvass.actor_of(name)
        for reading in (listing.lines(actor, 0, 6), listing.ended(actor, 0, 6), listing.progress(actor, survey)):
            with pytest.raises(Denied):
                await reading
    with pytest.raises(Missing):
        await listing.progress(await canvass.actor_of("deputy"), 999_999)
