"""«По кабинетам»: the open tickets of a building, floor by floor and room by room, for working with one hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from bot.errors import Missing
from bot.services.snapshot import RoomLine
from bot.services.text import shorten
from bot.services.tickets.queue import Load, QueueFilter
from bot.ui import PAGE_SIZE, Address, Button, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import room_name
from handlers.queue.addresses import Queue, Room, SeeInRoom, Walk
from handlers.queue.filters import NAME_LENGTH, buildings_of, floor_of
from handlers.queue.lines import queue_line
from handlers.site import Context

Loads: TypeAlias = Mapping[RoomLine, Load]
# Rooms of a page: two in a row.
ROOMS: Final = 10
NO_FLOOR: Final = "x"


async def walk(context: Context, address: Walk) -> Screen:
    """Buildings, floors or rooms that have open tickets; a choice of one is passed over."""
    if address.building and address.building not in buildings_of(context.school):
        raise Missing
    if address.floor != NO_FLOOR:
        floor_of(address.floor)
    loads = (await context.services.tickets.queue.tally(context.actor)).by_room()
    buildings = {room.building_id for room in loads}
    if not address.building and len(buildings) != 1:
        return _buildings(context, loads, address)
    building = address.building or buildings.pop()
    here = {room: load for room, load in loads.items() if room.building_id == building}
    floors = {_written(room.floor) for room in here}
    outside: Address = Walk() if len(buildings - {building}) else Queue()
    if not address.floor and len(floors) > 1:
        return _floors(here, Walk(building=building, page=address.page), outside)
    floor = address.floor or next(iter(floors), "")
    on_floor = {room: load for room, load in here.items() if _written(room.floor) == floor}
    up = Walk(building=building) if len(floors - {floor}) else outside
    return _rooms(context, on_floor, Walk(building=building, floor=floor, page=address.page), up)


async def room(context: Context, address: Room) -> Screen:
    """The open tickets of a room; back leads to its floor."""
    here = context.school.rooms.get(address.id)
    if here is None:
        raise Missing("error-room-missing")
    page = context.services.tickets.queue.page
    lines, total = await page(context.actor, address.page * PAGE_SIZE, PAGE_SIZE, QueueFilter(room_id=here.id))
    buttons = [Button(queue_line(line, context.now), SeeInRoom(id=line.ticket.id, room=here.id)) for line in lines]
    return screen(
        t("walk-room", room=room_name(here)),
        t("tickets-count", count=total) if total else t("walk-done"),
        rows=[*column(buttons), *pager(address, address.page, total), *column(_past(context, here.id))],
        back=Walk(building=here.building_id, floor=_written(here.floor)),
    )


async def see(context: Context, address: SeeInRoom) -> Screen:
    """A ticket; back leads to its room."""
    shown = (await context.site.follow(context, f"ticket:{address.id}")).screen
    assert shown is not None
    return replace(shown, back=Room(id=address.room))


def _past(context: Context, room_id: int) -> list[Button]:
    """The way to what happened in the room before."""
    if "history.room" not in context.site.screens:
        return []
    return [Button(t("button-history"), f"history.room:{room_id}:0")]


def _buildings(context: Context, loads: Loads, address: Walk) -> Screen:
    """Which building; what is in no room is in the queue only."""
    named = sorted({(room.building, room.building_id) for room in loads})
    buttons = [
        _counted(
            t("text", text=shorten(name, NAME_LENGTH)),
            [load for room, load in loads.items() if room.building_id == number],
            Walk(building=number),
        )
        for name, number in named
    ]
    return screen(
        t("walk-title"),
        None if buttons else t("tickets-queue-none"),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons))],
        back=Queue(),
    )


def _floors(here: Loads, address: Walk, back: Address) -> Screen:
    """Which floor, from below."""
    floors = sorted({room.floor for room in here}, key=lambda floor: (floor is None, floor or 0))
    buttons = [
        _counted(
            t("queue-floor", floor=str(floor)) if floor is not None else t("walk-no-floor"),
            [load for room, load in here.items() if room.floor == floor],
            Walk(building=address.building, floor=_written(floor)),
        )
        for floor in floors
    ]
    return screen(
        t("walk-building", building=next(iter(here)).building),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons))],
        back=back,
    )


def _rooms(context: Context, here: Loads, address: Walk, back: Address) -> Screen:
    """Which room: those with something urgent first, then as one walks."""
    in_order = [room for room in context.school.rooms.values() if room in here]
    rooms = sorted(in_order, key=lambda room: not here[room].urgent)
    buttons = [
        _counted(t("button-room", number=room.number), [here[room]], Room(id=room.id))
        for room in page_of(rooms, address.page, ROOMS)
    ]
    floor = "" if address.floor in ("", NO_FLOOR) else t("queue-part", words=t("queue-floor", floor=address.floor))
    return screen(
        t("walk-floor", building=buildings_of(context.school)[address.building], floor=floor),
        None if rooms else t("walk-done"),
        rows=[*grid(buttons, 2), *pager(address, address.page, len(rooms), ROOMS)],
        back=back,
    )


def _counted(name: Text, loads: Sequence[Load], to: Address) -> Button:
    """A name with how many tickets there are, and how many of them are urgent."""
    urgent = sum(load.urgent for load in loads)
    mark = t("walk-urgent", count=str(urgent)) if urgent else ""
    return Button(t("walk-count", name=name, count=str(sum(load.count for load in loads)), urgent=mark), to)


def _written(floor: int | None) -> str:
    return NO_FLOOR if floor is None else str(floor)
