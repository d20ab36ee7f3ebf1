"""Telling people once what is theirs, and those above what nobody takes or nobody answers for."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.directory import Directory
from bot.services.roadmap.answering import Answering
from bot.services.roadmap.clockwork import MORNING, answering_of
from bot.services.roadmap.recipients import Recipients
from bot.services.roadmap.reminding import UNTAKEN, working_day_after
from bot.services.roadmap.states import LIVE_STATES
from bot.services.snapshot import Snapshot
from models.base import table
from models.roadmap import RoadmapEvent, RoadmapItem

# What the history says of an item that went to somebody above: nobody took a group's, or nobody answers for it.
UNCLAIMED: Final = "unclaimed"
UNANSWERED: Final = "unanswered"
# So many items are named to a person, the rest is counted.
NAMED_AT_MOST: Final = 10


class Telling:
    """Use cases of the clock. Every one may run twice, or in several processes at once, and acts once."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def assigned(self) -> None:
        """Tell people of new items, all of one's in one notice; of a group everybody.

        An item whose people can't be written to yet is told when they can.
        """
        now = self._clock.now()
        async with self._db.read() as session:  # looked at without writing, so that an idle bot leaves others alone
            if (await session.execute(_NEW.limit(1))).first() is None:
                return
        school = await self._directory.now()
        recipients = Recipients(school, school.today(now))
        async with self._db.write(SYSTEM) as session:
            rows = (await session.execute(_NEW.with_for_update(skip_locked=True))).all()
            answering = await answering_of(session, rows)
            told = {item: people for item, who in answering.items() if (people := recipients.of(who))}
            if told:
                await session.execute(_TELL, {"items": list(told), "now": now})
            await self._put(session, school, told, answering, now)

    async def _put(
        self,
        session: WriteSession,
        school: Snapshot,
        told: dict[int, frozenset[int]],
        answering: dict[int, Answering],
        now: datetime,
    ) -> None:
        """A notice for each person: how many items are their own, how many wait for one of a group."""
        own, shared = Counter[int](), Counter[int]()
        named: defaultdict[int, list[int]] = defaultdict(list)
        for item, people in told.items():
            is_shared = answering[item].is_for_group and answering[item].owner_id is None and len(people) > 1
            (shared if is_shared else own).update(people)
            for person in people:
                named[person].append(item)
        for person in own.keys() | shared.keys():
            args = {"own": own[person], "shared": shared[person], "items": named[person][:NAMED_AT_MOST]}
            await notices.put(self._db, session, school, [person], notices.Notice("deeds.assigned", None, args), now)

    async def unclaimed(self) -> None:
        """Tell of items that nobody took for `UNTAKEN` working days the group's head, and at once the coordinator of
        those for which nobody answers any more; each once, and anew where it was claimed in between.
        """
        now = self._clock.now()
        school = await self._directory.now()
        recipients = Recipients(school, school.today(now))
        async with self._db.read() as session:
            rows = (await session.execute(_LIVE)).all()
            answering = await answering_of(session, rows)
        left = {row.item_id for row in rows if is_unclaimed(row, answering[row.item_id], recipients)}
        new = [row.item_id for row in rows if row.unclaimed_told_at is None and row.item_id in left]
        new = [item for item in new if recipients.head(answering[item])]
        claimed = [row.item_id for row in rows if row.unclaimed_told_at is not None and row.item_id not in left]
        if not new and not claimed:
            return
        async with self._db.write(SYSTEM) as session:
            await session.execute(_LOWER, {"items": claimed})
            raised = list((await session.execute(_RAISE, {"items": new, "now": now})).scalars())
            if raised:
                why = {item: UNCLAIMED if recipients.holders(answering[item]) else UNANSWERED for item in raised}
                events = [{"item_id": one, "action": "escalate", "value": why[one], "at": now} for one in raised]
                await session.execute(insert(table(RoadmapEvent)), events)
                people = {person for item in raised for person in recipients.head(answering[item])}
                await notices.put_daily_anew(self._db, session, school, sorted(people), MORNING, now)


def is_unclaimed(row: Any, who: Answering, recipients: Recipients) -> bool:
    """Whether nobody answers for an item any more, or nobody took a group's for so long since they were told.

    row: has told_at, None where nobody was told yet.
    """
    if not recipients.holders(who):
        return True
    if not who.is_for_group or recipients.school.people.get(who.owner_id or 0) is not None or row.told_at is None:
        return False
    calendar = recipients.school.calendar
    return working_day_after(recipients.school.today(row.told_at), UNTAKEN, calendar) <= recipients.day


_ITEM = table(RoadmapItem).c
_COLUMNS: Sequence[Any] = (_ITEM.id.label("item_id"), _ITEM.owner_id, _ITEM.told_at, _ITEM.unclaimed_told_at)
_LIVE = select(*_COLUMNS).where(_ITEM.state.in_(LIVE_STATES), _ITEM.rolled_at.is_(None)).order_by(_ITEM.id)
_NEW = _LIVE.where(_ITEM.told_at.is_(None))
_THESE = _ITEM.id.in_(bindparam("items", expanding=True))
_TELL = update(table(RoadmapItem)).where(_THESE).values(told_at=bindparam("now"))
# Of two processes one raises an item, and that one tells.
_RAISE = (
    update(table(RoadmapItem))
    .where(_THESE, _ITEM.unclaimed_told_at.is_(None))
    .values(unclaimed_told_at=bindparam("now"))
    .returning(_ITEM.id)
)
_LOWER = update(table(RoadmapItem)).where(_THESE).values(unclaimed_told_at=None)
