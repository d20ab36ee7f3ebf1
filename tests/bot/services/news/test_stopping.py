"""What keeps a post from going: when it is let go, and between that and its time."""

from datetime import date
from typing import Any

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated, SchoolError
from bot.services import Services
from bot.services.news.queueing import add_messages
from bot.services.news.states import Step
from models.news import NewsPost, PostState, Reaction, Topic
from models.people import Person, Role, RoleGrant
from models.school import School
from tests import factories
from tests.bot.services.news.made_up import at
from tests.bot.services.news.newsroom import FAMILIES, Newsroom
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool


@sqlite_only
async def test_what_can_not_go(
    newsroom: Newsroom, services: Services, actor_of: ActorOf, school: StandardSchool
) -> None:
    cases: list[tuple[str, dict[str, Any]]] = [
        ("error-news-empty", {"html": ""}),
        ("error-news-audience", {"groups": []}),
        ("error-news-nobody", {"groups": [f"person-{school.people['not_joined']}"]}),
        ("error-news-nobody", {"groups": [f"person-{school.people['left']}"]}),
        ("error-news-nobody", {"groups": ["parents-4711"]}),
        ("error-news-nobody", {"exceptions": list(FAMILIES)}),
        ("error-news-no-choices", {"reaction": Reaction.CHOICE}),
        ("error-news-no-meeting", {"reaction": Reaction.MEETING}),
        ("error-news-meeting-past", {"reaction": Reaction.MEETING, "meets_at": SCHOOL_MORNING}),
        (
            "error-news-meeting-past",
            {"reaction": Reaction.MEETING, "meets_at": at(25, 18), "send_at": at(25, 18)},
        ),
        ("error-news-deadline", {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 23)}),
        # One o'clock at night at the school; it is still the day before in UTC.
        (
            "error-news-deadline",
            {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 24), "send_at": at(25, 1)},
        ),
        ("error-news-urgent", {"urgent_reason": "Очень нужно"}),
    ]
    editor = await actor_of("editor")
    for key, values in cases:
        post = await newsroom.draft(**({"groups": FAMILIES} | values))
        with pytest.raises(SchoolError) as caught:
            await services.news.sending.send(editor, post, 1)
        assert caught.value.key == key, values
        row = await newsroom.row(post)
        assert (row.state, row.version) == (PostState.DRAFT, 1), values
    assert await newsroom.told("news.stopped") == []


@sqlite_only
async def test_a_letter_that_would_come_too_late_does_not_go(
    newsroom: Newsroom, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    """It goes in time, but comes in the next hours only; who is reached in time is enough."""
    letter: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 27)}
    meeting: dict[str, Any] = {"reaction": Reaction.MEETING, "meets_at": at(24, 18), "react_by": date(2026, 11, 24)}
    meeting["groups"] = ["role-parent"]
    cases = [
        ("after hours on the last day", at(27, 21), letter, "error-news-deadline"),
        ("the same, at its time", at(24, 10), letter | {"send_at": at(27, 21)}, "error-news-deadline"),
        ("of the next hours, to a meeting", at(24, 10), meeting | {"gathered": True}, "error-news-meeting-past"),
        ("in time to parents, not to staff", at(27, 19), letter | {"groups": ["role-parent", "role-staff"]}, None),
        ("before a meeting", at(24, 17), meeting, None),
    ]
    for case, now, values, key in cases:
        clock.time = now
        post = await newsroom.draft(**values)
        hindrance = await services.news.sending.hindrance(await actor_of("editor"), post, Step.SEND)
        assert (hindrance.key if hindrance else None) == key, case
    # The bot was down when it was to go.
    clock.time = at(24, 10)
    post = await newsroom.draft(**letter, send_at=at(27, 9))
    await newsroom.send(post)
    clock.time = at(27, 21)
    await services.news.sending.tick()
    assert await newsroom.told("news.stopped") == [("editor", {"reason": "error-news-deadline"})]


@sqlite_only
async def test_files_alone_are_enough(newsroom: Newsroom, db: Database) -> None:
    post = await newsroom.draft(html="")
    async with db.write(SYSTEM) as session:
        await factories.news_file(session, await session.get_one(NewsPost, post))
    await newsroom.send(post)
    assert (await newsroom.row(post)).state is PostState.SENT


@sqlite_only
async def test_a_post_that_was_seen_otherwise_does_not_go(
    newsroom: Newsroom, services: Services, actor_of: ActorOf
) -> None:
    editor, deputy, post = await actor_of("editor"), await actor_of("deputy"), await newsroom.draft()
    await services.news.drafting.set_topic(deputy, post, 1, Topic.SAFETY)
    with pytest.raises(Outdated, match="error-news-changed"):
        await services.news.sending.send(editor, post, 1)
    assert (await newsroom.row(post)).state is PostState.DRAFT


