"""CSV files, and tables that were copied into a message: cells between signs become grids."""

import csv
import re
from io import StringIO

from bot.errors import Invalid
from bot.services.roadmap.documents.grids import Block, Grid, Line, Paragraph, line_of, paragraph_of
from bot.services.roadmap.documents.headers import Role, find_header, fold_title, role_of
from bot.services.roadmap.documents.plan import FULL_LINE_LIMIT, LINE_LIMIT, ROW_LIMIT, WORDS_LIMIT, Remark
from bot.services.roadmap.documents.signs import is_section_heading, looks_like_number
from bot.services.text import shorten

WIDEST = 60  # cells of a line that are looked at

_RULE = re.compile(r"[\s|:+=-]+")


def decode(content: bytes) -> str:
    """A text in one of the encodings that office programs write. Raises Invalid for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1251", errors="replace")
    strange = sum((char < " " and char not in "\t\r\n\f\v") or char == "\ufffd" for char in text[:20_000])
    if strange * 50 > len(text[:20_000]):
        raise Invalid("error-document-unknown")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def csv_grid(text: str) -> Grid:
    """The lines of a CSV; the sign between its cells is the one that gives a header, or most of the columns."""
    check_length(text)
    grids: list[Grid] = []
    for sign in (";", "\t", ",", "|"):
        grids.append(_separated(text, sign))
        if find_header(grids[-1]):
            return grids[-1]
    return max(grids, key=lambda grid: sum(len(line.cells) for line in grid.lines))


def check_length(text: str) -> None:
    """Refuse, before anything reads it, a text that is too long for a plan. Raises Invalid."""
    if len(text) > WORDS_LIMIT:
        raise Invalid("error-document-too-complex")
    if text.count("\n") > LINE_LIMIT:
        raise Invalid("error-document-too-many-rows", limit=ROW_LIMIT)


def _separated(text: str, sign: str) -> Grid:
    lines: list[Line] = []
    # The ordinal of a record: a cell with line breaks is still one line of the table.
    for place, record in enumerate(csv.reader(StringIO(text, newline=""), delimiter=sign), start=1):
        cells = record[:WIDEST]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            lines.append(line_of(place, cells))
        if len(lines) > FULL_LINE_LIMIT:
            raise Invalid("error-document-too-many-rows", limit=ROW_LIMIT)
    return Grid(lines)


def is_copied_table(text: str) -> bool:
    """At least two lines with the signs that stand between copied cells, and they are no mere prose."""
    return _sign(text) is not None


def _sign(text: str) -> str | None:
    lines = [stripped for line in text.split("\n") if (stripped := line.strip("| "))]
    for sign in ("\t", "|", ";"):
        cut = sum(line.count(sign) > 1 for line in lines)
        if cut > 1 and (sign != ";" or cut * 2 > len(lines)):
            return sign
    return None


def copied_blocks(text: str) -> list[Block]:
    """A table copied into a message, with the lines above it.

    A cell of several lines breaks the line it stands in: cells are gathered until there are as many as the widest
    lines have; words without signs after a full line belong to its last cell, unless they head a section.
    """
    sign = _sign(text) or "\t"
    lines = [(place, line) for place, line in enumerate(text.split("\n"), start=1) if not _RULE.fullmatch(line)]
    split = [(place, _cells(line, sign)) for place, line in lines if line.strip()]
    width = max((len(cells) for _, cells in split), default=1)
    blocks: list[Block] = []
    gathered: list[tuple[int, list[str]]] = []
    remarks: list[Remark] = []
    for place, cells in split:
        if len(cells) == 1 and not gathered and not _numbers(cells[0]):
            blocks.append(paragraph_of(place, cells[0]))
        elif not gathered or not _belongs(gathered[-1][1], cells, width):
            gathered.append((place, list(cells)))
        else:
            last = gathered[-1][1]
            if not looks_like_number(last[0]) and not _numbers(last[0]):
                remarks.append(Remark("continued", place, shorten(cells[0].strip(), 80)))  # or it begins the next one
            last[-1] += "\n" + cells[0]
            last.extend(cells[1:])
    grid = Grid([line_of(place, cells) for place, cells in gathered], remarks=remarks)
    return [*(block for block in blocks if isinstance(block, Paragraph) and block.text), grid]


def _cells(line: str, sign: str) -> list[str]:
    if sign == "|":
        line = line.strip().strip("|")
    return line.split(sign)


def _belongs(last: list[str], cells: list[str], width: int) -> bool:
    """Whether these cells go on with the line before them."""
    heads = len(cells) == 1 and (is_section_heading(cells[0].strip()) or _numbers(cells[0]))
    if heads or (len(last) == 1 and not _numbers(last[0])):
        return False  # a section's heading stands in a line of its own
    if len(cells) > 1 and looks_like_number(cells[0]) and looks_like_number(last[0]):
        return False  # the last cells of the line above are missing
    return len(last) + len(cells) - 1 <= width


def _numbers(title: str) -> bool:
    """The title of the numbers' column, which often stands in two lines."""
    return role_of(fold_title(title)) is Role.NUMBER
