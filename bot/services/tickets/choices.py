"""What a report can be about: rooms and their devices, as one chooses them."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.snapshot import RoomLine
from bot.services.text import clean_line, fold
from models.base import table
from models.school import Asset

PLACE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Device:
    """A device of a room; `kind` is a word of the catalogue."""

    id: int
    kind: str
    name: str
    room_id: int


class Choices:
    """What whoever reports chooses from. All need the right to report."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def own_rooms(self, actor: Actor) -> list[RoomLine]:
        """The rooms that the actor keeps, by number."""
        school = await self._directory.now()
        kept = set(school.people[actor.require(Permission.TICKET_REPORT)].rooms)
        return [room for room in school.rooms.values() if room.id in kept] if kept else []

    async def find_rooms(self, actor: Actor, words: str) -> list[RoomLine]:
        """Rooms whose number or name holds these words; an exact number comes alone. At most 30."""
        actor.require(Permission.TICKET_REPORT)
        wanted = fold(clean_line(words, PLACE_LIMIT))
        rooms = (await self._directory.now()).rooms.values()
        exact = [room for room in rooms if fold(room.number) == wanted]
        return exact or [room for room in rooms if wanted in fold(f"{room.number} {room.name or ''}")][:30]

    async def room(self, actor: Actor, room_id: int) -> RoomLine:
        """A room; Missing where it is gone."""
        actor.require(Permission.TICKET_REPORT)
        room = (await self._directory.now()).rooms.get(room_id)
        if room is None:
            raise Missing("error-room-missing")
        return room

    async def devices(self, actor: Actor, room_id: int) -> list[Device]:
        """The devices of a room, by kind and name."""
        actor.require(Permission.TICKET_REPORT)
        async with self._db.read() as session:
            return [Device(*row) for row in await session.execute(_DEVICES, {"id": room_id})]

    async def device(self, actor: Actor, asset_id: int) -> Device:
        """One device; Missing where it is gone."""
        actor.require(Permission.TICKET_REPORT)
        async with self._db.read() as session:
            row = (await session.execute(DEVICE, {"id": asset_id})).first()
        if row is None:
            raise Missing("error-device-missing")
        return Device(*row)


_ASSET = table(Asset).c
_DEVICE_COLUMNS = select(_ASSET.id, _ASSET.kind, _ASSET.name, _ASSET.room_id)
DEVICE = _DEVICE_COLUMNS.where(_ASSET.id == bindparam("id"))
_DEVICES = _DEVICE_COLUMNS.where(_ASSET.room_id == bindparam("id")).order_by(_ASSET.kind, _ASSET.name, _ASSET.id)
