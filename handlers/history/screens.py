"""The history of a device and of a room: what happened, newest first, and what was done."""

from dataclasses import replace
from typing import Final

from bot.services.text import shorten
from bot.services.tickets.history import Past, PastLine
from bot.ui import PAGE_SIZE, Button, Screen, Text, grid, pager, screen, t
from handlers.history.addresses import OfDevice, OfRoom, See
from handlers.phrases import room_name, ticket_what, worded
from handlers.site import Context

# Six of them fit a message with room to spare.
DONE_LENGTH: Final = 200
NUMBERS_IN_ROW: Final = 3


async def of_device(context: Context, address: OfDevice) -> Screen:
    """What happened to a device; from there to its room."""
    past = await context.services.tickets.history.of_device(
        context.actor, address.id, address.page * PAGE_SIZE, PAGE_SIZE
    )
    title = t("past-device-title", device=past.device)
    return _screen(context, past, title, address, device=address.id)


async def of_room(context: Context, address: OfRoom) -> Screen:
    """What happened in a room, whatever it was about."""
    past = await context.services.tickets.history.of_room(
        context.actor, address.id, address.page * PAGE_SIZE, PAGE_SIZE
    )
    return _screen(context, past, t("past-room-title"), address, device=0)


async def see(context: Context, address: See) -> Screen:
    """A ticket; back leads to the history."""
    shown = (await context.site.follow(context, f"ticket:{address.id}")).screen
    assert shown is not None
    back = (
        OfDevice(id=address.device, page=address.page) if address.device else OfRoom(id=address.room, page=address.page)
    )
    return replace(shown, back=back)


def _screen(context: Context, past: Past, title: Text, address: OfDevice | OfRoom, device: int) -> Screen:
    numbers = [
        Button(
            t("past-number", number=str(line.ticket.id)),
            See(id=line.ticket.id, device=device, room=past.room.id, page=address.page),
        )
        for line in past.lines
    ]
    rows = [*grid(numbers, NUMBERS_IN_ROW), *pager(address, address.page, past.total)]
    if device:
        rows.append((Button(t("past-whole-room"), OfRoom(id=past.room.id)),))
    elif context.services.register.confirming.may(context.actor, context.school, past.room.id):
        rows.append((Button(t("button-room-check"), f"room:{past.room.id}:0"),))
    return screen(
        title,
        t("past-where", room=room_name(past.room)),
        t("tickets-count", count=past.total) if past.total else t("past-none"),
        *(_line(context, line) for line in past.lines),
        rows=rows,
    )


def _line(context: Context, line: PastLine) -> Text:
    ticket = line.ticket
    return t(
        "past-line",
        day=ticket.opened_at.astimezone(context.school.zone).date(),
        number=str(ticket.id),
        what=ticket_what(ticket),
        ended=_ended(line),
    )


def _ended(line: PastLine) -> Text:
    if line.ended is None:
        return t("past-open", mark=t(f"state-{line.ticket.state}-mark"))
    done = t("text", text=shorten(line.done, DONE_LENGTH)) if line.done else None
    return t(
        "past-done",
        what=done or worded(line.ticket, f"history-{line.ended}"),
        who=t("history-by", who=line.who) if line.who else "",
    )
