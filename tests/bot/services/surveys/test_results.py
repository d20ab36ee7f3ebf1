"""Who sees results, and when; what of them is hidden; what is counted once and what anew."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, event, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated, SchoolError
from bot.services import Services
from bot.services.surveys.tables import Level
from models.people import RoleGrant
from models.surveys import SurveyMode, SurveySheet, SurveyState, SurveyUnit
from tests.bot.services.surveys.canvass import Canvass
from tests.bot.services.surveys.ended import ended, sheets_of
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool

ASKED = ("teacher", "keeper_of_many", "technician", "editor", "coordinator")


async def test_nobody_sees_results_before_the_end_and_only_managers_after_it(
    canvass: Canvass, services: Services, actor_of: ActorOf
) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *ASKED)
    for name in ("deputy", "director"):
        with pytest.raises(Outdated) as refused:
            await services.surveys.results.outcome(await actor_of(name), survey)
        assert (refused.value.key, refused.value.shows) == ("error-survey-no-results-yet", f"surveys.one:{survey}")
    await canvass.end(survey)
    outcome = await services.surveys.results.outcome(await actor_of("deputy"), survey)
    assert (outcome.results.answered, outcome.question(1).answered) == (5, 5)
    assert [one.words for one in outcome.question(3).texts] == ["Нужен принтер"]
    for name in ("teacher", "class_teacher", "parent", "student", "admin", "coordinator", "stranger"):
        with pytest.raises(Denied):
            await services.surveys.results.outcome(await actor_of(name), survey)


async def test_of_four_sheets_of_an_anonymous_survey_nothing_is_shown(
    canvass: Canvass, services: Services, actor_of: ActorOf
) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *ASKED[:4])
    await canvass.end(survey)
    outcome = await services.surveys.results.outcome(await actor_of("director"), survey)
    assert (outcome.results.is_hidden, outcome.results.answered) == (True, 4)
    assert (outcome.results.questions, outcome.found) == ((), ())
    assert all(not one.said.values and not any(one.options.values()) for one in outcome.tally.seen.values())
    for refused in (lambda: outcome.question(1), lambda: outcome.compare(1, Level.GROUP), lambda: outcome.cross(1, 2)):
        with pytest.raises(Missing):
            refused()


async def test_what_has_not_ended_has_no_results_in_any_state(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    states = {SurveyState.ENDED: None, SurveyState.WITHDRAWN: "error-survey-no-results"}
    for state in SurveyState:
        survey = await ended(db, school, 6, 6, state=state)
        key = None
        try:
            await services.surveys.results.outcome(await actor_of("deputy"), survey)
        except SchoolError as refused:
            key = refused.key
        assert key == states.get(state, "error-survey-no-results-yet"), state
    with pytest.raises(Missing):
        await services.surveys.results.outcome(await actor_of("deputy"), 10_000)


@sqlite_only
async def test_a_deputy_who_is_none_any_more_sees_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    survey = await ended(db, school)
    await services.surveys.results.outcome(await actor_of("deputy"), survey)
    async with db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == school.people["deputy"]))
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await services.surveys.results.outcome(await actor_of("deputy"), survey)


@sqlite_only
async def test_sheets_are_read_once_and_an_erased_one_is_counted_no_more(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey = await ended(db, school, 9, mode=SurveyMode.NAMED)
    said: list[str] = []
    event.listen(db.engine.sync_engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    deputy = await actor_of("deputy")
    for expected in (1, 1):
        assert (await services.surveys.results.outcome(deputy, survey)).question(1).answered == 9
        assert len([one for one in said if "survey_sheets.answers" in one]) == expected
    async with db.write(SYSTEM) as session:
        await session.execute(delete(SurveySheet).where(SurveySheet.survey_id == survey))
    assert (await services.surveys.results.outcome(deputy, survey)).question(1).answered == 0


@sqlite_only
async def test_a_copy_is_compared_with_the_survey_of_last_year_as_far_as_that_has_ended(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    last_year = await ended(db, school, sheets=sheets_of(20) * 2)
    survey = await ended(db, school, copied_from=last_year)
    outcome = await services.surveys.results.outcome(await actor_of("deputy"), survey)
    assert outcome.earlier is not None
    assert outcome.change(1).bars[0].before == pytest.approx(0.6)
    early = await ended(db, school, state=SurveyState.RUNNING)
    of_early = await ended(db, school, copied_from=early)
    outcome = await services.surveys.results.outcome(await actor_of("deputy"), of_early)
    assert (outcome.earlier, outcome.change(1).bars) == (None, ())


@sqlite_only
async def test_how_many_came_on_paper_is_told_where_they_are_not_too_few(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    for on_paper, told in ((0, 0), (1, None), (4, None), (5, 5), (15, 15), (16, None), (19, None), (20, 20)):
        survey = await ended(db, school, 20, 20)
        async with db.write(SYSTEM) as session:
            units = await session.scalars(select(SurveyUnit.id).where(SurveyUnit.survey_id == survey))
            first = units.all()[:on_paper]
            teacher = school.people["class_teacher"]
            await session.execute(update(SurveyUnit).where(SurveyUnit.id.in_(first)).values(entered_by=teacher))
        outcome = await services.surveys.results.outcome(await actor_of("deputy"), survey)
        assert outcome.results.on_paper == told, on_paper


@sqlite_only
async def test_rates_are_told_by_classes_and_no_question_is_found_by_a_forged_number(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey = await ended(db, school, 60, 90)
    outcome = await services.surveys.results.outcome(await actor_of("deputy"), survey)
    assert [(one.group, one.answered, one.asked) for one in outcome.results.rates] == [
        ("5А", 20, 30),
        ("5Б", 20, 30),
        ("9Б", 20, 30),
    ]
    assert [one.title for one in outcome.compare(1, Level.GROUP).rows] == ["5А", "5Б", "9Б"]
    assert outcome.cross(1, 3).cells
    for number in (0, 9, 999):
        for forged in (
            lambda number=number: outcome.question(number),
            lambda number=number: outcome.compare(number, Level.YEAR),
            lambda number=number: outcome.cross(1, number),
            lambda number=number: outcome.cross(number, 1),
            lambda: outcome.cross(1, 1),
        ):
            with pytest.raises(Missing):
                forged()


async def test_the_rate_of_a_single_person_is_told_of_a_named_survey_only(
    canvass: Canvass, services: Services, actor_of: ActorOf
) -> None:
    for mode in SurveyMode:
        survey = await canvass.running(mode=mode)
        await canvass.answer(survey, *ASKED)
        await canvass.end(survey)
        rates = (await services.surveys.results.outcome(await actor_of("deputy"), survey)).results.rates
        assert (min(one.asked for one in rates) >= 5) == (mode is SurveyMode.ANONYMOUS), mode
        assert sum(one.answered for one in rates) == len(ASKED)


@sqlite_only
async def test_it_ended_on_its_last_day_whenever_the_tick_came(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    day = SCHOOL_MORNING.date()
    for ends_on, told in (
        (day - timedelta(days=1), day - timedelta(days=1)),
        (day + timedelta(days=3), day),
        (None, day),
    ):
        survey = await ended(db, school, 6, 6, ends_on=ends_on)
        outcome = await services.surveys.results.outcome(await actor_of("deputy"), survey)
        assert outcome.results.ended_on == told, ends_on


@sqlite_only
async def test_a_survey_that_nobody_answered_has_results_of_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey = await ended(db, school, 0, 30)
    outcome = await services.surveys.results.outcome(await actor_of("deputy"), survey)
    assert (outcome.results.answered, outcome.results.asked, outcome.results.is_hidden) == (0, 30, False)
    assert {one.answered for one in outcome.results.questions} == {0}
    assert outcome.found == ()
