"""Who is told about an item on a day, and who hears of it when those do not answer. No I/O."""

from datetime import date
from typing import Final

from bot.services.groups import Group, GroupKind
from bot.services.roadmap.answering import Answering, available, holders_of
from bot.services.roadmap.moving import directors, managers
from bot.services.snapshot import Snapshot

# How far up an item has gone.
TO_COORDINATOR, TO_DIRECTOR = 1, 2
NOBODY: Final = frozenset[int]()


class Recipients:
    """The school on one day. Each way of answering is looked up once: a plan has hundreds of items and few of them."""

    def __init__(self, school: Snapshot, day: date) -> None:
        self.school = school
        self.day = day
        self._holders: dict[Answering, frozenset[int]] = {}
        self._above: dict[int, frozenset[int]] = {}

    def holders(self, answering: Answering) -> frozenset[int]:
        """Who has to see to an item, whether they can be written to or not."""
        if answering not in self._holders:
            self._holders[answering] = holders_of(answering, self.school, self.day)
        return self._holders[answering]

    def of(self, answering: Answering) -> frozenset[int]:
        """Who is told as the one that has to see to it: stand-ins in the stead of those who are away."""
        return frozenset(person.id for person in available(self.holders(answering), self.school, self.day))

    def above(self, answering: Answering, level: int) -> frozenset[int]:
        """Who hears of an item that is late: a coordinator, of their own ones the director."""
        told = self.of(answering)
        if level == TO_COORDINATOR and self.managers(TO_COORDINATOR) <= told:
            level = TO_DIRECTOR
        return self.managers(level) - told

    def head(self, answering: Answering) -> frozenset[int]:
        """Who hears of an item that nobody took or nobody answers for: the department's head, else the coordinator."""
        code = answering.assignees[0].group_code if answering.assignees else None
        if code is not None and Group.parse(code).kind is GroupKind.DEPARTMENT:
            department = self.school.departments.get(int(Group.parse(code).of))
            head = {department.head_id} if department and department.head_id else NOBODY
            heads = frozenset(person.id for person in available(frozenset(head), self.school, self.day))
            if heads:
                return heads
        return self.managers(TO_COORDINATOR)

    def managers(self, level: int) -> frozenset[int]:
        """The coordinators, or the directors, that can be told something today; stand-ins in their stead."""
        if level not in self._above:
            find = managers if level == TO_COORDINATOR else directors
            self._above[level] = frozenset(find(self.school, self.day))
        return self._above[level]
