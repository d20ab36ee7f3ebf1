"""The writers' list: whose posts, in which order, in pages; on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.services.news.states import Step
from bot.ui import Text
from models.news import PostState, Reaction
from models.people import Person, Role, RoleGrant
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.handlers.newsroom.desk import Desk, keys, toast, way, ways
from tests.personas import ActorOf, StandardSchool

STATES = (PostState.SENT, PostState.SCHEDULED, PostState.DRAFT, PostState.OFFERED, PostState.WITHDRAWN)


@pytest.fixture
async def written(db: Database, school: StandardSchool) -> dict[tuple[str, str], int]:
    """A post in each state of the director and of the class teacher, and a draft of nobody: author, state → number."""
    found: dict[tuple[str, str], int] = {}
    async with db.write(SYSTEM) as session:
        for number, name in enumerate(("director", "class_teacher")):
            author = await session.get_one(Person, school.people[name])
            for state in STATES:
                at = SCHOOL_MORNING + timedelta(minutes=len(found) + number)
                sent = {"sent_at": at} if state in {PostState.SENT, PostState.WITHDRAWN} else {}
                post = await factories.news_post(session, author, state=state, updated_at=at, **sent)
                found[name, state] = post.id
        found["", "draft"] = (await factories.news_post(session, html="<b>С сайта</b>\nПодробно")).id
    return found


async def test_each_sees_theirs_in_the_order_of_what_is_to_be_done(
    services: Services, actor_of: ActorOf, written: dict[tuple[str, str], int]
) -> None:
    common = [
        written["director", "offered"],
        written["director", "draft"],
        written["", "draft"],
        written["director", "scheduled"],
        written["director", "withdrawn"],
        written["director", "sent"],
    ]
    states = ("offered", "draft", "scheduled", "withdrawn", "sent")
    wanted = {
        "editor": common,
        # Whoever approves finds what waits for it, of everybody.
        "deputy": [written["class_teacher", "offered"], *common],
        "class_teacher": [written["class_teacher", state] for state in states],
        "admin": [],
    }
    for name, numbers in wanted.items():
        found = await services.news.listing.lines(await actor_of(name), 0, 20)
        assert ([line.id for line in found.lines], found.total) == (numbers, len(numbers)), name
    found = await services.news.listing.lines(await actor_of("editor"), 2, 1)
    assert [(line.title, line.is_unowned) for line in found.lines] == [("С сайта", True)]
    assert found.total == len(common)
    for name in ("teacher", "parent"):
        with pytest.raises(Denied):
            await services.news.listing.lines(await actor_of(name), 0, 20)


async def test_what_waits_for_answers_stands_before_what_is_over(
    services: Services, actor_of: ActorOf, desk: Desk, db: Database, school: StandardSchool
) -> None:
    today = SCHOOL_MORNING.date()
    letter: dict[str, Any] = {"state": PostState.SENT, "reaction": Reaction.ACKNOWLEDGE}
    async with db.write(SYSTEM) as session:
        author = await session.get_one(Person, school.people["editor"])
        waits = await factories.news_post(session, author, **letter, react_by=today, sent_at=SCHOOL_MORNING)
        later = {"sent_at": SCHOOL_MORNING + timedelta(minutes=1)}
        over = await factories.news_post(session, author, **letter, react_by=today - timedelta(days=1), **later)
        of_site = await factories.news_post(session, html="<b>С сайта</b>")
        await factories.website_entry(session, post_id=of_site.id)
    found = await services.news.listing.lines(await actor_of("editor"), 0, 20)
    assert [line.id for line in found.lines] == [of_site.id, waits.id, over.id]
    assert [line.of_site for line in found.lines] == [True, False, False]
    shown = await desk.tap("editor", "newsroom")
    assert shown.screen is not None
    labels = [button.label for row in shown.screen.rows for button in row]
    assert [label.key for label in labels if isinstance(label, Text)][1:3] == ["newsroom-line-site", "newsroom-line"]
    assert "newsroom-of-site" in keys(await desk.tap("editor", f"newsroom.post:{of_site.id}"))


async def test_what_is_listed_can_be_opened(
    services: Services, actor_of: ActorOf, written: dict[tuple[str, str], int]
) -> None:
    for name in ("editor", "deputy", "director", "class_teacher", "admin"):
        actor = await actor_of(name)
        found = await services.news.listing.lines(actor, 0, 20)
        for line in found.lines:
            assert (await services.news.drafting.post(actor, line.id)).id == line.id


async def test_what_somebody_leaves_behind_is_the_newsrooms(
    services: Services, actor_of: ActorOf, desk: Desk, db: Database, school: StandardSchool
) -> None:
    """Of somebody who may write no more: what they wrote and sent is found, marked and gone on with."""
    author, other = school.people["editor"], school.people["teacher"]
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, author)
        sent = await factories.news_post(session, person, state=PostState.SENT, sent_at=SCHOOL_MORNING)
        draft = await factories.news_post(session, person, groups=["role-parent"])
        for grant in await session.scalars(select(RoleGrant).where(RoleGrant.person_id == author)):
            grant.until = grant.since
        await factories.role_grant(session, await session.get_one(Person, other), role=Role.EDITOR)
        await services.directory.touch(session)
    found = await services.news.listing.lines(await actor_of("teacher"), 0, 20)
    assert [(line.id, line.is_unowned) for line in found.lines] == [(draft.id, True), (sent.id, True)]
    assert Step.CORRECT in (await services.news.card.card(await actor_of("teacher"), sent.id)).steps
    shown = await desk.tap("teacher", f"newsroom.post:{draft.id}")
    assert "newsroom-unowned" in keys(shown)
    assert toast(
        await desk.tap("teacher", way(await desk.tap("teacher", way(shown, "newsroom.check")), "newsroom.send"))
    )
    gone = await services.news.drafting.post(await actor_of("teacher"), draft.id)
    assert (gone.state, gone.author_id) == (PostState.SENT, other)


async def test_a_page_beyond_the_end_is_the_last_one(desk: Desk, written: dict[tuple[str, str], int]) -> None:
    shown = await desk.tap("deputy", "newsroom.page:7")
    assert f"newsroom.post:{written['director', 'sent']}" in ways(shown)
    assert "newsroom.page:0" in ways(shown)
