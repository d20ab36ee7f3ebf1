"""What of the website becomes a draft, once, and what never does."""

import asyncio
from datetime import timedelta

from bot.db import Database
from bot.services import Services, build_services
from models.news import PostState, WebsiteEntry
from tests.bot.services.website.loopback import HALF_AN_HOUR, Site, all_of, item, posts, row, told
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool


async def test_the_first_reading_says_what_it_found_and_drafts_what_is_fresh(
    local: Services, site: Site, db: Database, school: StandardSchool, actor_of: ActorOf
) -> None:
    old = SCHOOL_MORNING - timedelta(days=8)
    fresh = [item(n, published=SCHOOL_MORNING - timedelta(hours=n)) for n in range(1, 8)]
    site.has(item(9, published=None), *fresh, item(8, published=old))
    found = await local.website.set_url(await actor_of("editor"), site.url)
    assert found is not None
    assert (found.count, found.drafts, found.newest_at) == (9, 5, SCHOOL_MORNING - timedelta(hours=1))
    made = await posts(db)
    assert [post.html for post in made] == [f"<b>Новость {n}</b>" for n in (5, 4, 3, 2, 1)], "the newest comes last"
    last = made[-1]
    assert (last.state, last.author_id, last.version, last.is_public) == (PostState.DRAFT, None, 1, False)
    assert last.links == [["127.0.0.1", site.url.replace("/news", "/news/1")]]
    assert last.groups == ["role-parent", "role-student", "staff-"]
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
