"""Words typed while a card was open that surely are something else: a fault, or a task. They are asked about."""

from bot.access import Permission
from bot.services.tickets.understanding import understand
from bot.ui import Answer, Incoming
from handlers.site import Context

TASK, REPORT = "task", "report"


async def is_elsewhere(context: Context, words: str) -> str | None:
    """TASK or REPORT where the words are one beyond doubt; without its place a fault may belong to the card."""
    if context.actor.may(Permission.TASK_PLAN):
        from bot.services.tasks.understanding import wins

        task = await context.services.tasks.drafting.understand(context.actor, words)
        if task is not None and wins(task, is_fault=True):
            return TASK
    fault = await understand(context.services.tickets.reporting, context.actor, words, 0) if words else None
    if fault is not None and fault.is_told and (fault.fault.room_id or fault.rooms or fault.unknown_room):
        return REPORT
    return None


async def asked_where(context: Context, incoming: Incoming, thing: str, number: int) -> Answer | None:
    """Keep such words and ask where they belong; None for all others, and for a reply: that was meant for the card.

    thing, number: the card that was open, "task", 42.
    """
    if incoming.media is not None or incoming.reply_buttons or not context.actor.may(Permission.TICKET_REPORT):
        return None
    if await is_elsewhere(context, incoming.text) is None:
        return None
    question = f"aside:{thing}:{number}"
    await context.services.tickets.reporting.put_aside(context.actor, incoming.text, shows=question)
    return await context.site.follow(context, question)
