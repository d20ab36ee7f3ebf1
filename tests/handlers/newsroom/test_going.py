"""How a post goes: at once, at its time, by somebody's word; back to the desk; to nobody."""

import pytest
from sqlalchemy import delete, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from handlers.newsroom.notices import LOOKS
from handlers.site import NoticeArgs
from models.delivery import OutboxNotice
from models.news import NewsPost, PostState
from models.people import RoleGrant
from models.school import School
from tests import factories
from tests.bot.services.news.letters import carried
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.newsroom.desk import Desk, keys, toast, way, ways
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only


@pytest.fixture
async def approval(db: Database, services: Services, school: StandardSchool) -> None:
    """News wait for a deputy's word in this school."""
    async with db.write(SYSTEM) as session:
        await session.execute(update(School).values(news_approval=True))
        await services.directory.touch(session)


async def ready(desk: Desk, name: str = "editor", group: str = "role-parent") -> int:
    """A draft that can go; its version is 2."""
    post_id = await desk.draft(name)
    await desk.tap(name, f"audience.take:{post_id}:1:usual:{group}")
    return post_id


async def state_of(db: Database, post_id: int) -> PostState:
    async with db.read() as session:
        return (await session.get_one(NewsPost, post_id)).state


async def told(db: Database, kind: str) -> set[int | None]:
    async with db.read() as session:
        return set(await session.scalars(select(OutboxNotice.person_id).where(OutboxNotice.kind == kind)))


async def test_what_it_lacks_is_said_and_no_button_leads_out(desk: Desk) -> None:
    post_id = await desk.draft("editor")
    shown = await desk.tap("editor", f"newsroom.post:{post_id}")
    assert not [raw for raw in ways(shown) if raw.startswith("newsroom.check")]
    # The button of an older screen does not send it either.
    shown = await desk.tap("editor", f"newsroom.check:{post_id}:1")
    assert not [raw for raw in ways(shown) if raw.startswith("newsroom.send")]
    assert toast(await desk.tap("editor", f"newsroom.send:{post_id}:1")) == "error-news-audience"


async def test_an_audience_of_nobody_is_told_before_sending(desk: Desk, db: Database, school: StandardSchool) -> None:
    post_id = await ready(desk, group=f"students-{school.classes['5А']}")
    shown = await desk.tap("editor", f"newsroom.check:{post_id}:2")
    assert "newsroom-lacking" in keys(shown)
    assert not [raw for raw in ways(shown) if raw.startswith("newsroom.send")]
    assert toast(await desk.tap("editor", f"newsroom.send:{post_id}:2")) == "error-news-nobody"
    assert await state_of(db, post_id) is PostState.DRAFT


async def test_it_goes_at_the_time_that_was_typed(
    desk: Desk, db: Database, services: Services, clock: SetClock
) -> None:
    post_id = await ready(desk)
    shown = await desk.send("editor", f"newsroom.when.say:{post_id}:2", text="завтра в 9")
    assert "newsroom-when-at" in keys(shown)
    answer = await desk.tap("editor", f"newsroom.send:{post_id}:3")
    assert toast(answer) == "newsroom-gone-scheduled"
    assert f"newsroom.recall:{post_id}" in ways(answer)
    await services.news.sending.tick()
    assert await state_of(db, post_id) is PostState.SCHEDULED
    clock.advance(days=1)
    await services.news.sending.tick()
    assert await state_of(db, post_id) is PostState.SENT


async def test_out_of_everybodys_hours_it_is_told_when_they_get_it(desk: Desk, clock: SetClock) -> None:
    post_id = await ready(desk, "director")
    raws = (f"newsroom.post:{post_id}", f"newsroom.check:{post_id}:2")
    for raw in raws:
        assert "newsroom-starts" not in keys(await desk.tap("director", raw)), raw
    clock.advance(hours=14)
    for raw in raws:
        assert "newsroom-starts" in keys(await desk.tap("director", raw)), raw
    # What is urgent comes at once; who may choose that finds it where the time is chosen.
    shown = await desk.tap("director", f"newsroom.when:{post_id}")
    await desk.tap("director", way(shown, "newsroom.urgent"))
    shown = await desk.send("director", f"newsroom.urgent.say:{post_id}:2", text="Мороз")
    assert "newsroom-starts" not in keys(shown)
    assert not [raw for raw in ways(await desk.tap("editor", f"newsroom.when:{post_id}")) if "urgent" in raw]


