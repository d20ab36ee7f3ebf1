"""A table (the register of tickets, the plan) as an XLSX file: real dates and numbers, to be sorted and summed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Final, TypeAlias

from bot.reports.tables import neutral

# A moment stands by the wall clock of the school, without a zone: a spreadsheet knows none.
Cell: TypeAlias = "str | int | float | date | datetime | None"

WIDTH, WIDE = 14, 40
# From so many signs on a column is wide and its text wrapped.
LONG: Final = 24
MOMENT: Final = "dd.mm.yyyy hh:mm"
DAY: Final = "dd.mm.yyyy"


def ticket_register_xlsx(
    sheet: str, header: Sequence[str], wide: Sequence[int], rows: Iterable[Sequence[Cell]]
) -> bytes:
    """The file: one sheet with filters and a header that stays; `wide` are the columns with long texts, from 0.

    Rows are written as they come and not kept. Takes a second for some thousands, so it belongs into a thread.
    """
    import xlsxwriter

    buffer = BytesIO()
    options = {"constant_memory": True, "default_date_format": MOMENT}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        page = workbook.add_worksheet(sheet)
        bold = workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
        wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        top = workbook.add_format({"valign": "top"})
        moment = workbook.add_format({"valign": "top", "num_format": MOMENT})
        day = workbook.add_format({"valign": "top", "num_format": DAY})
        last = len(header) - 1
        page.set_column(0, last, WIDTH, top)
        for column in wide:
            page.set_column(column, column, WIDE, wrap)
        page.freeze_panes(1, 1)
        for column, words in enumerate(header):
            page.write_string(0, column, words, bold)
        count = 0
        for count, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                match cell:
                    case str():
                        page.write_string(count, column, neutral(cell), wrap if column in wide else top)
                    case datetime():
                        page.write_datetime(count, column, cell, moment)
                    case date():
                        page.write_datetime(count, column, cell, day)
                    case int() | float():
                        page.write_number(count, column, cell, top)
        page.autofilter(0, 0, max(1, count), last)
    return buffer.getvalue()
