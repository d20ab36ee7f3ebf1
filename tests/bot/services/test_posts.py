"""Posts from hand to hand: only what they answer for goes along."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from models.people import Person
from tests import factories
from tests.personas import ActorOf, StandardSchool

# (post's holder, who took it, then the assignees: a persona's name, "post", or a group's code)
Making: TypeAlias = Callable[..., Awaitable[tuple[int, int]]]


@pytest.fixture
def made(db: Database, services: Services, school: StandardSchool) -> Making:
    """`await made("teacher", None, "post", "editor")`: the numbers of a post and of an item that names it."""

    async def make(holder: str | None, owner: str | None, *named: str) -> tuple[int, int]:
        async with db.write(SYSTEM) as session:
            people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
            post = await factories.post(session, people[holder] if holder else None)
            item = await factories.roadmap_item(session, owner_id=people[owner].id if owner else None)
            for position, name in enumerate(named):
                values: dict[str, Any] = {"position": position}
                if name == "post":
                    await factories.roadmap_assignee(
                        session, item, people[holder] if holder else None, post_id=post.id, **values
                    )
                elif name in people:
                    await factories.roadmap_assignee(session, item, people[name], **values)
                else:
                    await factories.roadmap_assignee(session, item, group_code=name, **values)
            await services.directory.touch(session)
            return post.id, item.id

    return make


async def test_who_answers_after_a_post_went_on(
    made: Making, services: Services, actor_of: ActorOf, school: StandardSchool
) -> None:
    names = {number: name for name, number in school.people.items()}
    new = "storekeeper"
    for case, holder, owner, named, to, holders, others in (
        ("filled, beside the main one", None, None, ("teacher", "post"), new, {"teacher"}, {new}),
        ("filled, beside who got it passed", None, "editor", ("teacher", "post"), new, {"editor"}, {"teacher", new}),
        ("filled, the main place", None, None, ("post", "teacher"), new, {new}, {"teacher"}),
        ("filled, the main place was passed on", None, "editor", ("post",), new, {"editor"}, {new}),
        ("next one, beside", "teacher", None, ("editor", "post"), new, {"editor"}, {new}),
        ("next one, beside what they took", "teacher", "teacher", ("role-staff", "post"), new, {"teacher"}, None),
        ("next one, the main place", "teacher", "teacher", ("post", "editor"), new, {new}, {"editor"}),
        ("given up, the main place", "teacher", "teacher", ("post", "editor"), None, {"editor"}, set()),
    ):
        post, item = await made(holder, owner, *named)
        await services.posts.hand(await actor_of("admin"), post, school.people[to] if to else None)
        card = await services.roadmap.read.card(await actor_of("director"), item)
        assert {names[one] for one in card.holders} == holders, case
        assert others is None or {names[one] for one in card.others} == others, case


async def test_handed_twice_at_once_what_it_named_ends_with_its_holder(
    made: Making, services: Services, actor_of: ActorOf, school: StandardSchool
) -> None:
    post, item = await made("teacher", None, "post")
    posts = services.posts
    await asyncio.gather(
        posts.hand(await actor_of("admin"), post, school.people["editor"]),
        posts.hand(await actor_of("coordinator"), post, school.people["storekeeper"]),
    )
    holder = (await services.directory.now()).posts[post].holder_id
    card = await services.roadmap.read.card(await actor_of("director"), item)
    assert (card.holders, card.others) == ((holder,), ())
