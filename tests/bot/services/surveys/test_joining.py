"""Who comes after the start is asked: by whichever child, by their role, once, and never in place of somebody."""

from datetime import date

import pytest

from bot.access import SYSTEM
from models.people import Guardianship, Person, Role, RoleGrant
from models.surveys import SurveyMode, SurveyUnit, UnitKind
from tests import factories
from tests.bot.services.surveys.canvass import Canvass

FATHER = "namesake_one"


async def make_parent(canvass: Canvass, name: str, *children: int) -> None:
    async with canvass.db.write(SYSTEM) as session:
        session.add(RoleGrant(person_id=canvass.school.people[name], role=Role.PARENT, since=date(2026, 9, 1)))
        for child in children:
            session.add(Guardianship(parent_id=canvass.school.people[name], child_id=child))
        await canvass.services.directory.touch(session)


async def join(canvass: Canvass, name: str) -> None:
    await canvass.services.surveys.joining.join(await canvass.actor_of(name))


@pytest.mark.parametrize("kind", [UnitKind.CHILD, UnitKind.FAMILY])
async def test_another_parent_is_added_to_those_who_may_answer(canvass: Canvass, kind: UnitKind) -> None:
    survey = await canvass.running(["role-parent"], unit=kind, mode=SurveyMode.NAMED)
    before = await canvass.units(survey)
    await make_parent(canvass, FATHER, *canvass.school.children)
    for _ in range(2):
        await join(canvass, FATHER)
    after = await canvass.units(survey)
    assert [unit for unit, _ in after] == [unit for unit, _ in before], "no sheet is waited for twice"
    assert all({*people} in (set(), {"parent", FATHER}) for _, people in after)
    assert sum(FATHER in people for _, people in after) == (2 if kind is UnitKind.CHILD else 1)


async def test_another_child_gets_a_sheet_of_its_own(canvass: Canvass) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    async with canvass.db.write(SYSTEM) as session:
        place = canvass.school.classes["5А"]
        child = (await factories.person(session, surname="", given_name="Я. Я.", patronymic="", class_id=place)).id
        parent = await session.get_one(Person, canvass.school.people["parent"])
        await factories.guardianship(session, parent, await session.get_one(Person, child))
        await canvass.services.directory.touch(session)
    for _ in range(2):
        await join(canvass, "parent")
    rows = [one for one in await canvass.rows(SurveyUnit) if one.children == [child]]
    assert [(one.class_id, one.group_code) for one in rows] == [(place, "5А")]
    assert (rows[0].id, ("parent",)) in await canvass.units(survey)


async def test_who_is_not_meant_is_not_asked(canvass: Canvass) -> None:
    of_class = await canvass.running([f"parents-{canvass.school.classes['5А']}"], mode=SurveyMode.NAMED)
    ended = await canvass.running(mode=SurveyMode.NAMED)
    await canvass.end(ended)
    units = await canvass.units(of_class), await canvass.units(ended)
    await make_parent(canvass, FATHER, canvass.school.children[1])  # of 9Б
    for name in (FATHER, "teacher", "student", "admin"):
        await join(canvass, name)
    assert (await canvass.units(of_class), await canvass.units(ended)) == units


async def test_newcomers_are_invited_once_a_day_and_once_in_all(canvass: Canvass) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.FAMILY, mode=SurveyMode.NAMED)
    await make_parent(canvass, FATHER, *canvass.school.children)
    for _ in range(2):
        await canvass.services.surveys.joining.tick()
        assert await canvass.told("survey.invite") == [FATHER, "parent"]
    assert FATHER in {name for _, people in await canvass.units(survey) for name in people}


async def test_a_new_child_has_a_sheet_and_its_family_hears_of_it_once(canvass: Canvass) -> None:
    """Of those asked already, and of a family nobody of which is in the bot: its form may come on paper."""
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    await canvass.answer(survey, "parent")
    before = {unit for unit, _ in await canvass.units(survey)}
    place = canvass.school.classes["5А"]
    async with canvass.db.write(SYSTEM) as session:
        values = {"surname": "", "patronymic": "", "class_id": place}
        theirs = await factories.person(session, given_name="Я. Я.", **values)
        strange = await factories.person(session, given_name="Н. Н.", **values)
        parent = await session.get_one(Person, canvass.school.people["parent"])
        await factories.guardianship(session, parent, theirs)
        await canvass.services.directory.touch(session)
        children = {theirs.id: ("parent",), strange.id: ()}
    for _ in range(2):
        await canvass.services.surveys.joining.tick()
        assert await canvass.told("survey.invite") == ["parent", "parent"]
    people = dict(await canvass.units(survey))
    new = [one for one in await canvass.rows(SurveyUnit) if one.id not in before]
    assert {one.children[0]: people[one.id] for one in new} == children
    assert {(one.class_id, one.group_code) for one in new} == {(place, "5А")}


async def test_who_joins_is_invited_at_once_and_not_to_what_was_answered(canvass: Canvass) -> None:
    first, other = canvass.school.children
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    mine, father = canvass.services.surveys.mine, await canvass.actor_of(FATHER)
    assert await mine.count(father) == 0
    await canvass.set(SurveyUnit, SurveyUnit.survey_id == survey, answered=True)
    await make_parent(canvass, FATHER, first)
    await mine.invite(canvass.school.people[FATHER])
    assert await canvass.told("survey.invite") == ["parent"]
    async with canvass.db.write(SYSTEM) as session:
        session.add(Guardianship(parent_id=canvass.school.people[FATHER], child_id=other))
        await canvass.services.directory.touch(session)
    await canvass.set(SurveyUnit, SurveyUnit.survey_id == survey, answered=False)
    for _ in range(2):
        await mine.invite(canvass.school.people[FATHER])
        assert await canvass.told("survey.invite") == [FATHER, "parent"]
    assert await mine.count(father) == 1, "the menu says so at once"
