"""The plan of a year as rows of a table."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.db import Database
from bot.services.roadmap.lines import ItemLine, lines_of_year
from models.base import table
from models.roadmap import RoadmapItem


@dataclass(frozen=True, slots=True)
class TableRow:
    """An item; period: as the document has it."""

    line: ItemLine
    period: str


class Exporting:
    """Reads for whoever sees the plan."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def rows(self, actor: Actor, year: int) -> list[TableRow]:
        """All items of a year in the plan's order."""
        actor.require(Permission.ROADMAP_SEE)
        async with self._db.read() as session:
            words = {row.id: row.period_words for row in await session.execute(_PERIODS, {"year": year})}
            return [TableRow(line, words.get(line.id, "")) for line in await lines_of_year(session, year)]


_ITEM = table(RoadmapItem).c
_PERIODS = select(_ITEM.id, _ITEM.period_words).where(_ITEM.year == bindparam("year"))
