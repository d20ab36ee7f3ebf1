"""What the steps share: the ticket with a check that the step is the actor's, and its card afterwards."""

from bot.errors import Denied, Outdated
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import Hand, Step
from bot.ui import Answer, Text, t
from handlers.phrases import ticket_place, ticket_what
from handlers.site import Context


async def ticket_for(context: Context, ticket_id: int, step: Step) -> TicketCard:
    """The ticket on which this step can be made now; Outdated where it can't any more, Denied where never."""
    ticket = await context.services.tickets.read.card(context.actor, ticket_id)
    if step in ticket.steps:
        return ticket
    raise Outdated(shows=f"ticket:{ticket.id}") if ticket.hands & {Hand.WORKER, Hand.CHIEF} else Denied


def about(ticket: TicketCard) -> tuple[Text, Text]:
    """Where and what."""
    return ticket_place(ticket.line.place, ticket.building), ticket_what(ticket.line)


async def card(context: Context, ticket_id: int, toast: str) -> Answer:
    """The ticket as it stands after the step."""
    shown = await context.site.follow(context, f"ticket:{ticket_id}")
    return Answer(shown.screen, toast=t(toast))
