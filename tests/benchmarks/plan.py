"""Taking over a plan of 300 rows, and a second one that changes all of them: from the file's bytes to the roadmap."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

from bot.access import Actor
from bot.app import App
from bot.services.roadmap.importing.draft import Waiting
from models.people import Role
from tests.benchmarks import school
from tests.benchmarks.figures import Figure
from tests.plans import Item, Layout, plan_docx

ROWS = 300
LIMIT_SECONDS = 3.0
COORDINATOR = Actor(1, "ru", frozenset({Role.COORDINATOR}))


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    try:
        await school.fill(app, 10)
        known = await app.services.directory.now()
        year = known.year_of(known.today(app.clock.now())).start
        yield Figure("plan_300_rows", await _seconds(app, _plan(year, "12")), "s", LIMIT_SECONDS)
        yield Figure("plan_300_rows_changed", await _seconds(app, _plan(year, "11")), "s", LIMIT_SECONDS)
    finally:
        await app.db.close()


class _Stored:
    """A messenger's file."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    async def download(self, file_id: str, limit: int) -> bytes:
        return self._content


def _plan(year: int, month: str) -> bytes:
    items = [
        Item(
            f"Раздел {at // 30}",
            f"Работа номер {at} по теме {at * 7919 % 1000}",
            f"до {at % 27 + 1:02}.{month}.{year}",
            "классные руководители, учителя",
        )
        for at in range(ROWS)
    ]
    return plan_docx(items, Layout(heading=f"План на {year}/{year + 1} учебный год"))


async def _seconds(app: App, content: bytes) -> float:
    importing = app.services.roadmap.importing
    importing._files = _Stored(content)
    started = time.perf_counter()
    await importing.offer(COORDINATOR, Waiting("plan", "План.docx", len(content)))
    await importing.save(COORDINATOR, (await importing.shown(COORDINATOR)).draft.stamp)
    return time.perf_counter() - started
