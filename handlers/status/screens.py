"""How the school stands, on one screen."""

from bot.access import Permission
from bot.services.calendar import day_bounds, week_bounds
from bot.ui import Button, Screen, column, screen, t
from handlers.site import Context
from handlers.status.addresses import Status


async def status(context: Context, _: Status) -> Screen:
    """Tickets open now, and those that came, were taken and were solved today and this week."""
    read = context.services.tickets.counting
    now = await read.open_now(context.actor)
    today = await read.counts(context.actor, day_bounds(context.now, context.school.zone))
    week = await read.counts(context.actor, week_bounds(context.now, context.school.zone))
    return screen(
        t("status-title", at=context.now),
        t("blank"),
        t("status-now", new=now.new, taken=now.taken, waiting=now.waiting, solved=now.solved),
        t("blank"),
        t("status-today", opened=today.opened, taken=today.taken, solved=today.solved),
        t("blank"),
        t("status-week", opened=week.opened, taken=week.taken, solved=week.solved),
        rows=column(_more(context)),
    )


def _more(context: Context) -> list[Button]:
    """What the figures are made of, as a table, for whoever may take it along."""
    if "log" not in context.site.screens or not context.actor.may(Permission.TICKET_EXPORT):
        return []
    return [Button(t("button-log"), "log")]
