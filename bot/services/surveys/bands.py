"""Numbers and days in bands with round ends. Both outer bands hold the five lowest and the five highest answers, so
that the ends tell of no single person."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final

from bot.services.surveys.form import NUMBER_MOST, Question
from bot.services.surveys.shapes import FEWEST

BANDS_MOST: Final = 8
MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Bands:
    """lows, highs: the first and the last of each band. ends: as they are read, the outer ones may be open ("")."""

    lows: tuple[int, ...]
    highs: tuple[int, ...]
    ends: tuple[tuple[str, str], ...]

    def of(self, value: int) -> int:
        """The index of the band that holds this."""
        return max(0, bisect_right(self.lows, value) - 1)


def number_bands(question: Question, values: Iterable[int]) -> Bands:
    """At most eight; a jump's ends part them further."""
    most = question.most if question.most > question.least else NUMBER_MOST
    cuts = {end for jump in question.jumps for end in (jump.first, jump.last + 1) if question.least < end <= most}
    return _bands(values, (question.least, most), BANDS_MOST, str, cuts)


def month_of(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def day_bands(days: Iterable[date]) -> tuple[Bands, Callable[[date], int]]:
    """By months («03.2026»), by years where they span more than one; and what a day counts as."""
    months = [month_of(day) for day in days]
    low, high = _middle(months)
    if high - low < MONTHS:
        limits = (month_of(date.min), month_of(date.max))
        return _bands(months, limits, MONTHS, _month_title, set()), month_of
    years = [month // MONTHS for month in months]
    return _bands(years, (date.min.year, date.max.year), BANDS_MOST, str, set()), lambda day: day.year


def _month_title(month: int) -> str:
    return f"{month % MONTHS + 1:02}.{month // MONTHS}"


def _middle(values: Iterable[int]) -> tuple[int, int]:
    """The fifth lowest and the fifth highest; the same where they are too few."""
    ordered = sorted(values)
    if len(ordered) < FEWEST:
        return (0, 0)
    low, high = ordered[FEWEST - 1], ordered[-FEWEST]
    return min(low, high), max(low, high)


def _bands(
    values: Iterable[int], limits: tuple[int, int], most_bands: int, title: Callable[[int], str], cuts: set[int]
) -> Bands:
    least, most = limits
    low, high = limits if most - least < most_bands else _middle(values)
    step = next(one for one in _round_steps() if high // one - low // one < most_bands)
    starts = {at * step for at in range(low // step + 1, high // step + 1)}
    lows = sorted({least} | {one for one in starts if least < one <= most} | cuts)
    highs = [*(one - 1 for one in lows[1:]), most]
    ends = [(title(first), title(last)) for first, last in zip(lows, highs, strict=True)]
    if highs[0] - lows[0] >= step:
        ends[0] = "", ends[0][1]
    if highs[-1] - lows[-1] >= step:
        ends[-1] = ends[-1][0], ""
    return Bands(tuple(lows), tuple(highs), tuple(ends))


def _round_steps() -> Iterable[int]:
    return (digit * 10**power for power in count() for digit in (1, 2, 5))
