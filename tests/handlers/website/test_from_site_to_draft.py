"""The way of a piece of news from the school's website to its editor, through the whole program."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from tests.chat import Chat, talking
from tests.databases import SetClock, sqlite_only
from tests.personas import StandardSchool

pytestmark = sqlite_only

ITEM = "<item><title>{title}</title><guid>{title}</guid><pubDate>Mon, 23 Nov 2026 08:00:00 +0700</pubDate></item>"


class Pages:
    """A website on loopback with one feed."""

    def __init__(self) -> None:
        self.titles = ["Каток открыт"]
        self.url = ""

    async def answer(self, _: web.Request) -> web.Response:
        items = "".join(ITEM.format(title=title) for title in self.titles)
        return web.Response(text=f'<rss version="2.0"><channel>{items}</channel></rss>', content_type="text/xml")


@pytest.fixture
async def pages() -> AsyncIterator[Pages]:
    pages = Pages()
    app = web.Application()
    app.router.add_get("/feed", pages.answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    pages.url = f"http://127.0.0.1:{runner.addresses[0][1]}/feed"
    yield pages
    await runner.cleanup()


@pytest.fixture
async def chat(
    database_url: str, school: StandardSchool, tmp_path: Path, clock: SetClock, quick_client: None
) -> AsyncIterator[Chat]:
    async with talking(database_url, school, tmp_path, clock, website_allow_private=True) as chat:
        yield chat


async def test_the_editor_names_a_page_and_hears_of_what_is_new_there(
    chat: Chat, pages: Pages, clock: SetClock
) -> None:
    await chat.says("editor", "/site")
    await chat.taps("editor", "Указать страницу")
    found = await chat.says("editor", pages.url)
    assert "Нашлась 1 запись." in found.text
    pages.titles.insert(0, "Собрание родителей")
    clock.advance(minutes=30)
    await chat.app.services.website.tick()
    chat.app.outbox.wake()
    notice = await chat.sees("editor", "На сайте новые записи")
    assert "Готов 1 черновик." in notice.text
    await chat.says("editor", "/site")
    shown = await chat.taps("editor", "Прочитать сейчас")
    assert "Всего видел 2 записи." in shown.text
    await chat.taps("editor", "Не читать")
    assert "Назовите страницу" in (await chat.taps("editor", "Да, не читать")).text
    assert "нет права" in (await chat.says("teacher", "/site")).text
