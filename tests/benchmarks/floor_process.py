"""Bare aiogram as a process of its own: `python -m tests.benchmarks.floor_process URL echo|unit FOLDER VISITORS`."""

import asyncio
import sys
from pathlib import Path


async def echo(api_url: str) -> None:
    """Poll and echo. Nothing of a database is imported here."""
    from tests.benchmarks import floor_echo

    await floor_echo.dispatcher().start_polling(floor_echo.build_bot(api_url))


async def unit(api_url: str, folder: Path, visitors: int) -> None:
    """Poll, with one unit of work an update."""
    from tests.benchmarks import floor_echo, floor_unit

    engine = await floor_unit.open_engine(folder, list(range(1, visitors + 1)))
    await floor_unit.dispatcher(engine).start_polling(floor_echo.build_bot(api_url))


if __name__ == "__main__":
    _, url, kind, folder, visitors = sys.argv
    asyncio.run(echo(url) if kind == "echo" else unit(url, Path(folder), int(visitors)))
