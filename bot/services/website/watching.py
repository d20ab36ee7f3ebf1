"""The section of the school's website whose news are read: which one it is, how reading it goes, and that it lives."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import structlog
from sqlalchemy import delete, func, select, update

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Invalid, Missing
from bot.services import notices
from bot.services.directory import Directory
from bot.services.notices import Notice
from bot.services.website.entries import Entry
from bot.services.website.fetching import Fetched, Fetcher, Freshness
from bot.services.website.gathering import Gathered, gather
from bot.services.website.problems import CannotRead, Problem
from bot.services.website.reading import Reading, read_entries
from bot.services.website.section import WELL, Site, find, first_of, is_set, keepers, newest, silent_days, store
from models.base import table
from models.news import Website, WebsiteEntry
from models.people import Role

log = structlog.get_logger()

LOOK_EVERY: Final = timedelta(minutes=30)
# A site that can't be read is asked ever more seldom, but once a day.
LONGEST_PAUSE: Final = timedelta(hours=24)
# Editors hear of it after so long.
UNREAD_AFTER: Final = timedelta(days=1)
# A section without news for so many days is not alive; its editors hear it again after so many more.
SILENT_DAYS: Final = 14
SILENT_AGAIN: Final = timedelta(days=7)
# Seconds for which an answer waits for a reading that goes on for longer: others wait for it too (bot/intake.py).
ANSWER_WITHIN: Final = 2.0
_MODIFIED_LIMIT: Final = 80  # characters, as the column has
_TURNS: Final = 51  # a kind of lock of its own (bot/db.py, take_turns)
_ROW: Final = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WebsiteState:
    """How reading goes. feed_url: of the feed that is read, where `url` is a page that names one.

    looked_at: when it was read last; count: entries seen so far; silent_days: since the newest of them, or the newest
    public post of the bot.
    """

    url: str
    feed_url: str | None
    looked_at: datetime | None
    next_look_at: datetime
    problem: Problem | None
    count: int
    newest_at: datetime | None
    silent_days: int


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What was found at an address: so many entries, when the newest was published, drafts that were made."""

    count: int
    newest_at: datetime | None
    drafts: int


@dataclass(frozen=True, slots=True)
class _Read:
    """An answer of the site with its entries; `feed_url` is where they come from, if not from the address itself."""

    fetched: Fetched
    entries: list[Entry]
    feed_url: str | None = None


