"""How reading the website goes: what can't be read, when it is looked at, who hears of it, who says which it is."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.services import Services
from bot.services.website import watching
from bot.services.website.problems import Problem
from models.delivery import OutboxNotice
from models.news import NewsPost, PostState, Reaction, Website, WebsiteEntry
from models.people import Person, RoleGrant
from tests import factories
from tests.bot.services.website.loopback import HALF_AN_HOUR, Site, all_of, item, posts, row, told
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import EVERYBODY, ActorOf, StandardSchool


async def test_an_unchanged_site_is_not_sent_again(read: Services, site: Site, db: Database, clock: SetClock) -> None:
    site.headers["ETag"] = '"1"'
    await read.website.tick()
    clock.advance(**HALF_AN_HOUR)
    await read.website.tick()
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    kept = await row(db)
    assert (kept.looked_at, kept.next_look_at) == (clock.now(), clock.now() + timedelta(minutes=30))
    assert len(await posts(db)) == 1


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
    for url in (site.url, "http://localhost/", "http://169.254.169.254/latest", "http://[::1]/"):
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
    del site.headers["Retry-After"]
    async with db.write(SYSTEM) as session:
        (await session.scalars(select(Website))).one().failures = 1000
    clock.advance(days=1)
    await read.website.tick()
    kept = await row(db)
    assert (kept.next_look_at, kept.failures) == (clock.now() + timedelta(days=1), 1000)


@sqlite_only
async def test_a_site_that_works_again_is_read_as_often_as_before(
    read: Services, site: Site, db: Database, clock: SetClock, actor_of: ActorOf
) -> None:
    site.headers["ETag"] = '"1"'
    await read.website.tick()
    site.status = 500
    for _ in range(5):
        clock.time = (await row(db)).next_look_at
        await read.website.tick()
    site.status = 200
    assert await read.website.read_now(await actor_of("editor"))
    kept = await row(db)
    assert (kept.problem, kept.next_look_at) == (None, clock.now() + timedelta(minutes=30))


@sqlite_only
async def test_what_is_read_of_a_site_that_was_changed_meanwhile_is_dropped(
    read: Services, site: Site, db: Database, clock: SetClock, actor_of: ActorOf
) -> None:
    async def name_another() -> None:
        async with db.write(SYSTEM) as session:
            (await session.scalars(select(Website))).one().url = "http://other.example/"

    async def give_up() -> None:
        await read.website.forget(await actor_of("editor"))

    site.has(item(2), item(1))
    for meanwhile in (name_another, give_up):
        clock.advance(**HALF_AN_HOUR)
        site.answers.clear()
        site.is_asked.clear()
        looking = asyncio.create_task(read.website.tick())
        await site.is_asked.wait()
        await meanwhile()
        site.answers.set()
        await looking
        assert len(await posts(db)) == 1, meanwhile.__name__
        async with db.write(SYSTEM) as session:
            for there in await session.scalars(select(Website)):
                there.url = site.url
    assert await all_of(db, Website) == []


PAGE = """<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>{news}</body></html>"""
NEWS = "<li>23.11.2026 <a href='/news/1'>Каток у школы открыт</a></li>"
FEED = "<rss version='2.0'><channel>{items}</channel></rss>"


@sqlite_only
async def test_a_page_that_names_its_feed_is_read_by_it(
    local: Services, site: Site, db: Database, clock: SetClock, actor_of: ActorOf
) -> None:
    site.body = PAGE.format(news=NEWS).encode()
    site.elsewhere["/feed"] = FEED.format(items=f"<item>{item(1)}</item><item>{item(2)}</item>").encode()
    found = await local.website.set_url(await actor_of("editor"), site.url)
    assert found is not None
    assert (found.count, (await row(db)).feed_url) == (2, site.url.replace("/news", "/feed"))
    clock.advance(**HALF_AN_HOUR)
    await local.website.tick()
    assert site.asked[-1].path == "/feed"


@sqlite_only
async def test_a_feed_that_has_less_than_its_page_is_left_alone(
    local: Services, site: Site, db: Database, actor_of: ActorOf
) -> None:
    cases = {
        "broken": (NEWS, "<html></html>", 1, False),
        "empty": (NEWS, FEED.format(items=""), 1, False),
        "as empty as the page": ("", FEED.format(items=""), 0, True),
    }
    for case, (news, feed, count, has_feed) in cases.items():
        site.body, site.elsewhere["/feed"] = PAGE.format(news=news).encode(), feed.encode()
        found = await local.website.set_url(await actor_of("editor"), site.url)
        assert found is not None
        assert (found.count, (await row(db)).feed_url is not None) == (count, has_feed), case
    site.elsewhere["/feed"] = b"<html></html>"
    with pytest.raises(Invalid, match="error-website-not_a_feed"):
        await local.website.set_url(await actor_of("editor"), site.url)


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
    for values in (
        {"is_public": False},
        {"is_public": True, "reaction": Reaction.WORDS},
        {"reaction": Reaction.NONE, "state": PostState.DRAFT},
    ):
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


@sqlite_only
async def test_where_nothing_has_a_day_silence_counts_from_the_first_reading(
    local: Services, site: Site, clock: SetClock, actor_of: ActorOf
) -> None:
    site.has(item(1, published=None))
    found = await local.website.set_url(await actor_of("editor"), site.url)
    assert found is not None
    clock.advance(days=20)
    state = await local.website.state(await actor_of("editor"))
    assert state is not None
    assert (found.newest_at, state.newest_at, state.silent_days) == (None, None, 20)


async def test_without_a_site_the_clock_does_nothing(local: Services, db: Database, site: Site) -> None:
    await local.website.tick()
    assert await all_of(db, OutboxNotice) == []
