"""Writing a post: from the words to everybody's message in few taps, and what every part of it may be."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.ui import Media
from handlers.newsroom.addresses import Added, Newsroom, Post
from handlers.newsroom.screens import newsroom, post
from models.delivery import OutboxNotice
from models.news import Reaction
from models.people import Person, RoleGrant
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.handlers.newsroom.desk import Desk, keys, toast, way, ways
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only
PHOTO = Media("photo", "photo1")


async def test_a_frequent_post_takes_four_taps(desk: Desk, db: Database, school: StandardSchool) -> None:
    shown = await desk.tap("editor", "newsroom")
    assert shown.screen is not None
    assert shown.screen.expects is not None
    shown = await desk.send("editor", shown.screen.expects.pack(), text="Каникулы с 28 декабря")
    [all_parents] = [raw for raw in ways(shown) if raw.endswith(":role-parent")]
    shown = await desk.tap("editor", all_parents)
    assert {"audience-to", "audience-reach", "newsroom-asked-none"} <= set(keys(shown))
    shown = await desk.tap("editor", way(shown, "newsroom.check"))
    shown = await desk.tap("editor", way(shown, "newsroom.send"))
    assert toast(shown) == "newsroom-gone-sent"
    async with db.read() as session:
        found = (await session.execute(select(OutboxNotice.person_id).where(OutboxNotice.kind == "news.post"))).all()
    assert [row.person_id for row in found] == [school.people["parent"]]


async def test_a_class_teacher_has_their_class_a_tap_away(desk: Desk, school: StandardSchool) -> None:
    post_id = await desk.draft("class_teacher")
    shown = await desk.tap("class_teacher", f"newsroom.post:{post_id}")
    quick = [raw for raw in ways(shown) if raw.startswith("audience.take:")]
    assert quick == [f"audience.take:{post_id}:1:usual:parents-{school.classes['5А']}"]


async def test_an_album_is_one_post_in_whatever_order_its_parts_come(desk: Desk, services: Services) -> None:
    shown = await desk.send("editor", "newsroom.new", media=PHOTO, album="a")
    assert shown.screen is not None
    assert isinstance(shown.screen.expects, Added)
    expects = shown.screen.expects.pack()
    await desk.send("editor", expects, media=Media("photo", "photo2"), album="a", text="С праздником!")
    await desk.send("editor", expects, media=Media("photo", "photo3"), album="a")
    found = await services.news.drafting.post((await desk.context("editor")).actor, shown.screen.expects.id)
    assert (found.html, [file.file_id for file in found.files]) == ("С праздником!", ["photo1", "photo2", "photo3"])
    # The screen that was shown for the first part is as good as ever.
    assert found.version == 1


async def test_words_are_added_below_and_files_after(desk: Desk, services: Services) -> None:
    post_id = await desk.draft("editor", "Первое")
    answer = await desk.send("editor", f"newsroom.add:{post_id}", text="Второе", markup="<b>Второе</b>")
    assert toast(answer) == "newsroom-words-added"
    found = await services.news.drafting.post((await desk.context("editor")).actor, post_id)
    assert found.html == "Первое\n\n<b>Второе</b>"
    # What the title does not say is shown, before it goes as well.
    await desk.tap("editor", f"audience.take:{post_id}:2:usual:role-parent")
    for raw in (f"newsroom.post:{post_id}", f"newsroom.check:{post_id}:3"):
        assert keys(await desk.tap("editor", raw))[1] == "newsroom-beginning", raw


async def test_what_can_not_be_sent_is_told(desk: Desk) -> None:
    local = '<a href="http://192.168.0.1/">сюда</a>'
    answer = await desk.send("editor", "newsroom.new", text="сюда", markup=local)
    assert toast(answer) == "newsroom-dropped"
    post_id, letter = await desk.draft("editor"), await desk.draft("editor")
    await desk.tap("editor", f"newsroom.ask.set:{letter}:1:acknowledge")
    cases: tuple[tuple[str, dict[str, object], str], ...] = (
        ("newsroom.new", {}, "error-news-empty"),
        ("newsroom.new", {"text": "я" * 3001}, "error-news-long"),
        ("newsroom.new", {"media": Media("voice", "v")}, "error-news-file"),
        (f"newsroom.add:{post_id}", {"media": Media("video_note", "v")}, "error-news-file"),
        (f"newsroom.add:{post_id}", {"text": "я" * 2990}, "error-news-long"),
        (f"newsroom.links.say:{post_id}:1", {"text": "Камера http://localhost/"}, "error-link"),
        (f"newsroom.links.say:{post_id}:1", {"text": "Файл ftp://school.example/"}, "error-link"),
        (f"newsroom.links.say:{post_id}:1", {"text": "Роутер https://10.0.0.1/"}, "error-link"),
        (f"newsroom.when.say:{post_id}:1", {"text": "20.11.2026 10:00"}, "error-days-past"),
        (f"newsroom.when.say:{post_id}:1", {"text": "вчера в 9"}, "error-days-past"),
        (f"newsroom.when.say:{post_id}:1", {"text": "20.11.2036 10:00"}, "error-moment-far"),
        (f"newsroom.when.say:{post_id}:1", {"text": "когда-нибудь"}, "error-moment-time"),
        (f"newsroom.meeting.say:{post_id}:1", {"text": "20.11.2036 10:00"}, "error-moment-far"),
        (f"newsroom.choices.say:{post_id}:1", {"text": "Да"}, "error-news-choices"),
        (f"newsroom.by.say:{letter}:2", {"text": "20.11.2025"}, "error-days-past"),
        (f"newsroom.place.say:{post_id}:1", {"media": PHOTO}, "error-words-needed"),
    )
    for raw, values, key in cases:
        answer = await desk.send("editor", raw, **values)
        assert (toast(answer), answer.alert) == (key, True), (raw, values)
        # The question stays open.
        assert raw == "newsroom.new" or (answer.screen is not None and answer.screen.expects is not None), raw


async def test_two_editors_do_not_undo_each_other(desk: Desk, services: Services, db: Database) -> None:
    post_id = await desk.draft("editor", "Версия редактора")
    await desk.send("director", f"newsroom.text.say:{post_id}:1", text="Версия директора")
    answer = await desk.send("editor", f"newsroom.text.say:{post_id}:1", text="Ещё одна")
    assert toast(answer) == "error-news-changed"
    assert "newsroom-changed-by" in keys(answer)
    assert keys(answer)[-1] == "error-words-back"
    # What another one adds makes the screens of the first one old as well.
    await desk.send("editor", f"newsroom.add:{post_id}", media=PHOTO)
    for raw in (f"newsroom.topic:{post_id}:2:study", f"newsroom.check:{post_id}:2", f"newsroom.send:{post_id}:2"):
        answer = await desk.tap("director", raw)
        assert toast(answer) == "error-news-changed", raw


async def test_nobody_else_gets_in(desk: Desk, context_of: ContextOf) -> None:
    own = await desk.draft("class_teacher")
    common = await desk.draft("editor")
    for name in ("teacher", "parent", "student", "technician", "coordinator"):
        for raw in ("newsroom", "newsroom.new", f"newsroom.post:{common}", f"newsroom.more:{common}"):
            answer = await desk.tap(name, raw)
            assert toast(answer) == "error-denied", (name, raw)
    # A class teacher's drafts are their own, the common newsroom's are no class teacher's.
    for name, number in (("editor", own), ("director", own), ("class_teacher", common), ("admin", common)):
        with pytest.raises(Denied):
            await post(await context_of(name), Post(id=number))
    for name, number in (("deputy", common), ("director", common), ("class_teacher", own)):
        assert keys(await post(await context_of(name), Post(id=number)))[0] == "newsroom-title-draft", name
        assert f"newsroom.post:{number}" in ways(await newsroom(await context_of(name), Newsroom())), name


async def test_what_the_rights_allow_is_shown_and_nothing_else(desk: Desk) -> None:
    wanted = {
        "editor": {"newsroom.public", "chats.post"},
        "director": {"newsroom.public", "chats.post", "newsroom.urgent"},
        "admin": {"newsroom.urgent"},
        "class_teacher": set(),
    }
    for name, extra in wanted.items():
        post_id = await desk.draft(name)
        shown = {raw.partition(":")[0] for raw in ways(await desk.tap(name, f"newsroom.more:{post_id}"))}
        assert shown & {"newsroom.public", "chats.post", "newsroom.urgent"} == extra, name
        for raw in (f"newsroom.public:{post_id}:1:1", f"newsroom.urgent.say:{post_id}:1"):
            is_public = raw.startswith("newsroom.public")
            if raw.partition(":")[0].removesuffix(".say") not in extra:
                answer = await (desk.tap(name, raw) if is_public else desk.send(name, raw, text="мороз"))
                assert toast(answer) == "error-denied", (name, raw)


async def test_a_letter_is_not_offered_to_the_website(desk: Desk) -> None:
    post_id = await desk.draft("editor")
    await desk.tap("editor", f"newsroom.ask.set:{post_id}:1:acknowledge")
    assert not [raw for raw in ways(await desk.tap("editor", f"newsroom.more:{post_id}")) if "public" in raw]
    assert toast(await desk.tap("editor", f"newsroom.public:{post_id}:2:1")) == "error-news-letter"


async def test_a_revoked_role_writes_no_more(desk: Desk, db: Database, services: Services) -> None:
    post_id = await desk.draft("editor")
    async with db.write(SYSTEM) as session:
        editor = (await desk.context("editor")).actor.person_id
        for grant in await session.scalars(select(RoleGrant).where(RoleGrant.person_id == editor)):
            grant.until = grant.since
        await services.directory.touch(session)
    for raw in ("newsroom", f"newsroom.post:{post_id}", f"newsroom.topic:{post_id}:1:study"):
        answer = await desk.tap("editor", raw)
        assert toast(answer) == "error-denied", raw


async def test_ten_files_and_no_more(desk: Desk, services: Services) -> None:
    post_id = await desk.draft("editor")
    for number in range(10):
        answer = await desk.send("editor", f"newsroom.add:{post_id}", media=Media("photo", f"photo{number}"))
        assert toast(answer) == "newsroom-file-added"
    assert toast(await desk.send("editor", f"newsroom.add:{post_id}", media=PHOTO)) == "error-news-files"
    answer = await desk.send("editor", f"newsroom.text.say:{post_id}:11", text="Другое", media=PHOTO)
    assert toast(answer) == "error-news-files"
    found = await services.news.drafting.post((await desk.context("editor")).actor, post_id)
    assert (found.html, len(found.files)) == ("Собрание в пятницу", 10)
    assert toast(await desk.tap("editor", f"newsroom.nofiles:{post_id}:11")) == "newsroom-files-dropped"


async def test_other_words_may_come_with_an_album(desk: Desk, services: Services) -> None:
    """The part with the words need not be the first one: until it comes, the words are still asked for."""
    post_id = await desk.draft("editor", "Прежнее")
    shown = await desk.tap("editor", f"newsroom.text:{post_id}")
    assert shown.screen is not None
    assert shown.screen.expects is not None
    shown = await desk.send("editor", shown.screen.expects.pack(), media=PHOTO, album="a")
    assert shown.screen is not None
    assert shown.screen.expects is not None
    raw = shown.screen.expects.pack()
    answer = await desk.send("editor", raw, media=Media("photo", "photo2"), album="a", text="Новое")
    assert toast(answer) == "newsroom-rewritten"
    found = await services.news.drafting.post((await desk.context("editor")).actor, post_id)
    assert (found.html, [file.file_id for file in found.files]) == ("Новое", ["photo1", "photo2"])


async def test_a_screen_has_about_six_ways_on(desk: Desk, db: Database, school: StandardSchool) -> None:
    """Whatever is set, and for whoever may the most."""
    async with db.write(SYSTEM) as session:
        director = await session.get_one(Person, school.people["director"])
        for _ in range(3):
            await factories.saved_audience(session, director)
        meeting = {"reaction": Reaction.MEETING, "meets_at": SCHOOL_MORNING + timedelta(days=2)}
        full = await factories.news_post(session, director, groups=["role-parent"], exceptions=["parents-1"], **meeting)
        news = await factories.news_post(session, director, groups=["role-parent"])
        empty = await factories.news_post(session, director)
        for post in (full, news):
            await factories.news_file(session, post)
    prefixes = ("post", "more", "ask", "ask.what", "text", "delete")
    screens = [*(f"newsroom.{one}:{{}}" for one in prefixes), "audience:{}", "audience.add:{}", "audience.but:{}:0"]
    for post in (full, news, empty):
        for raw in screens:
            answer = await desk.tap("director", raw.format(post.id))
            shown = [one for one in ways(answer) if not one.startswith("audience.ready")]
            assert answer.toast is None, raw
            assert 0 < len(shown) <= 6, (raw, shown)


async def test_a_link_without_a_label_is_called_by_its_host(desk: Desk, services: Services) -> None:
    post_id = await desk.draft("editor")
    await desk.send("editor", f"newsroom.links.say:{post_id}:1", text="Расписание – https://school.example/plan")
    await desk.send("editor", f"newsroom.links.say:{post_id}:2", text="https://school.example/menu")
    found = await services.news.drafting.post((await desk.context("editor")).actor, post_id)
    wanted = [("Расписание", "https://school.example/plan"), ("school.example", "https://school.example/menu")]
    assert [(link.label, link.url) for link in found.links] == wanted
    for version in (3, 4):
        await desk.send("editor", f"newsroom.links.say:{post_id}:{version}", text="Ещё school.example/a")
    assert toast(await desk.send("editor", f"newsroom.links.say:{post_id}:5", text="И school.example/b")) == (
        "error-news-links"
    )
    assert ways(await desk.tap("editor", f"newsroom.nolinks:{post_id}:5")) == []
