"""Asking for what has run out: which consumable, where, how much is left. Nothing is kept before it is sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.text import clean_line, fold
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.choices import PLACE_LIMIT
from bot.services.tickets.informing import Reported, inform_heads
from bot.services.tickets.items import ITEM, ITEMS, MOST, Item, Need, in_order, named
from bot.services.tickets.promises import promise
from bot.services.tickets.reporting import ONE_MORE
from bot.services.tickets.routing import team_for, workers
from bot.services.tickets.states import OPEN_STATES
from models.base import table
from models.school import Asset
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketFollower, TicketState

# A name in one's own words travels in the address of the next button, so it is short; more is said after sending.
NAME_LIMIT: Final = 20
NAME_BYTES: Final = 2 * NAME_LIMIT
LEFT_LIMIT: Final = 60
# Words for how much is left, which the screens have texts for.
NONE, ONE, FEW = "none", "one", "few"


@dataclass(frozen=True, slots=True)
class Shortage:
    """What is asked for: a consumable of the list, or (0) words; a room, or (0) another place in words; what is left.

    left: NONE, ONE, FEW, own words, or nothing where it was not told.
    """

    item_id: int
    words: str
    room_id: int
    place: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An open request for the same thing at the same place, and whether it is the asking person's own."""

    id: int
    is_mine: bool


class Supplies:
    """Use cases of whoever runs short of something: the school's staff."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._follow = db.insert_ignoring(TicketFollower)

    async def suggest(self, actor: Actor, room_id: int = 0, kind: str = "") -> list[Item]:
        """All consumables; first those of this kind, then those of the room's devices, or of the actor's own rooms."""
        person_id = actor.require(Permission.SHORTAGE_REPORT)
        own = (await self._directory.now()).people[person_id].rooms
        async with self._db.read() as session:
            devices = await _devices(session, [room_id] if room_id else own)
            items = [Item(*row) for row in await session.execute(ITEMS)]
        names = frozenset(fold(name) for _, name in devices)
        return in_order(items, Need(names, frozenset(kind_of for kind_of, _ in devices), kind))

    async def find(self, actor: Actor, words: str, room_id: int = 0) -> list[Item]:
        """Those in whose names these words occur."""
        return named(await self.suggest(actor, room_id), clean_line(words, PLACE_LIMIT))

    async def item(self, actor: Actor, item_id: int) -> Item:
        """One consumable; Missing where it is gone."""
        actor.require(Permission.SHORTAGE_REPORT)
        async with self._db.read() as session:
            return await find_item(session, item_id)

    async def asked(self, actor: Actor, shortage: Shortage) -> Asked | None:
        """The oldest open request for the same thing in the same room, the actor's own first."""
        person_id = actor.require(Permission.SHORTAGE_REPORT)
        async with self._db.read() as session:
            rows = (await session.execute(_same(shortage))).all()
        found = sorted((Asked(row.id, row.reporter_id == person_id) for row in rows), key=lambda one: not one.is_mine)
        return found[0] if found else None

    async def ask(self, actor: Actor, shortage: Shortage) -> int:
        """Make a ticket of it and tell those who supply that building; its number.

        Nobody asks twice for the same at the same place while it is open, so that a second tap changes nothing:
        Outdated shows the first request. Missing for a room or a consumable that is gone.
        """
        person_id = actor.require(Permission.SHORTAGE_REPORT)
        school, now = await self._directory.now(), self._clock.now()
        if shortage.room_id and shortage.room_id not in school.rooms:
            raise Missing("error-room-missing")
        shortage = _cleaned(shortage)
        async with self._db.write(actor, shows="tickets:0") as session:
            item = await find_item(session, shortage.item_id) if shortage.item_id else None
            mine = [row.id for row in await session.execute(_same(shortage)) if row.reporter_id == person_id]
            if mine:
                raise Outdated("error-shortage-asked", shows=f"ticket:{mine[0]}", number=str(mine[0]))
            ticket_id = await self._open(session, person_id, shortage, item, now)
            await session.show(f"ticket:{ticket_id}")
        return ticket_id

    async def follow(self, actor: Actor, shortage: Shortage) -> int:
        """«Me too» instead of a request of one's own, on the oldest open one for the same; its number.

        Who asked for it or follows it already is not counted again. Outdated where none is open any more.
        """
        person_id = actor.require(Permission.SHORTAGE_REPORT)
        now = self._clock.now()
        async with self._db.write(actor, shows="tickets:0") as session:
            found = (await session.execute(_same(shortage))).first()
            if found is None:
                raise Outdated("error-shortage-over", shows="shortage")
            ticket_id: int = found.id
            follower = {"ticket_id": ticket_id, "person_id": person_id, "at": now}
            if found.reporter_id != person_id and changed(await session.execute(self._follow, follower)):
                if not changed(await session.execute(ONE_MORE, {"ticket": ticket_id})):
                    raise Outdated("error-shortage-over", shows="shortage")
                step = {"ticket_id": ticket_id, "person_id": person_id, "action": "follow", "at": now}
                await session.execute(_ADD_EVENT, step)
            await session.show(f"ticket:{ticket_id}")
        return ticket_id

    async def _open(
        self, session: WriteSession, person_id: int, shortage: Shortage, item: Item | None, now: datetime
    ) -> int:
        school = await self._directory.now()
        room = school.rooms.get(shortage.room_id)
        building_id = room.building_id if room else None
        kind = item.kind if item and item.kind else OTHER
        terms = promise(school, TicketCategory.SHORTAGE, kind, now, urgent=False)
        team_id = team_for(school, kind, None, building_id, TicketCategory.SHORTAGE)
        values = {
            "state": TicketState.NEW,
            "category": TicketCategory.SHORTAGE,
            "reporter_id": person_id,
            "room_id": room.id if room else None,
            "place": None if room else shortage.place,
            "kind": kind,
            "words": None if item else shortage.words,
            "consumable_id": item.id if item else None,
            "left": shortage.left or None,
            "team_id": team_id,
            "opened_at": now,
            "react_by": terms.react_by,
            "solve_by": terms.solve_by,
        }
        ticket_id: int = (await session.execute(_OPEN, values)).scalar_one()
        step = {"ticket_id": ticket_id, "person_id": person_id, "action": "report", "at": now}
        await session.execute(_ADD_EVENT, step)
        people = workers(school, school.today(now), team_id, building_id, besides=person_id)
        thing = f"ticket:{ticket_id}"
        await notices.put(self._db, session, school, people, notices.Notice("ticket.opened", thing), now)
        reported = Reported(ticket_id, person_id, building_id, urgent=False)
        await inform_heads(self._db, session, school, reported, people, now)
        return ticket_id


