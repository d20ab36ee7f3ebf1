"""The register of the plan: the items that go on in a period."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import bindparam, func, select

from bot.access import Permission
from bot.db import Database
from bot.reports.table_files import Kind
from bot.services.exports.shapes import AT_ONCE, Heading, Label, Reader, Row, count, pages
from bot.services.roadmap.lines import ItemLine, lines_of
from models.base import table
from models.roadmap import RoadmapItem


class RoadmapTable:
    """Items of all years whose days and the period's have one in common."""

    code = "roadmap"
    permissions = (Permission.ROADMAP_SEE,)
    headings = (
        Heading("code"),
        Heading("year", Kind.NUMBER),
        Heading("section", Kind.LONG),
        Heading("text", Kind.LONG),
        Heading("period", Kind.LONG),
        Heading("start", Kind.DAY),
        Heading("end", Kind.DAY),
        Heading("who", Kind.LONG),
        Heading("state", has_codes=True),
        Heading("late", Kind.NUMBER),
        Heading("news", Kind.DAY),
        Heading("evidence", Kind.NUMBER),
    )

    def __init__(self, db: Database) -> None:
        self._db = db

    async def total(self, reader: Reader) -> int:
        return await count(self._db, _TOTAL, first=reader.period.first, end=reader.period.last)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        async for lines, periods in items_of(self._db, reader):
            yield [_cells(line, periods[line.id], reader) for line in lines]


async def items_of(db: Database, reader: Reader) -> AsyncIterator[tuple[list[ItemLine], dict[int, str]]]:
    """The items of the reader's period in the order of the plan, with the words of their periods by number."""
    period = reader.period
    async for found in pages(db, _ITEMS, first=period.first, end=period.last):
        async with db.read() as session:
            lines = await lines_of(session, [row.id for row in found])
        yield lines, {row.id: row.period_words for row in found}


def _cells(line: ItemLine, period: str, reader: Reader) -> Row:
    return (
        line.code,
        line.year,
        line.section.title if line.section else None,
        line.text,
        period,
        line.starts_on,
        line.ends_on,
        line.answering,
        Label(f"item-{line.state}", line.state),
        line.days_late(reader.today) or None,
        reader.school.today(line.said_at) if line.said_at else None,
        line.evidence,
    )


_ITEM = table(RoadmapItem).c
_GOES_ON = (_ITEM.starts_on <= bindparam("end"), _ITEM.ends_on >= bindparam("first"))
_TOTAL = select(func.count()).select_from(table(RoadmapItem)).where(*_GOES_ON)
_ITEMS = (
    select(_ITEM.id, _ITEM.period_words)
    .where(*_GOES_ON, _ITEM.id > bindparam("last"))
    .order_by(_ITEM.id)
    .limit(AT_ONCE)
)
