"""Reading indicators for several periods: one statement for all that are plain counts, one for each spread.

Where the one statement fails, each indicator is read alone: the others stand, and the one that failed says so.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

import structlog
from sqlalchemy import CTE, Executable, RowMapping, select
from sqlalchemy.exc import SQLAlchemyError

from bot.db import Database
from bot.services.status.counted import Rows, Spread, percentile
from bot.services.status.registry import BY_CODE, Indicator
from bot.services.status.shapes import Figure, Reading, Unit
from bot.services.status.spans import Stretch, spans_table, values_of

log = structlog.get_logger()
_HOUR_MINUTES: Final = 60


async def measure(db: Database, codes: Sequence[str], stretches: Sequence[Stretch]) -> dict[str, list[Figure] | None]:
    """The figures of these indicators, one for each period; None for an indicator that could not be read."""
    params = values_of(stretches)
    counts = tuple(code for code in codes if isinstance(BY_CODE[code].source, Rows))
    found: dict[str, list[Figure] | None] = {}
    for group in (counts, *_spreads(codes)):
        found |= await _read_group(db, group, params, stretches)
    return found


async def _read_group(
    db: Database, codes: tuple[str, ...], params: dict[str, Any], stretches: Sequence[Stretch]
) -> dict[str, list[Figure] | None]:
    """Indicators of one statement; one by one where it fails, to find which of them is the cause."""
    if not codes:
        return {}
    try:
        plan = _plan(codes, len(stretches))
        async with db.read() as session:
            rows = (await session.execute(plan.statement, params)).mappings().all()
        return plan.figures(rows, stretches)
    except SQLAlchemyError as error:
        log.warning("indicator_failed", indicators=codes, error=type(error).__name__)
        if len(codes) == 1:
            return {codes[0]: None}
        found: dict[str, list[Figure] | None] = {}
        for code in codes:
            found |= await _read_group(db, (code,), params, stretches)
        return found


def _spreads(codes: Sequence[str]) -> list[tuple[str, ...]]:
    """Indicators that are percentiles, those of one spread together."""
    groups: dict[int, list[str]] = defaultdict(list)
    for code in codes:
        source = BY_CODE[code].source
        if isinstance(source, Spread):
            groups[id(source)].append(code)
    return [tuple(group) for group in groups.values()]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A statement, and how its rows become figures."""

    indicators: tuple[Indicator, ...]
    statement: Executable

    def figures(self, rows: Sequence[RowMapping], stretches: Sequence[Stretch]) -> dict[str, list[Figure] | None]:
        if isinstance(self.indicators[0].source, Spread):
            return self._percentiles(rows, len(stretches))
        found: dict[str, list[Figure] | None] = {}
        by_period = sorted(rows, key=lambda row: row["n"])
        for indicator in self.indicators:
            pairs = [(row[indicator.code], row.get(f"{indicator.code}_part")) for row in by_period]
            found[indicator.code] = [
                _figure(indicator, whole, part, stretch.at)
                for (whole, part), stretch in zip(pairs, stretches, strict=True)
            ]
        return found

    def _percentiles(self, rows: Sequence[RowMapping], count: int) -> dict[str, list[Figure] | None]:
        spread: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        for row in rows:
            spread[row["n"]].append((row["minutes"], row["count"]))
        return {
            indicator.code: [_hours(percentile(one, indicator.percent), one) for one in spread]
            for indicator in self.indicators
        }


@lru_cache(maxsize=128)
def _plan(codes: tuple[str, ...], count: int) -> _Plan:
    """Built once for each set of indicators."""
    indicators = tuple(BY_CODE[code] for code in codes)
    spans = spans_table(count)
    source = indicators[0].source
    return _Plan(indicators, source.statement(spans) if isinstance(source, Spread) else _counts(indicators, spans))


def _counts(indicators: Sequence[Indicator], spans: CTE) -> Executable:
    columns = []
    for indicator in indicators:
        whole, *part = indicator.rows.columns(spans)
        columns.append(whole.label(indicator.code))
        columns += [one.label(f"{indicator.code}_part") for one in part]
    return select(spans.c.n, *columns)


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


def _hours(minutes: int | None, spread: list[tuple[int, int]]) -> Figure:
    counted = sum(times for _, times in spread)
    return Figure(None if minutes is None else round(minutes / _HOUR_MINUTES, 1), 0, counted)


def reading(code: str, figures: list[Figure] | None) -> Reading:
    """An indicator's figures of the period, of the one before, and of a year ago where that was asked."""
    if figures is None:
        return Reading(code, Figure(None), Figure(None), failed=True)
    now, before, *year_ago = figures
    return Reading(code, now, before, year_ago[0] if year_ago else None)
