"""A document that was saved as text: each cell of its tables begins with a tab on a line of its own."""

from collections.abc import Sequence

from bot.services.roadmap.documents.grids import Block, Grid, Paragraph, line_of, tidy
from bot.services.roadmap.documents.headers import Layout, Role, fold_title, layout_of_titles, role_of
from bot.services.roadmap.documents.signs import looks_like_number

WIDTHS = (3, 4, 5, 6)


def exported_blocks(text: str) -> list[Block] | None:
    """The paragraphs and the table of such a text; None where it has no table with a column of numbers.

    Where a row ends is written nowhere: a row begins with a cell that is a number and has as many cells as the
    header; any other cell heads a section.
    """
    blocks: list[Block] = []
    cells: list[Paragraph] = []
    is_open = False
    for place, line in enumerate(text.split("\n"), start=1):
        if line.startswith("\t"):
            cells.append(Paragraph(place, line))
        elif is_open and line.strip():
            cells[-1].text += "\n" + line
        elif line.strip():
            blocks.append(Paragraph(place, tidy(line)))
        is_open = bool(line.strip()) and (is_open or line.startswith("\t"))
    header = _header(cells)
    if header is None:
        return None
    first, layout = header
    blocks = [block for block in blocks if isinstance(block, Paragraph) and block.text]
    before = [block for block in blocks if isinstance(block, Paragraph) and block.place < cells[first].place]
    return [*before, _grid(cells[first:], len(layout.roles)), *blocks[len(before) :]]


def _header(cells: Sequence[Paragraph]) -> tuple[int, Layout] | None:
    titles = [tidy(cell.text) for cell in cells]
    roles = [role_of(fold_title(title)) for title in titles]
    for first in (at for at, role in enumerate(roles) if role is Role.NUMBER):
        found: Layout | None = None
        for width in WIDTHS:
            texts = titles[first : first + width]
            if Role.UNKNOWN not in roles[first : first + width] and len(texts) == width:
                found = layout_of_titles(texts) or found
        if found is not None:
            return first, found
    return None


def _grid(cells: Sequence[Paragraph], width: int) -> Grid:
    lines = [line_of(cells[0].place, (cell.text for cell in cells[:width]))]
    at = width
    while at < len(cells):
        size = width if looks_like_number(tidy(cells[at].text)) else 1
        lines.append(line_of(cells[at].place, (cell.text for cell in cells[at : at + size])))
        at += size
    return Grid(lines)
