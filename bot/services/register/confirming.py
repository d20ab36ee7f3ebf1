"""Whether the devices stand where the register says: whoever keeps a room looks once a school year and says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from sqlalchemy import bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Denied, Missing, Outdated
from bot.services import audit
from bot.services.directory import Directory
from bot.services.snapshot import TECHNICAL, RoomLine, Snapshot
from models.base import table
from models.school import Asset

CONFIRMED = "room.confirm"


@dataclass(frozen=True, slots=True)
class RoomToCheck:
    """A room with devices: how many it has, and how many of these were found there this school year."""

    room: RoomLine
    devices: int
    found: int

    @property
    def is_done(self) -> bool:
        return self.found == self.devices


@dataclass(frozen=True, slots=True)
class CheckedDevice:
    """A device; found_on: the local day on which somebody last said that it is there."""

    id: int
    name: str
    inventory_number: str | None
    found_on: date | None


@dataclass(frozen=True, slots=True)
class RoomCheck:
    """What stands in a room. since: the first day of this school year; a device that was found before it counts not."""

    room: RoomLine
    since: date
    devices: Sequence[CheckedDevice]

    @property
    def found(self) -> int:
        return sum(self.is_found(device) for device in self.devices)

    @property
    def is_done(self) -> bool:
        return self.found == len(self.devices)

    @property
    def mark(self) -> int:
        """By which these very devices are known: so many others would not do."""
        return mark_of(self.devices)

    @property
    def last_on(self) -> date | None:
        """When somebody last looked, in any year."""
        return max((device.found_on for device in self.devices if device.found_on), default=None)

    def is_found(self, device: CheckedDevice) -> bool:
        """Whether it was found this school year."""
        return device.found_on is not None and device.found_on >= self.since


class Confirming:
    """Use cases of who keeps a room (theirs), of the technical service and of whoever imports the register (all)."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    def keeps(self, actor: Actor, school: Snapshot, room_id: int) -> bool:
        """Whether the actor keeps this room, as one of the staff."""
        person = school.people.get(actor.person_id or 0)
        return person is not None and bool(actor.roles & STAFF_ROLES) and room_id in person.rooms

    def may(self, actor: Actor, school: Snapshot, room_id: int) -> bool:
        """Whether the actor may say of this room that everything is there."""
        return self.keeps(actor, school, room_id) or _may_all(actor, school)

    async def rooms(self, actor: Actor) -> list[RoomToCheck]:
        """Rooms with devices of which the actor may say so: one's own first, then what is not done, by number."""
        actor.require_person()
        school = await self._directory.now()
        async with self._db.read() as session:
            rows = await session.execute(_COUNTS, {"since": self._since(school)})
            counts = {row.room_id: row for row in rows if row.room_id in school.rooms}
        mine = [RoomToCheck(school.rooms[room], row.devices, row.found) for room, row in counts.items()]
        mine = [one for one in mine if self.may(actor, school, one.room.id)]
        order = {one.room.id: (not self.keeps(actor, school, one.room.id), one.is_done) for one in mine}
        return sorted(
            mine, key=lambda one: (*order[one.room.id], one.room.building, len(one.room.number), one.room.number)
        )

    async def room(self, actor: Actor, room_id: int) -> RoomCheck:
        """What stands in a room; Missing where it is gone, Denied for others."""
        school = await self._directory.now()
        line = self._allowed(actor, school, room_id)
        async with self._db.read() as session:
            return RoomCheck(line, self._since(school), await _devices(session, room_id))

    async def confirm(self, actor: Actor, room_id: int, mark: int) -> int:
        """Say that all devices of a room are there; of how many that was not said today yet.

        mark: of the devices that were shown; Outdated where others are there by now. Missing where the room is gone,
        Denied for others.
        """
        school, now = await self._directory.now(), self._clock.now()
        self._allowed(actor, school, room_id)
        async with self._db.write(actor, shows=_shows(room_id)) as session:
            if mark_of(await _devices(session, room_id)) != mark:
                raise Outdated(shows=_shows(room_id))
            found = changed(await session.execute(_CONFIRM, {"in_room": room_id, "today": school.today(now)}))
            if found:
                await audit.record(session, actor, CONFIRMED, f"room:{room_id}", now)
        return found

    def _since(self, school: Snapshot) -> date:
        return school.year_of(school.today(self._clock.now())).first

    def _allowed(self, actor: Actor, school: Snapshot, room_id: int) -> RoomLine:
        actor.require_person()
        line = school.rooms.get(room_id)
        if line is None:
            raise Missing("error-room-missing")
        if not self.may(actor, school, room_id):
            raise Denied
        return line


def mark_of(devices: Sequence[CheckedDevice]) -> int:
    """A number that changes with what is in the list; for addresses, no secret."""
    return crc32(",".join(str(number) for number in sorted(device.id for device in devices)).encode())


def _shows(room_id: int) -> str:
    """The address of a room's first page."""
    return f"room:{room_id}:0"


def _may_all(actor: Actor, school: Snapshot) -> bool:
    return school.team(TECHNICAL).id in actor.teams or actor.may(Permission.REGISTER_IMPORT)


async def _devices(session: AsyncSession, room_id: int) -> list[CheckedDevice]:
    return [CheckedDevice(*row) for row in await session.execute(_DEVICES, {"room": room_id})]


_ASSET = table(Asset).c
_DEVICES = (
    select(_ASSET.id, _ASSET.name, _ASSET.inventory_number, _ASSET.confirmed_on)
    .where(_ASSET.room_id == bindparam("room"))
    .order_by(_ASSET.kind, _ASSET.name, _ASSET.id)
)
_COUNTS = select(
    _ASSET.room_id,
    func.count().label("devices"),
    func.sum(case((_ASSET.confirmed_on >= bindparam("since"), 1), else_=0)).label("found"),
).group_by(_ASSET.room_id)
_CONFIRM = (
    update(table(Asset))
    .where(
        _ASSET.room_id == bindparam("in_room"),
        or_(_ASSET.confirmed_on.is_(None), _ASSET.confirmed_on < bindparam("today")),
    )
    .values(confirmed_on=bindparam("today"))
)
