"""Several who write a post at once: two editors, parts of an album, an update that comes twice."""

import asyncio
from collections.abc import Awaitable

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import Invalid, Outdated, Repeated
from bot.services import Services
from bot.services.news.audience import Audience
from bot.services.news.drafting import Drafting, Typed
from bot.services.news.storing import FileLine, Post, change
from models.news import Counting, NewsFile, NewsPost, Reaction, Topic
from tests.bot.services.news.made_up import at
from tests.bot.services.news.newsroom import Newsroom, photo
from tests.databases import sqlite_only
from tests.personas import ActorOf

WORDS = Typed("Собрание")


async def test_parts_of_an_album_come_in_any_order_and_ten_are_enough(drafting: Drafting, actor_of: ActorOf) -> None:
    editor = await actor_of("editor")
    part, words = Typed("", album="a"), Typed("Собрание", album="a")
    number = (await drafting.begin(editor, part, [photo(0)])).post_id
    await asyncio.gather(*(drafting.add(editor, number, part, [photo(n)]) for n in range(1, 9)))
    await drafting.add(editor, number, words, [FileLine("document", "plan", "и" * 200)])
    post = await drafting.post(editor, number)
    assert {file.file_id for file in post.files} == {"plan", *(f"photo-{n}" for n in range(9))}
    assert (post.files[-1].name, post.html, post.version) == ("и" * 120, "Собрание", 1)
    for files, key in (([photo(10)], "error-news-files"), ([FileLine("sticker", "s", None)], "error-news-file")):
        with pytest.raises(Invalid) as caught:
            await drafting.add(editor, number, WORDS, files)
        assert caught.value.key == key
    assert await drafting.post(editor, number) == post
    await drafting.drop_files(editor, number, 1)
    assert (await drafting.post(editor, number)).files == ()


async def test_two_editors_at_once(
    newsroom: Newsroom, drafting: Drafting, services: Services, actor_of: ActorOf
) -> None:
    """Whoever is second is shown the post as it is now; nothing of theirs overwrites what the first wrote."""
    editor, deputy = await actor_of("editor"), await actor_of("deputy")
    post = await newsroom.draft(html="Собрание")
    done = await asyncio.gather(
        drafting.write(editor, post, 1, Typed("Собрание в пятницу")),
        drafting.write(deputy, post, 1, Typed("Собрание в четверг")),
        return_exceptions=True,
    )
    [error] = [one for one in done if isinstance(one, BaseException)]
    assert isinstance(error, Outdated)
    assert (error.key, error.shows) == ("error-news-changed", f"newsroom.post:{post}")
    row = await newsroom.row(post)
    assert (row.version, row.html) == (2, "Собрание в пятницу" if done[1] is error else "Собрание в четверг")
    # Nor is a post sent by who saw it before another added to it, whoever of them wrote in it last.
    for version, words in enumerate(("Приходите!", "Обязательно!"), start=2):
        await drafting.add(deputy, post, Typed(words))
        with pytest.raises(Outdated, match="error-news-changed"):
            await services.news.sending.send(editor, post, version)
    row = await newsroom.row(post)
    assert row.html.endswith("\n\nПриходите!\n\nОбязательно!")
    assert row.version == 4


