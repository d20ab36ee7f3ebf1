"""Steps on a ticket."""

from bot.errors import Invalid, Missing
from bot.services.tickets.reading import Attachment
from bot.services.tickets.states import Step
from bot.ui import Answer, Incoming, t
from handlers.site import Context
from handlers.tickets.addresses import Add, Card, Make
from handlers.tickets.screens import card


async def make(context: Context, address: Make) -> Answer:
    """Take, solve, confirm, return or withdraw."""
    if address.step not in set(Step):
        raise Missing
    step = Step(address.step)
    await context.services.tickets.working.make(context.actor, address.id, step)
    return Answer(await card(context, Card(id=address.id)), toast=t(f"step-{step}-done"))


async def add(context: Context, address: Add, incoming: Incoming) -> Answer:
    """Words or a photo for a ticket."""
    if incoming.media is None and not incoming.text:
        raise Invalid("error-not-usable")
    attachment = Attachment(incoming.media.kind, incoming.media.file_id, incoming.number) if incoming.media else None
    await context.services.tickets.talking.add(context.actor, address.id, incoming.text, attachment)
    return Answer(await card(context, Card(id=address.id)), toast=t("ticket-added"))
