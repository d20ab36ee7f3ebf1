"""The things behind numbers as lines tell of them, and how they are read: by their numbers, a page at once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.news.wording import title
from bot.services.roadmap.lines import ItemLine, lines_of
from bot.services.snapshot import RoomLine, Snapshot
from bot.services.tickets.reading import LINES, TicketLine
from models.base import table
from models.news import NewsPost
from models.people import Person
from models.school import Asset, SchoolClass
from models.supplies import Consumable
from models.surveys import Survey
from models.tickets import Ticket


@dataclass(frozen=True, slots=True)
class PostThing:
    """A post by its first words, and when it went."""

    title: str
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class SurveyThing:
    """A survey by its title."""

    title: str


@dataclass(frozen=True, slots=True)
class DeviceThing:
    """A device, the number of its room, and the day on which it was last seen there."""

    name: str
    kind: str
    room: str
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class SupplyThing:
    """A consumable with what is in stock now; None where nobody counts."""

    name: str
    unit: str
    stock: int | None
    minimum: int | None


@dataclass(frozen=True, slots=True)
class PersonThing:
    """Somebody who was invited: of the staff by name, a pupil or the family of one by the class alone ("" unknown)."""

    name: str | None
    class_title: str


What: TypeAlias = TicketLine | ItemLine | RoomLine | PostThing | SurveyThing | DeviceThing | SupplyThing | PersonThing


async def _tickets(session: AsyncSession, _: Snapshot, __: date, ids: Sequence[int]) -> dict[int, What]:
    rows = await session.execute(LINES.where(table(Ticket).c.id.in_(ids)))
    return {row.id: TicketLine(*row) for row in rows}


async def _items(session: AsyncSession, _: Snapshot, __: date, ids: Sequence[int]) -> dict[int, What]:
    return {line.id: line for line in await lines_of(session, ids)}


async def _rooms(_: AsyncSession, school: Snapshot, __: date, ids: Sequence[int]) -> dict[int, What]:
    return {one: school.rooms[one] for one in ids if one in school.rooms}


async def _devices(session: AsyncSession, school: Snapshot, _: date, ids: Sequence[int]) -> dict[int, What]:
    asset = table(Asset).c
    columns = select(asset.id, asset.name, asset.kind, asset.room_id, asset.confirmed_on)
    rows = await session.execute(columns.where(asset.id.in_(ids)))
    return {
        row.id: DeviceThing(row.name, row.kind, school.rooms[row.room_id].number, row.confirmed_on)
        for row in rows
        if row.room_id in school.rooms
    }


async def _supplies(session: AsyncSession, _: Snapshot, __: date, ids: Sequence[int]) -> dict[int, What]:
    one = table(Consumable).c
    rows = await session.execute(select(one.id, one.name, one.unit, one.stock, one.minimum).where(one.id.in_(ids)))
    return {row.id: SupplyThing(*row[1:]) for row in rows}


async def _posts(session: AsyncSession, _: Snapshot, __: date, ids: Sequence[int]) -> dict[int, What]:
    post = table(NewsPost).c
    rows = await session.execute(select(post.id, post.html, post.sent_at).where(post.id.in_(ids)))
    return {row.id: PostThing(title(row.html), row.sent_at) for row in rows}


async def _surveys(session: AsyncSession, _: Snapshot, __: date, ids: Sequence[int]) -> dict[int, What]:
    survey = table(Survey).c
    rows = await session.execute(select(survey.id, survey.title).where(survey.id.in_(ids)))
    return {row.id: SurveyThing(row.title) for row in rows}


async def _people(session: AsyncSession, school: Snapshot, today: date, ids: Sequence[int]) -> dict[int, What]:
    """Of pupils and families only the class is read, so that nothing else can be told."""
    person, one = table(Person).c, table(SchoolClass).c
    classes = select(person.id, one.year, one.letter).join(table(SchoolClass), person.class_id == one.id)
    rows = await session.execute(classes.where(person.id.in_(ids)))
    titles = {row.id: f"{row.year}{row.letter}" for row in rows}
    staff = {one: known.name for one in ids if (known := school.people.get(one)) is not None and known.is_staff(today)}
    return {one: PersonThing(staff.get(one), titles.get(one, "")) for one in ids}


_Read: TypeAlias = Callable[[AsyncSession, Snapshot, date, Sequence[int]], Awaitable[dict[int, What]]]
# By the word of `Rows.thing`.
READ: Final[Mapping[str, _Read]] = {
    "ticket": _tickets,
    "room": _rooms,
    "asset": _devices,
    "consumable": _supplies,
    "item": _items,
    "news": _posts,
    "survey": _surveys,
    "person": _people,
}
