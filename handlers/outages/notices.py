"""How it looks when something works again."""

from bot.errors import SchoolError
from bot.ui import Screen, Text, t
from handlers.outages.screens import card_screen
from handlers.phrases import outage_name
from handlers.site import Context, NoticeArgs, NoticeLook


async def _over(context: Context, notice: NoticeArgs) -> Screen | None:
    """The card, with the person's own reports: each may be answered «it does not work»."""
    try:
        outage = await context.services.tickets.outage_read.card(context.actor, notice.number)
    except SchoolError:  # who has left meanwhile
        return None
    return card_screen(outage) if outage.is_over else None


async def _over_line(context: Context, notice: NoticeArgs) -> Text:
    try:
        outage = await context.services.tickets.outage_read.card(context.actor, notice.number)
    except SchoolError:
        return t("digest-outage-over-unnamed")
    return t("digest-outage-over", name=outage_name(outage.line))


LOOKS = {"outage.over": NoticeLook(_over, _over_line)}
