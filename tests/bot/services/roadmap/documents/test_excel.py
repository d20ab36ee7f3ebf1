"""What Excel keeps in a cell, and what it shows of it."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from bot.errors import Invalid
from bot.services.roadmap.documents import PlanDocument, read_xlsx
from tests.bot.services.roadmap.documents.papers import HEADER, archive


def sheet_of(workbook: Workbook) -> Any:
    return workbook.worksheets[0]


def book(*rows: Sequence[Any], formats: dict[str, str] | None = None) -> Workbook:
    """A workbook with one plan; `formats` by cell."""
    workbook = Workbook()
    for line in (HEADER, *rows):
        sheet_of(workbook).append(list(line))
    for at, pattern in (formats or {}).items():
        sheet_of(workbook)[at].number_format = pattern
    return workbook


def read(workbook: Workbook) -> PlanDocument:
    buffer = BytesIO()
    workbook.save(buffer)
    return read_xlsx(buffer.getvalue())


def test_periods_are_read_as_they_are_shown() -> None:
    first = datetime(2026, 9, 1)  # noqa: DTZ001  # a spreadsheet's date has no zone
    cases: list[tuple[Any, str, str]] = [
        (date(2026, 9, 15), "dd.mm.yyyy", "15.09.2026"),
        (datetime(2026, 9, 15, 12), "dd.mm.yyyy hh:mm", "15.09.2026"),  # noqa: DTZ001  # the same
        (first, "mmm\\-yy", "сентябрь 2026"),
        (first, "[$-419]mmmm\\ yyyy;@", "сентябрь 2026"),
        (first, "mmmm", "сентябрь"),
        (first, "yyyy", "2026"),
        (first, "d mmm", "01.09"),
        (45550, "General", "45550"),
        (45550, "dd.mm.yyyy", "15.09.2024"),
        (2026, "General", "2026"),
        (2026.0, "0", "2026"),
        ("15.09.2026", "General", "15.09.2026"),
        ("сентябрь,\nмай", "General", "сентябрь, май"),
    ]
    rows = [(at, "Совет", value, "Ивлева О.Л.") for at, (value, _, _) in enumerate(cases, start=1)]
    formats = {f"C{at}": pattern for at, (_, pattern, _) in enumerate(cases, start=2)}
    periods = [row.period for row in read(book(*rows, formats=formats)).rows]
    assert periods == [shown for _, _, shown in cases]


def test_numbers_keep_their_last_zero_where_it_is_shown() -> None:
    rows = [(value, "Совет", "май", "Ивлева О.Л.") for value in (1, 1.1, 1.1, "1.10.")]
    read_rows = read(book(*rows, formats={"A4": "0.00"})).rows
    assert [row.number for row in read_rows] == ["1", "1.1", "1.10", "1.10."]


def test_merged_cells_count_for_all_that_they_cover() -> None:
    workbook = book(("Кадры",), (1, "Совет", "май", "Ивлева О.Л."), (2, "Опрос"), ("Примечание",))
    for merged in ("A2:D2", "C3:C4", "D3:D4"):
        sheet_of(workbook).merge_cells(merged)
    document = read(workbook)
    assert [(row.section, row.text, row.period, row.people, row.place) for row in document.rows] == [
        ("Кадры", "Совет", "май", "Ивлева О.Л.", 3),
        ("Кадры", "Опрос", "май", "Ивлева О.Л.", 4),
    ]
    assert document.left_out == ("Примечание",)


def test_a_formula_without_a_kept_value_is_told_of() -> None:
    document = read(book((1, "Совет", "=A2", "Ивлева О.Л."), (2, "Опрос", "май", "#REF!")))
    assert [(row.text, row.period, row.people) for row in document.rows] == [
        ("Совет", "", "Ивлева О.Л."),
        ("Опрос", "май", ""),
    ]
    assert [(remark.reason, remark.place) for remark in document.remarks] == [("formula", 2), ("formula", 3)]


def test_the_kept_value_of_a_formula_is_read() -> None:
    buffer = BytesIO()
    book((1, "Совет", "=A2", "Ивлева О.Л.")).save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        parts = {part: saved.read(part) for part in saved.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = (
        parts[name]
        .replace(b"<f>A2</f><v />", b"<f>A2</f><v>2027</v>")
        .replace(b"<f>A2</f><v></v>", b"<f>A2</f><v>2027</v>")
    )
    document = read_xlsx(archive(parts))
    assert [(row.period, document.remarks) for row in document.rows] == [("2027", ())]


def test_hidden_lines_are_told_of_and_hidden_sheets_left_out() -> None:
    workbook = book((1, "Совет", "май", "Ивлева О.Л."), (2, "Опрос", "май", "Чалых А.И."))
    sheet_of(workbook).row_dimensions[3].hidden = True
    hidden = workbook.create_sheet("Черновик")
    hidden.sheet_state = "hidden"
    hidden.append([1, "Старое", "май", "Ивлева О.Л."])
    document = read(workbook)
    assert [row.text for row in document.rows] == ["Совет", "Опрос"]
    assert [(remark.reason, remark.place) for remark in document.remarks] == [("hidden", 3)]
    assert document.left_out == ("Черновик",)


def test_each_sheet_with_a_plan_is_read_and_named() -> None:
    workbook = book((1, "Совет", "май", "Ивлева О.Л."))
    for title, lines in (("Библиотека", [HEADER, (1, "Выставка", "июнь", "Чалых А.И.")]), ("Склад", [("Экран", 2)])):
        sheet = workbook.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    document = read(workbook)
    assert [(row.section, row.text, row.place) for row in document.rows] == [
        (None, "Совет", 2),
        ("Библиотека", "Выставка", 4),
    ]
    assert document.left_out == ("Экран · 2",)


def test_words_beyond_the_header_are_told_of() -> None:
    document = read(book((1, "Совет", "май", "Ивлева О.Л.", "или июнь")))
    assert [(remark.reason, remark.words) for remark in document.remarks] == [("column", "или июнь")]


@pytest.mark.parametrize("ref", ["A1:XFD1048576", "A2:D900000"])
def test_cells_merged_without_end_are_refused_at_once(ref: str) -> None:
    buffer = BytesIO()
    book((1, "Совет", "май", "Ивлева О.Л.")).save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        parts = {part: saved.read(part) for part in saved.namelist()}
    name = "xl/worksheets/sheet1.xml"
    merged = f'<mergeCells count="1"><mergeCell ref="{ref}"/></mergeCells><pageMargins'.encode()
    parts[name] = parts[name].replace(b"<pageMargins", merged)
    assert merged in parts[name]
    if ref.startswith("A1"):
        with pytest.raises(Invalid, match="error-file-unpacks"):
            read_xlsx(archive(parts))
    else:  # one section's line down to the end
        with pytest.raises(Invalid, match="error-document-no-plan"):
            read_xlsx(archive(parts))
