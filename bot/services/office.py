"""Office files (DOCX, XLSX) that somebody sent: what has to be sure before a reader sees them."""

import zipfile
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

from bot.errors import Invalid

PARTS_LIMIT = 500
# Ordinary documents shrink to a tenth or a thirtieth, a bomb to a thousandth. Small ones may shrink as they like.
RATIO_LIMIT = 300
RATIO_FROM_BYTES = 10 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024
WIDEST = 40  # columns of a sheet that are looked at
# Rows that are looked at: one that says it is the billionth has all those above it, which are empty.
DEEPEST = 100_000

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_MARK = len(b"<!DOCTYPE")


def look_over(archive: zipfile.ZipFile, unpacked_limit: int) -> None:
    """Refuse bombs (more than `unpacked_limit` bytes) and parts that declare entities. Raises Invalid.

    1. The sizes that are told are summed up: ZipFile never unpacks more of a part than was told. 2. Every part that
    begins like XML is unpacked piece by piece, kept nowhere, and searched for declarations; an encoding that
    would hide them from the search has zero bytes.
    """
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > PARTS_LIMIT or unpacked > unpacked_limit:
        raise Invalid("error-file-unpacks")
    if unpacked > RATIO_FROM_BYTES and unpacked > RATIO_LIMIT * packed:
        raise Invalid("error-file-unpacks")
    for part in parts:
        with archive.open(part) as stream:
            _look_through(stream)


def _look_through(stream: Any) -> None:
    chunk = stream.read(CHUNK_BYTES)
    beginning = chunk.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\0")
    if beginning and not beginning.startswith((b"<", *_BYTE_ORDER_MARKS)):
        return  # a picture, a font
    tail = b""
    while chunk:
        searched = (tail + chunk).upper()
        if b"<!DOCTYPE" in searched or b"<!ENTITY" in searched or b"\0" in chunk:
            raise Invalid("error-file-unsafe")
        tail = chunk[-_LONGEST_MARK:]
        chunk = stream.read(CHUNK_BYTES)


class Formulas:
    """The formulas of a workbook, which is opened once for all of its sheets: what they share may be large."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def without_value(self, sheet: str) -> set[tuple[int, int]]:
        """Rows and columns (from 1) of a sheet's formulas for which the file keeps no value."""
        found = {(cell.row, cell.column) for cell in _cells(self._written[sheet]) if cell.data_type == "f"}
        return found - {(cell.row, cell.column) for cell in _cells(self._kept[sheet]) if cell.value is not None}

    @cached_property
    def _written(self) -> Any:
        from openpyxl import load_workbook

        return load_workbook(BytesIO(self._content), read_only=True)

    @cached_property
    def _kept(self) -> Any:
        from openpyxl import load_workbook

        return load_workbook(BytesIO(self._content), read_only=True, data_only=True)


def _cells(worksheet: Any) -> Iterator[Any]:
    worksheet.reset_dimensions()
    for row in worksheet.iter_rows(max_row=DEEPEST, max_col=WIDEST):
        yield from (cell for cell in row if hasattr(cell, "column") and cell.value is not None)
