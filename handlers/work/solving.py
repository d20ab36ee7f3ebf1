"""«Готово»: what was done, by a ready word, in one's own words, or with a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.errors import Missing, Outdated
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.reading import TicketCard, TicketLine
from bot.services.tickets.states import Step
from bot.services.tickets.talking import Said
from bot.ui import Answer, Button, Incoming, Screen, column, grid, screen, t
from handlers.phrases import worded
from handlers.ready import in_words
from handlers.saying import said_in, shown
from handlers.site import Context
from handlers.work.addresses import Solve, SolveAnyway, SolveReady, SolveSaid
from handlers.work.common import about, card, ticket_for

# The open tickets of a room, a screen of the queue.
ROOM: Final = "queue.room"
SHORTAGE, PLANNED = "shortage", "planned"
# What is done most often, by kind; for shortages and planned work whatever the kind.
DONE: Final[Mapping[str, Sequence[str]]] = {
    "computer": ("restarted", "reconnected", "configured", "updated", "part", "swapped"),
    "laptop": ("restarted", "charged", "configured", "updated", "part", "swapped"),
    "projector": ("reconnected", "restarted", "configured", "cleaned", "lamp", "batteries"),
    "board": ("reconnected", "restarted", "calibrated", "configured", "part", "swapped"),
    "printer": ("cartridge", "unjammed", "reconnected", "configured", "cleaned", "part"),
    "network": ("reconnected", "restarted", "configured", "provider", "part", "password"),
    "camera": ("reconnected", "restarted", "configured", "cleaned", "part", "swapped"),
    "speakers": ("reconnected", "configured", "volume", "batteries", "part", "swapped"),
    "journal": ("password", "access", "corrected", "configured", "shown", "provider"),
    "site": ("corrected", "published", "restarted", "configured", "shown", "provider"),
    "room": ("repaired", "fastened", "lamp", "lock", "part", "swapped"),
    OTHER: ("repaired", "restarted", "reconnected", "configured", "part", "swapped"),
    SHORTAGE: ("issued", "brought", "fetch", "partly", "bought", "another"),
    PLANNED: ("checked", "cleaned", "configured", "updated", "part", "repaired"),
}
WORDS: Final = frozenset[str]().union(*DONE.values())


async def solve(context: Context, address: Solve) -> Screen:
    """What was done? Where steps of its list are left it is asked first whether it is done all the same."""
    ticket = await ticket_for(context, address.id, Step.SOLVE)
    done = sum(check.done for check in ticket.checks)
    if done == len(ticket.checks):
        return _what_was_done(ticket)
    steps = Button(t("button-checks", done=done, all=len(ticket.checks)), f"check:{ticket.id}:0")
    return screen(
        t("solve-title", number=str(ticket.id)),
        t("solve-unfinished", done=done, all=len(ticket.checks)),
        rows=column([steps, Button(t("solve-anyway"), SolveAnyway(id=ticket.id))]),
        back=f"ticket:{ticket.id}",
    )


async def solve_anyway(context: Context, address: SolveAnyway) -> Screen:
    """What was done, whatever is ticked?"""
    return _what_was_done(await ticket_for(context, address.id, Step.SOLVE))


def _what_was_done(ticket: TicketCard) -> Screen:
    """One tap or one message solves."""
    words = [Button(t(f"done-{word}"), SolveReady(id=ticket.id, word=word)) for word in _words_for(ticket.line)]
    return screen(
        t("solve-title", number=str(ticket.id)),
        *about(ticket),
        t("blank"),
        t("solve-hint"),
        rows=[*grid(words, 2), *column([Button(t("button-no-words"), f"ticket.do:{ticket.id}:{Step.SOLVE}")])],
        back=f"ticket:{ticket.id}",
        expects=SolveSaid(id=ticket.id),
    )


async def ready(context: Context, address: SolveReady) -> Answer:
    """Solved, and what was done is kept in the reporter's language."""
    if address.word not in WORDS:
        raise Missing
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    done = Said(in_words(context, f"done-{address.word}", ticket.reporter_id))
    await context.services.tickets.working.make(context.actor, address.id, Step.SOLVE, done)
    return await _solved(context, address.id)


async def said(context: Context, address: SolveSaid, incoming: Incoming) -> Answer:
    """Solved, with what was written or shown; the further parts of an album are put to its first."""
    done = said_in(incoming)
    try:
        await context.services.tickets.working.make(context.actor, address.id, Step.SOLVE, done)
    except Outdated:
        if incoming.album is None:
            raise
        heard = await context.services.tickets.talking.add(context.actor, address.id, done)
        return await shown(context, heard, incoming)
    return await _solved(context, address.id)


async def _solved(context: Context, ticket_id: int) -> Answer:
    """The card; back leads to the room, where whoever solved it stands: perhaps there is more to do."""
    ticket = await context.services.tickets.read.card(context.actor, ticket_id)
    answer = replace(await card(context, ticket_id, "step-solve-done"), toast=worded(ticket.line, "step-solve-done"))
    room_id = ticket.room_id
    if room_id is None or answer.screen is None or ROOM not in context.site.screens:
        return answer
    return replace(answer, screen=replace(answer.screen, back=f"{ROOM}:{room_id}:0"))


def _words_for(line: TicketLine) -> Sequence[str]:
    if line.is_shortage:
        return DONE[SHORTAGE]
    return DONE[PLANNED] if line.is_planned else DONE.get(line.kind, DONE[OTHER])
