"""The first page of a queue of 2,000 open tickets, as a technician's tap asks for it; and its statements."""

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import event, insert

from bot.access import SYSTEM, Actor, Sender
from bot.app import App
from bot.services.tickets.queue import EVERYTHING, QueueFilter
from handlers.reception import CHANNEL
from models.base import table
from models.tickets import Ticket, TicketMedia, TicketState, WaitingFor
from tests.benchmarks import school
from tests.benchmarks.figures import Figure

TICKETS = 2_000
TEACHERS = 100
ROUNDS = 30
PAGE = 6
LIMIT_MILLISECONDS = 30.0
LIMIT_STATEMENTS = 3
STATES = (TicketState.NEW, TicketState.TAKEN, TicketState.WAITING)


async def measure(folder: Path) -> AsyncIterator[Figure]:
    """All figures of this kind."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    try:
        people = await school.fill(app, TEACHERS)
        await _open(app)
        known = await app.services.directory.now()
        technician = app.services.directory.actor(known, Sender(CHANNEL, people[-1]), "ru", None)
        narrowed = QueueFilter(building_id=1, team_id=min(technician.teams))
        for name, wanted in (("queue_2000_first_page", EVERYTHING), ("queue_2000_narrowed", narrowed)):
            taken = [await _milliseconds(app, technician, wanted) for _ in range(ROUNDS)]
            yield Figure(name, median(taken), "ms", LIMIT_MILLISECONDS)
        statements: list[object] = []
        event.listen(app.db.engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
        await _milliseconds(app, technician, EVERYTHING)
        yield Figure("queue_2000_statements", len(statements), "statements", LIMIT_STATEMENTS)
    finally:
        await app.db.close()


async def _open(app: App) -> None:
    """Open tickets of a month in every room, one in ten urgent, one in three with a photo."""
    now, team = app.clock.now(), (await app.services.directory.now()).team("technical").id
    rows = [
        {
            "id": number,
            "state": STATES[number % 3],
            "waiting_for": WaitingFor.PART if number % 3 == STATES.index(TicketState.WAITING) else None,
            "reporter_id": 1 + number % TEACHERS,
            "room_id": 1 + number % TEACHERS,
            "asset_id": 1 + number % TEACHERS,
            "kind": "projector",
            "symptom": "no_power",
            "team_id": team,
            "urgent": number % 10 == 0,
            "opened_at": now - timedelta(days=30) * number / TICKETS,
            "react_by": now,
            "solve_by": now,
        }
        for number in range(1, TICKETS + 1)
    ]
    photos = [{"ticket_id": n, "person_id": 1, "kind": "photo", "file_id": f"photo{n}"} for n in range(3, TICKETS, 3)]
    async with app.db.write(SYSTEM) as session:
        await session.execute(insert(table(Ticket)), rows)
        await session.execute(insert(table(TicketMedia)), photos)


async def _milliseconds(app: App, actor: Actor, wanted: QueueFilter) -> float:
    started = time.perf_counter()
    lines, total = await app.services.tickets.queue.page(actor, 0, PAGE, wanted)
    taken = time.perf_counter() - started
    assert (len(lines), total) == (PAGE, TICKETS)
    return taken * 1000
