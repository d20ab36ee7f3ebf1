"""Setting tasks and working them: given, accepted, asked about, done, returned, closed; what repeats comes again."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Denied, Invalid, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from bot.services.tasks.reading import find
from bot.services.tasks.setting import NewTask, add_task, check_day, check_doer
from bot.services.tasks.states import MOVES, TO_DO, Hand, Step, steps_for
from bot.services.text import clean_text
from models.base import table
from models.tasks import Task, TaskEvent, TaskState
from models.upkeep import Every

_MONTHS: Final = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


class TaskWork:
    """Use cases of those who set tasks and those who do them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def give(self, actor: Actor, new: NewTask) -> int:
        """Set a task for oneself or for somebody who is under one; its number.

        Denied for somebody who is under another, Missing for who has left, Invalid for a day that is past or too far,
        or for words that are missing or too long. Steps of an item: `Splitting`.
        """
        person_id = actor.require(Permission.TASK_PLAN)
        now = self._clock.now()
        school = await self._directory.now()
        check_doer(school, person_id, new.doer_id, school.today(now))
        async with self._db.write(actor) as session:
            task_id = await add_task(self._db, session, school, person_id, new, now)
            await session.show(f"task:{task_id}")
        return task_id

    async def make(self, actor: Actor, task_id: int, step: Step, words: str | None = None) -> None:
        """Make a step, with words where it takes some; the other side is told.

        Missing for a task that the actor may not know of, Denied for a step that is not theirs, Outdated where it does
        not stand so any more, Invalid where words are needed and missing.
        """
        said = clean_text(words) if words else None
        if step in {Step.SAY, Step.RETURN} and said is None:
            raise Invalid("error-words-needed")
        now = self._clock.now()
        school = await self._directory.now()
        async with self._db.write(actor, shows=f"task:{task_id}") as session:
            row, hands = await find(session, actor, school, task_id, now)
            if step not in steps_for(hands, row.state):
                raise Outdated(shows=f"task:{task_id}") if hands & MOVES[step].hands else Denied
            is_own = row.author_id == row.person_id
            target = TaskState.CLOSED if step is Step.DONE and is_own else MOVES[step].target
            if target is not None:
                await self._change(session, row, target, now, school.today(now))
            await self._note(session, actor, task_id, step.value, said, now)
            if target in {TaskState.DONE, TaskState.CLOSED}:
                await self._again(session, school, row, now)
            others = {row.author_id, row.person_id} - {actor.person_id}
            if step is not Step.ACCEPT:
                await self._tell(session, school, sorted(others), step.value, task_id, now, said)

    async def move(self, actor: Actor, task_id: int, due_on: date) -> None:
        """Another day by which it is to be done, by whoever gave it; the doer is told."""
        now = self._clock.now()
        school = await self._directory.now()
        check_day(due_on, None, school.today(now))
        async with self._db.write(actor, shows=f"task:{task_id}") as session:
            row, hands = await find(session, actor, school, task_id, now)
            if Step.MOVE not in steps_for(hands, row.state):
                raise Outdated(shows=f"task:{task_id}") if Hand.AUTHOR in hands else Denied
            days = {"due_on": due_on, "remind_on": school.today(now), "escalated": 0}
            await session.execute(update(table(Task)).where(_TASK.id == task_id).values(days))
            await self._note(session, actor, task_id, Step.MOVE.value, f"{due_on:%d.%m.%Y}", now)
            if row.person_id != actor.person_id:
                await self._tell(session, school, [row.person_id], "move", task_id, now)

    async def _change(self, session: WriteSession, row: Any, target: TaskState, now: datetime, today: date) -> None:
        values: dict[str, Any] = {"state": target}
        if target in {TaskState.DONE, TaskState.CLOSED} and row.done_at is None:
            values["done_at"] = now
        if target in {TaskState.CLOSED, TaskState.CANCELLED}:
            values["closed_at"] = now
        if target not in TO_DO:
            values["remind_on"] = None
        elif row.state is TaskState.DONE:  # returned: it is to be done again
            values |= {"done_at": None, "remind_on": today if row.due_on else None}
        moved = update(table(Task)).where(_TASK.id == row.id, _TASK.state == row.state)
        if (await session.execute(moved.values(values).returning(_TASK.id))).first() is None:
            raise Outdated(shows=f"task:{row.id}")

    async def _again(self, session: WriteSession, school: Snapshot, row: Any, now: datetime) -> None:
        """The next one of a task that repeats, once, even where nobody looks at this one; it begins accepted."""
        if row.every is None or row.due_on is None:
            return
        today = school.today(now)
        due_on = next_day(row.due_on, row.every, today)
        values = {
            "author_id": row.author_id,
            "person_id": row.person_id,
            "text": row.text,
            "due_on": due_on,
            "every": row.every,
            "state": TaskState.ACCEPTED,
            "item_id": row.item_id,
            "follows_id": row.id,
            "remind_on": today,
            "escalated": 0,
            "created_at": now,
        }
        await session.execute(self._db.insert_ignoring(Task), [values])

    async def _note(
        self, session: WriteSession, actor: Actor, task_id: int, action: str, words: str | None, now: datetime
    ) -> None:
        line = {"task_id": task_id, "person_id": actor.person_id, "action": action, "words": words, "at": now}
        await session.execute(insert(table(TaskEvent)), line)

    async def _tell(
        self,
        session: WriteSession,
        school: Snapshot,
        people: list[int],
        kind: str,
        task_id: int,
        now: datetime,
        words: str | None = None,
    ) -> None:
        told = notices.Notice(f"task.{kind}", f"task:{task_id}", {"words": words} if words else None)
        await notices.put(self._db, session, school, people, told, now)


def next_day(due_on: date, every: Every, today: date) -> date:
    """The next day of something that repeats, after today; the last of the month where a month is too short."""
    count = 1
    while True:
        if every is Every.WEEK:
            found = due_on + timedelta(weeks=count)
        else:
            months = due_on.month - 1 + _MONTHS[every] * count
            year, month = due_on.year + months // 12, months % 12 + 1
            found = date(year, month, min(due_on.day, monthrange(year, month)[1]))
        if found > today:
            return found
        count += 1


_TASK = table(Task).c
