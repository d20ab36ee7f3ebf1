"""«Передать»: to somebody of the staff, by the beginning of the surname."""

from bot.errors import Missing
from bot.services.people.roll import PersonLine
from bot.services.roadmap.states import Step
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Screen, column, screen, t
from handlers.item_work.addresses import Hand, HandName, HandTo
from handlers.item_work.common import card, item_for, title, typed
from handlers.site import Context

NAME_SHOWN = 40


async def hand(context: Context, address: Hand | HandName) -> Screen:
    """Whom to? Those named beside it are a tap away, everybody else is found by the surname."""
    item = await item_for(context, address.id, Step.HAND)
    near = [*item.others, *(item.holders if len(item.holders) > 1 else ())]
    buttons = [
        Button(context.school.people[one].name, HandTo(id=item.line.id, person=one))
        for one in near
        if one != context.actor.person_id and context.school.people[one].name
    ]
    return screen(
        *title(item, "item-hand-title"),
        t("blank"),
        t("item-hand-hint"),
        rows=column(buttons[:PAGE_SIZE]),
        back=f"item:{item.line.id}",
        expects=HandName(id=item.line.id),
    )


async def name_said(context: Context, address: HandName, incoming: Incoming) -> Answer:
    """Those who fit the surname."""
    lines = await context.services.roadmap.handing.find(context.actor, address.id, typed(incoming))
    item = await item_for(context, address.id, Step.HAND)
    return Answer(
        screen(
            *title(item, "item-hand-title"),
            t("item-hand-found", count=len(lines)),
            rows=column(_button(address, line) for line in lines),
            back=Hand(id=address.id),
            expects=address,
        )
    )


async def to_person(context: Context, address: HandTo) -> Answer:
    """Pass it on; who passed it may have no hand in it any more: the menu then."""
    await context.services.roadmap.handing.to_person(context.actor, address.id, address.person)
    try:
        return await card(context, address.id, "item-handed")
    except Missing:
        return Answer((await context.site.follow(context, "menu")).screen, toast=t("item-handed"))


def _button(address: HandName, line: PersonLine) -> Button:
    words = f"{line.name} · {line.note}" if line.note else line.name
    return Button(shorten(words, NAME_SHOWN), HandTo(id=address.id, person=line.id))
