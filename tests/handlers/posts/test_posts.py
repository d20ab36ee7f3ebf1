"""Posts from hand to hand, and what goes with them."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.services import Services
from bot.ui import Incoming
from handlers.posts import actions, addresses, screens
from models.people import Person
from tests import factories
from tests.personas import ActorOf, ContextOf, StandardSchool


@pytest.fixture
async def post(db: Database, services: Services, school: StandardSchool) -> tuple[int, int]:
    """A post of the teacher's with an item that names them by it; their numbers."""
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        made = await factories.post(session, teacher, title="заведующий музеем")
        item = await factories.roadmap_item(session, owner_id=teacher.id)
        await factories.roadmap_assignee(session, item, teacher, post_id=made.id)
        await services.directory.touch(session)
        return made.id, item.id


async def test_the_next_holder_gets_the_items(
    post: tuple[int, int], context_of: ContextOf, services: Services, actor_of: ActorOf, school: StandardSchool
) -> None:
    number, item = post
    context = await context_of("coordinator", update_id=1)
    found = await actions.find(context, addresses.Post(id=number), Incoming(text="лугова"))
    assert found.screen is not None
    to = school.people["keeper_of_many"]
    answer = await actions.hand(context, addresses.HandPost(id=number, person=to))
    assert answer.toast is not None
    card = await services.roadmap.read.card(await actor_of("director"), item)
    assert card.holders == (to,)
    assert card.history[0].action == "post"
    assert await services.roadmap.read.mine(await actor_of("teacher")) == []


async def test_of_a_vacant_post_nobody_is_left(
    post: tuple[int, int], context_of: ContextOf, services: Services, actor_of: ActorOf
) -> None:
    number, item = post
    await actions.hand(await context_of("director", update_id=1), addresses.HandPost(id=number, person=0))
    assert (await services.roadmap.read.card(await actor_of("director"), item)).holders == ()


async def test_what_somebody_who_leaves_held_goes_to_the_successor(
    post: tuple[int, int], services: Services, actor_of: ActorOf, school: StandardSchool
) -> None:
    number, item = post
    successor = school.people["keeper_of_many"]
    await services.people.leaving.confirm(await actor_of("admin", update_id=1), school.people["teacher"], successor)
    assert (await services.directory.now()).posts[number].holder_id == successor
    card = await services.roadmap.read.card(await actor_of("director"), item)
    assert card.holders == (successor,)


async def test_nobody_else_gives_posts_away(post: tuple[int, int], context_of: ContextOf) -> None:
    for name in ("teacher", "deputy", "parent", "student"):
        context = await context_of(name)
        with pytest.raises(Denied):
            await screens.posts(context, addresses.Posts())
        with pytest.raises(Denied):
            await actions.hand(context, addresses.HandPost(id=post[0], person=0))


async def test_what_can_not_be_is_refused(post: tuple[int, int], context_of: ContextOf, school: StandardSchool) -> None:
    context = await context_of("coordinator")
    with pytest.raises(Invalid):
        await actions.add(context, addresses.NewPost(), Incoming(text="Заведующий  музеем"))
    for person in (school.people["parent"], school.people["left"], 999_999):
        with pytest.raises(Missing):
            await actions.hand(context, addresses.HandPost(id=post[0], person=person))
    with pytest.raises(Missing):
        await screens.post(context, addresses.Post(id=999_999))
