"""What can still be done to a post that went: other words, another last day, taking it back.

What was delivered is edited in place or taken away (bot/services/notices.py); what waits is made when it goes.
"""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, select

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.news import pressing, queueing
from bot.services.news.drafting import PLACE_LIMIT, Taken, Typed
from bot.services.news.moments import check_ahead, check_before_meeting, check_day
from bot.services.news.reminding import next_reminder
from bot.services.news.states import Step
from bot.services.news.storing import Post, change, find, require_step
from bot.services.news.wording import take_words
from bot.services.notices import Notice
from bot.services.snapshot import Snapshot
from bot.services.text import clean_line
from models.base import table
from models.news import NewsRecipient, PostState

# The kinds of notices that tell of a post.
MOVED: Final = "news.moved"
KINDS: Final = (queueing.KIND, pressing.KIND, MOVED)
# Told at once, so that others get their turn in between.
CHUNK: Final = 200


class Correcting:
    """Use cases on a sent post. All name the version that the screen showed: Outdated where somebody was faster."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def write(self, actor: Actor, post_id: int, version: int, typed: Typed) -> Taken:
        """Other words, which nobody gets before `confirm`. Invalid as for a draft."""
        taken = take_words(typed.text, typed.markup)
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            await self._keep(session, actor, post_id, version, taken.html)
        return Taken(post_id, taken.dropped)

    async def confirm(self, actor: Actor, post_id: int, version: int) -> None:
        """The other words come in place of the old ones; every reader's message says when it was corrected."""
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            post = await self._post(session, actor, post_id, version, Step.CORRECT)
            if post.correction is None:
                raise Outdated(shows=f"newscard:{post_id}")
            values = {"html": post.correction, "correction": None}
            await self._correct(session, actor, post_id, version, Step.CORRECT, **values)

    async def drop(self, actor: Actor, post_id: int, version: int) -> None:
        """The old words stay."""
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            await self._keep(session, actor, post_id, version, None)

    async def move(self, actor: Actor, post_id: int, version: int, day: date) -> None:
        """Another last day for the reaction, and with it the reminders.

        Invalid for a day that is past, after the meeting or far ahead.
        """
        school, now = await self._directory.now(), self._clock.now()
        today = school.today(now)
        check_day(day, today)
        remind_on = next_reminder(day, today, school.calendar)
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            values = {"react_by": day, "remind_on": remind_on}
            post = await self._correct(session, actor, post_id, version, Step.MOVE, **values)
            if not post.is_letter:
                raise Outdated(shows=f"newscard:{post_id}")
            check_before_meeting(day, post.meets_at, school.zone)

    async def meet(self, actor: Actor, post_id: int, version: int, at: datetime) -> None:
        """Another time of the meeting; a last day that was the meeting's, or lies behind it now, is on its day then.

        Invalid for a moment that is past or far ahead, Outdated where there is no meeting.
        """
        school, now = await self._directory.now(), self._clock.now()
        check_ahead(at, now)
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            post = await _meeting(session, post_id)
            last = _last_day(post, school.today(at), school)
            remind_on = next_reminder(last, school.today(now), school.calendar)
            values = {"meets_at": at, "react_by": last, "remind_on": remind_on}
            await self._correct(session, actor, post_id, version, Step.MOVE, **values)
            await self._tell(session, school, post, now)

    async def seat(self, actor: Actor, post_id: int, version: int, words: str) -> None:
        """Another place of the meeting. Invalid for none, or too many words; Outdated where there is no meeting."""
        place = clean_line(words, PLACE_LIMIT)
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            post = await _meeting(session, post_id)
            await self._correct(session, actor, post_id, version, Step.CORRECT, place=place)
            await self._tell(session, await self._directory.now(), post, self._clock.now())

    async def withdraw(self, actor: Actor, post_id: int, version: int) -> None:
        """Take it back: what waits does not go, what arrived is deleted or says that it was withdrawn."""
        now = self._clock.now()
        async with self._db.write(actor, shows=f"newscard:{post_id}") as session:
            post = await self._post(session, actor, post_id, version, Step.WITHDRAW)
            values: dict[str, Any] = {"state": PostState.WITHDRAWN, "withdrawn_at": now, "remind_on": None}
            await change(session, post, **values, updated_at=now, updated_by=actor.person_id)
            for kind in KINDS:
                await notices.withdraw(session, post.thing, kind, now)

    async def _tell(self, session: WriteSession, school: Snapshot, post: Post, now: datetime) -> None:
        """An edited message makes no sound: everybody who got the letter hears that the meeting has moved."""
        people = (await session.execute(_READERS, {"post": post.id})).scalars().all()
        notice = Notice(MOVED, post.thing, once=f"{MOVED}:{post.id}:{post.version}", lives=queueing.LIVES)
        for start in range(0, len(people), CHUNK):
            await notices.put(self._db, session, school, people[start : start + CHUNK], notice, now)

    async def _keep(
        self, session: WriteSession, actor: Actor, post_id: int, version: int, correction: str | None
    ) -> None:
        post = await self._post(session, actor, post_id, version, Step.CORRECT)
        await change(session, post, correction=correction)

    async def _correct(
        self, session: WriteSession, actor: Actor, post_id: int, version: int, step: Step, **values: Any
    ) -> Post:
        now = self._clock.now()
        post = await self._post(session, actor, post_id, version, step)
        await change(session, post, **values, corrected_at=now, updated_at=now, updated_by=actor.person_id)
        for kind in KINDS:
            await notices.change(session, post.thing, kind, now)
        return post

    async def _post(self, session: WriteSession, actor: Actor, post_id: int, version: int, step: Step) -> Post:
        school = await self._directory.now()
        post = await find(session, post_id)
        require_step(actor, post, step, school, school.today(self._clock.now()))
        if post.version != version:
            raise Outdated("error-news-changed", shows=f"newscard:{post_id}")
        return post


_GOT = table(NewsRecipient).c
_READERS = select(_GOT.person_id).where(_GOT.post_id == bindparam("post")).order_by(_GOT.person_id)


async def _meeting(session: WriteSession, post_id: int) -> Post:
    post = await find(session, post_id)
    if post.meets_at is None:
        raise Outdated(shows=f"newscard:{post_id}")
    return post


def _last_day(post: Post, day: date, school: Snapshot) -> date | None:
    """The last day for an answer where the meeting moves to this one."""
    if post.react_by is None or post.meets_at is None:
        return post.react_by
    return day if post.react_by == school.today(post.meets_at) else min(post.react_by, day)
