"""The card of an item."""

from bot.ui import Screen, screen, t
from handlers.item.addresses import Card
from handlers.plan_phrases import answering_words, item_mark, item_name, item_state, period_words
from handlers.site import Context


async def card(context: Context, address: Card) -> Screen:
    """What is to be done, until when, by whom, and how it stands."""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    line, today = item.line, context.school.today(context.now)
    period = period_words(line.kind, line.starts_on, line.ends_on, item.rhythm, every_year=item.every_year)
    return screen(
        t("item-title", mark=item_mark(line, today), name=item_name(line), state=item_state(line, today)),
        t("item-text", text=line.text),
        t("item-period", period=period),
        t("item-answering", who=answering_words(line.answering, context.school, today)),
    )
