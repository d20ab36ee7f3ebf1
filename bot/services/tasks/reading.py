"""Reading tasks: one card, one's own, those that one gave, those of somebody who is under one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.roadmap.moving import ItemMover
from bot.services.snapshot import Snapshot
from bot.services.tasks.states import OPEN_STATES, TO_DO, Hand, Step, hands_of, steps_for
from bot.services.tasks.subordinates import subordinates
from models.base import table
from models.roadmap import RoadmapItem
from models.tasks import Task, TaskEvent, TaskState
from models.upkeep import Every


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list."""

    id: int
    author_id: int
    doer_id: int
    text: str
    due_on: date | None
    every: Every | None
    state: TaskState
    item_id: int | None
    created_at: datetime

    @property
    def is_own(self) -> bool:
        return self.author_id == self.doer_id

    @property
    def is_to_do(self) -> bool:
        return self.state in TO_DO

    def days_late(self, today: date) -> int:
        """Days since it was due; 0 where it is not, or was handed in."""
        return (today - self.due_on).days if self.is_to_do and self.due_on is not None and self.due_on < today else 0


@dataclass(frozen=True, slots=True)
class TaskStep:
    """A line of the history; `who` is a surname with initials, empty for the program."""

    action: str
    person_id: int | None
    who: str
    words: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskCard:
    """A task as one screen shows it. author, doer: surname with initials. item: the words of the item it is a step of.

    may_see_item: the item is the asking actor's to see. hands: how they stand to the task, steps: what they may do
    now. history: the newest first.
    """

    line: TaskLine
    author: str
    doer: str
    item: str | None
    may_see_item: bool
    hands: frozenset[Hand]
    steps: tuple[Step, ...]
    history: tuple[TaskStep, ...]


class TaskReader:
    """Reads tasks for those who may see them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = ItemMover(db, directory)

    async def mine(self, actor: Actor) -> list[TaskLine]:
        """What the actor has to do, and those in whose stead they are today: the soonest first."""
        person_id = actor.require(Permission.TASK_PLAN)
        school = await self._directory.now()
        person = school.people[person_id]
        me = [one.id for one in (person, *school.replaced_by(person, school.today(self._clock.now())))]
        async with self._db.read() as session:
            return await lines(session, _TO_DO.where(_TASK.person_id.in_(me)))

    async def given(self, actor: Actor) -> list[TaskLine]:
        """What the actor gave others and is not closed: what waits to be looked at first, then the soonest."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.read() as session:
            found = await lines(session, _OPEN.where(_TASK.author_id == person_id, _TASK.person_id != person_id))
        return sorted(found, key=lambda line: line.state is not TaskState.DONE)

    async def steps(self, session: AsyncSession, item_id: int) -> list[TaskLine]:
        """The steps of a roadmap item, cancelled ones left out, for whoever may see the item."""
        return await lines(session, _STEPS.where(_TASK.item_id == item_id))

    async def card(self, actor: Actor, task_id: int) -> TaskCard:
        """A task with everything that its screen shows; Missing for whoever has no hand in it."""
        school = await self._directory.now()
        async with self._db.read() as session:
            row, hands = await find(session, actor, school, task_id, self._clock.now())
            events = (await session.execute(_HISTORY, {"task": task_id})).all()
            item = (await session.execute(_ITEM_WORDS, {"item": row.item_id})).scalar() if row.item_id else None
            may_see_item = item is not None and await self._sees(session, actor, row.item_id)
        line = _line(row)
        return TaskCard(
            line,
            _name(school, line.author_id),
            _name(school, line.doer_id),
            item,
            may_see_item,
            hands,
            steps_for(hands, line.state),
            tuple(
                TaskStep(one.action, one.person_id, _name(school, one.person_id), one.words, one.at) for one in events
            ),
        )

    async def _sees(self, session: AsyncSession, actor: Actor, item_id: int) -> bool:
        try:
            await self._mover.find(session, actor, item_id, self._clock.now())
        except Missing:
            return False
        return True


async def lines(session: AsyncSession, statement: Any) -> list[TaskLine]:
    """Tasks as lines, the soonest first, those without a day last."""
    found = [_line(row) for row in await session.execute(statement)]
    return sorted(found, key=lambda line: (line.due_on or date.max, line.id))


async def open_tasks_of(session: AsyncSession, people: Sequence[int]) -> list[TaskLine]:
    """What these people have to do, and what of it is done and not closed yet."""
    return await lines(session, _OPEN.where(_TASK.person_id.in_(people)))


async def find(
    session: AsyncSession, actor: Actor, school: Snapshot, task_id: int, now: datetime
) -> tuple[Any, frozenset[Hand]]:
    """A task's row and the actor's hands in it, stand-ins' too; Missing where they have none."""
    row = (await session.execute(_FIND, {"task": task_id})).first()
    if row is None or actor.person_id is None or not actor.may(Permission.TASK_PLAN):
        raise Missing
    today = school.today(now)
    person = school.people[actor.person_id]
    in_stead = {one.id for one in school.replaced_by(person, today)}
    doer = actor.person_id if row.person_id in in_stead else row.person_id
    is_head = any(one.id == row.person_id for one in subordinates(school, actor.person_id, today))
    hands = hands_of(actor.person_id, row.author_id, doer, is_head=is_head)
    if not hands:
        raise Missing
    return row, hands


def _line(row: Any) -> TaskLine:
    return TaskLine(
        row.id, row.author_id, row.person_id, row.text, row.due_on, row.every, row.state, row.item_id, row.created_at
    )


def _name(school: Snapshot, person_id: int | None) -> str:
    person = school.people.get(person_id or 0)
    return person.name if person else ""


_TASK, _EVENT, _ITEM = table(Task).c, table(TaskEvent).c, table(RoadmapItem).c
_FIND = select(table(Task)).where(_TASK.id == bindparam("task"))
_OPEN = select(table(Task)).where(_TASK.state.in_(OPEN_STATES))
_TO_DO = select(table(Task)).where(_TASK.state.in_(TO_DO))
_STEPS = select(table(Task)).where(_TASK.state != TaskState.CANCELLED)
_HISTORY = select(table(TaskEvent)).where(_EVENT.task_id == bindparam("task")).order_by(_EVENT.id.desc())
_ITEM_WORDS = select(_ITEM.text).where(_ITEM.id == bindparam("item"))
