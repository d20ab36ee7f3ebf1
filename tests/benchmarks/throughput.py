"""1,000 reports of 200 persons over HTTP polling: updates a second, against bare aiogram with one unit of an ORM."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

from bot.playground import Participant, Playground
from tests.benchmarks import school
from tests.benchmarks.figures import Figure, against_floor
from tests.benchmarks.processes import Bot, bare, messenger, ours, running

PERSONS = 200
REPORTS_EACH = 5
PAIRS = 3
ANSWER_SECONDS = 60.0


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    people = await school.prepare_school(folder, PERSONS)
    pairs, refused = [], 0
    for _ in range(PAIRS):
        async with messenger(people) as playground:
            our_rate = await _rate(ours(playground, folder), playground)
            refused += sum(call.code == 400 for call in playground.calls)
        async with messenger(people) as playground:
            bare_rate = await _rate(bare(playground, "unit", folder, len(people)), playground)
        pairs.append((our_rate, bare_rate))
    yield against_floor("reports_over_polling", pairs, "updates/s", 0.6, "higher")
    yield Figure("calls_refused", refused, "calls", 0)


async def _rate(bot: Bot, playground: Playground) -> float:
    """Updates a second, from the first tap of the first report to the answer to the last one."""
    async with running(bot, playground):
        teachers = [playground.user(number) for number in range(1, PERSONS + 1)]
        await asyncio.gather(*(_greet(teacher) for teacher in teachers))
        started = time.monotonic()
        updates = sum(await asyncio.gather(*(_report(teacher) for teacher in teachers)))
        return updates / (time.monotonic() - started)


async def _greet(teacher: Participant) -> None:
    await teacher.start()
    await teacher.reply(within=ANSWER_SECONDS)


async def _report(teacher: Participant) -> int:
    """All reports of one person, tap by tap, each after the answer to the one before; how many taps."""
    n = teacher.id
    look, fill = f"report.what:{n}:{n}:projector", f"report.fill:{n}:{n}:projector:no_power"
    taps = [look, fill, "report.send"] * REPORTS_EACH
    for data in taps:
        tap = await teacher.tap_data(teacher.last, data)
        await tap.answered(ANSWER_SECONDS)
    return len(taps)
