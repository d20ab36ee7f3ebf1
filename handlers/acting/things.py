"""What is hurried, as these screens and their notices name it, and what else can be done to it."""

from dataclasses import dataclass

from bot.errors import Missing
from bot.services.roadmap.states import Step as ItemStep
from bot.services.status.hurrying import Thing
from bot.services.tasks.states import Step as TaskStep
from bot.services.text import shorten
from bot.services.tickets.states import OPEN_STATES
from bot.services.tickets.states import Step as TicketStep
from bot.ui import Button, Text, t
from handlers.phrases import ticket_place, ticket_what, weekday
from handlers.plan_phrases import item_name, item_state
from handlers.site import Context

TEXT_SHOWN = 200
# What else is done to it, where it is this actor's step: label, the screen that asks for the rest.
_OF_ITEM = (
    (ItemStep.HAND, "act-appoint", "item.hand:{}"),
    (ItemStep.ASK_LATER, "act-later", "item.later:{}"),
    (ItemStep.DROP, "act-drop-item", "item.drop:{}"),
)
_OF_TICKET = (
    (TicketStep.HAND, "act-appoint", "hand:{}:0"),
    (TicketStep.PUT_OFF, "act-later", "act.later:{}"),
    (TicketStep.DROP, "act-drop", "act.drop:{}"),
)
_OF_TASK = ((TaskStep.MOVE, "act-later", "task.later:{}"),)


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing in words. name: «Пункт 2.5»; about: the lines under it; is_live: there is still something to hurry.

    others: buttons of what else may be done to it.
    """

    name: Text
    about: tuple[Text, ...]
    is_live: bool
    others: tuple[Button, ...]


def thing_of(word: str) -> Thing:
    """The thing of an address; Missing for none."""
    if word not in set(Thing):
        raise Missing
    return Thing(word)


async def shown(context: Context, thing: Thing, number: int) -> Shown:
    """A thing as this actor sees it; Missing where they may not know of it."""
    match thing:
        case Thing.ITEM:
            return await _item(context, number)
        case Thing.TICKET:
            return await _ticket(context, number)
        case _:
            return await _task(context, number)


async def _item(context: Context, number: int) -> Shown:
    item = await context.services.roadmap.read.card(context.actor, number)
    today = context.school.today(context.now)
    has_deadline = any(not control.is_pulse for control in item.line.controls)
    may = [one for one in _OF_ITEM if one[0] in item.steps and (one[0] is not ItemStep.ASK_LATER or has_deadline)]
    return Shown(
        item_name(item.line),
        (
            t("item-text", text=shorten(item.line.text, TEXT_SHOWN)),
            t("act-state", state=item_state(item.line, today)),
        ),
        item.line.is_open and not item.line.is_rolled,
        tuple(Button(t(label), to.format(number)) for _, label, to in may),
    )


async def _ticket(context: Context, number: int) -> Shown:
    ticket = await context.services.tickets.read.card(context.actor, number)
    promised = t("act-promised", day=ticket.solve_by) if ticket.solve_by else None
    return Shown(
        t("act-ticket", number=str(number)),
        (
            ticket_place(ticket.line.place, ticket.building),
            ticket_what(ticket.line),
            *((promised,) if promised else ()),
        ),
        ticket.state in OPEN_STATES,
        tuple(Button(t(label), to.format(number)) for step, label, to in _OF_TICKET if step in ticket.steps),
    )


async def _task(context: Context, number: int) -> Shown:
    task = await context.services.tasks.read.card(context.actor, number)
    due = t("task-due", day=weekday(task.line.due_on)) if task.line.due_on else None
    return Shown(
        t("act-task"),
        (t("task-text", text=shorten(task.line.text, TEXT_SHOWN)), *((due,) if due else ())),
        task.line.is_to_do,
        tuple(Button(t(label), to.format(number)) for step, label, to in _OF_TASK if step in task.steps),
    )
