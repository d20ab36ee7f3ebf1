"""The steps of a report as screens. Each can be left, and each can be answered by typing instead of tapping."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.access import Permission
from bot.errors import Missing
from bot.services.snapshot import OutageLine, RoomLine
from bot.services.text import shorten
from bot.services.tickets.catalogue import OTHER, SYMPTOMS, symptoms_of
from bot.services.tickets.choices import PLACE_LIMIT
from bot.services.tickets.drafts import Draft
from bot.ui import PAGE_SIZE, Address, Button, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import kind_name, outage_name, room_name
from handlers.report.addresses import (
    At,
    Choose,
    Devices,
    Drop,
    Here,
    InRoom,
    Kinds,
    Named,
    Place,
    Placed,
    Rooms,
    Said,
    Search,
    Start,
    Symptoms,
)
from handlers.report.checking import summary
from handlers.site import Context

# With one room of one's own the menu need not ask which; with more than these it would be a list, not a menu.
SHORTCUTS = range(2, 4)
# What of a device's name fits a button of a phone.
NAME_IN_BUTTON = 40
BUILDING_IN_BUTTON = 25
# More lines than these about what is down would hide what is asked.
OUTAGES_SHOWN = 2
WORDS_SHOWN = 300


async def own_rooms(context: Context) -> Sequence[Button]:
    """Shortcuts of the menu: the rooms that the actor keeps, where there are a few."""
    if not context.actor.may(Permission.TICKET_REPORT):
        return ()
    rooms = await context.services.tickets.reporting.own_rooms(context.actor)
    return [_room_button(room) for room in rooms] if len(rooms) in SHORTCUTS else ()


async def start(context: Context, _: Start) -> Screen:
    """The draft where one is filled in; else what is broken in the one room of the actor's own; else where it is."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    return await going_on(context, draft)


async def going_on(context: Context, draft: Draft | None) -> Screen:
    """What a draft needs next: to be checked, a kind, a place."""
    if draft is not None and draft.is_ready:
        return summary(context, draft)
    if draft is not None and draft.room is not None and draft.words:
        return await kinds(context, Kinds(room=draft.room.id))
    own = await context.services.tickets.reporting.own_rooms(context.actor)
    if len(own) == 1 and (draft is None or not draft.kind):
        shown = await devices(context, Devices(room=own[0].id))
        title, *rest = shown.lines
        return replace(shown, lines=(title, *_of_draft(draft), *rest))
    return _choose_room(context, own, draft)


async def rooms(context: Context, _: Rooms) -> Screen:
    """Where is it?"""
    own = await context.services.tickets.reporting.own_rooms(context.actor)
    return _choose_room(context, own, await context.services.tickets.reporting.draft(context.actor))


def _choose_room(context: Context, own: Sequence[RoomLine], draft: Draft | None) -> Screen:
    """The actor's own rooms, or a number to be typed, or another place."""
    is_told = draft is not None and not draft.is_ready and draft.kind is not None
    rows = _room_rows(own[:PAGE_SIZE], is_told=is_told)
    down = context.school.outages[:OUTAGES_SHOWN]
    begun = _of_draft(draft)
    drop = [(Button(t("report-drop"), Drop()),)] if begun else []
    return screen(
        t("report-where"),
        *begun,
        *_outage_lines(down),
        t("report-where-hint"),
        rows=[*rows, (Button(t("report-other-place"), Place()),), *_outage_rows(context, down[:1]), *drop],
        expects=Search(),
    )


def _of_draft(draft: Draft | None) -> list[Text]:
    """What is kept already of a report that has no place yet."""
    if draft is None or draft.is_ready:
        return []
    lines = [t("report-line-what", what=kind_name(draft.kind))] if draft.kind and draft.kind != OTHER else []
    lines += [t("report-line-words", words=shorten(draft.words, WORDS_SHOWN))] if draft.words else []
    return [*lines, *([t("report-has-files", count=len(draft.attachments))] if draft.attachments else [])]


