"""What a new task has to be, and storing it with the notice to its doer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import insert

from bot.db import Database, WriteSession
from bot.errors import Denied, Invalid, Missing
from bot.services import notices
from bot.services.snapshot import Snapshot
from bot.services.tasks.subordinates import subordinates
from bot.services.text import clean_text
from models.base import table
from models.tasks import Task, TaskState
from models.upkeep import Every

TEXT_LIMIT: Final = 500
FARTHEST: Final = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be set. item_id: the roadmap item of which it is a step."""

    doer_id: int
    text: str
    due_on: date | None
    every: Every | None = None
    item_id: int | None = None


def every_of(word: str) -> Every:
    """How often, as an address says it; Missing for no such word."""
    try:
        return Every(word)
    except ValueError:
        raise Missing from None


def check_day(due_on: date | None, every: Every | None, today: date) -> None:
    """Raises Invalid for a day that is past or too far, and for what repeats without one."""
    if due_on is None:
        if every is not None:
            raise Invalid("error-task-repeat-day")
        return
    if due_on < today:
        raise Invalid("error-days-past")
    if due_on - today > FARTHEST:
        raise Invalid("error-days-far")


def check_doer(school: Snapshot, author_id: int, doer_id: int, today: date) -> None:
    """Raises Missing for whoever is not of the staff (any more), Denied for somebody who is not under the author."""
    check_there(school, doer_id, today)
    if doer_id != author_id and all(one.id != doer_id for one in subordinates(school, author_id, today)):
        raise Denied("error-task-not-under")


def check_there(school: Snapshot, doer_id: int, today: date) -> None:
    """Raises Missing for whoever is not of the staff (any more)."""
    doer = school.people.get(doer_id)
    if doer is None or not doer.is_staff(today):
        raise Missing("error-person-missing")


async def add_task(
    db: Database, session: WriteSession, school: Snapshot, author_id: int, new: NewTask, now: datetime
) -> int:
    """Store a task that was checked, and tell its doer; its number. Invalid for words that are missing or too long."""
    today = school.today(now)
    check_day(new.due_on, new.every, today)
    is_own = new.doer_id == author_id
    values = {
        "author_id": author_id,
        "person_id": new.doer_id,
        "text": clean_text(new.text, TEXT_LIMIT),
        "due_on": new.due_on,
        "every": new.every,
        "state": TaskState.ACCEPTED if is_own else TaskState.GIVEN,
        "item_id": new.item_id,
        "remind_on": today if new.due_on else None,
        "created_at": now,
    }
    task_id = int((await session.execute(_ADD, values)).scalar_one())
    if not is_own:
        told = notices.Notice("task.given", f"task:{task_id}")
        await notices.put(db, session, school, [new.doer_id], told, now)
    return task_id


_ADD = insert(table(Task)).returning(table(Task).c.id)
