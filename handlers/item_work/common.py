"""What the steps share: the item with a check that the step is the actor's, and its card afterwards."""

from bot.errors import Denied, Outdated
from bot.services.roadmap.reading import ItemCard
from bot.services.roadmap.states import Hand, Step
from bot.services.text import shorten
from bot.ui import Answer, Text, t
from handlers.plan_phrases import item_name
from handlers.site import Context

TEXT_SHOWN = 300


async def item_for(context: Context, item_id: int, step: Step) -> ItemCard:
    """The item on which this step can be made now; Outdated where it can't any more, Denied where never.

    Of a year that is over, the card of the item that continues it is shown.
    """
    item = await context.services.roadmap.read.card(context.actor, item_id)
    if step in item.steps:
        return item
    if item.line.is_rolled:
        newer = (await context.services.roadmap.beside.of(context.actor, item_id)).newer_id
        raise Outdated("error-item-rolled", shows=f"item:{newer or item_id}")
    onlooker = not item.hands - {Hand.OVERSEER, Hand.WATCHER}
    raise Denied if onlooker else Outdated(shows=f"item:{item_id}")


def title(item: ItemCard, key: str) -> tuple[Text, Text]:
    """What is asked about which item."""
    return t(key, name=item_name(item.line)), t("item-text", text=shorten(item.line.text, TEXT_SHOWN))


async def card(context: Context, item_id: int, toast: str) -> Answer:
    """The item as it stands after the step."""
    shown = await context.site.follow(context, f"item:{item_id}")
    return Answer(shown.screen, toast=t(toast))
