"""An XLSX becomes grids, one for each sheet that can be seen, with cells as Excel shows them."""

import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

from bot.errors import Invalid
from bot.services.office import WIDEST, Formulas, look_over
from bot.services.roadmap.documents.grids import Block, Cell, Grid, Line, tidy
from bot.services.roadmap.documents.plan import FULL_LINE_LIMIT, LINE_LIMIT, MEGABYTE, Remark

UNPACKED_LIMIT_BYTES = 80 * MEGABYTE
SHEETS_LIMIT_BYTES = 16 * MEGABYTE  # all together; ten thousand rows that are merely coloured fit
XML_LIMIT_BYTES = 2 * SHEETS_LIMIT_BYTES  # with the words of all cells, styles and the like
MERGED_LIMIT = 200_000  # cells

# None of them looks beyond the next «<»: else a part full of beginnings is searched to its end from each.
_MERGED = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w{1,20}:)?row\s(?=[^<>]*hidden="(?:1|true)")[^<>]*?\br="(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s>/]")
_UNNAMED = re.compile(r"(?:лист|sheet|таблица|table)\s*\d*", re.IGNORECASE)
_NOT_DATE = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')
_MONTHS: Final = "январь,февраль,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь"


def workbook_blocks(content: bytes) -> tuple[list[Block], list[str]]:
    """The sheets, and the names of those that are hidden. Raises Invalid, or whatever a broken file breaks."""
    from openpyxl import load_workbook

    with zipfile.ZipFile(BytesIO(content)) as archive:
        look_over(archive, UNPACKED_LIMIT_BYTES)
        if sum(part.file_size for part in archive.infolist() if part.filename.endswith(".xml")) > XML_LIMIT_BYTES:
            raise Invalid("error-file-unpacks")
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
        grids: list[Block] = []
        hidden: list[str] = []
        formulas = Formulas(content)
        above = size = 0
        for worksheet in workbook.worksheets:
            if worksheet.sheet_state != "visible":
                hidden.append(worksheet.title)
                continue
            # openpyxl tells the part's name nowhere else.
            part = archive.getinfo(getattr(worksheet, "_worksheet_path"))  # noqa: B009  # its types do not know the field
            size += part.file_size
            if size > SHEETS_LIMIT_BYTES:
                raise Invalid("error-file-unpacks")
            grid = _Sheet(worksheet, archive.read(part), above).grid(formulas)
            above = grid.lines[-1].place if grid.lines else above
            grids.append(grid)
    return grids, hidden


class _Sheet:
    """Reads one sheet; `above` counts the lines of the sheets before it."""

    def __init__(self, worksheet: Any, raw: bytes, above: int) -> None:
        self._worksheet = worksheet
        self._above = above
        self._merged = _merged(raw)
        self._merged_rows = {row for row, _ in self._merged}
        self._hidden = {int(match[1]) for match in _HIDDEN.finditer(raw)}
        self._has_formulas = _FORMULA.search(raw) is not None

    def grid(self, formulas: Formulas) -> Grid:
        title = self._worksheet.title
        lost = formulas.without_value(title) if self._has_formulas else set()
        grid = Grid([], "" if _UNNAMED.fullmatch(title.strip()) else tidy(title))
        shared: dict[tuple[int, int], Cell] = {}
        self._worksheet.reset_dimensions()
        rows = self._worksheet.iter_rows(max_row=LINE_LIMIT, max_col=WIDEST)
        for number, row in enumerate(rows, start=1):
            if number not in self._merged_rows and all(cell.value is None for cell in row):
                continue  # most of what is looked at
            cells: list[Cell] = []
            for column, value in enumerate(row, start=1):
                corner = self._merged.get((number, column), (number, column))
                if corner == (number, column):
                    text = shown(value)
                    cell = Cell(tidy(text) if text else "")
                    shared[corner] = cell
                    broken = getattr(value, "data_type", "") == "e"
                    if broken or corner in lost:
                        cell.text = ""
                        grid.remarks.append(Remark("formula", self._above + number, value.coordinate if broken else ""))
                cells.append(shared.setdefault(corner, Cell("")))
            self._append(grid, number, cells)
            if len(grid.lines) > FULL_LINE_LIMIT:
                break  # a plan is refused for so many, anything else is left out
        return grid

    def _append(self, grid: Grid, number: int, cells: list[Cell]) -> None:
        while cells and not cells[-1].text:
            cells.pop()
        if not cells:
            return
        line = Line(self._above + number, tuple(cells))
        grid.lines.append(line)
        if number in self._hidden:
            grid.remarks.append(Remark("hidden", line.place, " · ".join(cell.text for cell in line.distinct())[:80]))


def _merged(raw: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """Each merged cell's upper left corner, rows and columns from 1."""
    corners: dict[tuple[int, int], tuple[int, int]] = {}
    count = 0  # those that are merged twice too
    for match in _MERGED.finditer(raw):
        top, bottom = int(match[2]), min(int(match[4]), LINE_LIMIT)
        left, right = _column(match[1]), min(_column(match[3]), WIDEST)
        count += max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if count > MERGED_LIMIT:
            raise Invalid("error-file-unpacks")
        for row in range(top, bottom + 1):
            corners.update({(row, column): (top, left) for column in range(left, right + 1)})
    return corners


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def shown(cell: Any) -> str:
    """A cell's value as Excel shows it.

    A date of which the format shows no day is a month: Excel keeps «Сентябрь 2021» as its first day. A number
    that is not formatted as a date stays a number.
    """
    value = cell.value
    if value is None:
        return ""
    pattern = _NOT_DATE.sub("", getattr(cell, "number_format", "") or "").lower()
    if isinstance(value, datetime | date):
        return _date(value, pattern)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        decimals = re.fullmatch(r"0\.(0+)", pattern)
        if decimals:
            return f"{value:.{len(decimals[1])}f}"
        return str(int(value)) if value.is_integer() else str(value)
    return str(value)


def _date(value: date, pattern: str) -> str:
    if "h" in pattern or "d" in pattern or "m" not in pattern:
        if pattern.strip() in {"yyyy", "yy"}:
            return f"{value:%Y}"
        return f"{value:%d.%m.%Y}" if "y" in pattern or "d" not in pattern else f"{value:%d.%m}"
    month = _MONTHS.split(",")[value.month - 1]
    return f"{month} {value.year}" if "y" in pattern else month
