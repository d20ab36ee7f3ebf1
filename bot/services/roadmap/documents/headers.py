"""Which column holds what: told by the words of a header, or by what is in the columns where there is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.services.roadmap.documents.grids import Cell, Grid, Line
from bot.services.roadmap.documents.signs import looks_like_number, looks_like_people, looks_like_period
from bot.services.text import fold

# A title and an approval may stand above a header.
HEADER_WITHIN = 20
LONGEST_TITLE = 100


class Role(StrEnum):
    """What a column holds; OTHER is known not to be ours, UNKNOWN is not known."""

    NUMBER = "number"
    SECTION = "section"
    TEXT = "text"
    PERIOD = "period"
    PEOPLE = "people"
    RESULT = "result"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Layout:
    """The roles of a grid's columns and their titles, folded; `span` lines are the header itself (0: there is none)."""

    roles: tuple[Role, ...]
    titles: tuple[str, ...]
    first: int = 0
    span: int = 0

    def places(self, role: Role) -> list[int]:
        """The columns of a role, from the left."""
        return [at for at, known in enumerate(self.roles) if known is role]

    @property
    def is_full(self) -> bool:
        """It has everything that an item needs."""
        return {Role.TEXT, Role.PERIOD, Role.PEOPLE} <= set(self.roles)


# The word that comes first decides: «Срок проведения мероприятия» is a period, «Результат мероприятия» a result.
_WORDS = (
    (Role.NUMBER, r"^номер|^nо?\b|^п\s?[/.]?\s?п\b"),
    (Role.PERIOD, r"\bсрок|\bпериод|\bдат[аыу]\b|\bврем[яе]|\bмесяц|\bкогда\b|\bначал|\bокончани|\bкалендарн"),
    (Role.PEOPLE, r"(?:\bф\.?\s?и\.?\s?о|должност).*(?:ответствен|исполнител)|ответствен|исполнител|\bкто\b|отвеча"),
    (
        Role.RESULT,
        r"результат|\bвид\w*\s+документ|\bвыход|\bпоказател|\bиндикатор|\bотчетн|\bподтвержд|\bитог|\bпродукт",
    ),
    (
        Role.TEXT,
        r"наименован|мероприяти|содержани|названи|\bвид\w*\s+(?:деятельн|работ)|\bдел[ао]?\b|\bработ|\bдействи",
    ),
    (Role.TEXT, r"\bвопрос|\bзадач|\bтем[аы]\b|\bпункт|\bчто\b|\bсобыти|\bпоручени"),
    (Role.SECTION, r"\bнаправлени|\bраздел|\bмодул|\bблок"),
    (
        Role.OTHER,
        r"\bместо|\bучастни|\bкласс|\bформ[аы]|\bкатегори|\bаудитори|источник|финанс|стоимост|\bцен[аы]|\bсумм",
    ),
    (Role.OTHER, r"\bф\.?\s?и\.?\s?о\b|должност|подпис|роспис|ознаком|количеств|\bконтрол"),
)
# These make a column another one wherever they stand: «Отметка о выполнении (дата)».
_NOT_PLANNED = re.compile(r"\bфакт|отметк|примечан|комментари|ознаком|утвержден|поступлени")


def role_of(title: str) -> Role:
    """What a column of this title holds; `title` is folded (see `fold_title`)."""
    if not title or len(title) > LONGEST_TITLE:
        return Role.UNKNOWN
    if _NOT_PLANNED.search(title):
        return Role.OTHER
    found = [(match.start(), role) for role, words in _WORDS if (match := re.search(words, title))]
    return min(found, key=lambda pair: pair[0])[1] if found else Role.UNKNOWN


def fold_title(text: str) -> str:
    """One spelling of a header: no line breaks, no hyphens inside of words, no case, no look-alike letters."""
    short = text[: 2 * LONGEST_TITLE]  # what is longer is no title
    joined = re.sub(r"(?<=[^\W\d])-\s*(?=[^\W\d])", "", short.replace("№", " no "))
    return " ".join(fold(joined).split())