async def test_a_time_that_passed_meanwhile_is_told(desk: Desk, db: Database, clock: SetClock) -> None:
    post_id = await ready(desk)
    await desk.send("editor", f"newsroom.when.say:{post_id}:2", text="завтра в 9")
    clock.advance(days=2)
    assert "newsroom-when-passed" in keys(await desk.tap("editor", f"newsroom.check:{post_id}:3"))
    assert toast(await desk.tap("editor", f"newsroom.send:{post_id}:3")) == "newsroom-gone-sent"


async def test_it_can_be_taken_back_until_it_goes(desk: Desk, db: Database) -> None:
    post_id = await ready(desk)
    await desk.send("editor", f"newsroom.when.say:{post_id}:2", text="завтра в 9")
    await desk.tap("editor", f"newsroom.send:{post_id}:3")
    assert toast(await desk.tap("director", f"newsroom.recall:{post_id}")) == "newsroom-recalled"
    assert await state_of(db, post_id) is PostState.DRAFT
    # Nothing that was tapped before counts any more.
    assert toast(await desk.tap("editor", f"newsroom.recall:{post_id}")) == "error-outdated"
    assert toast(await desk.tap("editor", f"newsroom.when.set:{post_id}:3:1")) == "error-news-changed"


async def test_a_second_tap_shows_what_became_of_it(desk: Desk, db: Database) -> None:
    post_id = await ready(desk)
    await desk.tap("editor", f"newsroom.send:{post_id}:2")
    answer = await desk.tap("editor", f"newsroom.send:{post_id}:2")
    assert toast(answer) in {"error-news-changed", "error-outdated"}
    assert len(await told(db, "news.post")) == 1
    for raw in (f"newsroom.more:{post_id}", f"newsroom.delete:{post_id}", f"newsroom.when:{post_id}"):
        assert toast(await desk.tap("editor", raw)) == "error-outdated", raw


@pytest.mark.usefixtures("approval")
async def test_where_the_school_wants_it_a_deputy_has_the_word(
    desk: Desk, db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    post_id = await ready(desk, "class_teacher", f"parents-{school.classes['5А']}")
    shown = await desk.tap("class_teacher", f"newsroom.post:{post_id}")
    shown = await desk.tap("class_teacher", way(shown, "newsroom.check"))
    assert keys(shown)[0] == "newsroom-offer-title"
    shown = await desk.tap("class_teacher", way(shown, "newsroom.send"))
    assert toast(shown) == "newsroom-gone-offered"
    assert {school.people["deputy"], school.people["director"]} <= await told(db, "news.offered")
    # The writer can only take it back; others see nothing of it.
    assert way(shown, "newsroom.recall")
    assert toast(await desk.tap("class_teacher", f"newsroom.check:{post_id}:3")) == "error-outdated"
    assert toast(await desk.tap("editor", f"newsroom.post:{post_id}")) == "error-denied"

    listed = await desk.tap("deputy", "newsroom")
    assert ways(listed)[1] == f"newsroom.post:{post_id}"
    notice = NoticeArgs(f"newsroom.post:{post_id}", {})
    look = await LOOKS["news.offered"].full(await context_of("deputy"), notice)
    shown = await desk.tap("deputy", way(look, "newsroom.check"))
    assert keys(shown)[0] == "newsroom-approve-title"
    answer = await desk.tap("deputy", way(shown, "newsroom.send"))
    assert toast(answer) == "newsroom-gone-sent"
    assert await state_of(db, post_id) is PostState.SENT
    # The writer hears of it, with the way to what became of it.
    assert await told(db, "news.approved") == {school.people["class_teacher"]}
    look = await LOOKS["news.approved"].full(await context_of("class_teacher"), notice)
    assert keys(look) == ["newsroom-approved-notice", "newsroom-approved-sent"]
    shown = await desk.tap("class_teacher", way(look, "newsroom.post"))
    assert keys(shown)[0].startswith("newscard")
    # What was decided needs no notice any more.
    assert await LOOKS["news.offered"].full(await context_of("director"), notice) is None
    assert await LOOKS["news.offered"].line(await context_of("director"), notice) is None


@pytest.mark.usefixtures("approval")
async def test_what_is_returned_comes_back_with_the_words(
    desk: Desk, db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    post_id = await ready(desk, "class_teacher", f"parents-{school.classes['5А']}")
    await desk.tap("class_teacher", f"newsroom.send:{post_id}:2")
    shown = await desk.tap("deputy", f"newsroom.return:{post_id}")
    assert shown.screen is not None
    assert shown.screen.expects is not None
    answer = await desk.send("deputy", shown.screen.expects.pack(), text="Уточните дату")
    assert toast(answer) == "newsroom-returned"
    assert await told(db, "news.returned") == {school.people["class_teacher"]}
    # It stays in sight: of the writer, and of who is asked again.
    assert "newsroom-remark" in keys(await desk.tap("class_teacher", f"newsroom.post:{post_id}"))
    await desk.tap("class_teacher", f"newsroom.send:{post_id}:4")
    assert "newsroom-remark" in keys(await desk.tap("deputy", f"newsroom.check:{post_id}:5"))
    await desk.tap("class_teacher", f"newsroom.recall:{post_id}")
    notice = NoticeArgs(f"newsroom.post:{post_id}", {"words": "Уточните дату"})
    look = await LOOKS["news.returned"].full(await context_of("class_teacher"), notice)
    assert way(look, "newsroom.post") == f"newsroom.post:{post_id}"
    # The deputy has nothing to do with the draft of a class teacher.
    assert await LOOKS["news.returned"].full(await context_of("deputy"), notice) is None
    assert toast(await desk.send("deputy", f"newsroom.return.say:{post_id}", text="И ещё")) in {
        "error-denied",
        "error-outdated",
    }


@pytest.mark.usefixtures("approval")
async def test_who_approves_sends_without_asking_anybody(desk: Desk) -> None:
    post_id = await ready(desk, "director")
    assert toast(await desk.tap("director", f"newsroom.send:{post_id}:2")) == "newsroom-gone-sent"


async def test_what_somebody_scheduled_who_may_write_no_more_is_left_to_the_others(
    desk: Desk, db: Database, services: Services, school: StandardSchool, clock: SetClock, context_of: ContextOf
) -> None:
    post_id = await ready(desk)
    await desk.send("editor", f"newsroom.when.say:{post_id}:2", text="завтра в 9")
    await desk.tap("editor", f"newsroom.send:{post_id}:3")
    async with db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == school.people["editor"]))
        await services.directory.touch(session)
    clock.advance(days=1)
    await services.news.sending.tick()
    assert await state_of(db, post_id) is PostState.DRAFT
    assert school.people["deputy"] in await told(db, "news.stopped")
    notice = NoticeArgs(f"newsroom.post:{post_id}", {"reason": "error-news-author"})
    assert await LOOKS["news.stopped"].full(await context_of("editor"), notice) is None
    look = await LOOKS["news.stopped"].full(await context_of("deputy"), notice)
    shown = await desk.tap("deputy", way(look, "newsroom.post"))
    await desk.tap("deputy", way(shown, "newsroom.check"))
    # From then on it is the post of whoever sends it.
    assert toast(await desk.tap("deputy", f"newsroom.send:{post_id}:5")) == "newsroom-gone-sent"


