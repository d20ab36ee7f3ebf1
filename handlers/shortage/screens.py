"""What has run out, where, how much is left: each a screen that can be answered by typing, too."""

from collections.abc import Sequence

from bot.services.snapshot import RoomLine
from bot.services.text import shorten
from bot.services.tickets.items import Item
from bot.ui import PAGE_SIZE, Address, Button, Row, Screen, column, grid, page_of, pager, screen, t
from handlers.phrases import room_name
from handlers.shortage.addresses import Ask, Elsewhere, Follow, Items, Left, Search, Start, Where
from handlers.shortage.wanted import LEFT, NOT_TOLD, OWN, wanted
from handlers.site import Context

NAME_IN_BUTTON = 40
ROOMS_SHOWN = 9


async def start(context: Context, _: Start) -> Screen:
    """The consumables, those of the actor's own rooms first."""
    return await items(context, Items(room=0, kind="", page=0))


async def items(context: Context, address: Items) -> Screen:
    """What has run out? One of the list, or a name that is typed."""
    found = await context.services.tickets.supplies.suggest(context.actor, address.room, address.kind)
    shown = page_of(found, address.page)
    return screen(
        t("shortage-what"),
        t("shortage-what-hint" if found else "shortage-what-none"),
        rows=[*await _item_rows(context, shown, address.room), *pager(address, address.page, len(found))],
        expects=Search(room=address.room),
    )


async def found(context: Context, items_found: Sequence[Item], room_id: int, name: str | None) -> Screen:
    """What a typed name finds; it can be asked for as it was typed (name None: it is too long for that)."""
    rows = [*await _item_rows(context, items_found[:PAGE_SIZE], room_id)]
    if name is not None:
        rows.append((Button(t("shortage-own", name=name), await _next(context, f"{OWN}{name}", room_id)),))
    return screen(
        t("shortage-found", count=len(items_found)) if items_found else t("shortage-found-none"),
        t("shortage-found-hint"),
        rows=rows,
        back=Items(room=room_id, kind="", page=0),
        expects=Search(room=room_id),
    )


async def where(context: Context, address: Where) -> Screen:
    """Where is it? One's own rooms, a number that is typed, or another place."""
    own = await context.services.tickets.reporting.own_rooms(context.actor)
    return await where_among(context, address, own)


async def where_among(context: Context, address: Where, rooms: Sequence[RoomLine]) -> Screen:
    """Choose one of these rooms."""
    asked_for = await wanted(context, address.what)
    buttons = [
        Button(t("button-room", number=room.number), Left(what=address.what, room=room.id))
        for room in rooms[:ROOMS_SHOWN]
    ]
    return screen(
        t("shortage-title", name=asked_for.name),
        t("shortage-where-hint"),
        rows=[*grid(buttons, 3), (Button(t("shortage-other-place"), Left(what=address.what, room=0)),)],
        back=Start(),
        expects=address,
    )


async def left(context: Context, address: Left) -> Screen:
    """How much is left? The tap sends; where somebody asked for the same already, one may join them."""
    asked_for = await wanted(context, address.what)
    if not address.room:
        return await elsewhere(context, Elsewhere(what=address.what, left=NOT_TOLD))
    room = await context.services.tickets.reporting.room(context.actor, address.room)
    asked = await context.services.tickets.supplies.asked(context.actor, asked_for.at(room.id))
    rows: list[Row] = []
    note = None
    if asked is not None:
        note = t("shortage-asked-mine" if asked.is_mine else "shortage-asked", number=str(asked.id))
        to: Address | str = f"ticket:{asked.id}" if asked.is_mine else Follow(what=address.what, room=room.id)
        label = t("shortage-open", number=str(asked.id)) if asked.is_mine else t("shortage-too")
        rows.append((Button(label, to),))
    if asked is None or not asked.is_mine:
        sends = (Ask(what=address.what, room=room.id, left=number) for number in range(len(LEFT)))
        rows += column(Button(t(f"shortage-left-{word}"), to) for word, to in zip(LEFT, sends, strict=True))
    return screen(
        t("shortage-title", name=asked_for.name),
        t("shortage-at", where=room_name(room)),
        note,
        None if asked and asked.is_mine else t("shortage-left-hint"),
        rows=rows,
        back=Where(what=address.what),
        expects=None if asked and asked.is_mine else address,
    )


async def elsewhere(context: Context, address: Elsewhere) -> Screen:
    """Another place: how much is left by a button, then the place is typed, which sends."""
    asked_for = await wanted(context, address.what)
    chosen = address.left if address.left < NOT_TOLD else None
    buttons = [
        Button(t(f"shortage-left-{word}"), Elsewhere(what=address.what, left=number))
        for number, word in enumerate(LEFT)
        if number != chosen
    ]
    return screen(
        t("shortage-title", name=asked_for.name),
        t("ticket-left", left=t(f"left-{LEFT[chosen]}")) if chosen is not None else None,
        t("shortage-place-hint" if chosen is not None else "shortage-place-left-hint"),
        rows=column(buttons),
        back=Where(what=address.what),
        expects=address,
    )


async def _item_rows(context: Context, shown: Sequence[Item], room_id: int) -> Sequence[Row]:
    room = room_id or await _only_room(context)
    return column(Button(shorten(item.name, NAME_IN_BUTTON), _after(str(item.id), room)) for item in shown)


async def _next(context: Context, what: str, room_id: int) -> Address:
    """How much is left, where the room is known; else where it is."""
    return _after(what, room_id or await _only_room(context))


def _after(what: str, room_id: int) -> Address:
    return Left(what=what, room=room_id) if room_id else Where(what=what)


async def _only_room(context: Context) -> int:
    """The actor's own room, where there is only one."""
    own = await context.services.tickets.reporting.own_rooms(context.actor)
    return own[0].id if len(own) == 1 else 0
