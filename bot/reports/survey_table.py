"""A survey as an XLSX file: codes with labels and counts, response rates, texts, the answers of each where named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final, Generic, NamedTuple, TypeVar

from bot.reports.news_answers import PERCENT
from bot.reports.printable import printable
from bot.reports.table_files import DAY, LONG, MOMENT, WIDE, WIDTH, Cell
from bot.reports.tables import neutral

LONGEST: Final = 2_000
MEASURE: Final = "0.00"

Line = TypeVar("Line", bound=Sequence[Cell])


class CodeLine(NamedTuple):
    """A bar of a question. option: its number, None for own answers and the like. None: not to be told.

    said: how many. share: from 0 to 1. mean, spread, answered: of the whole question, on each of its lines.
    """

    question: int
    kind: str
    text: str
    option: int | None
    label: str
    said: int | None
    share: float | None
    mean: float | None
    spread: float | None
    answered: int | None


class RateLine(NamedTuple):
    """How many of a group have answered; share: from 0 to 1, None where nobody was asked."""

    group: str
    asked: int
    answered: int
    share: float | None


class TextLine(NamedTuple):
    """Texts that say much the same: the plainest, how many said so (None: not told), some of the others."""

    question: int
    text: str
    words: str
    said: int | None
    others: str


@dataclass(frozen=True, slots=True)
class SurveyPage(Generic[Line]):
    """A sheet of the file: its title (31 signs at most) and header, as many words as a line has cells."""

    title: str
    header: Sequence[str]
    lines: Iterable[Line]


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """The whole file. sheets: a line for each sheet of answers, of a named survey only; None where it is anonymous."""

    codes: SurveyPage[CodeLine]
    rates: SurveyPage[RateLine]
    texts: SurveyPage[TextLine]
    sheets: SurveyPage[Sequence[Cell]] | None = None


class _Formats(NamedTuple):
    header: Any
    top: Any
    wrap: Any
    share: Any
    measure: Any
    day: Any
    moment: Any


def survey_table_xlsx(table: SurveyTable) -> bytes:
    """The file. Lines are written as they come and not kept; thousands take a second, so it belongs into a thread."""
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as workbook:
        top = {"valign": "top"}
        formats = _Formats(
            header=workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}),
            top=workbook.add_format(top),
            wrap=workbook.add_format(top | {"text_wrap": True}),
            share=workbook.add_format(top | {"num_format": PERCENT}),
            measure=workbook.add_format(top | {"num_format": MEASURE}),
            day=workbook.add_format(top | {"num_format": DAY}),
            moment=workbook.add_format(top | {"num_format": MOMENT}),
        )
        _write(workbook, table.codes, formats, CodeLine._fields)
        _write(workbook, table.rates, formats, RateLine._fields)
        _write(workbook, table.texts, formats, TextLine._fields)
        if table.sheets is not None:
            _write(workbook, table.sheets, formats, ["text" if len(one) >= LONG else "" for one in table.sheets.header])
    return buffer.getvalue()


def _write(workbook: Any, page: SurveyPage[Any], formats: _Formats, names: Sequence[str]) -> None:
    """The sheet; what its columns are called in the code decides how they look."""
    sheet = workbook.add_worksheet(page.title)
    for column, name in enumerate(names):
        is_wide = name in {"text", "label", "words", "others"}
        sheet.set_column(column, column, WIDE if is_wide else WIDTH)
    sheet.freeze_panes(1, 1)
    for column, words in enumerate(page.header):
        sheet.write_string(0, column, _said(words), formats.header)
    place = 0
    for place, line in enumerate(page.lines, start=1):
        for column, cell in enumerate(line):
            _write_cell(
                sheet, place, column, cell, formats, formats.share if names[column] == "share" else formats.measure
            )
    sheet.autofilter(0, 0, max(1, place), max(0, len(page.header) - 1))


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats, fraction: Any) -> None:
    match cell:
        case None:
            pass
        case str():
            sheet.write_string(row, column, _said(cell), formats.wrap)
        case float():
            sheet.write_number(row, column, cell, fraction)
        case int():
            sheet.write_number(row, column, cell, formats.top)
        case datetime():
            sheet.write_datetime(row, column, cell, formats.moment)
        case _:
            sheet.write_datetime(row, column, cell, formats.day)


def _said(words: str) -> str:
    return neutral(printable(words, LONGEST))
