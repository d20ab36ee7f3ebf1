"""Periods that figures are asked for: a day, a week, a month, a term, a school year, or days of one's own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """How a period was chosen; the letter begins its code."""

    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    TERM = "t"
    YEAR = "y"
    OWN = "x"


@dataclass(frozen=True, slots=True)
class Period:
    """Local days, both included. number: of a term, from 1; 0 for other kinds."""

    kind: PeriodKind
    first: date
    last: date
    number: int = 0

    @property
    def code(self) -> str:
        """As addresses carry it, at most 17 signs: d20261122, w20261116, m202610, t20262, y2026, x20261001-20261015."""
        raise NotImplementedError
