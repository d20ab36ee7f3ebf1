"""Conditions on tickets that several statements ask: which reports came at all, and which are not late yet."""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, not_

from bot.services.tickets.states import Step
from models.base import table
from models.tickets import Ticket, TicketEvent, TicketState

_TICKET, _EVENT = table(Ticket).c, table(TicketEvent).c
_WAS_REJECTED = exists().where(_EVENT.ticket_id == _TICKET.id, _EVENT.action == Step.REJECT.value)
# A pupil's report that nobody has passed on yet, or that was rejected, never came. The history is asked of cancelled
# ones only: of all others an index tells enough.
HAS_COME: Final = and_(
    _TICKET.state != TicketState.UNCONFIRMED,
    not_(and_(_TICKET.state == TicketState.CANCELLED, _WAS_REJECTED.correlate(table(Ticket)))),
)


def is_held(ended: Any) -> ColumnElement[bool]:
    """Whether it waits until a day that is not over, so that it is not late: the rule of `terms.held`.

    ended: the last day whose working day is over (`terms.last_ended`).
    """
    return and_(_TICKET.waiting_until.is_not(None), _TICKET.waiting_until > ended)
