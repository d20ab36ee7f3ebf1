"""Open tickets for whoever works them."""

from bot.ui import PAGE_SIZE, Button, Screen, column, pager, screen, t
from handlers.phrases import ticket_line
from handlers.queue.addresses import Queue
from handlers.site import Context


async def queue(context: Context, address: Queue) -> Screen:
    """Open tickets, urgent ones first, then the oldest."""
    lines, total = await context.services.tickets.queue.page(context.actor, address.page * PAGE_SIZE, PAGE_SIZE)
    buttons = column(Button(ticket_line(line), f"ticket:{line.id}") for line in lines)
    return screen(
        t("tickets-queue"),
        t("tickets-count", count=total) if total else t("tickets-queue-none"),
        rows=[*buttons, *pager(address, address.page, total)],
    )
