"""Who is meant by an audience, by made-up schools: each once, nobody beyond what its writer may address."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import Actor, Sender
from bot.errors import Denied
from bot.services.groups import Facts, Group, members
from bot.services.news.audience import (
    EVERYBODY,
    Audience,
    Reach,
    Scope,
    addressed,
    class_titles,
    may_meet,
    reach,
    scope_of_actor,
    scope_of_author,
)
from bot.services.snapshot import Known, Snapshot
from models.people import Role
from tests.bot.services.news.made_up import at, known, school

NOW = at(24, 10)
TODAY = NOW.date()
# Classes: two of the fifth year, one of the ninth. Children stand in them, the last one in two families.
CLASSES = {51: (5, "А"), 52: (5, "Б"), 91: (9, "А")}
CHILDREN = {101: 51, 102: 52, 103: 91, 104: 91}
MOTHER, FATHER, AUNT, TEACHER, EDITOR, DIRECTOR, PUPIL = 1, 2, 3, 4, 5, 6, 103
PARENTS = {MOTHER: {101, 102, 103}, FATHER: {101}, AUNT: {104}, TEACHER: {104}}
FACTS = Facts(CLASSES, CHILDREN, PARENTS, {7: "Кафедра"}, {TEACHER}, {7: {TEACHER, EDITOR}})
SCHOOL = school(
    [
        known(MOTHER, Role.PARENT),
        known(FATHER, Role.PARENT),
        known(AUNT, Role.PARENT),
        known(TEACHER, Role.STAFF, led_classes={51}),
        known(EDITOR, Role.EDITOR),
        known(DIRECTOR, Role.DIRECTOR),
        known(PUPIL, Role.STUDENT),
    ]
)


def meant(*groups: str, but: tuple[str, ...] = (), scope: Scope = EVERYBODY) -> dict[int, tuple[int, ...]]:
    found = addressed(Audience(groups, but), scope, SCHOOL, FACTS, NOW)
    return {one: meant.children for one, meant in found.items()}


def test_a_parent_of_three_is_meant_once_with_all_three() -> None:
    for groups in (
        ("parents-51", "parents-52", "parents-91"),
        ("yparents-5", "yparents-9", "parents-91"),
        ("role-parent", "parents-51"),
        ("role-parent",),
    ):
        assert meant(*groups)[MOTHER] == (101, 102, 103), groups


def test_a_class_left_out_takes_its_children_and_those_who_have_no_other() -> None:
    cases: tuple[tuple[tuple[str, ...], tuple[str, ...], dict[int, tuple[int, ...]]], ...] = (
        (("yparents-5",), ("parents-51",), {MOTHER: (102,)}),
        (("role-parent",), ("yparents-5",), {MOTHER: (103,), AUNT: (104,)}),
        (("role-parent",), ("parents-51", "parents-52", "parents-91"), {}),
        (("yparents-5", "role-parent"), ("role-parent",), {}),
        # Who is meant as one of the staff stays so.
        (("staff-", "parents-91"), ("parents-91",), {TEACHER: (), EDITOR: (), DIRECTOR: ()}),
        (("parents-51",), (f"person-{MOTHER}",), {FATHER: (101,)}),
        (("parents-51",), ("staff-", "role-parent"), {}),
        (("staff-",), ("department-7",), {DIRECTOR: ()}),
    )
    for groups, but, expected in cases:
        assert meant(*groups, but=but) == expected, (groups, but)


def test_one_of_the_staff_gets_it_once_as_a_parent_too() -> None:
    assert meant("staff-", "parents-91")[TEACHER] == (104,)
    assert meant("staff-")[TEACHER] == ()
    assert meant("parents-91").keys() == {MOTHER, AUNT, TEACHER}


def test_a_parent_without_a_child_here_is_one_of_all_parents_only() -> None:
    waiting, graduates = 8, 9
    people = school([*SCHOOL.people.values(), known(waiting, Role.PARENT), known(graduates, Role.PARENT)])
    facts = replace(FACTS, parents={**PARENTS, graduates: {999}})
    assert waiting in addressed(Audience(("role-parent",)), EVERYBODY, people, facts, NOW)
    assert waiting not in addressed(Audience(("role-parent",), ("role-parent",)), EVERYBODY, people, facts, NOW)
    assert waiting not in addressed(Audience(("role-parent",)), Scope(frozenset(), frozenset({51})), people, facts, NOW)
    assert graduates not in addressed(Audience(("role-parent",)), EVERYBODY, people, facts, NOW)


def test_what_is_gone_is_nobody() -> None:
    for groups in ((), ("parents-999", "students-999"), ("yparents-11",), ("department-999",), ("person-999",)):
        assert meant(*groups) == {}, groups
    left = school([one for one in SCHOOL.people.values() if one.id != MOTHER])
    assert MOTHER not in addressed(Audience(("role-parent", f"person-{MOTHER}")), EVERYBODY, left, FACTS, NOW)


def test_a_class_teacher_reaches_the_families_of_their_classes_alone() -> None:
    scope = scope_of_author(SCHOOL.people[TEACHER], SCHOOL, TODAY)
    assert scope == Scope(frozenset(), frozenset({51}))
    assert meant("role-parent", "role-student", "staff-", scope=scope) == {MOTHER: (101,), FATHER: (101,)}
    assert meant(f"person-{AUNT}", f"person-{DIRECTOR}", scope=scope) == {}
    assert meant(f"person-{FATHER}", scope=scope) == {FATHER: ()}


def test_rights_are_those_of_today() -> None:
    def somebody(*roles: Role, led: set[int] | None = None) -> Known:
        return known(20, *roles, led_classes=led or set())

    ended = somebody(Role.EDITOR)
    ended.grants = [replace(grant, until=TODAY - timedelta(days=1)) for grant in ended.grants]
    assert scope_of_author(somebody(Role.STAFF), SCHOOL, TODAY) is None
    assert scope_of_author(None, SCHOOL, TODAY) is None
    assert scope_of_author(ended, SCHOOL, TODAY) is None
    # Who leads a class and is of the staff no more leads none.
    assert scope_of_author(somebody(Role.PARENT, led={51}), SCHOOL, TODAY) is None
    for role in (Role.EDITOR, Role.DIRECTOR, Role.ADMIN):
        assert scope_of_author(somebody(role, led={51}), SCHOOL, TODAY) == EVERYBODY, role


def test_a_deputy_reaches_all_families_and_those_under_them() -> None:
    people = school([*SCHOOL.people.values(), known(20, Role.DEPUTY), known(21, Role.DEPUTY)])
    scope = scope_of_author(people.people[20], people, TODAY)
    assert scope is not None
    found = addressed(Audience(("staff-", "role-parent", "role-student")), scope, people, FACTS, NOW)
    assert found.keys() == {MOTHER, FATHER, AUNT, TEACHER, EDITOR, PUPIL}
    # In a chat all of the group read it.
    chats = {"role-staff": False, "staff-": False, "role-parent": True, "role-student": True, "parents-51": True}
    for code, may in chats.items():
        assert may_meet(Group.parse(code), scope, FACTS) == may, code


def test_who_may_not_write_has_no_limits_but_a_denial() -> None:
    for roles in ({Role.STAFF}, {Role.PARENT}, set[Role]()):
        with pytest.raises(Denied):
            scope_of_actor(Actor(20, "ru", frozenset(roles)), SCHOOL, TODAY)
    teacher = Actor(TEACHER, "ru", frozenset({Role.STAFF}), frozenset({51}))
    assert scope_of_actor(teacher, SCHOOL, TODAY) == Scope(frozenset(), frozenset({51}))


def test_reach_tells_those_apart_who_can_not_be_written_to() -> None:
    people = school(
        [known(1), known(2, sender=None), known(3, reachable=False), known(4, sender=None, reachable=False)]
    )
    assert reach([1, 2, 3, 4, 5], people) == Reach(reached=1, not_joined=3, stopped=1)
    assert reach([], people).total == 0


def test_classes_are_named_in_their_order() -> None:
    assert class_titles([103, 101, 102, 104, 999], FACTS) == ["5А", "5Б", "9А"]


# A small school of people 1-12, of whom some stand in the classes 1-3, some are parents, some work here.
NUMBERS, OF_CLASSES = range(1, 13), range(1, 4)
CODES = (
    *(f"role-{role}" for role in ("parent", "student", "staff", "editor")),
    *("staff-", "leaders-", "department-1", "yparents-1", "ystudents-2"),
    *(f"{kind}-{number}" for kind in ("parents", "students") for number in OF_CLASSES),
    *(f"person-{number}" for number in (1, 5, 99)),
)
CHOSEN = st.lists(st.sampled_from(CODES), max_size=4).map(tuple)
SCOPES = st.one_of(
    st.just(EVERYBODY),
    st.builds(Scope, st.just(frozenset[int]()), st.frozensets(st.sampled_from(OF_CLASSES))),
    st.builds(Scope, st.frozensets(st.sampled_from(NUMBERS)), st.none()),
)


@st.composite
def schools(draw: st.DrawFn) -> tuple[Snapshot, Facts]:
    people = []
    for number in NUMBERS:
        roles = draw(st.sets(st.sampled_from((Role.PARENT, Role.STUDENT, Role.STAFF, Role.EDITOR)), max_size=2))
        sender = draw(st.sampled_from((None, Sender("telegram", number))))
        people.append(known(number, *roles, sender=sender, reachable=draw(st.booleans())))
    children = draw(st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from(OF_CLASSES), max_size=6))
    # Some children of these parents have left, and some of the people too.
    parents = draw(st.dictionaries(st.sampled_from(NUMBERS), st.sets(st.sampled_from(NUMBERS), min_size=1, max_size=3)))
    department = draw(st.sets(st.sampled_from(NUMBERS), max_size=3))
    facts = Facts({1: (1, "А"), 2: (1, "Б"), 3: (2, "А")}, children, parents, {1: "Кафедра"}, set(), {1: department})
    return school(draw(st.lists(st.sampled_from(people), unique_by=lambda one: one.id))), facts


def is_of_parents(code: str) -> bool:
    return code == "role-parent" or code.startswith(("parents-", "yparents-"))


@given(schools(), CHOSEN, CHOSEN, SCOPES)
def test_whom_an_audience_means(
    made_up: tuple[Snapshot, Facts], groups: tuple[str, ...], but: tuple[str, ...], scope: Scope
) -> None:
    people, facts = made_up

    def of(code: str) -> frozenset[int]:
        return members(Group.parse(code), people, facts, NOW)

    def in_classes(codes: tuple[str, ...]) -> set[int]:
        """The children whose parents these groups mean."""
        named = {"parents-1": {1}, "parents-2": {2}, "parents-3": {3}, "yparents-1": {1, 2}, "role-parent": {1, 2, 3}}
        classes = set[int]().union(*(named.get(code, set()) for code in codes))
        return {child for child, class_id in facts.children.items() if class_id in classes}

    found = addressed(Audience(groups, but), scope, people, facts, NOW)
    wanted = in_classes(groups) - in_classes(but)
    if scope.classes is not None:
        wanted = {child for child in wanted if facts.children[child] in scope.classes}
    for one, reason in found.items():
        children = reason.children
        # In person, as well, by any group but those of parents.
        assert reason.in_person == any(one in of(code) for code in groups if not is_of_parents(code))
        # Of the school, of a group, not left out by name, role or duty.
        assert one in people.people
        assert any(one in of(code) for code in groups)
        assert not any(one in of(code) for code in but if not is_of_parents(code))
        # For the sake of their own children in the classes meant, each once.
        assert set(children) == facts.parents.get(one, set()) & wanted
        assert len(children) == len(set(children))
        # Within what the writer may address.
        theirs = {facts.children[child] for child in {one, *facts.parents.get(one, ())} & facts.children.keys()}
        allowed = theirs if scope.classes is None else theirs & scope.classes
        assert scope.people is None or one in scope.people or allowed
        # A parent as such only for a child who is meant.
        if not children and all(is_of_parents(code) for code in groups if one in of(code)):
            assert one not in facts.parents
    # Nobody is forgotten who has a child that is meant and was not left out.
    for one, theirs in facts.parents.items():
        is_left_out = any(one in of(code) for code in but if not is_of_parents(code))
        if theirs & wanted and not is_left_out and any(one in of(code) for code in groups if is_of_parents(code)):
            assert one in found
    assert reach(found, people).total == len(found)
    assert found == addressed(Audience(groups[::-1] * 2, but[::-1] * 2), scope, people, facts, NOW)
    assert found.keys() <= addressed(Audience(groups), EVERYBODY, people, facts, NOW).keys()
