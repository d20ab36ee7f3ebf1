"""A purchase list as an XLSX file to take along to the shop, or to send to the accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from bot.reports.tables import neutral

WIDTHS = (34, 10, 12, 30, 24, 12, 12)


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """One thing to buy; None where nobody counts it."""

    name: str
    unit: str
    asked: int
    places: str
    requests: str
    stock: int | None
    minimum: int | None


def purchase_xlsx(title: str, header: Sequence[str], rows: Sequence[PurchaseRow]) -> bytes:
    """The file: one sheet with filters and a header that stays; amounts are numbers, so that they can be summed."""
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        page = workbook.add_worksheet(title)
        bold = workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
        wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        for at, (words, width) in enumerate(zip(header, WIDTHS, strict=True)):
            page.set_column(at, at, width, wrap)
            page.write_string(0, at, words, bold)
        for number, row in enumerate(rows, start=1):
            cells = (row.name, row.unit, row.asked, row.places, row.requests, row.stock, row.minimum)
            for at, cell in enumerate(cells):
                if isinstance(cell, int):
                    page.write_number(number, at, cell)
                elif cell:
                    page.write_string(number, at, neutral(cell))
        page.autofilter(0, 0, max(1, len(rows)), len(WIDTHS) - 1)
        page.freeze_panes(1, 0)
    return buffer.getvalue()
