"""Steps on a ticket."""

from bot.errors import Missing
from bot.services.tickets.states import Step
from bot.ui import Answer, Incoming, Screen, t
from handlers.saying import said_in, shown
from handlers.site import Context
from handlers.tickets.addresses import Add, Card, Make, More
from handlers.tickets.screens import DIRECT, card, returned


async def make(context: Context, address: Make) -> Answer:
    """Take, solve, confirm, return or withdraw."""
    if address.step not in DIRECT:
        raise Missing
    step = Step(address.step)
    await context.services.tickets.working.make(context.actor, address.id, step)
    return Answer(await _after(context, address.id, step), toast=t(f"step-{step}-done"))


async def _after(context: Context, ticket_id: int, step: Step) -> Screen | None:
    """The card; a rating after «works», and room for words after «does not work»."""
    if step is Step.CONFIRM:
        return (await context.site.follow(context, f"rate:{ticket_id}")).screen
    if step is Step.RETURN:
        return await returned(context, ticket_id)
    return await card(context, Card(id=ticket_id))


async def add(context: Context, address: Add | More, incoming: Incoming) -> Answer:
    """Words or a photo for a ticket: an answer, if a question is open."""
    heard = await context.services.tickets.talking.add(context.actor, address.id, said_in(incoming))
    return await shown(context, heard, incoming)
