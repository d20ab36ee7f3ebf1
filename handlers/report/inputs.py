"""What is typed, photographed or forwarded while a report is filled in, and of one's own accord."""

from bot.access import Permission
from bot.errors import Invalid
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.choices import PLACE_LIMIT
from bot.services.tickets.drafts import Draft, Fault
from bot.ui import Answer, Incoming, t
from handlers.report import screens
from handlers.report.actions import placed
from handlers.report.addresses import After, At, Devices, InRoom, More, Other, Placed, Said, Search, Start, Symptoms
from handlers.report.checking import other
from handlers.report.meant import take_for
from handlers.report.sentences import (
    ask_what_for,
    attached,
    is_other,
    offer,
    shown,
    understood_of,
    words_of,
)
from handlers.site import Context

# What is longer can't be the number of a room.
LONGEST_ROOM = 16
# What is longer can't be a number of the database.
LONGEST_NUMBER = 15


async def search(context: Context, _: Search, incoming: Incoming) -> Answer:
    """A room's number was typed, or a photo was sent first, or all was told at once."""
    return await _typed(context, incoming, None)


async def in_room(context: Context, address: InRoom, incoming: Incoming) -> Answer:
    """Something was typed while the devices of a room were shown: another room, what is wrong here, another place."""
    return await _typed(context, incoming, address.room)


async def _typed(context: Context, incoming: Incoming, room_id: int | None) -> Answer:
    """1. A sentence. 2. A room. 3. What is neither is asked about, so that nobody has to type it again."""
    if incoming.media is None and not incoming.text:
        raise Invalid("error-not-usable")
    reporting = context.services.tickets.reporting
    # A whole sentence may come here too: what is longer than a place is no room to look for.
    is_short = incoming.media is None and len(incoming.text) <= PLACE_LIMIT
    found = await reporting.find_rooms(context.actor, incoming.text) if is_short else []
    if len(found) == 1:
        return await _room_told(context, found[0].id)
    understood = None if found else await understood_of(context, incoming.text, room_id)
    if understood is not None:
        return await offer(context, incoming, understood)
    if incoming.media is not None:
        return await _attach(context, incoming)
    if found:
        return Answer(screens.found(found, await reporting.draft(context.actor)))
    await reporting.put_aside(context.actor, words_of(context, incoming))
    room = await reporting.room(context.actor, room_id) if room_id else None
    return Answer(screens.unclear(incoming.text, room))


async def _room_told(context: Context, room_id: int) -> Answer:
    """A room by its number: where something is told already, it is the place of that."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    if draft is not None and not draft.is_ready and draft.kind:
        return await context.site.follow(context, At(room=room_id, kind="").pack())
    return Answer(await screens.devices(context, Devices(room=room_id)))


async def name_place(context: Context, _: Placed, incoming: Incoming) -> Answer:
    """Another place was typed: what is broken there?"""
    if incoming.media is not None:
        return await _attach(context, incoming)
    await context.services.tickets.reporting.name_place(context.actor, incoming.text)
    return Answer(await placed(context))


async def say_what(context: Context, address: Said, incoming: Incoming) -> Answer:
    """What is wrong was told in words, or shown on a photo with words; a photo alone does not tell it."""
    if incoming.media is not None and not incoming.text:
        await _keep(context, incoming)
        where = Symptoms(room=address.room, asset=address.asset, kind=address.kind)
        return Answer(await screens.symptoms(context, where), toast=t("report-kept-file"))
    fault = Fault(address.room, address.asset, address.kind)
    understood = await understood_of(context, incoming.text, address.room)
    told = understood.fault if understood else None
    if understood is not None and told is not None and told.room_id not in {0, address.room}:
        return await offer(context, incoming, understood)
    if told is not None and told.kind == address.kind:
        fault = Fault(address.room, address.asset, address.kind, told.symptom)
    elif told is not None and address.kind == OTHER and not address.asset:
        fault = Fault(address.room, told.asset_id if told.room_id else 0, told.kind, told.symptom)
    if incoming.media is not None:
        return await _attach(context, incoming, fault)
    urgent = understood is not None and understood.is_urgent
    await context.services.tickets.reporting.say(context.actor, fault, words_of(context, incoming), urgent=urgent)
    return Answer(await screens.start(context, Start()))


async def add(context: Context, _: More, incoming: Incoming) -> Answer:
    """Words or a photo for the report that is about to be sent; what tells of something else is asked about."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    if draft is not None and draft.is_ready and incoming.text:
        understood = await understood_of(context, incoming.text, _room_of(draft))
        here = Fault(_room_of(draft), 0, draft.kind or OTHER)
        if incoming.forwarded or (understood is not None and is_other(here, understood)):
            return await ask_what_for(context, incoming)
    if incoming.media is not None:
        return await _attach(context, incoming)
    await context.services.tickets.reporting.say(context.actor, None, words_of(context, incoming))
    return Answer(await screens.start(context, Start()))


