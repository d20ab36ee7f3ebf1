"""A school for measuring: as many teachers as asked for, each with a room and a projector, and a technician."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import insert

from bot.access import SYSTEM
from bot.app import App, build_app, prepare
from bot.clock import Clock, ShiftedClock
from bot.db import WriteSession
from bot.services.snapshot import TECHNICAL
from bot.settings import Settings
from models.base import Base, table
from models.delivery import NoticeState, OutboxNotice
from models.people import Identity, Person, Role, RoleGrant, RoomKeeper
from models.school import Asset, Building, Room
from models.tickets import Ticket, TicketState

TOKEN = "4242:" + "b" * 35
TECHNICIANS = 1
_SINCE = date(2020, 9, 1)
# A Tuesday in term, 10:00 at the school: everybody's delivery window is open.
WORKING_HOUR = datetime(2030, 11, 19, 3, tzinfo=UTC)


def working_clock() -> ShiftedClock:
    """A clock that runs on from a working hour."""
    clock = ShiftedClock()
    clock.shift(WORKING_HOUR - Clock().now())
    return clock


def build(folder: Path, api_url: str, clock: Clock) -> App:
    """The program, with its files in `folder` and the messenger at `api_url`."""
    settings = Settings(bot_token=SecretStr(TOKEN), bot_api_url=api_url, data_dir=folder, web_port=0)
    return build_app(settings, clock)


async def fill(app: App, teachers: int) -> list[int]:
    """Prepare the database; numbers of the people: teachers 1…n (as their rooms and devices), then technicians.

    The messenger's number of a person is the same as ours.
    """
    await prepare(app)
    people = list(range(1, teachers + TECHNICIANS + 1))
    rows: list[tuple[type[Base], list[dict[str, Any]]]] = [
        (Building, [{"id": 1, "name": "Main building"}]),
        (Room, [{"id": n, "building_id": 1, "number": str(100 + n), "name": "Physics"} for n in people]),
        (Asset, [{"id": n, "room_id": n, "kind": "projector", "name": f"Projector {n}"} for n in people]),
        (Person, [{"id": n, "surname": f"Surname{n}", "given_name": "Given", "patronymic": "Second"} for n in people]),
        (Identity, [{"person_id": n, "channel": "telegram", "external_id": n} for n in people]),
        (RoleGrant, [{"person_id": n, "role": _role(n, teachers), "since": _SINCE} for n in people]),
        (RoomKeeper, [{"person_id": n, "room_id": n} for n in people[:teachers]]),
    ]
    async with app.db.write(SYSTEM) as session:
        for model, these in rows:
            await _insert(session, model, these)
        await app.services.directory.touch(session)
    return people


async def prepare_school(folder: Path, teachers: int) -> list[int]:
    """The same in a database file in this folder, for a process that is started later."""
    app = build(folder, "http://127.0.0.1:1", working_clock())
    try:
        return await fill(app, teachers)
    finally:
        await app.db.close()


async def open_tickets(app: App, count: int) -> None:
    """New tickets 1…count, all of the first teacher."""
    now, technical = app.clock.now(), (await app.services.directory.now()).team(TECHNICAL).id
    common = {"state": TicketState.NEW, "reporter_id": 1, "room_id": 1, "asset_id": 1, "kind": "projector"}
    common["team_id"] = technical
    rows = [common | {"id": number, "symptom": "no_power", "opened_at": now} for number in range(1, count + 1)]
    async with app.db.write(SYSTEM) as session:
        await _insert(session, Ticket, rows)


async def queue_notices(app: App, people: list[int], each: int) -> None:
    """`each` notices for each person about a ticket of their own, in the order in which events would bring them."""
    now = app.clock.now()
    common = {"state": TicketState.TAKEN, "kind": "projector", "symptom": "no_power", "opened_at": now}
    tickets = [common | {"id": n, "reporter_id": n, "room_id": n, "asset_id": n} for n in people]
    notice = {"kind": "ticket.take", "args": {}, "urgent": False, "state": NoticeState.QUEUED, "attempts": 0}
    notice |= {"due_at": now, "created_at": now + timedelta(minutes=5)}  # fresh for long: each goes alone
    async with app.db.write(SYSTEM) as session:
        await _insert(session, Ticket, tickets)
        for _ in range(each):
            await _insert(session, OutboxNotice, [notice | {"person_id": n, "subject": f"ticket:{n}"} for n in people])


async def _insert(session: WriteSession, model: type[Base], rows: list[dict[str, Any]]) -> None:
    await session.execute(insert(table(model)), rows)


def _role(number: int, teachers: int) -> Role:
    return Role.STAFF if number <= teachers else Role.TECHNICIAN
