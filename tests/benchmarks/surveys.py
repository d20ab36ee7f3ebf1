"""Surveys: a thousand parents who answer at once, results of five thousand sheets, pictures, and the end of a survey,
each beside people who tap."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import select

from bot.app import App
from bot.playground import Participant, Playground
from bot.reports.survey_chart import Chart, ChartBar, chart_png
from bot.services.surveys.form import Answer, Sheet
from bot.services.surveys.kept import sheet_of
from bot.services.surveys.results import SurveyResults
from models.surveys import SurveySheet
from tests.benchmarks import asking, families, school
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import Bot, bare, messenger, ours, running
from tests.benchmarks.tapping import READ, WRITE, Tapping, answer_at_once, beside_taps

PARENTS, QUESTIONS = 1_000, 8
LIMIT_AGAINST_BARE = 3.0
ANSWER_SECONDS = 120.0
REFUSED = 400
SHEETS, LOOKS = 5_000, 5
LIMIT_RESULTS_MILLISECONDS = 300.0
PICTURES = 10
LIMIT_PICTURE_MILLISECONDS = 1_000.0
LIMIT_WAIT_MILLISECONDS = 50.0
# Sheets that are opened at the end of a survey, and how long a tap that writes waits then: once in weeks, at night.
SEALED = {1_000: 150.0, 5_000: 700.0}
LIMIT_OPENING_SECONDS = 2.0
_95TH = 94


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    folders = [folder / name for name in ("beside", "answering")]
    for one in folders:
        one.mkdir()
    async with _school(folders[0]) as app:
        await Tapping(app).warm_up()
        async for figure in _pictures(app):
            yield figure
        yield await _results(app)
        async for figure in _openings(app, folders[0]):
            yield figure
    async for figure in _answering(folders[1]):
        yield figure


@asynccontextmanager
async def _school(folder: Path) -> AsyncIterator[App]:
    """The program in this process, with few parents."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    answer_at_once(app)
    try:
        await families.fill(app, 2)
        yield app
    finally:
        await app.db.close()


async def _pictures(app: App) -> AsyncIterator[Figure]:
    """The first picture since the start, and later ones."""
    bars = [ChartBar(f"Не хватает кружков и занятий {n}", n / 10, f"{n * 50}", f"{n * 10} %") for n in range(1, 11)]
    chart = Chart("Чего не хватает школе?", bars, "Ответили 500 человек")

    async def draw() -> None:
        assert await asyncio.to_thread(chart_png, chart)

    async def draw_many() -> None:
        for _ in range(PICTURES):
            await draw()

    for name, deed, count in (("first", draw, 1), ("next", draw_many, PICTURES)):
        taken, longer = await beside_taps(app, deed)
        yield Figure(f"survey_{name}_picture", taken / count * 1000, "ms", LIMIT_PICTURE_MILLISECONDS)
        worst = max(longer.values())
        yield Figure(f"survey_{name}_picture_wait_of_a_tap", worst, "ms", LIMIT_WAIT_MILLISECONDS)


async def _results(app: App) -> Figure:
    """Results of 20 questions with 5,000 sheets, that nobody has looked at yet."""
    survey = await asking.run_ended(app, asking.of_every_kind(), SHEETS)
    taken = []
    gc.collect()
    gc.freeze()  # as the program does when it starts
    for _ in range(LOOKS):
        results = SurveyResults(app.db, app.services.directory)
        started = time.perf_counter()
        outcome = await results.outcome(asking.MANAGER, survey)
        taken.append((time.perf_counter() - started) * 1000)
        assert outcome.results.answered == SHEETS
    return Figure("survey_results_of_5000", median(taken), "ms", LIMIT_RESULTS_MILLISECONDS)


