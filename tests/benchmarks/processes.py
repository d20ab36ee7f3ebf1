"""The bot, or bare aiogram, in a process of its own; started, looked at and ended from here."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.playground import Playground
from tests.benchmarks import school

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
# Like `python -m`, without what only a developer's environment has and structlog would load: rich.
AS_INSTALLED = (
    "import runpy, sys; sys.modules['rich'] = None; del sys.argv[0]; "
    "runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
)
LOOK_SECONDS = 0.005
STOP_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process has used so far: CPU in seconds, resident memory in MiB."""

    cpu: float
    memory: float


def peak() -> float:
    """The most resident memory, in MiB, that this process and those that it started and that run still have had.

    Each its own: what `getrusage` tells counts that of the process by which one was started.
    """
    proc = Path("/proc")
    started = [
        child for task in (proc / "self" / "task").iterdir() for child in (task / "children").read_text().split()
    ]
    found = (re.search(r"VmHWM:\s+(\d+) kB", (proc / one / "status").read_text()) for one in ("self", *started))
    return sum(int(one[1]) for one in found if one is not None) / 1024


class Bot:
    """One process: a module with its arguments, in this environment beside that of the measuring."""

    def __init__(self, module: str, *arguments: str, **environment: str) -> None:
        self._command = [sys.executable, "-c", AS_INSTALLED, module, *arguments]
        # Compiled modules are kept, as where it is installed, so that no start is spent on compiling.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment = kept | environment
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; it is not ready yet."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command, cwd=ROOT, env=self._environment, stdout=DEVNULL, stderr=DEVNULL
        )

    async def kill(self) -> None:
        """End it without any warning."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to finish; insist where it does not."""
        await self._end(signal.SIGTERM)

    def spent(self) -> Spent:
        """What it has used so far."""
        assert self._process is not None
        folder = Path("/proc") / str(self._process.pid)
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        memory = re.search(r"VmRSS:\s+(\d+) kB", (folder / "status").read_text())
        assert memory is not None
        return Spent((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), int(memory[1]) / 1024)

    async def _end(self, number: signal.Signals) -> None:
        assert self._process is not None
        with suppress(ProcessLookupError):
            self._process.send_signal(number)
        try:
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


def released(playground: Playground, folder: Path) -> Bot:
    """The program as a school starts it, with the database in this folder."""
    settings = {"BOT_TOKEN": school.TOKEN, "BOT_API_URL": playground.url, "DATA_DIR": str(folder)}
    return Bot("bot", "run", **settings, DATABASE_URL="", WEBHOOK_URL="", BOT_PROXY="", WEB_PORT="0")


def ours(playground: Playground, folder: Path) -> Bot:
    """The program in a working hour of its school, with the database in this folder."""
    return Bot("tests.benchmarks.bot_process", playground.url, str(folder))


def bare(playground: Playground, kind: str, folder: Path, visitors: int = 0) -> Bot:
    """Bare aiogram of a kind: `echo` or `unit`."""
    return Bot("tests.benchmarks.floor_process", playground.url, kind, str(folder), str(visitors))


@asynccontextmanager
async def messenger(people: list[int]) -> AsyncIterator[Playground]:
    """A playground with these people, who have not written yet."""
    playground = Playground(school.working_clock(), token=school.TOKEN)
    for number in people:
        playground.add_user(number, f"Person {number}")
    await playground.start()
    try:
        yield playground
    finally:
        await playground.stop()


@asynccontextmanager
async def running(bot: Bot, playground: Playground) -> AsyncIterator[None]:
    """The bot from its first getUpdates to a graceful end."""
    await bot.start()
    try:
        async with asyncio.timeout(START_SECONDS):
            await playground.updates.wait_for_reader()
        yield
    finally:
        await bot.stop()


async def calls_reach(playground: Playground, count: int) -> int:
    """Wait until the bot has called the messenger so often; how often it has by then."""
    while len(playground.calls) < count:  # noqa: ASYNC110  # the playground has no event for a number of calls
        await asyncio.sleep(LOOK_SECONDS)
    return len(playground.calls)
