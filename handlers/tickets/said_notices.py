"""How notices look that bring what was said on a ticket: the words and the files themselves, and who says them."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bot.errors import SchoolError
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.spoken import Spoken
from bot.services.tickets.states import FINAL_STATES, Hand
from bot.ui import Button, Row, Screen, Text, column, grid, t
from handlers.phrases import place_in_line, ticket_place, ticket_what
from handlers.ready import answer_buttons
from handlers.saying import album_of, picture_of, spoken_line
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.tickets.addresses import Card
from handlers.tickets.screens import ticket_screen

# The buttons of a notice; None where it is not worth sending any more.
Rows: TypeAlias = Callable[[Context, TicketCard, Spoken, NoticeArgs, Screen], tuple[Row, ...] | None]


def _as_on_card(_: Context, _ticket: TicketCard, _spoken: Spoken, _notice: NoticeArgs, card: Screen) -> tuple[Row, ...]:
    return card.rows


def _to_answer(
    context: Context, ticket: TicketCard, spoken: Spoken, _notice: NoticeArgs, card: Screen
) -> tuple[Row, ...] | None:
    """Ready answers and one's own for the reporter; whoever said «me too» is told only."""
    if ticket.state in FINAL_STATES:
        return None
    if not ticket.is_asked:
        return card.rows
    ready = answer_buttons(context, ticket.id, spoken.words)
    own = Button(t("button-answer"), f"answer:{ticket.id}")
    return (*grid(ready, 2), *column([own, _open(ticket)]))


def _to_note(
    _: Context, ticket: TicketCard, _spoken: Spoken, _notice: NoticeArgs, _card: Screen
) -> tuple[Row, ...] | None:
    """A note is answered by a note: an addition would be told to the reporter."""
    if Hand.WORKER not in ticket.hands:
        return column([_open(ticket)])
    return column([Button(t("button-note"), f"note:{ticket.id}"), _open(ticket)])


def _rated(_: Context, ticket: TicketCard, spoken: Spoken, notice: NoticeArgs, _card: Screen) -> tuple[Row, ...] | None:
    """A poor rating alone is not told when words came with it: those are."""
    if spoken.words and not notice.args["words"]:
        return None
    return column([_open(ticket)])


def _open(ticket: TicketCard) -> Button:
    return Button(t("button-ticket"), Card(id=ticket.id), keeps=True)


def _look(kind: str, rows_of: Rows) -> NoticeLook:
    """A headline with the ticket's number, what it is about, who says what; in a digest a line with its place."""

    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        tickets = context.services.tickets
        try:
            ticket = await tickets.read.card(context.actor, notice.number)
            spoken = await tickets.spoken.message(context.actor, notice.number, int(notice.args["event"]))
        except SchoolError:
            return None
        title = t(f"notice-ticket-{kind}", number=str(ticket.id))
        card = ticket_screen(context, ticket, title)
        rows = rows_of(context, ticket, spoken, notice, card)
        if rows is None:
            return None
        lines = (title, *_about(ticket, kind), t("blank"), *_said(ticket, spoken, notice))
        return replace(card, lines=lines, rows=rows, picture=picture_of(spoken), album=album_of(spoken))

    async def line(context: Context, notice: NoticeArgs) -> Text:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:
            return t(f"digest-ticket-{kind}", number=str(notice.number), place="")
        place = t("digest-place", place=place_in_line(ticket))
        return t(f"digest-ticket-{kind}", number=str(notice.number), place=place)

    return NoticeLook(full, line)


def _about(ticket: TicketCard, kind: str) -> list[Text]:
    lines = [ticket_place(ticket.line.place, ticket.building), ticket_what(ticket.line)]
    if kind == "rate" and ticket.rating:
        lines.append(t("ticket-rating", face=t(f"rate-{ticket.rating}")))
    return lines


def _said(ticket: TicketCard, spoken: Spoken, notice: NoticeArgs) -> list[Text]:
    """Who says what. A rating is the reporter's, and may have no words."""
    if spoken.action == "rate" and not spoken.words:
        return []
    return [spoken_line(spoken, str(notice.args.get("by", Hand.REPORTER)), ticket.team)]


LOOKS = {
    "ticket.asked": _look("asked", _to_answer),
    "ticket.answered": _look("answered", _as_on_card),
    "ticket.added": _look("added", _as_on_card),
    "ticket.noted": _look("noted", _to_note),
    "ticket.rate": _look("rate", _rated),
}
