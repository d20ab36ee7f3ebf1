"""Stickers are chosen by building and come as a PDF; their texts are Russian, since they hang in the school."""

import asyncio
from collections.abc import Sequence

from bot.i18n import DEFAULT_LANGUAGE, Voice
from bot.reports.stickers import PrintedSticker, stickers_pdf
from bot.services.text import shorten
from bot.services.tickets.stickers import Sticker
from bot.ui import Answer, Button, File, Screen, column, page_of, pager, screen, t
from handlers.site import Context
from handlers.stickers.addresses import Devices, Rooms, Stickers

BUILDINGS_A_PAGE = 3
BUILDING_IN_BUTTON = 25
# What of a name fits a sticker.
TITLE, WHERE = 40, 60


async def stickers(context: Context, address: Stickers) -> Screen:
    """Two buttons a building: its rooms, its devices."""
    buildings = await context.services.tickets.stickers.buildings(context.actor)
    buttons = []
    for number, name in page_of(buildings, address.page, BUILDINGS_A_PAGE):
        where = shorten(name, BUILDING_IN_BUTTON)
        buttons.append(Button(t("stickers-rooms", building=where), Rooms(building=number)))
        buttons.append(Button(t("stickers-devices", building=where), Devices(building=number)))
    rows = [*column(buttons), *pager(address, address.page, len(buildings), BUILDINGS_A_PAGE)]
    return screen(t("stickers-title"), t("stickers-hint" if buildings else "stickers-none"), rows=rows)


async def rooms(context: Context, address: Rooms) -> Answer:
    """The stickers of a building's doors."""
    found = await context.services.tickets.stickers.of_rooms(context.actor, address.building)
    return await _printed(context, found)


async def devices(context: Context, address: Devices) -> Answer:
    """The stickers of a building's devices."""
    found = await context.services.tickets.stickers.of_devices(context.actor, address.building)
    return await _printed(context, found)


async def _printed(context: Context, found: Sequence[Sticker]) -> Answer:
    """The stickers as a file. Typesetting runs beside the conversation."""
    if not found:
        return Answer(await stickers(context, Stickers()), toast=t("stickers-nothing"), alert=True)
    voice = Voice(DEFAULT_LANGUAGE, context.school.zone)
    lines = [_line(context, voice, sticker) for sticker in found]
    content = await asyncio.to_thread(stickers_pdf, DEFAULT_LANGUAGE, voice.plain(t("sticker-hint")), lines)
    name = voice.plain(t("stickers-file", building=found[0].room.building))
    done = t("stickers-printed", count=len(found))
    return Answer(screen(t("stickers-title"), done, file=File(name, content), back=Stickers()))


def _line(context: Context, voice: Voice, sticker: Sticker) -> PrintedSticker:
    room = voice.plain(t("room-number", number=sticker.room.number))
    link = context.services.invitations.start_link(sticker.word, str(sticker.id))
    if sticker.device is None:
        named = shorten(sticker.room.name or "", TITLE)
        return PrintedSticker(room, named or shorten(sticker.room.building, WHERE), link)
    return PrintedSticker(shorten(sticker.device, TITLE), shorten(f"{room}, {sticker.room.building}", WHERE), link)
