"""Reports while the bot is killed at random moments: none may be lost, none may come twice, all must be answered."""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.playground import Message, Participant, Playground
from tests.benchmarks import school
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import Bot, calls_reach, messenger, ours, running

PERSONS = 60
REPORTS_EACH = 5
KILLS = 10
SEED = 20
# Two taps with an edit and an answer each, a message, and the notice to the technician.
CALLS_A_REPORT = 6
ANSWER_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all reports, counted by report."""

    kills: int
    tickets: int
    lost: int
    doubled: int
    unanswered: int


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """The one figure of this kind."""
    outcome = await survive(folder, PERSONS, REPORTS_EACH, KILLS, SEED)
    assert outcome.kills == KILLS, outcome
    yield Figure("reports_harmed_by_kills", outcome.lost + outcome.doubled + outcome.unanswered, "reports", 0)


async def survive(folder: Path, persons: int, reports_each: int, kills: int, seed: int) -> Outcome:
    """Let each of these persons report so often, and kill the bot meanwhile, at moments that the seed decides."""
    people = await school.prepare_school(folder, persons)
    async with messenger(people) as playground:
        bot = ours(playground, folder)
        async with running(bot, playground):
            teachers = [playground.user(number) for number in people[:persons]]
            await asyncio.gather(*(_greet(teacher) for teacher in teachers))
            killing = asyncio.create_task(_kill(bot, playground, persons * reports_each, kills, seed))
            answered = sum(await asyncio.gather(*(_report(teacher, reports_each) for teacher in teachers)))
            done = await killing
    found = _tickets(folder)
    wanted = [_words(number, report) for number in people[:persons] for report in range(reports_each)]
    lost = sum(words not in found for words in wanted)
    doubled = sum(count - 1 for count in found.values())
    return Outcome(done, found.total(), lost, doubled, len(wanted) - answered)


async def _kill(bot: Bot, playground: Playground, reports: int, kills: int, seed: int) -> int:
    """Kill and start again whenever the talk has come to one of these random points; how often it was done."""
    chance = random.Random(seed)  # noqa: S311  # the same moments in every run, no secret
    before = len(playground.calls)
    points = sorted(before + chance.randrange(CALLS_A_REPORT * reports * 9 // 10) for _ in range(kills))
    for point in points:
        await calls_reach(playground, point)
        await asyncio.sleep(chance.uniform(0, 0.05))
        await bot.kill()
        await bot.start()
    return len(points)


async def _greet(teacher: Participant) -> None:
    await teacher.start()
    await teacher.reply(within=ANSWER_SECONDS)


async def _report(teacher: Participant, times: int) -> int:
    """Report so often, in words of one's own: tap, write, send. How many of the reports were answered to their end."""
    answered = 0
    for report in range(times):
        words = _words(teacher.id, report)
        try:
            tap = await teacher.tap_data(teacher.last, f"report.what:{teacher.id}:{teacher.id}:projector")
            await tap.answered(ANSWER_SECONDS)
            await teacher.send_text(words)
            draft = await teacher.reply(partial(_holds, words), ANSWER_SECONDS)
            tap = await teacher.tap_data(draft, "report.send")
            await tap.answered(ANSWER_SECONDS)
            await teacher.reply(partial(_holds, words), ANSWER_SECONDS)
        except TimeoutError:
            continue
        answered += 1
    return answered


def _holds(words: str, message: Message) -> bool:
    return words in message.text


def _words(person: int, report: int) -> str:
    return f"The lamp of {person} went out, time {report}."


def _tickets(folder: Path) -> Counter[str]:
    """How many tickets there are with these words."""
    with sqlite3.connect(folder / "bot.db") as connection:
        return Counter({str(words): int(n) for words, n in connection.execute(_COUNT)})


_COUNT = "SELECT words, count(*) FROM tickets GROUP BY words"
