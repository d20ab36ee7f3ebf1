"""What is kept of answers under a name: shown to whose they are, and gone or nameless once the consent is withdrawn."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.errors import Outdated
from bot.reports.personal import personal_json
from bot.services.people.surveydata import SheetKept
from bot.services.surveys.form import Answer
from models.people import AuditEntry
from models.surveys import SealedSheet, SurveyDraft, SurveyMode, SurveySheet, SurveyUnit
from tests.bot.services.surveys.canvass import SAID, Canvass


async def test_a_person_sees_what_is_kept_and_takes_it_away(canvass: Canvass) -> None:
    named = await canvass.running(mode=SurveyMode.NAMED)
    begun = await canvass.running()
    sent = await canvass.running()
    await canvass.answer(named, "teacher", said=SAID)
    await canvass.say(begun, "teacher", {1: Answer((1,))})
    await canvass.answer(sent, "teacher")
    kept = (await canvass.services.privacy.about(await canvass.actor_of("teacher"))).surveys
    assert list(kept.asked) == [f"survey:{one}" for one in (named, begun, sent)]
    assert list(kept.begun) == [f"survey:{begun}"]
    said = [("Чего не хватает?", "Интернета"), ("Пробовали новое?", "yes"), ("Что ещё сказать?", "Нужен принтер")]
    assert list(kept.sheets) == [SheetKept(f"survey:{named}", date(2026, 11, 24), said)]
    data = await canvass.services.privacy.take_away(await canvass.actor_of("teacher"))
    school = await canvass.services.directory.now()
    assert "Нужен принтер" in personal_json(data, school.zone).decode()
    other = (await canvass.services.privacy.about(await canvass.actor_of("technician"))).surveys
    assert (list(other.sheets), list(other.begun)) == ([], [])


async def test_withdrawing_the_consent_deletes_what_runs_and_unties_what_has_ended(canvass: Canvass) -> None:
    over = await canvass.running(mode=SurveyMode.NAMED)
    await canvass.answer(over, "teacher", "technician")
    await canvass.end(over)
    runs = await canvass.running(mode=SurveyMode.NAMED)
    await canvass.answer(runs, "teacher", "technician")
    begun = await canvass.running(mode=SurveyMode.NAMED)
    anonymous = await canvass.running()
    sent = await canvass.running()
    for survey in (begun, anonymous):
        await canvass.say(survey, "teacher", {1: Answer((1,))})
    await canvass.answer(sent, "teacher")
    actor = await canvass.actor_of("teacher", update_id=9)
    await canvass.services.privacy.withdraw_surveys(actor)
    units = {one.id: one for one in await canvass.rows(SurveyUnit)}
    mine = {survey: units[await canvass.unit(survey, "teacher")] for survey in (over, runs, begun, sent)}
    theirs = {await canvass.unit(survey, "technician") for survey in (over, runs)}
    sheets = await canvass.rows(SurveySheet)
    assert sorted((one.survey_id, one.unit_id in theirs) for one in sheets) == sorted(
        [(over, True), (over, False), (runs, True)]
    )
    assert [one.unit_id for one in sheets if one.unit_id not in theirs] == [None]
    assert [(mine[one].answered, mine[one].answered_by) for one in (over, runs)] == [(True, None), (False, None)]
    assert (mine[sent].answered, len(await canvass.rows(SealedSheet))) == (True, 1), "what is nobody's stays"
    drafts = [one.unit_id for one in await canvass.rows(SurveyDraft)]
    assert drafts == [await canvass.unit(anonymous, "teacher")]
    with pytest.raises(Outdated) as lacking:
        await canvass.say(runs, "teacher")
    assert lacking.value.key == "error-survey-consent"
    assert not (await canvass.services.privacy.about(actor)).answers_by_name
    async with canvass.db.read() as session:
        journal = list(await session.scalars(select(AuditEntry.action)))
    assert journal[-1] == "survey.withdraw"
