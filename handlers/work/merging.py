"""«Объединить»: a duplicate with the ticket that goes on."""

from typing import Final

from bot.errors import Invalid
from bot.services.tickets.states import Step
from bot.ui import Answer, Button, Incoming, Screen, column, page_of, pager, screen, t
from handlers.phrases import ticket_line
from handlers.site import Context
from handlers.work.addresses import Merge, MergeDo, MergeInto, MergeNumber
from handlers.work.common import about, card, ticket_for

SIGNS: Final = " №#"
LONGEST: Final = 12  # signs of a number


async def merge(context: Context, address: Merge) -> Screen:
    """Which ticket? Those that look alike, or one by its number."""
    ticket = await ticket_for(context, address.id, Step.MERGE)
    lines = await context.services.tickets.merging.candidates(context.actor, ticket.id)
    buttons = [Button(ticket_line(line), MergeInto(id=ticket.id, into=line.id)) for line in lines]
    return screen(
        t("merge-title", number=str(ticket.id)),
        *about(ticket),
        t("blank"),
        t("merge-hint") if lines else t("merge-none"),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons))],
        back=f"ticket.more:{ticket.id}",
        expects=MergeNumber(id=ticket.id),
    )


async def number_again(context: Context, address: MergeNumber) -> Screen:
    """The same question, after a number that did not fit."""
    return await merge(context, Merge(id=address.id))


async def check(context: Context, address: MergeInto) -> Screen:
    """Both tickets once more."""
    ticket = await ticket_for(context, address.id, Step.MERGE)
    await context.services.tickets.merging.check(context.actor, ticket.id, address.into)
    into = await context.services.tickets.read.card(context.actor, address.into)
    return screen(
        t("merge-check", number=str(ticket.id), into=str(into.id)),
        t("merge-one", number=str(ticket.id)),
        *about(ticket),
        t("blank"),
        t("merge-one", number=str(into.id)),
        *about(into),
        t("blank"),
        t("merge-check-hint", number=str(ticket.id), into=str(into.id)),
        rows=column([Button(t("button-merge", into=str(into.id)), MergeDo(id=ticket.id, into=into.id))]),
        back=Merge(id=ticket.id),
    )


async def number_said(context: Context, address: MergeNumber, incoming: Incoming) -> Answer:
    """A typed number, «12» or «№ 12»."""
    words = incoming.text.strip(SIGNS)
    if not (words.isascii() and words.isdecimal() and len(words) <= LONGEST):
        raise Invalid("error-merge-number")
    return Answer(await check(context, MergeInto(id=address.id, into=int(words))))


async def do(context: Context, address: MergeDo) -> Answer:
    """Merge."""
    await context.services.tickets.merging.merge(context.actor, address.id, address.into)
    return await card(context, address.id, "step-merge-done")
