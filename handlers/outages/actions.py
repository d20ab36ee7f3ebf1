"""What is done about an outage: told to all, followed, added to, ended."""

from bot.errors import Invalid
from bot.services.tickets.outages import Trouble
from bot.ui import Answer, Incoming, t
from handlers.outages import screens
from handlers.outages.addresses import Card, Check, End, Ending, Join, JoinOne, MeToo, Open, Say
from handlers.site import Context


async def open_(context: Context, address: Open) -> Answer:
    """Tell it to all."""
    return await _open(context, screens.trouble_of(address), "")


async def open_with_words(context: Context, address: Check, incoming: Incoming) -> Answer:
    """Tell it to all, with these words."""
    return await _open(context, screens.trouble_of(address), _words(incoming))


async def say(context: Context, address: Say, incoming: Incoming) -> Answer:
    """How it stands was typed."""
    await context.services.tickets.outages.say(context.actor, address.id, _words(incoming))
    return await _card(context, address.id, "outage-said")


async def me_too(context: Context, address: MeToo) -> Answer:
    """The actor is told when it is over."""
    await context.services.tickets.outages.follow(context.actor, address.id)
    return await _card(context, address.id, "outage-me-done")


async def join_one(context: Context, address: JoinOne) -> Answer:
    """One more report belongs to it; those that are left follow."""
    await context.services.tickets.outages.join(context.actor, address.id, address.ticket)
    return Answer(await screens.join(context, Join(id=address.id)), toast=t("outage-joined"))


async def end(context: Context, address: End) -> Answer:
    """It works again."""
    return await _end(context, address.id, "")


async def end_with_words(context: Context, address: Ending, incoming: Incoming) -> Answer:
    """It works again, with what was typed for all."""
    return await _end(context, address.id, _words(incoming))


async def _open(context: Context, trouble: Trouble, words: str) -> Answer:
    outage_id = await context.services.tickets.outages.open(context.actor, trouble, words)
    return await _card(context, outage_id, "outage-opened")


async def _end(context: Context, outage_id: int, words: str) -> Answer:
    closed = await context.services.tickets.outages.end(context.actor, outage_id, words)
    shown = await screens.card(await context.again(), Card(id=outage_id))
    return Answer(shown, toast=t("outage-end-done", count=closed))


async def _card(context: Context, outage_id: int, toast: str) -> Answer:
    return Answer(await screens.card(await context.again(), Card(id=outage_id)), toast=t(toast))


def _words(incoming: Incoming) -> str:
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
