"""For whom a post is: groups of people without exceptions, within what its writer may address. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from bot.access import Actor, Permission
from bot.services.groups import Facts, Group, GroupKind, members, students
from bot.services.news.states import may_write
from bot.services.snapshot import Known, Snapshot
from bot.services.tasks.subordinates import subordinates
from models.people import Role

_ALL_PARENTS = Group(GroupKind.ROLE, Role.PARENT)
_SOME_PARENTS = frozenset({GroupKind.CLASS_PARENTS, GroupKind.YEAR_PARENTS})
OF_CLASSES = _SOME_PARENTS | {GroupKind.CLASS_STUDENTS, GroupKind.YEAR_STUDENTS}
_FAMILY_ROLES = frozenset({Role.PARENT, Role.STUDENT})
# These may write to everybody; a deputy and a class teacher to theirs.
_TO_EVERYBODY = frozenset({Role.EDITOR, Role.DIRECTOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Audience:
    """Codes of groups, and of those who are left out of them (bot/services/groups.py)."""

    groups: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """Why a post is somebody's: for the sake of these children; in person, as one of the staff, a pupil or by name.

    Neither: a parent whose children the school does not know yet.
    """

    children: tuple[int, ...] = ()
    in_person: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom somebody may address: these people, and the families of these classes; None: all of them."""

    people: frozenset[int] | None
    classes: frozenset[int] | None


