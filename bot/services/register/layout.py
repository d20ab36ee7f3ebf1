"""The sheets and columns of the register, the one list that the template, the reading and the dry run follow.

Words stand in the locales: `register-sheet-<sheet>`, `register-column-<sheet>-<column>`, `register-example-…`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from bot.access import STAFF_ROLES
from bot.services.text import fold
from bot.services.tickets.catalogue import NO_DEVICES, SYMPTOMS
from models.people import Role

# Speaks a message of the locales in one language.
Say: TypeAlias = Callable[[str], str]

# Rows of a whole file. A school of 1,500 with all its devices fills a fifth of it.
ROW_LIMIT = 20_000
FILE_LIMIT_BYTES = 20 * 1024 * 1024


class Sheet(StrEnum):
    """The sheets, in the order in which they build upon each other for whoever fills them in."""

    STAFF = "staff"
    CHILDREN = "children"
    ROOMS = "rooms"
    ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, the longest text of a cell, whether a sheet without it can't be read."""

    key: str
    limit: int
    needed: bool = False


COLUMNS: dict[Sheet, tuple[Column, ...]] = {
    Sheet.STAFF: (
        Column("name", 182, needed=True),
        Column("position", 120),
        Column("roles", 200),
        Column("building", 80),
        Column("class", 60),
        Column("department", 80),
        Column("head", 8),
    ),
    Sheet.CHILDREN: (Column("class", 8, needed=True), Column("number", 16), Column("child", 182)),
    Sheet.ROOMS: (
        Column("building", 80),
        Column("number", 16, needed=True),
        Column("name", 80),
        Column("floor", 16),
        Column("keeper", 320),
    ),
    Sheet.ASSETS: (
        Column("kind", 40, needed=True),
        Column("name", 80, needed=True),
        Column("inventory", 40),
        Column("room", 16, needed=True),
        Column("building", 80),
    ),
}

ROLES = tuple(sorted(STAFF_ROLES))
KINDS = tuple(kind for kind in SYMPTOMS if kind not in NO_DEVICES)


@dataclass(frozen=True, slots=True)
class Line:
    """A filled row: its number in the sheet, and the cells by column."""

    row: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row (or a column, row 1) was not understood; `value` is what stands there. Its words: `doubt-<reason>`."""

    sheet: Sheet
    row: int
    column: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled workbook as it was read: rows by sheet, and what could not be read."""

    lines: dict[Sheet, list[Line]]
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the sheets in all our languages, folded, and what they mean."""

    sheets: dict[str, Sheet]
    columns: dict[Sheet, dict[str, str]]
    roles: dict[str, Role]
    kinds: dict[str, str]
    yes: frozenset[str]
    example: tuple[str, ...]


def vocabulary(says: Sequence[Say]) -> Vocabulary:
    """The vocabulary of these languages: a template in one is understood from whoever speaks another."""
    return Vocabulary(
        {fold(say(f"register-sheet-{sheet}")): sheet for say in says for sheet in Sheet},
        {
            sheet: {fold(say(f"register-column-{sheet}-{one.key}")): one.key for say in says for one in columns}
            for sheet, columns in COLUMNS.items()
        },
        {fold(say(f"register-role-{role}")): role for say in says for role in ROLES},
        {fold(say(f"kind-{kind}")): kind for say in says for kind in KINDS},
        frozenset(fold(say("register-yes")) for say in says),
        tuple(fold(say("register-example")) for say in says),
    )
