"""A task as a screen: its card, and what is asked before a step."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.errors import Denied, Missing, Outdated
from bot.services.status.hurrying import may_hurry_task
from bot.services.tasks.reading import TaskCard, TaskStep
from bot.services.tasks.states import Hand, Step
from bot.services.text import shorten
from bot.ui import Address, Button, Row, Screen, Text, column, grid, screen, t
from handlers.phrases import weekday
from handlers.site import Context
from handlers.tasks import days
from handlers.tasks.addresses import Ask, AskSaid, Card, Do, Later, LaterDay, MoveTo, Say

HISTORY_SHOWN, WORDS_SHOWN, ITEM_SHOWN = 3, 200, 120
# Steps that a tap makes; the others ask for words or a day first.
DIRECT: Final = frozenset({Step.ACCEPT, Step.CLOSE})
WORDS_NEEDED: Final = frozenset({Step.SAY, Step.RETURN})


async def card(context: Context, address: Card) -> Screen:
    """What is to be done, by whom, until when, how it stands, and what may be done about it."""
    return card_of(context, await context.services.tasks.read.card(context.actor, address.id))


def card_of(context: Context, task: TaskCard, *first: Text | None, hint: str = "task-hint") -> Screen:
    """The card under what a notice says. hint: how to say something, where one may."""
    says = Step.SAY in task.steps
    return screen(
        *first,
        *about(context, task),
        *(t("blank") if says else None, t(hint) if says else None),
        rows=_rows(context, task),
        back="deeds" if "deeds" in context.site.screens else None,
        expects=Card(id=task.line.id) if says else None,
    )


def about(context: Context, task: TaskCard) -> list[Text | None]:
    """Everything that is known of a task, its name first; of what happened, the newest first."""
    line, today = task.line, context.school.today(context.now)
    every = t("task-every", every=t(f"every-{line.every}")) if line.every else None
    return [
        t("task-title", state=state(task, today)),
        t("task-text", text=line.text),
        t("blank"),
        t("task-due", day=weekday(line.due_on)) if line.due_on else t("task-no-due"),
        every,
        _people(context, task),
        t("task-step-of", text=shorten(task.item, ITEM_SHOWN)) if task.item else None,
        *(_said(context, one) for one in task.history[:HISTORY_SHOWN]),
    ]


def _people(context: Context, task: TaskCard) -> Text:
    """Who gave it to whom; a mark for a doer who has left."""
    line = task.line
    if line.doer_id == line.author_id:
        return t("task-own") if line.doer_id == context.actor.person_id else t("task-for", name=task.doer)
    doer = context.school.people.get(line.doer_id)
    is_there = doer is not None and doer.is_staff(context.school.today(context.now))
    gone = t("task-doer-left", name=task.doer) if task.doer else t("task-doer-gone")
    return t("task-people", author=task.author or "–", doer=task.doer if is_there else gone)


def state(task: TaskCard, today: date) -> Text:
    """How it stands; late says so at once."""
    late = task.line.days_late(today)
    return t("task-late", count=late) if late else t(f"task-{task.line.state}")


async def ask_say(context: Context, address: Say) -> Screen:
    """What to say to the other side?"""
    return replace(await ask(context, Ask(id=address.id, step=Step.SAY.value)), expects=address)


async def ask(context: Context, address: Ask | AskSaid) -> Screen:
    """Which words go with a step; a button where it needs none."""
    step = step_of(address.step)
    task = await task_for(context, address.id, step)
    no_words = Button(t("button-no-words"), Do(id=address.id, step=step.value)) if step not in WORDS_NEEDED else None
    return screen(
        t(f"task-ask-{step}"),
        t("task-text", text=task.line.text),
        t("blank"),
        t(f"task-ask-{step}-hint"),
        rows=column([no_words]),
        back=Card(id=address.id),
        expects=AskSaid(id=address.id, step=address.step),
    )


async def later(context: Context, address: Later | LaterDay) -> Screen:
    """Until when instead: days that are a tap away, others are typed."""
    task = await task_for(context, address.id, Step.MOVE)
    offered = [(word, day) for word, day in days.offered(context.school, context.school.today(context.now))]
    buttons = [
        Button(word, MoveTo(id=address.id, day=days.written(day))) for word, day in offered if day != task.line.due_on
    ]
    return screen(
        t("task-later-title"),
        t("task-text", text=task.line.text),
        t("task-due", day=weekday(task.line.due_on)) if task.line.due_on else None,
        t("blank"),
        t("task-later-hint"),
        rows=grid(buttons, 2),
        back=Card(id=address.id),
        expects=LaterDay(id=address.id),
    )


async def task_for(context: Context, task_id: int, step: Step) -> TaskCard:
    """The task on which this step can be made now; Outdated where it can't any more, Denied where never."""
    task = await context.services.tasks.read.card(context.actor, task_id)
    if step in task.steps:
        return task
    raise Denied if not task.hands - {Hand.HEAD} else Outdated(shows=f"task:{task_id}")


def step_of(word: str) -> Step:
    """The step of an address; Missing for none."""
    try:
        return Step(word)
    except ValueError:
        raise Missing from None


def _said(context: Context, step: TaskStep) -> Text:
    words = t("task-did-words", words=shorten(step.words, WORDS_SHOWN)) if step.words else ""
    day = step.at.astimezone(context.school.zone).date()
    who = t("task-did-who", name=step.who) if step.who else ""
    return t("task-did", day=day, who=who, what=t(f"task-did-{step.action}"), words=words)


def _rows(context: Context, task: TaskCard) -> list[Row]:
    buttons = [_button(context, task, step) for step in task.steps]
    if may_hurry_task(task.hands, task.line.state):
        buttons.append(Button(t("act-hurry"), f"act.hurry:task:{task.line.id}:card"))
    item = f"item:{task.line.item_id}"
    to_item = Button(t("task-to-item"), item) if task.line.item_id and task.may_see_item else None
    return [*grid(buttons, 2), *column([to_item])]


def _button(context: Context, task: TaskCard, step: Step) -> Button:
    task_id = task.line.id
    own: dict[Step, Address] = {Step.MOVE: Later(id=task_id), Step.SAY: Say(id=task_id)}
    said = next((one for one in task.history if one.action == Step.SAY), None)
    is_asked = step is Step.SAY and said is not None and said.person_id != context.actor.person_id
    if step in own:
        return Button(t("task-step-answer" if is_asked else f"task-step-{step}"), own[step])
    to = Do(id=task_id, step=step.value) if step in DIRECT else Ask(id=task_id, step=step.value)
    return Button(t(f"task-step-{step}"), to)
