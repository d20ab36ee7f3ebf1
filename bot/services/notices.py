"""Putting notices into the outbox, inside the write unit of whatever they tell about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, insert, null, select, update

from bot.db import Database, WriteSession
from bot.services.calendar import ROLE_WINDOWS, Addressee, Window, day_bounds, next_opening
from bot.services.snapshot import Known, Snapshot
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
    rows = [_row(school, person_id, notice, now) for person_id in dict.fromkeys(people) if school.reaches(person_id)]
    if not rows:
        return
    statement = db.insert_ignoring(OutboxNotice) if notice.once else _INSERT
    await session.execute(statement, rows)


async def put_to_chats(
    db: Database, session: WriteSession, school: Snapshot, chats: Iterable[int], notice: Notice, now: datetime
) -> None:
    """Queue a notice for the chats of groups, by their numbers; a group's hours are those of parents."""
    due = _due(school, ROLE_WINDOWS[Addressee.PARENT], notice, now)
    rows = [
        _queued(None, notice, due, now)
        | {"chat_id": chat, "dedup_key": f"{notice.once}:chat{chat}" if notice.once else None}
        for chat in dict.fromkeys(chats)
    ]
    if rows:
        await session.execute(db.insert_ignoring(OutboxNotice) if notice.once else _INSERT, rows)


async def change(session: WriteSession, subject: str, kind: str, now: datetime) -> None:
    """The thing changed of which this kind of notice tells: messages that went are made anew.

    What waits says how things are when it goes; its revision grows too, for it may be on its way just now.
    """
    await session.execute(_CHANGE, {"about": subject, "which": kind, "at": now})


async def change_for(
    session: WriteSession, subject: str, person_id: int, now: datetime, tapped: int | None = None
) -> None:
    """The same for one person, for whom alone it changed, in whatever kind of notice.

    tapped: the message that is made anew already, for the change was a tap on it.
    """
    values = {"about": subject, "person": person_id, "at": now, "done": tapped or 0}
    await session.execute(_CHANGE_FOR, values)


async def withdraw(session: WriteSession, subject: str, kind: str, now: datetime) -> None:
    """Take back what this kind of notice tells of a thing: what waits is dropped, what went is made anew.

    Its look must give None from now on; then the message is deleted, or shown as withdrawn. What is on its way just now
    arrives, and follows.
    """
    values = {"about": subject, "which": kind, "at": now}
    await session.execute(_DROP, values)
    await session.execute(_CHANGE, values)


async def put_daily(
    db: Database, session: WriteSession, school: Snapshot, people: Iterable[int], kind: str, now: datetime
) -> None:
    """Queue a notice that these people get once a working day, at the time of their morning list.

    It says what is there when it goes, so one that still waits is enough, and so is one that went.
    """
    await _add(db, session, list(_daily(school, people, kind, now, now).values()))


async def put_daily_anew(
    db: Database, session: WriteSession, school: Snapshot, people: Iterable[int], kind: str, now: datetime
) -> None:
    """The same for what is new since then: who got today's already gets the next day's."""
    rows = _daily(school, people, kind, now, now)
    if rows:
        sent = set((await session.execute(_SENT, {"keys": list(rows)})).scalars())
        late = [rows.pop(key)["person_id"] for key in sent]
        rows |= _daily(school, late, kind, now, day_bounds(now, school.zone).end)
    await _add(db, session, list(rows.values()))


def daily_key(kind: str, day: date, person_id: int) -> str:
    """By which a person's daily notice of a day is known."""
    return f"{kind}:{day}:{person_id}"


def morning_time(school: Snapshot, person: Known, day: date) -> time:
    """When a person's list of the day comes: at their own time, or as their hours begin where that lies outside."""
    window, at = school.window(person, day), person.morning_at
    return at if at is not None and window.start <= at < window.end else window.start


