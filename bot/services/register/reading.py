"""An XLSX file that somebody sent becomes rows of plain text. Nothing in it is trusted.

Runs in a thread: a file of 20,000 rows takes seconds.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from bot.errors import Invalid, SchoolError
from bot.services.office import DEEPEST, WIDEST, Formulas, look_over
from bot.services.register.layout import (
    COLUMNS,
    FILE_LIMIT_BYTES,
    ROW_LIMIT,
    Doubt,
    Filled,
    Line,
    Sheet,
    Vocabulary,
)
from bot.services.text import clean_line, fold

# What a file may unpack to: 20,000 rows need about 15 MB, a zip bomb thousands.
UNPACKED_LIMIT_BYTES = 150 * 1024 * 1024
# Where people leave empty rows or a title above the header, it is still found.
HEADER_WITHIN = 10

# Looks no further than the next «<»: else a part full of beginnings is searched to its end from each.
_MERGED = re.compile(rb'<mergeCell\s[^<>]*?ref="[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_MERGED_LIMIT = 10 * ROW_LIMIT  # rows, those that are merged twice too
_FORMULA = re.compile(rb"<f[\s>/]")
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})


def read_workbook(content: bytes, words: Vocabulary) -> Filled:
    """The rows of the sheets that we know. Raises Invalid for what is no workbook or too large a one.

    1. The archive is looked over before anything is unpacked. 2. Sheets and columns are known by their words, in any
    order. 3. Cells give their values; a formula without a kept value, and a row of merged cells, is doubtful.
    """
    if not content:
        raise Invalid("error-file-empty")
    if len(content) > FILE_LIMIT_BYTES:
        raise Invalid("error-file-too-big", limit=FILE_LIMIT_BYTES // 1024 // 1024)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            look_over(archive, UNPACKED_LIMIT_BYTES)
            return _read(content, archive, words)
    except SchoolError:
        raise
    except Exception as error:  # a broken file breaks its reader in many ways, and all mean the same to a person
        raise Invalid("error-file-not-xlsx") from error


def _read(content: bytes, archive: zipfile.ZipFile, words: Vocabulary) -> Filled:
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
    filled, written = Filled({}), Formulas(content)
    count = 0
    for worksheet in workbook.worksheets:
        sheet = words.sheets.get(fold(worksheet.title))
        if sheet is None or sheet in filled.lines:
            continue
        # openpyxl tells the part's name nowhere else.
        raw = archive.read(getattr(worksheet, "_worksheet_path"))  # noqa: B009  # its types do not know the field
        merged = _merged_rows(raw)
        formulas = written.without_value(worksheet.title) if _FORMULA.search(raw) else set()
        worksheet.reset_dimensions()
        rows = worksheet.iter_rows(max_row=DEEPEST, max_col=WIDEST, values_only=True)
        filled.lines[sheet] = []
        for line in _lines(sheet, rows, words, filled.doubts):
            doubt = _unreadable(sheet, line, merged, formulas)
            if doubt is not None:
                filled.doubts.append(doubt)
                continue
            filled.lines[sheet].append(line)
            count += 1
            if count > ROW_LIMIT:
                raise Invalid("error-import-too-many-rows", limit=ROW_LIMIT)
    if not filled.lines:
        raise Invalid("error-import-no-sheets")
    return filled


def _merged_rows(raw: bytes) -> set[int]:
    merged: set[int] = set()
    count = 0
    for match in _MERGED.finditer(raw):
        rows = range(int(match[1]), int(match[2]) + 1)[:ROW_LIMIT]
        count += len(rows)
        if count > _MERGED_LIMIT:
            raise Invalid("error-file-unpacks")
        merged.update(rows)
    return merged


def _lines(sheet: Sheet, rows: Iterator[Sequence[Any]], words: Vocabulary, doubts: list[Doubt]) -> Iterator[Line]:
    """The filled rows under the header; columns are known by their words."""
    places: dict[int, str] = {}
    for number, values in enumerate(rows, start=1):
        if not places:
            if any(value is not None for value in values):
                places = _header(sheet, number, values, words, doubts)
                if not places:
                    return
            elif number >= HEADER_WITHIN:
                return
            continue
        cells = {column: value for at, column in places.items() if (value := _text(values, at))}
        if cells and not fold(next(iter(cells.values()))).startswith(words.example):
            yield Line(number, cells)


def _header(sheet: Sheet, number: int, values: Sequence[Any], words: Vocabulary, doubts: list[Doubt]) -> dict[int, str]:
    """Which column stands where; nothing where one that is needed is missing."""
    places: dict[int, str] = {}
    for at, value in enumerate(values):
        title = _text(values, at)
        column = words.columns[sheet].get(fold(title.rstrip("* ")))
        if column is None or column in places.values():
            if value is not None:
                doubts.append(Doubt(sheet, number, "", "extra-column" if column is None else "column-twice", title))
            continue
        places[at] = column
    missing = [column.key for column in COLUMNS[sheet] if column.needed and column.key not in places.values()]
    doubts.extend(Doubt(sheet, number, column, "missing-column") for column in missing)
    return {} if missing else places


def _text(values: Sequence[Any], at: int) -> str:
    """A cell as text: 214.0 is «214», a date is a date, invisible characters go."""
    value = values[at] if at < len(values) else None
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime | date):
        value = f"{value:%d.%m.%Y}"
    try:
        return clean_line(str(value), limit=32_767)
    except Invalid:
        return ""


def _unreadable(sheet: Sheet, line: Line, merged: set[int], formulas: set[tuple[int, int]]) -> Doubt | None:
    if line.row in merged:
        return Doubt(sheet, line.row, "", "merged")
    if any(row == line.row for row, _ in formulas):
        return Doubt(sheet, line.row, "", "formula")
    for column in COLUMNS[sheet]:
        value = line.get(column.key)
        if value in _ERRORS:
            return Doubt(sheet, line.row, column.key, "formula", value)
        if len(value) > column.limit:
            return Doubt(sheet, line.row, column.key, "too-long")
    return None