async def add_aside(context: Context, _: Other, incoming: Incoming) -> Answer:
    """More of what may be another report, before it was said what it is for."""
    await context.services.tickets.reporting.add_aside(context.actor, words_of(context, incoming), attached(incoming))
    return Answer(await other(context, Other()))


async def after(context: Context, address: After, incoming: Incoming) -> Answer:
    """Something was written beside a ticket: it is added, unless it tells of something else or of somebody else's.

    What was forwarded is a report of the forwarder's own.
    """
    meant = await take_for(context, incoming, address.ticket)
    if isinstance(meant, Answer):
        return meant
    if meant is not None:
        return await offer(context, incoming, meant)
    if incoming.forwarded and incoming.media is not None:
        return await _attach(context, incoming)
    if incoming.forwarded and incoming.text:
        return await _begin(context, incoming)
    return await context.site.take(context, f"ticket.add:{address.ticket}", incoming)


async def free_input(context: Context, incoming: Incoming) -> Answer | None:
    """A photo starts a report, and so does a sentence like «no internet in 214»; a number opens that room.

    While the person is asked something, it is the answer, unless it tells of another fault.
    """
    if not context.actor.may(Permission.TICKET_REPORT):
        return None
    meant = await take_for(context, incoming, None)
    if isinstance(meant, Answer):
        return meant
    if incoming.media is None and 0 < len(incoming.text) <= LONGEST_ROOM:
        found = await context.services.tickets.reporting.find_rooms(context.actor, incoming.text)
        if len(found) == 1:
            return await _room_told(context, found[0].id)
    understood = await understood_of(context, incoming.text)
    if understood is not None:
        return await offer(context, incoming, understood)
    return await _attach(context, incoming) if incoming.media is not None else None


async def room_link(context: Context, rest: str) -> Answer:
    """The sticker of a room was scanned: what is broken there, or what is wrong with the one device that it has?"""
    if not _is_number(rest) or not context.actor.may(Permission.TICKET_REPORT):
        return await context.site.follow(context, "stranger" if context.actor.is_stranger else "menu")
    devices = await context.services.tickets.reporting.devices(context.actor, int(rest))
    if len(devices) == 1:
        return await device_link(context, str(devices[0].id))
    return Answer(await screens.devices(context, Devices(room=int(rest))))


async def device_link(context: Context, rest: str) -> Answer:
    """The sticker of a device was scanned: what is wrong with it?"""
    if not _is_number(rest) or not context.actor.may(Permission.TICKET_REPORT):
        return await context.site.follow(context, "stranger" if context.actor.is_stranger else "menu")
    device = await context.services.tickets.reporting.device(context.actor, int(rest))
    where = Symptoms(room=device.room_id, asset=device.id, kind=screens.known(device.kind))
    return Answer(await screens.symptoms(context, where))


def _is_number(rest: str) -> bool:
    return rest.isascii() and rest.isdecimal() and len(rest) <= LONGEST_NUMBER


def _room_of(draft: Draft) -> int:
    return draft.room.id if draft.room else 0


async def _begin(context: Context, incoming: Incoming) -> Answer:
    """A report of words that tell neither where nor what: both are asked."""
    await context.services.tickets.reporting.say(context.actor, None, words_of(context, incoming))
    return await shown(context)


async def _attach(context: Context, incoming: Incoming, fault: Fault | None = None) -> Answer:
    await _keep(context, incoming, fault)
    draft = await context.services.tickets.reporting.draft(context.actor)
    shown = await screens.going_on(context, draft)
    return Answer(shown, toast=None if draft and draft.is_ready else t("report-kept-file"))


async def _keep(context: Context, incoming: Incoming, fault: Fault | None = None) -> None:
    attachment = attached(incoming)
    assert attachment is not None
    await context.services.tickets.reporting.attach(context.actor, attachment, words_of(context, incoming), fault)
