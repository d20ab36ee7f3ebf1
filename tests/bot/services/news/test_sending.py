"""From a draft to everybody's outbox: who gets it, when it goes, by whose word, and that it goes once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.services import Services
from bot.services.news.drafting import Typed
from models.delivery import NoticeState, OutboxNotice
from models.news import Counting, PostState, Reaction, Topic
from models.people import NewsMode, Person, Role, RoleGrant
from models.school import School
from tests import factories
from tests.bot.services.news.made_up import at
from tests.bot.services.news.newsroom import FAMILIES, Newsroom
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool


async def test_a_post_goes_to_everybody_once_in_their_hours(
    newsroom: Newsroom, db: Database, school: StandardSchool
) -> None:
    third = await _third_child(db, school)
    post = await newsroom.draft(groups=(*FAMILIES, f"parents-{school.classes['5А']}", "role-staff", "yparents-9"))
    await newsroom.send(post)
    row = await newsroom.row(post)
    assert (row.state, row.sent_at, row.version) == (PostState.SENT, SCHOOL_MORNING, 3)
    messages = await newsroom.messages(post)
    assert {name: messages[name] for name in ("parent", "teacher", "student")} == {
        "parent": SCHOOL_MORNING,
        "teacher": SCHOOL_MORNING,
        "student": at(24, 14),
    }
    recipients = await newsroom.recipients(post)
    assert recipients["parent"] == (*school.children, third)
    assert recipients["teacher"] == ()
    # Meant, but not in the bot yet; and who has left is meant no more.
    assert set(recipients) - set(messages) == {"not_joined"}
    assert "left" not in recipients
    async with db.read() as session:
        notice = (await session.scalars(select(OutboxNotice).where(OutboxNotice.due_at > SCHOOL_MORNING))).one()
    assert (notice.state, notice.attempts, notice.args, notice.urgent, notice.in_digest, notice.revision) == (
        NoticeState.QUEUED,
        0,
        {},
        False,
        False,
        0,
    )
    assert notice.dedup_key == f"news:{post}:{notice.person_id}"
    assert (notice.created_at, notice.expires_at) == (SCHOOL_MORNING, at(24, 14) + timedelta(days=14))
    assert notice.message_id is None
    assert notice.chat_id is None


async def _third_child(db: Database, school: StandardSchool) -> int:
    """One more child of the parent, in the class of the first."""
    async with db.write(SYSTEM) as session:
        values = {"surname": "", "given_name": "В. М.", "patronymic": "", "class_id": school.classes["5А"]}
        child = await factories.person(session, **values)
        await factories.guardianship(session, await session.get_one(Person, school.people["parent"]), child)
        await session.execute(update(School).values(revision=School.revision + 1))
        return child.id


async def test_how_each_wished_to_get_news(newsroom: Newsroom, school: StandardSchool) -> None:
    people = school.people
    await newsroom.set(Person, Person.id == people["parent"], news_mode=NewsMode.EVENING)
    await newsroom.set(Person, Person.id == people["student"], news_mode=NewsMode.IMPORTANT)
    await newsroom.add(factories.muted_topic, "teacher", topic=Topic.EVENTS)
    everybody = (*FAMILIES, f"person-{people['teacher']}")
    cases: list[tuple[dict[str, Any], dict[str, datetime]]] = [
        ({}, {"parent": at(24, 18), "teacher": SCHOOL_MORNING}),
        ({"topic": Topic.EVENTS}, {"parent": at(24, 18)}),
        (
            {"topic": Topic.EVENTS, "reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 27)},
            {"parent": SCHOOL_MORNING, "teacher": SCHOOL_MORNING, "student": at(24, 14)},
        ),
        (
            {"topic": Topic.EVENTS, "urgent_reason": "Нет воды"},
            dict.fromkeys(("parent", "teacher", "student"), SCHOOL_MORNING),
        ),
        ({"gathered": True}, {"parent": at(25, 18), "teacher": at(25, 7, 30)}),
    ]
    for values, expected in cases:
        post = await newsroom.draft("director", everybody, **values)
        await newsroom.send(post, "director")
        assert await newsroom.messages(post) == expected, values
        assert set(await newsroom.recipients(post)) == {"parent", "student", "teacher"}, values


@sqlite_only
async def test_over_a_weekend_it_waits_and_what_is_urgent_does_not(newsroom: Newsroom, clock: SetClock) -> None:
    clock.time = at(27, 22)
    plain, urgent = await newsroom.draft(), await newsroom.draft("director", urgent_reason="Школа закрыта")
    await newsroom.send(plain)
    await newsroom.send(urgent, "director")
    assert await newsroom.messages(plain) == {"parent": at(30, 8), "student": at(30, 14)}
    assert await newsroom.messages(urgent) == {"parent": at(27, 22), "student": at(27, 22)}


async def test_at_its_time_and_not_before(newsroom: Newsroom, services: Services, clock: SetClock) -> None:
    post = await newsroom.draft(send_at=at(25, 9), reaction=Reaction.ACKNOWLEDGE, react_by=date(2026, 11, 27))
    await newsroom.send(post)
    for now in (at(24, 10), at(25, 8, 59)):
        clock.time = now
        await services.news.sending.tick()
        await services.news.sending.dispatch(post)
        row = await newsroom.row(post)
        assert (row.state, await newsroom.recipients(post)) == (PostState.SCHEDULED, {}), now
    clock.time = at(25, 9)
    await services.news.sending.tick()
    row = await newsroom.row(post)
    assert (row.state, row.sent_at, row.remind_on) == (PostState.SENT, at(25, 9), date(2026, 11, 26))
    assert await newsroom.messages(post) == {"parent": at(25, 9), "student": at(25, 14)}


@sqlite_only
async def test_a_time_is_set_within_a_year_and_taken_off(
    newsroom: Newsroom, services: Services, actor_of: ActorOf
) -> None:
    editor, post = await actor_of("editor"), await newsroom.draft()
    for moment, key in (
        (SCHOOL_MORNING, "error-moment-past"),
        (SCHOOL_MORNING - timedelta(days=1), "error-moment-past"),
        (datetime(2027, 12, 1, tzinfo=UTC), "error-moment-far"),
    ):
        with pytest.raises(Invalid, match=key):
            await services.news.sending.set_time(editor, post, 1, moment)
    await services.news.sending.set_gathered(editor, post, 1)
    assert (await newsroom.row(post)).gathered
    await services.news.sending.set_time(editor, post, 2, at(25, 9))
    row = await newsroom.row(post)
    assert (row.send_at, row.gathered, row.version) == (at(25, 9), False, 3)
    with pytest.raises(Outdated, match="error-news-changed"):
        await services.news.sending.set_time(editor, post, 2, None)
    await services.news.sending.set_time(editor, post, 3, None)
    assert (await newsroom.row(post)).send_at is None


@sqlite_only
async def test_approval_where_the_school_wants_it(
    newsroom: Newsroom, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    await newsroom.set(School, School.id > 0, news_approval=True)
    editor, deputy = await actor_of("editor"), await actor_of("deputy")
    post, work = await newsroom.draft(), services.news.sending
    with pytest.raises(Outdated):
        await work.send(editor, post, 1)
    await work.offer(editor, post, 1)
    assert [name for name, _ in await newsroom.told("news.offered")] == ["deputy", "director", "several"]
    with pytest.raises(Denied):
        await work.approve(editor, post, 2)
    with pytest.raises(Invalid, match="error-empty"):
        await work.give_back(deputy, post, "  ")
    await work.give_back(deputy, post, "Добавьте  время")
    assert await newsroom.told("news.returned") == [("editor", {"words": "Добавьте время"})]
    row = await newsroom.row(post)
    assert (row.state, row.offered_at) == (PostState.DRAFT, None)
    await work.offer(editor, post, 3)
    with pytest.raises(Outdated, match="error-news-changed"):
        await work.approve(deputy, post, 3)
    assert await newsroom.messages(post) == {}
    await work.approve(deputy, post, 4)
    row = await newsroom.row(post)
    assert (row.state, row.approved_by, row.sent_at) == (PostState.SENT, deputy.person_id, SCHOOL_MORNING)
    assert set(await newsroom.messages(post)) == {"parent", "student"}
    own = await newsroom.draft("deputy")
    await newsroom.send(own, "deputy")
    assert (await newsroom.row(own)).state is PostState.SENT


@sqlite_only
async def test_the_directors_draft_that_an_editor_offered(
    newsroom: Newsroom, services: Services, actor_of: ActorOf
) -> None:
    """They may take it back; when they may write no more, it goes all the same."""
    await newsroom.set(School, School.id > 0, news_approval=True)
    editor, post, work = await actor_of("editor"), await newsroom.draft("director"), services.news.sending
    await work.offer(editor, post, 1)
    await work.recall(editor, post)
    await work.offer(editor, post, 3)
    await newsroom.set(RoleGrant, RoleGrant.person_id == editor.person_id, role=Role.STAFF)
    await work.approve(await actor_of("deputy"), post, 4)
    assert (await newsroom.row(post)).state is PostState.SENT


@sqlite_only
async def test_a_remark_is_read_by_whose_it_is_until_it_was_heeded(
    newsroom: Newsroom, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    await newsroom.set(School, School.id > 0, news_approval=True)
    editor, post, news = await actor_of("editor"), await newsroom.draft(), services.news
    await news.sending.offer(editor, post, 1)
    await news.sending.give_back(await actor_of("deputy"), post, "Добавьте время")
    found = await news.drafting.post(editor, post)
    assert await news.listing.remark(editor, found) == "Добавьте время"
    with pytest.raises(Denied):
        await news.listing.remark(await actor_of("class_teacher"), found)
    clock.time += timedelta(minutes=1)
    await news.drafting.write(editor, post, 3, Typed("В 18:00"))
    assert await news.listing.remark(editor, await news.drafting.post(editor, post)) is None


@sqlite_only
async def test_without_approval_nobody_offers(newsroom: Newsroom, services: Services, actor_of: ActorOf) -> None:
    post = await newsroom.draft()
    with pytest.raises(Outdated):
        await services.news.sending.offer(await actor_of("editor"), post, 1)


@sqlite_only
async def test_what_waits_is_taken_back(
    newsroom: Newsroom, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    editor, post = await actor_of("editor"), await newsroom.draft(send_at=at(25, 9))
    await newsroom.send(post)
    with pytest.raises(Denied):
        await services.news.sending.recall(await actor_of("class_teacher"), post)
    await services.news.sending.recall(editor, post)
    clock.time = at(26, 9)
    await services.news.sending.tick()
    row = await newsroom.row(post)
    assert (row.state, row.send_at, await newsroom.messages(post)) == (PostState.DRAFT, at(25, 9), {})
    await newsroom.send(post)
    with pytest.raises(Outdated):
        await services.news.sending.recall(editor, post)


@sqlite_only
async def test_a_draft_of_the_website_belongs_to_whoever_lets_it_go(
    newsroom: Newsroom, db: Database, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        post = (await factories.news_post(session, counting=Counting.FAMILY)).id
    await newsroom.send(post)
    row = await newsroom.row(post)
    assert (row.author_id, row.state) == (school.people["editor"], PostState.SENT)


async def test_group_chats_get_it_where_the_school_said_who_meets_there(newsroom: Newsroom, db: Database) -> None:
    async with db.write(SYSTEM) as session:
        known = await factories.group_chat(session, group_code="role-parent")
        new = await factories.group_chat(session)
        chats, number = [known.id, new.id, 4711], known.chat_id
    post = await newsroom.draft(chats=chats, gathered=True)
    await newsroom.send(post)
    where = (OutboxNotice.subject == f"news:{post}", OutboxNotice.chat_id.is_not(None))
    async with db.read() as session:
        found = (await session.execute(select(OutboxNotice.chat_id, OutboxNotice.due_at).where(*where))).all()
    # What is gathered comes to the group when it comes to its people.
    assert [tuple(row) for row in found] == [(number, at(25, 8))]


@sqlite_only
async def test_who_lets_a_post_go_limits_it_as_its_author_does(
    newsroom: Newsroom, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    """A deputy who sends an editor's draft to the staff reaches no more of them than by a draft of their own."""
    groups = ["role-staff", "role-parent"]
    own, editors = await newsroom.draft("deputy", groups), await newsroom.draft("editor", groups)
    view = await services.news.audiences.view(await actor_of("deputy"), editors)
    for post in (own, editors):
        await newsroom.send(post, "deputy")
    theirs = await newsroom.recipients(own)
    assert await newsroom.recipients(editors) == theirs
    assert view.reach.total == len(theirs)
    # Later as well, and whoever wrote in it last but did not send it is no limit.
    at_nine, touched = await newsroom.draft("editor", groups, send_at=at(25, 9)), await newsroom.draft("editor", groups)
    await newsroom.send(at_nine, "deputy")
    clock.time = at(25, 9)
    await services.news.sending.dispatch(at_nine)
    assert await newsroom.recipients(at_nine) == theirs
    await services.news.drafting.write(await actor_of("deputy"), touched, 1, Typed("Слова завуча"))
    await newsroom.send(touched)
    assert (await newsroom.recipients(touched)).keys() > theirs.keys()
