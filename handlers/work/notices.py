"""How notices of these steps look: alone the ticket's card under a headline, in a digest one line."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bot.errors import SchoolError
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import Step
from bot.ui import Screen, Text, t
from handlers.phrases import place_in_line, team_name, weekday
from handlers.site import Context, NoticeArgs, NoticeLook

# Whether it is still so as the notice says.
Still: TypeAlias = Callable[[Context, TicketCard], bool]


def _waits(_context: Context, ticket: TicketCard) -> bool:
    return ticket.waiting is not None and not ticket.waiting.is_for_reporter


def _is_held(context: Context, ticket: TicketCard) -> bool:
    return ticket.assignee_id == context.actor.person_id and Step.SOLVE in ticket.steps


def _always(_context: Context, _ticket: TicketCard) -> bool:
    return True


def _look(kind: str, still: Still) -> NoticeLook:
    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:
            return None
        shown = (await context.site.follow(context, f"ticket:{ticket.id}")).screen
        if shown is None or not still(context, ticket):
            return None
        return replace(shown, lines=(t(f"notice-ticket-{kind}", **_words(ticket)), *shown.lines[1:]))

    async def line(context: Context, notice: NoticeArgs) -> Text:
        try:
            ticket = await context.services.tickets.read.card(context.actor, notice.number)
        except SchoolError:
            return t("digest-ticket-gone", number=str(notice.number))
        place = t("digest-place", place=place_in_line(ticket))
        return t(f"digest-ticket-{kind}", place=place, **_words(ticket))

    return NoticeLook(full, line)


def _words(ticket: TicketCard) -> dict[str, Text | str]:
    """What the words of these notices may speak of."""
    waiting = ticket.waiting
    return {
        "number": str(ticket.id),
        "into": str(ticket.merged_into or ""),
        "team": team_name(ticket.team) if ticket.team else "",
        "what": t(f"waiting-{waiting.for_whom}") if waiting else "",
        "until": t("waiting-until", day=weekday(waiting.until)) if waiting and waiting.until else "",
    }


LOOKS = {
    "ticket.wait": _look("wait", _waits),
    "ticket.hand": _look("hand", _is_held),
    "ticket.team": _look("team", _always),
    "ticket.merge": _look("merge", _always),
}
