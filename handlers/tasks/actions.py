"""Steps on a task: by a tap, with words, to another day."""

from dataclasses import replace

from bot.errors import Invalid, Missing, Outdated
from bot.services.roadmap.showing import SHOW
from bot.services.tasks.reading import TaskCard
from bot.services.tasks.states import Step
from bot.ui import Answer, Incoming, t
from handlers.elsewhere import asked_where
from handlers.site import Context
from handlers.tasks import days
from handlers.tasks.addresses import Ask, AskSaid, Card, Do, LaterDay, MoveTo, Say
from handlers.tasks.screens import ask, card, step_of


async def do(context: Context, address: Do) -> Answer:
    """A step without words."""
    return await _made(context, address.id, step_of(address.step), None)


async def words_said(context: Context, address: AskSaid, incoming: Incoming) -> Answer:
    """The words of a step; where it can't be made any more, they are said as they are."""
    step = step_of(address.step)
    try:
        return await _taken(context, address.id, step, incoming)
    except Outdated:
        if not incoming.text:
            raise
        await context.services.tasks.working.make(context.actor, address.id, Step.SAY, incoming.text)
    return Answer(await card(context, Card(id=address.id)), toast=t("task-made-late"), alert=True)


async def said_on(context: Context, address: Say, incoming: Incoming) -> Answer:
    """A question, or the answer to one, asked for or as a reply to the card."""
    return await _taken(context, address.id, Step.SAY, incoming)


async def said(context: Context, address: Card, incoming: Incoming) -> Answer:
    """Words while the card was open: a question, or the answer to one; or something else, then it is asked where to."""
    asked = await asked_where(context, incoming, "task", address.id)
    return asked or await _taken(context, address.id, Step.SAY, incoming)


async def move(context: Context, address: MoveTo) -> Answer:
    """To a day that was a tap away."""
    await context.services.tasks.working.move(context.actor, address.id, days.read(address.day))
    return Answer(await card(context, Card(id=address.id)), toast=t("task-made-move"))


async def day_said(context: Context, address: LaterDay, incoming: Incoming) -> Answer:
    """To a typed day."""
    day = await context.services.tasks.drafting.day(context.actor, typed(incoming))
    await context.services.tasks.working.move(context.actor, address.id, day)
    return Answer(await card(context, Card(id=address.id)), toast=t("task-made-move"))


def typed(incoming: Incoming) -> str:
    """The words of a message; Invalid where there are none."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


async def _taken(context: Context, task_id: int, step: Step, incoming: Incoming) -> Answer:
    """1. Words go with the step. 2. A file of a step of an item is evidence of the item. 3. Else its words go alone."""
    if incoming.media is None:
        return await _made(context, task_id, step, typed(incoming))
    task = await context.services.tasks.read.card(context.actor, task_id)
    if await _may_show(context, task):
        await context.site.take(context, f"item:{task.line.item_id}", incoming)
        shown = await ask(context, Ask(id=task_id, step=step.value)) if step is Step.DONE else None
        return Answer(shown or await card(context, Card(id=task_id)), toast=t("task-file-to-item"), alert=True)
    if not incoming.text:
        raise Invalid("error-task-no-files")
    answer = await _made(context, task_id, step, incoming.text)
    return replace(answer, toast=t("task-made-without-file"), alert=True)


async def _may_show(context: Context, task: TaskCard) -> bool:
    """Whether a file would be taken as evidence of the item that the task is a step of."""
    if task.line.item_id is None or not task.may_see_item:
        return False
    item = await context.services.roadmap.read.card(context.actor, task.line.item_id)
    return not item.hands.isdisjoint(SHOW) and item.line.is_open and not item.line.is_rolled


async def _made(context: Context, task_id: int, step: Step, words: str | None) -> Answer:
    if step is Step.MOVE:  # has a day, and an address of its own
        raise Missing
    await context.services.tasks.working.make(context.actor, task_id, step, words)
    return Answer(await card(context, Card(id=task_id)), toast=t(f"task-made-{step}"))
