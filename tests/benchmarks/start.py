"""From start to the first getUpdates, and the memory held then: the program against bare aiogram that echoes."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from bot.playground import Playground
from tests.benchmarks import school
from tests.benchmarks.figures import Figure, against_floor
from tests.benchmarks.processes import Bot, bare, messenger, released, running

PAIRS = 3


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds by the clock and of CPU, resident memory in MiB."""

    wall: float
    cpu: float
    memory: float


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind. The database is there already, as at every start but the first."""
    await school.prepare_school(folder, teachers=60)
    pairs = []
    for _ in range(PAIRS + 1):
        async with messenger([1]) as playground:
            our_start = await _start(released(playground, folder), playground)
        async with messenger([1]) as playground:
            pairs.append((our_start, await _start(bare(playground, "echo", folder), playground)))
    pairs = pairs[1:]  # the first reads files that the others find in memory
    yield against_floor("start_wall", [(a.wall, b.wall) for a, b in pairs], "s", 1.0)
    yield against_floor("start_cpu", [(a.cpu, b.cpu) for a, b in pairs], "s", 1.0)
    yield against_floor("resident_memory", [(a.memory, b.memory) for a, b in pairs], "MiB", 1.0)


async def _start(bot: Bot, playground: Playground) -> Start:
    started = time.monotonic()
    async with running(bot, playground):
        wall, spent = time.monotonic() - started, bot.spent()
    return Start(wall, spent.cpu, spent.memory)
