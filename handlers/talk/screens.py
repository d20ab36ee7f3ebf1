"""What asks for a question, an answer, a note, a rating."""

from bot.access import Permission
from bot.errors import Denied, Outdated
from bot.services.tickets.rating import HIGHEST, LOWEST
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import Hand, Step
from bot.ui import Button, Screen, Text, column, grid, screen, t
from handlers.phrases import ticket_place, ticket_what
from handlers.ready import QUESTIONS, answer_buttons
from handlers.saying import WORKER, album_of, picture_of, spoken_line
from handlers.site import Context
from handlers.talk.addresses import Afresh, Ask, AskOwn, AskReady, Late, Note, Rate, RateGive, RateSay, Reply


async def ask(context: Context, address: Ask) -> Screen:
    """Ready questions, or one's own."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    if Step.ASK not in ticket.steps:
        raise Outdated(shows=f"ticket:{ticket.id}") if Hand.WORKER in ticket.hands else Denied
    return screen(
        t("ask-title", number=str(ticket.id)),
        *_about(ticket),
        t("blank"),
        t("ask-hint"),
        rows=column(Button(t(f"ask-{phrase}"), AskReady(id=ticket.id, phrase=phrase)) for phrase in QUESTIONS),
        back=f"ticket:{ticket.id}",
        expects=AskOwn(id=ticket.id),
    )


async def reply(context: Context, address: Reply) -> Screen:
    """The question that is open, and what can be answered with a tap."""
    question = await context.services.tickets.spoken.question(context.actor, address.id)
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    return screen(
        t("reply-title", number=str(ticket.id)),
        *_about(ticket),
        t("blank"),
        spoken_line(question, WORKER, ticket.team),
        t("blank"),
        t("reply-hint"),
        rows=grid(answer_buttons(context, ticket.id, question.words), 2),
        back=f"ticket:{ticket.id}",
        picture=picture_of(question),
        album=album_of(question),
        expects=address,
    )


async def note(context: Context, address: Note) -> Screen:
    """Ask for a note that only those who work tickets read."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    if Hand.WORKER not in ticket.hands:
        raise Denied
    return screen(
        t("note-title", number=str(ticket.id)),
        *_about(ticket),
        t("blank"),
        t("note-hint"),
        back=f"ticket:{ticket.id}",
        expects=address,
    )


async def rate(context: Context, address: Rate) -> Screen:
    """How content the reporter is: one tap, or none."""
    ticket = await _rated(context, address.id)
    return screen(
        t("rate-title", number=str(ticket.id)),
        *_about(ticket),
        t("state-closed-line"),
        t("blank"),
        t("rate-hint"),
        rows=[_faces(ticket), (Button(t("button-skip"), f"ticket:{ticket.id}"),)],
        back=f"ticket:{ticket.id}",
    )


async def thanks(context: Context, address: RateGive) -> Screen:
    """The rating is kept; words may follow, or another rating."""
    ticket = await _rated(context, address.id)
    return screen(
        t("rate-thanks", face=t(f"rate-{address.rating}")),
        *_about(ticket),
        t("blank"),
        t("rate-words-hint"),
        rows=[_faces(ticket), (Button(t("button-done"), f"ticket:{ticket.id}"),)],
        back=f"ticket:{ticket.id}",
        expects=RateSay(id=ticket.id),
    )


async def too_late(context: Context, address: Late) -> Screen:
    """What was said is kept, but nobody looks at that ticket any more: a new report is one tap away."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    is_fault = not ticket.line.is_shortage and not ticket.line.is_planned
    again = Button(t("button-again"), Afresh(event=address.event)) if is_fault else Button(t("button-report"), "report")
    return screen(
        t("late-title", number=str(ticket.id)),
        *_about(ticket),
        t("blank"),
        t("late-hint"),
        rows=column([again if context.actor.may(Permission.TICKET_REPORT) else None]),
        back=f"ticket:{ticket.id}",
    )


def _about(ticket: TicketCard) -> tuple[Text, Text]:
    return ticket_place(ticket.line.place, ticket.building), ticket_what(ticket.line)


def _faces(ticket: TicketCard) -> tuple[Button, ...]:
    given = range(LOWEST, HIGHEST + 1)
    return tuple(Button(t(f"rate-{one}"), RateGive(id=ticket.id, rating=one)) for one in given)


async def _rated(context: Context, ticket_id: int) -> TicketCard:
    """A closed ticket of this reporter."""
    ticket = await context.services.tickets.read.card(context.actor, ticket_id)
    if ticket.may_be_rated:
        return ticket
    raise Outdated("error-rate-open", shows=f"ticket:{ticket_id}") if Hand.REPORTER in ticket.hands else Denied
