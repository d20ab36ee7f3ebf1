"""Edits of one question of a form that is being built, and what somebody typed read as a part of it. Pure.

After each of them the question still fits itself: a jump that names an answer which is gone goes too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.errors import Invalid, Missing
from bot.services.surveys.checking import FEWEST_STEPS
from bot.services.surveys.form import (
    BRANCHING,
    END,
    END_LABEL_LIMIT,
    HELP_LIMIT,
    LABEL_LIMIT,
    NUMBER_MOST,
    OPTIONS_LIMIT,
    SCALE_MOST,
    TEXT_LIMIT,
    WITH_OPTIONS,
    Form,
    Jump,
    Kind,
    Option,
    Question,
    YesNo,
)
from bot.services.surveys.shaping import relabelled
from bot.services.text import clean_line, clean_text, fold

# What a scale and a number are until somebody says otherwise.
USUAL_ENDS: Final = {Kind.SCALE: (1, 5), Kind.NUMBER: (0, 100)}
# A message of the messenger has no more signs.
TYPED_LIMIT: Final = 4_096
# How lists that are pasted begin their lines.
_BULLET: Final = re.compile(r"^(?:[-–—•*▫●○]|\d{1,2}[.)])\s+")
_WHOLE: Final = re.compile(r"(?<!\d)[-−]?\d+")
_WORDS_OF_A_NUMBER: Final = 60


def new_question(number: int, kind: Kind, typed: str) -> Question:
    """A question of what was typed: the first line asks; below it, where there are any, the options stand."""
    low, high = USUAL_ENDS.get(kind, (0, 0))
    if kind not in WITH_OPTIONS:
        return Question(number, kind, clean_line(typed, TEXT_LIMIT), least=low, most=high)
    asked, *labels = _lines(typed)
    return with_options(Question(number, kind, clean_line(asked, TEXT_LIMIT)), labels)


def with_text(question: Question, typed: str) -> Question:
    return replace(question, text=clean_line(typed, TEXT_LIMIT))


def with_help(question: Question, typed: str) -> Question:
    """Empty: without any."""
    return replace(question, help=clean_text(typed, HELP_LIMIT) if typed else "")


def with_picture(question: Question, file_id: str) -> Question:
    """Empty: without any."""
    return replace(question, picture=file_id)


def toggled_required(question: Question) -> Question:
    return replace(question, required=not question.required)


def toggled_own(question: Question) -> Question:
    """With an answer in own words beside the options, or without."""
    _require(question, *WITH_OPTIONS)
    return _fitting(replace(question, own=not question.own))


def with_more_options(question: Question, typed: str) -> Question:
    """The question with these options too, one a line."""
    return with_options(question, _lines(typed))


def with_options(question: Question, labels: Sequence[str]) -> Question:
    """The question with these options behind its own, each once (`repeats`). Invalid: one is too long, or too many."""
    _require(question, *WITH_OPTIONS)
    own, more = [option.label for option in question.options], [_label(label) for label in labels]
    return _relabelled(question, own + [label for label, is_new in _marked(own, more) if is_new])


def repeats(typed: str, question: Question | None = None) -> list[str]:
    """The options of what was typed that are there already, in the question or further up in the list itself.

    None: what was typed is a new question, with its options below it.
    """
    lines = _lines(typed)
    own, more = ([option.label for option in question.options], lines) if question else ([], lines[1:])
    return [label for label, is_new in _marked(own, more) if not is_new]


def _marked(own: Sequence[str], more: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each of `more`, and whether it is there for the first time."""
    met = {fold(label) for label in own}
    for label in more:
        yield label, fold(label) not in met
        met.add(fold(label))


def renamed(question: Question, option: int, typed: str) -> Question:
    """The option keeps its number, and what it leads to."""
    at = _place(question, option)
    label = _label(typed)
    _check([one.label for one in question.options if one.number != option] + [label])
    options = (*question.options[:at], Option(option, label), *question.options[at + 1 :])
    return replace(question, options=options)


