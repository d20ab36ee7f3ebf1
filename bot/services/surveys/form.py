"""The questions of a survey and an answer to one: what is asked, in which order, and what may be said. Pure data.

A form is kept as JSON in its survey's row, a sheet of answers as JSON in its own. Numbers of questions and options are
given once and never again, so that an older button or a file names the same thing for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

# A form never has more questions, a question never more options, than a person answers or scrolls through.
QUESTIONS_LIMIT: Final = 40
OPTIONS_LIMIT: Final = 12
TITLE_LIMIT: Final = 120
TEXT_LIMIT: Final = 300
HELP_LIMIT: Final = 300
LABEL_LIMIT: Final = 60
END_LABEL_LIMIT: Final = 40
# What a person may write: in a short text, as an own answer, in a long text.
SHORT_LIMIT: Final = 200
OWN_LIMIT: Final = 200
LONG_LIMIT: Final = 2000
SCALE_MOST: Final = 10
NUMBER_MOST: Final = 1_000_000

# Where a jump leads that ends the survey.
END: Final = 0


class Kind(StrEnum):
    """What a question wants."""

    ONE = "one"
    MANY = "many"
    SCALE = "scale"
    YES_NO = "yes_no"
    NUMBER = "number"
    SHORT = "short"
    LONG = "long"
    DATE = "date"


class YesNo:
    """The numbers of the three answers of a YES_NO question."""

    YES: Final = 1
    NO: Final = 2
    HARD_TO_SAY: Final = 3


WITH_OPTIONS: Final = frozenset({Kind.ONE, Kind.MANY})
TEXTS: Final = frozenset({Kind.SHORT, Kind.LONG})
# Jumps depend on these; after all others the next question comes, or the one named by `then`.
BRANCHING: Final = frozenset({Kind.ONE, Kind.MANY, Kind.SCALE, Kind.YES_NO, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose. number: from 1, given once in its question."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Jump:
    """Answers from `first` to `last` lead to the question numbered `to`, or to the END.

    What is compared: the number of an option (of MANY: any that was chosen), of YES_NO as of YesNo, the step of a
    scale, the number said. The first jump that fits counts. An own answer and a skipped question fit none.
    """

    first: int
    last: int
    to: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question, one screen.

    least, most: how many options of MANY, an own answer counted in (most 0: as many as there are); the steps of a
    SCALE (from 0 or 1 to at most 10); the range of a NUMBER.
    low_label, high_label: what the ends of a scale mean. own: an answer in own words («Другое») beside the options.
    jumps, then: where it goes on; then is None where the next question in order follows.
    picture: the messenger's own id of a photo.
    """

    number: int
    kind: Kind
    text: str
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    own: bool = False
    least: int = 0
    most: int = 0
    low_label: str = ""
    high_label: str = ""
    picture: str = ""
    jumps: tuple[Jump, ...] = ()
    then: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """The questions in their order. last: the highest number that was ever given, deleted questions included."""

    questions: tuple[Question, ...] = ()
    last: int = 0

    def question(self, number: int) -> Question | None:
        return next((one for one in self.questions if one.number == number), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question; nothing at all: it was skipped.

    options: of ONE one, of MANY several, in the order of the form. number: of SCALE, NUMBER and YES_NO. words: a text,
    or an own answer beside the options.
    """

    options: tuple[int, ...] = ()
    number: int | None = None
    words: str = ""
    day: date | None = None

    @property
    def is_skipped(self) -> bool:
        return self == SKIPPED

    @property
    def count(self) -> int:
        """How many answers were chosen, an own answer counted in."""
        return len(self.options) + bool(self.words)


SKIPPED: Final = Answer()

# Answers by the numbers of their questions. A question that is missing was not asked: the answers led past it.
Sheet: TypeAlias = Mapping[int, Answer]
