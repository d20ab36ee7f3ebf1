"""From a draft to everybody's outbox: approval, at once or when it is to go, one row a person in one transaction."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy import bindparam, or_, select, update

from bot.access import SYSTEM, Actor, Permission, permissions_of
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Outdated, SchoolError
from bot.services import notices
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.news.audience import Meant, Scope, addressed, in_both, may_meet, reach, scope_of_author
from bot.services.news.moments import check_ahead
from bot.services.news.queueing import KIND, LIVES, add_messages, add_recipients, chats_of, mailing, wishes_of
from bot.services.news.reminding import next_reminder
from bot.services.news.states import Step, may_write
from bot.services.news.storing import Post, change, edit, find, is_unowned, require_step
from bot.services.news.timing import NO_WISHES, due_times
from bot.services.news.waiting import Waiting
from bot.services.notices import Notice
from bot.services.snapshot import Snapshot
from bot.services.text import clean_text
from models.base import table
from models.news import NewsPost, PostState, Reaction

log = structlog.get_logger()

# Why the post of somebody who may write no more can't go.
_ORPHANED: Final = "error-news-author"


class Sending:
    """Use cases of letting a post go, and the clock's part in it."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, waiting: Waiting, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._waiting = waiting
        self._clock = clock

    async def offer(self, actor: Actor, post_id: int, version: int) -> None:
        """Hand a draft to those who approve news in this school."""
        school, now = await self._directory.now(), self._clock.now()
        async with self._ready(actor, post_id, version, Step.OFFER) as (session, post):
            await change(session, post, state=PostState.OFFERED, offered_at=now, **_whose(post))
            approvers = _who_may(Permission.NEWS_APPROVE, school, now)
            await self._tell(session, school, approvers, "news.offered", post_id, now)

    async def give_back(self, actor: Actor, post_id: int, words: str) -> None:
        """Return an offered draft to its writer, saying what is wrong with it."""
        school, now = await self._directory.now(), self._clock.now()
        said = clean_text(words)
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            post = await find(session, post_id)
            require_step(actor, post, Step.RETURN, school, school.today(now))
            await change(session, post, state=PostState.DRAFT, offered_at=None)
            await self._tell(session, school, _writers(post), "news.returned", post_id, now, words=said)

    async def approve(self, actor: Actor, post_id: int, version: int) -> None:
        """Let an offered draft go: at once, or at the time that its writer wished, who hears of it."""
        school, now = await self._directory.now(), self._clock.now()
        async with self._ready(actor, post_id, version, Step.APPROVE) as (session, post):
            await change(session, post, state=PostState.SCHEDULED, approved_by=actor.person_id, **_whose(post))
            others = [one for one in _writers(post) if one != actor.person_id]
            await self._tell(session, school, others, "news.approved", post_id, now)
        await self.dispatch(post_id)

    async def send(self, actor: Actor, post_id: int, version: int) -> None:
        """Let a draft go: at once, or at the time that was set."""
        async with self._ready(actor, post_id, version, Step.SEND) as (session, post):
            await change(session, post, state=PostState.SCHEDULED, **_whose(post))
        await self.dispatch(post_id)

    async def hindrance(self, actor: Actor, post_id: int, step: Step) -> SchoolError | None:
        """Why the actor can't let a post go by this step as it is now, to be told before they try; None: they can."""
        school, now = await self._directory.now(), self._clock.now()
        post = await self._drafted(post_id)
        return _hasty(actor, post) or await self._hindrance(actor, post, step, school, now)

    async def set_time(self, actor: Actor, post_id: int, version: int, at: datetime | None) -> None:
        """When a draft is to go; None: as soon as it is sent. Invalid for the past and for more than a year ahead."""
        if at is not None:
            check_ahead(at, self._clock.now())
        await self._set(actor, post_id, version, send_at=at, gathered=False)

    async def set_gathered(self, actor: Actor, post_id: int, version: int) -> None:
        """It is to go when each addressee's hours begin next."""
        await self._set(actor, post_id, version, send_at=None, gathered=True)

    async def recall(self, actor: Actor, post_id: int) -> None:
        """Take back what waits for approval or for its time."""
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            post = await find(session, post_id)
            require_step(actor, post, Step.RECALL, school, school.today(now))
            await change(session, post, state=PostState.DRAFT, offered_at=None, approved_by=None)

    async def tick(self) -> None:
        """Let go whatever is due; run every minute."""
        async with self._db.read() as session:
            found = (await session.execute(_DUE, {"now": self._clock.now()})).scalars().all()
        for post_id in found:
            try:
                await self.dispatch(post_id)
            except Exception:
                log.exception("post_not_sent", post=post_id)

    async def dispatch(self, post_id: int) -> None:
        """Queue a scheduled post for everybody whom it is for, if its time has come; twice does nothing more.

        1. Who is meant, by the school of now and the rights that its author, and who let it go, have now. 2. When each
        may be written to. 3. In one transaction: it is sent, its readers, their messages. What can't go any more
        becomes a draft again, and its author hears why.
        """
        now, school = self._clock.now(), await self._directory.now()
        async with self._db.read() as session:
            post = await find(session, post_id)
            if post.state is not PostState.SCHEDULED or (post.send_at is not None and post.send_at > now):
                return
            wishes, settled = await wishes_of(session, post), await chats_of(session, post)
        try:
            people = await self._people(post, school, now)
            if not people:
                raise Invalid("error-news-nobody")
            times = await asyncio.to_thread(due_times, people, post, wishes, school, now)
            check_in_time(post, times, school)
        except SchoolError as error:
            await self._stop(post, school, error.key, now)
            return
        # Whoever writes keeps all others from writing on SQLite: all that can be done before is.
        ready = await asyncio.to_thread(mailing, people, times)
        scope, facts = _scope(post, school, now), await self._groups.facts()
        chats = [chat_id for chat_id, group in settled if may_meet(group, scope, facts)]
        remind_on = next_reminder(post.react_by, school.today(now), school.calendar)
        async with self._db.write(SYSTEM) as session:
            values = {"state": PostState.SENT, "sent_at": now, "remind_on": remind_on}
            if await _claim(session, post, values):
                await add_recipients(session, post_id, ready.readers)
                await add_messages(session, _notice(post), ready.messages, now)
                await notices.put_to_chats(self._db, session, school, chats, _notice(post), now)
        self._waiting.forget()

    @asynccontextmanager
    async def _ready(
        self, actor: Actor, post_id: int, version: int, step: Step
    ) -> AsyncIterator[tuple[WriteSession, Post]]:
        """A write unit for a step, with the post as it was shown; Invalid where it can't go, or would reach nobody.

        Whom it would reach is found out before the unit begins: nobody waits for that.
        """
        school, now = await self._directory.now(), self._clock.now()
        hindrance = await self._hindrance(actor, await self._drafted(post_id), step, school, now)
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            post = await find(session, post_id)
            require_step(actor, post, step, school, school.today(now))
            if post.version != version:
                raise Outdated("error-news-changed", shows=f"newsroom.post:{post_id}")
            hindrance = hindrance or _hasty(actor, post)
            if hindrance is not None:
                raise hindrance
            yield session, _by_somebody(post, actor, step, school, now)

    async def _drafted(self, post_id: int) -> Post:
        async with self._db.read() as session:
            return await find(session, post_id)

    async def _hindrance(
        self, actor: Actor, post: Post, step: Step, school: Snapshot, now: datetime
    ) -> SchoolError | None:
        """Why a post can't go as it is now."""
        try:
            people = await self._people(_by_somebody(post, actor, step, school, now), school, now)
            if not reach(people, school).reached:
                raise Invalid("error-news-nobody")
            if post.is_letter:
                goes_at = _goes_at(post, now)
                check_in_time(
                    post, await asyncio.to_thread(due_times, people, post, NO_WISHES, school, goes_at), school
                )
        except SchoolError as error:
            return error
        return None

    async def _people(self, post: Post, school: Snapshot, now: datetime) -> dict[int, Meant]:
        """Whom a post that is ready is for, and why; Invalid where it can't go as it is."""
        scope = _scope(post, school, now)
        check_written(post, school, now)
        facts = await self._groups.facts()
        # Ten thousand people take a while: taps go on beside it.
        return await asyncio.to_thread(addressed, post.audience, scope, school, facts, now)

    async def _stop(self, post: Post, school: Snapshot, reason: str, now: datetime) -> None:
        """A post that can't go becomes a draft again; who wrote it hears why.

        Of somebody who may write no more it is left to those who manage the newsroom, and they hear.
        """
        values = {"state": PostState.DRAFT, "send_at": None, "offered_at": None, "approved_by": None}
        people = _writers(post)
        if reason == _ORPHANED:
            values["author_id"] = None
            people = _who_may(Permission.NEWS_MANAGE, school, now)
        async with self._db.write(SYSTEM) as session:
            if await _claim(session, post, values):
                await self._tell(session, school, people, "news.stopped", post.id, now, reason=reason)

    async def _set(self, actor: Actor, post_id: int, version: int, **values: Any) -> None:
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            await edit(session, actor, post_id, version, school, now, **values)

    async def _tell(
        self,
        session: WriteSession,
        school: Snapshot,
        people: Iterable[int],
        kind: str,
        post_id: int,
        now: datetime,
        **args: str,
    ) -> None:
        notice = Notice(kind, f"newsroom.post:{post_id}", args=dict(args))
        await notices.put(self._db, session, school, people, notice, now)