def without_option(question: Question, option: int) -> Question:
    at = _place(question, option)
    return _relabelled(question, [one.label for place, one in enumerate(question.options) if place != at])


def moved_option(question: Question, option: int, by: int) -> Question:
    """The option so many places further down (up, where negative), the ends at most."""
    at = _place(question, option)
    options = list(question.options)
    options.insert(max(at + by, 0), options.pop(at))
    return replace(question, options=tuple(options))


def with_counts(question: Question, least: int, most: int) -> Question:
    """How many may be marked of a MANY question; most 0: as many as there are."""
    _require(question, Kind.MANY)
    offered = len(question.options) + question.own
    if not (0 <= least <= (most or offered) and most <= offered):
        raise Invalid("error-questions-counts", most=offered)
    return replace(question, least=least, most=0 if most == offered else most)


def with_ends(question: Question, least: int, most: int) -> Question:
    """The ends of a scale or of the range of a number."""
    _require(question, Kind.SCALE, Kind.NUMBER)
    is_scale = question.kind is Kind.SCALE
    if is_scale and not (least in {0, 1} and least + FEWEST_STEPS - 1 <= most <= SCALE_MOST):
        raise Invalid("error-questions-steps", most=SCALE_MOST)
    if not -NUMBER_MOST <= least < most <= NUMBER_MOST:
        raise Invalid("error-questions-range", most=NUMBER_MOST)
    return _fitting(replace(question, least=least, most=most))


def with_labels(question: Question, typed: str) -> Question:
    """What the ends of a scale mean: the first line the lower, the last line the upper one. Empty: nothing is said."""
    _require(question, Kind.SCALE)
    lines = _lines(typed) if typed else ["", ""]
    if len(lines) != len(("low", "high")):
        raise Invalid("error-questions-two-lines")
    low, high = (clean_line(line, END_LABEL_LIMIT) if line else "" for line in lines)
    return replace(question, low_label=low, high_label=high)


def kinds_for(question: Question) -> tuple[Kind, ...]:
    """What the question may become without losing its answers to choose from."""
    kinds = [kind for kind in Kind if kind in WITH_OPTIONS] if question.options else Kind
    return tuple(kind for kind in kinds if kind is not question.kind)


def of_kind(question: Question, kind: Kind) -> Question:
    """The same question, answered in another way. Missing: it can't be."""
    if kind not in kinds_for(question):
        raise Missing
    low, high = USUAL_ENDS.get(kind, (0, 0))
    bare = Question(question.number, kind, question.text, question.help, question.required)
    made = replace(bare, picture=question.picture, then=question.then, least=low, most=high)
    if {question.kind, kind} <= WITH_OPTIONS:
        return replace(made, options=question.options, own=question.own, jumps=question.jumps)
    return made


def leading(form: Form, number: int, first: int, last: int, to: int | None) -> Question:
    """The question with a jump from these answers to a later question or the END; None: on to the next one.

    What these answers led to before is forgotten, what the others lead to stays. Missing: no such answers or question.
    """
    question = asked(form, number)
    bounds = _bounds(question)
    if first > last or first not in bounds or last not in bounds:
        raise Missing
    _check_target(form, number, to)
    kept = [part for jump in _apart(question) for part in _outside(jump, first, last)]
    jumps = kept if to is None else [*kept, Jump(first, last, to)]
    order = {option.number: at for at, option in enumerate(question.options)}
    return replace(question, jumps=tuple(sorted(jumps, key=lambda jump: order.get(jump.first, jump.first))))


def then(form: Form, number: int, to: int | None) -> Question:
    """The question with another place to go on to after all answers that do not jump; None: the next question."""
    _check_target(form, number, to)
    return replace(asked(form, number), then=to)


def asked(form: Form, number: int) -> Question:
    """The question of this number. Missing: there is none such."""
    question = form.question(number)
    if question is None:
        raise Missing("error-survey-question")
    return question


