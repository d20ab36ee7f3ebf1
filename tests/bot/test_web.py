"""The web port of the running program: alive, ready, figures."""

from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot import app as program
from bot.access import SYSTEM
from bot.intake import Unavailable
from bot.web import Figure, add_webhook, build_web
from models.news import PostState
from tests import factories
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only


async def ask(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


@pytest.fixture
async def web_url(chat: Chat) -> Any:
    """The same pages as the program's, on a port of our own."""
    runner = web.AppRunner(program._web_app(chat.app))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    yield f"http://{host}:{port}"
    await runner.cleanup()


@sqlite_only
async def test_alive_and_ready(chat: Chat, web_url: str) -> None:
    await chat.settled()
    assert await ask(f"{web_url}/healthz") == (200, '{"status": "alive"}')
    assert await ask(f"{web_url}/readyz") == (200, '{"status": "ready"}')


@sqlite_only
async def test_not_ready_while_standing_by(chat: Chat, web_url: str) -> None:
    await chat.settled()  # the question for updates hangs: its answer would say that nobody else asks
    chat.app.intake.standing_by = True
    status, told = await ask(f"{web_url}/readyz")
    assert status == 503
    assert "standing by" in told
    assert "school_standing_by 1.0" in (await ask(f"{web_url}/metrics"))[1]


@sqlite_only
async def test_not_ready_without_a_database(chat: Chat, web_url: str) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        connection = await session.connection()
        await connection.exec_driver_sql("ALTER TABLE outbox RENAME TO gone")
    status, told = await ask(f"{web_url}/readyz")
    assert status == 503
    assert "the database does not answer (OperationalError)" in told
    figures = (await ask(f"{web_url}/metrics"))[1]
    assert "school_database_up 0.0" in figures
    assert "school_updates_total" in figures
    async with chat.app.db.write(SYSTEM) as session:
        connection = await session.connection()
        await connection.exec_driver_sql("ALTER TABLE gone RENAME TO outbox")


@sqlite_only
async def test_public_news_for_the_website(chat: Chat, web_url: str) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        await factories.news_post(
            session, html="<b>Каток открыт</b>", state=PostState.SENT, is_public=True, sent_at=SCHOOL_MORNING
        )
    async with aiohttp.ClientSession() as browser:
        for path, content_type in (("news.atom", "application/atom+xml"), ("news.html", "text/html")):
            async with browser.get(f"{web_url}/{path}") as answer:
                assert (answer.status, answer.content_type) == (200, content_type)
                assert "Каток открыт" in await answer.text()
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
                known = answer.headers["ETag"]
            async with browser.get(f"{web_url}/{path}", headers={"If-None-Match": known}) as answer:
                assert (answer.status, await answer.read()) == (304, b"")
            async with browser.get(f"{web_url}/{path}", headers={"If-None-Match": 'W/"old"'}) as answer:
                assert answer.status == 200


async def test_figures(chat: Chat, web_url: str) -> None:
    await chat.says("teacher", "/menu")
    async with chat.app.db.write(SYSTEM) as session:
        await factories.put_aside(session)
    figures = (await ask(f"{web_url}/metrics"))[1].splitlines()
    assert "school_updates_total 1.0" in figures
    assert "school_updates_put_aside 1.0" in figures
    assert "school_notices_waiting 0.0" in figures
    assert "# TYPE school_updates_total counter" in figures
    assert "# TYPE school_notices_failed gauge" in figures


async def test_what_the_webhook_answers() -> None:
    taken: list[int] = []

    async def take(raw: dict[str, Any]) -> None:
        if raw["update_id"] == 5:
            raise Unavailable
        taken.append(raw["update_id"])

    async def ready() -> None:
        return None

    async def figures() -> list[Figure]:
        return []

    app = build_web(ready, figures)
    add_webhook(app, "/telegram", "signature", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    statuses = []
    async with aiohttp.ClientSession() as session:
        for signature, body in [
            ("", b'{"update_id": 1}'),
            ("wrong", b'{"update_id": 2}'),
            ("подпись", b'{"update_id": 2}'),
            ("signature", b"{"),
            ("signature", b"[1]"),
            ("signature", b'{"update_id": "3"}'),
            ("signature", b'{"update_id": 4}'),
            ("signature", b'{"update_id": 5}'),
        ]:
            headers = {"X-Telegram-Bot-Api-Secret-Token": signature}
            async with session.post(f"http://{host}:{port}/telegram", data=body, headers=headers) as answer:
                statuses.append((answer.status, answer.headers.get("Retry-After")))
    await runner.cleanup()
    assert statuses == [*[(403, None)] * 3, *[(400, None)] * 3, (200, None), (503, "5")]
    assert taken == [4]
