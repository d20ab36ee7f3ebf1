"""«Поторопить»: what will be sent to whom is shown before it is; or what else can be done."""

from bot.services.status.hurrying import Hurry as Hurrying
from bot.services.status.hurrying import Thing
from bot.ui import Answer, Button, Incoming, Screen, Text, column, grid, screen, t
from handlers.acting.addresses import Hurry, HurryDo, HurryOwn, HurrySaid
from handlers.acting.common import way_back
from handlers.acting.notices import asked
from handlers.acting.things import Shown, shown, thing_of
from handlers.plan_phrases import names_words
from handlers.site import Context
from handlers.typed import typed


async def hurry(context: Context, address: Hurry) -> Screen:
    """To whom, in which words; where nobody can be told, or it was done today, what else can be done."""
    thing = thing_of(address.thing)
    coming = await context.services.status.acting.prepare(context.actor, thing, address.id)
    what = await shown(context, thing, address.id)
    send = [
        Button(t("act-send"), HurryDo(thing=thing.value, id=address.id, back=address.back)),
        Button(t("act-own"), HurryOwn(thing=thing.value, id=address.id, back=address.back)),
    ]
    return screen(
        t("act-hurry-title", name=what.name),
        *what.about,
        t("blank"),
        *_coming(context, coming, what),
        rows=[*column(send if coming.is_possible else []), *grid(_others(thing, address.id, what), 2)],
        back=way_back(context, thing, address.id, address.back),
    )


async def do(context: Context, address: HurryDo) -> Answer:
    """Send it."""
    return await _send(context, address, None)


async def own_words(context: Context, address: HurryOwn | HurrySaid) -> Screen:
    """In which words? They go as soon as they are typed, so it is said to whom."""
    thing = thing_of(address.thing)
    coming = await context.services.status.acting.prepare(context.actor, thing, address.id)
    what = await shown(context, thing, address.id)
    may = coming.is_possible
    return screen(
        t("act-hurry-title", name=what.name),
        *what.about,
        t("blank"),
        *_coming(context, coming, what),
        t("act-own-hint") if may else None,
        back=Hurry(thing=thing.value, id=address.id, back=address.back),
        expects=HurrySaid(thing=thing.value, id=address.id, back=address.back) if may else None,
    )


async def said(context: Context, address: HurrySaid, incoming: Incoming) -> Answer:
    """Send it in these words."""
    return await _send(context, address, typed(incoming))


async def _send(context: Context, address: HurryDo | HurrySaid, words: str | None) -> Answer:
    """Where one came from: the list, or the thing's card, on which the trace stands."""
    thing = thing_of(address.thing)
    sent = await context.services.status.acting.hurry(context.actor, thing, address.id, words)
    came_from = await context.site.follow(context, way_back(context, thing, address.id, address.back))
    return Answer(came_from.screen, toast=t("act-sent", names=names_words(sent.people, context.school)))


def _coming(context: Context, coming: Hurrying, what: Shown) -> list[Text]:
    """What would come to whom, or why nothing does."""
    if coming.today is not None:
        at = coming.today.at.astimezone(context.school.zone).time()
        return [t("act-hurried", name=coming.today.name, at=at)]
    away = [t("act-away", names=names_words(coming.away, context.school))] if coming.away else []
    if not coming.people:
        return [*away, t("act-nobody")]
    me = context.school.people.get(context.actor.person_id or 0)
    words = asked(me.name if me else "", what)
    return [*away, t("act-to", names=names_words(coming.people, context.school)), t("act-quoted", words=words)]


def _others(thing: Thing, number: int, what: Shown) -> list[Button]:
    return [*what.others, Button(t(f"act-open-{thing}"), f"{thing}:{number}")]
