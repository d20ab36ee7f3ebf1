"""Of what a sheet is waited for: everybody asked, each child of the parents asked, or each family of theirs. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.services.groups import Facts, Group, GroupKind
from bot.services.news.audience import Meant
from bot.services.snapshot import Snapshot
from models.people import Role
from models.surveys import UnitKind

# By which of several roles answers are compared: the first of these that somebody has.
_ROLES: Final = (
    Role.DIRECTOR,
    Role.DEPUTY,
    Role.COORDINATOR,
    Role.TECHNICIAN,
    Role.STOREKEEPER,
    Role.EDITOR,
    Role.ADMIN,
    Role.STAFF,
    Role.PARENT,
    Role.STUDENT,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Who may give one sheet, and about which children. Without people: a family that only has paper.

    class_id, group_code: as of models.surveys.SurveyUnit.
    """

    people: tuple[int, ...]
    children: tuple[int, ...] = ()
    class_id: int | None = None
    group_code: str = ""


def units_of(
    kind: UnitKind, meant: Mapping[int, Meant], children: Iterable[int], school: Snapshot, facts: Facts, day: date
) -> list[Unit]:
    """Every unit of an audience, nobody asked twice for the same.

    meant: who is asked, and why. children: for whose sake parents are asked, also those none of whose parents the
    school knows. 1. By person: everybody once. 2. By child: one sheet a child, by whichever of its parents. 3. By
    family: children who share a parent, and all their parents, are one. In 2 and 3 who is asked beside their
    children too (one of the staff, a pupil) is asked as a parent only.
    """
    if kind is UnitKind.PERSON:
        return [_of_person(one, meant[one], school, facts, day) for one in sorted(meant)]
    parents: dict[int, list[int]] = {child: [] for child in sorted(children)}
    for one in sorted(meant):
        for child in meant[one].children:
            parents.setdefault(child, []).append(one)
    # Of a family that is left out by name nobody is asked, on paper neither.
    in_the_bot = {child for theirs in facts.parents.values() for child in theirs}
    parents = {child: theirs for child, theirs in parents.items() if theirs or child not in in_the_bot}
    together = [[child] for child in parents] if kind is UnitKind.CHILD else families(parents)
    found = [_of_children(some, parents, facts) for some in together]
    asked = {one for unit in found for one in unit.people}
    rest = (one for one in sorted(meant) if one not in asked)
    return found + [_of_person(one, meant[one], school, facts, day) for one in rest]


def _of_person(person_id: int, meant: Meant, school: Snapshot, facts: Facts, day: date) -> Unit:
    """A pupil belongs to their class, a parent to that of their youngest child, others to their role."""
    if person_id in facts.children:
        return Unit((person_id,), (), facts.children[person_id], _title(facts.children[person_id], facts))
    if meant.children and not meant.in_person:
        class_id = _class_of(meant.children, facts)
        return Unit((person_id,), meant.children, class_id, _title(class_id, facts))
    roles = school.people[person_id].roles(day)
    code = next((Group(GroupKind.ROLE, role.value).code for role in _ROLES if role in roles), "")
    return Unit((person_id,), meant.children, None, code)


def _of_children(children: Iterable[int], parents: Mapping[int, list[int]], facts: Facts) -> Unit:
    known = tuple(sorted(children))
    class_id = _class_of(known, facts)
    people = tuple(sorted({one for child in known for one in parents[child]}))
    return Unit(people, known, class_id, _title(class_id, facts))


def families(parents: Mapping[int, list[int]]) -> list[list[int]]:
    """Children who share a parent, directly or over another child, together. parents: of each child."""
    by_parent: dict[int, list[int]] = {}
    for child, theirs in parents.items():
        for one in theirs:
            by_parent.setdefault(one, []).append(child)
    found: list[list[int]] = []
    seen: set[int] = set()
    for child in parents:
        family, ahead = [], [child]
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                family.append(one)
                ahead += [other for parent in parents[one] for other in by_parent[parent]]
        found += [family] if family else []
    return found


def _class_of(children: Iterable[int], facts: Facts) -> int:
    """The class of the youngest of them."""
    return min((facts.children[child] for child in children), key=lambda class_id: facts.classes[class_id])


def _title(class_id: int, facts: Facts) -> str:
    year, letter = facts.classes[class_id]
    return f"{year}{letter}"
