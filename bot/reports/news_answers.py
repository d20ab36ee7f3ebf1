"""Who has reacted to a letter, as an XLSX file: everybody on one sheet, the classes with their shares on another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from bot.reports.table_files import MOMENT, WIDE, WIDTH, Cell
from bot.reports.tables import neutral

PERCENT: Final = "0%"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title and header, `wide` are the columns with long texts, from 0; a fraction is shown in percent."""

    title: str
    header: Sequence[str]
    wide: Sequence[int]
    rows: Iterable[Sequence[Cell]]


def news_answers_xlsx(*sheets: Sheet) -> bytes:
    """The file. Rows are written as they come and not kept; for thousands of them it belongs into a thread."""
    import xlsxwriter

    buffer = BytesIO()
    options = {"constant_memory": True, "default_date_format": MOMENT}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        for sheet in sheets:
            _write(workbook, sheet)
    return buffer.getvalue()


def _write(workbook: Any, sheet: Sheet) -> None:
    page = workbook.add_worksheet(sheet.title)
    bold = workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
    wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
    percent = workbook.add_format({"num_format": PERCENT})
    last = len(sheet.header) - 1
    page.set_column(0, last, WIDTH)
    for column in sheet.wide:
        page.set_column(column, column, WIDE, wrap)
    page.freeze_panes(1, 1)
    for column, words in enumerate(sheet.header):
        page.write_string(0, column, words, bold)
    count = 0
    for count, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            match cell:
                case str():
                    page.write_string(count, column, neutral(cell), wrap if column in sheet.wide else None)
                case float():
                    page.write_number(count, column, cell, percent)
                case int():
                    page.write_number(count, column, cell)
                case None:
                    pass
                case _:
                    page.write_datetime(count, column, cell)
    page.autofilter(0, 0, max(1, count), last)
