"""What is kept of answers under a name: shown to whose they are, and gone once the consent is withdrawn."""

from datetime import date

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM
from bot.errors import Outdated
from bot.reports.personal import personal_json
from bot.services.people.surveydata import SheetKept
from bot.services.surveys.form import Answer
from models.people import AuditEntry, Guardianship
from models.surveys import SealedSheet, SurveyDraft, SurveyMode, SurveySheet, SurveyUnit, UnitKind
from tests.bot.services.surveys.canvass import SAID, Canvass


async def enter(canvass: Canvass, survey: int) -> int:
    """What the family of the child of 5А brought on paper; the unit's number."""
    teacher = await canvass.actor_of("class_teacher")
    units, place = await canvass.rows(SurveyUnit), canvass.school.classes["5А"]
    unit: int = next(one.id for one in units if one.survey_id == survey and one.class_id == place)
    for number, answer in SAID.items():
        await canvass.services.surveys.answering.say(teacher, unit, number, answer)
    await canvass.services.surveys.answering.send(teacher, unit)
    return unit


async def test_a_person_sees_what_is_kept_and_takes_it_away(canvass: Canvass) -> None:
    named = await canvass.running(mode=SurveyMode.NAMED)
    begun = await canvass.running(mode=SurveyMode.NAMED)
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


async def test_withdrawing_the_consent_deletes_them_and_leaves_the_rate_of_what_has_ended(canvass: Canvass) -> None:
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
    assert {one.unit_id for one in sheets} == theirs, "nothing is left without whose it is, to be told by the rate"
    assert [(mine[one].answered, mine[one].answered_by) for one in (over, runs)] == [(True, None), (False, None)]
    assert (mine[sent].answered, len(await canvass.rows(SealedSheet))) == (True, 1), "what is nobody's stays"
    assert await canvass.rows(SurveyDraft) == []
    kept = await canvass.services.surveys.answering.filling(actor, await canvass.unit(anonymous, "teacher"))
    assert kept.is_begun, "an anonymous draft goes on"
    with pytest.raises(Outdated) as lacking:
        await canvass.say(runs, "teacher")
    assert lacking.value.key == "error-survey-consent"
    assert not (await canvass.services.privacy.about(actor)).answers_by_name
    async with canvass.db.read() as session:
        journal = list(await session.scalars(select(AuditEntry.action)))
    assert journal[-1] == "survey.withdraw"


async def test_a_form_that_a_family_brought_on_paper_is_theirs(canvass: Canvass) -> None:
    over, secret, runs = [
        await canvass.draft(["role-parent", "staff-"], unit=unit, mode=mode)
        for unit, mode in (
            (UnitKind.CHILD, SurveyMode.NAMED),
            (UnitKind.FAMILY, SurveyMode.ANONYMOUS),
            (UnitKind.CHILD, SurveyMode.NAMED),
        )
    ]
    for survey in (over, secret, runs):
        version = (await canvass.row(survey)).version
        await canvass.services.surveys.starting.start_anyway(await canvass.actor_of("deputy"), survey, version)
    entered = [await enter(canvass, survey) for survey in (over, secret, runs)]
    await canvass.end(over)
    parent = await canvass.actor_of("parent")
    kept = (await canvass.services.privacy.about(parent)).surveys
    assert [one.thing for one in kept.sheets] == [f"survey:{over}", f"survey:{runs}"]
    # Who is no parent of the child any more sees nothing that was said of it.
    child = canvass.school.children[0]
    async with canvass.db.read() as session:
        tie = await session.get_one(Guardianship, (canvass.school.people["parent"], child))
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Guardianship).where(Guardianship.child_id == child))
    assert not (await canvass.services.privacy.about(parent)).surveys.sheets
    async with canvass.db.write(SYSTEM) as session:
        session.add(Guardianship(parent_id=tie.parent_id, child_id=tie.child_id))
    await canvass.services.privacy.withdraw_surveys(await canvass.actor_of("parent", update_id=7))
    assert not await canvass.rows(SurveySheet)
    answered = {one.id: one.answered for one in await canvass.rows(SurveyUnit)}
    assert [answered[unit] for unit in entered] == [True, True, False], "asked again where that is possible"


@pytest.mark.parametrize("by", ["parent", "class_teacher"])
async def test_who_leaves_takes_answers_under_their_name_along(canvass: Canvass, by: str) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    await (canvass.answer(survey, by) if by == "parent" else enter(canvass, survey))
    await canvass.end(survey)
    await canvass.services.privacy.withdraw(await canvass.actor_of("parent", update_id=7))
    await check_forgotten(canvass)


async def test_who_is_closed_out_leaves_no_answers_under_their_name(canvass: Canvass) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    await canvass.answer(survey, "parent")
    admin = await canvass.actor_of("admin")
    for child in canvass.school.children:
        await canvass.services.invitations.family.untie(admin, child, canvass.school.people["parent"])
    await check_forgotten(canvass)
    survey = await canvass.running(["role-student"], mode=SurveyMode.NAMED)
    await canvass.answer(survey, "student")
    await canvass.services.invitations.pupils.close(admin, canvass.school.people["student"])
    await check_forgotten(canvass)


async def check_forgotten(canvass: Canvass) -> None:
    """Nobody is asked, nothing under a name is left."""
    assert not await canvass.rows(SurveySheet)
    for one in await canvass.rows(SurveyUnit):
        assert one.answered_by is None
        assert not [people for unit, people in await canvass.units(one.survey_id) if unit == one.id and people]
