"""«Готово», «Принять», «Вернуть», «Снять с контроля» and back again."""

from bot.services.roadmap.showing import Sent
from bot.services.roadmap.states import Step
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.item_work.addresses import (
    Accept,
    Drop,
    DropSaid,
    Offer,
    OfferDo,
    OfferSaid,
    Reopen,
    Return,
    ReturnSaid,
)
from handlers.item_work.common import card, item_for, title
from handlers.site import Context
from handlers.typed import typed


async def offer(context: Context, address: Offer | OfferSaid) -> Screen:
    """Show what confirms it; with some evidence of its own there, it can be handed in."""
    item = await item_for(context, address.id, Step.OFFER)
    shown = item.new_evidence
    return screen(
        *title(item, "item-offer-title"),
        t("blank"),
        t("item-result", text=item.result) if item.result else None,
        t("item-evidence-count", count=shown) if shown else None,
        t("item-offer-hint" if shown else "item-offer-ask"),
        rows=column([Button(t("item-offer-do"), OfferDo(id=item.line.id)) if shown else None]),
        back=f"item:{item.line.id}",
        expects=OfferSaid(id=item.line.id),
    )


async def offer_said(context: Context, address: OfferSaid, incoming: Incoming) -> Answer:
    """A photo, a file or a link: shown, and asked for more; words alone: the last ones, if something is shown."""
    roadmap, media = context.services.roadmap, incoming.media
    if media is not None:
        sent = Sent(media.kind, media.file_id, incoming.document_name or "", incoming.size)
        await roadmap.showing.show_file(context.actor, address.id, sent, incoming.text)
    elif not await roadmap.showing.show_words(context.actor, address.id, typed(incoming)):
        await roadmap.working.offer(context.actor, address.id, incoming.text)
        return await card(context, address.id, "item-offered-done")
    return Answer(await offer(context, address), toast=t("item-shown"))


async def offer_do(context: Context, address: OfferDo) -> Answer:
    """Hand it in."""
    await context.services.roadmap.working.offer(context.actor, address.id)
    return await card(context, address.id, "item-offered-done")


async def accept(context: Context, address: Accept) -> Answer:
    """It is done."""
    await context.services.roadmap.working.accept(context.actor, address.id)
    return await card(context, address.id, "item-accepted")


async def give_back(context: Context, address: Return | ReturnSaid) -> Screen:
    """What is missing?"""
    item = await item_for(context, address.id, Step.RETURN)
    return screen(
        *title(item, "item-return-title"),
        t("blank"),
        t("item-return-hint"),
        back=f"item:{item.line.id}",
        expects=ReturnSaid(id=item.line.id),
    )


async def return_said(context: Context, address: ReturnSaid, incoming: Incoming) -> Answer:
    """Return it with these words."""
    await context.services.roadmap.working.give_back(context.actor, address.id, typed(incoming))
    return await card(context, address.id, "item-returned")


async def drop(context: Context, address: Drop | DropSaid) -> Screen:
    """Why is it to be watched over no more?"""
    item = await item_for(context, address.id, Step.DROP)
    return screen(
        *title(item, "item-drop-title"),
        t("blank"),
        t("item-drop-hint"),
        back=f"item:{item.line.id}",
        expects=DropSaid(id=item.line.id),
    )


async def drop_said(context: Context, address: DropSaid, incoming: Incoming) -> Answer:
    """Take it off control, with this reason."""
    await context.services.roadmap.working.drop(context.actor, address.id, typed(incoming))
    return await card(context, address.id, "item-dropped-done")


async def reopen(context: Context, address: Reopen) -> Answer:
    """Under control again."""
    await context.services.roadmap.working.reopen(context.actor, address.id)
    return await card(context, address.id, "item-reopened")
