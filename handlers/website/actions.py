"""What an editor does about the website: names it, has it read at once, or gives it up."""

from bot.ui import Answer, Incoming, t
from handlers.site import Context
from handlers.website.addresses import Forget, NameSection, ReadNow, Website
from handlers.website.screens import found, slow, website


async def take_section(context: Context, _: NameSection, incoming: Incoming) -> Answer:
    """The address was typed."""
    reading = await context.services.website.set_url(context.actor, incoming.text)
    return Answer(slow() if reading is None else found(context, reading))


async def read_now(context: Context, _: ReadNow) -> Answer:
    """Look there at once."""
    if not await context.services.website.read_now(context.actor):
        return Answer(slow())
    state = await context.services.website.state(context.actor)
    is_well = state is not None and state.problem is None
    toast = t("website-read" if is_well else "website-not-read")
    return Answer(await website(context, Website()), toast=toast)


async def forget(context: Context, _: Forget) -> Answer:
    """It is read no more."""
    await context.services.website.forget(context.actor)
    return Answer(await website(context, Website()), toast=t("website-forgotten"))
