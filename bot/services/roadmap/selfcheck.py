"""The nightly look back: who should have been reminded on the last working day, by the rule alone, and was not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services import notices
from bot.services.calendar import DAY
from bot.services.directory import Directory
from bot.services.roadmap.clockwork import CONTROLS, LIVE_TASKS, MORNING, answering_of
from bot.services.roadmap.recipients import Recipients
from bot.services.roadmap.reminding import Watched, control_reminders, next_after, task_reminders
from bot.services.roadmap.states import LIVE_STATES
from bot.services.snapshot import Snapshot
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.people import Role
from models.roadmap import RoadmapControl, RoadmapItem
from models.tasks import Task

# People named in a notice; the others are counted.
NAMED: Final = 10
# A reminder comes so long before its deadline at most: two weeks, and the longest holidays.
FARTHEST: Final = timedelta(days=40)


class Why(StrEnum):
    """Why somebody was not reminded."""

    NOT_JOINED = "not_joined"
    UNREACHABLE = "unreachable"
    AWAY = "away"  # and nobody stands in
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class Findings:
    """What went wrong on a day. unanswered: items that nobody answers for; stuck: what no tick looked at in time."""

    day: date
    people: tuple[tuple[int, Why], ...]
    unanswered: int
    stuck: int

    @property
    def is_well(self) -> bool:
        return not (self.people or self.unanswered or self.stuck)


class SelfCheck:
    """A use case of the clock."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def night(self) -> None:
        """Look back on the last working day, and tell the admins what went wrong, once."""
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        found = await self.of(school.calendar.previous_working_day(today), school, today)
        if found.is_well:
            return
        args = {
            "day": found.day.isoformat(),
            "people": [[person, why.value] for person, why in found.people[:NAMED]],
            "more": max(0, len(found.people) - NAMED),
            "unanswered": found.unanswered,
            "stuck": found.stuck,
        }
        notice = notices.Notice("roadmap.unreminded", None, args, once=f"unreminded:{found.day}")
        admins = [person.id for person in school.holders(Role.ADMIN, today)]
        async with self._db.write(SYSTEM) as session:
            await notices.put(self._db, session, school, admins, notice, now)

    async def of(self, day: date, school: Snapshot, today: date) -> Findings:
        """What went wrong on a working day.

        1. Whose items and tasks had a reminder on that day, by the rule. What was made or moved since the day began is
        left out: it was not so then. 2. Who of them could not be written to. 3. Of the others, who has no list of that
        day in the outbox that was sent, or was not worth sending. 4. What the clock should have looked at before today.
        """
        recipients = Recipients(school, day)
        async with self._db.read() as session:
            holders, unanswered = await self._of_items(session, day, recipients)
            holders |= await self._of_tasks(session, day, school)
            unreached = {person: why for person in sorted(holders) if (why := _why(school, person, day))}
            stand_ins = (school.stand_in(school.people[one], day) for one in holders - unreached.keys())
            expected = {person.id for person in stand_ins if person is not None}
            told = await _told(session, expected, day, today)
            stuck = (await session.execute(_STUCK_CONTROLS, {"today": today})).scalar_one()
            stuck += (await session.execute(_STUCK_TASKS, {"today": today})).scalar_one()
        unsent = dict.fromkeys(sorted(expected - told), Why.NOT_SENT)
        return Findings(day, tuple((unreached | unsent).items()), unanswered, stuck)

    async def _of_items(self, session: AsyncSession, day: date, recipients: Recipients) -> tuple[set[int], int]:
        """Who had to be reminded of an item on a day, and how many such items nobody answers for."""
        school = recipients.school
        rows = (await session.execute(_OPEN, {"until": day + FARTHEST})).all()
        answering = await answering_of(session, rows)
        people, unanswered = set[int](), set[int]()
        for row in rows:
            if _is_newer(school, (row.created_at, row.said_at), day):
                continue
            control = Watched(row.day, row.is_pulse, row.previous, row.following)
            if next_after(control_reminders(control, school.calendar), day - DAY) != day:
                continue
            holders = recipients.holders(answering[row.item_id])
            people |= holders
            if not holders:
                unanswered.add(row.item_id)
        return people, len(unanswered)

    async def _of_tasks(self, session: AsyncSession, day: date, school: Snapshot) -> set[int]:
        rows = (await session.execute(_OPEN_TASKS, {"until": day + FARTHEST})).all()
        return {
            row.person_id
            for row in rows
            if row.person_id in school.people
            and not _is_newer(school, (row.created_at,), day)
            and next_after(task_reminders(row.due_on, school.calendar), day - DAY) == day
        }


def _is_newer(school: Snapshot, moments: Iterable[datetime | None], day: date) -> bool:
    return any(moment is not None and school.today(moment) >= day for moment in moments)


def _why(school: Snapshot, person_id: int, day: date) -> Why | None:
    """Why nobody could be written to in this person's stead; None where somebody could."""
    person = school.people[person_id]
    if school.stand_in(person, day) is not None:
        return None
    if person.sender is None:
        return Why.NOT_JOINED
    return Why.AWAY if person.reachable else Why.UNREACHABLE


async def _told(session: AsyncSession, people: Iterable[int], day: date, today: date) -> set[int]:
    """Who of them got the list of a day, or gets it today since their hours were over."""
    keys = {notices.daily_key(MORNING, one, person): person for person in people for one in (day, today)}
    rows = await session.execute(_LISTS, {"keys": list(keys)}) if keys else ()
    return {
        keys[row.dedup_key]
        for row in rows
        if row.state is NoticeState.SENT
        or (row.state is NoticeState.DROPPED and row.error == "not needed")
        or row.dedup_key == notices.daily_key(MORNING, today, keys[row.dedup_key])
    }


_ITEM, _CONTROL, _TASK = table(RoadmapItem).c, table(RoadmapControl).c, table(Task).c
_OUTBOX = table(OutboxNotice).c
_OPEN: Any = CONTROLS.where(
    _CONTROL.closed_at.is_(None),
    _CONTROL.day <= bindparam("until"),
    _ITEM.state.in_(LIVE_STATES),
    _ITEM.rolled_at.is_(None),
)
_OPEN_TASKS = select(_TASK.person_id, _TASK.due_on, _TASK.created_at).where(
    _TASK.state.in_(LIVE_TASKS), _TASK.due_on <= bindparam("until")
)
_LISTS = select(_OUTBOX.dedup_key, _OUTBOX.state, _OUTBOX.error).where(
    _OUTBOX.dedup_key.in_(bindparam("keys", expanding=True))
)
_STUCK_CONTROLS = select(func.count()).where(_CONTROL.remind_on < bindparam("today"))
_STUCK_TASKS = select(func.count()).where(_TASK.remind_on < bindparam("today"))
