"""The clock's tick over the roadmap, the tasks and the tickets: who gets a morning list, and what goes up.

What is due stands in the database: a tick that was missed is made up by the next one, and costs what is due, however
much there is to be reminded of later. Rows are claimed, moved on and told of in one write unit.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Integer, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.calendar import DAY, ROLE_WINDOWS, Addressee, next_opening
from bot.services.directory import Directory
from bot.services.roadmap.answering import Answering, Assignee, available
from bot.services.roadmap.recipients import TO_COORDINATOR, Recipients
from bot.services.roadmap.reminding import (
    TASK_RISES,
    Watched,
    control_reminders,
    is_due,
    level_reached,
    next_look,
    rises,
    task_reminders,
    working_day_after,
)
from bot.services.roadmap.states import LIVE_STATES
from bot.services.snapshot import Snapshot
from bot.services.tickets.due import DueToday
from models.base import table
from models.roadmap import RoadmapAssignee, RoadmapControl, RoadmapEvent, RoadmapItem
from models.tasks import Task, TaskState

# The notice that comes once a working day: what is one's own to do, and what went up to one.
MORNING: Final = "deeds.morning"
# Rows of one write unit, so that people's taps need not wait long between two of them.
AT_ONCE: Final = 200
# What the history says of a coordinator's own late item: the director heard of it in the coordinator's stead.
TO_DIRECTOR_AT_ONCE: Final = "director"
LIVE_TASKS: Final = frozenset({TaskState.GIVEN, TaskState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Tick:
    """One look of the clock. ahead: the last day before the next working day; what is due then is told now."""

    school: Snapshot
    now: datetime
    today: date
    ahead: date
    recipients: Recipients


class Clockwork:
    """Use cases of the clock. Every one may run twice, or in several processes at once, and acts once."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._tickets = DueToday(db, directory, clock)

    async def tick(self) -> None:
        """Every quarter of an hour: claim what is to be reminded of, and have its people get their lists.

        1. Controls and tasks whose day has come, a part of them in one write unit. 2. Whoever works tickets, at the
        opening of the staff's hours.
        """
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        ahead = school.calendar.next_working_day(today) - DAY
        arrival = school.today(next_opening(now, ROLE_WINDOWS[Addressee.STAFF], school.calendar))
        tick = Tick(school, now, today, ahead, Recipients(school, arrival))
        await self._in_parts(_ANY_CONTROL, self._controls, tick)
        await self._in_parts(_ANY_TASK, self._tasks, tick)
        people = await self._tickets.in_the_morning(school, now)
        if people:
            async with self._db.write(SYSTEM) as session:
                await notices.put_daily(self._db, session, school, people, MORNING, now)

    async def _in_parts(self, any_due: Any, claim: Callable[[Tick], Awaitable[int]], tick: Tick) -> None:
        """Claim parts until nothing is left; a look without writing first, so that an idle bot leaves others alone."""
        async with self._db.read() as session:
            found = (await session.execute(any_due, {"ahead": tick.ahead})).first() is not None
        while found:
            found = await claim(tick) == AT_ONCE

    async def _controls(self, tick: Tick) -> int:
        """Claim a part of the controls; how many there were."""
        async with self._db.write(SYSTEM) as session:
            rows = (await session.execute(DUE_CONTROLS, {"ahead": tick.ahead, "count": AT_ONCE})).all()
            answering = await answering_of(session, rows)
            told, moved, raised = set[int](), list[dict[str, Any]](), list[Raised]()
            for row in rows:
                who = answering[row.item_id]
                is_live = row.state in LIVE_STATES and row.rolled_at is None
                days = Watched(row.day, row.is_pulse, row.previous, row.following)
                reminders = list(_until(control_reminders(days, tick.school.calendar), tick.today))
                if is_live and is_due(reminders, row.remind_on, tick.today, tick.school.calendar):
                    told |= tick.recipients.of(who)
                went = [] if row.is_pulse or not is_live else _level(tick, who, row)
                raised += went
                up = () if row.is_pulse else _rises(tick, who, row, tick.today if went else None)
                following = None if row.rolled_at else next_look(reminders, up, tick.today)
                moved.append({"control": row.id, "following": following})
            await _move_on(session, _MOVE_CONTROL, moved)
            await self._raise(session, tick, raised)
            told |= {person for one in raised for person in one.people}
            await notices.put_daily_anew(self._db, session, tick.school, sorted(told), MORNING, tick.now)
        return len(rows)

    async def _raise(self, session: WriteSession, tick: Tick, raised: "list[Raised]") -> None:
        """Say in the history that a missed deadline went up."""
        if not raised:
            return
        levels = [{"control": one.row.id, "level": one.level} for one in raised]
        await session.execute(_ESCALATE_CONTROL, levels)
        events = [
            {"item_id": one.row.item_id, "action": "escalate", "value": one.word, "at": tick.now} for one in raised
        ]
        await session.execute(insert(table(RoadmapEvent)), events)

    async def _tasks(self, tick: Tick) -> int:
        """Claim a part of the tasks; how many there were. Its author hears once of one that is late."""
        calendar = tick.school.calendar
        async with self._db.write(SYSTEM) as session:
            rows = (await session.execute(_DUE_TASKS, {"ahead": tick.ahead, "count": AT_ONCE})).all()
            told, moved, late = set[int](), list[dict[str, Any]](), list[dict[str, Any]]()
            for row in rows:
                if row.due_on is None or row.state not in LIVE_TASKS:
                    moved.append({"task": row.id, "following": None})
                    continue
                reminders = list(_until(task_reminders(row.due_on, calendar), tick.today))
                up = (working_day_after(row.due_on, TASK_RISES, calendar),)
                if is_due(reminders, row.remind_on, tick.today, calendar):
                    told |= _there(tick, row.person_id)
                is_others = row.author_id != row.person_id
                if is_others and row.escalated < level_reached(up, tick.today) and (who := _there(tick, row.author_id)):
                    told |= who
                    late.append({"task": row.id})
                moved.append({"task": row.id, "following": next_look(reminders, up, tick.today)})
            await _move_on(session, _MOVE_TASK, moved)
            await _move_on(session, _ESCALATE_TASK, late)
            await notices.put_daily_anew(self._db, session, tick.school, sorted(told), MORNING, tick.now)
        return len(rows)


