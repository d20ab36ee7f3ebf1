"""The clock's tick over 10,000 open tickets: where nothing changed, and where a new day off moves every term."""

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import delete, insert

from bot.access import SYSTEM
from bot.app import App
from bot.services.tickets.ticking import Ticking
from models.base import table
from models.school import CalendarDay, DayKind
from models.tickets import Ticket, TicketState, WaitingFor
from tests.benchmarks import school
from tests.benchmarks.figures import Figure

TICKETS = 10_000
ROUNDS = 5
LIMIT_SECONDS = 1.0


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    try:
        await school.fill(app, 10)
        await _open(app)
        ticking = Ticking(app.db, app.services.directory, app.clock)
        await ticking.tick()
        yield Figure("tick_10000_tickets", median([await _seconds(ticking) for _ in range(ROUNDS)]), "s", LIMIT_SECONDS)
        moved = []
        for _ in range(ROUNDS):
            await _change_calendar(app)
            moved.append(await _seconds(ticking))
        yield Figure("tick_10000_terms_moved", median(moved), "s", LIMIT_SECONDS)
    finally:
        await app.db.close()


async def _open(app: App) -> None:
    """Tickets of a whole year that wait for something, so that none of them is told as late."""
    now = app.clock.now()
    common = {"state": TicketState.WAITING, "reporter_id": 1, "room_id": 1, "kind": "projector", "responded_at": now}
    common |= {"waiting_for": WaitingFor.PURCHASE, "waiting_until": (now + timedelta(days=90)).date()}
    rows = [common | {"opened_at": now - timedelta(days=365) * n / TICKETS} for n in range(TICKETS)]
    async with app.db.write(SYSTEM) as session:
        await session.execute(insert(table(Ticket)), rows)


async def _change_calendar(app: App) -> None:
    """All Mondays of the year become days off, or what they were before."""
    today = app.clock.now().date()
    mondays = [today - timedelta(days=today.weekday() + 7 * week) for week in range(-2, 56)]
    async with app.db.write(SYSTEM) as session:
        if not (await session.execute(delete(table(CalendarDay)).returning(CalendarDay.day))).all():
            await session.execute(
                insert(table(CalendarDay)), [{"day": monday, "kind": DayKind.OFF} for monday in mondays]
            )
        await app.services.directory.touch(session)


async def _seconds(ticking: Ticking) -> float:
    started = time.perf_counter()
    await ticking.tick()
    return time.perf_counter() - started
