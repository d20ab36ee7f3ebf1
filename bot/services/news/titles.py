"""What groups are called and who may address them, as far as it is somebody's to know: for choosing an audience."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.access import Actor, Permission
from bot.services.groups import Facts, Group, GroupKind
from bot.services.news.audience import OF_CLASSES, Scope, classes_of, may_address
from bot.services.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class GroupTitle:
    """A group and its own title: «5А», a year, a department, a person's name. "" where it has none, or is gone."""

    group: Group
    title: str

    @property
    def code(self) -> str:
        return self.group.code


@dataclass(frozen=True, slots=True)
class Titles:
    """What groups are called, as far as somebody may know it: a parent's name is for few eyes."""

    actor: Actor
    school: Snapshot
    facts: Facts
    now: datetime

    def of(self, group: Group) -> GroupTitle:
        """A group with its title."""
        return GroupTitle(group, self._title(group))

    def all_of(self, codes: Iterable[str]) -> tuple[GroupTitle, ...]:
        """Groups of these codes with their titles."""
        return tuple(self.of(Group.parse(code)) for code in codes)

    def exists(self, group: Group) -> bool:
        """Whether the school has what the group is about."""
        match group.kind:
            case GroupKind.DEPARTMENT:
                return int(group.of) in self.facts.departments
            case GroupKind.PERSON:
                return int(group.of) in self.school.people
            case kind if kind in OF_CLASSES:
                return bool(classes_of(group, self.facts))
            case _:
                return True

    def may_address(self, group: Group, scopes: Iterable[Scope]) -> bool:
        """Whether anybody of a group is within all these limits."""
        return all(may_address(group, scope, self.school, self.facts, self.now) for scope in scopes)

    def _title(self, group: Group) -> str:
        match group.kind:
            case GroupKind.CLASS_PARENTS | GroupKind.CLASS_STUDENTS:
                year, letter = self.facts.classes.get(int(group.of), ("", ""))
                return f"{year}{letter}"
            case GroupKind.DEPARTMENT:
                return self.facts.departments.get(int(group.of), "")
            case GroupKind.PERSON:
                return self.school.people[int(group.of)].name if self.names(int(group.of)) else ""
            case GroupKind.YEAR_PARENTS | GroupKind.YEAR_STUDENTS:
                return group.of
            case _:
                return ""

    def names(self, person_id: int) -> bool:
        """Whether the actor may know somebody's name: of the staff; of parents the admin and the class teacher."""
        person = self.school.people.get(person_id)
        if person is None:
            return False
        if person.is_staff(self.school.today(self.now)) or self.actor.may(Permission.PEOPLE_MANAGE):
            return True
        children = self.facts.parents.get(person_id, set()) & self.facts.children.keys()
        return any(self.facts.children[child] in self.actor.led_classes for child in children)


def person_group(person_id: int) -> Group:
    """The group that is one person."""
    return Group(GroupKind.PERSON, str(person_id))