class Watching:
    """Use cases of the school's website, for its editors and the clock. The network is used outside of transactions.

    allow_private: pages of this machine and its network may be read too, for tests and the demo.
    """

    def __init__(self, db: Database, directory: Directory, clock: Clock, *, allow_private: bool) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._fetcher = Fetcher(allow_private=allow_private)
        self._going_on: set[asyncio.Task[Any]] = set()

    async def state(self, actor: Actor) -> WebsiteState | None:
        """How reading goes; None where no site is set."""
        actor.require(Permission.WEBSITE_MANAGE)
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.read() as session:
            site = await find(session)
            if site is None:
                return None
            count = (await session.execute(_COUNT)).scalar_one()
            days = await silent_days(session, site, school, now)
        problem = Problem(site.problem) if site.problem else None
        times = site.looked_at, site.next_look_at
        return WebsiteState(site.url, site.feed_url, *times, problem, count, site.newest_at, days)

    async def set_url(self, actor: Actor, words: str) -> FirstReading | None:
        """Read this page or feed from now on; None where it answers slowly, then reading goes on by itself.

        Invalid, and nothing is changed, where it is no address that may be read, or can't be read now.
        """
        actor.require(Permission.WEBSITE_MANAGE)
        return await self._patiently(self._begin(actor, self._fetcher.check(words)))

    async def read_now(self, actor: Actor) -> bool:
        """Look at the site at once; False where it answers slowly, then reading goes on by itself."""
        actor.require(Permission.WEBSITE_MANAGE)
        async with self._db.read() as session:
            site = await find(session)
        if site is None:
            raise Missing
        return await self._patiently(self._look(site)) is not None

    async def forget(self, actor: Actor) -> None:
        """Read no site any more. Drafts that were made of it stay."""
        actor.require(Permission.WEBSITE_MANAGE)
        async with self._db.write(actor, shows="website") as session:
            await self._db.take_turns(session, _TURNS, _ROW)
            await session.execute(delete(_ENTRY))
            await session.execute(delete(_WEBSITE))

    async def tick(self) -> None:
        """Look at the site where it is time, and tell of its silence; run every few minutes, by every replica."""
        async with self._db.read() as session:
            site = await find(session)
        if site is not None and site.next_look_at <= self._clock.now() and await self._claim(site):
            await self._look(site)
        await self._tell_silence()

    async def _patiently(self, work: Coroutine[Any, Any, T]) -> T | None:
        """What comes of it; None where it takes longer, then it goes on by itself."""
        task = asyncio.create_task(work)
        self._going_on.add(task)
        task.add_done_callback(self._ended)
        done, _ = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
        return task.result() if done else None

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._going_on.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.info("website_not_read", error=type(task.exception()).__name__)

    async def _begin(self, actor: Actor, url: str) -> FirstReading:
        """Take over a site that is read for the first time, or once more by the same address."""
        now = self._clock.now()
        try:
            read = await self._read_first(url, now)
        except CannotRead as error:
            raise Invalid(f"error-website-{error.reason}") from None
        async with self._db.write(actor, shows="website") as session:
            await self._db.take_turns(session, _TURNS, _ROW)
            before = await find(session)
            if before is not None and before.url != url:
                await session.execute(delete(_ENTRY))
            gathered = await gather(session, read.entries, now, now)
            newest_at = newest(gathered.newest_at, before.newest_at if before and before.url == url else None)
            values = {"url": url, "feed_url": read.feed_url, "set_at": now}
            values |= _done(read.fetched, gathered, newest_at, now)
            await session.execute(self._db.upsert(Website, "id", tuple(values)), {"id": _ROW} | values)
        return FirstReading(len(read.entries), newest_at, gathered.drafts)

    async def _read_first(self, url: str, now: datetime) -> _Read:
        """What an address says; where it is a page with a feed, what that says, if it can be read."""
        page = await self._fetcher.fetch(url)
        reading = await _parsed(page, now)
        if reading.feed_url is not None:
            try:
                feed = await self._fetcher.fetch(reading.feed_url)
                found = await _parsed(feed, now)
            except CannotRead:
                if not reading.entries:
                    raise
            else:
                if found.entries or not reading.entries:
                    return _Read(feed, found.entries, reading.feed_url)
        return _Read(page, reading.entries)

    async def _claim(self, site: Site) -> bool:
        """Whether this process is the one that looks now."""
        now = self._clock.now()
        claim = update(_WEBSITE).where(_WEBSITE.c.next_look_at == site.next_look_at)
        claim = claim.values(next_look_at=now + LOOK_EVERY)
        async with self._db.write(SYSTEM) as session:
            return changed(await session.execute(claim.execution_options(preserve_rowcount=True))) > 0

    async def _look(self, site: Site) -> bool:
        """Read the site once more and keep what came of it, unless another was set meanwhile."""
        now = self._clock.now()
        try:
            fetched = await self._fetcher.fetch(site.feed_url or site.url, site.etag, site.modified)
            is_fresh = fetched.status is Freshness.FRESH
            entries = (await _parsed(fetched, now)).entries if is_fresh else None
        except CannotRead as error:
            await self._keep_problem(site, error, now)
        else:
            await self._keep(site, fetched, entries, now)
        return True

    async def _keep(self, site: Site, fetched: Fetched, entries: list[Entry] | None, now: datetime) -> None:
        """One write unit: the entries, their drafts, the word to the editors. No entries: nothing has changed."""
        school = await self._directory.now()
        async with self._db.write(SYSTEM) as session:
            await self._db.take_turns(session, _TURNS, _ROW)
            if not await is_set(session, site):
                return
            if entries is None:
                await store(session, {"looked_at": now, "next_look_at": now + LOOK_EVERY} | WELL)
                return
            gathered = await gather(session, entries, site.set_at, now)
            await store(session, _done(fetched, gathered, newest(gathered.newest_at, site.newest_at), now))
            if gathered.drafts:
                # A draft is seen by whoever manages the newsroom.
                people = first_of(school, now, Role.EDITOR, Role.DEPUTY, Role.DIRECTOR)
                notice = Notice("website.drafts", args={"count": gathered.drafts})
                await notices.put(self._db, session, school, people, notice, now)

    async def _keep_problem(self, site: Site, error: CannotRead, now: datetime) -> None:
        """The next look is later the longer it goes on, or when the site asked for it; after a day editors hear."""
        pause = min(LOOK_EVERY * 2 ** min(site.failures, 6), LONGEST_PAUSE)
        if error.retry_after is not None:
            pause = min(max(LOOK_EVERY, timedelta(seconds=error.retry_after)), LONGEST_PAUSE)
        values = {"problem": error.reason.value, "failures": min(site.failures + 1, 1000), "next_look_at": now + pause}
        school = await self._directory.now()
        well_at = site.looked_at or site.set_at
        async with self._db.write(SYSTEM) as session:
            await self._db.take_turns(session, _TURNS, _ROW)
            if not await is_set(session, site):
                return
            await store(session, values)
            if now - well_at >= UNREAD_AFTER:
                notice = Notice("website.unread", once=f"website.unread:{well_at:%Y%m%d%H%M%S}")
                await notices.put(self._db, session, school, keepers(school, now), notice, now)

    async def _tell_silence(self) -> None:
        """Tell the editors once, and again every week, that the section has no news any more.

        A site that can't be read just now may have them.
        """
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.read() as session:
            site = await find(session)
            if site is None or site.problem or await silent_days(session, site, school, now) < SILENT_DAYS:
                return
        today, told_on = school.today(now), site.silence_told_on
        if told_on is not None and told_on > today - SILENT_AGAIN:
            return
        claim = update(_WEBSITE).where(_WEBSITE.c.silence_told_on.is_not_distinct_from(told_on))
        claim = claim.values(silence_told_on=today).execution_options(preserve_rowcount=True)
        async with self._db.write(SYSTEM) as session:
            if changed(await session.execute(claim)):
                people = keepers(school, now)
                await notices.put(self._db, session, school, people, Notice("website.silent"), now)


_WEBSITE, _ENTRY = table(Website), table(WebsiteEntry)
_COUNT = select(func.count()).select_from(_ENTRY)


async def _parsed(fetched: Fetched, now: datetime) -> Reading:
    """Documents are large and may be made to be slow: taps go on beside it."""
    return await asyncio.to_thread(read_entries, fetched, now)


def _done(fetched: Fetched, gathered: Gathered, newest_at: datetime | None, now: datetime) -> dict[str, Any]:
    """What is kept of a good reading. Where entries wait, the whole document is wanted again the next time."""
    is_whole = not gathered.waiting
    modified = fetched.modified if fetched.modified and len(fetched.modified) <= _MODIFIED_LIMIT else None
    return {
        "looked_at": now,
        "next_look_at": now + LOOK_EVERY,
        "newest_at": newest_at,
        "etag": fetched.etag if is_whole else None,
        "modified": modified if is_whole else None,
    } | WELL
