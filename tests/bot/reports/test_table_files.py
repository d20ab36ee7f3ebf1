"""Registers as files, read back by what reads them: real types in XLSX, plain ones in CSV, no formula in either."""

import csv
import re
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.reports.table_files import Cell, Column, CsvFile, Kind, xlsx_of_csv

MOMENT = datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001  # a spreadsheet's times have no zone
DAY = date(2026, 11, 24)
COLUMNS = [Column(kind.value, kind) for kind in Kind]
ROW: list[Cell] = ["слово", "длинные\nслова", -7, 12.5, 0.875, DAY, MOMENT, "code"]


def csv_of(folder: Path, rows: list[list[Cell]], columns: list[Column] = COLUMNS) -> Path:
    path = folder / "a.csv"
    with CsvFile(path, columns) as file:
        file.write(rows)
    assert file.rows == len(rows)
    return path


def sheet_of(folder: Path, rows: list[list[Cell]], columns: list[Column] = COLUMNS) -> Worksheet:
    target = folder / "a.xlsx"
    xlsx_of_csv(str(csv_of(folder, rows, columns)), str(target), "Лист", columns, len(rows))
    page = load_workbook(BytesIO(target.read_bytes()))["Лист"]
    assert isinstance(page, Worksheet)
    return page


def read_csv(path: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_csv_is_what_a_russian_spreadsheet_and_a_program_read(tmp_path: Path) -> None:
    path = csv_of(tmp_path, [ROW, [None] * len(ROW)])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in path.read_bytes()
    assert read_csv(path) == [
        [kind.value for kind in Kind],
        ["слово", "длинные\nслова", "-7", "12,5", "0,875", "2026-11-24", "2026-11-24 10:05:00", "code"],
        [""] * len(ROW),
    ]


def test_a_workbook_has_real_days_and_numbers_and_no_codes(tmp_path: Path) -> None:
    page = sheet_of(tmp_path, [ROW, [None] * len(ROW), ROW])
    found = list(page.iter_rows(values_only=True))
    midnight = MOMENT.replace(hour=0, minute=0)
    values = ("слово", "длинные\nслова", -7, 12.5, 0.875, midnight, MOMENT)
    assert found == [tuple(kind.value for kind in Kind)[:-1], values, (None,) * 7, values]
    assert [cell.data_type for cell in page[2]] == ["s", "s", "n", "n", "n", "d", "d"]
    formats = ["General", "General", "General", "0.0", "0%", "dd.mm.yyyy", "dd.mm.yyyy hh:mm"]
    assert [cell.number_format for cell in page[2]] == formats
    assert page["B2"].alignment.wrap_text
    assert (page.freeze_panes, page.auto_filter.ref, page.dimensions) == ("B2", "A1:G4", "A1:G4")
    widths = [page.column_dimensions[letter].width for letter in "ABCDEFG"]
    setup = page.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    fit = page.sheet_properties.pageSetUpPr
    assert fit is not None
    assert (fit.fitToPage, page.print_title_rows) == (True, "$1:$1")
    assert widths[1] > widths[0] > widths[6] > widths[5] > widths[2]


def test_one_row_and_no_rows_of_words(tmp_path: Path) -> None:
    assert list(sheet_of(tmp_path, [ROW]).iter_rows(values_only=True))[1][0] == "слово"
    assert sheet_of(tmp_path, [ROW] * 12).max_row == 13


TEXTS = [Column("текст", Kind.TEXT), Column("код", Kind.CODE), Column("длинный", Kind.LONG)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_words_come_back_as_words(tmp_path: Path, words: list[str]) -> None:
    """But for a mark before what would be a formula, and line ends, which XML and CSV readers both change."""
    page = sheet_of(tmp_path, [[one, one, one] for one in words], TEXTS)
    read = read_csv(tmp_path / "a.csv")[1:]
    for one, row, line in zip(words, page.iter_rows(min_row=2), read, strict=True):
        assert {cell.data_type for cell in row} == {"s"}, repr(one)
        assert {unescaped(cell.value) for cell in row} == {line[0]}, repr(one)
        assert line[0].lstrip("'") == one.lstrip("'"), repr(one)
        assert not line[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def unescaped(value: object) -> str:
    """As a spreadsheet shows it; openpyxl leaves some of it to its users."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), str(value))


def test_words_that_look_like_markup_or_formulas_stay_words(tmp_path: Path) -> None:
    cases = (
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "+7 900",
        "<r>x</r>",
        "&amp; <b>",
        "_x0041_",
        "a\x01b",
        "http://school.example",
        " a ",
    )
    page = sheet_of(tmp_path, [[one, "", one] for one in cases], TEXTS)
    assert [cell.data_type for cell in page["A"]] == ["s"] * 10
    shown = [unescaped(cell.value) for cell in page["A"]][1:]
    assert shown == [f"'{one}" if one[0] in "=@+" else one for one in cases]
    raw = ZipFile(tmp_path / "a.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in raw
    assert "_x005F_x0041_" in raw
    assert not ZipFile(tmp_path / "a.xlsx").testzip()


def test_headers_are_no_formulas_either(tmp_path: Path) -> None:
    page = sheet_of(tmp_path, [["a"]], [Column("=1", Kind.TEXT)])
    assert page["A1"].data_type == "s"
    assert read_csv(tmp_path / "a.csv")[0] == ["'=1"]
