"""Putting notices into the outbox, inside the write unit of whatever they tell about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bot.db import Database, WriteSession
from bot.services.calendar import day_bounds, next_opening
from bot.services.snapshot import Snapshot
from models.base import table
from models.delivery import NoticeState, OutboxNotice


@dataclass(frozen=True, slots=True)
class Notice:
    """What to tell: a kind that has a renderer, the thing it is about ("ticket:42"), and what else is needed.

    urgent: goes at once, whatever the hour. once: a key; a second notice with the same key to the same person is
    not written. lives: after this it is not worth sending any more. gathered: waits for the next time
    that the addressee's hours begin, when many of them come as one digest. after: so long it is held back.
    """

    kind: str
    subject: str | None = None
    args: dict[str, Any] | None = None
    urgent: bool = False
    once: str | None = None
    lives: timedelta | None = None
    gathered: bool = False
    after: timedelta = timedelta(0)


async def put(
    db: Database, session: WriteSession, school: Snapshot, people: Iterable[int], notice: Notice, now: datetime
) -> None:
    """Queue a notice for each of these people, at the earliest moment of their delivery window.

    Who is not in the directory, not joined or can't be reached gets nothing.
    """
    rows = [
        _row(school, person_id, notice, now) for person_id in dict.fromkeys(people) if _reachable(school, person_id)
    ]
    if not rows:
        return
    statement = db.insert_ignoring(OutboxNotice) if notice.once else _INSERT
    await session.execute(statement, rows)


_INSERT = insert(table(OutboxNotice))


def _reachable(school: Snapshot, person_id: int) -> bool:
    person = school.people.get(person_id)
    return person is not None and person.sender is not None and person.reachable


def _row(school: Snapshot, person_id: int, notice: Notice, now: datetime) -> dict[str, Any]:
    person = school.people[person_id]
    due = now
    if not notice.urgent:
        window = school.window(person, school.today(now))
        due = next_opening(now + notice.after, window, school.calendar)
        if notice.gathered and due == now:
            due = next_opening(day_bounds(now, school.zone).end, window, school.calendar)
    return {
        "person_id": person_id,
        "kind": notice.kind,
        "subject": notice.subject,
        "args": notice.args or {},
        "urgent": notice.urgent,
        "state": NoticeState.QUEUED,
        "due_at": due,
        "attempts": 0,
        "dedup_key": f"{notice.once}:{person_id}" if notice.once else None,
        "created_at": now,
        "expires_at": now + notice.lives if notice.lives else None,
    }
