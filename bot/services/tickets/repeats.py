"""How often something broke before: a figure for the card of a ticket, counted within the statement that reads it."""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import bindparam, case, func, or_, select

from models.base import table
from models.tickets import Ticket, TicketCategory, TicketState

# So long a breakdown is remembered, and so many before this one make it worth a word.
REMEMBERED: Final = timedelta(days=365)
MANY: Final = 2
# Nobody needs to know more exactly, and it keeps the count cheap where one room has thousands of tickets.
AT_MOST: Final = 10
NO_BREAKDOWN: Final = (TicketState.UNCONFIRMED, TicketState.CANCELLED, TicketState.MERGED)

_TICKET = table(Ticket).c
_PAST = table(Ticket).alias("past")
_FAULTS = (
    select(_PAST.c.id)
    .where(
        _PAST.c.id < _TICKET.id,
        _PAST.c.category == TicketCategory.FAULT,
        *(_PAST.c.state != state for state in NO_BREAKDOWN),
        _PAST.c.opened_at >= bindparam("remembered_since"),
        # What somebody put right alone was solved as it was opened: no breakdown.
        or_(_PAST.c.solved_at.is_(None), _PAST.c.solved_at > _PAST.c.opened_at),
    )
    .limit(AT_MOST)
    .correlate(table(Ticket))
)
_OF_DEVICE = _FAULTS.where(_PAST.c.asset_id == _TICKET.asset_id)
_OF_KIND = _FAULTS.where(_PAST.c.room_id == _TICKET.room_id, _PAST.c.kind == _TICKET.kind)


def _count(faults: Any) -> Any:
    return select(func.count()).select_from(faults.subquery()).scalar_subquery()


# Earlier faults of the same device (`AT_MOST` at most), or of the same kind in the same room where no device is known.
# The parameter `remembered_since` says from when on they count.
EARLIER: Final = case(
    (_TICKET.category != TicketCategory.FAULT, 0),
    (_TICKET.asset_id.is_not(None), _count(_OF_DEVICE)),
    else_=_count(_OF_KIND),
)
