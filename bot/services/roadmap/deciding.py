"""What waits for a decision: items handed in, later ends that are asked for; who decides, and is told again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services import notices
from bot.services.calendar import WorkingCalendar
from bot.services.directory import Directory
from bot.services.roadmap.answering import Answering
from bot.services.roadmap.clockwork import MORNING, answering_of
from bot.services.roadmap.recipients import TO_DIRECTOR, Recipients
from bot.services.roadmap.states import LIVE_STATES
from models.base import table
from models.roadmap import ItemState, RoadmapItem

# Whoever decides hears again after so many working days, and each time so many have gone by.
AGAIN_AFTER: Final = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that waits for a decision since a day, and who decides."""

    item_id: int
    since: date
    deciders: frozenset[int]


class Deciding:
    """The clock's part. It may run twice, or in several processes at once, and tells a person once a day."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def remind(self) -> None:
        """Tell whoever decides of what waits for them: every `AGAIN_AFTER` working days, in the morning list."""
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        if not school.calendar.is_working_day(today):
            return
        async with self._db.read() as session:
            found = await waiting(session, Recipients(school, today))
        due = [one for one in found.values() if is_due_again(one.since, today, school.calendar)]
        people = {person for one in due for person in one.deciders}
        if people:
            async with self._db.write(SYSTEM) as session:
                await notices.put_daily(self._db, session, school, sorted(people), MORNING, now)


async def waiting(session: AsyncSession, recipients: Recipients) -> Mapping[int, Waiting]:
    """All items that wait for a decision, by their numbers.

    The coordinators accept what was handed in, of their own the directors; a later end is the directors' to grant.
    """
    rows = (await session.execute(_WAITING)).all()
    answering = await answering_of(session, rows)
    return {
        row.item_id: Waiting(row.item_id, _since(row, recipients), _deciders(row, answering[row.item_id], recipients))
        for row in rows
    }


def is_due_again(since: date, today: date, calendar: WorkingCalendar) -> bool:
    """Whether a multiple of `AGAIN_AFTER` working days has gone by since a day, that day not counted."""
    days, day = 0, since
    while day < today:
        day = calendar.next_working_day(day)
        days += 1
    return days > 0 and day == today and days % AGAIN_AFTER == 0


def _since(row: Any, recipients: Recipients) -> date:
    is_offered = row.state is ItemState.OFFERED
    return recipients.school.today((row.said_at or row.created_at) if is_offered else row.asked_at)


def _deciders(row: Any, answering: Answering, recipients: Recipients) -> frozenset[int]:
    if row.state is ItemState.OFFERED:
        return recipients.accepting(answering, row.offered_by)
    return recipients.managers(TO_DIRECTOR)


_ITEM = table(RoadmapItem).c
_WAITING = select(
    _ITEM.id.label("item_id"),
    _ITEM.owner_id,
    _ITEM.state,
    _ITEM.offered_by,
    _ITEM.asked_at,
    _ITEM.said_at,
    _ITEM.created_at,
).where(
    _ITEM.rolled_at.is_(None),
    or_(_ITEM.state == ItemState.OFFERED, _ITEM.asked_at.is_not(None) & _ITEM.state.in_(LIVE_STATES)),
)
