from datetime import timedelta
from typing import Any

import pytest

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.news.audiences import Part
from bot.services.news.readymade import SAVED_LIMIT, Ready, ReadyKind
from models.news import PostState
from models.people import Person
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool


def told(ready: list[Ready]) -> list[tuple[str, str, list[str]]]:
    return [(one.kind.value, one.title, [group.code for group in one.groups]) for one in ready]


async def draft(db: Database, author: int, **values: Any) -> int:
    async with db.write(SYSTEM) as session:
        post = await factories.news_post(session, await session.get_one(Person, author), **({"groups": []} | values))
    return post.id


async def chosen(services: Services, actor: Actor, post_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    audience = (await services.news.drafting.post(actor, post_id)).audience
    return audience.groups, audience.exceptions


async def test_the_usual_groups_are_those_that_one_may_address(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    everybody = [("usual", "", ["role-parent"]), ("usual", "", ["staff-"])]
    own = [("usual", "", [f"parents-{school.classes['5А']}"])]
    for name, expected in {"editor": everybody, "deputy": everybody, "class_teacher": own}.items():
        post = await draft(db, school.people[name])
        assert told(await services.news.readymade.ready(await actor_of(name), post)) == expected, name


async def test_saved_ones_come_before_the_last_different_ones(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    editor, class_id = school.people["editor"], school.classes["5А"]
    went = (
        ["leaders-"],
        ["keepers-", f"students-{class_id}"],
        [f"students-{class_id}", "keepers-"],
        ["role-parent"],
        ["heads-", "department-999"],
        ["yparents-9"],
        ["department-999"],
    )
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, editor)
        for days, groups in enumerate(went):
            at = SCHOOL_MORNING - timedelta(days=days)
            await factories.news_post(session, person, groups=groups, state=PostState.SENT, sent_at=at)
        await factories.news_post(session, person, groups=["role-student"])
        await factories.saved_audience(session, person, title="Б", groups=["keepers-"], exceptions=["heads-"])
        await factories.saved_audience(session, person, title="а", groups=["leaders-", "department-999"])
        await factories.saved_audience(session, await session.get_one(Person, school.people["admin"]))
    actor = await actor_of("editor")
    post = await draft(db, editor)
    assert told(await services.news.readymade.ready(actor, post)) == [
        ("usual", "", ["role-parent"]),
        ("usual", "", ["staff-"]),
        ("saved", "а", ["leaders-"]),
        ("saved", "Б", ["keepers-"]),
        ("recent", "", ["keepers-", f"students-{class_id}"]),
        ("recent", "", ["heads-"]),
        ("recent", "", ["yparents-9"]),
    ]


async def test_what_never_went_was_not_used(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    editor = school.people["editor"]
    await draft(db, editor, groups=["leaders-"])
    await draft(db, editor, groups=["keepers-"], state=PostState.SCHEDULED)
    ready = await services.news.readymade.ready(await actor_of("editor"), await draft(db, editor))
    assert ReadyKind.RECENT not in {one.kind for one in ready}


async def test_a_saved_audience_of_what_is_gone_can_still_be_dropped(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["editor"])
        await factories.saved_audience(session, person, title="Прошлый год", groups=["department-999"])
    actor, ready = await actor_of("editor"), services.news.readymade
    post = await draft(db, school.people["editor"])
    assert ReadyKind.SAVED not in {one.kind for one in await ready.ready(actor, post)}
    (kept,) = await ready.saved(actor)
    assert kept.title == "Прошлый год"
    await ready.forget(actor, kept.id, post)
    assert await ready.saved(actor) == []


async def test_a_ready_audience_takes_the_place_of_what_was_chosen(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    actor, editor, ready = await actor_of("editor"), school.people["editor"], services.news.readymade
    post = await draft(db, editor, groups=["heads-"])
    last = await draft(db, editor, groups=["keepers-", "department-999"], state=PostState.SENT, sent_at=SCHOOL_MORNING)
    await ready.take(actor, post, 1, "usual", "role-parent")
    assert await chosen(services, actor, post) == (("role-parent",), ())
    await ready.take(actor, post, 2, "recent", str(last))
    assert await chosen(services, actor, post) == (("keepers-",), ())
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, editor)
        saved = await factories.saved_audience(
            session, person, groups=["staff-"], exceptions=["heads-", "students-999"]
        )
    await ready.take(actor, post, 3, "saved", str(saved.id))
    assert await chosen(services, actor, post) == (("staff-",), ("heads-",))
    with pytest.raises(Outdated):
        await ready.take(actor, post, 3, "usual", "role-parent")


async def test_what_may_not_be_addressed_any_more_is_left_out(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    deputy, ready = school.people["deputy"], services.news.readymade
    values = {"state": PostState.SENT, "sent_at": SCHOOL_MORNING}
    both = await draft(db, deputy, groups=["role-director", "keepers-"], exceptions=["role-deputy"], **values)
    none = await draft(db, deputy, groups=["role-director"], **values)
    post, actor = await draft(db, deputy), await actor_of("deputy")
    shown = [one for one in await ready.ready(actor, post) if one.kind is ReadyKind.RECENT]
    assert told(shown) == [("recent", "", ["keepers-"])]
    await ready.take(actor, post, 1, "recent", str(both))
    assert await chosen(services, actor, post) == (("keepers-",), ())
    with pytest.raises(Invalid):
        await ready.take(actor, post, 2, "recent", str(none))


async def test_what_is_not_ones_own_is_not_there(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        director = await session.get_one(Person, school.people["director"])
        foreign = await factories.saved_audience(session, director)
        sent = await factories.news_post(session, director, state=PostState.SENT, sent_at=SCHOOL_MORNING)
    actor = await actor_of("class_teacher")
    post = await draft(db, school.people["class_teacher"])
    cases = (("saved", str(foreign.id)), ("recent", str(sent.id)), ("saved", "x"), ("saved", "9" * 30), ("x", "1"))
    for kind, key in (*cases, ("usual", "parents-999"), ("usual", "king")):
        with pytest.raises(Missing):
            await services.news.readymade.take(actor, post, 1, kind, key)
    with pytest.raises(Invalid):
        await services.news.readymade.take(actor, post, 1, "usual", "staff-")
    await services.news.readymade.forget(actor, foreign.id, post)
    theirs = await services.news.readymade.ready(await actor_of("director"), await draft(db, director.id))
    assert ReadyKind.SAVED in {one.kind for one in theirs}
    for name in ("teacher", "parent"):
        with pytest.raises(Denied):
            await services.news.readymade.ready(await actor_of(name), post)
        with pytest.raises(Denied):
            await services.news.readymade.forget(await actor_of(name), foreign.id, post)


async def test_audiences_are_kept_under_a_name(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    actor, editor, ready = await actor_of("editor"), school.people["editor"], services.news.readymade
    post = await draft(db, editor, groups=["keepers-"], exceptions=["heads-"])
    await ready.save(actor, post, "  Хозяйство\n школы ")
    await services.news.audiences.toggle(actor, post, 1, Part.GROUPS, ["leaders-"])
    await ready.save(actor, post, "Хозяйство школы")
    kept = [one for one in await ready.ready(actor, post) if one.kind is ReadyKind.SAVED]
    assert told(kept) == [("saved", "Хозяйство школы", ["keepers-", "leaders-"])]
    assert [one.code for one in kept[0].exceptions] == ["heads-"]
    await ready.forget(actor, int(kept[0].key), post)
    assert ReadyKind.SAVED not in {one.kind for one in await ready.ready(actor, post)}
    for words in ("", " \u200b", "я" * 61):
        with pytest.raises(Invalid):
            await ready.save(actor, post, words)
    with pytest.raises(Invalid):
        await ready.save(actor, await draft(db, editor), "Никто")


async def test_nobody_keeps_more_than_twenty(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["editor"])
        for number in range(SAVED_LIMIT):
            await factories.saved_audience(session, person, title=f"Список {number}")
    actor = await actor_of("editor")
    post = await draft(db, school.people["editor"], groups=["keepers-"])
    with pytest.raises(Invalid) as refusal:
        await services.news.readymade.save(actor, post, "Ещё один")
    assert refusal.value.args_for_text == {"limit": SAVED_LIMIT}
    await services.news.readymade.save(actor, post, "Список 7")
