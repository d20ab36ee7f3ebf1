"""Rows of a file become a draft, or a list of all that is wrong with them."""

import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Final

from bot.errors import Invalid
from bot.services.surveys.files.draft import (
    INTRO_LIMIT,
    QUOTED,
    Column,
    Draft,
    Field,
    Found,
    Problem,
    Reason,
    Row,
    found_problems,
)
from bot.services.surveys.files.jumps import Answers, Way, read_way
from bot.services.surveys.files.words import Vocabulary, Word, key, meant
from bot.services.surveys.form import (
    END,
    END_LABEL_LIMIT,
    HELP_LIMIT,
    LABEL_LIMIT,
    NUMBER_MOST,
    OPTIONS_LIMIT,
    QUESTIONS_LIMIT,
    SCALE_MOST,
    TEXT_LIMIT,
    TITLE_LIMIT,
    WITH_OPTIONS,
    Form,
    Kind,
    Option,
    Question,
)
from bot.services.text import clean_text, fold, shorten
from models.surveys import SurveyMode, UnitKind

# Question numbers are not counted beyond this: a slip of the finger is told instead.
NUMBERS_LIMIT: Final = 999
# The ways out of a question, all together: a dozen options fit twice.
WAYS_LIMIT: Final = 2_000
# A scale whose ends were left open.
SCALE: Final = (1, 5)
_NO_LIMIT: Final = 10**9
_WHOLE = re.compile(r"[-−]?\d{1,9}")
_RANGED: Final = frozenset({Kind.MANY, Kind.SCALE, Kind.NUMBER})
# Which kinds use these columns; the others are for every kind.
_USED: Final[Mapping[Column, frozenset[Kind]]] = {
    Column.OPTIONS: WITH_OPTIONS,
    Column.LEAST: _RANGED,
    Column.MOST: _RANGED,
    Column.LOW: frozenset({Kind.SCALE}),
    Column.HIGH: frozenset({Kind.SCALE}),
}
_LARGEST: Final = {Kind.MANY: OPTIONS_LIMIT, Kind.SCALE: SCALE_MOST, Kind.NUMBER: NUMBER_MOST}


def assembled(
    about: Mapping[Field, str], rows: Sequence[Row], words: Vocabulary, problems: Sequence[Problem] = ()
) -> Found:
    """The draft, or what is wrong; `problems` are those that unpacking has found already."""
    reader = _Reader(words, list(problems))
    title = reader.line(0, Field.TITLE, about.get(Field.TITLE, ""), TITLE_LIMIT)
    if not title and not reader.is_told(0, Field.TITLE):
        reader.tell(Reason.NO_TITLE)
    intro = reader.lines(0, Field.INTRO, about.get(Field.INTRO, ""), INTRO_LIMIT)
    mode, unit = reader.mode(about.get(Field.MODE, "")), reader.unit(about.get(Field.UNIT, ""))
    if not rows and not any(problem.place for problem in reader.problems):
        reader.tell(Reason.NOTHING)
    if len(rows) > QUESTIONS_LIMIT:
        reader.tell(Reason.TOO_MANY, value=str(len(rows)), limit=QUESTIONS_LIMIT)
        return found_problems(reader.problems)
    questions = reader.questions(rows)
    if reader.problems:
        return found_problems(reader.problems)
    form = Form(questions, last=max(question.number for question in questions))
    return Found(Draft(title, intro, mode, unit, form))


