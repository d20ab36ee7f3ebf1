"""«Передать»: to somebody of the staff, by the beginning of the surname."""

from bot.errors import Missing
from bot.services.people.roll import PersonLine
from bot.services.roadmap.reading import ItemCard
from bot.services.roadmap.states import Hand as ItemHand
from bot.services.roadmap.states import Step
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Screen, column, screen, t
from handlers.item_work.addresses import Hand, HandAsk, HandName, HandTo, Later
from handlers.item_work.common import card, item_for, title
from handlers.phrases import weekday
from handlers.plan_phrases import names_words
from handlers.site import Context
from handlers.typed import typed

NAME_SHOWN = 40


async def hand(context: Context, address: Hand | HandName) -> Screen:
    """Whom to? Those named beside it are a tap away, everybody else is found by the surname."""
    item = await item_for(context, address.id, Step.HAND)
    near = [*item.others, *(item.holders if len(item.holders) > 1 else ())]
    buttons = [
        Button(context.school.people[one].name, _to(item, one))
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
            rows=column(_button(item, line) for line in lines),
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


async def ask(context: Context, address: HandAsk) -> Screen:
    """Whoever manages it is shown first who hears of it, and that the term stays."""
    item = await item_for(context, address.id, Step.HAND)
    to = context.school.people.get(address.person)
    if to is None:
        raise Missing
    term = next((control.day for control in item.line.controls if not control.is_pulse), None)
    told = dict.fromkeys([address.person, *item.holders])
    may_postpone = Step.ASK_LATER in item.steps and term is not None
    return screen(
        *title(item, "item-hand-ask-title"),
        t("item-hand-ask-to", name=to.name),
        t("blank"),
        t("act-to", names=names_words(told, context.school)),
        t("item-hand-ask-term", day=weekday(term)) if term else None,
        rows=column(
            [
                Button(t("hand-ask-do"), HandTo(id=address.id, person=address.person)),
                Button(t("hand-ask-later"), Later(id=address.id)) if may_postpone else None,
            ]
        ),
        back=Hand(id=address.id),
    )


def _to(item: ItemCard, person: int) -> HandTo | HandAsk:
    """Those who see to it pass it on with a tap."""
    to = HandTo if ItemHand.HOLDER in item.hands else HandAsk
    return to(id=item.line.id, person=person)


def _button(item: ItemCard, line: PersonLine) -> Button:
    words = f"{line.name} · {line.note}" if line.note else line.name
    return Button(shorten(words, NAME_SHOWN), _to(item, line.id))
