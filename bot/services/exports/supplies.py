"""Registers of supplies: what is in stock and was used, and every move of the stock."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, func, select

from bot.access import Permission
from bot.db import Database
from bot.reports.table_files import Kind
from bot.services.exports.shapes import AT_ONCE, Heading, Label, Reader, Row, count, pages, wall_clock, yes_no
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.conditions import HAS_COME
from models.base import table
from models.supplies import Consumable, Purchase, StockMove
from models.tickets import Ticket


class SupplyTable:
    """Consumables as they stand now, with what became of them in the period."""

    code = "supplies"
    permissions = (Permission.STATUS_SEE, Permission.STOCK_MOVE)
    headings = (
        Heading("name"),
        Heading("unit"),
        Heading("device", has_codes=True),
        Heading("stock", Kind.NUMBER),
        Heading("minimum", Kind.NUMBER),
        Heading("below", has_codes=True),
        Heading("used", Kind.NUMBER),
        Heading("came", Kind.NUMBER),
        Heading("requests", Kind.NUMBER),
        Heading("purchases", Kind.NUMBER),
        Heading("retired", has_codes=True),
    )

    def __init__(self, db: Database) -> None:
        self._db = db

    async def total(self, reader: Reader) -> int:
        return await count(self._db, _SUPPLIES_TOTAL)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        when = reader.span
        async for found in pages(self._db, _SUPPLIES, since=when.start, until=when.end):
            yield [
                (
                    row.name,
                    row.unit,
                    Label(f"kind-{row.kind if row.kind in SYMPTOMS else OTHER}", row.kind) if row.kind else None,
                    row.stock,
                    row.minimum,
                    yes_no(row.stock < row.minimum) if None not in {row.stock, row.minimum} else None,
                    row.used or 0,
                    row.came or 0,
                    row.requests,
                    row.purchases,
                    yes_no(row.is_retired),
                )
                for row in found
            ]


class MoveTable:
    """Units that came in or went out, one by one."""

    code = "moves"
    permissions = SupplyTable.permissions
    headings = (
        Heading("at", Kind.MOMENT),
        Heading("name"),
        Heading("amount", Kind.NUMBER),
        Heading("unit"),
        Heading("ticket", Kind.NUMBER),
        Heading("mover"),
    )

    def __init__(self, db: Database) -> None:
        self._db = db

    async def total(self, reader: Reader) -> int:
        return await count(self._db, _MOVES_TOTAL, since=reader.span.start, until=reader.span.end)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        when = reader.span
        async for found in pages(self._db, _MOVES, since=when.start, until=when.end):
            yield [
                (
                    wall_clock(row.at, reader.school),
                    row.name,
                    row.amount,
                    row.unit,
                    row.ticket_id,
                    reader.staff_name(row.person_id),
                )
                for row in found
            ]


_ITEM, _MOVE, _TICKET, _PURCHASE = (table(model).c for model in (Consumable, StockMove, Ticket, Purchase))
_SINCE: BindParameter[Any] = bindparam("since")
_UNTIL: BindParameter[Any] = bindparam("until")
_MOVED = (_MOVE.at >= _SINCE, _MOVE.at < _UNTIL)
_SUMS = (
    select(
        _MOVE.consumable_id,
        func.sum(case((_MOVE.amount < 0, -_MOVE.amount), else_=0)).label("used"),
        func.sum(case((_MOVE.amount > 0, _MOVE.amount), else_=0)).label("came"),
    )
    .where(*_MOVED)
    .group_by(_MOVE.consumable_id)
    .subquery()
)
_ASKED = (
    select(func.count())
    .where(
        _TICKET.consumable_id == _ITEM.id,
        _TICKET.opened_at >= _SINCE,
        _TICKET.opened_at < _UNTIL,
        HAS_COME,
    )
    .correlate(table(Consumable))
    .scalar_subquery()
)
_BOUGHT = (
    select(func.count(_TICKET.purchase_id.distinct()))
    .where(
        _TICKET.consumable_id == _ITEM.id,
        _TICKET.purchase_id == _PURCHASE.id,
        _PURCHASE.created_at >= _SINCE,
        _PURCHASE.created_at < _UNTIL,
    )
    .correlate(table(Consumable))
    .scalar_subquery()
)
_SUPPLIES_TOTAL = select(func.count()).select_from(table(Consumable))
_SUPPLIES = (
    select(
        _ITEM.id,
        _ITEM.name,
        _ITEM.unit,
        _ITEM.kind,
        _ITEM.stock,
        _ITEM.minimum,
        _ITEM.is_retired,
        _SUMS.c.used,
        _SUMS.c.came,
        _ASKED.label("requests"),
        _BOUGHT.label("purchases"),
    )
    .outerjoin_from(table(Consumable), _SUMS, _SUMS.c.consumable_id == _ITEM.id)
    .where(_ITEM.id > bindparam("last"))
    .order_by(_ITEM.id)
    .limit(AT_ONCE)
)
_MOVES_TOTAL = select(func.count()).select_from(table(StockMove)).where(*_MOVED)
_MOVES = (
    select(_MOVE.id, _MOVE.at, _ITEM.name, _MOVE.amount, _ITEM.unit, _MOVE.ticket_id, _MOVE.person_id)
    .join_from(table(StockMove), table(Consumable), _MOVE.consumable_id == _ITEM.id)
    .where(*_MOVED, _MOVE.id > bindparam("last"))
    .order_by(_MOVE.id)
    .limit(AT_ONCE)
)