def _hasty(actor: Actor, post: Post) -> SchoolError | None:
    """Nobody lets go urgently by another's right, nor offers that."""
    is_theirs = not post.is_urgent or actor.may(Permission.NEWS_URGENT)
    return None if is_theirs else Invalid("error-news-urgent")


def check_written(post: Post, school: Snapshot, now: datetime) -> None:
    """Invalid where a post lacks something without which it can't go."""
    if not post.html and not post.files:
        raise Invalid("error-news-empty")
    if not post.audience.groups:
        raise Invalid("error-news-audience")
    if post.reaction is Reaction.CHOICE and not post.choices:
        raise Invalid("error-news-no-choices")
    if post.reaction is Reaction.MEETING and post.meets_at is None:
        raise Invalid("error-news-no-meeting")
    _check_moment(post, school, _goes_at(post, now))


def check_in_time(post: Post, times: Iterable[datetime], school: Snapshot) -> None:
    """Invalid where a letter that comes at these moments comes to nobody by its last day, or before its meeting."""
    first = min(times, default=None)
    if first is not None:
        _check_moment(post, school, first)


def _check_moment(post: Post, school: Snapshot, at: datetime) -> None:
    if post.meets_at is not None and post.meets_at <= at:
        raise Invalid("error-news-meeting-past")
    if post.react_by is not None and post.react_by < school.today(at):
        raise Invalid("error-news-deadline")


