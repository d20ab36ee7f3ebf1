"""How notices look that the clock brings: terms that have passed, waits and silences that end."""

from collections.abc import Callable
from typing import TypeAlias

from bot.errors import SchoolError
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import FINAL_STATES, OPEN_STATES, Step
from bot.services.tickets.terms import TermKind
from bot.ui import Screen, Text, t
from handlers.phrases import place_in_line, worded
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.tickets.screens import ticket_screen

LINES_SHOWN = 10
BUTTONS_SHOWN = 5

# The headline of a notice; None where it is not worth sending any more.
Headline: TypeAlias = Callable[[Context, TicketCard, NoticeArgs], Text | None]


def _overdue(_context: Context, ticket: TicketCard, notice: NoticeArgs) -> Text | None:
    term = TermKind(notice.args["term"])
    if ticket.state not in OPEN_STATES or (term is TermKind.REACT and ticket.responded_at):
        return None
    return t(f"notice-overdue-{term}", number=str(ticket.id), level=notice.args["level"])


def _wake(_context: Context, ticket: TicketCard, _notice: NoticeArgs) -> Text | None:
    return t("notice-ticket-wake", number=str(ticket.id)) if ticket.state in OPEN_STATES else None


def _delayed(_context: Context, ticket: TicketCard, _notice: NoticeArgs) -> Text | None:
    return t("notice-ticket-delayed", number=str(ticket.id)) if ticket.state in OPEN_STATES else None


def _remind(_context: Context, ticket: TicketCard, _notice: NoticeArgs) -> Text | None:
    return worded(ticket.line, "notice-ticket-remind", number=str(ticket.id)) if Step.CONFIRM in ticket.steps else None


def _closed(_context: Context, ticket: TicketCard, _notice: NoticeArgs) -> Text | None:
    if ticket.state not in FINAL_STATES:
        return None
    hint = worded(ticket.line, "notice-closed-hint") if Step.RETURN in ticket.steps else ""
    return t("notice-ticket-closed", number=str(ticket.id), hint=hint)


def _look(kind: str, headline: Headline) -> NoticeLook:
    """The ticket's card under a headline; in a digest a line with its place."""

    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:
            return None
        title = headline(context, ticket, notice)
        return ticket_screen(context, ticket, title) if title else None

    async def line(context: Context, notice: NoticeArgs) -> Text:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:
            return t(f"digest-ticket-{kind}", number=str(notice.number), place="")
        place = t("digest-place", place=place_in_line(ticket))
        return worded(ticket.line, f"digest-ticket-{kind}", number=str(notice.number), place=place)

    return NoticeLook(full, line)


def _ask_again(_context: Context, ticket: TicketCard, _notice: NoticeArgs) -> Text | None:
    return t("notice-ticket-ask_again", number=str(ticket.id)) if ticket.waiting else None


def _unanswered(_context: Context, ticket: TicketCard, _notice: NoticeArgs) -> Text | None:
    return t("notice-ticket-unanswered", number=str(ticket.id)) if ticket.state in OPEN_STATES else None


LOOKS = {
    "ticket.overdue": _look("overdue", _overdue),
    "ticket.delayed": _look("delayed", _delayed),
    "ticket.wake": _look("wake", _wake),
    "ticket.ask_again": _look("ask_again", _ask_again),
    "ticket.unanswered": _look("unanswered", _unanswered),
    "ticket.remind": _look("remind", _remind),
    "ticket.closed": _look("closed", _closed),
}
