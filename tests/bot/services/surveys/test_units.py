"""Of what a sheet is waited for, over a made-up school."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.services.groups import Facts
from bot.services.news.audience import Meant
from bot.services.surveys.units import Unit, units_of
from models.people import Role
from models.surveys import UnitKind
from tests.bot.services.news.made_up import known, school

DAY = date(2026, 11, 24)
ANNA, BORIS, VERA, GLEB = 11, 12, 13, 14
MOTHER, FATHER, OTHER_MOTHER, TEACHER, PUPIL = 21, 22, 23, 31, 14
FACTS = Facts({1: (5, "А"), 2: (9, "Б")}, {ANNA: 1, BORIS: 1, VERA: 2, GLEB: 2}, {}, {}, set(), {})
SCHOOL = school(
    [
        *(known(one, Role.PARENT) for one in (MOTHER, FATHER, OTHER_MOTHER)),
        known(TEACHER, Role.STAFF, Role.TECHNICIAN),
        known(PUPIL, Role.STUDENT),
    ]
)
# The mother has Anna, Boris and Vera; the father was tied to Anna only; nobody of Gleb's family has joined.
PARENTS = {
    MOTHER: Meant((ANNA, BORIS, VERA)),
    FATHER: Meant((ANNA,)),
    OTHER_MOTHER: Meant((VERA,)),
}
ALL = (ANNA, BORIS, VERA, GLEB)


def made(kind: UnitKind, meant: dict[int, Meant], children: tuple[int, ...] = ALL) -> list[Unit]:
    return units_of(kind, meant, children, SCHOOL, FACTS, DAY)


def test_by_person_everybody_gives_one_sheet() -> None:
    assert made(UnitKind.PERSON, PARENTS | {TEACHER: Meant((), in_person=True), PUPIL: Meant((), in_person=True)}) == [
        Unit((PUPIL,), (), 2, "9Б"),
        Unit((MOTHER,), (ANNA, BORIS, VERA), 1, "5А"),  # the class of the youngest
        Unit((FATHER,), (ANNA,), 1, "5А"),
        Unit((OTHER_MOTHER,), (VERA,), 2, "9Б"),
        Unit((TEACHER,), (), None, "role-technician"),
    ]


def test_by_child_each_child_has_one_whoever_of_its_parents_gives_it() -> None:
    assert made(UnitKind.CHILD, PARENTS) == [
        Unit((MOTHER, FATHER), (ANNA,), 1, "5А"),
        Unit((MOTHER,), (BORIS,), 1, "5А"),
        Unit((MOTHER, OTHER_MOTHER), (VERA,), 2, "9Б"),
        Unit((), (GLEB,), 2, "9Б"),  # on paper
    ]


def test_by_family_children_who_share_a_parent_are_one() -> None:
    assert made(UnitKind.FAMILY, PARENTS) == [
        Unit((MOTHER, FATHER, OTHER_MOTHER), (ANNA, BORIS, VERA), 1, "5А"),
        Unit((), (GLEB,), 2, "9Б"),
    ]
    without_mother = {FATHER: Meant((ANNA,)), OTHER_MOTHER: Meant((VERA,))}
    assert [one.people for one in made(UnitKind.FAMILY, without_mother)] == [(FATHER,), (), (OTHER_MOTHER,), ()]


def test_a_family_that_is_left_out_by_name_is_not_asked_on_paper_either() -> None:
    facts = replace(FACTS, parents={MOTHER: {ANNA, BORIS}, FATHER: {ANNA}, OTHER_MOTHER: {VERA}})
    meant = {FATHER: Meant((ANNA,))}
    units = units_of(UnitKind.CHILD, meant, ALL, SCHOOL, facts, DAY)
    assert [one.children for one in units] == [(ANNA,), (GLEB,)]


def test_a_teacher_who_is_a_parent_too_is_asked_once() -> None:
    both = {TEACHER: Meant((ANNA,), in_person=True)}
    assert made(UnitKind.FAMILY, both, (ANNA,)) == [Unit((TEACHER,), (ANNA,), 1, "5А")]
    assert made(UnitKind.PERSON, both, (ANNA,)) == [Unit((TEACHER,), (ANNA,), None, "role-technician")]


def test_a_parent_whose_children_are_not_known_yet_counts_among_parents() -> None:
    assert made(UnitKind.FAMILY, {MOTHER: Meant()}, ()) == [Unit((MOTHER,), (), None, "role-parent")]


@given(
    ties=st.dictionaries(
        st.integers(100, 110), st.sets(st.integers(1, 8), min_size=1).map(lambda some: tuple(sorted(some))), max_size=8
    )
)
def test_nobody_is_left_out_and_no_child_counts_twice(ties: dict[int, tuple[int, ...]]) -> None:
    facts = Facts({1: (5, "А")}, dict.fromkeys(range(1, 9), 1), {}, {}, set(), {})
    people = school([known(one, Role.PARENT) for one in ties])
    meant = {parent: Meant(children) for parent, children in ties.items()}
    for kind in UnitKind:
        units = units_of(kind, meant, range(1, 9), people, facts, DAY)
        assert {one for unit in units for one in unit.people} == set(ties)
        if kind is not UnitKind.PERSON:
            assert sorted(child for unit in units for child in unit.children) == list(range(1, 9))
        if kind is UnitKind.FAMILY:
            assert sum(len(unit.people) for unit in units) == len(ties), "nobody gives two sheets"
