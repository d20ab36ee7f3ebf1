"""The register as a spreadsheet: what stands in the cells, and that nothing of it is a formula."""

from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from bot.reports.ticket_register import ticket_register_xlsx

MOMENT = datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001  # a spreadsheet's times have no zone
HEADER = ("№", "Когда", "Слова", "Часы", "Оценка")


def test_dates_and_numbers_are_real_and_nothing_is_a_formula() -> None:
    rows = [(7, MOMENT, "=1+1", 0.5, None), (8, MOMENT, "Жуёт\nбумагу", 12.0, 5)]
    page = load_workbook(BytesIO(ticket_register_xlsx("Заявки", HEADER, (2,), iter(rows)))).active
    assert page is not None
    assert page.title == "Заявки"
    found = list(page.iter_rows(values_only=True))
    assert found == [HEADER, (7, MOMENT, "'=1+1", 0.5, None), (8, MOMENT, "Жуёт\nбумагу", 12, 5)]
    assert {cell.data_type for cell in page["C"]} == {"s"}
    assert (page["B2"].is_date, page["B2"].number_format) == (True, "dd.mm.yyyy hh:mm")
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:E3")
    assert page.column_dimensions["C"].width > page.column_dimensions["A"].width


def test_a_day_is_a_date_without_a_time() -> None:
    page = load_workbook(BytesIO(ticket_register_xlsx("План", ("До",), (), [(date(2026, 11, 24),)]))).active
    assert page is not None
    midnight = MOMENT.replace(hour=0, minute=0)
    assert (page["A2"].value, page["A2"].number_format) == (midnight, "dd.mm.yyyy")


def test_a_period_without_tickets_is_a_table_too() -> None:
    page = load_workbook(BytesIO(ticket_register_xlsx("Заявки", HEADER, (), []))).active
    assert page is not None
    assert list(page.iter_rows(values_only=True)) == [HEADER]
    assert page.auto_filter.ref == "A1:E2"
