"""Writing a post: words, files, what is asked, who may, copies, and throwing it away."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services.news.audience import Audience
from bot.services.news.drafting import DRAFT_KEPT, Drafting, Typed
from bot.services.news.storing import FileLine, LinkLine
from models.news import Counting, NewsFile, NewsPost, NewsRecipient, PostState, Reaction, Topic, WebsiteEntry
from models.people import Role, RoleGrant
from tests import factories
from tests.bot.services.news.made_up import at
from tests.bot.services.news.newsroom import Newsroom, photo
from tests.databases import SetClock, sqlite_only
from tests.personas import ActorOf

WORDS = Typed("Собрание")


async def test_a_post_from_its_first_words_to_all_that_belongs_to_it(drafting: Drafting, actor_of: ActorOf) -> None:
    editor = await actor_of("editor")
    taken = await drafting.begin(editor, Typed("Ярмарка в субботу", "<b>Ярмарка</b> в субботу"), [photo(1)])
    number = taken.post_id
    steps: list[Callable[[int], Awaitable[object]]] = [
        lambda version: drafting.set_audience(editor, number, version, Audience(("role-parent",), ("parents-1",))),
        lambda version: drafting.set_topic(editor, number, version, Topic.EVENTS),
        lambda version: drafting.set_public(editor, number, version, True),
        lambda version: drafting.set_choices(editor, number, version, "Приду\n\n Не приду \nПриду"),
        lambda version: drafting.set_deadline(editor, number, version, date(2026, 12, 1)),
        lambda version: drafting.set_counting(editor, number, version, Counting.PERSON),
        lambda version: drafting.add_link(editor, number, version, " Афиша ", "school.example.org/poster"),
    ]
    for version, step in enumerate(steps, start=1):
        await step(version)
    post = await drafting.post(editor, number)
    assert (post.state, post.version, post.author_id) == (PostState.DRAFT, len(steps) + 1, editor.person_id)
    assert post.html == "<b>Ярмарка</b> в субботу"
    assert post.files == (photo(1),)
    assert post.audience == Audience(("role-parent",), ("parents-1",))
    assert (post.topic, post.is_public, post.counting) == (Topic.EVENTS, False, Counting.PERSON)
    assert (post.reaction, post.choices, post.react_by) == (
        Reaction.CHOICE,
        ("Приду", "Не приду"),
        date(2026, 12, 1),
    )
    assert post.links == (LinkLine("Афиша", "https://school.example.org/poster"),)


@sqlite_only
async def test_kinds_of_files(drafting: Drafting, actor_of: ActorOf) -> None:
    editor = await actor_of("editor")
    for kind in ("photo", "video", "animation", "document", "audio"):
        number = (await drafting.begin(editor, Typed(" "), [FileLine(kind, "file", None)])).post_id
        assert [file.kind for file in (await drafting.post(editor, number)).files] == [kind]
    for kind in ("voice", "video_note", "sticker", ""):
        with pytest.raises(Invalid, match="error-news-file"):
            await drafting.begin(editor, WORDS, [FileLine(kind, "file", None)])
    with pytest.raises(Invalid, match="error-news-files"):
        await drafting.begin(editor, WORDS, [photo(n) for n in range(11)])
    with pytest.raises(Invalid, match="error-news-empty"):
        await drafting.begin(editor, Typed(" \n"))


@sqlite_only
async def test_what_may_not_be_set(newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf) -> None:
    editor, post = await actor_of("editor"), await newsroom.draft()
    wrong: list[tuple[str, Awaitable[object]]] = [
        ("error-news-empty", drafting.write(editor, post, 1, Typed(" "))),
        ("error-news-long", drafting.write(editor, post, 1, Typed("а" * 5000))),
        ("error-news-choices", drafting.set_choices(editor, post, 1, "да\nда")),
        ("error-news-choices", drafting.set_choices(editor, post, 1, "\n".join("абвгдеж"))),
        ("error-too-long", drafting.set_choices(editor, post, 1, f"да\n{'н' * 41}")),
        ("error-days-past", drafting.set_deadline(editor, post, 1, date(2026, 11, 23))),
        ("error-moment-far", drafting.set_deadline(editor, post, 1, date(2027, 12, 24))),
        ("error-moment-past", drafting.set_meeting(editor, post, 1, at(24, 10))),
        ("error-moment-far", drafting.set_meeting(editor, post, 1, at(24, 10) + timedelta(days=400))),
        ("error-link", drafting.add_link(editor, post, 1, "Афиша", "http://192.168.0.1/")),
        ("error-link", drafting.add_link(editor, post, 1, "Афиша", "tg://resolve?domain=school")),
        ("error-moment-time", drafting.moment(editor, "завтра")),
        ("error-day-words", drafting.day(editor, "скоро")),
    ]
    for key, step in wrong:
        with pytest.raises(Invalid) as caught:
            await step
        assert caught.value.key == key
    assert await newsroom.version(post) == 1
    meeting = await newsroom.draft(reaction=Reaction.MEETING, meets_at=at(25, 18))
    with pytest.raises(Invalid, match="error-news-after-meeting"):
        await drafting.set_deadline(editor, meeting, 1, date(2026, 11, 26))
    await drafting.set_deadline(editor, meeting, 1, date(2026, 11, 25))
    assert await drafting.moment(editor, "завтра в 9") == at(25, 9)
    assert await drafting.day(editor, "до пятницы") == date(2026, 11, 27)
    for version in range(1, 5):
        await drafting.add_link(editor, post, version, f"Страница {version}", "school.example.org")
    with pytest.raises(Invalid, match="error-news-links"):
        await drafting.add_link(editor, post, 5, "Ещё", "school.example.org")


@sqlite_only
async def test_what_is_asked_for(newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf) -> None:
    """Another sort of reaction forgets what belonged to the one before; a last day is there from the start."""
    editor, post = await actor_of("editor"), await newsroom.draft()
    await drafting.set_meeting(editor, post, 1, at(28, 18))
    await drafting.set_place(editor, post, 2, "Актовый зал")
    row = await newsroom.row(post)
    asked = (row.reaction, row.meets_at, row.place, row.react_by)
    assert asked == (Reaction.MEETING, at(28, 18), "Актовый зал", date(2026, 11, 28))
    await drafting.set_choices(editor, post, 3, "да\nнет")
    row = await newsroom.row(post)
    # Friday is the third working day.
    assert (row.reaction, row.meets_at, row.place, row.react_by) == (Reaction.CHOICE, None, None, date(2026, 11, 27))
    await drafting.set_reaction(editor, post, 4, Reaction.ACKNOWLEDGE)
    row = await newsroom.row(post)
    assert (row.reaction, row.choices, row.react_by) == (Reaction.ACKNOWLEDGE, [], date(2026, 11, 27))
    await drafting.set_reaction(editor, post, 5, Reaction.NONE)
    assert (await newsroom.row(post)).react_by is None


@sqlite_only
async def test_a_letter_is_not_for_the_website(newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf) -> None:
    editor = await actor_of("editor")
    asking: list[Callable[[int], Awaitable[object]]] = [
        lambda post: drafting.set_reaction(editor, post, 2, Reaction.WORDS),
        lambda post: drafting.set_choices(editor, post, 2, "да\nнет"),
        lambda post: drafting.set_meeting(editor, post, 2, at(28, 18)),
    ]
    for ask in asking:
        post = await newsroom.draft()
        await drafting.set_public(editor, post, 1, True)
        await ask(post)
        row = await newsroom.row(post)
        assert not row.is_public, row.reaction
        with pytest.raises(Invalid, match="error-news-letter"):
            await drafting.set_public(editor, post, 3, True)
        await drafting.set_reaction(editor, post, 3, Reaction.NONE)
        await drafting.set_public(editor, post, 4, True)
        await drafting.set_reaction(editor, post, 5, Reaction.NONE)
        assert (await newsroom.row(post)).is_public, "nothing is asked for"


@sqlite_only
async def test_who_may_what(newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf) -> None:
    own = await newsroom.draft("class_teacher")
    teacher, editor = await actor_of("class_teacher"), await actor_of("editor")
    denied: list[tuple[str, Awaitable[object]]] = [
        ("a parent begins", drafting.begin(await actor_of("parent"), WORDS)),
        ("a teacher without a class begins", drafting.begin(await actor_of("teacher"), WORDS)),
        ("an editor writes in a class teacher's", drafting.write(editor, own, 1, WORDS)),
        ("an editor copies it", drafting.copy(editor, own)),
        ("an editor deletes it", drafting.delete(editor, own, 1)),
        ("a class teacher is urgent", drafting.set_urgent(teacher, own, 1, "Учения")),
        ("a class teacher puts it on the website", drafting.set_public(teacher, own, 1, True)),
        ("an editor is urgent", drafting.set_urgent(editor, await newsroom.draft(), 1, "Учения")),
    ]
    for case, step in denied:
        [error] = await asyncio.gather(step, return_exceptions=True)
        assert isinstance(error, Denied), case
    with pytest.raises(Missing):
        await drafting.post(editor, 4711)


@sqlite_only
async def test_an_urgent_reason_is_recorded_and_taken_back(
    newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf
) -> None:
    director, post = await actor_of("director"), await newsroom.draft("director")
    with pytest.raises(Invalid, match="error-empty"):
        await drafting.set_urgent(director, post, 1, "  ")
    await drafting.set_urgent(director, post, 1, " Авария  на теплотрассе ")
    assert (await newsroom.row(post)).urgent_reason == "Авария на теплотрассе"
    await drafting.set_urgent(director, post, 2, None)
    assert (await newsroom.row(post)).urgent_reason is None


async def test_deleting_takes_everything_and_the_website_entry_stays_known(
    newsroom: Newsroom, drafting: Drafting, db: Database, actor_of: ActorOf
) -> None:
    post, kept, editor = await newsroom.draft(), await newsroom.draft(), await actor_of("editor")
    async with db.write(SYSTEM) as session:
        for number in (post, kept):
            row = await session.get_one(NewsPost, number)
            await factories.news_file(session, row)
            await factories.news_recipient(session, row)
            await factories.website_entry(session, post_id=number)
    await drafting.delete(editor, post, 1)
    async with db.read() as session:
        for model in (NewsFile, NewsRecipient):
            assert list((await session.execute(select(model.post_id))).scalars()) == [kept]
        entries = set((await session.execute(select(WebsiteEntry.post_id))).scalars())
    assert entries == {None, kept}
    with pytest.raises(Missing):
        await drafting.post(editor, post)
    sent = await newsroom.draft(state=PostState.SENT)
    with pytest.raises(Outdated):
        await drafting.delete(editor, sent, 1)


async def test_old_drafts_are_forgotten_and_nothing_else(
    newsroom: Newsroom, drafting: Drafting, db: Database, clock: SetClock
) -> None:
    posts = {state: await newsroom.draft(state=state) for state in PostState}
    async with db.write(SYSTEM) as session:
        await factories.news_file(session, await session.get_one(NewsPost, posts[PostState.DRAFT]))
    clock.time += DRAFT_KEPT
    await drafting.forget_old()
    assert await _count(db) == len(posts)
    fresh = await newsroom.draft(updated_at=clock.time)
    clock.advance(seconds=1)
    await drafting.forget_old()
    async with db.read() as session:
        left = set((await session.execute(select(NewsPost.id))).scalars())
    assert left == {*posts.values(), fresh} - {posts[PostState.DRAFT]}


async def _count(db: Database) -> int:
    async with db.read() as session:
        return (await session.execute(select(func.count()).select_from(NewsPost))).scalar_one()


async def test_a_copy_is_a_new_draft_without_days(newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf) -> None:
    values: dict[str, Any] = {
        "reaction": Reaction.MEETING,
        "meets_at": at(20, 18),
        "place": "Зал",
        "react_by": date(2026, 11, 20),
    }
    values |= {"state": PostState.SENT, "sent_at": at(12, 10), "urgent_reason": "Учения", "is_public": True}
    post = await newsroom.draft("director", html="Сбор", links=[["Афиша", "https://a.b"]], **values)
    editor = await actor_of("editor")
    copy = await drafting.post(editor, await drafting.copy(editor, post))
    assert (copy.state, copy.author_id, copy.version, copy.html) == (PostState.DRAFT, editor.person_id, 1, "Сбор")
    assert (copy.reaction, copy.place, copy.links) == (Reaction.MEETING, "Зал", (LinkLine("Афиша", "https://a.b"),))
    assert (copy.meets_at, copy.react_by, copy.sent_at, copy.urgent_reason, copy.is_public) == (None,) * 4 + (False,)


@sqlite_only
async def test_a_right_that_is_gone_is_gone_at_once(newsroom: Newsroom, drafting: Drafting, actor_of: ActorOf) -> None:
    editor, post = await actor_of("editor"), await newsroom.draft()
    await newsroom.set(RoleGrant, RoleGrant.person_id == editor.person_id, role=Role.STAFF)
    former: Actor = await actor_of("editor")
    with pytest.raises(Denied):
        await drafting.write(former, post, 1, WORDS)
    with pytest.raises(Denied):
        await drafting.post(former, post)
