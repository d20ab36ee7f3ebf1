"""The register of devices: where they stand, when somebody last saw them there, how often they broke in a period."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import bindparam, func, select

from bot.access import Permission
from bot.db import Database
from bot.reports.table_files import Kind
from bot.services.exports.shapes import AT_ONCE, Heading, Label, Reader, Row, count, pages
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.repeats import NO_BREAKDOWN
from models.base import table
from models.school import Asset, Building, Room
from models.tickets import Ticket, TicketCategory


class AssetTable:
    """All devices."""

    code = "assets"
    permissions = (Permission.STATUS_SEE, Permission.REGISTER_IMPORT)
    headings = (
        Heading("asset", Kind.NUMBER),
        Heading("building"),
        Heading("room"),
        Heading("room-name"),
        Heading("kind", has_codes=True),
        Heading("name"),
        Heading("inventory"),
        Heading("confirmed", Kind.DAY),
        Heading("faults", Kind.NUMBER),
    )

    def __init__(self, db: Database) -> None:
        self._db = db

    async def total(self, reader: Reader) -> int:
        return await count(self._db, _TOTAL)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        when = reader.span
        async for found in pages(self._db, _ASSETS, since=when.start, until=when.end):
            yield [
                (
                    row.id,
                    row.building,
                    row.number,
                    row.room_name,
                    Label(f"kind-{row.kind if row.kind in SYMPTOMS else OTHER}", row.kind),
                    row.name,
                    row.inventory_number,
                    row.confirmed_on,
                    row.faults,
                )
                for row in found
            ]


_ASSET, _ROOM, _BUILDING, _TICKET = (table(model).c for model in (Asset, Room, Building, Ticket))
_FAULTS = (
    select(func.count())
    .where(
        _TICKET.asset_id == _ASSET.id,
        _TICKET.category == TicketCategory.FAULT,
        _TICKET.opened_at >= bindparam("since"),
        _TICKET.opened_at < bindparam("until"),
        _TICKET.state.not_in(NO_BREAKDOWN),
    )
    .correlate(table(Asset))
    .scalar_subquery()
)
_TOTAL = select(func.count()).select_from(table(Asset))
_ASSETS = (
    select(
        _ASSET.id,
        _BUILDING.name.label("building"),
        _ROOM.number,
        _ROOM.name.label("room_name"),
        _ASSET.kind,
        _ASSET.name,
        _ASSET.inventory_number,
        _ASSET.confirmed_on,
        _FAULTS.label("faults"),
    )
    .join_from(table(Asset), table(Room), _ASSET.room_id == _ROOM.id)
    .join(table(Building), _ROOM.building_id == _BUILDING.id)
    .where(_ASSET.id > bindparam("last"))
    .order_by(_ASSET.id)
    .limit(AT_ONCE)
)
