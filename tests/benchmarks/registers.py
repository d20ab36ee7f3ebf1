"""The register of 20,000 tickets as XLSX, from the tap to the file: how long it takes, in what memory, beside taps."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final

from bot.app import App
from bot.services.status.periods import Period, PeriodKind
from tests.benchmarks import five_years
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import LOOK_SECONDS, ROOT
from tests.benchmarks.stub import InstantSession, Taps
from tests.benchmarks.tapping import beside_taps, waits

MANY, FEW = 20_000, 5_000
ROUNDS = 3
LIMIT_SECONDS = 5.0
LIMIT_MEMORY = 1.1
_LONGEST_SECONDS: Final = 60.0
_FILES: Final = ("sendDocument", "editMessageMedia")


async def measure(app: App, session: InstantSession, folder: Path) -> AsyncIterator[Figure]:
    """The program has five years of a school in this folder, and this messenger, which answers at once."""
    many, few = (period_of(app, count) for count in (MANY, FEW))
    taken = median([await _timed(app, session, many) for _ in range(ROUNDS)])
    yield Figure(f"register_of_{MANY}", taken, "s", LIMIT_SECONDS)
    longer = [(await beside_taps(app, partial(take, app, session, many)))[1] for _ in range(ROUNDS)]
    for figure in waits(f"register_of_{MANY}", longer):
        yield figure
    floor, peak = await _peak(folder, few), await _peak(folder, many)
    yield Figure(f"register_peak_memory_{MANY}", peak, "MiB", LIMIT_MEMORY, floor=floor, ratio=peak / floor)


def period_of(app: App, tickets: int) -> str:
    """The code of days on which so many tickets were opened."""
    days = list(
        islice(five_years.school_years(app.clock.now(), five_years.FIVE).days(), tickets // five_years.TICKETS_A_DAY)
    )
    return Period(PeriodKind.OWN, days[0], days[-1]).code


async def take(app: App, session: InstantSession, period: str) -> None:
    """Tap on the register of tickets of a period, until the file is there."""
    before = _files(session)
    tap = Taps().tap(five_years.DIRECTOR, f"exports.take:tickets:{period}:xlsx")
    await app.intake.take_in_order(tap)
    async with asyncio.timeout(_LONGEST_SECONDS):
        while _files(session) == before:  # noqa: ASYNC110  # the work goes on by itself, and tells nobody
            await asyncio.sleep(LOOK_SECONDS)


async def _timed(app: App, session: InstantSession, period: str) -> float:
    """In seconds."""
    started = time.perf_counter()
    await take(app, session, period)
    return time.perf_counter() - started


def _files(session: InstantSession) -> int:
    return sum(session.calls[method] for method in _FILES)


async def _peak(folder: Path, period: str) -> float:
    """Peak resident memory, in MiB, of a process that gives out one register, and of its worker."""
    command = [sys.executable, "-m", "tests.benchmarks.register_process", str(folder), period]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    return float(said.split()[-1])  # behind what was logged