def next_morning(school: Snapshot, person: Known, now: datetime) -> datetime:
    """When a person's list of the day comes next; at once where its time has passed today and their hours have not."""
    today = school.today(now)
    window = school.window(person, today)
    opening = next_opening(now, window, school.calendar)
    rest = Window(morning_time(school, person, today), window.end)
    span = school.calendar.open_span(school.today(opening), rest)
    return max(opening, span.start) if span else opening


_OUTBOX = table(OutboxNotice).c
_INSERT = insert(table(OutboxNotice))
_SENT = select(_OUTBOX.dedup_key).where(
    _OUTBOX.dedup_key.in_(bindparam("keys", expanding=True)), _OUTBOX.state != NoticeState.QUEUED
)

_WAITS = _OUTBOX.state == NoticeState.QUEUED
_ABOUT = (_OUTBOX.subject == bindparam("about"), _OUTBOX.kind == bindparam("which"))
_AT = bindparam("at", type_=_OUTBOX.due_at.type)
_ANEW = update(table(OutboxNotice)).where(*_ABOUT).values(revision=_OUTBOX.revision + 1)
_LIVES = _OUTBOX.state.in_([NoticeState.QUEUED, NoticeState.SENT, NoticeState.FAILED])
_CAN_CHANGE = (_LIVES, _WAITS | _OUTBOX.message_id.is_not(None))
# The claim of what is on its way stays, so that nobody else takes it meanwhile.
_WAITS_AGAIN = {
    "state": NoticeState.QUEUED,
    "due_at": case((_WAITS, _OUTBOX.due_at), else_=_AT),
    "attempts": case((_WAITS, _OUTBOX.attempts), else_=0),
}
_CHANGE = _ANEW.where(*_CAN_CHANGE).values(**_WAITS_AGAIN)
_CHANGE_FOR = (
    update(table(OutboxNotice))
    .where(
        _OUTBOX.person_id == bindparam("person"),
        _OUTBOX.subject == bindparam("about"),
        func.coalesce(_OUTBOX.message_id, -1) != bindparam("done"),
        *_CAN_CHANGE,
    )
    .values(revision=_OUTBOX.revision + 1, **_WAITS_AGAIN)
)
# Files that went before their words did are taken away in their turn.
_DROP = _ANEW.where(_WAITS, _OUTBOX.message_id.is_(None), _OUTBOX.album_ids.is_(null())).values(
    state=NoticeState.DROPPED, done_at=_AT, error="withdrawn"
)


def _row(school: Snapshot, person_id: int, notice: Notice, now: datetime) -> dict[str, Any]:
    window = school.window(school.people[person_id], school.today(now))
    return _queued(person_id, notice, _due(school, window, notice, now), now)


def _due(school: Snapshot, window: Window, notice: Notice, now: datetime) -> datetime:
    if notice.urgent:
        return now
    due = next_opening(now + notice.after, window, school.calendar)
    if notice.gathered and due == now:
        return next_opening(day_bounds(now, school.zone).end, window, school.calendar)
    return due


def _daily(
    school: Snapshot, people: Iterable[int], kind: str, now: datetime, after: datetime
) -> dict[str, dict[str, Any]]:
    """Rows by their keys, due at each person's next morning from `after` on."""
    rows = {}
    for person_id in dict.fromkeys(people):
        if school.reaches(person_id):
            due = next_morning(school, school.people[person_id], after)
            key = daily_key(kind, school.today(due), person_id)
            rows[key] = _queued(person_id, Notice(kind), due, now) | {"dedup_key": key}
    return rows


async def _add(db: Database, session: WriteSession, rows: list[dict[str, Any]]) -> None:
    """In the order of their keys: two processes that write the same ones wait for each other in one direction only."""
    if rows:
        await session.execute(db.insert_ignoring(OutboxNotice), sorted(rows, key=lambda row: str(row["dedup_key"])))


def _queued(person_id: int | None, notice: Notice, due: datetime, now: datetime) -> dict[str, Any]:
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
