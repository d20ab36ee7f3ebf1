"""What a plan's document holds, whatever it was written with: its rows as they stand, and what was not read of it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

MEGABYTE = 1024 * 1024
FILE_LIMIT_BYTES = 20 * MEGABYTE  # what the messenger hands to a bot
ROW_LIMIT = 1_000
LINE_LIMIT = 20 * ROW_LIMIT  # lines that are looked at for rows, those without words too
# So many lines with words have more rows than are read, whatever else they are.
FULL_LINE_LIMIT = 5 * ROW_LIMIT
WORDS_LIMIT = 1_000_000  # characters of a text, or of all rows
TITLE_LIMIT = 300
CELL_LIMIT = 4_000

# no-header: the table has no header; its columns were told by what is in them.
# column: a column of another kind («Место проведения») is not read; `words` is its header.
# continued: a line without a text of its own was added to the row above.
# no-text: a line with a number and a period, but without a text, is no row.
# formula: the value of a formula is not kept in the file; the cell is read as empty.
# hidden: the line is hidden in the spreadsheet, and read nevertheless.
# cut: a cell is longer than can be kept; its end is missing.
Reason: TypeAlias = Literal["no-header", "column", "continued", "no-text", "formula", "hidden", "cut"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the person has to know of what was read; `words` is taken from the document."""

    reason: Reason
    place: int
    words: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One item, word for word.

    `number` and `section_number` are as written, "" where there is none. `text`, `people` and `result` keep their
    lines; `period` is one line. `place` is the line's ordinal in the document, from 1.
    """

    number: str
    section: str | None
    section_number: str
    text: str
    period: str
    people: str
    result: str
    place: int


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan as it was read. `year` is the first of its school year; `left_out` quotes what was passed over."""

    title: str
    year: int | None
    rows: tuple[PlanRow, ...]
    left_out: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()
