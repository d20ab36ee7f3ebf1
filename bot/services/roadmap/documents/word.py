"""A DOCX becomes paragraphs and grids: what a reader sees of the text, in the order in which it stands.

Read from the XML itself: words that were deleted under «track changes», text boxes, footnotes and hidden words are
no part of the text, cells merged down are one cell, and numbers of Word's own lists are counted as Word counts them.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from bot.errors import Invalid
from bot.services.office import look_over
from bot.services.roadmap.documents.grids import Block, Cell, Grid, Line, paragraph_of, tidy
from bot.services.roadmap.documents.headers import find_header
from bot.services.roadmap.documents.numbering import Numbering, W
from bot.services.roadmap.documents.plan import LINE_LIMIT, MEGABYTE, ROW_LIMIT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNPACKED_LIMIT_BYTES = 80 * MEGABYTE
# A thousand rows take about 8 MB; the tree of a part takes ten times its size.
PART_LIMIT_BYTES = 16 * MEGABYTE
COLUMNS_LIMIT = 60
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# What is looked into for text: a run, an inserted one, a link, a field, a content control and the like.
_INTO = {W + name for name in ("r", "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent")}
_INTO |= {W + "customXml", W + "dir", W + "bdo"}
_CHARACTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


def word_blocks(content: bytes) -> list[Block]:
    """The text of a DOCX. Raises Invalid, or whatever a broken file breaks."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        look_over(archive, UNPACKED_LIMIT_BYTES)
        main = _main_part(archive)
        folder = main.rpartition("/")[0]
        names = (f"{folder}/{part}.xml".lstrip("/") for part in ("numbering", "styles"))
        numbering = Numbering(*(_parse(archive, name) if name in archive.namelist() else None for name in names))
        body = _parse(archive, main).find(W + "body")
        if body is None:
            raise Invalid("error-document-damaged")
        return _Text(numbering).blocks(body)


def _parse(archive: zipfile.ZipFile, name: str) -> "Element":
    from xml.etree.ElementTree import XML

    if archive.getinfo(name).file_size > PART_LIMIT_BYTES:
        raise Invalid("error-file-unpacks")
    return XML(archive.read(name))  # what declares entities was refused by look_over


def _main_part(archive: zipfile.ZipFile) -> str:
    """The part that holds the text; mostly, but not always, word/document.xml."""
    for relation in _parse(archive, "_rels/.rels").iter(RELATIONS + "Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise Invalid("error-document-damaged")


class _Text:
    """Reads one document from its beginning to its end; counts lists, and paragraphs and lines, on the way."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._place = 0

    def blocks(self, parent: "Element") -> list[Block]:
        """Paragraphs and tables of the body or of a cell; a plan inside of a table's cell is a table of its own."""
        blocks: list[Block] = []
        for child in _children(parent, W + "p", W + "tbl"):
            if child.tag == W + "p":
                paragraph = paragraph_of(self._place + 1, self._paragraph(child))
                if paragraph.text:
                    self._count()
                    blocks.append(paragraph)
                continue
            inner: list[Block] = []
            grid = self._table(child, inner)
            blocks.extend([grid, *inner])
        return blocks

    def _count(self) -> int:
        """The ordinal of one more paragraph or line. Raises Invalid for more than a plan can have."""
        self._place += 1
        if self._place > LINE_LIMIT:
            raise Invalid("error-document-too-many-rows", limit=ROW_LIMIT)
        return self._place

    def _table(self, table: "Element", inner: list[Block]) -> Grid:
        lines: list[Line] = []
        above: tuple[Cell, ...] = ()
        for row in _children(table, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            place = self._count()
            above = self._row(row, above, inner)
            lines.append(Line(place, above))
        return Grid(lines)

    def _row(self, row: "Element", above: tuple[Cell, ...], inner: list[Block]) -> tuple[Cell, ...]:
        cells: list[Cell] = [Cell("")] * _number(row.find(f"{W}trPr/{W}gridBefore"))
        for child in _children(row, W + "tc"):
            properties = child.find(W + "tcPr")
            down = properties.find(W + "vMerge") if properties is not None else None
            text = self._cell(child, inner)
            span = _number(properties.find(W + "gridSpan")) if properties is not None else 0
            goes_on = down is not None and down.get(W + "val") != "restart"
            cell = above[len(cells)] if goes_on and len(cells) < len(above) else Cell(text)
            cells.extend([cell] * max(span, 1))
            if len(cells) > COLUMNS_LIMIT:
                raise Invalid("error-document-damaged")
        return tuple(cells)

    def _cell(self, cell: "Element", inner: list[Block]) -> str:
        texts: list[str] = []
        for child in _children(cell, W + "p", W + "tbl"):
            if child.tag == W + "p":
                texts.append(self._paragraph(child))
                continue
            deeper: list[Block] = []
            grid = self._table(child, deeper)
            if find_header(grid):
                inner.append(grid)
            else:
                texts.extend(" ".join(part.text for part in line.distinct()) for line in grid.lines)
            inner.extend(deeper)
        return tidy("\n".join(texts))

    def _paragraph(self, paragraph: "Element") -> str:
        text = "".join(_runs(paragraph))
        mark = self._numbering.mark(paragraph)  # counted even if nothing is said: an empty cell has a number too
        return mark + text


def _children(parent: "Element", *tags: str) -> "Iterator[Element]":
    """Children of these tags, also those in content controls."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *tags)


def _runs(parent: "Element") -> Iterator[str]:
    for child in parent:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag in _INTO and child.find(f"{W}rPr/{W}vanish") is None:
            yield from _runs(child)


def _number(element: "Element | None") -> int:
    value = element.get(W + "val", "") if element is not None else ""
    return min(int(value), COLUMNS_LIMIT) if value.isdecimal() else 0
