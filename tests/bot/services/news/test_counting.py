"""Who has reacted and who is silent, over a made-up school: rules without a database."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.services.calendar import WorkingCalendar
from bot.services.groups import Facts
from bot.services.news.audience import Audience
from bot.services.news.counting import Heard, count, silent_of, units
from bot.services.news.reminding import is_late
from bot.services.news.storing import Post
from bot.services.snapshot import Grant, Known, Snapshot
from models.news import Counting, PostState, Reaction, Topic
from models.people import Role
from models.school import TermsKind

DAY = date(2026, 11, 24)
IN_TIME = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # 17:00 at school, the very end of the day
TOO_LATE = IN_TIME + timedelta(seconds=1)
# Anna and Boris go to 5А, Vera to 9Б; the mother has all of them, the father Anna, another mother Vera.
ANNA, BORIS, VERA = 11, 12, 13
MOTHER, FATHER, OTHER_MOTHER, TEACHER, PUPIL, NOBODY = 21, 22, 23, 31, VERA, 41


def known(number: int, *roles: Role) -> Known:
    grants = [Grant(role, date(2020, 9, 1), None, None) for role in roles]
    return Known(number, f"Имя {number}", "", None, None, reachable=True, grants=grants)


PARENTS: Mapping[int, set[int]] = {MOTHER: {ANNA, BORIS, VERA}, FATHER: {ANNA}, OTHER_MOTHER: {VERA}}
FACTS = Facts({1: (5, "А"), 2: (9, "Б")}, {ANNA: 1, BORIS: 1, VERA: 2}, dict(PARENTS), {}, set(), {})
SCHOOL = Snapshot(
    revision=1,
    name=None,
    calendar=WorkingCalendar(ZoneInfo("Asia/Novokuznetsk"), 5),
    people={
        one.id: one
        for one in (
            *(known(parent, Role.PARENT) for parent in PARENTS),
            *(known(child, Role.STUDENT) for child in (ANNA, BORIS, VERA)),
            known(TEACHER, Role.STAFF),
            known(NOBODY),
        )
    },
    by_sender={},
    rooms={},
    teams={},
    routes=(),
    targets={},
    outages=(),
    building_heads={},
    posts={},
    departments={},
    terms_kind=TermsKind.QUARTERS,
    news_approval=False,
    news_budget=5,
    own_terms={},
)


def letter(counting: Counting = Counting.FAMILY, **values: Any) -> Post:
    made_up: dict[str, Any] = {
        "id": 1,
        "author_id": TEACHER,
        "state": PostState.SENT,
        "version": 1,
        "html": "Собрание",
        "topic": Topic.SCHOOL,
        "audience": Audience(("role-parent", "role-staff", "role-student")),
        "reaction": Reaction.ACKNOWLEDGE,
        "counting": counting,
        "react_by": DAY,
        "gathered": False,
        "is_public": False,
        "updated_at": IN_TIME,
    }
    empty = dict.fromkeys(("chats", "links", "files", "choices"), ())
    rest: dict[str, Any] = dict.fromkeys(Post.__dataclass_fields__)
    return Post(**(rest | empty | made_up | values))


MOTHERS = (Heard(MOTHER, (ANNA, BORIS, VERA)), Heard(FATHER, (ANNA,)), Heard(OTHER_MOTHER, (VERA,)))


def reacting(heard: Iterable[Heard], *people: int, at: datetime = IN_TIME) -> list[Heard]:
    return [replace(one, reacted_at=at) if one.person_id in people else one for one in heard]


def counted(counting: Counting, heard: Iterable[Heard], facts: Facts = FACTS, school: Snapshot = SCHOOL) -> str:
    """«5А 1/2, 9Б 0/1 = 1/3»: the lines and the total."""
    found = count(units(letter(counting), heard, school, facts, DAY), letter(counting), school)
    lines = [f"{line.place.title or line.place.side.name} {line.reacted}/{line.total}" for line in found.lines]
    return f"{', '.join(lines)} = {found.total.reacted}/{found.total.total}"


def test_one_parent_is_enough_for_a_child_where_families_are_counted() -> None:
    family, person = Counting.FAMILY, Counting.PERSON
    cases: tuple[tuple[Counting, tuple[int, ...], str, set[int]], ...] = (
        (family, (), "5А 0/2, 9Б 0/1 = 0/3", {MOTHER, FATHER, OTHER_MOTHER}),
        (family, (FATHER,), "5А 1/2, 9Б 0/1 = 1/3", {MOTHER, OTHER_MOTHER}),
        (family, (FATHER, OTHER_MOTHER), "5А 1/2, 9Б 1/1 = 2/3", {MOTHER}),
        (family, (MOTHER,), "5А 2/2, 9Б 1/1 = 3/3", set()),
        (person, (), "5А 0/2, 9Б 0/2 = 0/3", {MOTHER, FATHER, OTHER_MOTHER}),
        (person, (MOTHER,), "5А 1/2, 9Б 1/2 = 1/3", {FATHER, OTHER_MOTHER}),
        (person, (FATHER, OTHER_MOTHER), "5А 1/2, 9Б 1/2 = 2/3", {MOTHER}),
    )
    for counting, people, expected, silent in cases:
        heard = reacting(MOTHERS, *people)
        assert counted(counting, heard) == expected, (counting, people)
        assert silent_of(units(letter(counting), heard, SCHOOL, FACTS, DAY)) == frozenset(silent), (counting, people)


def test_staff_and_pupils_stand_in_lines_of_their_own_after_the_classes() -> None:
    heard = (Heard(TEACHER, ()), Heard(PUPIL, ()), Heard(ANNA, ()), *MOTHERS)
    for counting, parents in ((Counting.FAMILY, "5А 0/2, 9Б 0/1"), (Counting.PERSON, "5А 0/2, 9Б 0/2")):
        assert counted(counting, heard) == f"{parents}, STAFF 0/1, 5А 0/1, 9Б 0/1 = 0/6", counting
    sides = [unit.place.side for unit in units(letter(Counting.PERSON), heard, SCHOOL, FACTS, DAY)]
    assert sides == sorted(sides)
    # A parent who was addressed by name has no class here.
    assert counted(Counting.FAMILY, [Heard(FATHER, ())]) == "OTHERS 0/1 = 0/1"


def test_one_of_the_staff_who_is_a_parent_too_is_waited_for_in_person() -> None:
    """The father is a teacher: nobody confirms for the staff in his place."""
    both = [*MOTHERS[:1], Heard(FATHER, (ANNA,), in_person=True)]
    school = replace(SCHOOL, people={**SCHOOL.people, FATHER: known(FATHER, Role.PARENT, Role.STAFF)})
    left = replace(FACTS, children={BORIS: 1, VERA: 2})
    family, person = Counting.FAMILY, Counting.PERSON
    cases: tuple[tuple[Counting, tuple[int, ...], Facts, Snapshot, str, set[int]], ...] = (
        (family, (), FACTS, school, "5А 0/2, 9Б 0/1, STAFF 0/1 = 0/4", {MOTHER, FATHER}),
        (family, (MOTHER,), FACTS, school, "5А 2/2, 9Б 1/1, STAFF 0/1 = 3/4", {FATHER}),
        (family, (FATHER,), FACTS, school, "5А 1/2, 9Б 0/1, STAFF 1/1 = 2/4", {MOTHER}),
        (person, (MOTHER,), FACTS, school, "5А 1/2, 9Б 1/1, STAFF 0/1 = 1/2", {FATHER}),
        # His child left, he did not; he is of the staff no more.
        (family, (), left, school, "5А 0/1, 9Б 0/1, STAFF 0/1 = 0/3", {MOTHER, FATHER}),
        (person, (), left, school, "5А 0/1, 9Б 0/1, STAFF 0/1 = 0/2", {MOTHER, FATHER}),
        (family, (), FACTS, SCHOOL, "5А 0/2, 9Б 0/1 = 0/3", {MOTHER, FATHER}),
        (family, (MOTHER,), FACTS, SCHOOL, "5А 2/2, 9Б 1/1 = 3/3", set()),
    )
    for number, (counting, people, facts, known_school, expected, silent) in enumerate(cases):
        heard = reacting(both, *people)
        assert counted(counting, heard, facts, known_school) == expected, number
        assert silent_of(units(letter(counting), heard, known_school, facts, DAY)) == frozenset(silent), number


def test_who_left_and_ties_that_were_cut_are_not_waited_for() -> None:
    heard = reacting(MOTHERS, FATHER)
    without = replace(SCHOOL, people={number: one for number, one in SCHOOL.people.items() if number != FATHER})
    cut = replace(FACTS, parents=FACTS.parents | {FATHER: set(), MOTHER: {ANNA, BORIS}})
    gone = replace(FACTS, children={ANNA: 1, VERA: 2})
    moved = replace(FACTS, children={ANNA: 1, BORIS: 2, VERA: 2})
    cases = (
        ("a parent left", FACTS, without, "5А 0/2, 9Б 0/1 = 0/3"),
        ("ties were cut", cut, SCHOOL, "5А 0/2, 9Б 0/1 = 0/3"),
        ("a child left", gone, SCHOOL, "5А 1/1, 9Б 0/1 = 1/2"),
        ("a child changed class", moved, SCHOOL, "5А 1/1, 9Б 0/2 = 1/3"),
    )
    for what, facts, school, expected in cases:
        assert counted(Counting.FAMILY, heard, facts, school) == expected, what
    only_boris = [Heard(MOTHER, (BORIS,))]
    for counting in Counting:
        assert units(letter(counting), only_boris, SCHOOL, gone, DAY) == [], counting
        assert units(letter(counting), [Heard(NOBODY, ())], SCHOOL, FACTS, DAY) == [], counting


def test_a_late_reaction_counts_and_is_marked() -> None:
    sunday = date(2026, 11, 22)
    cases = (
        ("the end of the day", IN_TIME, letter(), False),
        ("a second later", TOO_LATE, letter(), True),
        ("no last day", TOO_LATE, letter(react_by=None), False),
        ("a Sunday ends too", datetime(2026, 11, 22, 10, 1, tzinfo=UTC), letter(react_by=sunday), True),
        ("a meeting in the evening", TOO_LATE, letter(meets_at=IN_TIME + timedelta(hours=2)), False),
        ("it has begun", IN_TIME + timedelta(hours=3), letter(meets_at=IN_TIME + timedelta(hours=2)), True),
        ("a meeting at noon", IN_TIME, letter(meets_at=IN_TIME - timedelta(hours=5)), True),
        ("a meeting the day after", TOO_LATE, letter(meets_at=IN_TIME + timedelta(days=1)), True),
    )
    for what, at, post, expected in cases:
        assert is_late(at, post, SCHOOL.calendar) is expected, what
    heard = reacting(MOTHERS, MOTHER, at=TOO_LATE)
    late = {
        people: count(units(letter(), reacting(heard, *people), SCHOOL, FACTS, DAY), letter(), SCHOOL).total
        for people in ((), (FATHER,), (OTHER_MOTHER, FATHER))
    }
    # The father was in time: then the child was answered for in time.
    assert [(line.reacted, line.late) for line in late.values()] == [(3, 3), (3, 2), (3, 1)]


def test_a_share_is_whole_only_when_all_have_reacted() -> None:
    heard = [Heard(number, ()) for number in range(100, 300)]
    school = replace(SCHOOL, people={one.person_id: known(one.person_id, Role.STAFF) for one in heard})
    reacted = reacting(heard, *range(100, 299))
    total = count(units(letter(Counting.PERSON), reacted, school, FACTS, DAY), letter(), school).total
    assert (total.reacted, total.total, total.share) == (199, 200, 99)
    assert count([], letter(), school).total.share == 0


@st.composite
def schools(draw: st.DrawFn) -> tuple[Snapshot, Facts, list[Heard]]:
    """Parents with any children of now, recipients with any of then."""
    children = {number: draw(st.sampled_from([1, 2])) for number in range(10, 10 + draw(st.integers(0, 6)))}
    possible = st.sets(st.integers(10, 17), max_size=4)
    parents = {number: draw(possible) for number in range(50, 50 + draw(st.integers(0, 6)))}
    roles = st.sampled_from([Role.PARENT, Role.STAFF, Role.STUDENT])
    there = draw(st.sets(st.sampled_from([*children, *parents, 70, 71]), max_size=10)) if children or parents else set()
    people = {number: known(number, draw(roles)) for number in sorted(there)}
    moment = st.none() | st.sampled_from([IN_TIME, TOO_LATE])
    heard = [
        Heard(
            number,
            tuple(sorted(draw(possible))) if number in parents else (),
            draw(moment),
            in_person=draw(st.booleans()),
        )
        for number in sorted({*parents, *children, 70})
    ]
    return replace(SCHOOL, people=people), Facts(FACTS.classes, children, parents, {}, set(), {}), heard


@given(schools(), st.sampled_from(Counting))
def test_counts_hold_together(made: tuple[Snapshot, Facts, list[Heard]], counting: Counting) -> None:
    school, facts, heard = made
    found = units(letter(counting), heard, school, facts, DAY)
    counts = count(found, letter(counting), school)
    for line in (counts.total, *counts.lines):
        assert 0 <= line.late <= line.reacted <= line.total
        assert (line.share == 100) == (line.total > 0 and line.reacted == line.total)
    assert counts.total.total == len(found)
    silent = silent_of(found)
    have = {one.person_id for one in heard if one.reacted_at}
    assert not silent & have
    assert silent <= school.people.keys() & {one.person_id for one in heard}
    assert bool(silent) == (counts.total.reacted < counts.total.total)
    # Whoever is asked and answers ends the silence, and nobody is asked any more.
    answered = units(letter(counting), reacting(heard, *silent), school, facts, DAY)
    assert not silent_of(answered)
    assert len(answered) == len(found)
