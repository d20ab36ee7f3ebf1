"""Answering how an item goes, by a tap or in words."""

from bot.errors import Invalid
from bot.services.roadmap.working import Pulse, pulse_of
from bot.ui import Answer as Shown
from bot.ui import Incoming, t
from handlers.reminders.addresses import Answer, HelpSaid, Pulses, Words
from handlers.reminders.screens import again, pulses
from handlers.site import Context


async def answer(context: Context, address: Answer) -> Shown:
    """Keep the answer and show the next item; one that has to be handed in with evidence shows where instead."""
    said = pulse_of(address.answer)
    await context.services.roadmap.working.pulse(context.actor, address.item, said)
    return Shown(await pulses(context, Pulses(place=address.place)), toast=t(f"pulses-said-{said}"))


async def received(context: Context, address: Words, incoming: Incoming) -> Shown:
    """What is sent belongs to the item shown; the questions stay, unless its card asks where the words belong."""
    taken = await context.site.take(context, f"item:{address.item}", incoming)
    return Shown(await again(context, address), toast=taken.toast) if taken.toast else taken


async def help_said(context: Context, address: HelpSaid, incoming: Incoming) -> Shown:
    """What help is needed with; then the next item."""
    if not incoming.text or incoming.media is not None:
        raise Invalid("error-words-needed")
    await context.services.roadmap.working.pulse(context.actor, address.item, Pulse.HELP, incoming.text)
    return Shown(await pulses(context, Pulses(place=address.place)), toast=t("pulses-said-help"))