EVERYBODY = Scope(None, None)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people an audience is: who can be written to, who has not joined, who stopped the bot."""

    reached: int
    not_joined: int
    stopped: int

    @property
    def total(self) -> int:
        return self.reached + self.not_joined + self.stopped


def scope_of_actor(actor: Actor, school: Snapshot, day: date) -> Scope:
    """Whom who acts may address; Denied for who may not write.

    1. The editor, the director and the admin: everybody. 2. A deputy: those of the staff who are under them, all
    families. 3. A class teacher: the families of their classes.
    """
    return _scope(actor.require(Permission.NEWS_WRITE), actor.roles, actor.led_classes, school, day)


def scope_of_author(author: Known | None, school: Snapshot, day: date) -> Scope | None:
    """The same for an author who does nothing now; None where they may not write any more."""
    if author is None or not may_write(author, day):
        return None
    led = frozenset(author.led_classes if author.is_staff(day) else ())
    return _scope(author.id, author.roles(day), led, school, day)


def in_both(one: Scope, other: Scope) -> Scope:
    """Whom both may address."""
    return Scope(_in_both(one.people, other.people), _in_both(one.classes, other.classes))


def _in_both(one: frozenset[int] | None, other: frozenset[int] | None) -> frozenset[int] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _scope(person_id: int, roles: frozenset[Role], led: frozenset[int], school: Snapshot, day: date) -> Scope:
    if roles & _TO_EVERYBODY:
        return EVERYBODY
    if Role.DEPUTY in roles:
        under = {person.id for person in subordinates(school, person_id, day)}
        families = {person.id for person in school.people.values() if person.roles(day) & _FAMILY_ROLES}
        return Scope(frozenset(under | families), None)
    return Scope(frozenset(), led)


def addressed(audience: Audience, scope: Scope, school: Snapshot, facts: Facts, now: datetime) -> dict[int, Meant]:
    """Who is meant and why, each once.

    1. Everybody of the groups; a parent for the children of the classes addressed. 2. Classes as exceptions take
    children away, and a parent with the last of them; other exceptions take people. 3. What the writer may not address
    is left out. People are those whom the school knows, joined or not.
    """
    groups = [Group.parse(code) for code in audience.groups]
    exceptions = [Group.parse(code) for code in audience.exceptions]
    others = _members((one for one in groups if not _is_of_parents(one)), school, facts, now)
    excepted = _members((one for one in exceptions if not _is_of_parents(one)), school, facts, now)
    # All classes at once: a hundred groups of ten thousand parents would take a while one by one.
    of_classes = _children((one for one in groups if one.kind in _SOME_PARENTS), facts)
    parents = {one for one, theirs in facts.parents.items() if not theirs.isdisjoint(of_classes)} & school.people.keys()
    if _ALL_PARENTS in groups:
        parents |= members(_ALL_PARENTS, school, facts, now)
    children = children_meant(audience, scope, facts)
    found = {
        one: Meant(tuple(sorted(facts.parents.get(one, set()) & children)), one in others)
        for one in sorted((others | parents) - excepted)
    }
    # Somebody may be registered as a parent before their child is.
    are_all_left_out = _ALL_PARENTS in exceptions
    return {
        one: meant
        for one, meant in found.items()
        if (meant.children or meant.in_person or not (one in facts.parents or are_all_left_out))
        and _is_within(one, scope, facts)
    }


def children_meant(audience: Audience, scope: Scope, facts: Facts) -> set[int]:
    """The children for whose sake their parents are meant, also those none of whose parents the school knows."""
    groups, exceptions = map(Group.parse, audience.groups), map(Group.parse, audience.exceptions)
    children = _children(groups, facts) - _children(exceptions, facts)
    if scope.classes is None:
        return children
    return {child for child in children if facts.children[child] in scope.classes}


def may_address(group: Group, scope: Scope, school: Snapshot, facts: Facts, now: datetime) -> bool:
    """Whether a writer of this scope may address any of this group; of a class also before anybody of it has joined."""
    if scope.people is None:
        return True
    if group.kind in OF_CLASSES:
        return scope.classes is None or not scope.classes.isdisjoint(classes_of(group, facts))
    return any(_is_within(one, scope, facts) for one in members(group, school, facts, now))


def may_meet(group: Group, scope: Scope, facts: Facts) -> bool:
    """Whether a writer of this scope may write into the chat of a group, where all of them read it."""
    if scope.people is None:
        return True
    if scope.classes is None:
        return group.kind in OF_CLASSES or (group.kind is GroupKind.ROLE and group.of in _FAMILY_ROLES)
    return group.kind in OF_CLASSES and not classes_of(group, facts) - scope.classes


def within(people: Iterable[int], scopes: Iterable[Scope], facts: Facts) -> list[int]:
    """Those of these people who are within all these limits."""
    limits = list(scopes)
    return [one for one in people if all(_is_within(one, scope, facts) for scope in limits)]


def classes_of(group: Group, facts: Facts) -> set[int]:
    """The classes that a group of parents or of students is about; those that are there no more are left out."""
    if group.kind in {GroupKind.CLASS_PARENTS, GroupKind.CLASS_STUDENTS}:
        return {int(group.of)} & facts.classes.keys()
    return {class_id for class_id, (year, _) in facts.classes.items() if group.of == str(year)}


def reach(people: Iterable[int], school: Snapshot) -> Reach:
    """How many of these can be written to."""
    reached = not_joined = stopped = 0
    for person_id in people:
        person = school.people.get(person_id)
        if person is None or person.sender is None:
            not_joined += 1
        elif person.reachable:
            reached += 1
        else:
            stopped += 1
    return Reach(reached, not_joined, stopped)


def class_titles(children: Iterable[int], facts: Facts) -> list[str]:
    """The classes of these children as the school writes them, in their order: «5А», «7Б»."""
    classes = {facts.classes[facts.children[child]] for child in children if child in facts.children}
    return [f"{year}{letter}" for year, letter in sorted(classes)]


def still_meant(audience: Audience, meant: Meant, person: Known, facts: Facts, day: date) -> Meant | None:
    """Why a post that somebody got is still theirs, by what they are today; None: it concerns them no longer.

    1. For the sake of children: of those who are still theirs and at school, wherever they moved since. 2. In person,
    and of a parent of whom no child was known: by a role for who holds it; by other groups of the staff for the staff;
    of pupils for who is one; of parents for who has a child here; by name always.
    """
    mine = facts.parents.get(person.id, ())
    children = tuple(child for child in meant.children if child in mine and child in facts.children)
    groups = () if meant.children and not meant.in_person else _parsed(audience.groups)
    in_person = any(
        _is_still_of(group, person, facts, day) for group in groups if not (meant.children and _is_of_parents(group))
    )
    return Meant(children, in_person) if children or in_person else None


@lru_cache
def _parsed(codes: tuple[str, ...]) -> tuple[Group, ...]:
    """A letter to all classes has a hundred groups, which are asked about for each of thousands of people."""
    return tuple(map(Group.parse, codes))


def _is_still_of(group: Group, person: Known, facts: Facts, day: date) -> bool:
    match group.kind:
        case GroupKind.ROLE:
            return group.of in person.roles(day)
        case GroupKind.PERSON:
            return group.of == str(person.id)
        case GroupKind.CLASS_PARENTS | GroupKind.YEAR_PARENTS:
            return not facts.children.keys().isdisjoint(facts.parents.get(person.id, ()))
        case GroupKind.CLASS_STUDENTS | GroupKind.YEAR_STUDENTS:
            return person.id in facts.children or Role.STUDENT in person.roles(day)
        case _:
            return person.is_staff(day)


def _members(groups: Iterable[Group], school: Snapshot, facts: Facts, now: datetime) -> frozenset[int]:
    return frozenset[int]().union(*(members(one, school, facts, now) for one in groups))


def _is_of_parents(group: Group) -> bool:
    return group == _ALL_PARENTS or group.kind in _SOME_PARENTS


def _children(groups: Iterable[Group], facts: Facts) -> set[int]:
    """The children of the classes whose parents these groups are."""
    found: set[int] = set()
    for group in groups:
        if group == _ALL_PARENTS:
            found |= facts.children.keys()
        elif group.kind in _SOME_PARENTS:
            found |= students(group, facts)
    return found


def _is_within(person_id: int, scope: Scope, facts: Facts) -> bool:
    """Whether a writer of this scope may address this person: by name, as a pupil or as a pupil's parent."""
    if scope.people is None or person_id in scope.people:
        return True
    family = (person_id, *facts.parents.get(person_id, ()))
    classes = {facts.children[child] for child in family if child in facts.children}
    return bool(classes) if scope.classes is None else not classes.isdisjoint(scope.classes)
