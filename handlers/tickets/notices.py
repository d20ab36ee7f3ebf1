"""How notices about tickets look: alone the ticket's card under a headline, in a digest one line."""

from bot.errors import SchoolError
from bot.services.tickets.states import FINAL_STATES
from bot.ui import Screen, Text, t
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.tickets.screens import ticket_screen

KINDS = ("opened", "added", "take", "solve", "confirm", "return", "cancel")


def _look(kind: str) -> NoticeLook:
    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:
            return None
        if kind == "opened" and ticket.state in FINAL_STATES:
            return None
        return ticket_screen(context, ticket, t(f"notice-ticket-{kind}", number=str(ticket.id)))

    def line(notice: NoticeArgs) -> Text:
        return t(f"digest-ticket-{kind}", number=str(notice.number))

    return NoticeLook(full, line)


LOOKS = {f"ticket.{kind}": _look(kind) for kind in KINDS}
