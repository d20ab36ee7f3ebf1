"""The paragraphs and tables of a document become one plan: its title and year, its tables, and what is none of them."""

from collections.abc import Sequence

from bot.errors import Invalid
from bot.services.roadmap.documents import signs
from bot.services.roadmap.documents.grids import Block, Grid, Paragraph, one_line
from bot.services.roadmap.documents.headers import Layout, find_header, goes_on, guess_layout
from bot.services.roadmap.documents.plan import TITLE_LIMIT, PlanDocument
from bot.services.roadmap.documents.tables import Collected, read_grid
from bot.services.roadmap.documents.written import read_clauses, read_lines, split_order
from bot.services.text import shorten

LEFT_OUT_LIMIT = 50


def assemble(blocks: Sequence[Block], hidden: Sequence[str] = ()) -> PlanDocument:
    """One plan of all the tables that are plans. Raises Invalid where none is, or too many rows are.

    1. Tables are known by their headers; if one names texts, periods and people, those that lack one of the three
    are others. 2. A table without a header goes on with the one before it, or is told by its content. 3. A heading
    above a table is the section of its first rows. `hidden` names sheets that can't be seen: they are left out.
    """
    grids = [block for block in blocks if isinstance(block, Grid)]
    layouts = {id(grid): find_header(grid) for grid in grids}
    strict = any(layout is not None and layout.is_full for layout in layouts.values())
    collected = Collected(left_out=list(hidden))
    read_clauses(split_order(_paragraphs(blocks))[0], collected)
    before: list[str] = []
    last: Layout | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            before.append(block.text)
            continue
        layout = layouts[id(block)]
        if layout is None:
            layout = Layout(last.roles, last.titles) if last and goes_on(block, last) else guess_layout(block)
        elif strict and not layout.is_full:
            layout = None
        if layout is None:
            collected.left_out.extend([block.quote()] if block.quote() else [])
            continue
        words = [*before, *_above(block, layout)]
        title = _title(words)
        _open_heading(block, words, title if collected.titles and title not in collected.titles else "", collected)
        collected.titles.extend([title] if title else [])
        read_grid(block, layout, collected)
        last, before = layout, []
    if not collected.drafts:
        raise Invalid("error-document-no-plan")
    return _document(blocks, collected)


def assemble_lines(paragraphs: Sequence[Paragraph]) -> PlanDocument | None:
    """The plan of a text without tables; None where no line of it has a period. Raises Invalid for too many rows."""
    collected = Collected()
    clauses, rest = split_order(paragraphs)
    read_clauses(clauses, collected)
    titled = [at for at, part in enumerate(rest) if signs.is_title(one_line(part.text))]
    if titled or not clauses:
        read_lines(rest[titled[0] if titled else 0 :], collected)
    collected.titles.extend(shorten(one_line(rest[at].text), TITLE_LIMIT) for at in titled[:1])
    return _document(paragraphs, collected) if collected.drafts else None


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def _document(blocks: Sequence[Block], collected: Collected) -> PlanDocument:
    collected.close_section()
    words = [block.text for block in _paragraphs(blocks)]
    grids = [block for block in blocks if isinstance(block, Grid)]
    above = [cell.text for grid in grids for line in grid.lines[:10] for cell in line.distinct()[:1]]
    years = (signs.school_year(text) for text in (*collected.titles, *words, *above))
    return PlanDocument(
        title=collected.titles[0] if collected.titles else "",
        year=next((year for year in years if year is not None), None),
        rows=tuple(draft.freeze() for draft in collected.drafts),
        left_out=tuple(collected.left_out[:LEFT_OUT_LIMIT]),
        remarks=tuple(collected.remarks),
    )


def _above(grid: Grid, layout: Layout) -> list[str]:
    """What stands in a table above its header."""
    return ["\n".join(cell.text for cell in line.distinct()) for line in grid.lines[: layout.first] if line.distinct()]


def _title(words: list[str]) -> str:
    """From the line above that begins like a plan's title to the table, without a section's heading."""
    starts = [at for at, text in enumerate(words) if signs.is_title(one_line(text))]
    if not starts:
        return ""
    first = next(at for at in reversed(starts) if at - 1 not in starts)
    parts = [text for text in words[first:][:5] if not _is_heading(text)]
    return shorten(" ".join(one_line(text) for text in parts), TITLE_LIMIT)


def _is_heading(text: str) -> bool:
    line = one_line(text)
    return signs.is_section_heading(line) and not signs.is_title(line) and not line.endswith((".", ";"))


def _open_heading(grid: Grid, words: list[str], title: str, collected: Collected) -> None:
    """The section of the first rows: a heading right above the table, a second plan's title, a sheet's name."""
    if words and _is_heading(words[-1]):
        collected.open_section(words[-1])
    elif title or grid.name:
        collected.open_section(title or grid.name)
        collected.section.used = True  # a name that the table's own sections may well replace
