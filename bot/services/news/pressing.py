"""Reminding those who have not reacted to a letter, and nobody else: by the sender's hand and by the clock."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

import structlog
from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Outdated
from bot.services.calendar import WorkingCalendar, day_bounds
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.news import queueing
from bot.services.news.counting import silent_people
from bot.services.news.queueing import add_messages, messages_of
from bot.services.news.reminding import is_over, next_reminder
from bot.services.news.states import Step
from bot.services.news.storing import Post, find, require_step
from bot.services.news.timing import NO_WISHES, due_times
from bot.services.notices import Notice
from bot.services.snapshot import Snapshot
from models.base import UtcDateTime, table
from models.delivery import OutboxNotice
from models.news import NewsPost, PostState, Reaction

log = structlog.get_logger()

KIND: Final = "news.remind"
# When how many are reminded.
Times = Mapping[datetime, Sequence[int]]


class Pressing:
    """Use cases of reminding; each letter's silent are reminded once a day at most, whoever wants it."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def remind(self, actor: Actor, post_id: int) -> int:
        """Remind the silent now, each in their hours; how many they are.

        Invalid where they were reminded today, nobody who can be reached is silent, or the meeting is over. Who did not
        get the letter yet, or is reminded on the same day anyhow, is left out.
        """
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.read() as session:
            post = await find(session, post_id)
            require_step(actor, post, Step.REMIND, school, school.today(now))
            if not post.is_letter:
                raise Outdated(shows=f"newscard:{post_id}")
            if is_over(post, now):
                raise Invalid("error-news-met", shows=f"newscard:{post_id}")
            silent = await self._silent(session, post, school, now)
            came = await _came(session, post, _ON_ITS_WAY, school, now)
        if not silent:
            raise Invalid("error-news-all-reacted", shows=f"newscard:{post_id}")
        times = _without(silent, came, post, school)
        if not times and post.reminded_at is None:
            raise Invalid("error-news-on-its-way", shows=f"newscard:{post_id}")
        ready = await asyncio.to_thread(messages_of, times)
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            if not times or not await _claim_day(session, post_id, school, now):
                raise Invalid("error-news-reminded", shows=f"newscard:{post_id}")
            await self._queue(session, school, ready, post, now)
        return sum(map(len, times.values()))

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
            last = None if is_over(post, now) else post.react_by
            is_worth = last is not None and is_worth_it(last, today, school.calendar)
            silent = await self._silent(session, post, school, now) if is_worth else {}
            came = await _came(session, post, _CAME, school, now) if silent else {}
        ready = await asyncio.to_thread(messages_of, _without(silent, came, post, school))
        following = next_reminder(post.react_by, today, school.calendar)
        async with self._db.write(SYSTEM) as session:
            values = {"which": post_id, "seen": day, "following": following}
            if changed(await session.execute(_CLAIM_REMINDER, values)) == 0:
                return
            if ready and await _claim_day(session, post_id, school, now):
                await self._queue(session, school, ready, post, now)

    async def _silent(self, session: AsyncSession, post: Post, school: Snapshot, now: datetime) -> Times:
        """The silent who can be reached, without who wrote it, by the moment when their hours allow a message."""
        facts = await self._groups.facts()
        silent = await silent_people(session, post, school, facts, school.today(now))
        # A reminder of what was urgent, or went in the next hours, is neither.
        plain = replace(post, urgent_reason=None, gathered=False)
        return await asyncio.to_thread(due_times, sorted(silent - {post.author_id}), plain, NO_WISHES, school, now)

    async def _queue(
        self,
        session: WriteSession,
        school: Snapshot,
        messages: Sequence[tuple[datetime, str]],
        post: Post,
        now: datetime,
    ) -> None:
        notice = Notice(KIND, post.thing, once=f"{KIND}:{post.id}:{school.today(now)}")
        await add_messages(session, notice, messages, now)


def _without(times: Times, came: Mapping[int, date], post: Post, school: Snapshot) -> Times:
    """Without those to whom something of the letter comes on the same day or later, and without any after the meeting.

    came: on which day that was, or will be.
    """
    found: dict[datetime, Sequence[int]] = {}
    for due, people in times.items():
        day = school.today(due)
        told = [one for one in people if one not in came or came[one] < day]
        if told and (post.meets_at is None or due < post.meets_at):
            found[due] = told
    return found


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


_OUT = table(OutboxNotice).c
_arrival = func.coalesce(_OUT.done_at, _OUT.due_at)
_CAME = select(_OUT.person_id, _arrival.label("at")).where(
    _OUT.subject == bindparam("about"),
    _OUT.kind.in_((queueing.KIND, KIND)),
    _OUT.person_id.is_not(None),
    _arrival >= bindparam("midnight", type_=UtcDateTime),
)
# By hand one may remind of a letter on the day on which it came.
_ON_ITS_WAY = _CAME.where(or_(_OUT.kind == KIND, _OUT.done_at.is_(None)))


async def _came(session: AsyncSession, post: Post, statement: Any, school: Snapshot, now: datetime) -> dict[int, date]:
    """Who gets something of the letter from today on, with the last day of that."""
    values = {"about": post.thing, "midnight": day_bounds(now, school.zone).start}
    found: dict[int, date] = {}
    days: dict[datetime, date] = {}
    for person_id, at in await session.execute(statement, values):
        day = days.setdefault(at, school.today(at))
        found[person_id] = max(day, found.get(person_id, day))
    return found


async def _claim_day(session: WriteSession, post_id: int, school: Snapshot, now: datetime) -> bool:
    """Whether nobody was reminded of this letter today yet; now they are."""
    values = {"which": post_id, "midnight": day_bounds(now, school.zone).start, "now": now}
    return changed(await session.execute(_CLAIM_DAY, values)) > 0
