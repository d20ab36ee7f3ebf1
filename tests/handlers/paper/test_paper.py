"""Surveys in one's own class: the rate of the class, forms from paper."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.surveys import SurveyMode, UnitKind
from handlers.paper import screens
from handlers.paper.addresses import Families, Paper
from models.people import Person
from models.surveys import SurveyUnit
from tests import factories
from tests.bot.services.surveys.canvass import SAID, Canvass
from tests.handlers.newscard.shown import labels, words
from tests.personas import ActorOf, ContextOf, StandardSchool


@pytest.fixture
async def canvass(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Canvass:
    """With two more children of the class whose families have not joined."""
    async with db.write(SYSTEM) as session:
        for number in (7, 3):
            values = {"surname": "", "given_name": f"Я. {number}.", "patronymic": "", "register_number": number}
            await factories.person(session, class_id=school.classes["5А"], **values)
        await services.directory.touch(session)
    return Canvass(db, services, school, actor_of)


async def test_a_class_teacher_sees_the_rate_of_the_class_and_who_is_waited_for(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf
) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED, title="Чем помочь?")
    context = await context_of("class_teacher")
    first = await screens.paper(context, Paper())
    assert "5А: 0 из 3" in words(first)
    assert labels(first) == ["✍️ 5А: Чем помочь?"]
    form = await screens.families(context, Families(survey=survey, of=school.classes["5А"]))
    assert labels(form) == ["№ 1 · А. М.", "№ 3 · Я. 3.", "№ 7 · Я. 7."], "in the order of the class register"
    unit = next(one.id for one in await canvass.rows(SurveyUnit) if one.class_id == school.classes["5А"])
    answering = canvass.services.surveys.answering
    for number, answer in SAID.items():
        await answering.say(context.actor, unit, number, answer)
    await answering.send(context.actor, unit)
    first = await screens.paper(context, Paper())
    assert "5А: 1 из 3" in words(first)
    assert "Из них с бумаги: 1 анкета" in words(first)
    assert len(labels(await screens.families(context, Families(survey=survey, of=school.classes["5А"])))) == 2


async def test_children_of_one_family_stand_on_one_button(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf, db: Database
) -> None:
    async with db.write(SYSTEM) as session:
        mother = await session.get_one(Person, school.people["parent"])
        child = await session.get_one(Person, school.children[0])
        values = {"surname": "", "given_name": "Б. Б.", "patronymic": "", "class_id": child.class_id}
        await factories.guardianship(session, mother, await factories.person(session, **values))
        await canvass.services.directory.touch(session)
    survey = await canvass.running(["role-parent"], unit=UnitKind.FAMILY, mode=SurveyMode.NAMED)
    form = await screens.families(await context_of("class_teacher"), Families(survey=survey, of=school.classes["5А"]))
    assert "№ 1 · А. М. и ещё 1" in labels(form)


async def test_another_class_and_another_survey_stay_shut(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf
) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    teacher = await context_of("class_teacher")
    with pytest.raises(Denied):
        await screens.families(teacher, Families(survey=survey, of=school.classes["9Б"]))
    with pytest.raises(Missing):
        await screens.families(teacher, Families(survey=survey + 1, of=school.classes["5А"]))
    for name in ("teacher", "deputy", "parent", "admin"):
        with pytest.raises(Denied):
            await screens.paper(await context_of(name), Paper())
        with pytest.raises(Denied):
            await screens.families(await context_of(name), Families(survey=survey, of=school.classes["5А"]))
    await canvass.end(survey)
    assert "Сейчас опросов нет" in words(await screens.paper(teacher, Paper()))
    with pytest.raises(Missing):
        await screens.families(teacher, Families(survey=survey, of=school.classes["5А"]))
