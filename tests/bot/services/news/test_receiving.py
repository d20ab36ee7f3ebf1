"""How a person wants their news is kept for them alone, and nothing but the ways there are."""

import pytest

from bot.errors import Denied, Missing
from bot.services import Services
from models.news import Topic
from models.people import NewsMode
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


async def test_what_there_is_not_can_not_be_chosen(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    receiving, parent = services.news.receiving, await actor_of("parent")
    for refused in (receiving.set_mode, receiving.mute, receiving.unmute):
        with pytest.raises(Missing):
            await refused(parent, "weather")
        with pytest.raises(Denied):
            await refused(await actor_of(STRANGER), "evening" if refused == receiving.set_mode else "events")