async def place(_context: Context, _: Place) -> Screen:
    """Another place: it is typed."""
    return screen(t("report-place"), t("report-place-hint"), back=Rooms(), expects=Placed())


def found(rooms: Sequence[RoomLine], draft: Draft | None) -> Screen:
    """Rooms that fit what was typed."""
    is_told = draft is not None and not draft.is_ready and draft.kind is not None
    shown = rooms[: PAGE_SIZE * 2]
    rows = [*_room_rows(shown, is_told=is_told), (Button(t("report-other-place"), Place()),)]
    return screen(
        t("report-found", count=len(shown)),
        t("report-where-hint"),
        rows=rows,
        back=Rooms(),
        expects=Search(),
    )


def which_room(rooms: Sequence[RoomLine], draft: Draft | None) -> Screen:
    """A report tells what is wrong, but fits several rooms."""
    rows = [*_room_rows(rooms[: PAGE_SIZE * 2], is_told=True), (Button(t("report-other-place"), Place()),)]
    return screen(t("report-which-room"), *_of_draft(draft), t("report-where-hint"), rows=rows, expects=Search())


def unclear(words: str, room: RoomLine | None) -> Screen:
    """What was typed is no room and tells of no fault that is understood: it is asked what it is, not retyped."""
    buttons = [Button(t("report-is-here", number=room.number), Here(room=room.id))] if room else []
    if len(words) <= PLACE_LIMIT:
        buttons.append(Button(t("report-is-place"), Named()))
    hint = t("report-found-none-hint")
    shown = t("report-line-words", words=shorten(words, WORDS_SHOWN))
    back = Devices(room=room.id) if room else Rooms()
    return screen(t("report-found-none"), shown, hint, rows=column(buttons), back=back, expects=Search())


async def devices(context: Context, address: Devices) -> Screen:
    """What is broken there: the room's devices, or something that is not in the list."""
    reporting = context.services.tickets.reporting
    room = await reporting.room(context.actor, address.room)
    all_devices = await reporting.devices(context.actor, room.id)
    shown = page_of(all_devices, address.page)
    buttons = [
        Button(shorten(device.name, NAME_IN_BUTTON), Symptoms(room=room.id, asset=device.id, kind=known(device.kind)))
        for device in shown
    ]
    down = [one for one in context.school.outages if one.building_id in (None, room.building_id)][:OUTAGES_SHOWN]
    rows: list[Row] = [*column(buttons), *pager(address, address.page, len(all_devices))]
    rows.append((Button(t("report-not-listed"), Kinds(room=room.id)), *_outage_buttons(context, down[:1])))
    if context.actor.may(Permission.SHORTAGE_REPORT):
        rows.append((Button(t("button-shortage"), f"shortage.list:{room.id}::0"),))
    if all_devices and await _is_to_check(context, room.id):
        rows.append((Button(t("button-room-check"), f"room:{room.id}:0"),))
    lines = (*_outage_lines(down), t("report-what-broke"))
    return screen(_room_title(room), *lines, rows=rows, back=Rooms(), expects=InRoom(room=room.id))


async def _is_to_check(context: Context, room_id: int) -> bool:
    """Whether the actor keeps this room and nobody looked yet this school year whether everything is there."""
    confirming = context.services.register.confirming
    keeps = confirming.keeps(context.actor, context.school, room_id)
    return keeps and not (await confirming.room(context.actor, room_id)).is_done


async def kinds(context: Context, address: Kinds) -> Screen:
    """A kind of device, where the device itself is not in the list."""
    return await _choose_kind(context, address.room, tuple(SYMPTOMS))


async def which_kind(context: Context, draft: Draft, candidates: Sequence[str]) -> Screen:
    """A report tells what is wrong, but it may be with one of several devices: those, or something else."""
    return await _choose_kind(context, draft.room.id if draft.room else 0, (*candidates, OTHER))


