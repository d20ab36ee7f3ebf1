"""The steps of a report as screens. Each can be left, and each can be answered by typing instead of tapping."""

from collections.abc import Sequence

from bot.access import Permission
from bot.services.snapshot import RoomLine
from bot.services.text import shorten
from bot.services.tickets.catalogue import OTHER, SYMPTOMS, symptoms_of
from bot.services.tickets.reporting import Draft
from bot.ui import PAGE_SIZE, Button, Media, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import kind_name, room_name
from handlers.report.addresses import (
    Choose,
    Devices,
    Drop,
    Kinds,
    More,
    Place,
    Rooms,
    Search,
    Send,
    Start,
    Symptoms,
)
from handlers.site import Context

# With one room of one's own the menu need not ask which; with more than these it would be a list, not a menu.
SHORTCUTS = range(2, 4)
# What of a device's name fits a button of a phone.
NAME_IN_BUTTON = 40


async def own_rooms(context: Context) -> Sequence[Button]:
    """Shortcuts of the menu: the rooms that the actor keeps, where there are a few."""
    if not context.actor.may(Permission.TICKET_REPORT):
        return ()
    rooms = await context.services.tickets.reporting.own_rooms(context.actor)
    return [_room_button(room) for room in rooms] if len(rooms) in SHORTCUTS else ()


async def start(context: Context, _: Start) -> Screen:
    """The draft where one is filled in; else what is broken in the one room of the actor's own; else where it is."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    if draft is not None and draft.is_ready:
        return summary(draft)
    own = await context.services.tickets.reporting.own_rooms(context.actor)
    if len(own) == 1:
        return await devices(context, Devices(room=own[0].id))
    return _choose_room(own, draft)


async def rooms(context: Context, _: Rooms) -> Screen:
    """Where is it?"""
    own = await context.services.tickets.reporting.own_rooms(context.actor)
    return _choose_room(own, await context.services.tickets.reporting.draft(context.actor))


def _choose_room(own: Sequence[RoomLine], draft: Draft | None) -> Screen:
    """The actor's own rooms, or a number to be typed, or another place."""
    rows = [*grid([_room_button(room) for room in own[:PAGE_SIZE]], 2), (Button(t("report-other-place"), Place()),)]
    return screen(
        t("report-where"),
        t("report-has-files", count=len(draft.attachments)) if draft and draft.attachments else None,
        t("report-where-hint"),
        rows=rows,
        expects=Search(),
    )


async def place(_context: Context, _: Place) -> Screen:
    """Another place: it is typed."""
    return screen(t("report-place"), t("report-place-hint"), back=Rooms(), expects=Place())


def found(rooms: Sequence[RoomLine]) -> Screen:
    """Rooms that fit what was typed."""
    buttons = [_room_button(room) for room in rooms[: PAGE_SIZE * 2]]
    line = t("report-found", count=len(rooms)) if rooms else t("report-found-none")
    rows = [*grid(buttons, 2), (Button(t("report-other-place"), Place()),)]
    hint = t("report-where-hint" if rooms else "report-found-none-hint")
    return screen(line, hint, rows=rows, back=Rooms(), expects=Search())


async def devices(context: Context, address: Devices) -> Screen:
    """What is broken there: the room's devices, or something that is not in the list."""
    reporting = context.services.tickets.reporting
    room = await reporting.room(context.actor, address.room)
    all_devices = await reporting.devices(context.actor, room.id)
    shown = page_of(all_devices, address.page)
    buttons = [
        Button(shorten(device.name, NAME_IN_BUTTON), Symptoms(room=room.id, asset=device.id, kind=_known(device.kind)))
        for device in shown
    ]
    rows: list[Row] = [*column(buttons), *pager(address, address.page, len(all_devices))]
    rows.append((Button(t("report-not-listed"), Kinds(room=room.id)),))
    return screen(_room_title(room), t("report-what-broke"), rows=rows, back=Rooms(), expects=Search())


async def kinds(context: Context, address: Kinds) -> Screen:
    """A kind of device, where the device itself is not in the list."""
    title = await _place_title(context, address.room)
    buttons = [
        Button(t(f"kind-{kind}"), Symptoms(room=address.room, asset=0, kind=kind)) for kind in SYMPTOMS if kind != OTHER
    ]
    buttons.append(Button(t(f"kind-{OTHER}"), Symptoms(room=address.room, asset=0, kind=OTHER)))
    back = Devices(room=address.room) if address.room else Place()
    # Who writes what is wrong instead of choosing has said enough.
    words = Symptoms(room=address.room, asset=0, kind=OTHER)
    return screen(title, t("report-which-kind"), t("report-what-hint"), rows=grid(buttons, 2), back=back, expects=words)


async def symptoms(context: Context, address: Symptoms) -> Screen:
    """What is wrong with it: the symptoms of its kind, or words."""
    title = await _place_title(context, address.room)
    device: Text = kind_name(address.kind)
    if address.asset:
        device = t("text", text=(await context.services.tickets.reporting.device(context.actor, address.asset)).name)
    buttons = [
        Button(
            t(f"symptom-{symptom}"),
            Choose(room=address.room, asset=address.asset, kind=_known(address.kind), symptom=symptom),
        )
        for symptom in symptoms_of(address.kind)
    ]
    return screen(
        title,
        t("report-what-wrong", device=device),
        t("report-what-hint"),
        rows=column(buttons),
        back=Devices(room=address.room) if address.asset else Kinds(room=address.room),
        expects=address,
    )


def summary(draft: Draft) -> Screen:
    """What will be sent, before it is sent."""
    where = room_name(draft.room) if draft.room else t("text", text=draft.place or "")
    what = t("text", text=draft.device) if draft.device else kind_name(draft.kind or OTHER)
    wrong = t(f"symptom-{draft.symptom}") if draft.symptom else None
    photo = next((file for file in draft.attachments if file.kind == "photo"), None)
    return screen(
        t("report-check"),
        t("report-line-where", where=where),
        t("report-line-what", what=what),
        t("report-line-wrong", wrong=wrong) if wrong else None,
        t("report-line-words", words=draft.words) if draft.words else None,
        t("report-has-files", count=len(draft.attachments)) if draft.attachments else None,
        t("report-more-hint"),
        rows=[(Button(t("report-send"), Send()),), (Button(t("report-drop"), Drop()),)],
        back=Rooms(),
        picture=Media(photo.kind, photo.file_id) if photo else None,
        expects=More(),
    )


def _room_button(room: RoomLine) -> Button:
    return Button(t("button-room", number=room.number), Devices(room=room.id))


def _room_title(room: RoomLine) -> Text:
    return t("report-in", where=room_name(room))


async def _place_title(context: Context, room_id: int) -> Text:
    reporting = context.services.tickets.reporting
    if room_id:
        return _room_title(await reporting.room(context.actor, room_id))
    draft = await reporting.draft(context.actor)
    return t("report-in", where=t("text", text=draft.place if draft and draft.place else "…"))


def _known(kind: str) -> str:
    return kind if kind in SYMPTOMS else OTHER
