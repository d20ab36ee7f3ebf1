"""What those asked see beforehand: results of made-up sheets, and never an answer of anybody."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from sqlalchemy import event

from bot.db import Database
from bot.errors import Missing
from bot.services import Services
from bot.services.surveys.form import Form
from bot.services.surveys.sampling import made_up, sample
from bot.services.surveys.shapes import FEWEST, What
from bot.services.surveys.storing import find
from bot.services.surveys.templates import all_templates
from models.surveys import SurveyMode, SurveyState
from tests.bot.services.surveys.canvass import Canvass
from tests.bot.services.surveys.ended import FORM, ended
from tests.bot.services.surveys.forms import forms
from tests.databases import sqlite_only
from tests.personas import ActorOf, StandardSchool

TEXTS = ("Одно", "Другое мнение", "Третье")
TITLES = ("5А", "5Б", "6А", "6Б", "7В", "9Б")
DAY = date(2026, 11, 24)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(forms())
def test_any_form_has_a_sample_and_the_same_each_time(form: Form) -> None:
    sheets = made_up(form, TITLES, TEXTS)
    assert sheets == made_up(form, TITLES, TEXTS)
    assert len(sheets) == 120
    assert {number for one in sheets for number in one.sheet} <= {one.number for one in form.questions}


@sqlite_only
async def test_a_sample_of_every_template_hides_small_numbers_and_shows_where_texts_stand(
    canvass: Canvass, db: Database
) -> None:
    draft = await canvass.draft()
    async with db.read() as session:
        survey = await find(session, draft)
    seen = {}
    for template in all_templates():
        outcome = sample(replace(survey, form=template.draft.form), TEXTS, DAY)
        questions = outcome.results.questions
        seen[template.slug] = questions
        assert sum(one.is_hidden for one in questions) * 2 < len(questions), template.slug
        for result in questions:
            told = [bar.count for bar in result.bars]
            assert all(count == 0 or count >= FEWEST for count in told), (template.slug, result.question.text)
    everything = [one for questions in seen.values() for one in questions]
    assert any(bar.what is What.REST for one in everything for bar in one.bars)
    assert any(one.texts for one in everything)


async def test_no_answer_of_anybody_is_read_for_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey = await ended(db, school, 60, 90)
    said: list[str] = []
    event.listen(db.engine.sync_engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    outcome = await services.surveys.sampling.outcome(await actor_of("deputy"), survey, TEXTS)
    read = " ".join(said)
    assert "surveys" in read
    assert not any(table in read for table in ("survey_sheets", "sealed_sheets", "survey_drafts"))
    words = {text.words for one in outcome.results.questions for text in one.texts}
    assert words <= set(TEXTS)
    assert outcome.results.answered == 120


async def test_who_is_asked_and_who_manages_may_look_at_it_and_nobody_else(
    canvass: Canvass, services: Services, actor_of: ActorOf
) -> None:
    draft = await canvass.draft()
    survey = await canvass.running()

    async def sees(name: str, number: int) -> bool:
        try:
            await services.surveys.sampling.outcome(await actor_of(name), number, TEXTS)
        except Missing:
            return False
        return True

    everybody = ("teacher", "editor", "deputy", "director", "parent", "student", "admin")
    assert [name for name in everybody if await sees(name, survey)] == [
        "teacher",
        "editor",
        "deputy",
        "director",
        "admin",
    ]
    assert [name for name in everybody if await sees(name, draft)] == ["deputy", "director"]


@sqlite_only
async def test_a_survey_of_the_staff_is_sampled_by_roles_and_a_named_one_hides_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    deputy = await actor_of("deputy")
    of_staff = await ended(db, school, 0, 5, groups=["staff-"], state=SurveyState.DRAFT, mode=SurveyMode.NAMED)
    outcome = await services.surveys.sampling.outcome(deputy, of_staff, TEXTS)
    assert {one.group.partition("-")[0] for one in outcome.results.rates} == {"role"}
    assert not any(one.is_hidden or one.hidden_options for one in outcome.results.questions)
    empty = await ended(db, school, 0, 5, Form(), state=SurveyState.DRAFT)
    assert (await services.surveys.sampling.outcome(deputy, empty, TEXTS)).results.questions == ()


def test_branches_are_followed() -> None:
    led_past = [one.sheet for one in made_up(FORM, TITLES, TEXTS) if one.sheet[4].number == 3]
    assert led_past
    assert all(5 not in sheet and 7 in sheet for sheet in led_past)
