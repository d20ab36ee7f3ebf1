"""The purchase list as a file: numbers are numbers, what people typed is no formula, the header stays."""

from io import BytesIO

from openpyxl import load_workbook

from bot.reports.purchase import PurchaseRow, purchase_xlsx

HEADER = ("Что", "Единица", "Просят", "Где", "Заявки", "На складе", "Минимум")


def test_the_file_reads_back() -> None:
    rows = [
        PurchaseRow("Бумага А4", "пачка", 4, "214, Спортзал", "12, 15", 1, 3),
        PurchaseRow("=HYPERLINK(1)", "", 1, "+7", "16", None, None),
    ]
    page = load_workbook(BytesIO(purchase_xlsx("Закупка", HEADER, rows))).active
    assert page is not None
    assert page.title == "Закупка"
    assert [tuple(row) for row in page.iter_rows(values_only=True)] == [
        HEADER,
        ("Бумага А4", "пачка", 4, "214, Спортзал", "12, 15", 1, 3),
        ("'=HYPERLINK(1)", None, 1, "'+7", "16", None, None),
    ]
    assert [cell.data_type for cell in page[2]] == ["s", "s", "n", "s", "s", "n", "n"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:G3")
    assert page.column_dimensions["A"].width > 30


def test_an_empty_list_is_a_header() -> None:
    page = load_workbook(BytesIO(purchase_xlsx("Закупка", HEADER, []))).active
    assert page is not None
    assert [tuple(row) for row in page.iter_rows(values_only=True)] == [HEADER]
