"""Invitations and reminders: one a person with all classes, none where nothing is left, none for a withdrawn survey."""

import pytest

from bot.access import SYSTEM
from handlers.site import Context, NoticeArgs
from models.people import Guardianship, Role, RoleGrant
from models.surveys import SurveyMode, SurveyUnit, UnitKind
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.news.posts import VOICES, labels, ways, words
from tests.personas import ContextOf

pytestmark = sqlite_only


async def look(context: Context, kind: str, subject: str, **args: int) -> str | None:
    """The whole notice as its addressee sees it, and that its line in a digest is there with it; None: neither is."""
    notice, found = NoticeArgs(subject, args), context.site.notices[kind]
    full, line = await found.full(context, notice), await found.line(context, notice)
    assert (full is None) == (line is None), kind
    if full is None or line is None:
        return None
    assert len(VOICES["ru"].plain(line)) <= 100
    return words(full)


@pytest.fixture
async def by_child(canvass: Canvass) -> int:
    return await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED, title="Питание")


async def test_one_invitation_names_the_classes_and_leads_to_the_survey(
    canvass: Canvass, by_child: int, context_of: ContextOf
) -> None:
    assert await canvass.told("survey.invite") == ["parent"]
    context = await context_of("parent")
    shown = await context.site.notices["survey.invite"].full(context, NoticeArgs(f"survey:{by_child}", {}))
    for said in ("Питание", "5А и 9Б", "3 вопроса", "до ", "Не анонимно"):
        assert said in words(shown), said
    assert (labels(shown), ways(shown)) == (["▶️ Ответить"], [f"survey:{by_child}"])
    first = next(unit for unit, people in await canvass.units(by_child) if people)
    await canvass.set(SurveyUnit, SurveyUnit.id == first, answered=True)
    left = await look(context, "survey.remind", f"survey:{by_child}")
    assert left is not None
    assert "5А" not in left
    assert "9Б" in left


async def test_nothing_comes_where_nothing_is_left_to_answer(
    canvass: Canvass, by_child: int, context_of: ContextOf
) -> None:
    thing, context = f"survey:{by_child}", await context_of("parent")
    kinds = ("survey.invite", "survey.remind", "survey.lost")
    for kind in kinds:
        assert await look(context, kind, thing) is not None, kind
        for name in ("teacher", "student", "deputy"):
            assert await look(await context_of(name), kind, thing) is None, (kind, name)
    await canvass.set(SurveyUnit, SurveyUnit.survey_id == by_child, answered=True)
    for kind in kinds:
        assert await look(context, kind, thing) is None, kind
    await canvass.set(SurveyUnit, SurveyUnit.survey_id == by_child, answered=False)
    await canvass.services.surveys.starting.withdraw(await canvass.actor_of("deputy"), by_child)
    for kind in kinds:
        assert await look(context, kind, thing) is None, kind


async def test_the_last_day_is_called_so(
    canvass: Canvass, by_child: int, context_of: ContextOf, clock: SetClock
) -> None:
    assert "последний день" not in (await look(await context_of("parent"), "survey.remind", f"survey:{by_child}") or "")
    clock.advance(days=(await canvass.row(by_child)).days)
    shown = await look(await context_of("parent"), "survey.remind", f"survey:{by_child}")
    assert "Сегодня последний день" in (shown or "")


async def test_the_other_parent_hears_that_one_has_answered(canvass: Canvass, context_of: ContextOf) -> None:
    async with canvass.db.write(SYSTEM) as session:
        father = canvass.school.people["namesake_one"]
        session.add(RoleGrant(person_id=father, role=Role.PARENT, since=SCHOOL_MORNING.date()))
        session.add(Guardianship(parent_id=father, child_id=canvass.school.children[0]))
        await canvass.services.directory.touch(session)
    survey = await canvass.running(["role-parent"], unit=UnitKind.FAMILY, mode=SurveyMode.NAMED)
    unit, other = await canvass.unit(survey, "parent"), await context_of("namesake_one")
    await canvass.answer(survey, "parent")
    shown = await look(other, "survey.told", f"survey:{survey}", unit=unit)
    assert "Вам отвечать не нужно" in (shown or "")
    assert "Мамина" not in (shown or "")
    await canvass.set(SurveyUnit, SurveyUnit.id == unit, answered=False)
    assert await look(other, "survey.told", f"survey:{survey}", unit=unit) is None, "it is waited for anew"
    await canvass.set(SurveyUnit, SurveyUnit.id == unit, answered=True)
    await canvass.end(survey)
    assert await look(other, "survey.told", f"survey:{survey}", unit=unit) is None
