"""Steps on a task: by a tap, with words, to another day."""

from bot.errors import Invalid, Missing
from bot.services.tasks.states import Step
from bot.ui import Answer, Incoming, t
from handlers.elsewhere import asked_where
from handlers.site import Context
from handlers.tasks import days
from handlers.tasks.addresses import Ask, Card, Do, Later, MoveTo
from handlers.tasks.screens import card, step_of


async def do(context: Context, address: Do) -> Answer:
    """A step without words."""
    return await _made(context, address.id, step_of(address.step), None)


async def words_said(context: Context, address: Ask, incoming: Incoming) -> Answer:
    """The words of a step."""
    return await _made(context, address.id, step_of(address.step), typed(incoming))


async def said(context: Context, address: Card, incoming: Incoming) -> Answer:
    """Words while the card was open: a question, or the answer to one; or something else, then it is asked where to."""
    asked = await asked_where(context, incoming, "task", address.id)
    return asked or await _made(context, address.id, Step.SAY, typed(incoming))


async def move(context: Context, address: MoveTo) -> Answer:
    """To a day that was a tap away."""
    await context.services.tasks.working.move(context.actor, address.id, days.read(address.day))
    return Answer(await card(context, Card(id=address.id)), toast=t("task-made-move"))


async def day_said(context: Context, address: Later, incoming: Incoming) -> Answer:
    """To a typed day."""
    day = await context.services.tasks.drafting.day(context.actor, typed(incoming))
    await context.services.tasks.working.move(context.actor, address.id, day)
    return Answer(await card(context, Card(id=address.id)), toast=t("task-made-move"))


def typed(incoming: Incoming) -> str:
    """The words of a message; Invalid where there are none."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


async def _made(context: Context, task_id: int, step: Step, words: str | None) -> Answer:
    if step is Step.MOVE:  # has a day, and an address of its own
        raise Missing
    await context.services.tasks.working.make(context.actor, task_id, step, words)
    return Answer(await card(context, Card(id=task_id)), toast=t(f"task-made-{step}"))
