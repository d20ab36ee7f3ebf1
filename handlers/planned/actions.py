"""What changes planned work, by a tap or by what was typed. After each change the card follows."""

from collections.abc import Awaitable
from datetime import date

from bot.errors import Invalid, Missing
from bot.services.tickets.planned import Planned as Service
from bot.ui import Answer, Incoming, t
from handlers.planned import screens
from handlers.planned.addresses import (
    Assign,
    Card,
    Days,
    New,
    NoSteps,
    Planned,
    SetDay,
    SetEvery,
    SetKind,
    SetRoom,
    Steps,
    Stop,
    Where,
)
from handlers.site import Context


async def add(context: Context, _: New, incoming: Incoming) -> Answer:
    """A title was typed: the work is planned, and all the rest can be changed on its card."""
    plan_id = await _service(context).add(context.actor, _words(incoming))
    return Answer(await screens.card(context, Card(id=plan_id)), toast=t("plan-added"))


async def set_kind(context: Context, address: SetKind) -> Answer:
    """What it is done to was chosen."""
    return await _changed(context, address.id, _service(context).set_kind(context.actor, address.id, address.kind))


async def set_room(context: Context, address: SetRoom) -> Answer:
    """The room was chosen, or none."""
    service, actor = _service(context), context.actor
    chosen = (
        service.set_room(actor, address.id, address.room) if address.room else service.set_place(actor, address.id, "")
    )
    return await _changed(context, address.id, chosen)


async def name_place(context: Context, address: Where, incoming: Incoming) -> Answer:
    """A place was typed: the room of that number, one of several to choose, or another place."""
    service, words = _service(context), _words(incoming)
    found = await service.rooms_named(context.actor, words)
    if len(found) > 1:
        return Answer(await screens.rooms(context, address, words))
    if found:
        return await _changed(context, address.id, service.set_room(context.actor, address.id, found[0].id))
    return await _changed(context, address.id, service.set_place(context.actor, address.id, words))


async def set_every(context: Context, address: SetEvery) -> Answer:
    """How often was chosen."""
    return await _changed(context, address.id, _service(context).set_every(context.actor, address.id, address.every))


async def set_day(context: Context, address: SetDay) -> Answer:
    """The day was chosen."""
    try:
        day = date.fromisoformat(address.day)
    except ValueError:
        raise Missing from None
    return await _changed(context, address.id, _service(context).set_day(context.actor, address.id, day))


async def type_day(context: Context, address: Days, incoming: Incoming) -> Answer:
    """The day was typed."""
    words = _words(incoming)
    return await _changed(context, address.id, _service(context).type_day(context.actor, address.id, words))


async def type_steps(context: Context, address: Steps, incoming: Incoming) -> Answer:
    """The checklist was typed."""
    words = _words(incoming)
    return await _changed(context, address.id, _service(context).set_steps(context.actor, address.id, words))


async def no_steps(context: Context, address: NoSteps) -> Answer:
    """No checklist."""
    return await _changed(context, address.id, _service(context).set_steps(context.actor, address.id, ""))


async def assign(context: Context, address: Assign) -> Answer:
    """Who gets it was chosen."""
    return await _changed(context, address.id, _service(context).assign(context.actor, address.id, address.person))


async def stop(context: Context, address: Stop) -> Answer:
    """It does not come again."""
    await _service(context).stop(context.actor, address.id)
    return Answer(await screens.planned(context, Planned()), toast=t("plan-stop-done"))


async def _changed(context: Context, plan_id: int, change: Awaitable[None]) -> Answer:
    await change
    return Answer(await screens.card(context, Card(id=plan_id)), toast=t("plan-changed"))


def _service(context: Context) -> Service:
    return context.services.tickets.planned


def _words(incoming: Incoming) -> str:
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
