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
