"""What the steps of a report do."""

from bot.access import Permission
from bot.errors import Invalid, Outdated
from bot.services.tickets.reading import Attachment
from bot.services.tickets.reporting import PLACE_LIMIT, Fault
from bot.services.tickets.understanding import understand
from bot.ui import Answer, Incoming, t
from handlers.report import screens
from handlers.report.addresses import Choose, Devices, Drop, Kinds, More, Place, Search, Send, Start, Symptoms
from handlers.site import Context

# What is longer can't be the number of a room.
LONGEST_ROOM = 16


async def choose(context: Context, address: Choose) -> Answer:
    """Room, device and symptom are known: show what will be sent."""
    fault = Fault(address.room, address.asset, address.kind, address.symptom)
    await context.services.tickets.reporting.choose(context.actor, fault)
    return Answer(await screens.start(context, Start()))


async def send(context: Context, _: Send) -> Answer:
    """Send it; the ticket's card follows, and what is written next is added to it."""
    sent = await context.services.tickets.reporting.send(context.actor)
    shown = (await context.site.follow(context, f"ticket.sent:{sent.ticket_id}")).screen
    return Answer(shown, toast=t("report-sent-toast"))


async def drop(context: Context, _: Drop) -> Answer:
    """Throw the draft away; the button of a report that was sent does not pretend to take it back."""
    if not await context.services.tickets.reporting.drop(context.actor):
        raise Outdated("error-report-gone", shows="tickets:0")
    return Answer((await context.site.follow(context, "menu")).screen, toast=t("report-dropped"))


async def search(context: Context, _: Search, incoming: Incoming) -> Answer:
    """A room's number was typed, or a photo was sent first."""
    if incoming.media is not None:
        return await _attach(context, incoming, await _told(context, incoming.text))
    if not incoming.text:
        raise Invalid("error-not-usable")
    reporting = context.services.tickets.reporting
    # A whole sentence may come here too: what is longer than a place is no room to look for.
    found = await reporting.find_rooms(context.actor, incoming.text) if len(incoming.text) <= PLACE_LIMIT else []
    if len(found) == 1:
        return Answer(await screens.devices(context, Devices(room=found[0].id)))
    return (None if found else await _offer(context, incoming.text)) or Answer(screens.found(found))


async def name_place(context: Context, _: Place, incoming: Incoming) -> Answer:
    """Another place was typed: what is broken there?"""
    if incoming.media is not None:
        return await _attach(context, incoming)
    await context.services.tickets.reporting.name_place(context.actor, incoming.text)
    return Answer(await screens.kinds(context, Kinds(room=0)))


async def say_what(context: Context, address: Symptoms, incoming: Incoming) -> Answer:
    """What is wrong was told in words, or shown on a photo with words; a photo alone does not tell it."""
    fault = Fault(address.room, address.asset, address.kind)
    if incoming.media is not None:
        if incoming.text:
            return await _attach(context, incoming, fault)
        await _keep(context, incoming)
        return Answer(await screens.symptoms(context, address), toast=t("report-kept-file"))
    await context.services.tickets.reporting.say(context.actor, fault, incoming.text)
    return Answer(await screens.start(context, Start()))


async def add(context: Context, _: More, incoming: Incoming) -> Answer:
    """Words or a photo for the report that is about to be sent."""
    if incoming.media is not None:
        return await _attach(context, incoming)
    await context.services.tickets.reporting.say(context.actor, None, incoming.text)
    return Answer(await screens.start(context, Start()))


async def room_link(context: Context, rest: str) -> Answer:
    """The sticker of a room was scanned."""
    if not rest.isdecimal() or not context.actor.may(Permission.TICKET_REPORT):
        return await context.site.follow(context, "stranger" if context.actor.is_stranger else "menu")
    return Answer(await screens.devices(context, Devices(room=int(rest))))


async def free_input(context: Context, incoming: Incoming) -> Answer | None:
    """A photo starts a report, and so does a sentence like «no internet in 214»; a number opens that room."""
    if not context.actor.may(Permission.TICKET_REPORT):
        return None
    if incoming.media is not None:
        return await _attach(context, incoming, await _told(context, incoming.text))
    if not incoming.text:
        return None
    if len(incoming.text) <= LONGEST_ROOM:
        found = await context.services.tickets.reporting.find_rooms(context.actor, incoming.text)
        if len(found) == 1:
            return Answer(await screens.devices(context, Devices(room=found[0].id)))
    return await _offer(context, incoming.text)


async def _offer(context: Context, words: str) -> Answer | None:
    """What a sentence says, filled in: to be sent, or to be asked what is wrong with that device."""
    reporting = context.services.tickets.reporting
    understood = await understand(reporting, context.actor, words)
    if understood is None:
        return None
    fault = understood.fault
    if understood.is_told:
        await reporting.say(context.actor, fault, words)
        return Answer(await screens.start(context, Start()))
    return Answer(await screens.symptoms(context, Symptoms(room=fault.room_id, asset=fault.asset_id, kind=fault.kind)))


async def _told(context: Context, words: str) -> Fault | None:
    """The fault that the words under a photo tell of."""
    understood = await understand(context.services.tickets.reporting, context.actor, words)
    return understood.fault if understood and understood.is_told else None


async def _attach(context: Context, incoming: Incoming, fault: Fault | None = None) -> Answer:
    await _keep(context, incoming, fault)
    draft = await context.services.tickets.reporting.draft(context.actor)
    shown = await screens.start(context, Start())
    return Answer(shown, toast=None if draft and draft.is_ready else t("report-kept-file"))


async def _keep(context: Context, incoming: Incoming, fault: Fault | None = None) -> None:
    assert incoming.media is not None
    attachment = Attachment(incoming.media.kind, incoming.media.file_id, incoming.number)
    await context.services.tickets.reporting.attach(context.actor, attachment, incoming.text, fault)
