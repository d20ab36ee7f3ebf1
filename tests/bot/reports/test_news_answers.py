"""Who has reacted, as a spreadsheet: two sheets, real dates, shares in percent, nothing of it a formula."""

from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from bot.reports.news_answers import Sheet, news_answers_xlsx

MOMENT = datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001  # a spreadsheet's times have no zone
PEOPLE = ("Класс", "Кто", "Когда")


def test_cells_are_what_they_are_and_never_formulas() -> None:
    rows = [("5А", "=HYPERLINK(1)", MOMENT), ("5А", "+7 родитель", None), ("-9Б", "@родитель", MOMENT)]
    classes = [("5А", 3, 1 / 3), ("9Б", 0, None)]
    content = news_answers_xlsx(
        Sheet("Все", PEOPLE, (1,), iter(rows)), Sheet("По классам", ("Класс", "Всего", "Доля"), (), classes)
    )
    everybody, shares = load_workbook(BytesIO(content)).worksheets
    assert (everybody.title, shares.title) == ("Все", "По классам")
    found = list(everybody.iter_rows(values_only=True))
    assert found == [
        PEOPLE,
        ("5А", "'=HYPERLINK(1)", MOMENT),
        ("5А", "'+7 родитель", None),
        ("'-9Б", "'@родитель", MOMENT),
    ]
    assert {cell.data_type for cell in everybody["B"]} == {"s"}
    assert (everybody["C2"].is_date, everybody["C2"].number_format) == (True, "dd.mm.yyyy hh:mm")
    assert (everybody.freeze_panes, everybody.auto_filter.ref) == ("B2", "A1:C4")
    assert everybody.column_dimensions["B"].width > everybody.column_dimensions["A"].width
    assert (shares["C2"].value, shares["C2"].number_format) == (1 / 3, "0%")
    assert shares["C3"].value is None


def test_a_letter_that_concerns_nobody_any_more_is_a_table_too() -> None:
    page = load_workbook(BytesIO(news_answers_xlsx(Sheet("Все", PEOPLE, (), [])))).active
    assert page is not None
    assert list(page.iter_rows(values_only=True)) == [PEOPLE]