async def find_item(session: Any, item_id: int) -> Item:
    """A consumable that is not retired; Missing otherwise."""
    row = (await session.execute(ITEM, {"id": item_id})).first()
    if row is None:
        raise Missing("error-consumable-missing")
    return Item(*row)


def read_left(words: str) -> str:
    """How much is left as it is typed: a number, or words. Invalid for a number that can't be."""
    said = clean_line(words, LEFT_LIMIT)
    try:
        number = int(said)
    except ValueError:
        return said
    if not 0 <= number <= MOST:
        raise Invalid("error-amount", least=0, most=MOST)
    return {0: NONE, 1: ONE, 2: FEW, 3: FEW}.get(number, str(number))


def read_name(words: str) -> str:
    """A name in one's own words, short enough for an address; Invalid otherwise."""
    name = clean_line(words.replace(":", " "), PLACE_LIMIT)
    if len(name) > NAME_LIMIT or len(name.encode()) > NAME_BYTES:
        raise Invalid("error-shortage-name", limit=NAME_LIMIT)
    return name


def _cleaned(shortage: Shortage) -> Shortage:
    """Fit to keep; Invalid where there is neither a room nor a place, or neither a consumable nor words."""
    return Shortage(
        shortage.item_id,
        "" if shortage.item_id else clean_line(shortage.words, NAME_LIMIT),
        shortage.room_id,
        "" if shortage.room_id else clean_line(shortage.place, PLACE_LIMIT),
        clean_line(shortage.left, LEFT_LIMIT) if shortage.left else "",
    )


async def _devices(session: Any, room_ids: Collection[int]) -> list[tuple[str, str]]:
    """Kinds and names of the devices of these rooms."""
    if not room_ids:
        return []
    return [(row.kind, row.name) for row in await session.execute(_DEVICES, {"rooms": list(room_ids)})]


def _same(shortage: Shortage) -> Any:
    """Open requests for the same thing at the same place."""
    return _OPEN_ONES.where(
        _TICKET.consumable_id == shortage.item_id
        if shortage.item_id
        else _TICKET.consumable_id.is_(None) & (_TICKET.words == shortage.words),
        _TICKET.room_id == shortage.room_id if shortage.room_id else _TICKET.place == shortage.place,
    )


_TICKET, _ASSET = table(Ticket).c, table(Asset).c
_DEVICES = select(_ASSET.kind, _ASSET.name).where(_ASSET.room_id.in_(bindparam("rooms", expanding=True))).distinct()
_OPEN_ONES = (
    select(_TICKET.id, _TICKET.reporter_id)
    .where(_TICKET.category == TicketCategory.SHORTAGE, _TICKET.state.in_(OPEN_STATES))
    .order_by(_TICKET.id)
)
_OPEN = insert(table(Ticket)).returning(_TICKET.id)
_ADD_EVENT = insert(table(TicketEvent))
