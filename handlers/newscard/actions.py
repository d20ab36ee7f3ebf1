"""Steps on a sent post: reminding, other words, another day, taking back, writing it once more."""

from bot.errors import Invalid
from bot.services.news.drafting import Typed
from bot.ui import Answer, Incoming, t
from handlers.newscard.addresses import Card, Copy, CorrectSaid, Remind, UntilDay, UntilSaid, WithdrawNow
from handlers.newscard.screens import card, later
from handlers.site import Context


async def remind(context: Context, address: Remind) -> Answer:
    """Remind the silent, each in their hours."""
    count = await context.services.news.pressing.remind(context.actor, address.id)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-reminded", count=count), alert=True)


async def corrected(context: Context, address: CorrectSaid, incoming: Incoming) -> Answer:
    """Other words were typed."""
    if incoming.media is not None:
        raise Invalid("error-words-needed")
    typed = Typed(incoming.text, incoming.markup)
    taken = await context.services.news.correcting.write(context.actor, address.id, address.version, typed)
    toast = t("newscard-corrected-dropped" if taken.dropped else "newscard-corrected")
    return Answer(await card(context, Card(id=address.id)), toast=toast, alert=taken.dropped)


async def move(context: Context, address: UntilDay) -> Answer:
    """So many working days later."""
    found = await context.services.news.card.card(context.actor, address.id)
    day = later(context, found.post, address.days)
    await context.services.news.correcting.move(context.actor, address.id, address.version, day)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-moved", day=day))


async def moved(context: Context, address: UntilSaid, incoming: Incoming) -> Answer:
    """A day was typed."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    day = await context.services.news.drafting.day(context.actor, incoming.text)
    await context.services.news.correcting.move(context.actor, address.id, address.version, day)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-moved", day=day))


async def withdraw(context: Context, address: WithdrawNow) -> Answer:
    """Take it back."""
    await context.services.news.correcting.withdraw(context.actor, address.id, address.version)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-withdrawn-now"))


async def copy(context: Context, address: Copy) -> Answer:
    """A new draft like this one."""
    post_id = await context.services.news.drafting.copy(context.actor, address.id)
    return await context.site.follow(context, f"newsroom.post:{post_id}")
