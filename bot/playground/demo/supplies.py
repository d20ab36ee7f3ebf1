"""What came into the made-up school's stock and went out of it, so that what is left is what stands there today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.playground.demo.helpdesk import CONSUMABLES, OPEN_PURCHASE, Cast, Told
from bot.services.calendar import WorkingCalendar

# Working days between a list of what to buy and its arrival.
_ON_THE_WAY = 6
_CAME_BEFORE = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class _Move:
    """Units that came (above 0) or went; ticket: its number, None where nobody asked."""

    consumable: int
    amount: int
    at: datetime
    ticket: int | None = None


def moves(cast: Cast, told: Sequence[Told]) -> Iterator[dict[str, Any]]:
    """All moves, the oldest first. told: the tickets in the order of their numbers."""
    for move in sorted(_moves(told), key=lambda one: one.at):
        yield {
            "consumable_id": move.consumable,
            "ticket_id": move.ticket,
            "person_id": cast.storekeeper,
            "amount": move.amount,
            "at": move.at,
        }


def purchases(calendar: WorkingCalendar, now: datetime, cast: Cast, told: Sequence[Told]) -> Iterator[dict[str, Any]]:
    """A list for each arrival, and one that has not come yet: that is number `OPEN_PURCHASE`."""
    waiting = next(one for one in told if one.columns.get("purchase_id") == OPEN_PURCHASE)
    (asked,) = (at for _, action, at, _ in waiting.events if action == "purchase")
    first = min(one.opened_at for one in told)
    arrivals = sorted({move.at for move in _moves(told) if move.amount > 0 and move.at > first})
    for number, at in enumerate(arrivals, start=OPEN_PURCHASE - len(arrivals)):
        day = calendar.local(at).date()
        for _ in range(_ON_THE_WAY):
            day = calendar.previous_working_day(day)
        made = datetime.combine(day, calendar.local(at).timetz())
        yield {"id": number, "created_by": cast.storekeeper, "created_at": made, "received_at": at}
    yield {"id": OPEN_PURCHASE, "created_by": cast.storekeeper, "created_at": asked, "received_at": None}


def _moves(told: Sequence[Told]) -> list[_Move]:
    """What went out, and what must have come in for it: reckoned back from what there is today."""
    first = min(one.opened_at for one in told) - timedelta(days=1)
    found: list[_Move] = []
    for consumable in CONSUMABLES:
        stock, minimum, number = consumable["stock"], consumable["minimum"], consumable["id"]
        gone = [
            _Move(number, -one.issued, one.columns["solved_at"], ticket)
            for ticket, one in enumerate(told, start=1)
            if one.issued and one.columns["consumable_id"] == number
        ]
        for move in sorted(gone, key=lambda one: one.at, reverse=True):
            found.append(move)
            stock -= move.amount
            if stock > 3 * minimum:
                found.append(_Move(number, stock - minimum // 2 + move.amount, move.at - _CAME_BEFORE))
                stock = minimum // 2 - move.amount
        if stock:
            found.append(_Move(number, stock, first))
    return found