async def _openings(app: App, folder: Path) -> AsyncIterator[Figure]:
    """Surveys end, whose sheets are opened, while others tap."""
    for count, limit in SEALED.items():
        survey = await asking.run_sealed(app, folder, asking.of_every_kind(), count)
        taken, longer = await beside_taps(app, partial(app.services.surveys.ending.end, asking.MANAGER, survey))
        yield Figure(f"survey_end_of_{count}", taken, "s", LIMIT_OPENING_SECONDS)
        yield Figure(f"survey_end_of_{count}_wait_of_a_reading_tap", longer[READ], "ms", LIMIT_WAIT_MILLISECONDS)
        yield Figure(f"survey_end_of_{count}_wait_of_a_writing_tap", longer[WRITE], "ms", limit)
        async with app.db.read() as session:
            opened = await session.scalars(select(SurveySheet.id).where(SurveySheet.survey_id == survey))
            assert len(opened.all()) == count


async def _answering(folder: Path) -> AsyncIterator[Figure]:
    """A thousand parents answer at once, each in another way."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    try:
        people = await families.fill(app, PARENTS)
        survey, units = await asking.start(app, ["role-parent"], asking.choices(QUESTIONS))
    finally:
        await app.db.close()
    ways = {unit: _way(number) for number, unit in enumerate(sorted(units.values()))}
    taps = {person: _taps(survey, unit, ways[unit]) for person, unit in units.items()}
    async with messenger(people) as playground:
        our_waits = await _waits(ours(playground, folder), playground, taps)
        refused = sum(call.code >= REFUSED for call in playground.calls)
    for kind, name in (("echo", "survey_answer_p95"), ("unit", "survey_answer_p95_against_a_unit")):
        async with messenger(people) as playground:
            waits = await _waits(bare(playground, kind, folder, max(people)), playground, taps)
        yield Figure(name, our_waits, "ms", LIMIT_AGAINST_BARE, floor=waits, ratio=our_waits / waits)
    yield Figure("survey_calls_refused", refused, "calls", 0)
    yield Figure("survey_sheets_lost", await _lost(folder, survey, list(ways.values())), "sheets", 0)


def _way(number: int) -> Sheet:
    """The answers of one of the parents, other than all others': the number, told in options."""
    return {
        question: Answer((number // asking.OPTIONS ** (question - 1) % asking.OPTIONS + 1,))
        for question in range(1, QUESTIONS + 1)
    }


def _taps(survey: int, unit: int, way: Sheet) -> list[str]:
    """From the invitation to the end."""
    picks = [f"survey.pick:{unit}:{question}:{answer.options[0]}" for question, answer in way.items()]
    return [f"survey:{survey}", f"survey.fill:{unit}", *picks, f"survey.send:{unit}"]


async def _waits(bot: Bot, playground: Playground, taps: dict[int, list[str]]) -> float:
    """How long 95 of 100 taps wait for their answer at most, in ms."""
    async with running(bot, playground):
        parents = {playground.user(number): theirs for number, theirs in taps.items()}
        await asyncio.gather(*(_greet(parent) for parent in parents))
        waited = await asyncio.gather(*(_tap_through(parent, theirs) for parent, theirs in parents.items()))
    return quantiles((one for some in waited for one in some), n=100)[_95TH] * 1000


async def _greet(parent: Participant) -> None:
    await parent.start()
    await parent.reply(within=ANSWER_SECONDS)


async def _tap_through(parent: Participant, taps: Sequence[str]) -> list[float]:
    """Seconds until each tap was answered; the next comes at once."""
    waited = []
    for data in taps:
        started = time.perf_counter()
        tap = await parent.tap_data(parent.last, data)
        await tap.answered(ANSWER_SECONDS)
        waited.append(time.perf_counter() - started)
    return waited


async def _lost(folder: Path, survey: int, ways: list[Sheet]) -> int:
    """How many of the sheets are not there after the end, or not as they were tapped."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    try:
        await app.services.surveys.ending.end(asking.MANAGER, survey)
        async with app.db.read() as session:
            answers = await session.scalars(select(SurveySheet.answers).where(SurveySheet.survey_id == survey))
            found = [sheet_of(one) for one in answers]
    finally:
        await app.db.close()
    return sum(way not in found for way in ways) + abs(len(found) - len(ways))
