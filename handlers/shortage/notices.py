"""How the notice looks that a request is promised for a day."""

from datetime import date

from bot.errors import SchoolError
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import FINAL_STATES
from bot.ui import Button, Screen, Text, screen, t
from handlers.phrases import ticket_place, ticket_what, weekday
from handlers.site import Context, NoticeArgs, NoticeLook


async def _promised(context: Context, notice: NoticeArgs) -> Screen | None:
    ticket = await _card(context, notice.number)
    if ticket is None or ticket.state in FINAL_STATES:
        return None
    return screen(
        t("notice-ticket-promised", number=str(ticket.id), day=_day(notice)),
        ticket_place(ticket.line.place, ticket.building),
        ticket_what(ticket.line),
        t("ticket-words", words=ticket.words) if ticket.words else None,
        rows=[(Button(t("shortage-open", number=str(ticket.id)), f"ticket:{ticket.id}"),)],
    )


async def _promised_line(_context: Context, notice: NoticeArgs) -> Text:
    return t("digest-ticket-promised", number=str(notice.number), day=_day(notice))


async def _card(context: Context, number: int) -> TicketCard | None:
    try:
        return await context.services.tickets.read.card(context.actor, number)
    except SchoolError:
        return None


def _day(notice: NoticeArgs) -> Text:
    return weekday(date.fromisoformat(notice.args["day"]))


LOOKS = {"ticket.promised": NoticeLook(_promised, _promised_line)}
