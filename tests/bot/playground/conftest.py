"""A playground for each test."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.clock import ShiftedClock
from bot.playground import Participant, Playground
from tests.bot.playground.client import Client


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture
async def playground(clock: ShiftedClock) -> AsyncIterator[Playground]:
    playground = Playground(clock, bot_username="school_bot")
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
async def api(playground: Playground) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(playground, session)


@pytest.fixture
async def anna(playground: Playground) -> Participant:
    """A person who has started the bot; the update of it is confirmed already."""
    anna = playground.add_user(7, "Анна", "Орлова", "anna", "ru")
    await anna.start()
    playground.updates.drop_all()
    return anna


@pytest.fixture
def hour() -> timedelta:
    return timedelta(hours=1)
