"""What somebody writes beside a ticket, or with no screen asking for it: an answer, an addition, or another report."""

from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.drafts import Fault
from bot.services.tickets.understanding import Understood
from bot.ui import Answer, Incoming, t
from handlers.report.sentences import is_other, understood_of
from handlers.saying import said_in, shown
from handlers.site import Context


async def take_for(context: Context, incoming: Incoming, beside: int | None) -> Answer | Understood | None:
    """Put it to the ticket that it is meant for; where it tells of another fault, what was understood.

    beside: the ticket whose screen was the last one, None where it was no ticket's. None: it is meant for no ticket.

    1. A part of an album goes where the rest of it went. 2. A question that was asked after the last screen was shown
    comes before that screen: nobody swipes to answer. 3. Else it is an addition to the ticket.
    """
    talking = context.services.tickets.talking
    if incoming.album is not None and incoming.media is not None:
        begun = await talking.ticket_of_album(context.actor, incoming.album)
        if begun is not None:
            return await shown(context, await talking.add(context.actor, begun, said_in(incoming)), incoming)
    asked = None if incoming.forwarded else await _asked(context, beside)
    understood = None
    for ticket_id in filter(None, dict.fromkeys((asked, beside))):
        understood = await _other_than(context, incoming, ticket_id)
        if understood is None and ticket_id == asked:
            return await _answer(context, incoming, ticket_id)
        if understood is None and not incoming.forwarded:
            return await context.site.take(context, f"ticket.add:{ticket_id}", incoming)
    return understood


async def _asked(context: Context, beside: int | None) -> int | None:
    """The ticket with a question to this person that is newer than the screen of the other."""
    since = await context.services.expectations.since(context.actor.require_person()) if beside else None
    return await context.services.tickets.spoken.asked(context.actor, since)


async def _other_than(context: Context, incoming: Incoming, ticket_id: int) -> Understood | None:
    """What it tells, where that is another room or device than the ticket's. A forwarded sentence is always another."""
    ticket = await context.services.tickets.read.card(context.actor, ticket_id)
    understood = await understood_of(context, incoming.text, ticket.room_id or 0)
    here = Fault(ticket.room_id or 0, 0, ticket.line.kind or OTHER)
    return understood if understood and (incoming.forwarded or is_other(here, understood)) else None


async def _answer(context: Context, incoming: Incoming, ticket_id: int) -> Answer:
    """Answer the question, and say to which ticket that went."""
    heard = await context.services.tickets.talking.add(context.actor, ticket_id, said_in(incoming))
    answer = await shown(context, heard, incoming)
    if not heard.is_answer:
        return answer
    return Answer(answer.screen, toast=t("said-answered-to", number=str(heard.ticket_id)))
