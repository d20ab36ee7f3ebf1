"""Surveys in one's own class: the rate of the class, forms from paper."""

from datetime import date

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.surveys import SurveyMode, UnitKind
from handlers.errors import answer_to
from handlers.paper import screens
from handlers.paper.addresses import Families, Paper
from handlers.site import NoticeArgs, Site
from handlers.survey.addresses import One
from models.people import Person, Role, RoleGrant
from models.surveys import Survey, SurveySheet, SurveyUnit
from tests import factories
from tests.bot.services.surveys.canvass import SAID, Canvass
from tests.handlers.news.posts import VOICES, labels, ways, words
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


async def test_what_everybody_answers_in_person_is_not_entered_from_paper(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf, site: Site
) -> None:
    """Parents each for themselves, and pupils: the rate of the class, no way to a form, no thanks too early."""
    context = await context_of("class_teacher")
    for group, name in (("role-parent", "parent"), ("role-student", "student")):
        survey = await canvass.running([group], unit=UnitKind.PERSON, mode=SurveyMode.NAMED)
        await canvass.set(SurveyUnit, SurveyUnit.survey_id == survey, class_id=school.classes["5А"])
        first = await screens.paper(context, Paper())
        assert "каждый отвечает сам" in words(first), name
        assert ways(first) == [], name
        form = await screens.families(context, Families(survey=survey, of=school.classes["5А"]))
        assert "Ответили все" not in words(form), name
        assert ways(form) == [], name
        unit = await canvass.unit(survey, name)
        for raw in (f"survey.fill:{unit}", f"survey.sent:{unit}"):
            with pytest.raises(Missing):
                await site.follow(context, raw)
        await canvass.end(survey)


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


async def test_a_form_is_entered_and_the_next_one_is_a_tap_away(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf, site: Site
) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit, families = await unit_of(canvass, school.children[0]), f"paper.class:{survey}:{school.classes['5А']}:0"
    context = await context_of("class_teacher")
    asked = await site.follow(context, f"survey.fill:{unit}")
    assert "Анкета с бумаги: 5А, № 1 · А. М." in words(asked.screen)
    assert families in ways(asked.screen), "«Позже» leads to the list, as they are not asked themselves"
    await say(canvass, "class_teacher", unit)
    summary = await site.follow(context, f"survey.fill:{unit}")
    assert "Сверьте с бумагой" in words(summary.screen)
    assert "№ 1 · А. М." in words(summary.screen)
    sent = await site.follow(context, f"survey.send:{unit}")
    assert "Анкета внесена" in words(sent.screen)
    assert labels(sent.screen) == ["✍️ Следующая анкета"]
    assert set(ways(sent.screen)) == {families}
    for screen in (asked.screen, summary.screen, sent.screen):
        assert screen is not None
        assert f"survey:{survey}" not in ways(screen)
        assert screen.back != One(survey=survey)
        assert families in ways(screen)
    assert sent.screen is not None
    assert sent.screen.back == families
    assert "№ 3 · Я. 3." in labels((await site.follow(context, families)).screen)
    with pytest.raises(Missing):
        await site.follow(await context_of("teacher"), f"survey.sent:{unit}")


async def test_the_family_hears_that_a_form_from_paper_was_entered_and_may_correct_a_named_one(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf, site: Site
) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit = await unit_of(canvass, school.children[0])
    notice, parent = NoticeArgs(f"survey:{survey}", {"unit": unit}), await context_of("parent")
    look = site.notices["survey.told"]
    assert (await look.full(parent, notice), await look.line(parent, notice)) == (None, None)
    await say(canvass, "class_teacher", unit)
    await canvass.services.surveys.answering.send(await canvass.actor_of("class_teacher"), unit)
    for mode in (SurveyMode.ANONYMOUS, SurveyMode.NAMED):
        await canvass.set(Survey, Survey.id == survey, mode=mode)
        told, line = await look.full(parent, notice), await look.line(parent, notice)
        assert line is not None
        assert "с бумаги" in VOICES["ru"].plain(line)
        sent = (await site.follow(parent, f"survey.sent:{unit}")).screen
        for one in (told, (await site.follow(parent, f"survey:{survey}")).screen, sent):
            assert "другой родитель" not in words(one)
            assert "классный руководитель внёс вашу анкету с бумаги" in words(one)
            assert "Не приносили её?" in words(one)
            assert (f"survey.fill:{unit}" in ways(one)) == (mode is SurveyMode.NAMED), mode
    assert "Все ответы" in words((await site.follow(parent, f"survey.fill:{unit}")).screen)
    for tap in (f"survey.go:{unit}:1", f"survey.pick:{unit}:1:2"):
        await site.follow(parent, tap)
    corrected = words((await site.follow(parent, f"survey.send:{unit}")).screen)
    assert "с бумаги" not in corrected, "it is the family's own sheet by now"
    row = next(one for one in await canvass.rows(SurveyUnit) if one.id == unit)
    assert (row.answered, row.answered_by, row.entered_by) == (True, school.people["parent"], None)
    (sheet,) = [one for one in await canvass.rows(SurveySheet) if one.unit_id == unit]
    assert "2" in str(sheet.answers)


async def test_a_form_of_who_answered_meanwhile_is_not_needed(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf, site: Site
) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit = await unit_of(canvass, school.children[0])
    await canvass.answer(survey, "parent")
    context = await context_of("class_teacher")
    shown = await answer_to(context, site.follow(context, f"survey.fill:{unit}"))
    assert "Эта семья уже ответила" in words(shown.screen)


async def test_a_class_teacher_answers_about_their_own_child_as_any_parent(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf, site: Site, db: Database
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["class_teacher"])
        session.add(RoleGrant(person_id=teacher.id, role=Role.PARENT, since=date(2026, 9, 1)))
        await factories.guardianship(session, teacher, await session.get_one(Person, school.children[0]))
        await canvass.services.directory.touch(session)
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit = await unit_of(canvass, school.children[0])
    shown = await site.follow(await context_of("class_teacher"), f"survey.fill:{unit}")
    assert "с бумаги" not in words(shown.screen)
    assert shown.screen is not None
    assert shown.screen.back == One(survey=survey)


async def test_a_child_that_changed_class_is_entered_by_its_new_class_teacher(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf
) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit, child = await unit_of(canvass, school.children[1]), school.children[1]
    mine, context = school.classes["5А"], await context_of("class_teacher")
    assert "№ 2 · Б. М." not in labels(await screens.families(context, Families(survey=survey, of=mine)))
    await canvass.set(Person, Person.id == child, class_id=mine)
    shown = await screens.families(context, Families(survey=survey, of=mine))
    assert "№ 2 · Б. М." in labels(shown)
    assert "5А: 0 из 4" in words(shown)
    await say(canvass, "class_teacher", unit)
    await canvass.services.surveys.answering.send(context.actor, unit)
    assert "5А: 1 из 4" in words(await screens.paper(context, Paper()))
    # And who went to another class is waited for there.
    await canvass.set(Person, Person.id == school.children[0], class_id=school.classes["9Б"])
    assert "№ 1 · А. М." not in labels(await screens.families(context, Families(survey=survey, of=mine)))


async def unit_of(canvass: Canvass, child: int) -> int:
    unit: int = next(one.id for one in await canvass.rows(SurveyUnit) if one.children == [child])
    return unit


async def say(canvass: Canvass, name: str, unit: int) -> None:
    for number, answer in SAID.items():
        await canvass.services.surveys.answering.say(await canvass.actor_of(name), unit, number, answer)
