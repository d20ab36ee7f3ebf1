"""Splitting an item of the roadmap: steps are typed one a line, looked at, and set all at once."""

from collections.abc import Sequence
from typing import Final

from bot.errors import Denied, Outdated
from bot.services.roadmap.reading import ItemCard
from bot.services.roadmap.states import Hand, Step
from bot.services.tasks.splitting import StepDraft
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Screen, Text, column, grid, screen, t
from handlers.phrases import weekday
from handlers.plan_phrases import item_name
from handlers.site import Context
from handlers.tasks.actions import typed
from handlers.tasks.addresses import Split, StepFor, Steps, StepsGive, StepsMine, StepWho

TEXT_SHOWN, STEP_SHOWN, NAME_SHOWN, ASKED_AT_ONCE = 200, 120, 40, 4
ITEM: Final = "item:{}"


async def split(context: Context, address: Split) -> Screen:
    """Which steps?"""
    item = await _item(context, address.item)
    return screen(
        t("task-split-title", name=item_name(item.line)),
        t("task-text", text=shorten(item.line.text, TEXT_SHOWN)),
        t("blank"),
        t("task-split-hint"),
        back=ITEM.format(address.item),
        expects=address,
    )


async def steps_said(context: Context, address: Split | Steps, incoming: Incoming) -> Answer:
    """The steps, one a line; typed again they take the place of the first ones."""
    await context.services.tasks.splitting.hear(context.actor, address.item, typed(incoming))
    return Answer(await steps(context, Steps(item=address.item)))


async def steps(context: Context, address: Steps) -> Screen:
    """What was understood; whoever is missing is asked."""
    found = await context.services.tasks.splitting.draft(context.actor, address.item)
    item = await _item(context, address.item)
    lacking = [number for number, one in enumerate(found) if one.doer_id is None]
    asked = [
        Button(t("task-steps-who", number=str(number + 1)), StepWho(item=address.item, number=number))
        for number in lacking[:ASKED_AT_ONCE]
    ]
    rest = [number for number in lacking if not found[number].may_be]
    return screen(
        t("task-steps-title", name=item_name(item.line)),
        *(_line(context, number, one) for number, one in enumerate(found)),
        t("blank"),
        t("task-steps-lacking" if lacking else "task-steps-hint"),
        rows=[
            *grid(asked, 2),
            *column(
                [
                    Button(t("task-steps-mine"), StepsMine(item=address.item)) if rest else None,
                    None if lacking else Button(t("task-steps-give", count=len(found)), StepsGive(item=address.item)),
                    Button(t("task-steps-again"), Split(item=address.item)),
                ]
            ),
        ],
        back=ITEM.format(address.item),
        expects=address,
    )


async def step_who(context: Context, address: StepWho) -> Screen:
    """Who does it: those who fit the name that was written, those named beside the item, or a typed surname."""
    found = await context.services.tasks.splitting.draft(context.actor, address.item)
    step = _step(found, address)
    item = await _item(context, address.item)
    near = step.may_be or tuple(dict.fromkeys((*item.holders, *item.others)))
    people = [(one, context.school.people[one].name) for one in near if one in context.school.people]
    return _choose(address, step, people)


async def step_who_said(context: Context, address: StepWho, incoming: Incoming) -> Answer:
    """A name was typed, in any case: anybody of the staff."""
    words = typed(incoming)
    found = await context.services.tasks.splitting.draft(context.actor, address.item)
    understood = await context.services.tasks.drafting.understand(context.actor, words)
    meant = (*understood.doers, *understood.others) if understood else ()
    people = [(one, context.school.people[one].name) for one in meant]
    if len(people) != 1:  # namesakes are told apart by what else is known of them
        lines = await context.services.people.colleagues.find(context.actor, words)
        people = [(line.id, f"{line.name} · {line.note}" if line.note else line.name) for line in lines]
    return Answer(_choose(address, _step(found, address), people))


async def step_for(context: Context, address: StepFor) -> Answer:
    """This person."""
    await context.services.tasks.splitting.choose(context.actor, address.item, address.number, address.person)
    return Answer(await steps(context, Steps(item=address.item)))


async def steps_mine(context: Context, address: StepsMine) -> Answer:
    """The rest is one's own."""
    await context.services.tasks.splitting.take_rest(context.actor, address.item)
    return Answer(await steps(context, Steps(item=address.item)))


async def steps_give(context: Context, address: StepsGive) -> Answer:
    """Set all of them, and show the item."""
    count = await context.services.tasks.splitting.give(context.actor, address.item)
    shown = await context.site.follow(context, ITEM.format(address.item))
    return Answer(shown.screen, toast=t("task-steps-set", count=count))


async def _item(context: Context, item_id: int) -> ItemCard:
    """The item, where it is to be split by the actor now."""
    item = await context.services.roadmap.read.card(context.actor, item_id)
    if Step.SPLIT in item.steps:
        return item
    onlooker = not item.hands - {Hand.OVERSEER, Hand.WATCHER}
    raise Denied if onlooker else Outdated(shows=ITEM.format(item_id))


def _step(found: Sequence[StepDraft], address: StepWho) -> StepDraft:
    if address.number >= len(found):
        raise Outdated(shows=f"task.steps:{address.item}")
    return found[address.number]


def _choose(address: StepWho, step: StepDraft, people: Sequence[tuple[int, str]]) -> Screen:
    buttons = [
        Button(shorten(name, NAME_SHOWN), StepFor(item=address.item, number=address.number, person=one))
        for one, name in people[:PAGE_SIZE]
        if name
    ]
    return screen(
        t("task-step-who-title", number=str(address.number + 1)),
        t("task-text", text=shorten(step.text, TEXT_SHOWN)),
        t("task-step-who-hint"),
        rows=column(buttons),
        back=Steps(item=address.item),
        expects=address,
    )


def _line(context: Context, number: int, step: StepDraft) -> Text:
    person = context.school.people.get(step.doer_id or 0)
    return t(
        "task-steps-line",
        number=str(number + 1),
        text=shorten(step.text, STEP_SHOWN),
        who=person.name if person else t("task-steps-nobody"),
        day=t("task-steps-day", day=weekday(step.due_on)) if step.due_on else "",
        doubt=t("task-steps-doubt") if set(step.doubts) - {"several_people"} else "",
    )