def _goes_at(post: Post, now: datetime) -> datetime:
    return max(now, post.send_at or now)


def _by_somebody(post: Post, actor: Actor, step: Step, school: Snapshot, now: datetime) -> Post:
    """The post as this step lets it go: what was nobody's is the actor's.

    Who approves it is not who sends it, but takes the place of who may write no more.
    """
    day = school.today(now)
    if is_unowned(post, school, day):
        return replace(post, author_id=actor.person_id, updated_by=actor.person_id)
    has_sender = post.updated_by is None or may_write(school.people.get(post.updated_by), day)
    return post if step is Step.APPROVE and has_sender else replace(post, updated_by=actor.person_id)


def _whose(post: Post) -> dict[str, Any]:
    """Whose a post is that goes, and who let it go: both limit whom it goes to."""
    return {"author_id": post.author_id, "updated_by": post.updated_by}


def _scope(post: Post, school: Snapshot, now: datetime) -> Scope:
    """Whom a post may go to that was let go; Invalid where its author, or who let it go, may not do so any more."""
    day, author = school.today(now), school.people.get(post.author_id or 0)
    sender = author if post.updated_by is None else school.people.get(post.updated_by)
    theirs, senders = scope_of_author(author, school, day), scope_of_author(sender, school, day)
    if author is None or theirs is None or senders is None:
        raise Invalid(_ORPHANED)
    if post.is_urgent and Permission.NEWS_URGENT not in permissions_of(author.roles(day)):
        raise Invalid("error-news-urgent")
    return in_both(theirs, senders)


def _notice(post: Post) -> Notice:
    return Notice(KIND, post.thing, urgent=post.is_urgent, once=post.thing, lives=LIVES, gathered=post.gathered)


def _who_may(permission: Permission, school: Snapshot, now: datetime) -> list[int]:
    """Everybody whose roles allow this today."""
    people, day = school.people.values(), school.today(now)
    return [person.id for person in people if permission in permissions_of(person.roles(day))]


def _writers(post: Post) -> list[int]:
    """Who wrote a post last, and whose it is."""
    return [one for one in dict.fromkeys((post.updated_by, post.author_id)) if one is not None]


_POST = table(NewsPost)
_DUE = select(_POST.c.id).where(
    _POST.c.state == PostState.SCHEDULED, or_(_POST.c.send_at.is_(None), _POST.c.send_at <= bindparam("now"))
)


async def _claim(session: WriteSession, post: Post, values: dict[str, Any]) -> bool:
    """Whether this unit is the one that lets a scheduled post go, or stops it; not one that was changed meanwhile."""
    where = (_POST.c.id == post.id, _POST.c.version == post.version, _POST.c.state == PostState.SCHEDULED)
    statement = update(_POST).where(*where).values(**values, version=post.version + 1)
    return changed(await session.execute(statement.execution_options(preserve_rowcount=True))) > 0
