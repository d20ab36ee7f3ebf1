"""What a file of questions holds, and what can be wrong with it. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.services.surveys.form import Form
from models.surveys import SurveyMode, UnitKind

FILE_LIMIT_BYTES: Final = 2 * 1024 * 1024
INTRO_LIMIT: Final = 600
# A secretary reads so many problems of one file; the others are counted.
PROBLEMS_SHOWN: Final = 10
# What is quoted of a cell.
QUOTED: Final = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A survey as a file has it. Pictures are not kept in files, and options are numbered in their order."""

    title: str
    intro: str
    mode: SurveyMode
    unit: UnitKind
    form: Form


class Column(StrEnum):
    """What is said of one question, in the order of the columns."""

    NUMBER = "number"
    TEXT = "text"
    KIND = "kind"
    OPTIONS = "options"
    OWN = "own"
    REQUIRED = "required"
    LEAST = "least"
    MOST = "most"
    LOW = "low"
    HIGH = "high"
    HELP = "help"
    JUMPS = "jumps"


class Field(StrEnum):
    """What is said of the survey as a whole."""

    TITLE = "title"
    INTRO = "intro"
    MODE = "mode"
    UNIT = "unit"


NEEDED: Final = (Column.TEXT, Column.KIND)


class Part(StrEnum):
    """The parts of a file, in a workbook its sheets."""

    QUESTIONS = "questions"
    ABOUT = "about"
    HOW_TO = "howto"
    EXAMPLES = "examples"


@dataclass(frozen=True, slots=True)
class Row:
    """One question as it was written: its row in the sheet or line in the text, from 1, and its filled cells."""

    place: int
    cells: Mapping[Column, str]

    def get(self, column: Column) -> str:
        return self.cells.get(column, "")


class Reason(StrEnum):
    """Why a file can't be used; the words: `survey-file-problem-<reason>`."""

    NOTHING = "nothing"
    TOO_MANY = "too-many"
    NO_COLUMN = "no-column"
    FORMULA = "formula"
    BROKEN = "broken"
    NO_TITLE = "no-title"
    MODE = "mode"
    UNIT = "unit"
    TOO_LONG = "too-long"
    EMPTY = "empty"
    KIND = "kind"
    NUMBER = "number"
    NUMBER_TWICE = "number-twice"
    BEYOND = "beyond"
    NO_OPTIONS = "no-options"
    TOO_MANY_OPTIONS = "too-many-options"
    OPTION_TWICE = "option-twice"
    YES_OR_NO = "yes-or-no"
    NOT_NEEDED = "not-needed"
    JUMP = "jump"
    JUMP_ANSWER = "jump-answer"
    JUMP_TARGET = "jump-target"
    JUMP_KIND = "jump-kind"
    SYNTAX = "syntax"
    ALIAS = "alias"
    TAG = "tag"
    TOO_MUCH = "too-much"
    NOT_FIELDS = "not-fields"
    WRONG_TYPE = "wrong-type"
    UNKNOWN_FIELD = "unknown-field"
    FIELD_TWICE = "field-twice"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where. place: row or line from 1, 0: the file as a whole. value: what stands there.

    cell: where it is known («C5»). limit: the most that is allowed, where that is what is wrong.
    """

    reason: Reason
    place: int = 0
    column: Column | Field | None = None
    value: str = ""
    cell: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds: a draft, or what is wrong. more: problems beyond those that are told."""

    draft: Draft | None
    problems: tuple[Problem, ...] = ()
    more: int = 0


def found_problems(problems: list[Problem]) -> Found:
    """Nothing but problems, the first of them in the order of the file."""
    first = sorted(problems, key=lambda problem: problem.place)[:PROBLEMS_SHOWN]
    return Found(None, tuple(first), len(problems) - len(first))