async def _choose_kind(context: Context, room_id: int, offered: Iterable[str]) -> Screen:
    draft = await context.services.tickets.reporting.draft(context.actor)
    title = await _place_title(context, room_id, draft)
    here = draft is not None and (draft.room.id if draft.room else 0) == room_id
    is_told = here and draft is not None and bool(draft.words)

    def leads_to(kind: str) -> Address:
        return At(room=room_id, kind=kind) if is_told else Symptoms(room=room_id, asset=0, kind=kind)

    buttons = [Button(t(f"kind-{kind}"), leads_to(kind)) for kind in dict.fromkeys(offered) if kind != OTHER]
    buttons.append(Button(t(f"kind-{OTHER}"), leads_to(OTHER)))
    back = Devices(room=room_id) if room_id else Place()
    # Who writes what is wrong instead of choosing has said enough.
    words = Said(room=room_id, asset=0, kind=OTHER)
    said = (
        t("report-line-words", words=shorten(draft.words, WORDS_SHOWN)) if draft and is_told and draft.words else None
    )
    hint = t("report-what-hint")
    return screen(title, said, t("report-which-kind"), hint, rows=grid(buttons, 2), back=back, expects=words)


async def symptoms(context: Context, address: Symptoms) -> Screen:
    """What is wrong with it: the symptoms of its kind, or words."""
    title = await _place_title(context, address.room, None)
    device: Text = kind_name(address.kind)
    if address.asset:
        asset = await context.services.tickets.reporting.device(context.actor, address.asset)
        if asset.room_id != address.room:
            raise Missing("error-device-missing")
        device = t("text", text=asset.name)
    buttons = [
        Button(
            t(f"symptom-{symptom}"),
            Choose(room=address.room, asset=address.asset, kind=known(address.kind), symptom=symptom),
        )
        for symptom in symptoms_of(address.kind)
    ]
    return screen(
        title,
        t("report-what-wrong", device=device),
        t("report-what-hint"),
        rows=column(buttons),
        back=Devices(room=address.room) if address.asset else Kinds(room=address.room),
        expects=Said(room=address.room, asset=address.asset, kind=address.kind),
    )


def _room_rows(rooms: Sequence[RoomLine], *, is_told: bool) -> Sequence[Row]:
    """Rooms to choose, with their buildings where the same number comes twice."""
    if len({room.number for room in rooms}) == len(rooms):
        return grid([_room_button(room, is_told=is_told) for room in rooms], 2)
    return column(
        replace(
            _room_button(room, is_told=is_told),
            label=t("report-room-in", number=room.number, building=shorten(room.building, BUILDING_IN_BUTTON)),
        )
        for room in rooms[:PAGE_SIZE]
    )


def _room_button(room: RoomLine, *, is_told: bool = False) -> Button:
    """A room to choose; where the draft tells what is broken, only the room is put into it."""
    to: Address = At(room=room.id, kind="") if is_told else Devices(room=room.id)
    return Button(t("button-room", number=room.number), to)


def _room_title(room: RoomLine) -> Text:
    return t("report-in", where=room_name(room))


async def _place_title(context: Context, room_id: int, draft: Draft | None) -> Text:
    reporting = context.services.tickets.reporting
    if room_id:
        return _room_title(await reporting.room(context.actor, room_id))
    draft = draft or await reporting.draft(context.actor)
    return t("report-in", where=t("text", text=draft.place if draft and draft.place else "…"))


def _outage_lines(outages: Iterable[OutageLine]) -> list[Text]:
    return [t("report-outage", name=outage_name(outage)) for outage in outages]


def _outage_buttons(context: Context, outages: Iterable[OutageLine]) -> list[Button]:
    if "outage" not in context.site.screens:
        return []
    return [Button(t("report-outage-more"), f"outage:{outage.id}") for outage in outages]


def _outage_rows(context: Context, outages: Iterable[OutageLine]) -> Sequence[Row]:
    return column(_outage_buttons(context, outages))


def known(kind: str) -> str:
    """The kind, or that of what belongs to none, where it is not in the catalogue."""
    return kind if kind in SYMPTOMS else OTHER
