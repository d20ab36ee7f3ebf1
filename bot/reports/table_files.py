"""Registers as files: CSV for machines, written row by row, and XLSX made of that CSV in the worker process.

docs/decisions/tables.md says why days and numbers are written as they are.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import Final, Self, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from bot.reports.tables import neutral

# A moment stands by the wall clock of the school, without a zone: a spreadsheet knows none.
Cell: TypeAlias = "str | int | float | date | datetime | None"

WIDTH, WIDE = 14, 40
# From so many signs on a column is wide and its text wrapped.
LONG: Final = 24
MOMENT: Final = "dd.mm.yyyy hh:mm"
DAY: Final = "dd.mm.yyyy"
# What a spreadsheet's cell holds, and what the messenger takes as one file (Bot API, sendDocument).
CELL_LIMIT: Final = 32_767
FILE_LIMIT: Final = 50_000_000
# Paper by its number in ECMA-376, 18.3.1.63.
A4: Final = 9


class Kind(StrEnum):
    """What stands in a column. SHARE: from 0 to 1. CODE: a word for machines, in the CSV only."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DECIMAL = "decimal"
    SHARE = "share"
    DAY = "day"
    MOMENT = "moment"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register by what stands above it."""

    header: str
    kind: Kind


_WIDTHS: Final = {
    Kind.TEXT: 20,
    Kind.LONG: 48,
    Kind.NUMBER: 11,
    Kind.DECIMAL: 11,
    Kind.SHARE: 11,
    Kind.DAY: 12,
    Kind.MOMENT: 17,
}
_FORMATS: Final[dict[Kind, dict[str, object]]] = {
    Kind.TEXT: {},
    Kind.LONG: {"text_wrap": True},
    Kind.NUMBER: {},
    Kind.DECIMAL: {"num_format": "0.0"},
    Kind.SHARE: {"num_format": "0%"},
    Kind.DAY: {"num_format": DAY},
    Kind.MOMENT: {"num_format": MOMENT},
}
# The parts of a workbook that are read here, as XlsxWriter writes them.
_SHEET: Final = "xl/worksheets/sheet1.xml"
_SAMPLE_ROW: Final = re.compile(r'(<row r="(?!1")[^>]*>.*?</row>)')
_SAMPLE_CELL: Final = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)">')
# Days are counted from here (ECMA-376, 18.17.4.1).
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001  # wall clock, as all of a spreadsheet
_ONE_DAY: Final = timedelta(days=1)
# Characters that XML refuses or changes, and words that would be read as one of these.
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


class CsvFile:
    """A CSV that grows row by row: UTF-8 with a mark, semicolons, decimal commas, days as 2026-11-22.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self.rows = 0
        self._file = path.open("w", encoding="utf-8-sig", errors="replace", newline="")
        self._writer = csv.writer(self._file, delimiter=";", lineterminator="\r\n")
        self._writer.writerow([neutral(column.header) for column in columns])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Add rows; none of them is kept."""
        for row in rows:
            self._writer.writerow([_written(cell) for cell in row])
            self.rows += 1


def xlsx_of_csv(source: str, target: str, sheet: str, columns: Sequence[Column], rows: int) -> None:
    """Make the XLSX file at `target` of the CSV at `source` with so many rows, at least one.

    One sheet with filters, a header that stays and is printed on each page, widths by kind, real days and numbers.
    It is flat in memory and belongs into the worker.
    1. XlsxWriter makes the frame: all but the rows, of which it would write a million cells in thirteen seconds.
    2. The rows go into its sheet as they are read, in the place of a sample that names the formats.
    """
    with NamedTemporaryFile(dir=Path(target).parent, suffix=".xlsx") as frame:
        shown = [(place, column.kind) for place, column in enumerate(columns) if column.kind is not Kind.CODE]
        _make_frame(frame.name, sheet, [columns[place] for place, _ in shown], rows)
        with ZipFile(frame.name) as parts, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as workbook:
            for name in parts.namelist():
                if name != _SHEET:
                    workbook.writestr(name, parts.read(name))
            head, sample, tail = _SAMPLE_ROW.split(parts.read(_SHEET).decode())
            cells = [
                _Cells(place, kind, letters, style)
                for (place, kind), (letters, style) in zip(shown, _SAMPLE_CELL.findall(sample), strict=True)
            ]
            with workbook.open(_SHEET, "w") as out, Path(source).open(encoding="utf-8-sig", newline="") as file:
                out.write(head.encode())
                lines = csv.reader(file, delimiter=";")
                next(lines)
                for number, line in enumerate(lines, start=2):
                    row = "".join(one.cell(number, line) for one in cells)
                    out.write(f'<row r="{number}">{row}</row>'.encode())
                out.write(tail.encode())


def _make_frame(path: str, sheet: str, columns: Sequence[Column], rows: int) -> None:
    """The workbook with its header, and in its last row a number in each column."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet(sheet)
        bold = workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
        formats = {kind: workbook.add_format({"valign": "top"} | _FORMATS[kind]) for kind in _FORMATS}
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)  # one page wide, as many long as it takes
        page.repeat_rows(0)
        page.set_footer("&C&P / &N")
        page.autofilter(0, 0, rows, len(columns) - 1)
        for number, column in enumerate(columns):
            page.set_column(number, number, _WIDTHS[column.kind], formats[column.kind])
            page.write_string(0, number, column.header, bold)
            page.write_number(rows, number, 0, formats[column.kind])


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a column. place: in the CSV; letters, style: in the sheet."""

    place: int
    kind: Kind
    letters: str
    style: str

    def cell(self, number: int, line: Sequence[str]) -> str:
        """The cell of a row as the sheet has it; nothing where it is empty."""
        words = line[self.place]
        if not words:
            return ""
        begun = f'<c r="{self.letters}{number}" s="{self.style}"'
        match self.kind:
            case Kind.NUMBER | Kind.DECIMAL | Kind.SHARE:
                return f"{begun}><v>{words.replace(',', '.')}</v></c>"
            case Kind.DAY | Kind.MOMENT:
                return f"{begun}><v>{(datetime.fromisoformat(words) - _DAY_ZERO) / _ONE_DAY:.10f}</v></c>"
            case _:
                return f'{begun} t="inlineStr"><is><t xml:space="preserve">{_escaped(words[:CELL_LIMIT])}</t></is></c>'


def _escaped(words: str) -> str:
    """Words as XML holds them; what it can't hold as a spreadsheet writes it, _x0001_ (ECMA-376, ST_Xstring)."""
    if _NOT_XML.search(words):
        words = _NOT_XML.sub(lambda found: f"_x{ord(found[0][0]):04X}_{found[0][1:]}", words)
    return escape(words, quote=False)


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return neutral(cell)
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case date():
            return cell.isoformat()
        case float():
            return f"{cell:.4f}".rstrip("0").rstrip(".").replace(".", ",")
        case _:
            return str(cell)
