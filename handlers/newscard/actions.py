"""Steps on a sent post: another day, taking back, writing it once more."""

from bot.errors import Invalid
from bot.ui import Answer, Incoming, t
from handlers.newscard.addresses import Card, Copy, UntilDay, UntilSaid, WithdrawNow
from handlers.newscard.screens import card, later
from handlers.site import Context


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
