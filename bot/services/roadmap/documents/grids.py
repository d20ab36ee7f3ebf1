"""What every format is brought to before it is understood: paragraphs and grids of cells with tidy text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.errors import Invalid
from bot.services.roadmap.documents.plan import CELL_LIMIT, Remark
from bot.services.text import clean_text, shorten

MARK = "– "

# Of a cell so much is looked at: twice what is kept. A paragraph that is longer is no plan's.
_LONGEST = 2 * CELL_LIMIT
_LONGEST_PARAGRAPH = 20_000
# Marks of Word's symbol fonts are private characters, which would go as invisible ones.
_WORD_MARKS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf02d": "•", "\v": "\n", "\u2011": "-"})
_LIST_MARK = re.compile(r"^(?:[•·∙▪■●○◦‣*]\s*|[-–—]\s*(?=[^\W\d])|[-–—]\s+)")


@dataclass(eq=False, slots=True)
class Cell:
    """One cell; the same object stands in every column and line that it was merged over."""

    text: str


@dataclass(slots=True)
class Line:
    """One line of a grid, a cell for each column. `place` is its ordinal in the document, from 1."""

    place: int
    cells: tuple[Cell, ...]

    def distinct(self) -> list[Cell]:
        """The cells that say something, each once, from the left."""
        return [cell for cell in dict.fromkeys(self.cells) if cell.text]


@dataclass(slots=True)
class Grid:
    """A table, a sheet or a pasted block. `name` is the sheet's, "" elsewhere."""

    lines: list[Line]
    name: str = ""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Columns of the widest line."""
        return max((len(line.cells) for line in self.lines), default=0)

    def quote(self) -> str:
        """Enough of its beginning to know it by."""
        first = next((cells for line in self.lines if (cells := line.distinct())), [])
        return shorten(" · ".join(one_line(cell.text) for cell in first) or self.name, 80)


@dataclass(slots=True)
class Paragraph:
    """Words outside of tables, one or more lines."""

    place: int
    text: str


Block: TypeAlias = Paragraph | Grid


def paragraph_of(place: int, raw: str) -> Paragraph:
    """A tidy paragraph. Raises Invalid for one without end."""
    if len(raw) > _LONGEST_PARAGRAPH:
        raise Invalid("error-document-too-complex")
    return Paragraph(place, tidy(raw, _LONGEST_PARAGRAPH))


def tidy(raw: str, limit: int = _LONGEST) -> str:
    """Lines without what can't be seen, without blank ones, list marks alike; "" where nothing is left.

    What is longer than `limit` is cut before anything looks at it; where it is a row's, that is told of there.
    """
    try:
        text = clean_text(raw[:limit].translate(_WORD_MARKS), 2 * limit)
    except Invalid:
        return ""
    return "\n".join(_LIST_MARK.sub(MARK, line) for line in text.split("\n") if line)


def one_line(text: str) -> str:
    """Lines that were broken for want of room; a line that ends with a hyphen is joined to the next as it stands."""
    return re.sub(r"(?<=\w)([-–])\n(?=\w)", r"\1", text).replace("\n", " ")


def line_of(place: int, texts: Iterable[str]) -> Line:
    """A line in which nothing is merged."""
    return Line(place, tuple(Cell(tidy(text)) for text in texts))
