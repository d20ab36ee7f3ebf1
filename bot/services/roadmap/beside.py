"""What stands beside an item on its card: its steps, who watches it, the same item of a newer year."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.roadmap.moving import ItemMover
from models.base import table
from models.roadmap import RoadmapItem, RoadmapWatcher
from models.tasks import Task, TaskState

_DONE = frozenset({TaskState.DONE, TaskState.CLOSED})


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of an item, which is a task of somebody's."""

    id: int
    text: str
    person_id: int
    due_on: date | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Steps in the order of their days; the numbers of the watchers; the item that continues this one."""

    steps: tuple[StepLine, ...]
    watchers: tuple[int, ...]
    newer_id: int | None


class BesideReader:
    """Reads it for whoever may see the item."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._mover = ItemMover(db, directory)

    async def of(self, actor: Actor, item_id: int) -> Beside:
        """Raises Missing for whoever has no hand in the item."""
        at = {"item": item_id}
        async with self._db.read() as session:
            await self._mover.find(session, actor, item_id, self._clock.now())
            steps = tuple(
                StepLine(row.id, row.text, row.person_id, row.due_on, row.state in _DONE)
                for row in await session.execute(_STEPS, at)
            )
            watchers = tuple((await session.execute(_WATCHERS, at)).scalars())
            newer = (await session.execute(_NEWER, at)).scalar()
        return Beside(steps, watchers, newer)


_TASK, _ITEM, _WATCHER = table(Task).c, table(RoadmapItem).c, table(RoadmapWatcher).c
_STEPS = (
    select(_TASK.id, _TASK.text, _TASK.person_id, _TASK.due_on, _TASK.state)
    .where(_TASK.item_id == bindparam("item"), _TASK.state != TaskState.CANCELLED)
    .order_by(_TASK.due_on.is_(None), _TASK.due_on, _TASK.id)
)
_WATCHERS = select(_WATCHER.person_id).where(_WATCHER.item_id == bindparam("item")).order_by(_WATCHER.person_id)
_NEWER = select(_ITEM.id).where(_ITEM.continues_id == bindparam("item")).limit(1)