def later(form: Form, number: int) -> tuple[Question, ...]:
    """The questions behind this one: only there a jump may lead."""
    numbers = [one.number for one in form.questions]
    return form.questions[numbers.index(asked(form, number).number) + 1 :]


def read_pair(typed: str) -> tuple[int, int]:
    """Two numbers that somebody typed: «1-10», «от 0 до 5», "0 … 100". Invalid: they are not two."""
    line = clean_line(typed, _WORDS_OF_A_NUMBER)
    found = [int(one.replace("−", "-")) for one in _WHOLE.findall(re.sub(r"(?<=\d)\s*[-−–—]\s*(?=\d)", " ", line))]
    if len(found) != len(("least", "most")):
        raise Invalid("error-questions-two-numbers")
    return found[0], found[1]


def _lines(typed: str) -> list[str]:
    """The filled lines without what lists put in front of them; at least one."""
    lines = clean_text(typed, TYPED_LIMIT).split("\n")
    return [bare for line in lines if (bare := _BULLET.sub("", line).strip())] or [typed]


def _label(typed: str) -> str:
    try:
        return clean_line(typed, LABEL_LIMIT)
    except Invalid as error:
        if error.key != "error-too-long":
            raise
        raise Invalid("error-questions-label", limit=LABEL_LIMIT, words=clean_line(typed, TYPED_LIMIT)[:30]) from None


def _relabelled(question: Question, labels: Sequence[str]) -> Question:
    _check(labels)
    return _fitting(relabelled(question, labels))


def _check(labels: Sequence[str]) -> None:
    if len(labels) > OPTIONS_LIMIT:
        raise Invalid("error-questions-options", limit=OPTIONS_LIMIT)
    met: set[str] = set()
    for label in labels:
        if fold(label) in met:
            raise Invalid("error-questions-same", words=label)
        met.add(fold(label))


def _require(question: Question, *kinds: Kind) -> None:
    """Missing: a button of before the question became another kind, or made by hand."""
    if question.kind not in kinds:
        raise Missing


def _place(question: Question, option: int) -> int:
    at = next((at for at, one in enumerate(question.options) if one.number == option), None)
    if at is None:
        raise Missing("error-survey-option")
    return at


def _fitting(question: Question) -> Question:
    """The question without jumps of answers that are gone, with no more to be marked than there is."""
    values = _bounds(question)
    question = replace(
        question, jumps=tuple(one for one in question.jumps if one.first in values and one.last in values)
    )
    if question.kind is not Kind.MANY:
        return question
    offered = len(question.options) + question.own
    most = question.most if question.most < offered else 0
    return replace(question, least=min(question.least, most or offered), most=most)


def _bounds(question: Question) -> Sequence[int]:
    """What may be said: numbers of options or of YesNo, steps, numbers; nothing of what does not branch."""
    if question.kind not in BRANCHING:
        return ()
    if question.kind in WITH_OPTIONS:
        return [option.number for option in question.options]
    if question.kind is Kind.YES_NO:
        return [YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY]
    return range(question.least, question.most + 1)


def _check_target(form: Form, number: int, to: int | None) -> None:
    if to is not None and to != END and to not in {one.number for one in later(form, number)}:
        raise Missing("error-survey-question")


def _apart(question: Question) -> Iterator[Jump]:
    """The jumps, of options one for each: their numbers stand in no order, so a part of them is no stretch."""
    for jump in question.jumps:
        if question.kind in WITH_OPTIONS:
            numbers = (value for value in _bounds(question) if jump.first <= value <= jump.last)
            yield from (Jump(value, value, jump.to) for value in numbers)
        else:
            yield jump


def _outside(jump: Jump, first: int, last: int) -> Iterator[Jump]:
    """What is left of a jump beside these answers."""
    if jump.first < first:
        yield Jump(jump.first, min(jump.last, first - 1), jump.to)
    if jump.last > last:
        yield Jump(max(jump.first, last + 1), jump.last, jump.to)
