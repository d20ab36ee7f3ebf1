"""Letters for whoever joins the bot, or can be reached in it again: those that still wait for them come after all."""

from datetime import datetime
from typing import Final

from sqlalchemy import String, and_, bindparam, cast, literal, not_, or_, select

from bot.db import Database, WriteSession
from bot.services.calendar import next_opening
from bot.services.news.audience import Meant
from bot.services.news.families import answered_by_others, is_settled
from bot.services.news.queueing import KIND, LIVES
from bot.services.snapshot import Snapshot
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.news import Counting, NewsPost, NewsRecipient, PostState, Reaction


async def queue_waiting(db: Database, session: WriteSession, school: Snapshot, person_id: int, now: datetime) -> None:
    """Queue the letters that were meant for a person, did not come and still wait for a reaction, each once.

    What was given up because they could not be reached is queued anew. As old as they are, several come as one digest.
    """
    person = school.people.get(person_id)
    if person is None:
        return
    today = school.today(now)
    rows = (await session.execute(_WAITING, {"person": person_id, "today": today, "now": now})).all()
    letters = {row.id: Meant(tuple(row.children), row.in_person) for row in rows if row.counting is Counting.FAMILY}
    answered = await answered_by_others(session, school, person_id, letters)
    due = next_opening(now, school.window(person, today), school.calendar)
    waiting = [
        {
            "person_id": person_id,
            "kind": KIND,
            "subject": f"news:{row.id}",
            "args": {},
            "state": NoticeState.QUEUED,
            "due_at": due,
            "attempts": 0,
            "dedup_key": f"news:{row.id}:{person_id}",
            "created_at": row.sent_at,
            "expires_at": due + LIVES,
            "done_at": None,
            "error": None,
        }
        for row in rows
        if row.id not in letters or not is_settled(row.id, letters[row.id], answered)
    ]
    if waiting:
        await session.execute(db.upsert(OutboxNotice, "dedup_key", _ANEW), waiting)


# What becomes of a row that was given up.
_ANEW: Final = ("state", "due_at", "attempts", "expires_at", "done_at", "error")
_POST, _GOT, _OUT = table(NewsPost).c, table(NewsRecipient).c, table(OutboxNotice).c
_GIVEN_UP = and_(_OUT.state == NoticeState.DROPPED, _OUT.error == "unreachable")
_CAME = (
    select(_OUT.id)
    .where(
        _OUT.person_id == bindparam("person"),
        _OUT.kind == KIND,
        _OUT.subject == literal("news:") + cast(_POST.id, String),
        not_(_GIVEN_UP),
    )
    .exists()
)
_WAITING = (
    select(_POST.id, _POST.sent_at, _POST.counting, _GOT.children, _GOT.in_person)
    .join(table(NewsRecipient), _GOT.post_id == _POST.id)
    .where(
        _GOT.person_id == bindparam("person"),
        _GOT.reacted_at.is_(None),
        _POST.state == PostState.SENT,
        _POST.reaction != Reaction.NONE,
        or_(_POST.react_by.is_(None), _POST.react_by >= bindparam("today")),
        or_(_POST.meets_at.is_(None), _POST.meets_at > bindparam("now")),
        not_(_CAME),
    )
    .order_by(_POST.id)
)