async def test_what_can_not_go_any_more_becomes_a_draft_again(
    newsroom: Newsroom, services: Services, school: StandardSchool, clock: SetClock
) -> None:
    """Between scheduling and sending: the author may write no more, nobody is left, the last day has passed."""
    author = RoleGrant.person_id == school.people["editor"]
    late: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 25)}
    posts = {
        "error-news-nobody": await newsroom.draft("director", [f"person-{school.people['parent']}"], send_at=at(25, 9)),
        "error-news-deadline": await newsroom.draft("director", send_at=at(25, 9), **late),
        "error-news-author": await newsroom.draft("editor", send_at=at(25, 9)),
    }
    for key, post in posts.items():
        await newsroom.send(post, "editor" if key == "error-news-author" else "director")
    await newsroom.set(RoleGrant, author, role=Role.STAFF)
    await newsroom.set(Person, Person.id == school.people["parent"], left_on=date(2026, 11, 24))
    clock.time = at(26, 9)  # nobody ran the program on the 25th
    await services.news.sending.tick()
    for key, post in posts.items():
        row = await newsroom.row(post)
        assert (row.state, row.send_at, row.sent_at) == (PostState.DRAFT, None, None), key
        assert (await newsroom.messages(post), await newsroom.recipients(post)) == ({}, {}), key
    told = [(name, args["reason"]) for name, args in await newsroom.told("news.stopped")]
    # What somebody wrote who may write no more is left to those who manage the newsroom.
    assert sorted(told) == [
        ("deputy", "error-news-author"),
        ("director", "error-news-author"),
        ("director", "error-news-deadline"),
        ("director", "error-news-nobody"),
        ("several", "error-news-author"),
    ]
    assert (await newsroom.row(posts["error-news-author"])).author_id is None
    await services.news.sending.tick()
    assert len(await newsroom.told("news.stopped")) == 5


@sqlite_only
async def test_an_urgent_post_of_somebody_who_lost_that_right_stops(
    newsroom: Newsroom, services: Services, school: StandardSchool, clock: SetClock
) -> None:
    post = await newsroom.draft("director", urgent_reason="Учения", send_at=at(25, 9))
    await newsroom.send(post, "director")
    await newsroom.set(RoleGrant, RoleGrant.person_id == school.people["director"], role=Role.DEPUTY)
    clock.time = at(25, 9)
    await services.news.sending.tick()
    assert (await newsroom.row(post)).state is PostState.DRAFT
    assert await newsroom.told("news.stopped") == [("director", {"reason": "error-news-urgent"})]


@sqlite_only
async def test_by_the_school_of_the_moment_when_it_goes(
    newsroom: Newsroom, services: Services, school: StandardSchool, clock: SetClock
) -> None:
    """Who changes class, leaves or stops the bot after scheduling."""
    first, second = school.children
    post = await newsroom.draft(groups=[f"parents-{school.classes['5А']}", "role-staff"], send_at=at(25, 9))
    await newsroom.send(post)
    await newsroom.set(Person, Person.id == first, class_id=school.classes["9Б"])
    await newsroom.set(Person, Person.id == second, class_id=school.classes["5А"])
    await newsroom.set(Person, Person.id == school.people["teacher"], left_on=date(2026, 11, 24))
    await newsroom.set(Person, Person.id == school.people["namesake_one"], unreachable_since=SCHOOL_MORNING)
    clock.time = at(25, 9)
    await services.news.sending.tick()
    recipients, messages = await newsroom.recipients(post), await newsroom.messages(post)
    assert recipients["parent"] == (second,)
    assert "teacher" not in recipients
    assert ("namesake_one" in recipients, "namesake_one" in messages) == (True, False)


@sqlite_only
async def test_a_class_teacher_reaches_the_families_of_their_class_only(
    newsroom: Newsroom, school: StandardSchool
) -> None:
    post = await newsroom.draft("class_teacher", ["role-parent", "role-student", "role-staff"])
    await newsroom.send(post, "class_teacher")
    assert await newsroom.recipients(post) == {"parent": (school.children[0],)}


@sqlite_only
async def test_an_error_with_one_post_keeps_no_other_back(
    newsroom: Newsroom, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = await newsroom.draft(state=PostState.SCHEDULED), await newsroom.draft(state=PostState.SCHEDULED)

    async def fails(session: Any, notice: Any, *rest: Any) -> None:
        if notice.subject == f"news:{broken}":
            raise RuntimeError
        await add_messages(session, notice, *rest)

    monkeypatch.setattr("bot.services.news.sending.add_messages", fails)
    await services.news.sending.tick()
    states = [(await newsroom.row(post)).state for post in (broken, whole)]
    assert states == [PostState.SCHEDULED, PostState.SENT]
    # Nothing of the broken one was kept, so the next minute begins anew.
    assert await newsroom.recipients(broken) == {}
    monkeypatch.undo()
    await services.news.sending.tick()
    assert set(await newsroom.messages(broken)) == {"parent", "student"}


@sqlite_only
async def test_the_steps_that_buttons_show(newsroom: Newsroom, services: Services, actor_of: ActorOf) -> None:
    editor, post = await actor_of("editor"), await newsroom.draft()
    shown = await services.news.drafting.steps(editor, await services.news.drafting.post(editor, post))
    assert shown == {Step.EDIT, Step.SEND, Step.DELETE}
    await newsroom.set(RoleGrant, RoleGrant.person_id == editor.person_id, role=Role.STAFF)
    with pytest.raises(Denied):
        await services.news.drafting.post(await actor_of("editor"), post)


@sqlite_only
async def test_who_may_not_send_urgently_sends_no_urgent_post_of_another(
    newsroom: Newsroom, services: Services, actor_of: ActorOf
) -> None:
    """The editor manages the director's drafts too, and may have changed what is in them."""
    post = await newsroom.draft("director", urgent_reason="Учения")
    with pytest.raises(Invalid, match="error-news-urgent"):
        await newsroom.send(post, "editor")
    await newsroom.set(School, School.id > 0, news_approval=True)
    with pytest.raises(Invalid, match="error-news-urgent"):
        await services.news.sending.offer(await actor_of("editor"), post, 1)
    await newsroom.send(post, "director")
    assert (await newsroom.row(post)).state is PostState.SENT
