"""Some years of one large school for measuring, the same in every run: 200,000 tickets with their histories, messages,
news with everybody who got them, the roadmap, supplies and surveys in five years.

The schema is the program's own; the rows go in past it, one transaction a table, else it would take minutes.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.app import App
from bot.services.calendar import SEPTEMBER
from models.delivery import OutboxNotice
from models.people import Identity, Invitation, Person, Role, RoleGrant
from models.school import Asset, Building, Room
from models.supplies import Consumable, StockMove
from models.tickets import Ticket, TicketEvent
from tests.benchmarks import families, school
from tests.benchmarks import five_years_said as said
from tests.benchmarks.filling import PARENTS, Filling, Row, Years, stamp

FIVE: Final = 5
STAFF = 180
FIRST_OF_STAFF: Final = 101
# Of them, with the right to see and take everything.
DIRECTOR: Final = FIRST_OF_STAFF
ROOMS, BUILDINGS, ASSETS, CONSUMABLES = 120, 3, 1_500, 30
INVITATIONS = 400
# A working day's, so that five years come to 200,000 tickets and 300,000 messages.
TICKETS_A_DAY, MOVES_A_DAY = 200, 10
MESSAGES_FOR_TWO_TICKETS: Final = 3
# Of a hundred tickets: shortages, never solved, cancelled, returned once, long in the making.
_SHORTAGES, _FORGOTTEN, _CANCELLED, _RETURNED, _LONG = 15, 0.1, 3, 4, 2
_TERM: Final = timedelta(days=3)
_KINDS: Final = ("projector", "computer", "printer", "internet", "furniture", "light")
_SEED: Final = 7


def school_years(now: datetime, count: int) -> Years:
    """So many school years, and of the one that runs what is over."""
    return Years(date(now.year - count, SEPTEMBER, 1), now)


async def build(folder: Path, count: int) -> App:
    """The program with the database of so many school years, and of the one that runs."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    await families.fill(app, PARENTS)
    now = app.clock.now()
    await app.db.close()
    period = school_years(now, count)
    filling = Filling(folder / "bot.db")
    for fill in (_people, _places, _tickets, _messages, _supplies, said.news, said.roadmap, said.surveys):
        fill(filling, period, random.Random(_SEED))  # noqa: S311  # the same in every run, no secret
    filling.close()
    return school.build(folder, "http://127.0.0.1:1", school.working_clock())


def _people(filling: Filling, years: Years, chance: random.Random) -> None:
    """More of the staff, of whom not all have joined."""
    numbers = range(FIRST_OF_STAFF, FIRST_OF_STAFF + STAFF)
    filling.put(Person, "id surname given_name patronymic", ((n, f"Surname{n}", "Given", "Second") for n in numbers))
    roles = ((n, Role.DIRECTOR.value if n == DIRECTOR else Role.STAFF.value, str(years.first)) for n in numbers)
    filling.put(RoleGrant, "person_id role since", roles)
    joined = ((n, "telegram", n) for n in numbers if n % 3)
    filling.put(Identity, "person_id channel external_id", joined)
    moments = years.moments(1, chance)
    invited = (
        (n, f"token{k}", f"code{k}", k % 2, stamp(at), stamp(at + timedelta(days=14)))
        for k, (n, at) in enumerate(zip([*numbers, *numbers, *numbers][:INVITATIONS], moments, strict=False))
    )
    filling.put(Invitation, "person_id token_hash code_hash uses_left created_at expires_at", invited)


def _places(filling: Filling, years: Years, chance: random.Random) -> None:
    """Buildings, rooms and devices beside those that there are."""
    there = families.TEACHERS + school.TECHNICIANS
    filling.put(Building, "id name", ((n, f"Building {n}") for n in range(2, BUILDINGS + 1)))
    rooms = ((n, n % BUILDINGS + 1, str(100 + n), "Biology") for n in range(there + 1, ROOMS + 1))
    filling.put(Room, "id building_id number name", rooms)
    days = list(years.days())
    assets = (
        (
            n,
            n % ROOMS + 1,
            _KINDS[n % len(_KINDS)],
            f"Device {n}",
            f"I-{n}",
            str(chance.choice(days)) if n % 2 else None,
        )
        for n in range(there + 1, ASSETS + 1)
    )
    filling.put(Asset, "id room_id kind name inventory_number confirmed_on", assets)


@dataclass(frozen=True, slots=True)
class _Life:
    """What became of a ticket; a time that is not yet there is None."""

    opened: datetime
    responded: datetime | None
    solved: datetime | None
    closed: datetime | None
    reacted_in: int
    solved_in: int
    state: str
    returns: int


