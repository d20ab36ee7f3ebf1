"""Asks where typed words belong, and takes them there."""

from dataclasses import replace
from typing import Final

from bot.errors import Missing, Outdated
from bot.services.text import shorten
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.aside.addresses import Anew, Ask, Here
from handlers.elsewhere import REPORT, is_elsewhere
from handlers.site import Context

THINGS: Final = frozenset({"task", "item"})
WORDS_SHOWN: Final = 600


async def ask(context: Context, address: Ask) -> Screen:
    """The words, and where they may go."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    if draft is None or not draft.aside:
        raise Outdated(shows=_card(address))
    kind = await is_elsewhere(context, draft.aside) or REPORT
    place = {"thing": address.thing, "id": address.id}
    return screen(
        t("aside-title"),
        t("aside-words", words=shorten(draft.aside, WORDS_SHOWN)),
        rows=column(
            [Button(t(f"aside-new-{kind}"), Anew(**place)), Button(t(f"aside-to-{address.thing}"), Here(**place))]
        ),
        back=_card(address),
        expects=address,
    )


async def more(context: Context, address: Ask, incoming: Incoming) -> Answer:
    """More words before it was said where they belong; what is sent beside words is for the card."""
    _card(address)
    if incoming.media is not None:
        return await context.site.take(context, _card(address), incoming)
    await context.services.tickets.reporting.add_aside(context.actor, incoming.text, None)
    return Answer(await ask(context, address))


async def anew(context: Context, address: Anew) -> Answer:
    """What they would be without the card: a report or a task, to be looked at."""
    words = await _taken(context, address)
    answer = await context.site.hear(context, Incoming(text=words))
    return answer or await context.site.follow(context, "unknown")


async def here(context: Context, address: Here) -> Answer:
    """To the card, as a reply to it would go."""
    words = await _taken(context, address)
    card = _card(address)
    return await context.site.take(context, card, Incoming(text=words, reply_buttons=(card,)))


async def _taken(context: Context, address: Anew | Here) -> str:
    """The words, taken out of where they were kept: a second tap finds none, Outdated."""
    card = _card(address)
    # The update is counted once, by what becomes of the words.
    actor = replace(context.actor, update_id=None)
    return await context.services.tickets.reporting.take_aside(actor, shows=card)


def _card(address: Ask | Anew | Here) -> str:
    if address.thing not in THINGS:
        raise Missing
    return f"{address.thing}:{address.id}"
