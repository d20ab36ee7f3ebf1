"""«Передать»: to somebody of the service who is there, or to another service."""

from collections.abc import Sequence
from typing import Final

from bot.errors import Missing
from bot.services.tickets.handing import Colleague
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import Hand as TicketHand
from bot.services.tickets.states import Step
from bot.ui import Answer, Button, Screen, Text, column, page_of, pager, screen, t
from handlers.phrases import team_name
from handlers.plan_phrases import names_words
from handlers.site import Context
from handlers.work.addresses import Hand, HandAsk, HandTeam, HandTeams, HandTo
from handlers.work.common import about, card, ticket_for

# Of those who are not there.
SHOWN: Final = 10


async def hand(context: Context, address: Hand) -> Screen:
    """Whom to? Who is not there is named, but not offered."""
    ticket = await ticket_for(context, address.id, Step.HAND)
    team_id = ticket.team.id if ticket.team else None
    choices = await context.services.tickets.handing.choices(team_id, ticket.assignee_id)
    there = [one for one in choices.colleagues if one.is_available]
    buttons = [_button(context, one, ticket) for one in there]
    others = [Button(t("button-other-team"), HandTeams(id=ticket.id))] if choices.teams else []
    return screen(
        t("hand-title", number=str(ticket.id)),
        *about(ticket),
        None if there else t("hand-nobody"),
        *_absent([one for one in choices.colleagues if not one.is_available]),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons)), *column(others)],
        back=f"ticket:{ticket.id}",
    )


async def ask(context: Context, address: HandAsk) -> Screen:
    """Whoever directs is shown first who hears of it, and that the term stays."""
    ticket = await ticket_for(context, address.id, Step.HAND)
    to = context.school.people.get(address.person)
    if to is None:
        raise Missing
    term = ticket.promised_on or ticket.solve_by
    may_put_off = Step.PUT_OFF in ticket.steps and "act.later" in context.site.screens
    told = [address.person, *([address.held] if address.held in context.school.people else [])]
    return screen(
        t("hand-ask-title", number=str(ticket.id), name=to.name),
        *about(ticket),
        t("blank"),
        t("act-to", names=names_words(told, context.school)),
        t("hand-ask-term", day=term) if term else None,
        rows=column(
            [
                Button(t("hand-ask-do"), HandTo(id=address.id, person=address.person, held=address.held)),
                Button(t("hand-ask-later"), f"act.later:{ticket.id}") if may_put_off else None,
            ]
        ),
        back=Hand(id=ticket.id),
    )


async def teams(context: Context, address: HandTeams) -> Screen:
    """Which service?"""
    ticket = await ticket_for(context, address.id, Step.HAND)
    choices = await context.services.tickets.handing.choices(ticket.team.id if ticket.team else None, None)
    buttons = [Button(team_name(team), HandTeam(id=ticket.id, team=team.id)) for team in choices.teams]
    return screen(
        t("hand-team-title", number=str(ticket.id)),
        *about(ticket),
        t("blank"),
        t("hand-team-hint"),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons))],
        back=Hand(id=ticket.id),
    )


async def to_person(context: Context, address: HandTo) -> Answer:
    """Pass it to a colleague."""
    await context.services.tickets.handing.to_person(context.actor, address.id, address.person, address.held or None)
    return await card(context, address.id, "step-hand-done")


async def to_team(context: Context, address: HandTeam) -> Answer:
    """Pass it to another service."""
    await context.services.tickets.handing.to_team(context.actor, address.id, address.team)
    return await card(context, address.id, "step-hand-team-done")


def _button(context: Context, colleague: Colleague, ticket: TicketCard) -> Button:
    """Those who work it pass it on with a tap."""
    is_oneself = colleague.person_id == context.actor.person_id
    name = t("hand-oneself") if is_oneself else t("text", text=colleague.name)
    to = HandTo if TicketHand.WORKER in ticket.hands else HandAsk
    return Button(name, to(id=ticket.id, person=colleague.person_id, held=ticket.assignee_id or 0))


def _absent(colleagues: Sequence[Colleague]) -> list[Text]:
    """Who is not there, and since when they are again."""
    lines = [
        t("hand-away", name=one.name, day=one.back_on) if one.back_on else t("hand-unreachable", name=one.name)
        for one in colleagues[:SHOWN]
    ]
    return [t("blank"), *lines] if lines else []
