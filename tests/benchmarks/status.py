"""The status on five years of a large school: against SQL by hand, as years grow; its pictures and registers; each
beside people who tap."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final, TypeAlias

from bot.access import Actor
from bot.app import App
from bot.reports.status_chart import Week, WeeksChart, status_png
from bot.services.calendar import DAY
from bot.services.status.periods import Period, month_of, own, previous, same_day
from bot.services.status.shapes import Reading
from bot.services.status.spans import Stretch, stretch_of
from models.people import Role
from tests.benchmarks import five_years, registers
from tests.benchmarks.figures import Figure, against_floor
from tests.benchmarks.five_years import FIVE
from tests.benchmarks.status_by_hand import ByHand, Values
from tests.benchmarks.tapping import Tapping, answer_at_once, beside_taps, waits

DIRECTOR: Final = Actor(five_years.DIRECTOR, "ru", frozenset({Role.DIRECTOR}))
MIDDLE: Final = date(2028, 3, 1)
ONE = 1
LOOKS, ROUNDS, CACHED = 7, 3, 20
LIMIT_MONTH_MILLISECONDS, LIMIT_YEARS_MILLISECONDS = 150.0, 700.0
LIMIT_AGAINST_SQL = 1.5
LIMIT_GROWTH = 1.3
LIMIT_PICTURE_MILLISECONDS, LIMIT_CACHED_MILLISECONDS = 2_000.0, 50.0
_CLOSE: Final = 1e-6

Deed: TypeAlias = Callable[[], Awaitable[object]]


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    folders = {years: folder / f"{years}" for years in (ONE, FIVE)}
    for one in folders.values():
        one.mkdir()
    async with AsyncExitStack() as stack:
        few, many = [await stack.enter_async_context(_school(one, years)) for years, one in folders.items()]
        session = answer_at_once(many)
        await Tapping(many).warm_up()
        async for figure in _pictures(many):
            yield figure
        async for figure in _statuses(many, folders[FIVE]):
            yield figure
        yield await _growth(few, many)
        async for figure in registers.measure(many, session, folders[FIVE]):
            yield figure


@asynccontextmanager
async def _school(folder: Path, years: int) -> AsyncIterator[App]:
    """The program in this process, with so many years of a school."""
    app = await five_years.build(folder, years)
    try:
        yield app
    finally:
        await app.services.worker.close()
        await app.db.close()


async def _pictures(app: App) -> AsyncIterator[Figure]:
    """The first one since the start, for which the worker's process is started too; and one that was made already."""
    weeks = [Week(f"{n:02}.09", 900 + n * 7, 880 + n * 9) for n in range(1, 27)]
    chart = WeeksChart("Заявки по неделям", weeks, "открыто", "закрыто", "С сентября открыто больше, чем закрыто")

    async def draw() -> None:
        assert await app.services.worker.run(status_png, chart)

    taken, longer = await beside_taps(app, draw)
    yield Figure("status_first_picture", taken * 1000, "ms", LIMIT_PICTURE_MILLISECONDS)
    for figure in waits("status_first_picture", [longer]):
        yield figure
    cached = median([await _timed(draw) for _ in range(CACHED)])
    yield Figure("status_cached_picture", cached, "ms", LIMIT_CACHED_MILLISECONDS)


async def _statuses(app: App, folder: Path) -> AsyncIterator[Figure]:
    """The last month, one in the middle of the years, and all of them: in turn with the same numbers by hand."""
    hand = ByHand(folder / "bot.db")
    for name, period, limit in await _periods(app):
        stretches = await _stretches(app, period)
        read = partial(_read, app, period)
        _agree(await read(), [hand.figures(one) for one in stretches])
        pairs = []
        for _ in range(LOOKS):
            ours, started = await _timed(read), time.perf_counter()
            for stretch in stretches:
                hand.figures(stretch)
            pairs.append((ours, (time.perf_counter() - started) * 1000))
        yield Figure(f"status_{name}", median(ours for ours, _ in pairs), "ms", limit)
        yield against_floor(f"status_{name}_against_sql", pairs, "ms", LIMIT_AGAINST_SQL)
        longer = [(await beside_taps(app, read))[1] for _ in range(ROUNDS)]
        for figure in waits(f"status_{name}", longer):
            yield figure
    hand.close()


async def _periods(app: App) -> list[tuple[str, Period, float]]:
    """What is asked about, all of it over, and in how many milliseconds it is to be answered."""
    school = await app.services.directory.now()
    today = school.today(app.clock.now())
    years = own(same_day(today, -FIVE), today - DAY, today)
    return [
        ("last_month", previous(month_of(today), school), LIMIT_MONTH_MILLISECONDS),
        ("middle_month", month_of(MIDDLE), LIMIT_MONTH_MILLISECONDS),
        ("five_years", years, LIMIT_YEARS_MILLISECONDS),
    ]


async def _growth(few: App, many: App) -> Figure:
    """The last month in a database of one year and of five, in turn."""
    _, month, _ = (await _periods(many))[0]
    in_many, in_few = partial(_read, many, month), partial(_read, few, month)
    await in_few()
    pairs = [(await _timed(in_many), await _timed(in_few)) for _ in range(LOOKS)]
    return against_floor("status_month_from_one_year_to_five", pairs, "ms", LIMIT_GROWTH)


async def _read(app: App, period: Period) -> Sequence[Reading]:
    return (await app.services.status.read.status(DIRECTOR, period)).readings


async def _stretches(app: App, period: Period) -> list[Stretch]:
    """The period and those that the status compares it with."""
    status = await app.services.status.read.status(DIRECTOR, period)
    school, now = await app.services.directory.now(), app.clock.now()
    return [stretch_of(one, school, now) for one in (period, status.before, status.year_ago) if one is not None]


def _agree(readings: Sequence[Reading], by_hand: Sequence[Values]) -> None:
    """Fail where the program and the SQL by hand have other numbers; not of days before the first record."""
    figures = {one.code: [it for it in (one.now, one.before, one.year_ago) if it is not None] for one in readings}
    assert not [one.code for one in readings if one.failed]
    for place, values in enumerate(by_hand):
        ours = {code: found[place].value for code, found in figures.items()}
        assert ours.keys() == values.keys()
        if any(value is not None for value in ours.values()):
            assert all(_is_same(ours[code], values[code]) for code in ours), (place, ours, values)


def _is_same(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) < _CLOSE


async def _timed(deed: Deed) -> float:
    """In milliseconds."""
    started = time.perf_counter()
    await deed()
    return (time.perf_counter() - started) * 1000
