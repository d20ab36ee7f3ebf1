"""Steps on a ticket."""

from bot.errors import Missing
from bot.services.tickets.states import Step
from bot.ui import Answer, Incoming, t
from handlers.phrases import worded
from handlers.saying import said_in, shown
from handlers.site import Context
from handlers.tickets.addresses import Add, Make, More
from handlers.tickets.screens import DIRECT, returned, titled


async def make(context: Context, address: Make) -> Answer:
    """Take, solve, confirm, return or withdraw."""
    if address.step not in DIRECT:
        raise Missing
    step = Step(address.step)
    await context.services.tickets.working.make(context.actor, address.id, step)
    return await _after(context, address.id, step)


async def _after(context: Context, ticket_id: int, step: Step) -> Answer:
    """The card; a rating after «works», and room for words after «does not work»."""
    key = f"step-{step}-done"
    if step is Step.CONFIRM:
        return Answer((await context.site.follow(context, f"rate:{ticket_id}")).screen, toast=t(key))
    if step is Step.RETURN:
        return Answer(await returned(context, ticket_id), toast=t(key))
    ticket = await context.services.tickets.read.card(context.actor, ticket_id)
    return Answer(titled(context, ticket), toast=worded(ticket.line, key))


async def add(context: Context, address: Add | More, incoming: Incoming) -> Answer:
    """Words or a photo for a ticket: an answer, if a question is open."""
    heard = await context.services.tickets.talking.add(context.actor, address.id, said_in(incoming))
    return await shown(context, heard, incoming)
