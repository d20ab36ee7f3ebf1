"""How the school stands, on one screen."""

from bot.services.calendar import day_bounds, week_bounds
from bot.ui import Screen, screen, t
from handlers.site import Context
from handlers.status.addresses import Status


async def status(context: Context, _: Status) -> Screen:
    """Tickets open now, and those that came, were taken and were solved today and this week."""
    read = context.services.tickets.read
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
        rows=(),
    )
