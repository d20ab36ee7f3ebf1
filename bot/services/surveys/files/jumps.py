"""Where a question leads, as people write it: «Нет → 7; Да → конец; иначе → 3», by number «№ 2 → 7», «1–3 → 5».

Answers are named by their words; by number («№ 2») where words could be taken for something else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.services.surveys.files.draft import QUOTED, Column, Problem, Reason
from bot.services.surveys.files.words import Say, Vocabulary, Word, key, meant, written
from bot.services.surveys.form import BRANCHING, END, NUMBER_MOST, Jump, Kind, Question, YesNo
from bot.services.text import fold, shorten

ARROW: Final = "→"
_ARROWS = re.compile(r"→|➔|➜|⇒|[-=–—]{1,4}>")
_BETWEEN = re.compile(r"[;\n]")
# Ends of a range, of which the first may be below zero: «-5–3».
_RANGE = re.compile(r"([-−]?\d{1,9})(?:\s*(?:\.\.+|…|[-–—])\s*([-−]?\d{1,9}))?")
_BY_NUMBER = re.compile(r"№\s*(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))?")
_TARGET = re.compile(r"№?\s*(\d{1,6})")
_YES_NO: Final = {Word.YES: YesNo.YES, Word.NO: YesNo.NO, Word.HARD: YesNo.HARD_TO_SAY}


@dataclass(frozen=True, slots=True)
class Way:
    """Where a question leads: by its answers, and after all others."""

    jumps: tuple[Jump, ...] = ()
    then: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """How the answers of one question are named: folded labels of options by number, of other kinds none."""

    kind: Kind
    labels: Mapping[str, int]


def read_way(raw: str, answers: Answers, words: Vocabulary, place: int, problems: list[Problem]) -> Way:
    """What a cell says; what can't be understood goes to `problems`."""
    jumps: list[Jump] = []
    then: int | None = None
    for one in filter(None, (part.strip() for part in _BETWEEN.split(raw))):
        *named, target = _ARROWS.split(one)
        answer = ARROW.join(named).strip()
        to = _target(target.strip(), words)
        if to is None:
            problems.append(_problem(Reason.JUMP, place, one))
        elif not answer or words.words.get(key(answer)) == Word.ELSE:
            if then is not None:
                problems.append(_problem(Reason.JUMP, place, one))
            then = to
        elif answers.kind not in BRANCHING:
            problems.append(_problem(Reason.JUMP_KIND, place, one))
        elif (ends := _ends(answer, answers, words)) is None:
            problems.append(_problem(Reason.JUMP_ANSWER, place, answer))
        else:
            jumps.append(Jump(*ends, to))
    return Way(tuple(jumps), then)


def write_way(question: Question, say: Say, words: Vocabulary) -> str:
    """The cell of a question, a line each way."""
    return "\n".join(_lines(question, say, words))


def _lines(question: Question, say: Say, words: Vocabulary) -> Iterator[str]:
    end = written(say, "word", Word.END)
    for jump in question.jumps:
        yield f"{_named(jump, question, say, words)} {ARROW} {end if jump.to == END else jump.to}"
    if question.then is not None:
        yield f"{written(say, 'word', Word.ELSE)} {ARROW} {end if question.then == END else question.then}"


def _target(said: str, words: Vocabulary) -> int | None:
    if meant(words.words, said) == Word.END:
        return END
    match = _TARGET.fullmatch(said)
    return int(match[1]) if match else None


def _ends(answer: str, answers: Answers, words: Vocabulary) -> tuple[int, int] | None:
    """The first and the last answer that is meant. None: there is none such."""
    by_number = _BY_NUMBER.fullmatch(answer)
    if by_number:
        return _ordered(int(by_number[1]), int(by_number[2] or by_number[1]))
    if answers.kind in {Kind.SCALE, Kind.NUMBER}:
        match = _RANGE.fullmatch(answer)
        return _ordered(_whole(match[1]), _whole(match[2] or match[1])) if match else None
    if answers.kind is Kind.YES_NO:
        word = meant(words.words, answer)
        number = _YES_NO.get(word) if word is not None else None
    else:
        number = answers.labels.get(fold(answer))
    return (number, number) if number is not None else None


def _ordered(first: int, last: int) -> tuple[int, int] | None:
    return (first, last) if first <= last <= NUMBER_MOST else None


def _whole(digits: str) -> int:
    return int(digits.replace("−", "-"))


def _named(jump: Jump, question: Question, say: Say, words: Vocabulary) -> str:
    ends = f"{jump.first}" if jump.first == jump.last else f"{jump.first}–{jump.last}"
    if question.kind in {Kind.SCALE, Kind.NUMBER}:
        return ends
    if jump.first == jump.last:
        if question.kind is Kind.YES_NO:
            word = next((word for word, number in _YES_NO.items() if number == jump.first), None)
            if word is not None:
                return written(say, "word", word)
        label = next((one.label for one in question.options if one.number == jump.first), "")
        if _is_clear(label, question, words):
            return label
    return f"№ {ends}"


def _is_clear(label: str, question: Question, words: Vocabulary) -> bool:
    """Whether the label stands for nothing else where it is read again."""
    return (
        not _ARROWS.search(label)
        and not _BETWEEN.search(label)
        and not label.startswith("№")
        and words.words.get(key(label)) != Word.ELSE
        and sum(fold(one.label) == fold(label) for one in question.options) == 1
    )


def _problem(reason: Reason, place: int, value: str) -> Problem:
    return Problem(reason, place, Column.JUMPS, shorten(value, QUOTED))