async def test_too_many_messages_of_a_week_are_told_before_sending(
    desk: Desk, db: Database, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        for _ in range(5):
            sent = await factories.news_post(session, state=PostState.SENT, sent_at=SCHOOL_MORNING)
            await carried(session, sent.id, school.people["parent"])
    post_id = await ready(desk)
    assert "audience-over" in keys(await desk.tap("editor", f"newsroom.check:{post_id}:2"))


async def test_an_urgent_one_says_why(desk: Desk, services: Services) -> None:
    post_id = await ready(desk, "director")
    shown = await desk.send("director", f"newsroom.urgent.say:{post_id}:2", text="Мороз, занятий нет")
    assert {"newsroom-urgent-line", "newsroom-when-urgent"} <= set(keys(shown))
    # The editor of the same newsroom can't send it as such, nor make another one so.
    assert toast(await desk.tap("editor", f"newsroom.calm:{post_id}:3")) == "error-denied"
    shown = await desk.tap("editor", f"newsroom.check:{post_id}:3")
    assert not [raw for raw in ways(shown) if raw.startswith("newsroom.send")]
    assert toast(await desk.tap("editor", f"newsroom.send:{post_id}:3")) == "error-news-urgent"
    shown = await desk.tap("director", f"newsroom.calm:{post_id}:3")
    assert "newsroom-urgent-line" not in keys(shown)


async def test_a_copy_and_a_deletion(desk: Desk, services: Services) -> None:
    post_id = await ready(desk)
    await desk.tap("editor", f"newsroom.send:{post_id}:2")
    shown = await desk.tap("editor", f"newsroom.copy:{post_id}")
    assert toast(shown) == "newsroom-copied"
    assert shown.screen is not None
    assert shown.screen.expects is not None
    copied = int(shown.screen.expects.pack().rpartition(":")[2])
    assert copied != post_id
    shown = await desk.tap("editor", f"newsroom.delete:{copied}")
    answer = await desk.tap("editor", way(shown, "newsroom.delete.do"))
    assert toast(answer) == "newsroom-deleted"
    assert toast(await desk.tap("editor", f"newsroom.post:{copied}")) == "error-missing"
