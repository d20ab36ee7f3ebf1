"""How a person wants their news is kept for them alone, and nothing but the ways there are."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.news.archive import Shelf
from models.delivery import OutboxNotice
from models.news import Reaction, Topic
from models.people import NewsMode, Person
from tests import factories
from tests.personas import STRANGER, ActorOf, StandardSchool


async def test_ways_and_topics_are_chosen_and_taken_back(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    receiving, parent = services.news.receiving, await actor_of("parent")
    usual = await receiving.wishes(parent)
    assert (usual.mode, usual.muted) == (NewsMode.AT_ONCE, frozenset())
    await receiving.set_mode(parent, "evening")
    for _ in range(2):
        await receiving.mute(parent, "events")
    await receiving.mute(parent, "study")
    await receiving.unmute(parent, "study")
    chosen = await receiving.wishes(parent)
    assert (chosen.mode, chosen.muted) == (NewsMode.EVENING, frozenset({Topic.EVENTS}))
    assert (await receiving.wishes(await actor_of("teacher"))) == usual


async def test_news_that_somebody_does_without_stand_in_their_archive_and_letters_come(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    parent, deputy = await actor_of("parent"), await actor_of("deputy")
    await services.news.receiving.mute(parent, "events")
    sent = {}
    for topic, reaction in (
        (Topic.EVENTS, Reaction.NONE),
        (Topic.STUDY, Reaction.NONE),
        (Topic.EVENTS, Reaction.WORDS),
    ):
        post = await draft(db, school, topic=topic, reaction=reaction)
        await services.news.sending.send(deputy, post, 1)
        sent[topic, reaction] = post
    news = await services.news.archive.page(parent, Shelf.NEWS, 0, 6)
    assert {line.id for line in news.lines if line.is_new} == {
        sent[topic, Reaction.NONE] for topic in (Topic.EVENTS, Topic.STUDY)
    }
    assert await services.news.waiting.count(parent) == 1
    async with db.read() as session:
        queued = (
            await session.execute(select(OutboxNotice.subject).where(OutboxNotice.person_id == parent.person_id))
        ).scalars()
        assert set(queued) == {
            f"news:{sent[key]}" for key in ((Topic.STUDY, Reaction.NONE), (Topic.EVENTS, Reaction.WORDS))
        }


async def draft(db: Database, school: StandardSchool, **values: Any) -> int:
    """A draft of the deputy's to all parents."""
    async with db.write(SYSTEM) as session:
        author = await session.get_one(Person, school.people["deputy"])
        return (await factories.news_post(session, author, **values)).id


async def test_what_there_is_not_can_not_be_chosen(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    receiving, parent = services.news.receiving, await actor_of("parent")
    for refused in (receiving.set_mode, receiving.mute, receiving.unmute):
        with pytest.raises(Missing):
            await refused(parent, "weather")
        with pytest.raises(Denied):
            await refused(await actor_of(STRANGER), "evening" if refused == receiving.set_mode else "events")