def _lives(years: Years) -> Iterator[_Life]:
    """The same whenever they are asked for."""
    chance = random.Random(_SEED)  # noqa: S311  # the same in every run, no secret
    for opened in years.moments(TICKETS_A_DAY, chance):
        fate, now = chance.random() * 100, years.now
        reacted_in = 1 + int(chance.expovariate(1 / 90))
        solved_in = reacted_in + int(chance.expovariate(1 / (20_000 if fate > 100 - _LONG else 600)))
        responded = _by(opened + timedelta(minutes=reacted_in), now)
        solved = _by(opened + timedelta(minutes=3 * solved_in), now) if fate > _FORGOTTEN + _CANCELLED else None
        end = opened + timedelta(minutes=30) if _FORGOTTEN < fate <= _FORGOTTEN + _CANCELLED else None
        closed = _by(solved + timedelta(hours=chance.randrange(96)), now) if solved else _by(end, now)
        state = _state(responded, solved, closed)
        returned = solved is not None and chance.random() * 100 < _RETURNED
        yield _Life(opened, responded, solved, closed, reacted_in, solved_in, state, int(returned))


def _state(responded: datetime | None, solved: datetime | None, closed: datetime | None) -> str:
    if solved is None:
        return "cancelled" if closed else "taken" if responded else "new"
    return "closed" if closed else "solved"


def _by(at: datetime | None, now: datetime) -> datetime | None:
    return at if at is not None and at < now else None


def _tickets(filling: Filling, years: Years, chance: random.Random) -> None:
    """Tickets and what happened to them, about four steps each."""
    columns = (
        "id category state reporter_id room_id asset_id kind symptom assignee_id opened_at taken_at responded_at "
        "solved_at closed_at react_by solve_by reacted_in solved_in in_time returns team_id consumable_id"
    )
    filling.put(Ticket, columns, (_ticket(n, life, chance) for n, life in enumerate(_lives(years), 1)))
    events = (
        (number, person, action, stamp(at), words)
        for number, life in enumerate(_lives(years), 1)
        for person, action, at, words in _steps(number, life)
    )
    filling.put(TicketEvent, "ticket_id person_id action at words", events)


def _ticket(number: int, life: _Life, chance: random.Random) -> Row:
    asset = 1 + int(chance.random() * ASSETS)
    is_shortage = chance.random() * 100 < _SHORTAGES
    due = life.opened + _TERM
    responded, solved, closed = (at and stamp(at) for at in (life.responded, life.solved, life.closed))
    return (
        number,
        "shortage" if is_shortage else "fault",
        life.state,
        _reporter(number),
        asset % ROOMS + 1,
        asset,
        "consumable" if is_shortage else _KINDS[asset % len(_KINDS)],
        "no_power",
        _worker(number) if life.responded else None,
        stamp(life.opened),
        responded,
        responded,
        solved,
        closed,
        stamp(life.opened + _TERM / 6),
        stamp(due),
        life.reacted_in if life.responded else None,
        life.solved_in if life.solved else None,
        life.solved <= due if life.solved else None,
        life.returns,
        1,
        number % CONSUMABLES + 1 if is_shortage else None,
    )


def _steps(number: int, life: _Life) -> Iterator[tuple[int, str, datetime, str | None]]:
    yield _reporter(number), "report", life.opened, None
    if life.responded and life.state != "cancelled":
        yield _worker(number), "take", life.responded, None
    if life.solved and life.returns:
        half = life.opened + (life.solved - life.opened) / 2
        yield _worker(number), "solve", half, "Cable changed"
        yield _reporter(number), "return", half + timedelta(minutes=1), "Does not work still"
    if life.solved:
        yield _worker(number), "solve", life.solved, "It works again, the cable was loose"
    if life.closed:
        yield _reporter(number), "cancel" if life.state == "cancelled" else "confirm", life.closed, None


def _reporter(number: int) -> int:
    return FIRST_OF_STAFF + number % STAFF


def _worker(number: int) -> int:
    return families.TEACHERS + school.TECHNICIANS if number % 3 else FIRST_OF_STAFF + number % 5


def _messages(filling: Filling, years: Years, chance: random.Random) -> None:
    """What was sent about tickets."""
    columns = "person_id kind subject args state due_at created_at done_at message_id"
    kinds = ("ticket.take", "ticket.solve", "ticket.new")
    rows = (
        (_reporter(number), kinds[nth % 3], f"ticket:{number}", "{}", "sent", at, at, at, nth)
        for number, at in enumerate(map(stamp, years.moments(TICKETS_A_DAY, chance)), 1)
        for nth in range(MESSAGES_FOR_TWO_TICKETS // 2 + number % 2)
    )
    filling.put(OutboxNotice, columns, rows)


def _supplies(filling: Filling, years: Years, chance: random.Random) -> None:
    """What is in stock; each fifth move brings what the others used up."""
    names = ((n, f"Cartridge {n}", "pcs", 5 + n, 12) for n in range(1, CONSUMABLES + 1))
    filling.put(Consumable, "id name unit stock minimum", names)
    moves = (
        (number % CONSUMABLES + 1, FIRST_OF_STAFF, 4 if number % 5 == 0 else -1, stamp(at))
        for number, at in enumerate(years.moments(MOVES_A_DAY, chance))
    )
    filling.put(StockMove, "consumable_id person_id amount at", moves)
