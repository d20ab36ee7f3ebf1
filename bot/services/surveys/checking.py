"""What keeps a survey from starting: each problem names its question, so that the builder can lead there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from bot.services.surveys.form import (
    BRANCHING,
    END,
    END_LABEL_LIMIT,
    HELP_LIMIT,
    LABEL_LIMIT,
    NUMBER_MOST,
    OPTIONS_LIMIT,
    QUESTIONS_LIMIT,
    SCALE_MOST,
    TEXT_LIMIT,
    WITH_OPTIONS,
    Form,
    Jump,
    Kind,
    Question,
    YesNo,
)
from bot.services.surveys.walking import exits
from bot.services.text import fold

FEWEST_OPTIONS: Final = 2
FEWEST_STEPS: Final = 2


class Flaw(StrEnum):
    """What is wrong; the value is the key of its message."""

    NO_QUESTIONS = "survey-problem-no-questions"
    MANY_QUESTIONS = "survey-problem-many-questions"
    NUMBER = "survey-problem-number"
    NO_TEXT = "survey-problem-no-text"
    LONG_TEXT = "survey-problem-long-text"
    LONG_HELP = "survey-problem-long-help"
    FEW_OPTIONS = "survey-problem-few-options"
    MANY_OPTIONS = "survey-problem-many-options"
    OPTION_NUMBER = "survey-problem-option-number"
    NO_LABEL = "survey-problem-no-label"
    LONG_LABEL = "survey-problem-long-label"
    SAME_LABEL = "survey-problem-same-label"
    COUNTS = "survey-problem-counts"
    STEPS = "survey-problem-steps"
    LONG_END = "survey-problem-long-end"
    RANGE = "survey-problem-range"
    JUMP_KIND = "survey-problem-jump-kind"
    JUMP_OUTSIDE = "survey-problem-jump-outside"
    JUMPS_OVERLAP = "survey-problem-jumps-overlap"
    TO_ITSELF = "survey-problem-to-itself"
    BACKWARDS = "survey-problem-backwards"
    NOWHERE = "survey-problem-nowhere"
    UNREACHED = "survey-problem-unreached"


@dataclass(frozen=True, slots=True)
class Problem:
    """A flaw of one question; number is None for one of the whole form.

    limit: how much is allowed at most, or is needed at least. to: the number of the question that a jump names.
    words: the label of an option, or the answers of a jump («2–4»).
    """

    flaw: Flaw
    number: int | None = None
    limit: int = 0
    to: int = 0
    words: str = ""


def problems(form: Form) -> list[Problem]:
    """Everything that has to be put right before the survey starts, in the order of its questions.

    No jump leads backwards and none leads nowhere: from that alone it follows that each branch ends.
    """
    if not form.questions:
        return [Problem(Flaw.NO_QUESTIONS)]
    found: list[Problem] = []
    if len(form.questions) > QUESTIONS_LIMIT:
        found.append(Problem(Flaw.MANY_QUESTIONS, limit=QUESTIONS_LIMIT))
    reached = {form.questions[0].number}
    met: set[int] = set()
    for question in form.questions:
        if question.number < 1 or question.number in met:
            found.append(Problem(Flaw.NUMBER, question.number))
            continue
        met.add(question.number)
        if question.number not in reached:
            found.append(Problem(Flaw.UNREACHED, question.number))
        else:
            reached |= exits(form, question)
        found += _of_words(question)
        found += _of_answers(question)
        found += _of_jumps(question)
        found += _of_targets(form, question, met)
    return found


def _of_words(question: Question) -> Iterator[Problem]:
    if not question.text.strip():
        yield Problem(Flaw.NO_TEXT, question.number)
    if len(question.text) > TEXT_LIMIT:
        yield Problem(Flaw.LONG_TEXT, question.number, TEXT_LIMIT)
    if len(question.help) > HELP_LIMIT:
        yield Problem(Flaw.LONG_HELP, question.number, HELP_LIMIT)
    if max(len(question.low_label), len(question.high_label)) > END_LABEL_LIMIT:
        yield Problem(Flaw.LONG_END, question.number, END_LABEL_LIMIT)


def _of_answers(question: Question) -> Iterator[Problem]:
    """What is wrong with the answers that are offered."""
    number, low, high = question.number, question.least, question.most
    if question.kind in WITH_OPTIONS:
        yield from _of_options(question)
    if question.kind is Kind.MANY:
        offered = len(question.options) + question.own
        if not (0 <= high <= offered and 0 <= low <= (high or offered)):
            yield Problem(Flaw.COUNTS, number, offered)
    if question.kind is Kind.SCALE and not (low in {0, 1} and low + FEWEST_STEPS - 1 <= high <= SCALE_MOST):
        yield Problem(Flaw.STEPS, number, SCALE_MOST)
    if question.kind is Kind.NUMBER and not -NUMBER_MOST <= low < high <= NUMBER_MOST:
        yield Problem(Flaw.RANGE, number, NUMBER_MOST)


def _of_options(question: Question) -> Iterator[Problem]:
    number, options = question.number, question.options
    if len(options) < FEWEST_OPTIONS:
        yield Problem(Flaw.FEW_OPTIONS, number, FEWEST_OPTIONS)
    if len(options) > OPTIONS_LIMIT:
        yield Problem(Flaw.MANY_OPTIONS, number, OPTIONS_LIMIT)
    if len({option.number for option in options}) < len(options) or any(option.number < 1 for option in options):
        yield Problem(Flaw.OPTION_NUMBER, number)
    if any(not option.label.strip() for option in options):
        yield Problem(Flaw.NO_LABEL, number)
    for option in options:
        if len(option.label) > LABEL_LIMIT:
            yield Problem(Flaw.LONG_LABEL, number, LABEL_LIMIT, words=option.label)
    times = Counter(fold(option.label) for option in options)
    first = {fold(option.label): option.label for option in reversed(options)}
    for label, count in times.items():
        if count > 1 and label:
            yield Problem(Flaw.SAME_LABEL, number, words=first[label])


def _of_jumps(question: Question) -> Iterator[Problem]:
    if not question.jumps:
        return
    if question.kind not in BRANCHING:
        yield Problem(Flaw.JUMP_KIND, question.number)
        return
    for jump in question.jumps:
        if jump.first > jump.last or not (_may_be_said(question, jump.first) and _may_be_said(question, jump.last)):
            yield Problem(Flaw.JUMP_OUTSIDE, question.number, words=_answers_of(jump))
    for one, other in combinations(question.jumps, 2):
        if one.first <= other.last and other.first <= one.last:
            yield Problem(Flaw.JUMPS_OVERLAP, question.number, words=_answers_of(other))


def _of_targets(form: Form, question: Question, met: set[int]) -> Iterator[Problem]:
    """met: the numbers of this question and of those before it."""
    targets = [jump.to for jump in question.jumps] + ([] if question.then is None else [question.then])
    for to in dict.fromkeys(targets):
        if to == question.number:
            yield Problem(Flaw.TO_ITSELF, question.number, to=to)
        elif to in met:
            yield Problem(Flaw.BACKWARDS, question.number, to=to)
        elif to != END and form.question(to) is None:
            yield Problem(Flaw.NOWHERE, question.number, to=to)


def _may_be_said(question: Question, value: int) -> bool:
    if question.kind is Kind.YES_NO:
        return YesNo.YES <= value <= YesNo.HARD_TO_SAY
    if question.kind in WITH_OPTIONS:
        return any(option.number == value for option in question.options)
    return question.least <= value <= question.most


def _answers_of(jump: Jump) -> str:
    return str(jump.first) if jump.first == jump.last else f"{jump.first}–{jump.last}"
