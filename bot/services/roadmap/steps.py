"""The steps of an item that has ended: nobody is to do them any more."""

from datetime import datetime

from sqlalchemy import bindparam, insert, update

from bot.access import Actor
from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.snapshot import Snapshot
from bot.services.tasks.states import TO_DO, Step
from models.base import table
from models.tasks import Task, TaskEvent, TaskState


async def end_steps(
    db: Database, session: WriteSession, school: Snapshot, actor: Actor, item_id: int, now: datetime
) -> None:
    """Cancel the open steps of an item, telling their doers, and close those that are done and wait for a look.

    Both stand in their histories. Reopening the item does not bring them back.
    """
    for state in sorted(TO_DO):
        ended = await _end(session, actor, item_id, now, state, TaskState.CANCELLED)
        for task_id, person_id in ended:
            if person_id != actor.person_id:
                told = notices.Notice(f"task.{Step.CANCEL}", f"task:{task_id}")
                await notices.put(db, session, school, [person_id], told, now)
    # After that, so that what is done at this very moment is closed too.
    await _end(session, actor, item_id, now, TaskState.DONE, TaskState.CLOSED)


async def _end(
    session: WriteSession, actor: Actor, item_id: int, now: datetime, before: TaskState, after: TaskState
) -> list[tuple[int, int]]:
    """Move the steps in one state to another; each with its doer."""
    ended = (await session.execute(_END, {"item": item_id, "before": before, "after": after, "now": now})).all()
    action = Step.CLOSE if after is TaskState.CLOSED else Step.CANCEL
    events = [{"task_id": row.id, "person_id": actor.person_id, "action": action.value, "at": now} for row in ended]
    if events:
        await session.execute(insert(table(TaskEvent)), events)
    return [(row.id, row.person_id) for row in ended]


_TASK = table(Task).c
_END = (
    update(table(Task))
    .where(_TASK.item_id == bindparam("item"), _TASK.state == bindparam("before"))
    .values(state=bindparam("after"), closed_at=bindparam("now"), remind_on=None)
    .returning(_TASK.id, _TASK.person_id)
)
