import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.playground import Playground
from tests.bot.program import program
from tests.chat import TOKEN

pytestmark = pytest.mark.timeout(240)  # up to three programs start one after the other on a machine that may be busy


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(Clock(), token=TOKEN, bot_username="school_bot")
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
def settings(playground: Playground, tmp_path: Path, unused_tcp_port: int) -> dict[str, Any]:
    return {
        "folder": tmp_path,
        "bot_token": TOKEN,
        "bot_api_url": playground.url,
        "data_dir": tmp_path / "data",
        "web_port": unused_tcp_port,
    }


async def ready(port: int) -> tuple[int, dict[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/readyz") as answer:
        return answer.status, await answer.json()


async def test_it_answers_and_stops_when_asked(playground: Playground, settings: dict[str, Any]) -> None:
    somebody = playground.add_user(7, "Somebody")
    async with program("run", **settings) as bot:
        await bot.says("taking_updates")
        await somebody.start()
        assert (await somebody.reply(within=20)).text
        assert (await ready(settings["web_port"]))[0] == 200
        assert await bot.stop() == 0
    assert "stopped" in "".join(bot.said)
    assert not [line for line in bot.said if TOKEN in line]


async def test_the_first_start_shows_a_link_for_the_admin_outside_the_log(settings: dict[str, Any]) -> None:
    async with program("run", **settings | {"log_format": "json"}) as bot:
        await bot.says("There is no admin yet")
        assert "https://t.me/school_bot?start=setup-" in await bot.says("setup-")
        line = json.loads(await bot.says("taking_updates"))
        assert (line["event"], line["by"], line["level"]) == ("taking_updates", "polling", "info")
        assert await bot.stop() == 0
    logged = [line for line in "".join(bot.said).splitlines() if line.startswith("{")]
    assert not [line for line in logged if "setup-" in line]


async def test_a_second_copy_stands_by_and_takes_over(
    playground: Playground, settings: dict[str, Any], unused_tcp_port_factory: Any
) -> None:
    somebody = playground.add_user(7, "Somebody")
    second_port = unused_tcp_port_factory()
    async with program("run", **settings) as first:
        await first.says("taking_updates")
        async with program("run", **settings | {"web_port": second_port}) as second:
            await second.says("standing_by")
            status, told = await ready(second_port)
            assert (status, told["reason"]) == (503, "standing by: another copy takes the updates of this bot")
            assert await first.stop() == 0
            await second.says("taking_updates")
            await somebody.start()
            assert (await somebody.reply(within=20)).text
            assert (await ready(second_port))[0] == 200


async def test_a_copy_on_the_same_port_gets_it_when_the_first_is_gone(settings: dict[str, Any]) -> None:
    async with program("run", **settings) as first:
        await first.says("taking_updates")
        async with program("run", **settings) as second:
            await second.says("web_port_taken")
            assert await first.stop() == 0
            await second.says("taking_updates")


async def test_a_copy_is_taken_and_put_back_while_it_runs(playground: Playground, settings: dict[str, Any]) -> None:
    somebody = playground.add_user(7, "Somebody")
    copy = settings["folder"] / "copy.db"
    async with program("run", **settings) as bot:
        await bot.says("taking_updates")
        await somebody.start()
        await somebody.reply(within=20)
        async with program("backup", str(copy), **settings) as backing:
            await backing.says("The copy is made and checked")
            assert await backing.ends() == 0
        async with program("restore", str(copy), **settings) as restoring:
            await restoring.says("What was there before is kept")
            await restoring.says("The data is restored")
            assert await restoring.ends() == 0
        await bot.says("database_changed_beside")
        assert await bot.stop() == 0


async def test_a_refused_token_stops_it_with_one_line(settings: dict[str, Any]) -> None:
    async with program("run", **settings | {"bot_token": "4242:" + "y" * 35}) as bot:
        await bot.says("BOT_TOKEN is refused by the Bot API server")
        assert await bot.ends() == 2


async def test_without_a_network_it_keeps_trying(settings: dict[str, Any], unused_tcp_port_factory: Any) -> None:
    nobody = f"socks5://127.0.0.1:{unused_tcp_port_factory()}"
    async with program("run", **settings | {"bot_proxy": nobody}) as bot:
        await bot.says("bot_api_unreachable")
        line = await bot.says("bot_api_unreachable")
        assert "failures=2" in line
        assert await bot.stop() == 0


async def test_without_a_token_it_says_so_in_one_line(settings: dict[str, Any]) -> None:
    async with program("run", **settings | {"bot_token": ""}) as bot:
        assert await bot.ends() == 2
    assert "".join(bot.said).startswith("BOT_TOKEN is missing")
    assert "".join(bot.said).count("\n") == 1
