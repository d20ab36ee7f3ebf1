"""Mean and spread of what was said in numbers: from the answers themselves, or from nothing but the bars shown.

From bars of one number each both are the same.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

# How far a mean counted from stretches may be off at most, in steps of the scale.
ERROR_MOST: Final = 0.3


@dataclass(frozen=True, slots=True)
class Figures:
    """None: not to be told. spread: standard deviation."""

    mean: float | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar of a scale: this many said a number between two ends, both included."""

    count: int
    low: float
    high: float


def of_values(values: Sequence[float]) -> Figures:
    return of_stretches([Stretch(times, value, value) for value, times in Counter(values).items()])


def of_stretches(stretches: Sequence[Stretch]) -> Figures:
    """Counted with each stretch at its middle, so that it tells nothing that the bars do not; None where too coarse."""
    count = sum(one.count for one in stretches)
    if not count or sum(one.count * (one.high - one.low) / 2 for one in stretches) > ERROR_MOST * count:
        return Figures()
    middles = [(one.count, (one.low + one.high) / 2) for one in stretches]
    mean = sum(times * middle for times, middle in middles) / count
    return Figures(
        round(mean, 2), round(sqrt(sum(times * (middle - mean) ** 2 for times, middle in middles) / count), 2)
    )
