from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.client import build_bot
from bot.clock import Clock
from bot.download import MessengerFiles
from bot.errors import Invalid
from bot.playground import BadGateway, Playground, ResetBefore
from bot.settings import Settings

TOKEN = "4242:" + "x" * 35
CONTENT = bytes(range(256)) * 1_024


@pytest.fixture
async def playground(clock: Clock) -> AsyncIterator[Playground]:
    playground = Playground(clock, token=TOKEN, bot_username="school_bot")
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
async def files(playground: Playground, tmp_path: Path) -> AsyncIterator[MessengerFiles]:
    bot = build_bot(Settings(bot_token=SecretStr(TOKEN), bot_api_url=playground.url, data_dir=tmp_path))
    yield MessengerFiles(bot)
    await bot.session.close()


async def sent(playground: Playground, size: int | None = None) -> str:
    """The id of a file that somebody sent; `size` is what the messenger says of it."""
    user = playground.add_user(7, "Анна")
    message = await user.send_document("список.xlsx", CONTENT, size=size)
    assert message.media is not None
    return message.media.id


async def test_a_file_comes_as_it_was_sent(playground: Playground, files: MessengerFiles) -> None:
    assert await files.download(await sent(playground), len(CONTENT)) == CONTENT


async def test_a_file_that_is_larger_than_it_was_told_is_left(playground: Playground, files: MessengerFiles) -> None:
    file_id = await sent(playground, size=10)
    with pytest.raises(Invalid, match="error-file-too-big"):
        await files.download(file_id, len(CONTENT) - 1)


@pytest.mark.parametrize("fault", [BadGateway(), ResetBefore()])
async def test_an_unreachable_messenger_is_told_without_its_address(
    playground: Playground, files: MessengerFiles, fault: BadGateway | ResetBefore
) -> None:
    file_id = await sent(playground)
    playground.faults.plan("getFile", fault)
    with pytest.raises(Invalid, match="error-file-unreachable") as refused:
        await files.download(file_id, len(CONTENT))
    assert refused.value.__suppress_context__
    assert TOKEN not in repr(refused.value)


async def test_a_file_that_is_gone_is_told(files: MessengerFiles) -> None:
    with pytest.raises(Invalid, match="error-file-gone"):
        await files.download("nothing", 10)
