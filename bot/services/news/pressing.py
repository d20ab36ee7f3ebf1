"""Reminding those who have not reacted to a letter, and nobody else: by the sender's hand and by the clock."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import structlog
from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Outdated
from bot.services import notices
from bot.services.calendar import WorkingCalendar, day_bounds
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.news.counting import silent_people
from bot.services.news.queueing import LIVES
from bot.services.news.reminding import next_reminder
from bot.services.news.states import Step
from bot.services.news.storing import Post, find, require_step
from bot.services.notices import Notice
from bot.services.snapshot import Snapshot
from models.base import table
from models.news import NewsPost, PostState, Reaction

log = structlog.get_logger()

KIND: Final = "news.remind"
# Queued at once, so that others get their turn in between.
CHUNK: Final = 50


class Pressing:
    """Use cases of reminding; each letter's silent are reminded once a day at most, whoever wants it."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def remind(self, actor: Actor, post_id: int) -> int:
        """Remind the silent now, each in their hours; how many they are.

        Invalid where they were reminded today, or nobody who can be reached is silent.
        """
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.read() as session:
            post = await find(session, post_id)
            require_step(actor, post, Step.REMIND, school, school.today(now))
            if not post.is_letter:
                raise Outdated(shows=f"newscard:{post_id}")
            silent = await self._silent(session, post, school, now)
        if not silent:
            raise Invalid("error-news-all-reacted", shows=f"newscard:{post_id}")
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            if not await _claim_day(session, post_id, school, now):
                raise Invalid("error-news-reminded", shows=f"newscard:{post_id}")
            await self._queue(session, school, silent, post_id, now)
        return len(silent)

    async def tick(self) -> None:
        """Remind of whatever is to be reminded of today; run every quarter of an hour, twice does nothing more.

        After a standstill each letter's silent are reminded once, and not at all where its last day is long past.
        """
        school, now = await self._directory.now(), self._clock.now()
        today = school.today(now)
        async with self._db.read() as session:
            due = (await session.execute(_DUE, {"today": today})).all()
        for row in due:
            try:
                await self._remind(row.id, row.remind_on, school, now)
            except Exception:
                log.exception("letter_not_reminded", post=row.id)

    async def _remind(self, post_id: int, day: date, school: Snapshot, now: datetime) -> None:
        """1. Who is silent. 2. The day is claimed, by whichever replica comes first. 3. They are told, in one unit."""
        today = school.today(now)
        async with self._db.read() as session:
            post = await find(session, post_id)
            is_worth = post.react_by is not None and is_worth_it(post.react_by, today, school.calendar)
            silent = await self._silent(session, post, school, now) if is_worth else []
        following = next_reminder(post.react_by, today, school.calendar)
        async with self._db.write(SYSTEM) as session:
            values = {"which": post_id, "seen": day, "following": following}
            if changed(await session.execute(_CLAIM_REMINDER, values)) == 0:
                return
            if silent and await _claim_day(session, post_id, school, now):
                await self._queue(session, school, silent, post_id, now)

    async def _silent(self, session: AsyncSession, post: Post, school: Snapshot, now: datetime) -> Sequence[int]:
        """Those of the silent who can be reached."""
        facts = await self._groups.facts()
        silent = await silent_people(session, post, school, facts, school.today(now))
        people = (school.people[one] for one in sorted(silent))
        return [person.id for person in people if person.sender is not None and person.reachable]

    async def _queue(
        self, session: WriteSession, school: Snapshot, people: Sequence[int], post_id: int, now: datetime
    ) -> None:
        once = f"{KIND}:{post_id}:{school.today(now)}"
        notice = Notice(KIND, f"news:{post_id}", once=once, lives=LIVES)
        for start in range(0, len(people), CHUNK):
            await notices.put(self._db, session, school, people[start : start + CHUNK], notice, now)


def is_worth_it(react_by: date, today: date, calendar: WorkingCalendar) -> bool:
    """Whether the clock still reminds of a letter: until the working day after its last day, as late answers count."""
    return today <= calendar.next_working_day(react_by)


_POST = table(NewsPost)
_SENT = (_POST.c.state == PostState.SENT, _POST.c.reaction != Reaction.NONE)
_DUE = select(_POST.c.id, _POST.c.remind_on).where(*_SENT, _POST.c.remind_on <= bindparam("today"))
_IS = _POST.c.id == bindparam("which")
_CLAIM_REMINDER = (
    update(_POST)
    .where(_IS, *_SENT, _POST.c.remind_on == bindparam("seen"))
    .values(remind_on=bindparam("following"))
    .execution_options(preserve_rowcount=True)
)
_CLAIM_DAY = (
    update(_POST)
    .where(_IS, *_SENT, or_(_POST.c.reminded_at.is_(None), _POST.c.reminded_at < bindparam("midnight")))
    .values(reminded_at=bindparam("now"))
    .execution_options(preserve_rowcount=True)
)


async def _claim_day(session: WriteSession, post_id: int, school: Snapshot, now: datetime) -> bool:
    """Whether nobody was reminded of this letter today yet; now they are."""
    values = {"which": post_id, "midnight": day_bounds(now, school.zone).start, "now": now}
    return changed(await session.execute(_CLAIM_DAY, values)) > 0
