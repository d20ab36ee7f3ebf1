"""What was typed, photographed or forwarded to a report: which report it is for, and what is asked next."""

from dataclasses import replace

from bot.access import Permission
from bot.i18n import DEFAULT_LANGUAGE, Voice
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.drafts import Draft, Fault
from bot.services.tickets.reading import Attachment
from bot.services.tickets.understanding import Understood, understand
from bot.ui import Answer, Incoming, t
from handlers.report import screens
from handlers.report.addresses import Devices, Other, Rooms, Start, Symptoms
from handlers.report.checking import other
from handlers.site import Context


async def understood_of(context: Context, words: str, room_id: int | None = None) -> Understood | None:
    """What words tell, said in a room (0: in another place); None: nobody knows where, perhaps in the actor's own."""
    return await understand(context.services.tickets.reporting, context.actor, words, room_id) if words else None


def attached(incoming: Incoming) -> Attachment | None:
    """The photo or file of a message."""
    media = incoming.media
    return Attachment(media.kind, media.file_id, incoming.number) if media else None


def words_of(context: Context, incoming: Incoming) -> str:
    """The words of a message; those of somebody else are marked as forwarded."""
    if not incoming.forwarded or not incoming.text:
        return incoming.text
    # Whoever works the ticket reads it, so it is in the school's language.
    return Voice(DEFAULT_LANGUAGE, context.school.zone).plain(t("report-forwarded", words=incoming.text))


def is_other(fault: Fault, understood: Understood) -> bool:
    """Whether a sentence, heard in the room of this fault, tells of another room or device, not only names it."""
    told = understood.fault
    if not understood.is_told:
        return False
    if told.room_id and told.room_id != fault.room_id:
        return True
    return told.kind not in {OTHER, fault.kind} and fault.kind != OTHER


async def offer(context: Context, incoming: Incoming, understood: Understood) -> Answer:
    """A report as it was told, filled in: to be checked, or to be asked about.

    1. What runs short goes to where that is asked for. 2. Beside a draft that is ready it is asked what it is for.
    3. What is told is put into the draft; a device that is named alone is asked about.
    """
    reporting = context.services.tickets.reporting
    if understood.is_shortage and incoming.media is None and context.actor.may(Permission.SHORTAGE_REPORT):
        return await _shortage(context, incoming, understood)
    draft = await reporting.draft(context.actor)
    is_loose = not understood.is_told and not understood.is_bare
    if (
        draft is not None
        and draft.is_ready
        and (incoming.forwarded or is_loose or is_other(_fault_of(draft), understood))
    ):
        return await ask_what_for(context, incoming)
    attachment, words = attached(incoming), words_of(context, incoming)
    if attachment is not None:
        fault = understood.fault if understood.is_told else None
        await reporting.attach(context.actor, attachment, words, fault, urgent=understood.is_urgent)
    elif understood.is_told:
        await reporting.say(context.actor, understood.fault, words, urgent=understood.is_urgent)
    elif understood.is_bare and not understood.fault.room_id:
        await reporting.choose(context.actor, understood.fault)
    else:
        return await _ask_what(context, understood, words, draft)
    return await shown(context, understood)


async def _ask_what(context: Context, understood: Understood, words: str, draft: Draft | None) -> Answer:
    """What is wrong was not told: it is asked, and what the words say besides is kept.

    Where a draft tells it already and only lacks its place, this is the place.
    """
    told = understood.fault
    if draft is not None and draft.is_told and not draft.is_ready and told.kind == OTHER and told.room_id:
        here = Fault(told.room_id, 0, draft.kind or OTHER, draft.symptom or "")
        await context.services.tickets.reporting.say(context.actor, here, words, urgent=understood.is_urgent)
        return await shown(context)
    if not understood.is_bare:
        # Words beside a kind would be enough to send; where the room is known, its devices are asked about first.
        kind = told.kind if told.kind != OTHER and not told.room_id else ""
        kept = Fault(told.room_id, told.asset_id, kind)
        await context.services.tickets.reporting.say(context.actor, kept, words, urgent=understood.is_urgent)
    if not told.room_id:
        return await shown(context, understood)
    if told.kind == OTHER:
        return Answer(await screens.devices(context, Devices(room=told.room_id)))
    where = Symptoms(room=told.room_id, asset=told.asset_id, kind=told.kind)
    return Answer(await screens.symptoms(context, where))


async def _shortage(context: Context, incoming: Incoming, understood: Understood) -> Answer:
    """What runs short: the one of the list that has this name, those that may be meant, or the name itself."""
    room_id, name = understood.fault.room_id, understood.supply
    if not name:
        return await context.site.follow(context, f"shortage.list:{room_id}:{understood.fault.kind}:0")
    found = await context.services.tickets.supplies.find(context.actor, name, room_id)
    if len(found) != 1:
        return await context.site.take(context, f"shortage.search:{room_id}", replace(incoming, text=name))
    to = f"shortage.left:{found[0].id}:{room_id}" if room_id else f"shortage.where:{found[0].id}"
    return await context.site.follow(context, to)


async def ask_what_for(context: Context, incoming: Incoming) -> Answer:
    """Keep it beside the draft, and ask what it is for."""
    await context.services.tickets.reporting.put_aside(context.actor, words_of(context, incoming), attached(incoming))
    return Answer(await other(context, Other()))


async def shown(context: Context, understood: Understood | None = None) -> Answer:
    """The draft after something was put into it: what was left open is asked, of those that may be meant."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    if draft is not None and understood is not None and not (draft.room or draft.place) and understood.rooms:
        rooms = [context.school.rooms[room] for room in understood.rooms if room in context.school.rooms]
        return Answer(screens.which_room(rooms, draft))
    if draft is not None and understood is not None and not (draft.room or draft.place):
        # A place was named that is not known: one's own room is not what is meant.
        asked = await screens.rooms(context, Rooms())
        unknown = t("report-unknown-room", number=understood.unknown_room) if understood.unknown_room else None
        title, *rest = asked.lines
        return Answer(replace(asked, lines=(title, *([unknown] if unknown else []), *rest)))
    if draft is not None and understood is not None and draft.kind == OTHER and understood.kinds and draft.room:
        return Answer(await screens.which_kind(context, draft, understood.kinds))
    return Answer(await screens.start(context, Start()))


def _fault_of(draft: Draft) -> Fault:
    return Fault(draft.room.id if draft.room else 0, draft.asset_id or 0, draft.kind or OTHER)
