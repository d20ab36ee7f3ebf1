"""«You said, we did»: one draft of a post for those who were asked."""

import asyncio

import pytest

from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.services import Services
from bot.services.news.drafting import Typed
from models.surveys import Survey, SurveyState
from tests.bot.services.surveys.ended import ended
from tests.databases import sqlite_only
from tests.personas import ActorOf, StandardSchool

WORDS = Typed("Вы сказали & мы сделали", "<b>Вы сказали &amp; мы сделали</b>")


async def test_the_post_goes_to_those_who_were_asked_and_is_begun_once(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey = await ended(db, school, groups=["role-parent", "staff-"], exceptions=["parents-1"])
    telling = services.surveys.telling
    acts = [
        telling.begin(await actor_of(name, update_id=at), survey, WORDS)
        for at, name in enumerate(["deputy", "director"])
    ]
    numbers = set(await asyncio.gather(*acts))
    assert len(numbers) == 1
    post = await services.news.drafting.post(await actor_of("deputy"), numbers.pop())
    assert (post.audience.groups, post.audience.exceptions) == (("role-parent", "staff-"), ("parents-1",))
    assert post.html == WORDS.markup
    async with db.read() as session:
        assert (await session.get_one(Survey, survey)).post_id == post.id


async def test_a_draft_that_was_deleted_can_be_begun_again(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey, deputy = await ended(db, school), await actor_of("deputy")
    first = await services.surveys.telling.begin(deputy, survey, WORDS)
    await services.news.drafting.delete(deputy, first, (await services.news.drafting.post(deputy, first)).version)
    assert await services.surveys.telling.begin(deputy, survey, WORDS) != first


@sqlite_only
async def test_it_needs_the_right_an_end_and_words(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey = await ended(db, school)
    running = await ended(db, school, state=SurveyState.RUNNING)
    for name in ("editor", "admin", "teacher", "class_teacher", "parent"):
        with pytest.raises(Denied):
            await services.surveys.telling.begin(await actor_of(name), survey, WORDS)
    with pytest.raises(Outdated):
        await services.surveys.telling.begin(await actor_of("deputy"), running, WORDS)
    with pytest.raises(Invalid):
        await services.surveys.telling.begin(await actor_of("deputy"), survey, Typed(" "))