@dataclass(frozen=True, slots=True)
class Raised:
    """A control's row that went up to a level, and who is told.

    word: what the history says, its level or `TO_DIRECTOR_AT_ONCE`.
    """

    row: Any
    level: int
    word: str
    people: frozenset[int]


async def answering_of(session: AsyncSession, rows: Iterable[Any]) -> dict[int, Answering]:
    """Who answers for the items of these rows (item_id, owner_id)."""
    owners = {row.item_id: row.owner_id for row in rows}
    named = defaultdict[int, list[Assignee]](list)
    for one in await session.execute(_ASSIGNEES, {"items": list(owners)}):
        named[one.item_id].append(Assignee(one.words, one.person_id, one.post_id, one.group_code))
    return {item: Answering(owner, tuple(named[item])) for item, owner in owners.items()}


def _rises(tick: Tick, who: Answering, row: Any, raised_on: date | None = None) -> tuple[date, date]:
    """The days on which a missed deadline goes up, not reckoned from before its people heard of it.

    Passing it on when the coordinator knows of it already puts nothing off. Who is about to be told of it hears today;
    where nobody can be told, it is reckoned from when it was written.
    """
    if raised_on is None and row.escalated and row.raised_at:
        raised_on = tick.school.today(row.raised_at)
    if raised_on is not None:
        return rises(row.day, tick.school.calendar, raised_on)
    is_coming = row.told_at is None and tick.recipients.of(who)
    heard = tick.today if is_coming else tick.school.today(row.told_at or row.created_at)
    return rises(max(row.day, heard), tick.school.calendar)


def _level(tick: Tick, who: Answering, row: Any) -> list[Raised]:
    """The level that a missed deadline goes up to now, one at a time; where nobody is there to hear of it, it waits."""
    reached = level_reached(_rises(tick, who, row), tick.today)
    found = ((one, tick.recipients.above(who, one)) for one in range(row.escalated + 1, reached + 1))
    is_own = tick.recipients.managers(TO_COORDINATOR) <= tick.recipients.of(who)
    return [
        Raised(row, one, TO_DIRECTOR_AT_ONCE if is_own and one == TO_COORDINATOR else str(one), people)
        for one, people in found
        if people
    ][:1]


