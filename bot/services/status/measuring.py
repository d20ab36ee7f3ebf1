"""Reading indicators for several periods: one statement for all that are plain counts, one for each spread.

Where the one statement fails, each indicator is read alone: the others stand, and the one that failed says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any, Final, cast

import structlog
from sqlalchemy import Executable, Integer, Select, literal, literal_column, select, union_all
from sqlalchemy.exc import SQLAlchemyError

from bot.db import Database
from bot.services.status.counted import Rows, Spread, Where
from bot.services.status.registry import BY_CODE, Indicator
from bot.services.status.shapes import Figure, Reading, Unit
from bot.services.status.spans import Bounds, Stretch, values_of

log = structlog.get_logger()
_HOUR_MINUTES: Final = 60
NOTHING: Final = literal_column("0", Integer)


async def measure(db: Database, codes: Sequence[str], stretches: Sequence[Stretch]) -> dict[str, list[Figure] | None]:
    """The figures of these indicators, one for each period; None for an indicator that could not be read."""
    params = values_of(stretches)
    groups: dict[int, list[str]] = defaultdict(list)
    for code in codes:
        groups[_statement_of(BY_CODE[code])].append(code)
    found: dict[str, list[Figure] | None] = {}
    for group in groups.values():
        found |= await _read_group(db, tuple(group), params, stretches)
    return found


async def _read_group(
    db: Database, codes: tuple[str, ...], params: dict[str, Any], stretches: Sequence[Stretch]
) -> dict[str, list[Figure] | None]:
    """Indicators of one statement; one by one where it fails, to find which of them is the cause."""
    try:
        plan = _plan(codes, len(stretches))
        async with db.read() as session:
            rows = (await session.execute(plan.statement, params)).all()
        return plan.figures(rows, stretches)
    except SQLAlchemyError as error:
        log.warning("indicator_failed", indicators=codes, error=type(error).__name__)
        if len(codes) == 1:
            return {codes[0]: None}
        found: dict[str, list[Figure] | None] = {}
        for code in codes:
            found |= await _read_group(db, (code,), params, stretches)
        return found


def _statement_of(indicator: Indicator) -> int:
    """Which indicators are read together: all plain counts, all percentiles of a spread, a moment alone."""
    source = indicator.source
    return 0 if isinstance(source, Rows) and indicator.unit is not Unit.DAYS else id(source)


@dataclass(frozen=True, slots=True)
class _Look:
    """Indicators that are counted of the same rows, by one look at these."""

    indicators: Sequence[Indicator]

    def statement(self, number: int, n: int, width: int) -> Select[Any]:
        """One row of a period: n, the look's number, and what is counted, made up with zeros to the same width."""
        period, rows = Bounds(n), self.indicators[0].rows
        counted = [column for indicator in self.indicators for column in indicator.rows.columns(period)]
        counted += [NOTHING] * (width - len(counted))
        values = [column.label(f"v{place}") for place, column in enumerate(counted)]
        head = literal(n, Integer).label("n"), literal(number, Integer).label("look")
        return select(*head, *values).select_from(rows.source).where(*rows.where(period))

    @property
    def width(self) -> int:
        return sum(len(indicator.rows.columns(Bounds())) for indicator in self.indicators)

    def figures(self, values: Sequence[Any], at: datetime) -> Iterator[tuple[str, Figure]]:
        left = iter(values)
        for indicator in self.indicators:
            whole, *part = islice(left, len(indicator.rows.columns(Bounds())))
            yield indicator.code, _figure(indicator, whole, part[0] if part else None, at)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Plain counts: a statement of one row a look and period, and how its rows become figures."""

    looks: Sequence[_Look]
    statement: Executable

    def figures(self, rows: Sequence[Any], stretches: Sequence[Stretch]) -> dict[str, list[Figure] | None]:
        found: dict[str, list[Figure] | None] = defaultdict(list)
        for n, number, *values in sorted(rows, key=lambda row: (row.n, row.look)):
            for code, figure in self.looks[number].figures(values, stretches[n].at):
                cast("list[Figure]", found[code]).append(figure)
        return dict(found)


@dataclass(frozen=True, slots=True)
class _Percentiles:
    """Percentiles of one spread."""

    indicators: Sequence[Indicator]
    statement: Executable

    def figures(self, rows: Sequence[Any], stretches: Sequence[Stretch]) -> dict[str, list[Figure] | None]:
        by_period = sorted(rows, key=lambda row: row.n)
        return {
            indicator.code: [_hours(getattr(row, f"p{indicator.percent}"), row.number) for row in by_period]
            for indicator in self.indicators
        }


@lru_cache(maxsize=128)
def _plan(codes: tuple[str, ...], count: int) -> _Counts | _Percentiles:
    """Built once for each set of indicators.

    Looks stand below each other (UNION ALL): beside each other SQLite would think for long about their order.
    """
    indicators = tuple(BY_CODE[code] for code in codes)
    source = indicators[0].source
    if isinstance(source, Spread):
        return _Percentiles(indicators, source.statement(count))
    groups: dict[tuple[int, Where], list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        groups[id(indicator.rows.source), indicator.rows.where].append(indicator)
    looks = [_Look(group) for group in groups.values()]
    width = max(look.width for look in looks)
    rows = [look.statement(number, n, width) for n in range(count) for number, look in enumerate(looks)]
    return _Counts(looks, union_all(*rows))


def _figure(indicator: Indicator, whole: Any, part: int | None, at: datetime) -> Figure:
    """A share of nothing, and the days since nothing, have no value: there is nothing to divide by."""
    match indicator.unit:
        case Unit.SHARE:
            of = int(whole or 0)
            return Figure(int(part or 0) * 100 / of if of else None, int(part or 0), of)
        case Unit.DAYS:
            return Figure(None if whole is None else float((at - whole).days))
        case _:
            return Figure(float(whole or 0))


def _hours(minutes: int | None, number: int | None) -> Figure:
    return Figure(None if minutes is None else round(minutes / _HOUR_MINUTES, 2), 0, int(number or 0))


def reading(code: str, figures: list[Figure] | None) -> Reading:
    """An indicator's figures of the period, of the one before, and of a year ago where that was asked."""
    if figures is None:
        return Reading(code, Figure(None), Figure(None), failed=True)
    now, before, *year_ago = figures
    return Reading(code, now, before, year_ago[0] if year_ago else None)
