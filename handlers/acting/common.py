"""What acting shares: the thing's card afterwards, whether a step is the actor's, the way back."""

from bot.errors import Denied, Outdated
from bot.services.status.hurrying import Thing
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import Hand, Step
from bot.ui import Screen
from handlers.site import Context


async def thing_card(context: Context, thing: Thing, number: int) -> Screen | None:
    """The thing's own screen, as it stands now."""
    return (await context.site.follow(context, f"{thing}:{number}")).screen


def way_back(context: Context, thing: Thing, number: int, back: str) -> str:
    """The packed address of where one came from; the thing's card where that is no screen."""
    packed = back.replace("~", ":")
    return packed if packed.partition(":")[0] in context.site.screens else f"{thing}:{number}"


async def ticket_for(context: Context, ticket_id: int, step: Step) -> TicketCard:
    """The ticket on which this step can be made now; Outdated where it can't any more, Denied where never."""
    ticket = await context.services.tickets.read.card(context.actor, ticket_id)
    if step in ticket.steps:
        return ticket
    raise Outdated(shows=f"ticket:{ticket.id}") if Hand.CHIEF in ticket.hands else Denied