class _Reader:
    """Understands cells and keeps what it did not understand."""

    def __init__(self, words: Vocabulary, problems: list[Problem]) -> None:
        self.words = words
        self.problems = problems

    def tell(
        self,
        reason: Reason,
        place: int = 0,
        column: Column | Field | None = None,
        value: str = "",
        limit: int = 0,
    ) -> None:
        self.problems.append(Problem(reason, place, column, quoted(value), limit=limit))

    def mode(self, said: str) -> SurveyMode:
        """Anonymous where nothing is said: what is promised too much can be taken back before the start."""
        mode = meant(self.words.modes, said) if key(said) else SurveyMode.ANONYMOUS
        if mode is None:
            self.tell(Reason.MODE, 0, Field.MODE, said)
        return mode or SurveyMode.ANONYMOUS

    def unit(self, said: str) -> UnitKind:
        unit = meant(self.words.units, said) if key(said) else UnitKind.PERSON
        if unit is None:
            self.tell(Reason.UNIT, 0, Field.UNIT, said)
        return unit or UnitKind.PERSON

    def questions(self, rows: Sequence[Row]) -> tuple[Question, ...]:
        """The questions, of which those without a number get the next ones, and ways that lead somewhere."""
        numbers = self._numbers(rows)
        read = [self._question(row, number) for row, number in zip(rows, numbers, strict=True)]
        for row, question in zip(rows, read, strict=True):
            targets = [jump.to for jump in question.jumps] + ([question.then] if question.then is not None else [])
            for to in targets:
                if to != END and to not in numbers:
                    self.tell(Reason.JUMP_TARGET, row.place, Column.JUMPS, str(to))
        return tuple(read)

    def _numbers(self, rows: Sequence[Row]) -> list[int]:
        given = [self._number(row) for row in rows]
        free = count(max((number for number in given if number), default=0) + 1)
        numbers: list[int] = []
        for row, said in zip(rows, given, strict=True):
            number = next(free) if said is None else said
            if number in numbers:
                self.tell(Reason.NUMBER_TWICE, row.place, Column.NUMBER, str(number))
            numbers.append(number)
        return numbers

    def _number(self, row: Row) -> int | None:
        said = row.get(Column.NUMBER).strip(" .№")
        if not said:
            return None
        number = int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(NUMBERS_LIMIT)) else 0
        if not number:
            self.tell(Reason.NUMBER, row.place, Column.NUMBER, said, NUMBERS_LIMIT)
        return number or None

    def _question(self, row: Row, number: int) -> Question:
        place = row.place
        text = self.lines(place, Column.TEXT, row.get(Column.TEXT), TEXT_LIMIT)
        if not text and not self.is_told(place, Column.TEXT):
            self.tell(Reason.EMPTY, place, Column.TEXT)
        kind = self._kind(row)
        if kind is None:
            return Question(number, Kind.SHORT, text)
        self._unused(row, kind)
        options = self._options(row) if kind in WITH_OPTIONS else ()
        least, most = self._ends(row, kind)
        way = self._way(row, kind, options)
        return Question(
            number=number,
            kind=kind,
            text=text,
            help=self.lines(place, Column.HELP, row.get(Column.HELP), HELP_LIMIT),
            required=self._is_said(row, Column.REQUIRED),
            options=options,
            own=self._is_said(row, Column.OWN) and kind in WITH_OPTIONS,
            least=least,
            most=most,
            low_label=self.line(place, Column.LOW, row.get(Column.LOW), END_LABEL_LIMIT),
            high_label=self.line(place, Column.HIGH, row.get(Column.HIGH), END_LABEL_LIMIT),
            jumps=way.jumps,
            then=way.then,
        )

    def _kind(self, row: Row) -> Kind | None:
        said = row.get(Column.KIND)
        kind = meant(self.words.kinds, said) if said else None
        if kind is None and not self.is_told(row.place, Column.KIND):
            self.tell(Reason.KIND if said else Reason.EMPTY, row.place, Column.KIND, said)
        return kind

    def is_told(self, place: int, column: Column | Field) -> bool:
        return any((problem.place, problem.column) == (place, column) for problem in self.problems)

    def _unused(self, row: Row, kind: Kind) -> None:
        for column, kinds in _USED.items():
            if row.get(column) and kind not in kinds:
                self.tell(Reason.NOT_NEEDED, row.place, column, row.get(column))

    def _options(self, row: Row) -> tuple[Option, ...]:
        raw = row.get(Column.OPTIONS).split("\n")
        labels = [label for one in raw if (label := self.line(row.place, Column.OPTIONS, one, LABEL_LIMIT))]
        if len(labels) > OPTIONS_LIMIT:
            self.tell(Reason.TOO_MANY_OPTIONS, row.place, Column.OPTIONS, str(len(labels)), OPTIONS_LIMIT)
            return ()
        if not labels and not self.is_told(row.place, Column.OPTIONS):
            self.tell(Reason.NO_OPTIONS, row.place, Column.OPTIONS)
        seen: set[str] = set()
        for label in labels:
            if fold(label) in seen:
                self.tell(Reason.OPTION_TWICE, row.place, Column.OPTIONS, label)
            seen.add(fold(label))
        return tuple(Option(number, label) for number, label in enumerate(labels, start=1))

    def _ends(self, row: Row, kind: Kind) -> tuple[int, int]:
        if kind not in _RANGED:
            return 0, 0
        least, most = self._whole(row, Column.LEAST, kind), self._whole(row, Column.MOST, kind)
        if kind is Kind.SCALE:
            return SCALE[0] if least is None else least, SCALE[1] if most is None else most
        if kind is Kind.NUMBER:
            return least or 0, NUMBER_MOST if most is None else most
        return least or 0, most or 0

    def _whole(self, row: Row, column: Column, kind: Kind) -> int | None:
        said = row.get(column).replace(" ", "")
        if not said:
            return None
        if not _WHOLE.fullmatch(said) or abs(number := int(said.replace("−", "-"))) > _LARGEST[kind]:
            self.tell(Reason.BEYOND, row.place, column, said, _LARGEST[kind])
            return None
        return number

    def _is_said(self, row: Row, column: Column) -> bool:
        said = row.get(column)
        word = meant(self.words.words, said) if said else Word.NO
        if word not in {Word.YES, Word.NO}:
            self.tell(Reason.YES_OR_NO, row.place, column, said)
        return word == Word.YES

    def _way(self, row: Row, kind: Kind, options: tuple[Option, ...]) -> Way:
        answers = Answers(kind, {fold(one.label): one.number for one in options})
        said = self.lines(row.place, Column.JUMPS, row.get(Column.JUMPS), WAYS_LIMIT)
        return read_way(said, answers, self.words, row.place, self.problems)

    def line(self, place: int, column: Column | Field, raw: str, limit: int) -> str:
        """Words in one line, empty where there are none."""
        return self.lines(place, column, raw.replace("\n", " "), limit)

    def lines(self, place: int, column: Column | Field, raw: str, limit: int) -> str:
        """Words of several lines, empty where there are none."""
        try:
            return clean_text(raw, limit)
        except Invalid as error:
            if error.key == "error-too-long":
                self.tell(Reason.TOO_LONG, place, column, raw, limit)
            return ""


def filled(place: int, cells: Mapping[Column, str]) -> Row | None:
    """The row, its cells cleaned of what can't be seen; None where nothing is left of it."""
    kept = {column: text for column, raw in cells.items() if (text := clean(raw))}
    return Row(place, kept) if kept.keys() - {Column.NUMBER} else None


def quoted(raw: str) -> str:
    """The beginning of what was written, as it can be shown."""
    return shorten(clean(raw.replace("\n", " ")), QUOTED)


def clean(raw: str) -> str:
    """The text of a cell, however long: how much fits is known where its meaning is."""
    try:
        return clean_text(raw, limit=_NO_LIMIT)
    except Invalid:
        return ""
