"""CPU of one update: taps fed to the program and to bare aiogram in turn, with a messenger that answers at once."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from typing import Any, TypeAlias

from aiogram import Bot, Dispatcher

from bot.app import App
from bot.intake import Intake
from bot.ui import Address, Screen, screen, t
from handlers import FEATURES
from handlers.reception import Reception
from handlers.site import Context, Feature, Site
from tests.benchmarks import asking, floor_echo, floor_unit, school
from tests.benchmarks.figures import Figure, against_floor
from tests.benchmarks.stub import InstantSession, Taps

ROUNDS = 7
UPDATES_A_ROUND = 120
TEACHERS = 60
QUESTIONS = 8

Take: TypeAlias = Callable[[dict[str, Any]], Awaitable[Any]]
# An update whose cost does not count (None where there is none), and the one whose cost does.
Step: TypeAlias = tuple[dict[str, Any] | None, dict[str, Any]]


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    async with _program(folder) as (app, session):
        ours, taps = app.intake.take_in_order, Taps()
        bare = Bot(floor_echo.TOKEN, session=InstantSession())
        engine = await floor_unit.open_engine(folder, list(range(1, TEACHERS + school.TECHNICIANS + 1)))
        echo, unit = floor_echo.dispatcher(), floor_unit.dispatcher(engine)

        async def take_echo(raw: dict[str, Any]) -> None:
            await echo.feed_raw_update(bare, raw)

        async def take_unit(raw: dict[str, Any]) -> None:
            await unit.feed_raw_update(bare, raw)

        yield against_floor("cpu_menu_tap", await _pairs(ours, take_echo, _menus(taps)), "ms/update", 2.5)
        yield against_floor("cpu_report_step", await _pairs(ours, take_unit, _report_steps(taps)), "ms/update", 1.5)
        yield against_floor("cpu_take_tap", await _pairs(ours, take_unit, _take_taps(taps)), "ms/update", 1.5)
        answers = await _answer_taps(app, taps)
        yield against_floor("cpu_answer_tap", await _pairs(ours, take_unit, answers), "ms/update", 1.5)
        yield await _calls_of_a_tap(session, ours, taps)
        yield await _dispatch(app, taps)
        await engine.dispose()


@asynccontextmanager
async def _program(folder: Path) -> AsyncIterator[tuple[App, InstantSession]]:
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    await school.fill(app, TEACHERS)
    await school.open_tickets(app, (ROUNDS + 2) * UPDATES_A_ROUND)
    session = InstantSession()
    session.middleware = app.bot.session.middleware
    app.bot.session = session
    try:
        yield app, session
    finally:
        await app.db.close()


async def _pairs(ours: Take, bare: Take, steps: Iterator[Step]) -> list[tuple[float, float]]:
    """Rounds of both sides in turn, over the same updates; milliseconds an update. The first round only warms up."""
    pairs = []
    for number in range(ROUNDS + 1):
        batch = [next(steps) for _ in range(UPDATES_A_ROUND)]
        if number % 2:
            pairs.append((await _cost(ours, batch), await _cost(bare, batch)))
        else:
            floor_cost = await _cost(bare, batch)
            pairs.append((await _cost(ours, batch), floor_cost))
    return pairs[1:]


async def _cost(take: Take, steps: Iterable[Step]) -> float:
    """Mean CPU of the updates that count, all threads together, in milliseconds."""
    spent, count = 0.0, 0
    for before, raw in steps:
        if before is not None:
            await take(before)
        started = time.process_time()
        await take(raw)
        spent += time.process_time() - started
        count += 1
    return spent / count * 1000


def _menus(taps: Taps) -> Iterator[Step]:
    """A teacher opens the menu from another screen."""
    while True:
        for person in range(1, TEACHERS + 1):
            yield None, taps.tap(person, "menu")


def _report_steps(taps: Taps) -> Iterator[Step]:
    """A teacher who looks at the symptoms of the projector taps one of them: the draft is written."""
    while True:
        for n in range(1, TEACHERS + 1):
            look, fill = f"report.what:{n}:{n}:projector", f"report.fill:{n}:{n}:projector:no_power"
            yield taps.tap(n, look), taps.tap(n, fill)


def _take_taps(taps: Taps) -> Iterator[Step]:
    """A technician takes one new ticket after the other."""
    for ticket in range(1, (ROUNDS + 2) * UPDATES_A_ROUND):
        yield None, taps.tap(TEACHERS + 1, f"ticket.do:{ticket}:take")


async def _answer_taps(app: App, taps: Taps) -> Iterator[Step]:
    """Teachers who have answered half of an anonymous survey answer the next question, again and again."""
    _, units = await asking.start(app, ["staff-"], asking.choices(QUESTIONS))
    half = QUESTIONS // 2
    for person, unit in units.items():
        for question in range(1, half + 1):
            await app.intake.take_in_order(taps.tap(person, f"survey.pick:{unit}:{question}:1"))

    def steps() -> Iterator[Step]:
        for option in cycle(range(1, asking.OPTIONS + 1)):
            for person, unit in units.items():
                go, pick = f"survey.go:{unit}:{half + 1}", f"survey.pick:{unit}:{half + 1}:{option}"
                yield taps.tap(person, go), taps.tap(person, pick)

    return steps()


async def _calls_of_a_tap(session: InstantSession, ours: Take, taps: Taps) -> Figure:
    """Each of several different taps must make one edit and one answer; the worst of them counts."""
    worst = 0
    for data in ("menu", "report.rooms", "report.room:1:0", "report.what:1:1:projector", "tickets:0", "help"):
        session.calls.clear()
        await ours(taps.tap(1, data))
        assert dict(session.calls) == {"editMessageText": 1, "answerCallbackQuery": 1}, (data, session.calls)
        worst = max(worst, session.calls.total())
    return Figure("calls_of_a_tap", worst, "calls", 2)


class Probe(Address, prefix="probe"):
    """A screen that is the same whatever other features there are."""


async def _dispatch(app: App, taps: Taps) -> Figure:
    """The same tap with a feature alone, and with all others before it."""

    async def show(_context: Context, _address: Probe) -> Screen:
        return screen(t("menu-question"))

    def probes() -> Iterator[Step]:
        while True:
            yield None, taps.tap(1, "probe")

    probe = Feature(name="probe", screens={Probe: show})
    alone, among_all = _take_with(app, Site((probe,))), _take_with(app, Site((*FEATURES, probe)))
    return against_floor("dispatch_all_features", await _pairs(among_all, alone, probes()), "ms/update", 1.1)


def _take_with(app: App, site: Site) -> Take:
    """The handling of updates by a program with these features only."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(Reception(site, app.services, app.clock).router())
    return Intake(app.bot, dispatcher, app.services.health.put_aside, app.intake._sorry, app.intake._show).take_in_order
