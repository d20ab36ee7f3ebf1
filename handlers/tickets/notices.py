"""How notices about tickets look: alone the ticket's card under a headline, in a digest one line."""

from bot.errors import SchoolError
from bot.services.tickets.states import FINAL_STATES
from bot.ui import Screen, Text, t
from handlers.phrases import place_in_line, worded
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
    "put_off",
    "drop",
    "handed",
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
        return ticket_screen(context, ticket, worded(ticket.line, f"notice-ticket-{kind}", number=str(ticket.id)))

    async def line(context: Context, notice: NoticeArgs) -> Text:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:  # who may not see the ticket any more
            return t(f"digest-ticket-{kind}", number=str(notice.number), place="")
        place = t("digest-place", place=place_in_line(ticket))
        return worded(ticket.line, f"digest-ticket-{kind}", number=str(notice.number), place=place)

    return NoticeLook(full, line)


LOOKS = {f"ticket.{kind}": look(kind) for kind in KINDS} | due_notices.LOOKS | said_notices.LOOKS
