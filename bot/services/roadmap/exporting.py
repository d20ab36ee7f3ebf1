"""The plan of a year as rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.roadmap.overview import Overview
from bot.services.roadmap.reading import ItemLine, lines_of_year
from models.base import table
from models.roadmap import RoadmapItem


@dataclass(frozen=True, slots=True)
class TableRow:
    """An item; period: as the document has it. names: who holds it, or, of a group that nobody took, no one."""

    line: ItemLine
    period: str
    names: Sequence[str]


class Exporting:
    """Reads for whoever sees the plan."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def rows(self, actor: Actor, year: int) -> list[TableRow]:
        """All items of a year in the plan's order."""
        actor.require(Permission.ROADMAP_SEE)
        school = await self._directory.now()
        async with self._db.read() as session:
            plan = Overview(await lines_of_year(session, year), school, school.today(self._clock.now()))
            words = {row.id: row.period_words for row in await session.execute(_PERIODS, {"year": year})}
        return [
            TableRow(line, words[line.id], sorted(school.people[one].name for one in plan.concerned(line)))
            for line in plan.lines
        ]


_ITEM = table(RoadmapItem).c
_PERIODS = select(_ITEM.id, _ITEM.period_words).where(_ITEM.year == bindparam("year"))
