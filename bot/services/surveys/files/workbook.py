"""A workbook that somebody sent becomes rows of text. Runs in a thread: the largest takes a second or two."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any, Final

from bot.errors import Invalid, SchoolError
from bot.services.office import DEEPEST, WIDEST, look_over
from bot.services.surveys.files.assembling import assembled, clean, filled
from bot.services.surveys.files.draft import (
    FILE_LIMIT_BYTES,
    NEEDED,
    Column,
    Field,
    Found,
    Part,
    Problem,
    Reason,
    Row,
    found_problems,
)
from bot.services.surveys.files.packing import unguarded
from bot.services.surveys.files.words import Vocabulary, meant
from bot.services.text import shorten

# What a file may unpack to: forty questions need a hundredth of it, a million rows ten times as much.
UNPACKED_LIMIT_BYTES: Final = 10 * 1024 * 1024
# Where people leave empty rows or a title above the header, it is still found.
HEADER_WITHIN: Final = 10
# What is said of the survey stands at the top of its sheet.
ABOUT_WITHIN: Final = 40
# Rows and problems are counted so far.
_COUNTED: Final = 1_000


def read_workbook(content: bytes, words: Vocabulary) -> Found:
    """The draft that a workbook holds, or what is wrong. Raises Invalid for what is no workbook or too large a one.

    1. The archive is looked over before anything is unpacked. 2. Sheets and columns are known by their words, in any
    order; hidden sheets are not read. 3. Formulas are refused, whatever value they keep.
    """
    if not content:
        raise Invalid("error-file-empty")
    if len(content) > FILE_LIMIT_BYTES:
        raise Invalid("error-file-too-big", limit=FILE_LIMIT_BYTES // 1024 // 1024)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            look_over(archive, UNPACKED_LIMIT_BYTES)
        return _read(content, words)
    except SchoolError:
        raise
    except Exception as error:  # a broken file breaks its reader in many ways, and all mean the same to a person
        raise Invalid("error-file-not-xlsx") from error


def _read(content: bytes, words: Vocabulary) -> Found:
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(content), read_only=True)
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    parts: dict[Part, Any] = {}
    for sheet in visible:
        part = meant(words.parts, sheet.title)
        if part is not None:
            parts.setdefault(part, sheet)
    unnamed = [sheet for sheet in visible if sheet not in parts.values()]
    questions = parts.get(Part.QUESTIONS) or (unnamed[0] if unnamed else None)
    problems: list[Problem] = []
    about = _about(parts[Part.ABOUT], words, problems) if Part.ABOUT in parts else {}
    if questions is None:
        return found_problems([*problems, *(Problem(Reason.NO_COLUMN, 0, column) for column in NEEDED)])
    rows = _Questions(words, problems).rows(_filled_rows(questions))
    return found_problems(problems) if rows is None else assembled(about, rows, words, problems)


def _filled_rows(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    """Rows that hold anything, with their numbers from 1."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=DEEPEST, max_col=WIDEST), start=1):
        if any(cell.value is not None for cell in cells):
            yield number, cells


def _about(sheet: Any, words: Vocabulary, problems: list[Problem]) -> dict[Field, str]:
    """The fields of the sheet about the survey: the name in the first filled cell of a row, the value in the next."""
    about: dict[Field, str] = {}
    for number, cells in islice(_filled_rows(sheet), ABOUT_WITHIN):
        name, *values = [cell for cell in cells if cell.value is not None]
        field = meant(words.fields, _text(name))
        if field is None or field in about:
            continue
        about[field] = _sound(number, field, values[0], problems) if values else ""
        if len(about) == len(Field):
            break
    return about


class _Questions:
    """The sheet of questions."""

    def __init__(self, words: Vocabulary, problems: list[Problem]) -> None:
        self._words = words
        self._problems = problems

    def rows(self, lines: Iterator[tuple[int, Sequence[Any]]]) -> list[Row] | None:
        """The filled rows under the header; None: a column that is needed is missing."""
        places = self._header(lines)
        if places is None:
            return None
        rows: list[Row] = []
        for number, cells in lines:
            said = {
                column: _sound(number, column, cells[at], self._problems)
                for at, column in places.items()
                if at < len(cells)
            }
            row = filled(number, said)
            if row is not None:
                rows.append(row)
            if max(len(rows), len(self._problems)) >= _COUNTED:
                break
        return rows

    def _header(self, lines: Iterator[tuple[int, Sequence[Any]]]) -> Mapping[int, Column] | None:
        """Which column stands where: of the first rows the one that has all, or else of the one that has most."""
        best: dict[int, Column] = {}
        for number, cells in lines:
            places: dict[int, Column] = {}
            for at, cell in enumerate(cells):
                column = meant(self._words.columns, _text(cell))
                if column is not None and column not in places.values():
                    places[at] = column
            best = max(best, places, key=len)
            if set(NEEDED) <= set(places.values()):
                return places
            if number >= HEADER_WITHIN:
                break
        missing = [column for column in NEEDED if column not in best.values()]
        self._problems.extend(Problem(Reason.NO_COLUMN, 0, column) for column in missing)
        return None


def _sound(number: int, column: Column | Field, cell: Any, problems: list[Problem]) -> str:
    """A cell's text; a formula and a spreadsheet's error are told and left out."""
    kind = getattr(cell, "data_type", "")
    if kind in {"f", "e"}:
        reason = Reason.FORMULA if kind == "f" else Reason.BROKEN
        place = number if isinstance(column, Column) else 0
        problems.append(Problem(reason, place, column, shorten(str(cell.value), 30), cell.coordinate))
        return ""
    return _text(cell)


def _text(cell: Any) -> str:
    """A cell as text: 5.0 is «5», a date is a date, what can't be seen goes."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime | date):
        value = f"{value:%d.%m.%Y}"
    return unguarded(clean(str(value)))
