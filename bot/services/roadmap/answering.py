"""Who answers for an item: persons, holders of posts and groups, found anew each time in the school as it is.

Pure questions to the snapshot. People who have left or have not joined are not found here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.services.groups import Group, GroupKind
from bot.services.snapshot import Known, Snapshot


@dataclass(frozen=True, slots=True)
class Assignee:
    """Who is named beside an item: a person, a post («заведующий библиотекой»), or a group by its code.

    words: as the document has it. A person may stand with the post that made them answer for it.
    """

    words: str
    person_id: int | None = None
    post_id: int | None = None
    group_code: str | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """Who is named beside an item, the main one first, and who took it of a group or got it passed."""

    owner_id: int | None
    assignees: tuple[Assignee, ...]

    @property
    def is_for_group(self) -> bool:
        """Whether the main place is a group's."""
        return bool(self.assignees) and self.assignees[0].group_code is not None


def people_of(assignee: Assignee, school: Snapshot, day: date) -> frozenset[int]:
    """The people of the staff that this comes to on a day."""
    if assignee.group_code is not None:
        return _group(assignee.group_code, school, day)
    post = school.posts.get(assignee.post_id or 0)
    number = assignee.person_id or (post.holder_id if post else None)
    person = school.people.get(number or 0)
    return frozenset({person.id} if person is not None and person.is_staff(day) else ())


def holders_of(answering: Answering, school: Snapshot, day: date) -> frozenset[int]:
    """Who is reminded of an item and has to say how it goes.

    1. Who took it or got it passed. 2. The main one; of a group everybody, until somebody takes it. 3. Where neither
    is there any more, the others that are named.
    """
    owner = school.people.get(answering.owner_id or 0)
    if owner is not None and owner.is_staff(day):
        return frozenset({owner.id})
    for assignee in answering.assignees:
        found = people_of(assignee, school, day)
        if found:
            return found
    return frozenset()


def named_of(answering: Answering, school: Snapshot, day: date) -> frozenset[int]:
    """Everybody who may act on an item as one who answers for it, co-executors too."""
    holders = holders_of(answering, school, day)
    return holders.union(*(people_of(assignee, school, day) for assignee in answering.assignees))


class Part(StrEnum):
    """What an item is to somebody: theirs to see to, a group's that nobody took yet, or they only help with it."""

    OWN = "own"
    SHARED = "shared"
    BESIDE = "beside"


def part_of(answering: Answering, people: frozenset[int], school: Snapshot, day: date) -> Part | None:
    """What an item is to these people (somebody, and those in whose stead they are); None: nothing of theirs.

    What one of a group took is nothing to the others of it any more, unless they are named beside.
    """
    owner = school.people.get(answering.owner_id or 0)
    is_owned = owner is not None and owner.is_staff(day)
    holders = holders_of(answering, school, day)
    if people & holders:
        return Part.SHARED if answering.is_for_group and not is_owned and len(holders) > 1 else Part.OWN
    named = answering.assignees[1:] if answering.is_for_group and is_owned else answering.assignees
    return Part.BESIDE if any(people & people_of(one, school, day) for one in named) else None


def heads_of(answering: Answering, school: Snapshot) -> frozenset[int]:
    """Who heads the group in the main place: a department, or a service whose role it names; of others nobody."""
    if not answering.assignees or answering.assignees[0].group_code is None:
        return frozenset()
    group = Group.parse(answering.assignees[0].group_code)
    heads = set[int | None]()
    if group.kind is GroupKind.DEPARTMENT and (department := school.departments.get(int(group.of))):
        heads = {department.head_id}
    if group.kind is GroupKind.ROLE:
        heads = {team.head_id for team in school.teams.values() if team.role == group.of and not team.is_closed}
    return frozenset(one for one in heads if one is not None)


def available(people: Sequence[int] | frozenset[int], school: Snapshot, day: date) -> list[Known]:
    """Those of them who can be written to today, or who stands in for them, each once."""
    found = (school.stand_in(school.people[one], day) for one in sorted(people) if one in school.people)
    return list({person.id: person for person in found if person is not None}.values())


def _group(code: str, school: Snapshot, day: date) -> frozenset[int]:
    group = Group.parse(code)
    staff = [person for person in school.people.values() if person.is_staff(day)]
    match group.kind:
        case GroupKind.ROLE:
            found = {person.id for person in staff if group.of in person.roles(day)}
        case GroupKind.CLASS_TEACHERS:
            found = {person.id for person in staff if person.led_classes}
        case GroupKind.KEEPERS:
            found = {person.id for person in staff if person.rooms}
        case GroupKind.DEPARTMENT:
            found = {person.id for person in staff if int(group.of) in person.departments}
        case GroupKind.DEPARTMENT_HEADS:
            heads = {department.head_id for department in school.departments.values()}
            found = {person.id for person in staff if person.id in heads}
        case GroupKind.PERSON:
            found = {person.id for person in staff if person.id == int(group.of)}
        case _:  # parents and pupils answer for nothing
            found = set()
    return frozenset(found)
