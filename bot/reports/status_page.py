"""The status of a period as a PDF of A4: five lights, what is worst, the indicators, pictures."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from bot.reports.printable import drawable
from bot.reports.status_chart import StatusChart, chart_data

FOLDER: Final = Path(__file__).parent
TEMPLATE = FOLDER / "status_page.typ"
LONGEST_NAME, LONGEST_FIGURE, LONGEST_REASON = 160, 40, 300


@dataclass(frozen=True, slots=True)
class PrintedLight:
    """One of the lights. light: «green», «yellow», «red» or «unknown», which has a shape too; state: that in words.

    value: its number; change: against the period before, in words.
    """

    light: str
    state: str
    name: str
    value: str
    change: str


@dataclass(frozen=True, slots=True)
class PrintedTrouble:
    """What is worst, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class PrintedReading:
    """An indicator with its figures in words («12», «84 %», «–»)."""

    name: str
    value: str
    before: str
    year_ago: str


@dataclass(frozen=True, slots=True)
class StatusPage:
    """Everything on the page, in the reader's language. columns: the four heads of the table.

    made: when and for whom, at the foot. charts: at most two stand side by side. What is empty is left out.
    """

    language: str
    school: str
    title: str
    period: str
    made: str
    lights: Sequence[PrintedLight]
    troubles_title: str
    troubles: Sequence[PrintedTrouble]
    rows_title: str
    columns: tuple[str, str, str, str]
    rows: Sequence[PrintedReading]
    charts: Sequence[StatusChart] = ()


_LIMITS: Final = {
    **dict.fromkeys(("value", "before", "year_ago", "columns", "state", "change"), LONGEST_FIGURE),
    "reason": LONGEST_REASON,
}


def status_pdf(page: StatusPage) -> bytes:
    """The page; a table that is longer goes on on the next one.

    Texts reach the typesetter as JSON and never as markup. Only the fonts that come with it are used.
    """
    import typst

    data = _fit({key: value for key, value in asdict(page).items() if key != "charts"})
    data["charts"] = [chart_data(one) for one in page.charts]
    inputs = {"page": json.dumps(data, ensure_ascii=False)}
    return typst.compile(TEMPLATE, root=FOLDER, sys_inputs=inputs, ignore_system_fonts=True)


def _fit(data: Any, name: str = "") -> Any:
    match data:
        case str():
            return drawable(data, _LIMITS.get(name, LONGEST_NAME))
        case dict():
            return {key: _fit(value, key) for key, value in data.items()}
        case list() | tuple():
            return [_fit(one, name) for one in data]
        case _:
            return data
