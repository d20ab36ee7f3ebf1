"""A website on loopback, in the standard school; `read`: one that is read already."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.services import Services
from bot.services.website.fetching import Fetcher
from tests.bot.services.website.loopback import HALF_AN_HOUR, Site, item
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.handle)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.url = f"http://127.0.0.1:{runner.addresses[0][1]}/news"
    yield site
    site.answers.set()
    await runner.cleanup()


@pytest.fixture
async def local(services: Services, school: StandardSchool) -> Services:
    """Use cases that may read a page of this machine, in the standard school."""
    services.website._fetcher = Fetcher(allow_private=True)
    return services


@pytest.fixture
async def read(local: Services, site: Site, clock: SetClock, actor_of: ActorOf) -> Services:
    """A site that is read already, with one entry of today and its draft; the next look is due."""
    site.has(item(1))
    await local.website.set_url(await actor_of("editor"), site.url)
    clock.advance(**HALF_AN_HOUR)
    return local
