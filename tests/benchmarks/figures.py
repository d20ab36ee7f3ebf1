"""One figure of a run: what was measured, what bare aiogram needs for the like, and the limit."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, TypeAlias

Better: TypeAlias = Literal["lower", "higher"]


@dataclass(frozen=True, slots=True)
class Figure:
    """`limit` is one of `ratio` where there is a floor, of `value` where there is none."""

    name: str
    value: float
    unit: str
    limit: float
    better: Better = "lower"
    floor: float | None = None
    ratio: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        judged = self.value if self.ratio is None else self.ratio
        return judged <= self.limit if self.better == "lower" else judged >= self.limit

    def line(self) -> str:
        """The figure as one line of JSON."""
        fields = ("name", "value", "unit", "floor", "ratio", "limit", "better")
        return json.dumps({field: _short(getattr(self, field)) for field in fields})


def against_floor(
    name: str, pairs: Sequence[tuple[float, float]], unit: str, limit: float, better: Better = "lower"
) -> Figure:
    """A figure of pairs (ours, floor) that were measured in turn: medians, and the median of the pairs' ratios."""
    ours, floor = (median(side) for side in zip(*pairs, strict=True))
    return Figure(name, ours, unit, limit, better, floor, median(our / bare for our, bare in pairs))


def _short(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value
