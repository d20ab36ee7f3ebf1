"""What breakdowns are made of: a page of a list, and tickets counted of one building, room, kind, service or person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar

from bot.services.status.shapes import Figure, Light

SIZE: Final = 6
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Cut(Generic[Line]):
    """A page of a list. page: the one that is shown, from 0; total: how many lines there are on all pages."""

    lines: Sequence[Line]
    total: int
    page: int


def cut(lines: Sequence[Line], page: int, rank: Callable[[Line], Any]) -> Cut[Line]:
    """A page of the lines, those of the highest rank first; the last page where there are fewer."""
    page = max(0, min(page, (len(lines) - 1) // SIZE))
    ordered = sorted(lines, key=rank, reverse=True)
    return Cut(ordered[page * SIZE : (page + 1) * SIZE], len(lines), page)


@dataclass(frozen=True, slots=True)
class Times:
    """Working minutes to the solution of half and of nine tenths; None where nothing was solved."""

    median: int | None = None
    slow: int | None = None


@dataclass(frozen=True, slots=True)
class Tickets:
    """Faults of one sort, as the indicators count them.

    opened, solved: within the period. open, late: by its end. judged: those solved that had a term, in_time: of these.
    """

    opened: int = 0
    solved: int = 0
    judged: int = 0
    in_time: int = 0
    open: int = 0
    late: int = 0

    @property
    def rank(self) -> tuple[int, int, int]:
        """What is worse ranks higher: what is late, what is open, what there is much of."""
        return self.late, self.open, self.opened

    @property
    def share(self) -> Figure:
        """Solved in time."""
        return share_of(self.in_time, self.judged)


NO_TICKETS: Final = Tickets()
NO_TIMES: Final = Times()


@dataclass(frozen=True, slots=True)
class TicketsLine:
    """key: the number of the building, room, service or person, a kind's word; None: of none."""

    key: int | str | None
    tickets: Tickets
    times: Times


@dataclass(frozen=True, slots=True)
class KindTimes:
    """Ordinary (not urgent) faults of a kind. promised: the term of the solution in working minutes, None: none."""

    kind: str
    promised: int | None
    times: Times
    solved: int

    @property
    def light(self) -> Light:
        """Red where more than half took longer than promised, yellow where more than one of ten did."""
        if self.promised is None or self.times.median is None:
            return Light.UNKNOWN
        if self.times.median > self.promised:
            return Light.RED
        return Light.YELLOW if (self.times.slow or 0) > self.promised else Light.GREEN


@dataclass(frozen=True, slots=True)
class Step:
    """A week or a month, as much of it as is within the period. open: by its end; median: working minutes.

    dropped: how many were closed without having been solved: withdrawn, merged with others.
    """

    first: date
    last: date
    opened: int
    solved: int
    open: int
    median: int | None
    dropped: int = 0


def share_of(part: int, whole: int) -> Figure:
    """A share in percent; without a value where there is nothing to divide by."""
    return Figure(part * 100 / whole if whole else None, part, whole)
