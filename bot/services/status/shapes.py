"""What the status is made of, as plain data: areas, units, directions, lights, figures and their comparison."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """What a light of the status stands for, in the order of the lights; SCHOOL has none."""

    ROADMAP = "roadmap"
    TICKETS = "tickets"
    SUPPLIES = "supplies"
    NEWS = "news"
    SURVEYS = "surveys"
    SCHOOL = "school"


class Unit(StrEnum):
    """What a figure counts: things, a share of them in percent, hours of working time, days."""

    COUNT = "count"
    SHARE = "share"
    HOURS = "hours"
    DAYS = "days"


class Better(StrEnum):
    """Which way is good news."""

    LESS = "less"
    MORE = "more"
    NEITHER = "neither"


class Light(StrEnum):
    """UNKNOWN: there is nothing to judge by, or it could not be read."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    UNKNOWN = "unknown"


class Trend(StrEnum):
    """What a change means: better, worse, neither good nor bad, or none at all."""

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one period. value: in its unit, a share from 0 to 100; None: there is nothing to count.

    part, whole: of how many a share is, 0 for other units.
    """

    value: float | None
    part: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator read for a period, for the one before and for the same one a year ago (None: not compared).

    code: of the indicator. failed: its query did; then there are no figures.
    """

    code: str
    now: Figure
    before: Figure
    year_ago: Figure | None = None
    failed: bool = False
