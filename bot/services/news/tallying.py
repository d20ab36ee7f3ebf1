"""How sent posts fared, as numbers that stay: what the figures of news and letters are made of.

The clock counts what is still going on, and whatever can't change any more for the last time. Who leaves the school
later, or moves to another class, changes no figure of the past.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import bindparam, func, or_, select

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.groups import Facts, Groups
from bot.services.health import NEWS_KEPT
from bot.services.news.counting import count, heard_of, units
from bot.services.news.queueing import KIND
from bot.services.news.storing import Post, find
from bot.services.snapshot import Snapshot
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsPost, NewsRecipient, NewsTally, PostState

log = structlog.get_logger()
# So long after it went, and after its last day, a post is counted for the last time.
SETTLED_AFTER: Final = timedelta(days=14)


class Tallying:
    """The use case of the clock. It may run twice, or in several processes at once."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def tick(self) -> None:
        """Count the posts that are not final, one write unit each; what stands as it stood is left alone.

        Of posts whose messages are not kept any more nobody can say whom they reached: they stay uncounted. Where one
        fails the others are counted.
        """
        now = self._clock.now()
        school = await self._directory.now()
        facts = await self._groups.facts()
        async with self._db.read() as session:
            going = (await session.execute(_GOING, {"kept": now - NEWS_KEPT})).all()
        for row in going:
            try:
                await self._count(row, school, facts, now)
            except Exception:
                log.exception("post_not_counted", post=row.id)

    async def _count(self, row: Any, school: Snapshot, facts: Facts, now: datetime) -> None:
        """1. How many got it and reacted is asked in one go. 2. Only where that moved, units are counted anew."""
        async with self._db.read() as session:
            post = await find(session, row.id)
            seen = (await session.execute(_PEOPLE, {"post": row.id})).one()
            reached = (await session.execute(_REACHED, {"about": post.thing, "kind": KIND})).scalar_one()
            final = _is_settled(post, school, now)
            if not final and _stands(row, seen, reached):
                return
            heard = await heard_of(session, row.id) if post.is_letter else []
        found = await asyncio.to_thread(units, post, heard, school, facts, school.today(now))
        total = count(found, post, school).total
        tally = {
            "post_id": row.id,
            "meant": seen.meant,
            "reached": reached,
            "units": total.total,
            "reacted": total.reacted,
            "in_time": total.reacted - total.late,
            "counted_at": now,
            "is_final": final,
        }
        async with self._db.write(SYSTEM) as session:
            await session.execute(self._db.upsert(NewsTally, "post_id", _COUNTED), [tally])


def _stands(tally: Any, seen: Any, reached: int) -> bool:
    """Whether nobody got it or reacted since it was counted."""
    if tally.counted_at is None or (tally.meant, tally.reached) != (seen.meant, reached):
        return False
    return seen.last is None or seen.last <= tally.counted_at


def _is_settled(post: Post, school: Snapshot, now: datetime) -> bool:
    """Whether nothing of it changes any more."""
    sent_on = school.today(post.sent_at or now)
    return max(sent_on, post.react_by or sent_on) + SETTLED_AFTER <= school.today(now)


_COUNTED = ("meant", "reached", "units", "reacted", "in_time", "counted_at", "is_final")
_POST, _TALLY, _GOT, _ROW = table(NewsPost).c, table(NewsTally).c, table(NewsRecipient).c, table(OutboxNotice).c
_GOING = (
    select(_POST.id, _TALLY.meant, _TALLY.reached, _TALLY.counted_at)
    .select_from(table(NewsPost).outerjoin(table(NewsTally), _TALLY.post_id == _POST.id))
    .where(
        _POST.state == PostState.SENT,
        _POST.sent_at >= bindparam("kept", type_=_POST.sent_at.type),
        or_(_TALLY.post_id.is_(None), _TALLY.is_final.is_(False)),
    )
    .order_by(_POST.id)
)
_PEOPLE = select(func.count().label("meant"), func.max(_GOT.reacted_at).label("last")).where(
    _GOT.post_id == bindparam("post")
)
# A message that arrived has a number, whatever became of it later (as in fates.py).
_REACHED = select(func.count(_ROW.person_id.distinct())).where(
    _ROW.subject == bindparam("about"),
    _ROW.kind == bindparam("kind"),
    or_(_ROW.message_id.is_not(None), _ROW.state == NoticeState.SENT),
)
