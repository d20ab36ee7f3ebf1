"""Posts to very many: queued in one transaction beside taps, sent at the permitted rate and through kills, in flat
memory; and who has not reacted."""

import asyncio
import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import func, select, update

from bot.access import SYSTEM
from bot.app import App
from bot.playground import Pace, Playground
from models.base import table
from models.delivery import OutboxNotice
from models.news import Counting, NewsRecipient, Reaction
from tests.benchmarks import families, school
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import LOOK_SECONDS, ROOT, messenger, ours, running
from tests.benchmarks.tapping import READ, WRITE, Tapping, answer_at_once, beside_taps

RECIPIENTS, ROUNDS = 10_000, 5
LIMIT_QUEUEING_SECONDS = 5.0
LIMIT_WAIT_MILLISECONDS = 50.0
ASKED, LOOKS = 2_000, 15
LIMIT_SILENT_MILLISECONDS = 100.0
READ_AT_RATE, SHARE = 400, 0.9
PARENTS_IN_MEMORY, FEW = 100_000, 1_000
LIMIT_MEMORY = 1.1
READ_THROUGH_KILLS, KILLS, SEED = 100, 3, 5
MESSAGES_BETWEEN_KILLS = (5, 30)
DONE = 200
# Those that were on their way: sent to the messenger, and not taken down as sent yet.
LIMIT_DOUBLED = 1.0
LONGEST_SECONDS = 60.0


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    folders = [folder / name for name in ("queue", "rate", "memory", "kills")]
    for one in folders:
        one.mkdir()
    async for figure in _queueing(folders[0]):
        yield figure
    async for figure in _rate(folders[1]):
        yield figure
    yield await _memory(folders[2])
    async for figure in _kills(folders[3]):
        yield figure


