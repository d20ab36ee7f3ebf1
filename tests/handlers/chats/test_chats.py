"""Group chats: who connects one, who says who meets there, which posts go there too."""

from typing import TypeVar

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Outdated
from bot.services import Services
from bot.services.groups import Group
from bot.ui import Address, Button, Screen
from handlers.chats import actions, addresses, screens
from handlers.chats.notices import brought
from handlers.site import NoticeArgs
from models.delivery import OutboxNotice
from models.news import GroupChat
from models.people import ClassTeacher, Person
from tests import factories
from tests.databases import sqlite_only
from tests.personas import ActorOf, ContextOf, StandardSchool

CHAT = -100
T = TypeVar("T", bound=Address)


def targets(shown: Screen, kind: type[T]) -> list[T]:
    """Where the buttons of this sort lead."""
    buttons = [button for row in shown.rows for button in row if isinstance(button, Button)]
    return [button.to for button in buttons if isinstance(button.to, kind)]


async def codes(db: Database) -> list[tuple[str, str | None]]:
    async with db.read() as session:
        return [(chat.title, chat.group_code) for chat in await session.scalars(select(GroupChat))]


async def test_a_writer_connects_a_chat_once_and_is_asked_who_meets_there(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    context = await context_of("class_teacher", update_id=1)
    await services.chats.brought(context.actor, CHAT, "Родители\n5А")
    await services.chats.brought((await context_of("class_teacher", update_id=2)).actor, CHAT, "Родители 5А")
    async with db.read() as session:
        (notice,) = (await session.scalars(select(OutboxNotice))).all()
    assert (notice.person_id, notice.kind, notice.subject) == (
        school.people["class_teacher"],
        "chats.brought",
        "chats.one:1",
    )
    asked = await brought(context, NoticeArgs(notice.subject, {}))
    assert asked is not None
    shown = await screens.chat(context, addresses.Chat(id=1))
    offered = targets(shown, addresses.Settle)
    number = school.classes["5А"]
    assert [one.group for one in offered] == [f"parents-{number}", f"students-{number}"]
    await actions.settle(await context_of("class_teacher", update_id=3), offered[0])
    assert await codes(db) == [("Родители 5А", f"parents-{number}")]
    assert await brought(context, NoticeArgs(notice.subject, {})) is None, "it is settled already"


@pytest.mark.parametrize("persona", ["teacher", "parent", "student", "stranger"])
async def test_of_a_chat_that_anybody_else_brought_the_bot_into_nothing_is_kept(
    persona: str, db: Database, services: Services, actor_of: ActorOf
) -> None:
    actor = await actor_of(persona, update_id=1)
    await services.chats.brought(actor, CHAT, "Чат подъезда")
    assert await codes(db) == []
    with pytest.raises(Denied):
        await services.chats.lines(actor)


async def test_a_class_teacher_decides_on_their_own_chats_and_classes_only(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["class_teacher"])
        own = await factories.group_chat(session, added_by=teacher.id)
        foreign = await factories.group_chat(session, title="Учительская")
    actor = await actor_of("class_teacher", update_id=1)
    assert [line.id for line in await services.chats.lines(actor)] == [own.id]
    with pytest.raises(Missing):
        await services.chats.settle(actor, foreign.id, Group.parse(f"parents-{school.classes['5А']}"))
    for code in (f"parents-{school.classes['9Б']}", "role-parent", "role-staff"):
        with pytest.raises(Denied):
            await services.chats.settle(actor, own.id, Group.parse(code))
    assert len(await services.chats.lines(await actor_of("editor"))) == 2


async def test_a_draft_goes_to_settled_chats_only_and_by_whoever_may_write_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        editor = await session.get_one(Person, school.people["editor"])
        settled = await factories.group_chat(session, group_code="role-parent")
        unsettled = await factories.group_chat(session)
        post = await factories.news_post(session, editor)
    shown = await screens.of_post(await context_of("editor"), addresses.ChatsOfPost(post=post.id))
    (toggle,) = targets(shown, addresses.Toggle)
    await actions.toggle(await context_of("editor", update_id=1), toggle)
    found = await services.news.drafting.post(await actor_of("editor"), post.id)
    assert found.chats == (settled.id,)
    with pytest.raises(Outdated):
        await services.chats.toggle(await actor_of("editor", update_id=2), post.id, toggle.version, settled.id)
    with pytest.raises(Missing):
        await services.chats.toggle(await actor_of("editor", update_id=3), post.id, found.version, unsettled.id)
    with pytest.raises(Missing):
        await services.chats.toggle(await actor_of("class_teacher", update_id=4), post.id, found.version, settled.id)
    await actions.toggle(await context_of("editor", update_id=5), toggle.model_copy(update={"version": found.version}))
    assert (await services.news.drafting.post(await actor_of("editor"), post.id)).chats == ()


async def test_a_post_goes_to_its_chats_once_without_those_that_are_gone(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        editor = await session.get_one(Person, school.people["editor"])
        chat = await factories.group_chat(session, group_code="role-parent")
        gone = await factories.group_chat(session, group_code="role-staff")
        post = await factories.news_post(session, editor, chats=[chat.id, gone.id, 999])
    await services.chats.lose(gone.chat_id)
    await services.news.sending.send(await actor_of("editor", update_id=1), post.id, post.version)
    await services.news.sending.dispatch(post.id)
    async with db.read() as session:
        rows = (await session.scalars(select(OutboxNotice).where(OutboxNotice.chat_id.is_not(None)))).all()
    assert [(row.person_id, row.chat_id, row.kind, row.subject) for row in rows] == [
        (None, chat.chat_id, "news.post", f"news:{post.id}")
    ]


async def test_a_chat_that_is_forgotten_is_not_offered_any_more(
    db: Database, services: Services, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        chat = await factories.group_chat(session, group_code="role-parent")
    answer = await actions.forget(await context_of("editor", update_id=1), addresses.Forget(id=chat.id))
    assert answer.screen is not None
    assert await codes(db) == []


@sqlite_only
async def test_a_class_teachers_letters_go_to_the_chats_of_their_classes_alone(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, context_of: ContextOf
) -> None:
    """They find the way to a chat of their class; when they lead it no more, nothing of theirs goes there."""
    number = school.people["class_teacher"]
    of_5a, of_9b = (f"parents-{school.classes[title]}" for title in ("5А", "9Б"))
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, number)
        chat = await factories.group_chat(session, group_code=of_5a, added_by=number)
        await factories.group_chat(session, chat_id=-7, group_code="role-parent", added_by=number)
        letter = await factories.news_post(session, teacher, groups=[of_5a])
        other = await factories.news_post(session, teacher, groups=[of_9b], chats=[chat.id])
        third = await factories.news_post(session, teacher, groups=[of_9b])
    context = await context_of("class_teacher")
    shown = (await context.site.follow(context, f"newsroom.more:{letter.id}")).screen
    assert shown is not None
    assert f"chats.post:{letter.id}" in [
        button.to for row in shown.rows for button in row if isinstance(button, Button)
    ]
    shown = await screens.of_post(await context_of("class_teacher"), addresses.ChatsOfPost(post=letter.id))
    (toggle,) = targets(shown, addresses.Toggle)
    assert toggle.chat == chat.id
    # What a draft goes to already can be taken out of it.
    shown = await screens.of_post(await context_of("class_teacher"), addresses.ChatsOfPost(post=other.id))
    assert [one.chat for one in targets(shown, addresses.Toggle)] == [chat.id]
    async with db.write(SYSTEM) as session:
        where = (ClassTeacher.class_id == school.classes["5А"], ClassTeacher.person_id == number)
        await session.execute(update(ClassTeacher).where(*where).values(class_id=school.classes["9Б"]))
        await services.directory.touch(session)
    actor = await actor_of("class_teacher", update_id=1)
    with pytest.raises(Missing):
        await services.chats.toggle(actor, third.id, 1, chat.id)
    await services.news.sending.send(actor, other.id, 1)
    async with db.read() as session:
        rows = (await session.scalars(select(OutboxNotice.chat_id).where(OutboxNotice.chat_id.is_not(None)))).all()
    assert rows == []
