"""Who is told about an item on a day, and who hears of it when those do not answer. No I/O."""

from datetime import date
from typing import Final

from bot.services.roadmap.answering import Answering, available, heads_of, holders_of
from bot.services.roadmap.moving import directors, managers, present, reachable
from bot.services.snapshot import Snapshot
from models.people import Role

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
        """Who hears of an item that nobody took or nobody answers for: who heads the department or the service, else
        the coordinator.
        """
        heads = available(heads_of(answering, self.school), self.school, self.day)
        return frozenset(person.id for person in heads) or self.managers(TO_COORDINATOR)

    def helping(self, asks: int) -> frozenset[int]:
        """Who hears a call for help: a coordinator, of the only coordinator's own call the director."""
        return self.managers(TO_COORDINATOR) - {asks} or self.managers(TO_DIRECTOR) - {asks}

    def accepting(self, answering: Answering, offered_by: int | None) -> frozenset[int]:
        """Who accepts an item that was handed in: a coordinator, or where it is the own one of all of them, a director.

        Nobody but a director accepts their own (`states.allows`): where it is the own one of whoever stands in for the
        director, it waits for a director who is away.
        """
        own = self.holders(answering) | ({offered_by} if offered_by else NOBODY)
        for find in (present, reachable):
            for role in (Role.COORDINATOR, Role.DIRECTOR):
                found = {one for one in find(role, self.school, self.day) if self._may_accept(one, own)}
                if found:
                    return frozenset(found)
        return NOBODY

    def _may_accept(self, person_id: int, own: frozenset[int]) -> bool:
        person = self.school.people[person_id]
        me = {one.id for one in (person, *self.school.replaced_by(person, self.day))}
        return Role.DIRECTOR in person.roles(self.day) or not me & own

    def managers(self, level: int) -> frozenset[int]:
        """The coordinators, or the directors, that can be told something today; stand-ins in their stead."""
        if level not in self._above:
            find = managers if level == TO_COORDINATOR else directors
            self._above[level] = frozenset(find(self.school, self.day))
        return self._above[level]
