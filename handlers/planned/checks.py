"""The checklist of a ticket: a tap ticks a step, another takes it back."""

from bot.errors import Missing
from bot.services.text import shorten
from bot.services.tickets.checks import CheckLine
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import OPEN_STATES, Hand
from bot.ui import PAGE_SIZE, Answer, Button, Screen, Text, clamp_page, column, page_of, pager, screen, t
from handlers.planned.addresses import Checks, Tick, Untick
from handlers.site import Context

# What of a step fits a button of a phone.
STEP_IN_BUTTON = 40


async def checks(context: Context, address: Checks) -> Screen:
    """The steps, and who did them; whoever works the ticket ticks them by a tap."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    steps = await context.services.tickets.checks.steps(ticket)
    if not steps:
        raise Missing
    page = clamp_page(address.page, len(steps))
    left = sum(not step.done for step in steps)
    buttons = column(_button(ticket, step) for step in page_of(steps, page)) if _may_tick(ticket) else ()
    return screen(
        t("check-title", number=str(ticket.id)),
        t("ticket-words", words=ticket.words) if ticket.words else None,
        *(_line(context, step) for step in steps),
        t("check-left", count=left) if left else t("check-all"),
        rows=[*buttons, *(pager(address, page, len(steps)) if buttons else ())],
        back=f"ticket:{ticket.id}",
    )


async def tick(context: Context, address: Tick) -> Answer:
    """A step is done."""
    await context.services.tickets.checks.tick(context.actor, address.id, address.step)
    return await _checks(context, address)


async def untick(context: Context, address: Untick) -> Answer:
    """A step is not done after all."""
    await context.services.tickets.checks.untick(context.actor, address.id, address.step)
    return await _checks(context, address)


async def _checks(context: Context, address: Tick | Untick) -> Answer:
    page = max(address.step - 1, 0) // PAGE_SIZE
    return Answer(await checks(context, Checks(id=address.id, page=page)))


def _may_tick(ticket: TicketCard) -> bool:
    return Hand.WORKER in ticket.hands and ticket.state in OPEN_STATES


def _button(ticket: TicketCard, step: CheckLine) -> Button:
    to = Untick(id=ticket.id, step=step.position) if step.done else Tick(id=ticket.id, step=step.position)
    return Button(t("ticket-check", mark=t(f"check-{step.done}"), words=shorten(step.words, STEP_IN_BUTTON)), to)


def _line(context: Context, step: CheckLine) -> Text:
    if step.at is None:
        return t("ticket-check", mark=t("check-False"), words=step.words)
    at = step.at.astimezone(context.school.zone).time()
    return t("check-done", words=step.words, who=step.who, at=at)
