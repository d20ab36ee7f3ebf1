"""How long people wait for the answers to their taps while the program does something else in the same process."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from statistics import median
from typing import Final

from bot.app import App
from tests.benchmarks.figures import Figure
from tests.benchmarks.stub import InstantSession, Taps

# Half of the teachers of tests.benchmarks.families read, the others write.
READERS, WRITERS = range(1, 11), range(11, 21)
READ: Final = "menu"
WRITE: Final = "report.fill:{0}:{0}:projector:no_power"
LIMIT_WAIT_MILLISECONDS: Final = 50.0
_BETWEEN_TAPS_SECONDS, _BEFORE_SECONDS = 0.005, 0.4


@dataclass(slots=True)
class Tapping:
    """People of the staff who tap again and again in this process, and how long each waited for the answer, in ms."""

    app: App
    taps: Taps = field(default_factory=Taps)
    waited: dict[str, list[float]] = field(default_factory=lambda: {READ: [], WRITE: []})
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def warm_up(self) -> None:
        """All of them once, so that statements are compiled."""
        for person in (*READERS, *WRITERS):
            for data in (READ, "report.what:{0}:{0}:projector", WRITE):
                await self.app.intake.take_in_order(self.taps.tap(person, data.format(person)))

    async def tap(self, people: range, data: str) -> None:
        """One after the other, until `stopping`. Who taps while all stands still waits from then on."""
        for person in cycle(people):
            if self.stopping.is_set():
                return
            started = time.perf_counter() + _BETWEEN_TAPS_SECONDS
            await asyncio.sleep(_BETWEEN_TAPS_SECONDS)
            await self.app.intake.take_in_order(self.taps.tap(person, data.format(person)))
            self.waited[data].append((time.perf_counter() - started) * 1000)


def answer_at_once(app: App) -> InstantSession:
    """A messenger that answers at once in place of the one on the network."""
    session = InstantSession()
    session.middleware = app.bot.session.middleware
    app.bot.session = session
    return session


async def beside_taps(app: App, deed: Callable[[], Awaitable[object]]) -> tuple[float, dict[str, float]]:
    """Seconds until the deed is done; how much longer a tap took meanwhile than usual, in ms, at worst."""
    gc.collect()
    gc.freeze()  # as the program does when it starts
    tapping = Tapping(app)
    tasks = [asyncio.create_task(tapping.tap(READERS, READ)), asyncio.create_task(tapping.tap(WRITERS, WRITE))]
    await asyncio.sleep(_BEFORE_SECONDS)
    while not all(tapping.waited.values()):  # noqa: ASYNC110  # on a busy machine nobody may be through yet
        await asyncio.sleep(_BEFORE_SECONDS)
    usual = {data: median(waited) for data, waited in tapping.waited.items()}
    tapping.waited = {READ: [], WRITE: []}
    started = time.perf_counter()
    await deed()
    taken = time.perf_counter() - started
    tapping.stopping.set()
    await asyncio.gather(*tasks)
    return taken, {data: max(waited) - usual[data] for data, waited in tapping.waited.items()}


def waits(name: str, longer: Sequence[dict[str, float]]) -> Iterator[Figure]:
    """How much longer than usual a tap took beside some work: the median of how it was each time at worst."""
    for word, data in (("reading", READ), ("writing", WRITE)):
        wait = median(one[data] for one in longer)
        yield Figure(f"{name}_wait_of_a_{word}_tap", wait, "ms", LIMIT_WAIT_MILLISECONDS)
