"""Choosing for one item, and turning the year over."""

from bot.errors import Missing
from bot.ui import Answer, t
from handlers.site import Context
from handlers.turn.addresses import Choose, ChooseAll, Confirm, OneItem, Turn
from handlers.turn.screens import ALL, item, turn


async def choose(context: Context, address: Choose) -> Answer:
    """This becomes of it."""
    await context.services.roadmap.turning.choose(context.actor, address.id, address.choice)
    return Answer(await item(context, OneItem(id=address.id)), toast=t("turn-chosen"))


async def choose_all(context: Context, address: ChooseAll) -> Answer:
    """Nothing goes along, or each as usual."""
    if address.choice not in ALL:
        raise Missing
    await context.services.roadmap.turning.choose_all(context.actor, address.year, ALL[address.choice])
    return Answer(await turn(context, Turn(year=address.year)), toast=t("turn-chosen"))


async def confirm(context: Context, address: Confirm) -> Answer:
    """The plan of the next year is made."""
    count = await context.services.roadmap.turning.confirm(context.actor, address.year)
    shown = (await context.site.follow(context, "roadmap")).screen
    return Answer(shown, toast=t("turn-done", count=count), alert=True)
