"""What people hear of a changed plan, a notice of each kind a person: whose items changed, came to them, went away."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.roadmap.answering import Answering, available, holders_of, named_of
from bot.services.roadmap.importing.differences import Difference, Kind
from bot.services.roadmap.telling import NAMED_AT_MOST
from bot.services.snapshot import Snapshot
from bot.services.text import shorten

CHANGED: Final = "plan.changed"
REMOVED: Final = "plan.removed"
ASSIGNED: Final = "deeds.assigned"
# So many items of a notice are named, the rest is counted.
_WORDS: Final = 60


@dataclass(slots=True)
class News:
    """Gathers it while a plan is saved. day: today at the school."""

    school: Snapshot
    day: date
    _changed: defaultdict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    _given: defaultdict[int, list[tuple[int, bool]]] = field(default_factory=lambda: defaultdict(list))
    _removed: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def tell_change(self, one: Difference, now: Answering) -> None:
        """An item has another period or text: told to those whose it was and is. now: who answers for it."""
        before = one.before
        assert before is not None
        if before.is_ended or not before.is_told or not one.kinds & {Kind.PERIOD, Kind.TEXT}:
            return
        line: dict[str, Any] = {"item": before.id, "is_text": Kind.TEXT in one.kinds}
        if Kind.PERIOD in one.kinds and one.item.period is not None:
            line |= {"was": before.end.isoformat(), "now": one.item.period.end.isoformat()}
        for person in self._concerned(Answering(before.owner_id, before.assignees)) & self._concerned(now):
            self._changed[person].append(line)

    def tell_people(self, one: Difference, now: Answering) -> bool:
        """An item has other people. Whether all who have to see to it are new: then the clock tells them.

        Those who come to others that had it before are told here.
        """
        before = one.before
        assert before is not None
        if before.is_ended:
            return False
        old = Answering(before.owner_id, before.assignees)
        for person in named_of(old, self.school, self.day) - named_of(now, self.school, self.day):
            self._removed[person].append(before.code or shorten(" ".join(before.text.split()), _WORDS))
        had, have = holders_of(old, self.school, self.day), holders_of(now, self.school, self.day)
        if have and not have & had:
            return True
        is_shared = now.is_for_group and now.owner_id is None and len(have) > 1
        for known in available(have - had, self.school, self.day) if before.is_told else ():
            self._given[known.id].append((before.id, is_shared))
        return False

    async def put(self, db: Database, session: WriteSession, besides: int | None, now: datetime) -> None:
        """Queue the notices. besides: whoever saves knows of it."""
        told = [
            *((person, _changed(lines)) for person, lines in self._changed.items()),
            *((person, _given(items)) for person, items in self._given.items()),
            *((person, _removed(names)) for person, names in self._removed.items()),
        ]
        for person, notice in told:
            if person != besides:
                await notices.put(db, session, self.school, [person], notice, now)

    def _concerned(self, answering: Answering) -> frozenset[int]:
        """Who has to see to an item or is named beside it; of a group that is named beside, nobody."""
        named = Answering(None, tuple(one for one in answering.assignees if one.group_code is None))
        people = holders_of(answering, self.school, self.day) | named_of(named, self.school, self.day)
        return frozenset(person.id for person in available(people, self.school, self.day))


def _changed(lines: list[dict[str, Any]]) -> notices.Notice:
    return notices.Notice(CHANGED, None, {"count": len(lines), "items": lines[:NAMED_AT_MOST]})


def _given(items: list[tuple[int, bool]]) -> notices.Notice:
    shared = sum(is_shared for _, is_shared in items)
    named = [item for item, _ in items[:NAMED_AT_MOST]]
    return notices.Notice(ASSIGNED, None, {"own": len(items) - shared, "shared": shared, "items": named})


def _removed(names: list[str]) -> notices.Notice:
    return notices.Notice(REMOVED, None, {"count": len(names), "items": names[:NAMED_AT_MOST]})