@sqlite_only
async def test_every_step_names_the_version_that_was_seen(
    newsroom: Newsroom, drafting: Drafting, services: Services, actor_of: ActorOf
) -> None:
    director = await actor_of("director")
    post = await newsroom.draft("director")
    await drafting.set_topic(director, post, 1, Topic.STUDY)
    steps: dict[str, Awaitable[object]] = {
        "write": drafting.write(director, post, 1, WORDS),
        "drop_files": drafting.drop_files(director, post, 1),
        "set_audience": drafting.set_audience(director, post, 1, Audience()),
        "set_topic": drafting.set_topic(director, post, 1, Topic.SAFETY),
        "set_public": drafting.set_public(director, post, 1, True),
        "set_reaction": drafting.set_reaction(director, post, 1, Reaction.WORDS),
        "set_choices": drafting.set_choices(director, post, 1, "да\nнет"),
        "set_deadline": drafting.set_deadline(director, post, 1, None),
        "set_counting": drafting.set_counting(director, post, 1, Counting.FAMILY),
        "set_meeting": drafting.set_meeting(director, post, 1, at(27, 18)),
        "set_place": drafting.set_place(director, post, 1, "Актовый зал"),
        "set_urgent": drafting.set_urgent(director, post, 1, "Учения"),
        "add_link": drafting.add_link(director, post, 1, "Афиша", "https://school.example.org"),
        "drop_links": drafting.drop_links(director, post, 1),
        "delete": drafting.delete(director, post, 1),
        "set_time": services.news.sending.set_time(director, post, 1, None),
        "set_gathered": services.news.sending.set_gathered(director, post, 1),
        "send": services.news.sending.send(director, post, 1),
    }
    for name, step in steps.items():
        [error] = await asyncio.gather(step, return_exceptions=True)
        assert isinstance(error, Outdated), name
        assert error.key == "error-news-changed", name
    assert await newsroom.version(post) == 2


@sqlite_only
async def test_an_album_is_one_addition_and_the_next_one_is_another(
    newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf
) -> None:
    editor, deputy = await actor_of("editor"), await actor_of("deputy")
    post = await newsroom.draft()
    # By who and in which album: the version afterwards.
    parts = (("a", editor, 2), ("a", editor, 2), ("b", deputy, 3), ("a", editor, 3), ("c", editor, 4), ("c", deputy, 5))
    for number, (album, who, version) in enumerate(parts):
        await drafting.add(who, post, Typed("", album=album), [photo(number)])
        assert await newsroom.version(post) == version, number
    # The same album sent on to another post is new there.
    other = await newsroom.draft()
    await drafting.add(editor, other, Typed("", album="c"), [photo(1)])
    assert await newsroom.version(other) == 2


async def test_an_update_that_comes_twice_begins_one_post(drafting: Drafting, actor_of: ActorOf, db: Database) -> None:
    editor = await actor_of("editor", update_id=7)
    number = (await drafting.begin(editor, WORDS)).post_id
    with pytest.raises(Repeated) as caught:
        await drafting.begin(editor, WORDS)
    async with db.read() as session:
        posts = list((await session.execute(select(NewsPost.id))).scalars())
    assert (caught.value.shows, posts) == (f"newsroom.post:{number}", [number])


@sqlite_only
async def test_nothing_is_added_to_a_post_that_has_just_gone(
    newsroom: Newsroom, drafting: Drafting, db: Database, actor_of: ActorOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The post is sent after it was read here, as it may be on PostgreSQL, where write units run side by side."""
    editor, post = await actor_of("editor"), await newsroom.draft(html="Сбор")
    as_it_was = await drafting.post(editor, post)

    async def read_before(session: object, post_id: int) -> Post:
        return as_it_was

    await newsroom.send(post)
    monkeypatch.setattr("bot.services.news.drafting.find", read_before)
    with pytest.raises(Outdated, match="error-news-changed"):
        await drafting.add(editor, post, Typed("Ещё слово"), [photo(1)])
    row = await newsroom.row(post)
    async with db.read() as session:
        files = (await session.execute(select(NewsFile.file_id))).all()
    assert (row.html, files) == ("Сбор", [])


@sqlite_only
async def test_no_change_is_made_to_a_post_that_changed_since_it_was_read(
    newsroom: Newsroom, drafting: Drafting, db: Database, actor_of: ActorOf
) -> None:
    editor, post = await actor_of("editor"), await newsroom.draft()
    as_it_was = await drafting.post(editor, post)
    await drafting.set_topic(editor, post, 1, Topic.STUDY)
    async with db.write(editor) as session:
        with pytest.raises(Outdated, match="error-news-changed"):
            await change(session, as_it_was, topic=Topic.SAFETY)
    assert (await newsroom.row(post)).topic is Topic.STUDY
