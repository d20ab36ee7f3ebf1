"""2,000 notices against a messenger that enforces its limits: how close to the permitted rate, and no 429."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

from bot.playground import Pace, Playground
from tests.benchmarks import school
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import calls_reach, messenger, ours, running

PERSONS = 400
NOTICES_EACH = 5
# The share of the permitted rate that must be used.
SHARE = 0.9


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    people = (await school.fill(app, PERSONS))[:PERSONS]
    await school.queue_notices(app, people, NOTICES_EACH)
    await app.db.close()
    async with messenger(people) as playground:
        for number in people:
            playground.messenger.users[number].started = True  # who has never written may not be written to
        pace = Pace()
        playground.throttle.pace = pace
        async with running(ours(playground, folder), playground):
            rate = await _rate(playground, len(people) * NOTICES_EACH)
        yield Figure("notices_a_second", rate, "messages/s", SHARE * pace.overall_per_second, "higher")
        yield Figure("notices_refused", playground.throttle.refused, "429s", 0)


async def _rate(playground: Playground, count: int) -> float:
    """Messages a second, from the first ones to the last."""
    before = await calls_reach(playground, len(playground.calls) + 1)
    started = time.monotonic()
    after = await calls_reach(playground, before + count - 1)
    return (after - before) / (time.monotonic() - started)
