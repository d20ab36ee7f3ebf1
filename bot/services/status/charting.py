"""What the pictures of the status need besides the breakdowns: who answered surveys by group, what is in stock."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Executable, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.status import sources
from bot.services.status.periods import EARLIEST, Period, PeriodKind, sensible, week_of
from bot.services.status.spans import Bounds, stretch_of, values_of
from bot.services.surveys.rates import in_order, of_large_groups
from bot.services.surveys.shapes import Rate
from models.base import table
from models.supplies import Consumable, StockMove
from models.surveys import SurveyUnit

# A direction is seen over so many weeks at least.
FEWEST_WEEKS: Final = 8
_WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class StockLevel:
    """What was there by the end of the period. minimum: 0 where there is none."""

    name: str
    unit: str
    stock: int
    minimum: int


class Charting:
    """Reads for whoever sees the status; Invalid for a period that makes no sense."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def rates(self, actor: Actor, period: Period) -> Sequence[Rate]:
        """Sheets of the period's surveys by group; of each survey groups of fewer than five stand together."""
        surveys: dict[int, list[Rate]] = defaultdict(list)
        for survey_id, group, asked, answered in await self._rows(_RATES, actor, period):
            surveys[survey_id].append(Rate(group, answered, asked))
        found: dict[str, Rate] = {}
        for one in (rate for rates in surveys.values() for rate in of_large_groups(rates)):
            before = found.get(one.group, Rate(one.group, 0, 0))
            found[one.group] = Rate(one.group, before.answered + one.answered, before.asked + one.asked)
        return in_order(found.values())

    async def supplies(self, actor: Actor, period: Period) -> Sequence[StockLevel]:
        """What is counted, what is shortest against its minimum first; what has none last."""
        levels = [
            StockLevel(name, unit, max(0, stock), minimum or 0)
            for name, unit, stock, minimum in await self._rows(_STOCK, actor, period)
        ]
        return sorted(levels, key=lambda one: (not one.minimum, one.stock / (one.minimum or 1), one.name))

    async def _rows(self, statement: Executable, actor: Actor, period: Period) -> Sequence[Any]:
        actor.require(Permission.STATUS_SEE)
        school, now = await self._directory.now(), self._clock.now()
        params = values_of([stretch_of(sensible(period, school.today(now)), school, now)])
        async with self._db.read() as session:
            return (await session.execute(statement, params)).all()


def trend_of(period: Period, today: date) -> Period:
    """The period in whose weeks tickets are drawn: with the weeks before it where it has fewer than eight."""
    last = week_of(min(period.last, today))
    first = max(EARLIEST, last.first - (FEWEST_WEEKS - 1) * _WEEK)
    return period if period.first <= first else Period(PeriodKind.OWN, first, period.last)


_PERIOD: Final = Bounds()
_UNIT, _CONSUMABLE, _MOVE = (table(one).c for one in (SurveyUnit, Consumable, StockMove))
_RATES = (
    select(_UNIT.survey_id, _UNIT.group_code, *sources.SURVEY_ANSWERED.columns(_PERIOD))
    .select_from(sources.SURVEY_ANSWERED.source)
    .where(*sources.SURVEY_ANSWERED.where(_PERIOD))
    .group_by(_UNIT.survey_id, _UNIT.group_code)
)
# What was in stock by a moment is what is there now without what moved since.
_MOVED_SINCE = (
    select(sources.total(_MOVE.amount))
    .where(_MOVE.consumable_id == _CONSUMABLE.id, _MOVE.at >= _PERIOD.at)
    .correlate(table(Consumable))
    .scalar_subquery()
)
_STOCK = select(_CONSUMABLE.name, _CONSUMABLE.unit, _CONSUMABLE.stock - _MOVED_SINCE, _CONSUMABLE.minimum).where(
    _CONSUMABLE.is_retired.is_(False), _CONSUMABLE.stock.is_not(None)
)
