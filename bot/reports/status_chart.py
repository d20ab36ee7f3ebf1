"""Pictures of the status for a phone: the roadmap, tickets a week, times, response rates, supplies.

Words come ready, in the reader's language. A picture is meant for at most ROWS rows; it grows with more.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.reports.printable import drawable

FOLDER: Final = Path(__file__).parent
TEMPLATE = FOLDER / "status_chart.typ"
# 360 points wide, so 1080 pixels: as wide as a phone shows.
PIXELS_AN_INCH: Final = 216
# How many rows a phone shows at once, in letters that can be read.
ROWS: Final = 8
# What a picture has room for.
LONGEST_TITLE, LONGEST_LABEL, LONGEST_WORDS, LONGEST_LEGEND, LONGEST_WEEK = 200, 120, 44, 36, 10
# A figure beyond these is a mistake; drawn is the limit.
MOST, MOST_HOURS = 999_999_999, 999_999.0


@dataclass(frozen=True, slots=True)
class SectionBar:
    """Items of a section of the roadmap by state. waiting: not begun, not due. Each item is in one of them."""

    label: str
    done: int
    going: int
    overdue: int
    waiting: int


@dataclass(frozen=True, slots=True)
class RoadmapChart:
    """done, going, overdue, waiting: what the parts of a bar are called."""

    title: str
    sections: Sequence[SectionBar]
    done: str
    going: str
    overdue: str
    waiting: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """Tickets of one week. start: its Monday, short («28.09»)."""

    start: str
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class WeeksChart:
    """Up to 26 weeks, the oldest first. opened, closed: what the two lines are called."""

    title: str
    weeks: Sequence[Week]
    opened: str
    closed: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A time in hours of work, and in words («3,5 ч»)."""

    hours: float
    words: str


@dataclass(frozen=True, slots=True)
class KindTimes:
    """A kind of device. promised: the term; median, slow: in which half and nine of ten were solved; None: unknown."""

    label: str
    promised: Span | None
    median: Span | None
    slow: Span | None


@dataclass(frozen=True, slots=True)
class TimesChart:
    """promised, median, slow: what the marks are called; late: what a median beyond the promise is called."""

    title: str
    kinds: Sequence[KindTimes]
    promised: str
    median: str
    slow: str
    late: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GroupRate:
    """A group that was asked. share: from 0 to 1, None where it is not shown; words: «24 из 30 · 80 %», or why not."""

    label: str
    share: float | None
    words: str


@dataclass(frozen=True, slots=True)
class RatesChart:
    """Response rates by group."""

    title: str
    groups: Sequence[GroupRate]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """A consumable. minimum: 0 where there is none; words: «3 шт., нужно 10»."""

    label: str
    stock: int
    minimum: int
    words: str


@dataclass(frozen=True, slots=True)
class SuppliesChart:
    """enough, short, minimum: what the two kinds of bars and the line across them are called."""

    title: str
    items: Sequence[Stock]
    enough: str
    short: str
    minimum: str
    note: str = ""


StatusChart: TypeAlias = RoadmapChart | WeeksChart | TimesChart | RatesChart | SuppliesChart

# The template's name of each picture, and which of its fields has the rows.
_KINDS: Final[dict[type[StatusChart], tuple[str, str]]] = {
    RoadmapChart: ("roadmap", "sections"),
    WeeksChart: ("weeks", "weeks"),
    TimesChart: ("times", "kinds"),
    RatesChart: ("rates", "groups"),
    SuppliesChart: ("supplies", "items"),
}
_LEGENDS: Final = ("done", "going", "overdue", "waiting", "opened", "closed", "promised", "median", "slow", "late")
_LIMITS: Final = {
    **dict.fromkeys((*_LEGENDS, "enough", "short", "minimum"), LONGEST_LEGEND),
    "title": LONGEST_TITLE,
    "note": LONGEST_TITLE,
    "words": LONGEST_WORDS,
    "start": LONGEST_WEEK,
}


def status_png(chart: StatusChart) -> bytes:
    """The picture, 1080 pixels wide, of any of the kinds; without rows its title and its note.

    Texts reach the typesetter as JSON and never as markup. Only the fonts that come with it are used.
    """
    import typst

    inputs = {"chart": json.dumps(chart_data(chart), ensure_ascii=False)}
    drawn = typst.compile(
        TEMPLATE,
        root=FOLDER,
        format="png",
        ppi=PIXELS_AN_INCH,
        sys_inputs=inputs,
        ignore_system_fonts=True,
    )
    assert isinstance(drawn, bytes), "a picture is one page"
    return drawn


def chart_data(chart: StatusChart) -> dict[str, Any]:
    """The chart as status_parts.typ draws it: texts that fit, figures that stay within the picture."""
    kind, rows = _KINDS[type(chart)]
    data: dict[str, Any] = _fit(asdict(chart))
    return {**data, "kind": kind, "empty": not data[rows]}


def _fit(data: Any, name: str = "") -> Any:
    match data:
        case str():
            return drawable(data, _LIMITS.get(name, LONGEST_LABEL))
        case dict():
            return {key: _fit(value, key) for key, value in data.items()}
        case list() | tuple():
            return [_fit(one) for one in data]
        case float() | int() if name == "hours":
            return min(MOST_HOURS, max(0.0, data))
        case int():
            return min(MOST, max(0, data))
        case _:
            return data
