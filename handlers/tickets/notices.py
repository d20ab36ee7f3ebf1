"""How notices about tickets look: alone the ticket's card under a headline, in a digest one line."""

from bot.errors import SchoolError
from bot.services.tickets.states import FINAL_STATES
from bot.ui import Screen, Text, t
from handlers.phrases import place_in_line
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.tickets import due_notices, said_notices
from handlers.tickets.screens import ticket_screen

KINDS = (
    "opened",
    "suggested",
    "informed",
    "vouch",
    "reject",
    "take",
    "solve",
    "done",
    "confirm",
    "return",
    "fixed",
    "cancel",
)
# Not worth sending any more when the ticket is closed meanwhile.
CALLS = frozenset({"opened", "suggested", "informed", "return"})


def look(kind: str) -> NoticeLook:
    """The looks of a notice whose words are under `notice-ticket-<kind>` and `digest-ticket-<kind>`."""

    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:
            return None
        if kind in CALLS and ticket.state in FINAL_STATES:
            return None
        return ticket_screen(context, ticket, t(f"notice-ticket-{kind}", number=str(ticket.id)))

    async def line(context: Context, notice: NoticeArgs) -> Text:
        return t(f"digest-ticket-{kind}", number=str(notice.number), place=await place(context, notice.number))

    return NoticeLook(full, line)


async def place(context: Context, number: int) -> Text | str:
    """Where it is, for whoever may see the ticket now."""
    try:
        ticket = await context.services.tickets.read.card(context.actor, number)
    except SchoolError:
        return ""
    return t("digest-place", place=place_in_line(ticket))


LOOKS = {f"ticket.{kind}": look(kind) for kind in KINDS} | due_notices.LOOKS | said_notices.LOOKS
