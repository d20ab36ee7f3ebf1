"""Answering how an item goes."""

from bot.services.roadmap.working import pulse_of
from bot.ui import Answer as Shown
from bot.ui import t
from handlers.reminders.addresses import Answer, Pulses
from handlers.reminders.screens import pulses
from handlers.site import Context


async def answer(context: Context, address: Answer) -> Shown:
    """Keep the answer and show the next item; one that has to be handed in with evidence shows where instead."""
    said = pulse_of(address.answer)
    await context.services.roadmap.working.pulse(context.actor, address.item, said)
    return Shown(await pulses(context, Pulses(place=address.place)), toast=t(f"pulses-said-{said}"))
