"""What a cell of the plan says before it is laid on a school year: stretches of time, rhythms, «постоянно»."""

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.services.roadmap.periods.lexicon import Unit
from bot.services.roadmap.periods.lexing import Token


class Shape(Enum):
    """What kind of time a stretch is; its `number` in brackets."""

    DAY = auto()  # month
    MONTH = auto()  # month
    CALENDAR_YEAR = auto()
    SCHOOL_YEAR = auto()
    TERM = auto()  # number of the quarter
    TRIMESTER = auto()  # its number
    QUARTER = auto()  # of the calendar
    HALF = auto()  # 1 or 2
    SEASON = auto()  # 0 is autumn
    BREAK = auto()  # of that season


class Part(Enum):
    """Which part of a stretch is meant; DECADE, WEEK and HALF go with a count, -1 is the last one."""

    WHOLE = auto()
    BEGINNING = auto()
    MIDDLE = auto()
    END = auto()
    DECADE = auto()
    WEEK = auto()
    HALF = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as it is named; `year` and `school_year` only where they are written."""

    shape: Shape
    number: int = 0
    day: int = 0
    year: int | None = None
    school_year: int | None = None
    part: Part = Part.WHOLE
    count: int = 0

    @property
    def is_dated(self) -> bool:
        return self.year is not None or self.school_year is not None


class Bound(Enum):
    """How a stretch limits the item."""

    WITHIN = auto()  # «в сентябре», «с 1 по 5 октября»
    UNTIL = auto()  # «до мая»: until it begins; «до 5 мая»: until that day
    NOT_LATER = auto()  # «не позднее мая», «до конца мая»: until it ends
    BY_START = auto()  # «к началу учебного года»: until its first day
    FROM = auto()  # «с 1 октября»: from its first day on


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the deadlines of a cell: from the first stretch to the last one, which may be the same."""

    first: Stretch
    last: Stretch
    bound: Bound = Bound.WITHIN


@dataclass(frozen=True, slots=True)
class Pace:
    """So many times in so many units."""

    unit: Unit
    times: int = 1
    every: int = 1


@dataclass(slots=True)
class Cell:
    """Everything that a cell says."""

    entries: list[Entry] = field(default_factory=list)
    paces: list[Pace] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)  # 0 is Monday
    month_day: int | None = None  # «до 5 числа»; 31 for the last one
    is_following: bool = False  # of the month behind the one that is reported on
    is_constant: bool = False
    is_on_request: bool = False
    is_every_year: bool = False
    is_unsure: bool = False
    left: list[Token] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        said = self.entries or self.paces or self.weekdays or self.month_day is not None
        return not (said or self.is_constant or self.is_on_request or self.is_every_year)
