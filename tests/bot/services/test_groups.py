import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.groups import WITHOUT_TITLE, Group, GroupKind
from models.people import Person, Role
from tests import factories
from tests.personas import PERSONAS, ActorOf, StandardSchool


async def names(services: Services, school: StandardSchool, *groups: Group) -> set[str]:
    found = await services.groups.people(groups)
    known = {number: name for name, number in school.people.items()}
    return {known.get(one, "child") for one in found}


async def test_each_sort_of_group_has_its_people(services: Services, school: StandardSchool) -> None:
    class_id = str(school.classes["5А"])
    expected = {
        Group(GroupKind.ROLE, Role.DIRECTOR.value): {"director", "several"},
        Group(GroupKind.ROLE, Role.TECHNICIAN.value): {"technician", "second_technician"},
        Group(GroupKind.ALL_STAFF): set(PERSONAS) - {"parent", "student", "left"},
        Group(GroupKind.CLASS_TEACHERS): {"class_teacher"},
        Group(GroupKind.KEEPERS): {"teacher", "keeper_of_many", "several"},
        Group(GroupKind.DEPARTMENT, str(school.department)): {"teacher", "keeper_of_many"},
        Group(GroupKind.DEPARTMENT_HEADS): {"keeper_of_many"},
        Group(GroupKind.CLASS_PARENTS, class_id): {"parent"},
        Group(GroupKind.CLASS_STUDENTS, class_id): {"child"},
        Group(GroupKind.YEAR_PARENTS, "5"): {"parent"},
        Group(GroupKind.YEAR_STUDENTS, "9"): {"child", "student"},
        Group(GroupKind.YEAR_STUDENTS, "11"): set(),
        Group(GroupKind.PERSON, str(school.people["editor"])): {"editor"},
        Group(GroupKind.PERSON, str(school.people["left"])): set(),
        Group(GroupKind.DEPARTMENT, "999"): set(),
    }
    for group, people in expected.items():
        assert await names(services, school, group) == people, group.code


async def test_several_groups_have_everybody_once(services: Services, school: StandardSchool) -> None:
    both = (Group(GroupKind.KEEPERS), Group(GroupKind.ROLE, "director"), Group(GroupKind.KEEPERS))
    assert await names(services, school, *both) == {"teacher", "keeper_of_many", "several", "director"}


async def test_a_role_that_has_ended_is_in_no_group(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    await services.people.leaving.confirm(await actor_of("admin"), school.people["keeper_of_many"], 0)
    assert await names(services, school, Group(GroupKind.KEEPERS)) == {"teacher", "several"}
    assert await names(services, school, Group(GroupKind.DEPARTMENT, str(school.department))) == {"teacher"}
    assert await names(services, school, Group(GroupKind.DEPARTMENT_HEADS)) == set()


async def test_the_list_counts_and_leaves_out_what_is_empty(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.department(session, name="Пустая кафедра")
        child = await session.get_one(Person, school.children[0])
        await factories.guardianship(session, await factories.person(session), child)
        await services.directory.touch(session)
    lines = {
        line.group.code: (line.title, line.count, line.joined)
        for line in await services.groups.lines(await actor_of("director"))
    }
    assert lines[f"parents-{school.classes['5А']}"] == ("5А", 2, 1)
    assert lines["ystudents-9"] == ("9", 2, 1)
    assert "Пустая кафедра" not in {title for title, _, _ in lines.values()}
    with pytest.raises(Denied):
        await services.groups.lines(await actor_of("teacher"))


@pytest.mark.parametrize(
    "code", ["", "role", "role-king", "parents-", "parents-1_0", "parents-٣", "keepers-1", "heads-1", "staff-1", "x-1"]
)
def test_a_code_made_by_hand_is_refused(code: str) -> None:
    with pytest.raises(Missing):
        Group.parse(code)


@given(st.sampled_from(GroupKind), st.integers(0, 10**12), st.sampled_from(Role))
def test_a_code_leads_back_to_its_group(kind: GroupKind, number: int, role: Role) -> None:
    for_itself = dict.fromkeys(WITHOUT_TITLE, "")
    of = (for_itself | {GroupKind.ROLE: role.value}).get(kind, str(number))
    group = Group(kind, of)
    assert Group.parse(group.code) == group
    assert len(group.code) <= 24
