"""How notices look that the clock brings: terms that have passed, what is due today, waits and silences that end."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from bot.errors import SchoolError
from bot.services.tickets.due import DueLine
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import FINAL_STATES, OPEN_STATES, Step
from bot.services.tickets.terms import TermKind
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.phrases import place_in_line, ticket_line, worded
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.tickets.addresses import Card
from handlers.tickets.screens import QUEUE, ticket_screen

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


async def _morning(context: Context, _notice: NoticeArgs) -> Screen | None:
    """What is due today, as it stands when the person gets it."""
    due = await _due(context)
    if not due:
        return None
    buttons = [Button(t("digest-button", number=str(one.ticket.id)), Card(id=one.ticket.id), keeps=True) for one in due]
    rest = len(due) - LINES_SHOWN
    return screen(
        t("notice-ticket-morning", count=len(due)),
        *(_due_line(context, one) for one in due[:LINES_SHOWN]),
        t("digest-rest", count=rest) if rest > 0 else None,
        rows=column([*buttons[:BUTTONS_SHOWN], Button(t("button-queue"), QUEUE, keeps=True)]),
    )


async def _morning_line(context: Context, _notice: NoticeArgs) -> Text:
    return t("digest-ticket-morning", count=len(await _due(context)))


async def _due(context: Context) -> list[DueLine]:
    try:
        return list(await context.services.tickets.due.today(context.actor))
    except SchoolError:  # who works tickets no more
        return []


def _due_line(context: Context, due: DueLine) -> Text:
    return t("due-line", ticket=ticket_line(due.ticket), term=_term(context, due))


def _term(context: Context, due: DueLine) -> Text:
    by: datetime = due.by.astimezone(context.school.zone)
    if due.by > context.now:
        return t(f"due-{due.term}", at=by.time())
    if by.date() == context.school.today(context.now):
        return t(f"due-{due.term}-late", when=t("due-at", at=by.time()))
    return t(f"due-{due.term}-late", when=t("due-on", day=by.date()))


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
    "ticket.morning": NoticeLook(_morning, _morning_line),
}
