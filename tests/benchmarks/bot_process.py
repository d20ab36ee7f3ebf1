"""The program as a process of its own: `python -m tests.benchmarks.bot_process URL FOLDER`."""

import asyncio
import sys
from pathlib import Path

from bot.app import run, stop_on_signals
from bot.log import configure_logging
from tests.benchmarks import school


async def main(api_url: str, folder: str) -> None:
    """Run until a signal, with the messenger at `api_url` and the database in `folder`."""
    configure_logging("json")
    stopping = asyncio.Event()
    stop_on_signals(stopping)
    await run(school.build(Path(folder), api_url, school.working_clock()), stopping)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
