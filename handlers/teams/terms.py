"""How soon somebody reacts and how soon it is solved: by kind and urgency, usual or the school's own."""

from datetime import timedelta
from typing import Final

from bot.access import Permission
from bot.errors import Missing
from bot.services.teams.targets import KINDS, TermLine
from bot.services.tickets.terms import SHORTAGE, TermKind
from bot.ui import Button, Screen, Text, column, grid, screen, t
from handlers.phrases import kind_name
from handlers.site import Context
from handlers.teams.addresses import PickTerm, ResetTerms, SetTerm, Teams, Terms, TermsOf

# What is offered by buttons, in minutes of working time.
OFFERED: Final = {
    TermKind.REACT: (15, 30, 60, 120, 240, 480),
    TermKind.SOLVE: (120, 240, 480, 960, 1440, 2400),
}


async def terms(context: Context, _: Terms) -> Screen:
    """The terms of everything, and those kinds that have others; any kind can be opened."""
    lines = await context.services.teams.targets.special(context.actor)
    buttons = [Button(_kind(kind), TermsOf(kind=kind)) for kind in KINDS]
    return screen(
        t("terms-title"),
        t("terms-about"),
        *(_line(line) for line in lines),
        rows=grid(buttons, 2),
        back=Teams(),
    )


async def terms_of(context: Context, address: TermsOf) -> Screen:
    """The terms of one kind, ordinary and urgent."""
    lines = await context.services.teams.targets.of(context.actor, address.kind)
    buttons = [
        Button(
            t(f"terms-{term}-urgent" if line.urgent else f"terms-{term}-ordinary"),
            PickTerm(kind=line.kind, urgent=line.urgent, term=term.value),
        )
        for line in lines
        for term in TermKind
    ]
    reset = Button(t("terms-reset"), ResetTerms(kind=address.kind)) if any(line.own for line in lines) else None
    return screen(
        t("terms-of-title", kind=_kind(address.kind)),
        *(_line(line) for line in lines),
        t("terms-own") if reset else t("terms-usual"),
        rows=[*grid(buttons, 2), *column([reset])],
        back=Terms(),
    )


async def pick_term(context: Context, address: PickTerm) -> Screen:
    """How long? By a button, or typed."""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    term = term_of(address.term)
    ordinary, urgent = await context.services.teams.targets.of(context.actor, address.kind)
    line = urgent if address.urgent else ordinary
    offered = [time for time in (timedelta(minutes=minutes) for minutes in OFFERED[term]) if _fits(line, term, time)]
    to = SetTerm(kind=address.kind, urgent=address.urgent, term=address.term, minutes=0)
    buttons = [
        Button(span(time), to.model_copy(update={"minutes": int(time.total_seconds() // 60)})) for time in offered
    ]
    return screen(
        t(f"terms-{term}-title", kind=_kind(address.kind)),
        _line(line),
        t("terms-hint"),
        rows=grid(buttons, 3),
        back=TermsOf(kind=address.kind),
        expects=address,
    )


def term_of(word: str) -> TermKind:
    """The term of this word; Missing where it is none."""
    if word not in set(TermKind):
        raise Missing
    return TermKind(word)


def span(time: timedelta) -> Text:
    """«4 ч», «30 мин», «1 ч 30 мин»."""
    hours, minutes = divmod(int(time.total_seconds() // 60), 60)
    if not minutes:
        return t("span-hours", hours=str(hours))
    if not hours:
        return t("span-minutes", minutes=str(minutes))
    return t("span", hours=str(hours), minutes=str(minutes))


def _fits(line: TermLine, term: TermKind, time: timedelta) -> bool:
    """Whether the answer would still not come after the solution."""
    return time <= line.solution if term is TermKind.REACT else time >= line.reaction


def _kind(kind: str) -> Text:
    if kind == SHORTAGE:
        return t("terms-shortage")
    return kind_name(kind) if kind else t("terms-everything")


def _line(line: TermLine) -> Text:
    return t(
        "terms-line-urgent" if line.urgent else "terms-line",
        kind=_kind(line.kind),
        reaction=span(line.reaction),
        solution=span(line.solution),
        own=line.own,
    )
