"""Open tasks of somebody who is gone: what they had to do and what they set others goes on with somebody who is there.

Inside the caller's unit of work.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.snapshot import Snapshot
from bot.services.tasks.states import OPEN_STATES, TO_DO
from models.base import table
from models.tasks import Task, TaskEvent, TaskState

PASS, CANCEL = "pass", "cancel"
# Who gets a task back that they gave to somebody who is gone.
BACK: Final = "back"


@dataclass(frozen=True, slots=True)
class Heir:
    """Who sets and who does a task from now on, and how it stands."""

    author_id: int
    doer_id: int
    state: TaskState


def heir_of(row: Any, gone: int, successor: int | None) -> Heir:
    """How a task goes on. row: author_id, person_id, state, item_id.

    1. The successor sets and does what the one who is gone did. 2. Without one, what they had to do is its author's,
    and what they set is its doer's own; handed in, it stays so until its author looks at it. 3. What they set
    themselves is over, but a step of an item goes to the successor.
    """
    author, doer, state = row.author_id, row.person_id, TaskState(row.state)
    if author == doer == gone and (successor is None or row.item_id is None):
        return Heir(author, doer, TaskState.CANCELLED)
    if doer == gone and (successor is not None or state in TO_DO):
        doer = successor or author
    if author == gone:
        author = successor or doer
    if author == doer:
        state = TaskState.CLOSED if state is TaskState.DONE else TaskState.ACCEPTED
    elif doer != row.person_id and state in TO_DO:
        state = TaskState.GIVEN
    return Heir(author, doer, state)


async def count_tasks(session: AsyncSession, person_id: int) -> int:
    """How many open tasks somebody does or gave."""
    return len((await session.execute(_OPEN, {"person": person_id})).all())


async def pass_tasks(
    db: Database,
    session: WriteSession,
    school: Snapshot,
    actor: Actor,
    person_id: int,
    successor_id: int | None,
    now: datetime,
) -> None:
    """Pass on what is open; whoever has to do it from now on is told."""
    today = school.today(now)
    for row in (await session.execute(_OPEN, {"person": person_id})).all():
        heir = heir_of(row, person_id, successor_id)
        if heir == Heir(row.author_id, row.person_id, row.state):
            continue
        is_over = heir.state not in OPEN_STATES
        remind_on = today if heir.state in TO_DO and row.due_on is not None else None
        values = {"author": heir.author_id, "doer": heir.doer_id, "stands": heir.state, "look": remind_on}
        await session.execute(_PASS, values | {"task": row.id, "over": now if is_over else None})
        line = {"task_id": row.id, "person_id": actor.person_id, "at": now}
        await session.execute(_NOTE, line | {"action": CANCEL if heir.state is TaskState.CANCELLED else PASS})
        if heir.doer_id != row.person_id:
            kind = BACK if heir.doer_id == row.author_id else "given"
            told = notices.Notice(f"task.{kind}", f"task:{row.id}")
            await notices.put(db, session, school, [heir.doer_id], told, now)


_TASK = table(Task).c
_PERSON: Any = bindparam("person")
_OPEN = (
    select(_TASK.id, _TASK.author_id, _TASK.person_id, _TASK.state, _TASK.item_id, _TASK.due_on)
    .where(or_(_TASK.author_id == _PERSON, _TASK.person_id == _PERSON), _TASK.state.in_(OPEN_STATES))
    .order_by(_TASK.id)
)
_PASS = (
    update(table(Task))
    .where(_TASK.id == bindparam("task"))
    .values(
        author_id=bindparam("author"),
        person_id=bindparam("doer"),
        state=bindparam("stands"),
        remind_on=bindparam("look"),
        escalated=0,
        closed_at=bindparam("over"),
    )
)
_NOTE = insert(table(TaskEvent))
