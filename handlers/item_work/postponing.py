"""«Перенести»: until when and why; the director allows, or refuses and may say why."""

from datetime import date, timedelta
from typing import Final

from bot.errors import Outdated
from bot.services.daywords import read_day
from bot.services.roadmap.reading import ItemCard
from bot.services.roadmap.states import Hand, Step
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.item_work.addresses import Grant, Later, LaterDay, LaterSaid, LaterWhy, Refuse, RefuseDo, RefuseSaid
from handlers.item_work.common import card, item_for, title
from handlers.phrases import weekday
from handlers.site import Context
from handlers.typed import read, typed, written

# Offered stretches, in days from the present end or from today, whichever is later.
STRETCHES: Final = {"week": 7, "two-weeks": 14, "month": 30}


async def later(context: Context, address: Later | LaterDay) -> Screen:
    """Until when? One of the usual days, or a typed one."""
    item = await item_for(context, address.id, Step.ASK_LATER)
    buttons = [
        Button(t(f"item-later-{word}", day=weekday(day)), LaterWhy(id=item.line.id, day=written(day)))
        for word, day in _days(context, item)
    ]
    return screen(
        *title(item, "item-later-title"),
        t("blank"),
        t("item-later-hint"),
        rows=column(buttons),
        back=f"item:{item.line.id}",
        expects=LaterDay(id=item.line.id),
    )


async def day_said(context: Context, address: LaterDay, incoming: Incoming) -> Answer:
    """A typed day; with words behind it, «до 25.12 ждём поставку», nothing more is asked."""
    said = read_day(typed(incoming), context.school.today(context.now))
    if said.note:
        return await _ask(context, address.id, said.last, said.note)
    return Answer(await why(context, LaterWhy(id=address.id, day=written(said.last))))


async def why(context: Context, address: LaterWhy | LaterSaid) -> Screen:
    """For what reason?"""
    until = read(address.day)
    item = await item_for(context, address.id, Step.ASK_LATER)
    await context.services.roadmap.postponing.check(context.actor, address.id, until)
    return screen(
        *title(item, "item-later-why-title"),
        t("item-later-until", day=weekday(until)),
        t("blank"),
        t("item-later-why-own" if Hand.DIRECTOR in item.hands else "item-later-why-hint"),
        back=Later(id=item.line.id),
        expects=LaterSaid(id=item.line.id, day=address.day),
    )


async def why_said(context: Context, address: LaterSaid, incoming: Incoming) -> Answer:
    """Ask for it, with this reason."""
    return await _ask(context, address.id, read(address.day), typed(incoming))


async def grant(context: Context, address: Grant) -> Answer:
    """Allow it."""
    await context.services.roadmap.postponing.grant(context.actor, address.id, read(address.day))
    return await card(context, address.id, "item-granted")


async def refuse(context: Context, address: Refuse | RefuseSaid) -> Screen:
    """Why not? Words are welcome, a button goes without them."""
    until = read(address.day)
    item = await item_for(context, address.id, Step.REFUSE)
    if item.asked is None or item.asked.until != until:
        raise Outdated(shows=f"item:{item.line.id}")
    return screen(
        *title(item, "item-refuse-title"),
        t("item-later-until", day=weekday(until)),
        t("blank"),
        t("item-refuse-hint"),
        rows=column([Button(t("button-no-words"), RefuseDo(id=item.line.id, day=address.day))]),
        back=f"item:{item.line.id}",
        expects=RefuseSaid(id=item.line.id, day=address.day),
    )


async def refuse_do(context: Context, address: RefuseDo) -> Answer:
    """Refuse it."""
    await context.services.roadmap.postponing.refuse(context.actor, address.id, read(address.day))
    return await card(context, address.id, "item-not-granted")


async def refuse_said(context: Context, address: RefuseSaid, incoming: Incoming) -> Answer:
    """Refuse it, with this reason."""
    until = read(address.day)
    await context.services.roadmap.postponing.refuse(context.actor, address.id, until, typed(incoming))
    return await card(context, address.id, "item-not-granted")


async def _ask(context: Context, item_id: int, until: date, reason: str) -> Answer:
    await context.services.roadmap.postponing.ask(context.actor, item_id, until, reason)
    item = await context.services.roadmap.read.card(context.actor, item_id)
    return await card(context, item_id, "item-asked-done" if item.asked else "item-postponed-done")


def _days(context: Context, item: ItemCard) -> list[tuple[str, date]]:
    """The usual days that lie within the school year, on working days."""
    today, calendar = context.school.today(context.now), context.school.calendar
    deadlines = [control.day for control in item.line.controls if not control.is_pulse]
    since = max(today, *deadlines[:1]) if deadlines else today
    last = context.school.school_year(item.line.year).last
    found = []
    for word, number in STRETCHES.items():
        day = since + timedelta(days=number)
        day = day if calendar.is_working_day(day) else calendar.next_working_day(day)
        if day <= last:
            found.append((word, day))
    return found