def _until(reminders: Iterable[date], today: date) -> Iterable[date]:
    """These days up to the first one after today."""
    for day in reminders:
        yield day
        if day > today:
            return


def _there(tick: Tick, person_id: int) -> frozenset[int]:
    """This person, or whoever stands in today."""
    found = available(frozenset({person_id}), tick.school, tick.recipients.day)
    return frozenset(person.id for person in found)


async def _move_on(session: WriteSession, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        await session.execute(statement, rows)


_ITEM, _CONTROL, _ASSIGNEE, _TASK = (table(one).c for one in (RoadmapItem, RoadmapControl, RoadmapAssignee, Task))
_NEAR, _EVENT = table(RoadmapControl).alias("near"), table(RoadmapEvent).c
_IS_BEFORE = (_NEAR.c.item_id == _CONTROL.item_id) & (_NEAR.c.day < _CONTROL.day)
_IS_AFTER = (_NEAR.c.item_id == _CONTROL.item_id) & (_NEAR.c.day > _CONTROL.day)
_ANY_CONTROL = select(_CONTROL.id).where(_CONTROL.remind_on <= bindparam("ahead")).limit(1)
_ANY_TASK = select(_TASK.id).where(_TASK.remind_on <= bindparam("ahead")).limit(1)
CONTROLS = select(
    _CONTROL.id,
    _CONTROL.item_id,
    _CONTROL.day,
    _CONTROL.is_pulse,
    _CONTROL.remind_on,
    _CONTROL.escalated,
    _ITEM.state,
    _ITEM.owner_id,
    _ITEM.rolled_at,
    _ITEM.created_at,
    _ITEM.told_at,
    _ITEM.said_at,
    select(func.max(_NEAR.c.day)).where(_IS_BEFORE).scalar_subquery().label("previous"),
    select(func.min(_NEAR.c.day)).where(_IS_AFTER).scalar_subquery().label("following"),
).join(table(RoadmapItem), _ITEM.id == _CONTROL.item_id)
_FIRST = (str(TO_COORDINATOR), TO_DIRECTOR_AT_ONCE)
_RAISED_AT = (
    select(func.max(_EVENT.at))
    .where(_EVENT.item_id == _CONTROL.item_id, _EVENT.action == "escalate", _EVENT.value.in_(_FIRST))
    .scalar_subquery()
    .label("raised_at")
)
# Locked until the unit ends: another process takes others, and on SQLite units come one after the other.
DUE_CONTROLS = (
    CONTROLS.add_columns(_RAISED_AT)
    .where(_CONTROL.remind_on <= bindparam("ahead"))
    .order_by(_CONTROL.remind_on, _CONTROL.id)
    .limit(bindparam("count", type_=Integer))
    .with_for_update(of=table(RoadmapControl), skip_locked=True)
)
_DUE_TASKS = (
    select(_TASK.id, _TASK.person_id, _TASK.author_id, _TASK.due_on, _TASK.state, _TASK.remind_on, _TASK.escalated)
    .where(_TASK.remind_on <= bindparam("ahead"))
    .order_by(_TASK.remind_on, _TASK.id)
    .limit(bindparam("count", type_=Integer))
    .with_for_update(skip_locked=True)
)
_ASSIGNEES = (
    select(table(RoadmapAssignee))
    .where(_ASSIGNEE.item_id.in_(bindparam("items", expanding=True)))
    .order_by(_ASSIGNEE.position, _ASSIGNEE.id)
)
_THIS_CONTROL = update(table(RoadmapControl)).where(_CONTROL.id == bindparam("control"))
_MOVE_CONTROL = _THIS_CONTROL.values(remind_on=bindparam("following"))
_ESCALATE_CONTROL = _THIS_CONTROL.values(escalated=bindparam("level"))
_THIS_TASK = update(table(Task)).where(_TASK.id == bindparam("task"))
_MOVE_TASK = _THIS_TASK.values(remind_on=bindparam("following"))
_ESCALATE_TASK = _THIS_TASK.values(escalated=1)