def find_header(grid: Grid) -> Layout | None:
    """The first line, or two lines, that name the columns of a plan."""
    lines = grid.lines[:HEADER_WITHIN]
    for at, line in enumerate(lines):
        upper = [cell.text for cell in line.cells]
        if at + 1 < len(grid.lines) and _is_second_line(line, grid.lines[at + 1]):
            below = grid.lines[at + 1].cells
            both = [
                text if index >= len(below) or below[index] is line.cells[index] else f"{text} {below[index].text}"
                for index, text in enumerate(upper)
            ]
            layout = _layout(both, line.cells, at, 2)
        else:
            layout = _layout(upper, line.cells, at, 1)
        if layout is not None:
            return layout
    return None


def layout_of_titles(texts: Sequence[str]) -> Layout | None:
    """The columns that these titles name, None where they name no plan's."""
    return _layout(texts, [Cell(text) for text in texts], 0, 1)


def _is_second_line(line: Line, below: Line) -> bool:
    """Some cells of the header go on below, or stand over several columns."""
    if any(looks_like_period(cell.text) or looks_like_number(cell.text) for cell in below.distinct()):
        return False
    down = any(upper is lower for upper, lower in zip(line.cells, below.cells, strict=False) if upper.text)
    across = any(left is right for left, right in pairwise(line.cells) if left.text)
    return (down or across) and len(line.distinct()) > 2 and len(below.distinct()) > 1


def _layout(texts: Sequence[str], cells: Sequence[Cell], first: int, span: int) -> Layout | None:
    titles = tuple(fold_title(text) for text in texts)
    roles = [role_of(title) for title in titles]
    if any(role is Role.UNKNOWN and _is_content(text) for role, text in zip(roles, texts, strict=True)):
        return None
    if Role.TEXT not in roles and Role.SECTION in roles:
        roles = [Role.TEXT if role is Role.SECTION else role for role in roles]
    unknown = {id(cell) for cell, role in zip(cells, roles, strict=False) if role is Role.UNKNOWN and cell.text}
    if Role.TEXT not in roles and {Role.PERIOD, Role.PEOPLE} <= set(roles) and len(unknown) == 1:
        roles = [
            Role.TEXT if role is Role.UNKNOWN and title else role for role, title in zip(roles, titles, strict=True)
        ]
    if Role.TEXT not in roles or not {Role.PERIOD, Role.PEOPLE} & set(roles):
        return None
    return Layout(tuple(roles), titles, first, span)


def _is_content(text: str) -> bool:
    return looks_like_period(text) or text.strip(". )").isdigit()


def guess_layout(grid: Grid) -> Layout | None:
    """The columns of a table without a header, by their content: one is full of periods, one has the longest texts."""
    rows = [line.cells for line in grid.lines if len(line.distinct()) > 2]
    width = grid.width
    if len(rows) < 2 or not 3 <= width <= 6:
        return None
    columns = [[row[at].text for row in rows if at < len(row)] for at in range(width)]
    roles = [Role.UNKNOWN] * width
    for role, test in (
        (Role.PERIOD, looks_like_period),
        (Role.NUMBER, looks_like_number),
        (Role.PEOPLE, looks_like_people),
    ):
        shares = [
            sum(map(test, column)) / len(rows) if roles[at] is Role.UNKNOWN else 0 for at, column in enumerate(columns)
        ]
        if max(shares) >= 0.6:
            roles[shares.index(max(shares))] = role
    free = [at for at, role in enumerate(roles) if role is Role.UNKNOWN]
    if Role.PERIOD not in roles or not free or not {Role.NUMBER, Role.PEOPLE} & set(roles):
        return None
    roles[max(free, key=lambda at: sum(map(len, columns[at])))] = Role.TEXT
    return Layout(tuple(roles), ("",) * width)


def goes_on(grid: Grid, layout: Layout) -> bool:
    """A grid without a header goes on with the columns of the one before it."""
    asked = layout.places(Role.PERIOD) or layout.places(Role.PEOPLE)
    test = looks_like_period if layout.places(Role.PERIOD) else looks_like_people
    rows = [line.cells for line in grid.lines if len(line.distinct()) > 1]
    if not rows or grid.width != len(layout.roles):
        return False
    return sum(any(at < len(row) and test(row[at].text) for at in asked) for row in rows) * 2 >= len(rows)
