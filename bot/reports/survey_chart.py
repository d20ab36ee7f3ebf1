"""Pictures of what a survey found: bars, a scale, a table of shades. Texts come ready, in the reader's language."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.reports.printable import drawable

TEMPLATE = Path(__file__).with_name("survey_chart.typ")
# 360 points wide, so 1080 pixels: as wide as a phone shows, 13 cm on paper at 210 dots an inch.
PIXELS_AN_INCH: Final = 216
# What a picture has room for; the rest stands in the report.
LONGEST_TITLE, LONGEST_LABEL, LONGEST_VALUE, LONGEST_SHARE = 300, 140, 16, 8


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar. length: from 0 to 1, 1 is the whole width. value, share: what stands at its end («52», «24 %»).

    before: the same a year ago, in the same measure, drawn as a second, paler bar with before_share at its end.
    """

    label: str
    length: float
    value: str
    share: str = ""
    before: float | None = None
    before_share: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars one below the other. now, earlier: what the two colours mean, where bars have a `before`."""

    title: str
    bars: Sequence[ChartBar]
    note: str = ""
    now: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class ScaleChart:
    """Steps from left to right. steps: label is the step, length its share; the tallest fills the height.

    mean: where it lies, 0 at the first step and 1 at the last. figures: mean and spread in words.
    """

    title: str
    steps: Sequence[ChartBar]
    low: str = ""
    high: str = ""
    mean: float | None = None
    figures: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShadeCell:
    """A cell. depth: from 0 (white) to 1, None where nothing may be shown; value: what stands in it."""

    value: str
    depth: float | None = None


@dataclass(frozen=True, slots=True)
class ShadeRow:
    """A row: a group of a comparison, an answer to the one question of a cross-table."""

    label: str
    cells: Sequence[ShadeCell]


@dataclass(frozen=True, slots=True)
class ShadeChart:
    """A table of shades. columns: their labels, as many as a row has cells; the darkest cell is the greatest."""

    title: str
    columns: Sequence[str]
    rows: Sequence[ShadeRow]
    note: str = ""


AnyChart: TypeAlias = Chart | ScaleChart | ShadeChart

_KINDS: Final[dict[type[AnyChart], str]] = {Chart: "bars", ScaleChart: "scale", ShadeChart: "shades"}
_LIMITS: Final = {
    "title": LONGEST_TITLE,
    "note": LONGEST_TITLE,
    "value": LONGEST_VALUE,
    "share": LONGEST_SHARE,
    "before_share": LONGEST_SHARE,
}


def chart_png(chart: AnyChart) -> bytes:
    """The picture. Takes some tens of milliseconds and lets other threads run meanwhile, so it belongs into one.

    Texts reach the typesetter as JSON and never as markup. Only the fonts that come with it are used.
    """
    import typst

    inputs = {"chart": json.dumps({"kind": _KINDS[type(chart)], **_fit(asdict(chart))}, ensure_ascii=False)}
    drawn = typst.compile(
        TEMPLATE.read_bytes(), format="png", ppi=PIXELS_AN_INCH, sys_inputs=inputs, ignore_system_fonts=True
    )
    assert isinstance(drawn, bytes), "a picture is one page"
    return drawn


def _fit(data: Any, limit: int = LONGEST_LABEL) -> Any:
    """The same data with texts that fit the picture and lengths that stay within it."""
    match data:
        case str():
            return drawable(data, limit)
        case dict():
            return {key: _fit(value, _LIMITS.get(key, LONGEST_LABEL)) for key, value in data.items()}
        case list() | tuple():
            return [_fit(one, limit) for one in data]
        case float() | int():
            return min(1.0, max(0.0, data))
        case _:
            return data
