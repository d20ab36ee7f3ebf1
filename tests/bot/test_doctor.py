from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import doctor, migrate
from bot.clock import Clock, ShiftedClock
from bot.db import Database
from bot.i18n import LANGUAGES, Voice
from bot.playground import BadGateway, Playground
from bot.services import build_services
from bot.settings import Settings
from tests.bot.program import program
from tests.chat import TOKEN


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(Clock(), token=TOKEN, bot_username="school_bot")
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
async def settings(playground: Playground, tmp_path: Path) -> Settings:
    """A healthy installation."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    given = Settings(bot_token=TOKEN, bot_api_url=playground.url, data_dir=folder)
    db = Database(given.database_url, Clock())
    await migrate.upgrade(db)
    await build_services(db, Clock()).school.ensure("Asia/Tomsk")
    await db.close()
    (folder / "bot.db").chmod(0o600)
    return given


async def advice(settings: Settings, clock: Clock | None = None) -> list[str]:
    """Keys of what is to be done. Every finding can be said in both languages, and none has the token in it."""
    findings = [finding async for finding in doctor.examine(settings, clock or Clock())]
    for language in LANGUAGES:
        voice = Voice(language, settings.school_timezone)
        said = [voice.plain(text) for finding in findings for text in (finding.what, finding.advice) if text]
        assert not [text for text in said if "x" * 10 in text]
    return [finding.advice.key for finding in findings if finding.advice]


def but(settings: Settings, **changes: Any) -> Settings:
    return settings.model_copy(update=changes)


async def test_a_healthy_installation(settings: Settings) -> None:
    assert await advice(settings) == []
    assert len([finding async for finding in doctor.examine(settings, Clock())]) == 9


async def test_no_token(settings: Settings) -> None:
    assert await advice(but(settings, bot_token=None)) == ["doctor-token-missing"]


async def test_a_refused_token(settings: Settings) -> None:
    wrong = Settings(bot_token="4242:" + "z" * 35)
    assert await advice(but(settings, bot_token=wrong.bot_token)) == ["doctor-token-refused"]


async def test_a_server_that_is_not_there(settings: Settings, unused_tcp_port: int) -> None:
    assert await advice(but(settings, bot_api_url=f"http://127.0.0.1:{unused_tcp_port}")) == ["doctor-server-away"]


async def test_a_server_that_is_ill(settings: Settings, playground: Playground) -> None:
    playground.faults.plan("getMe", BadGateway())
    assert await advice(settings) == ["doctor-server-away"]


async def test_a_proxy_that_is_not_there(settings: Settings, unused_tcp_port: int) -> None:
    assert await advice(but(settings, bot_proxy=f"socks5://user:secret@127.0.0.1:{unused_tcp_port}")) == [
        "doctor-proxy-away"
    ]


async def test_a_proxy_that_is_none(settings: Settings, playground: Playground) -> None:
    assert await advice(but(settings, bot_proxy=f"socks5://127.0.0.1:{playground.port}")) == [
        "doctor-server-away-proxied"
    ]


async def test_a_clock_that_is_wrong(settings: Settings) -> None:
    clock = ShiftedClock()
    clock.shift(timedelta(seconds=20))
    assert await advice(settings, clock) == []
    clock.shift(timedelta(seconds=20))
    assert await advice(settings, clock) == ["doctor-clock-off"]


@pytest.mark.parametrize(
    ("info", "said"),
    [
        ({"url": "https://bot.school.example/telegram"}, []),
        ({"url": ""}, ["doctor-webhook-unset"]),
        ({"url": "https://other.example/"}, ["doctor-webhook-other"]),
        ({"url": "https://bot.school.example/telegram", "last_error_message": "SSL error"}, ["doctor-webhook-failed"]),
        ({"url": "https://bot.school.example/telegram", "pending_update_count": 500}, ["doctor-webhook-behind"]),
    ],
)
async def test_the_webhook(settings: Settings, info: dict[str, Any], said: list[str]) -> None:
    async with bot_api(info) as url:
        hooked = but(settings, bot_api_url=url, webhook_url="https://bot.school.example/telegram")
        assert await advice(hooked) == said


async def test_a_webhook_that_was_left(settings: Settings) -> None:
    async with bot_api({"url": "https://old.example/"}) as url:
        assert await advice(but(settings, bot_api_url=url)) == ["doctor-webhook-left"]


@asynccontextmanager
async def bot_api(webhook: dict[str, Any]) -> AsyncIterator[str]:
    """A Bot API server that says this of the webhook."""

    async def answer(request: web.Request) -> web.Response:
        result = webhook if request.path.endswith("getWebhookInfo") else {"username": "school_bot"}
        return web.json_response({"ok": True, "result": result})

    app = web.Application()
    app.add_routes([web.get("/{path:.+}", answer)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def remove(file: Path) -> None:
    file.unlink()


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 2 : 4096 * 12] = b"\xff" * 4096 * 10
    file.write_bytes(content)


def replace_by_text(file: Path) -> None:
    file.write_bytes(b"not a database at all" * 500)


def show_everybody(file: Path) -> None:
    file.chmod(0o644)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (remove, "doctor-database-none"),
        (spoil, "doctor-database-damaged"),
        (replace_by_text, "doctor-database-damaged"),
        (show_everybody, "doctor-database-open"),
    ],
)
async def test_a_database_that_is_not_well(settings: Settings, harm: Callable[[Path], None], said: str) -> None:
    harm(settings.data_dir / "bot.db")
    assert await advice(settings) == [said]


@pytest.mark.parametrize(("found", "said"), [("0000", "doctor-migrations-older"), ("9999", "doctor-migrations-newer")])
async def test_migrations(settings: Settings, found: str, said: str) -> None:
    await write(settings, f"UPDATE alembic_version SET version_num = '{found}'")  # noqa: S608  # of this list
    assert await advice(settings) == [said]


async def test_evidence_that_did_not_come_back_with_the_database(settings: Settings) -> None:
    await write(
        settings,
        "INSERT INTO roadmap_items (id, year, position, number, text, result, sources, period_words,"
        " kind, starts_on, ends_on, every_year, state, created_at) VALUES (1, 2026, 1, '1', 'x', '', '', '',"
        " 'day', '2026-09-01', '2026-12-15', 0, 'open', '2026-09-01 00:00:00')",
    )
    await write(
        settings,
        "INSERT INTO roadmap_evidence (id, item_id, kind, name, path, attempts, at)"
        " VALUES (1, 1, 'photo', '', 'evidence/2026/1/1-abc.jpg', 0, '2026-09-01 00:00:00')",
    )
    assert await advice(settings) == ["doctor-evidence-lost"]
    photo = settings.data_dir / "evidence/2026/1/1-abc.jpg"
    photo.parent.mkdir(parents=True)
    photo.touch()
    assert await advice(settings) == []


async def test_a_time_zone_that_this_machine_does_not_know(settings: Settings) -> None:
    await write(settings, "UPDATE school SET timezone = 'Europe/Atlantis'")
    assert await advice(settings) == ["doctor-zone-unknown"]


async def write(settings: Settings, statement: str) -> None:
    db = Database(settings.database_url, Clock())
    async with db.engine.begin() as connection:
        await connection.exec_driver_sql(statement)
    await db.close()


async def test_a_postgres_that_is_not_there(settings: Settings, unused_tcp_port: int) -> None:
    away = Settings(database_url=f"postgresql://bot:secret@127.0.0.1:{unused_tcp_port}/school")
    assert await advice(but(settings, database_url=away.database_url)) == ["doctor-database-away"]


@pytest.mark.postgres
async def test_a_healthy_postgres(settings: Settings, postgres_url: str) -> None:
    there = but(settings, database_url=postgres_url)
    assert await advice(there) == ["doctor-migrations-older"]
    db = Database(postgres_url, Clock())
    await migrate.upgrade(db)
    await db.close()
    assert await advice(there) == []


async def test_a_folder_that_everybody_writes_to(settings: Settings) -> None:
    settings.data_dir.chmod(0o777)
    assert await advice(settings) == ["doctor-folder-open"]


async def test_a_full_disk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "FREE_BYTES", 2**62)
    assert await advice(settings) == ["doctor-disk-full"]


@pytest.mark.timeout(240)  # three programs start one after the other on a machine that may be busy
async def test_from_the_command_line_while_the_bot_runs(
    settings: Settings, tmp_path: Path, unused_tcp_port: int
) -> None:
    given: dict[str, Any] = {
        "folder": tmp_path,
        "bot_token": TOKEN,
        "bot_api_url": settings.bot_api_url,
        "data_dir": settings.data_dir,
        "web_port": unused_tcp_port,
    }
    async with program("run", **given) as bot:
        await bot.says("taking_updates")
        async with program("doctor", **given) as well:
            await well.says("✓ Data folder")
            assert await well.ends() == 0
        assert "All is well." in "".join(well.said)
        async with program("doctor", **given | {"bot_token": "4242:" + "z" * 35}) as ill:
            await ill.says("✗ Token 4242:…zzz")
            assert await ill.ends() == 1
        assert await bot.stop() == 0


async def test_a_wrong_setting_is_a_finding_too(tmp_path: Path) -> None:
    async with program("doctor", folder=tmp_path, web_port="many") as ill:
        await ill.says("✗ Settings — WEB_PORT is wrong")
        assert await ill.ends() == 1
