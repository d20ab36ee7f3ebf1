"""The rooms to look through, and one of them: what stands in it, and when somebody said so."""

from bot.access import Permission
from bot.services.register.confirming import RoomCheck, RoomToCheck
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Button, Row, Screen, Text, column, page_of, pager, screen, t
from handlers.phrases import room_name
from handlers.rooms.addresses import AllThere, Room, Rooms
from handlers.site import Context

# Devices on one page: a class of computers fits.
SHOWN = 20
NAME_LENGTH = 24


async def rooms(context: Context, address: Rooms) -> Screen:
    """One's own rooms first, then what was not looked through this school year."""
    found = await context.services.register.confirming.rooms(context.actor)
    buttons = [Button(_label(one), Room(id=one.room.id)) for one in page_of(found, address.page)]
    left = sum(not one.is_done for one in found)
    return screen(
        t("rooms-title"),
        t("rooms-left", count=left) if found else t("rooms-none"),
        rows=[*column(buttons), *pager(address, address.page, len(found), PAGE_SIZE)],
    )


async def room(context: Context, address: Room) -> Screen:
    """What stands there by the register, and the two answers."""
    check = await context.services.register.confirming.room(context.actor, address.id)
    rows: list[Row] = [*pager(address, address.page, len(check.devices), SHOWN)]
    if check.devices:
        rows.append((Button(t("room-all-there"), AllThere(id=check.room.id, mark=check.mark)),))
    if check.devices and context.actor.may(Permission.TICKET_REPORT):
        rows.append((Button(t("room-not-all"), f"report.room:{check.room.id}:0"),))
    lines = [
        t(
            "room-device",
            mark=t("room-found" if check.is_found(device) else "room-not-found"),
            name=device.name,
            inventory=t("room-inventory", number=device.inventory_number) if device.inventory_number else "",
        )
        for device in page_of(check.devices, address.page, SHOWN)
    ]
    return screen(
        t("room-check-title"),
        t("past-where", room=room_name(check.room)),
        _when(check),
        t("blank"),
        *lines,
        rows=rows,
        back=Rooms(),
    )


def _when(check: RoomCheck) -> Text:
    """Whether and when it was looked through this school year."""
    if not check.devices:
        return t("room-empty")
    if check.is_done:
        return t("room-confirmed", day=check.last_on)
    if check.found:
        return t("room-partly", found=check.found, count=len(check.devices))
    return t("room-before", day=check.last_on) if check.last_on else t("room-never")


def _label(one: RoomToCheck) -> Text:
    mark = t("room-found" if one.is_done else "room-not-found")
    name = shorten(one.room.name or one.room.building, NAME_LENGTH)
    return t("rooms-line", mark=mark, number=one.room.number, name=name)