async def _queueing(folder: Path) -> AsyncIterator[Figure]:
    """A post to 10,000 while others tap; and who of 2,000 has not reacted."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    answer_at_once(app)
    try:
        await families.fill(app, RECIPIENTS)
        await families.send_post(app, ["role-parent"])
        await Tapping(app).warm_up()
        taken, read, written = [], [], []
        for _ in range(ROUNDS):
            seconds, longer = await _beside_taps(app)
            taken.append(seconds)
            read.append(longer[READ])
            written.append(longer[WRITE])
        yield Figure("broadcast_queued_10000", median(taken), "s", LIMIT_QUEUEING_SECONDS)
        yield Figure("broadcast_longest_wait_of_a_reading_tap", median(read), "ms", LIMIT_WAIT_MILLISECONDS)
        yield Figure("broadcast_longest_wait_of_a_writing_tap", median(written), "ms", LIMIT_WAIT_MILLISECONDS)
        yield await _silent(app)
    finally:
        await app.db.close()


async def _beside_taps(app: App) -> tuple[float, dict[str, float]]:
    """Seconds until a post is queued for everybody; how much longer a tap took meanwhile than usual, in ms."""
    post = await families.add_post(app, ["role-parent"])
    taken, longer = await beside_taps(app, lambda: app.services.news.sending.dispatch(post))
    about = OutboxNotice.subject == f"news:{post}"
    async with app.db.read() as session:
        queued = (await session.execute(select(func.count()).select_from(OutboxNotice).where(about))).scalar_one()
    assert queued == RECIPIENTS
    return taken, longer


async def _silent(app: App) -> Figure:
    """Who of 2,000 has not reacted to a letter; every other one has."""
    last_day = (app.clock.now() + timedelta(days=7)).date()
    post = await families.send_post(
        app, families.classes_of(ASKED), reaction=Reaction.ACKNOWLEDGE, counting=Counting.PERSON, react_by=last_day
    )
    got = table(NewsRecipient)
    async with app.db.write(SYSTEM) as session:
        every_other = (got.c.post_id == post, got.c.person_id % 2 == 0)
        await session.execute(update(got).where(*every_other).values(reacted_at=app.clock.now()))
    taken = []
    for _ in range(LOOKS):
        started = time.perf_counter()
        silent = await app.services.news.card.silent(families.EDITOR, post)
        taken.append((time.perf_counter() - started) * 1000)
        assert len(silent) == ASKED // 2
    return Figure("silent_of_2000", median(taken), "ms", LIMIT_SILENT_MILLISECONDS)


async def _rate(folder: Path) -> AsyncIterator[Figure]:
    """Posts to a messenger that enforces its limits."""
    async with _queued(folder, READ_AT_RATE) as playground:
        playground.throttle.pace = pace = Pace()
        async with running(ours(playground, folder), playground):
            await _arrive(playground, 1)
            started = time.monotonic()
            await _arrive(playground, READ_AT_RATE)
            rate = (READ_AT_RATE - 1) / (time.monotonic() - started)
        yield Figure("broadcast_messages_a_second", rate, "messages/s", SHARE * pace.overall_per_second, "higher")
        yield Figure("broadcast_refused", playground.throttle.refused, "429s", 0)


async def _kills(folder: Path) -> AsyncIterator[Figure]:
    """The bot is killed again and again while it sends: nothing is lost, only what was on its way comes twice."""
    chance = random.Random(SEED)  # noqa: S311  # the same moments in every run, no secret
    async with _queued(folder, READ_THROUGH_KILLS) as playground:
        bot = ours(playground, folder)
        for _ in range(KILLS):
            await bot.start()
            await _arrive(playground, _arrived(playground).total() + chance.randrange(*MESSAGES_BETWEEN_KILLS))
            await bot.kill()
            _let_claims_run_out(folder)
        async with running(bot, playground):
            await _arrive(playground, READ_THROUGH_KILLS)
        found = _arrived(playground)
    yield Figure("broadcast_lost_by_kills", READ_THROUGH_KILLS - len(found), "messages", 0)
    yield Figure("broadcast_doubled_by_a_kill", (found.total() - len(found)) / KILLS, "messages", LIMIT_DOUBLED)


@asynccontextmanager
async def _queued(folder: Path, parents: int) -> AsyncIterator[Playground]:
    """A messenger with these parents, for whom a post waits in the database of this folder."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    people = await families.fill(app, parents)
    await families.send_post(app, ["role-parent"])
    await app.db.close()
    async with messenger(people) as playground:
        for number in people:
            playground.messenger.users[number].started = True  # who has never written may not be written to
        yield playground


def _arrived(playground: Playground) -> Counter[int]:
    """How often each person got a message."""
    return Counter(call.chat_id for call in playground.calls if call.method == "sendMessage" and call.code == DONE)


async def _arrive(playground: Playground, people: int) -> None:
    """Wait until so many have got their message."""
    async with asyncio.timeout(LONGEST_SECONDS):
        while len(_arrived(playground)) < people:  # noqa: ASYNC110  # the playground has no event for this
            await asyncio.sleep(LOOK_SECONDS)


def _let_claims_run_out(folder: Path) -> None:
    """What the killed bot had claimed is free a minute later; nobody waits for that here."""
    with sqlite3.connect(folder / "bot.db") as connection:
        connection.execute("UPDATE outbox SET due_at = created_at WHERE state = 'queued'")
    connection.close()


async def _memory(folder: Path) -> Figure:
    """Peak memory of a process that sends to 100,000 against one that sends to 1,000 of them, in the same school."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    await families.fill(app, PARENTS_IN_MEMORY)
    await app.db.close()
    few, many = [await _peak(folder, groups) for groups in (families.classes_of(FEW), ["role-parent"])]
    return Figure("broadcast_peak_memory_100000", many, "MiB", LIMIT_MEMORY, floor=few, ratio=many / few)


async def _peak(folder: Path, groups: list[str]) -> float:
    """Peak resident memory, in MiB, of a process that sends a post to these groups."""
    command = [sys.executable, "-m", "tests.benchmarks.broadcast_process", str(folder), *groups]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    return float(said)
