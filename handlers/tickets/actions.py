"""Steps on a ticket."""

from contextlib import suppress

from bot.access import Permission
from bot.errors import Missing
from bot.services.smalltalk import asked_for
from bot.services.tickets.states import Step
from bot.ui import Answer, Incoming, t
from handlers.phrases import worded
from handlers.saying import said_in, shown
from handlers.site import Context
from handlers.tickets.addresses import Add, Make, Mine, More
from handlers.tickets.screens import DIRECT, mine, returned, titled


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


async def asked_in_words(context: Context, incoming: Incoming) -> Answer | None:
    """«Where is my ticket», «№ 47»: the list, or that ticket. A number that is no ticket of theirs may be a room's."""
    asked = asked_for(incoming.text) if incoming.media is None else None
    if asked is None or not context.actor.may(Permission.TICKET_REPORT):
        return None
    if asked.number is None:
        return Answer(await mine(context, Mine()))
    with suppress(Missing):
        return Answer(titled(context, await context.services.tickets.read.card(context.actor, asked.number)))
    return None


async def add(context: Context, address: Add | More, incoming: Incoming) -> Answer:
    """Words or a photo for a ticket: an answer, if a question is open."""
    heard = await context.services.tickets.talking.add(context.actor, address.id, said_in(incoming))
    return await shown(context, heard, incoming)
