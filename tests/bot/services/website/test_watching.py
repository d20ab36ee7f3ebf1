"""The school's website is read: what becomes a draft, what never does, who hears of it, and who may say which site."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.services import Services, build_services
from bot.services.website import watching
from bot.services.website.fetching import Fetcher
from bot.services.website.problems import Problem
from models.base import Base
from models.delivery import OutboxNotice
from models.news import NewsPost, PostState, Website, WebsiteEntry
from models.people import Person, RoleGrant
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import EVERYBODY, ActorOf, StandardSchool

HALF_AN_HOUR = {"minutes": 30}


class Site:
    """A website on loopback: what it answers, and how often it was asked."""

    def __init__(self) -> None:
        self.body = b""
        self.elsewhere: dict[str, bytes] = {}
        self.status = 200
        self.headers: dict[str, str] = {}
        self.asked: list[web.Request] = []
        self.is_asked = asyncio.Event()
        self.answers = asyncio.Event()
        self.answers.set()
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append(request)
        self.is_asked.set()
        await self.answers.wait()
        if self.status == 200 and request.headers.get("If-None-Match", "none") == self.headers.get("ETag"):
            return web.Response(status=304)
        return web.Response(body=self.elsewhere.get(request.path, self.body), status=self.status, headers=self.headers)

    def has(self, *items: str) -> None:
        words = "".join(f"<item>{item}</item>" for item in items)
        self.body = f'<rss version="2.0"><channel>{words}</channel></rss>'.encode()


def item(number: int, title: str = "Новость", published: datetime | None = SCHOOL_MORNING, more: str = "") -> str:
    day = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
    return f"<title>{title} {number}</title><guid>news-{number}</guid><link>/news/{number}</link>{day}{more}"


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.handle)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.url = f"http://127.0.0.1:{runner.addresses[0][1]}/news"
    yield site
    site.answers.set()
    await runner.cleanup()


@pytest.fixture
async def local(services: Services, school: StandardSchool) -> Services:
    """Use cases that may read a page of this machine, in the standard school."""
    services.website._fetcher = Fetcher(allow_private=True)
    return services


@pytest.fixture
async def read(local: Services, site: Site, clock: SetClock, actor_of: ActorOf) -> Services:
    """A site that is read already, with one entry of today and its draft; the next look is due."""
    site.has(item(1))
    await local.website.set_url(await actor_of("editor"), site.url)
    clock.advance(**HALF_AN_HOUR)
    return local


async def all_of(db: Database, model: type[Base]) -> Sequence[Base]:
    async with db.read() as session:
        return (await session.scalars(select(model))).all()


async def posts(db: Database) -> list[NewsPost]:
    async with db.read() as session:
        return list(await session.scalars(select(NewsPost).order_by(NewsPost.id)))


async def row(db: Database) -> Website:
    async with db.read() as session:
        return (await session.scalars(select(Website))).one()


async def told(db: Database, kind: str) -> list[OutboxNotice]:
    async with db.read() as session:
        return list(await session.scalars(select(OutboxNotice).where(OutboxNotice.kind == kind)))


async def test_the_first_reading_says_what_it_found_and_drafts_what_is_fresh(
    local: Services, site: Site, db: Database, school: StandardSchool, actor_of: ActorOf
) -> None:
    old = SCHOOL_MORNING - timedelta(days=8)
    fresh = [item(n, published=SCHOOL_MORNING - timedelta(hours=n)) for n in range(1, 8)]
    site.has(*fresh, item(8, published=old), item(9, published=None))
    found = await local.website.set_url(await actor_of("editor"), site.url)
    assert found is not None
    assert (found.count, found.drafts, found.newest_at) == (9, 5, SCHOOL_MORNING - timedelta(hours=1))
    made = await posts(db)
    assert [post.html for post in made] == [f"<b>Новость {n}</b>" for n in (5, 4, 3, 2, 1)], "the newest comes last"
    last = made[-1]
    assert (last.state, last.author_id, last.version, last.is_public) == (PostState.DRAFT, None, 1, False)
    assert last.links == [["127.0.0.1", site.url.replace("/news", "/news/1")]]
    assert last.groups == ["role-parent", "role-student", "role-staff"]
    assert len(await all_of(db, WebsiteEntry)) == 9
    assert await told(db, "website.drafts") == [], "whoever set it sees it"


async def test_new_entries_become_drafts_once_and_the_editors_hear_of_them(
    read: Services, site: Site, db: Database, clock: SetClock, school: StandardSchool
) -> None:
    site.has(item(2, "Собрание родителей 9 классов"), item(1))
    await read.website.tick()
    await read.website.tick()
    clock.advance(**HALF_AN_HOUR)
    await read.website.tick()
    assert [post.html for post in await posts(db)] == ["<b>Новость 1</b>", "<b>Собрание родителей 9 классов 2</b>"]
    assert (await posts(db))[1].groups == ["yparents-9"]
    (notice,) = await told(db, "website.drafts")
    assert (notice.person_id, notice.args, notice.urgent) == (school.people["editor"], {"count": 1}, False)
    assert len(site.asked) == 3, "asked when it is time, and not by every tick"


async def test_many_new_entries_come_five_a_look_and_none_is_lost(
    read: Services, site: Site, db: Database, clock: SetClock
) -> None:
    site.headers["ETag"] = '"1"'
    site.has(*(item(n) for n in range(2, 15)))
    counts = []
    for _ in range(4):
        await read.website.tick()
        counts.append(len(await posts(db)))
        clock.advance(**HALF_AN_HOUR)
    assert counts == [6, 11, 14, 14]
    assert len({post.html for post in await posts(db)}) == 14


async def test_an_unchanged_site_is_not_sent_again(read: Services, site: Site, db: Database, clock: SetClock) -> None:
    site.headers["ETag"] = '"1"'
    await read.website.tick()
    clock.advance(**HALF_AN_HOUR)
    await read.website.tick()
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    kept = await row(db)
    assert (kept.looked_at, kept.next_look_at) == (clock.now(), clock.now() + timedelta(minutes=30))
    assert len(await posts(db)) == 1


async def test_a_changed_entry_changes_its_draft_until_somebody_writes_on_it(
    read: Services, site: Site, db: Database, clock: SetClock, actor_of: ActorOf
) -> None:
    site.has(item(1, "Исправлено"))
    await read.website.tick()
    (post,) = await posts(db)
    assert (post.html, post.version) == ("<b>Исправлено 1</b>", 2), "who has it before their eyes is told"
    await read.news.drafting.set_public(await actor_of("editor"), post.id, 2, public=True)
    for title in ("Снова", "И снова"):
        site.has(item(1, title))
        clock.advance(**HALF_AN_HOUR)
        await read.website.tick()
    (post,) = await posts(db)
    assert (post.html, post.version) == ("<b>Исправлено 1</b>", 3)
    assert await told(db, "website.drafts") == []


async def test_a_draft_that_was_thrown_away_does_not_come_back(
    read: Services, site: Site, db: Database, actor_of: ActorOf
) -> None:
    (post,) = await posts(db)
    await read.news.drafting.delete(await actor_of("editor"), post.id, 1)
    site.has(item(1, "Исправлено"))
    await read.website.tick()
    assert await posts(db) == []


async def test_repeated_entries_are_no_news(read: Services, site: Site, db: Database, clock: SetClock) -> None:
    """Some sites name their entries anew all the time, or list them twice."""
    for number in range(2, 5):
        renamed = item(1).replace("<guid>news-1", f"<guid>other-{number}").replace("/news/1", f"/?id={number}")
        site.has(renamed, renamed.replace("other", "another"), item(1))
        await read.website.tick()
        clock.advance(**HALF_AN_HOUR)
    assert len(await posts(db)) == 1


async def test_an_entry_from_before_the_site_was_named_is_no_news_but_one_without_a_day_is(
    read: Services, site: Site, db: Database
) -> None:
    site.has(item(2, published=SCHOOL_MORNING - timedelta(days=8)), item(3, published=None), item(1))
    await read.website.tick()
    assert [post.html for post in await posts(db)] == ["<b>Новость 1</b>", "<b>Новость 3</b>"]


async def test_markup_and_scripts_of_the_site_do_not_get_into_drafts(read: Services, site: Site, db: Database) -> None:
    bad = (
        "<title>&lt;b&gt;Каток&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; лыжи</title><guid>x</guid>"
        "<link>javascript:alert(1)</link><description>"
        '<![CDATA[<p onclick="x()">Всем <a href="tg://user?id=1">сюда</a></p><script>alert(2)</script>]]></description>'
    )
    site.has(bad, item(1))
    await read.website.tick()
    post = (await posts(db))[-1]
    assert (post.html, post.links) == ("<b>Каток &amp; лыжи</b>\n\nВсем сюда", [])


HOSTILE = {
    "nothing": (200, b"", Problem.NOT_A_FEED),
    "no news": (200, "<html><body><a href='/a'>Контакты</a></body></html>".encode(), Problem.NOT_A_FEED),
    "a picture": (200, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99, Problem.NOT_A_FEED),
    "too much": (200, b"<rss><channel>" + b"<item>" * 400_000, Problem.TOO_BIG),
    "no such page": (404, b"", Problem.GONE),
    "too often": (429, b"", Problem.BUSY),
    "broken": (500, b"<rss version='2.0'><channel></channel></rss>", Problem.BUSY),
}


@sqlite_only
async def test_what_can_not_be_read_is_said_and_nothing_is_kept(
    local: Services, site: Site, db: Database, actor_of: ActorOf
) -> None:
    for case, (status, body, problem) in HOSTILE.items():
        site.status, site.body = status, body
        with pytest.raises(Invalid) as caught:
            raise AssertionError(f"{case}: {await local.website.set_url(await actor_of('editor'), site.url)}")
        assert caught.value.key == f"error-website-{problem}", case
    site.status, site.headers = 302, {"Location": "http://other.example/"}
    with pytest.raises(Invalid, match="error-website-other_host"):
        await local.website.set_url(await actor_of("editor"), site.url)
    for words in ("", "нет такого", "ftp://school.example/", "file:///etc/passwd", "http://a:b@school.example/"):
        with pytest.raises(Invalid, match="error-link"):
            await local.website.set_url(await actor_of("editor"), words)
    assert [len(await all_of(db, model)) for model in (Website, WebsiteEntry, NewsPost)] == [0, 0, 0]


@sqlite_only
async def test_pages_of_the_local_network_are_refused(services: Services, site: Site, actor_of: ActorOf) -> None:
    for url in (site.url, "http://localhost/", "http://169.254.169.254/latest", "http://[::1]/", "http://router.lan/"):
        with pytest.raises(Invalid, match="error-link"):
            await services.website.set_url(await actor_of("editor"), url)
    assert site.asked == []


@sqlite_only
async def test_a_site_that_breaks_later_keeps_what_it_was(
    read: Services, site: Site, db: Database, clock: SetClock
) -> None:
    for case, (status, body, problem) in HOSTILE.items():
        site.status, site.body = status, body
        async with db.write(SYSTEM) as session:
            (await session.scalars(select(Website))).one().next_look_at = clock.now()
        await read.website.tick()
        assert (await row(db)).problem == problem, case
    assert len(await posts(db)) == len(await all_of(db, WebsiteEntry)) == 1
    site.status = 200
    site.has(item(2), item(1))
    clock.advance(days=1)
    await read.website.tick()
    kept = await row(db)
    assert (kept.problem, kept.failures, len(await posts(db))) == (None, 0, 2)


@sqlite_only
async def test_the_marks_of_a_version_are_kept_as_far_as_there_is_room(
    local: Services, site: Site, db: Database, actor_of: ActorOf
) -> None:
    site.has(item(1))
    site.headers = {"ETag": '"7"', "Last-Modified": "x" * 150}
    await local.website.set_url(await actor_of("editor"), site.url)
    kept = await row(db)
    assert (kept.etag, kept.modified) == ('"7"', None)


async def test_a_broken_site_is_asked_ever_more_seldom_and_the_editors_hear_after_a_day_once(
    read: Services, site: Site, db: Database, clock: SetClock, school: StandardSchool
) -> None:
    site.status = 500
    pauses, start = [], clock.now()
    while clock.now() < start + timedelta(days=5):
        await read.website.tick()
        kept = await row(db)
        pauses.append((kept.next_look_at - clock.now()) / timedelta(minutes=30))
        if clock.now() < start + timedelta(hours=20):
            assert await told(db, "website.unread") == []
        clock.time = kept.next_look_at
    assert pauses == [1, 2, 4, 8, 16, 32, 48, 48, 48, 48]
    (notice,) = await told(db, "website.unread")
    assert notice.person_id == school.people["editor"]
    site.status, site.body = 200, b"<rss version='2.0'><channel></channel></rss>"
    await read.website.tick()
    assert (await row(db)).failures == 0
    site.status = 404
    for _ in range(12):
        clock.time = (await row(db)).next_look_at
        await read.website.tick()
    assert len(await told(db, "website.unread")) == 2, "it worked in between"


@sqlite_only
async def test_a_site_that_asks_for_time_gets_it(read: Services, site: Site, db: Database, clock: SetClock) -> None:
    site.status = 503
    for wait, minutes in (("7200", 120), ("5", 30), ("99999999", 24 * 60)):
        site.headers["Retry-After"] = wait
        clock.time = (await row(db)).next_look_at
        await read.website.tick()
        assert (await row(db)).next_look_at == clock.now() + timedelta(minutes=minutes), wait


async def test_two_processes_look_once(
    read: Services, site: Site, db: Database, clock: SetClock, school: StandardSchool
) -> None:
    site.has(item(2), item(1))
    other = build_services(db, clock, website_allow_private=True)
    await asyncio.gather(*(one.website.tick() for one in (read, other, read, other)))
    assert len(await posts(db)) == 2
    assert len(await told(db, "website.drafts")) == 1
    assert len(site.asked) == 2, "once when it was set"


async def test_a_tick_and_an_editor_at_once_make_each_draft_once(
    read: Services, site: Site, db: Database, clock: SetClock, actor_of: ActorOf
) -> None:
    site.has(item(2), item(1))
    other = build_services(db, clock, website_allow_private=True)
    editor = await actor_of("editor")
    await asyncio.gather(read.website.tick(), other.website.read_now(editor), other.website.set_url(editor, site.url))
    assert [post.html for post in await posts(db)] == ["<b>Новость 1</b>", "<b>Новость 2</b>"]


@sqlite_only
async def test_what_is_read_of_a_site_that_was_changed_meanwhile_is_dropped(
    read: Services, site: Site, db: Database, actor_of: ActorOf
) -> None:
    site.has(item(2), item(1))
    site.answers.clear()
    site.is_asked.clear()
    looking = asyncio.create_task(read.website.tick())
    await site.is_asked.wait()
    await read.website.forget(await actor_of("editor"))
    site.answers.set()
    await looking
    assert len(await posts(db)) == 1
    assert await all_of(db, Website) == []


@sqlite_only
async def test_another_address_begins_anew_and_the_same_one_does_not(
    read: Services, site: Site, db: Database, actor_of: ActorOf
) -> None:
    await read.website.set_url(await actor_of("editor"), site.url)
    assert len(await posts(db)) == 1
    await read.website.set_url(await actor_of("editor"), f"{site.url}/2")
    assert (await row(db)).url == f"{site.url}/2"
    assert len(await posts(db)) == 2
    await read.website.forget(await actor_of("editor"))
    assert await read.website.state(await actor_of("editor")) is None
    assert len(await posts(db)) == 2


@sqlite_only
async def test_a_page_that_names_its_feed_is_read_by_it(
    local: Services, site: Site, db: Database, actor_of: ActorOf
) -> None:
    feed = b"<rss version='2.0'><channel><item><title>News</title><guid>1</guid></item></channel></rss>"
    page = b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body></body></html>"

    site.body, site.elsewhere["/feed"] = page, feed
    found = await local.website.set_url(await actor_of("editor"), site.url)
    assert found is not None
    assert (found.count, (await row(db)).feed_url) == (1, site.url.replace("/news", "/feed"))


@sqlite_only
async def test_a_slow_site_is_read_on_while_the_editor_is_answered(
    local: Services, site: Site, db: Database, actor_of: ActorOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "ANSWER_WITHIN", 0.0)
    site.has(item(1))
    assert await local.website.set_url(await actor_of("editor"), site.url) is None
    await asyncio.gather(*local.website._going_on)
    assert (await row(db)).url == site.url
    assert not await local.website.read_now(await actor_of("editor"))
    await asyncio.gather(*local.website._going_on)
    assert len(site.asked) == 2


@sqlite_only
async def test_only_its_editors_say_which_site_is_read(
    read: Services, site: Site, db: Database, school: StandardSchool, actor_of: ActorOf
) -> None:
    async def attempts(name: str) -> None:
        actor = await actor_of(name)
        for attempt in (
            read.website.state(actor),
            read.website.set_url(actor, site.url),
            read.website.read_now(actor),
            read.website.forget(actor),
        ):
            with pytest.raises(Denied):
                raise AssertionError(f"{name}: {await attempt}")

    for name in set(EVERYBODY) - {"editor", "admin", "several"}:
        await attempts(name)
    assert await read.website.state(await actor_of("admin")) is not None
    async with db.write(SYSTEM) as session:
        editor = RoleGrant.person_id == school.people["editor"]
        (await session.scalars(select(RoleGrant).where(editor))).one().until = date(2026, 11, 1)
        await read.directory.touch(session)
    await attempts("editor")
    assert len(site.asked) == 1
    await read.website.forget(await actor_of("admin"))
    with pytest.raises(Missing):
        await read.website.read_now(await actor_of("admin"))


async def test_a_silent_section_is_told_of_after_two_weeks_and_every_week_again(
    read: Services, site: Site, db: Database, clock: SetClock, school: StandardSchool
) -> None:
    days = []
    for day in range(25, 25 + 33):
        clock.time = datetime(2026, 11, 1, 3, 0, tzinfo=UTC) + timedelta(days=day - 1)
        before = len(await told(db, "website.silent"))
        await read.website.tick()
        await read.website.tick()
        days += [clock.now().date()] * (len(await told(db, "website.silent")) - before)
    assert days == [date(2026, 12, 8), date(2026, 12, 15), date(2026, 12, 22)]
    assert {notice.person_id for notice in await told(db, "website.silent")} == {school.people["editor"]}


@sqlite_only
async def test_what_breaks_the_silence(read: Services, db: Database, clock: SetClock, school: StandardSchool) -> None:
    clock.advance(days=15)
    async with db.write(SYSTEM) as session:
        author = await session.get_one(Person, school.people["editor"])
        sent = {"state": PostState.SENT, "sent_at": clock.now() - timedelta(days=3)}
        public = await factories.news_post(session, author, is_public=True, **sent)
        public_id = public.id
    await read.website.tick()
    assert await told(db, "website.silent") == []
    for values in ({"is_public": False}, {"is_public": True, "state": PostState.DRAFT}):
        async with db.write(SYSTEM) as session:
            post = await session.get_one(NewsPost, public_id)
            for name, value in values.items():
                setattr(post, name, value)
            (await session.scalars(select(Website))).one().silence_told_on = None
        before = len(await told(db, "website.silent"))
        await read.website.tick()
        assert len(await told(db, "website.silent")) == before + 1, values


@sqlite_only
async def test_a_site_that_can_not_be_read_is_not_called_silent(
    read: Services, site: Site, db: Database, clock: SetClock
) -> None:
    site.status = 404
    clock.advance(days=30)
    await read.website.tick()
    assert await told(db, "website.silent") == []


@sqlite_only
async def test_where_there_is_no_editor_others_hear(
    read: Services, site: Site, db: Database, clock: SetClock, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        (await session.get_one(Person, school.people["editor"])).unreachable_since = clock.now()
        await read.directory.touch(session)
    site.has(item(2), item(1))
    await read.website.tick()
    assert {notice.person_id for notice in await told(db, "website.drafts")} == {school.people["deputy"]}
    site.status = 404
    clock.advance(days=2)
    await read.website.tick()
    admins = {school.people["admin"], school.people["several"]}
    assert {notice.person_id for notice in await told(db, "website.unread")} == admins


@sqlite_only
async def test_how_reading_goes(read: Services, site: Site, clock: SetClock, actor_of: ActorOf) -> None:
    site.status = 500
    await read.website.tick()
    state = await read.website.state(await actor_of("editor"))
    assert state is not None
    assert (state.url, state.count, state.problem, state.silent_days) == (site.url, 1, Problem.BUSY, 0)
    assert (state.looked_at, state.newest_at) == (SCHOOL_MORNING, SCHOOL_MORNING)
    assert state.next_look_at == clock.now() + timedelta(minutes=30)


async def test_without_a_site_the_clock_does_nothing(local: Services, db: Database, site: Site) -> None:
    await local.website.tick()
    assert await all_of(db, OutboxNotice) == []
