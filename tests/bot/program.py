"""The program as a process of its own, started the way a school starts it; its log is read line by line."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SECONDS = 40.0  # a start on a machine that has much else to do
OURS = ("BOT_", "DATA", "WEB", "SCHOOL_", "LOG_", "SECRETS_")


@dataclass(frozen=True, slots=True)
class Program:
    """`python -m bot …` that runs; what it said so far stays in `said`."""

    process: asyncio.subprocess.Process
    said: list[str]

    async def says(self, words: str) -> str:
        """The next line of the log with these words; AssertionError where it ends without."""
        assert self.process.stdout is not None
        async with asyncio.timeout(SECONDS):
            while line := (await self.process.stdout.readline()).decode():
                self.said.append(line)
                if words in line:
                    return line
        raise AssertionError(f"no {words!r} in {''.join(self.said)}")

    async def ends(self) -> int:
        """Its exit code."""
        assert self.process.stdout is not None
        async with asyncio.timeout(SECONDS):
            self.said.append((await self.process.stdout.read()).decode())
            return await self.process.wait()

    async def stop(self) -> int:
        """Ask it to stop, as the system does; its exit code."""
        self.process.terminate()
        return await self.ends()


@asynccontextmanager
async def program(*words: str, folder: Path, **settings: object) -> AsyncIterator[Program]:
    """Start `python -m bot <words>` in an empty folder with these settings; it is gone at the end."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    surroundings |= {"PYTHONPATH": str(ROOT), "LANG": "en_US.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
    surroundings |= {name.upper(): str(value) for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env=surroundings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Program(process, [])
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
