"""What gets a sticker with a QR code: the rooms of a building, and the devices in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.db import Database
from bot.services.directory import Directory
from bot.services.snapshot import RoomLine
from models.base import table
from models.school import Asset, Room


@dataclass(frozen=True, slots=True)
class Sticker:
    """A sticker for a "room" (`device` None) or a "device" by its number; the word is that of the bot's links."""

    word: str
    id: int
    room: RoomLine
    device: str | None


class Stickers:
    """Use cases of whoever sets up the school."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def buildings(self, actor: Actor) -> list[tuple[int, str]]:
        """The buildings that have rooms: number and name, by name."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        rooms = (await self._directory.now()).rooms.values()
        return sorted({(room.building_id, room.building) for room in rooms}, key=lambda building: building[1])

    async def of_rooms(self, actor: Actor, building_id: int) -> Sequence[Sticker]:
        """One for each room of a building, by number."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        rooms = (await self._directory.now()).rooms.values()
        return [Sticker("room", room.id, room, None) for room in rooms if room.building_id == building_id]

    async def of_devices(self, actor: Actor, building_id: int) -> Sequence[Sticker]:
        """One for each device of a building, in the order of their rooms."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        rooms = (await self._directory.now()).rooms
        order = {room_id: place for place, room_id in enumerate(rooms)}
        async with self._db.read() as session:
            rows = (await session.execute(_DEVICES, {"building": building_id})).all()
        known = sorted((row for row in rows if row.room_id in rooms), key=lambda row: order[row.room_id])
        return [Sticker("device", row.id, rooms[row.room_id], row.name) for row in known]


_ASSET, _ROOM = table(Asset).c, table(Room).c
_DEVICES = (
    select(_ASSET.id, _ASSET.name, _ASSET.room_id)
    .join_from(table(Asset), table(Room), _ASSET.room_id == _ROOM.id)
    .where(_ROOM.building_id == bindparam("building"))
    .order_by(_ASSET.name, _ASSET.id)
)
