"""What results look like, whoever shows them: on the screen, as a picture, in a report, in a table. Pure data.

Numbers that would give somebody away never get in here (bot/services/surveys/hiding.py).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.services.surveys.form import Question

# A survey whose answers are anonymous shows no number of people from 1 to this less one.
FEWEST: Final = 5


class What(StrEnum):
    """What a bar counts. OPTION: an option, a step of a scale, one of yes/no/hard to say. BAND: numbers or days between
    two ends. OWN: own answers beside the options. NOTHING: those asked who said nothing. NOT_ASKED: those whose other
    answers led past it. REST: several of them together, as each alone would give somebody away.
    """

    OPTION = "option"
    BAND = "band"
    OWN = "own"
    NOTHING = "nothing"
    NOT_ASKED = "not_asked"
    REST = "rest"


# Those who said nothing to a question are no part of what is said to it.
SILENT: Final = frozenset({What.NOTHING, What.NOT_ASKED})


@dataclass(frozen=True, slots=True)
class Bar:
    """How many sheets say this. number: of an OPTION. ends: of a BAND, as they are to be read («10–19», «03.2026»)."""

    what: What
    count: int
    number: int = 0
    ends: str = ""


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Texts that say much the same: the plainest of them, how many they are, some of the others.

    count: 0 where it would give somebody away.
    """

    words: str
    count: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The answers to one question.

    answered: how many said something; None: that would give somebody away. bars: of MANY several of one sheet. of: out
    of how many sheets shares are counted; None as above. mean, spread (standard deviation): of scales and numbers.
    is_hidden: too few answered, nothing of it is shown. hidden_options: of MANY those that fewer than five chose or did
    not choose, and what would give them away; 0: own answers.
    """

    question: Question
    answered: int | None
    of: int | None = None
    bars: tuple[Bar, ...] = ()
    mean: float | None = None
    spread: float | None = None
    texts: tuple[TextGroup, ...] = ()
    is_hidden: bool = False
    hidden_options: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of a group have answered; group: its title as the school writes it, empty for those of no group."""

    group: str
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One group's row of a comparison. title: empty for all groups together that are too small to stand alone.

    counts: of the bars of the comparison, in their order. None: would give somebody away.
    """

    title: str
    answered: int | None
    counts: tuple[int, ...] = ()
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question by groups: the bars that all rows share, a row a group. No rows: groups are too small."""

    question: Question
    bars: tuple[Bar, ...]
    rows: tuple[GroupResult, ...]


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Two questions against each other: cells[row][column] are sheets. No rows: too few answers."""

    row_question: Question
    column_question: Question
    rows: tuple[Bar, ...]
    columns: tuple[Bar, ...]
    cells: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Results:
    """All of a survey that has ended.

    asked, answered: sheets waited for and sheets that came. on_paper: of them entered by a class teacher; None: would
    give somebody away. lost: sheets that could not be opened. is_hidden: fewer than five came, nothing is shown.
    """

    title: str
    is_anonymous: bool
    ended_on: date
    asked: int
    answered: int
    on_paper: int | None
    rates: tuple[Rate, ...]
    questions: tuple[QuestionResult, ...]
    is_hidden: bool = False
