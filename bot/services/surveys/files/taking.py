"""The questions of a file instead of those of a draft: what has the same words stays the same question. Pure.

A file counts questions and options by their places, so identity is told by words alone: year is compared with year by
numbers, and a number under which something else is asked would make the comparison lie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from bot.services.surveys.form import END, WITH_OPTIONS, Form, Jump, Option, Question
from bot.services.surveys.shaping import next_number
from bot.services.text import fold


def taken(form: Form, other: Form) -> Form:
    """The questions of `other`. Those that `form` asks in the same words keep their number and their picture, and
    their options that are called the same keep theirs; all others get numbers that `form` has never given.
    """
    before = _paired(form, other)
    fresh = count(next_number(form))
    numbers = {END: END} | {
        one.number: before[one.number].number if one.number in before else next(fresh) for one in other.questions
    }
    questions = tuple(_taken(one, before.get(one.number), numbers) for one in other.questions)
    return Form(questions, max([form.last, *(one.number for one in questions)]))


def _paired(form: Form, other: Form) -> dict[int, Question]:
    """The question of `form` that each of `other` is, where there is one; of several alike the first is taken first."""
    left: dict[str, list[Question]] = {}
    for one in form.questions:
        left.setdefault(fold(one.text), []).append(one)
    alike = ((one.number, left.get(fold(one.text))) for one in other.questions)
    return {number: found.pop(0) for number, found in alike if found}


def _taken(question: Question, before: Question | None, numbers: Mapping[int, int]) -> Question:
    """The question under its number, with its jumps led by the numbers that all have now."""
    known = before.options if before is not None else ()
    labels = {fold(option.label): option.number for option in reversed(known)}
    fresh = count(max((option.number for option in known), default=0) + 1)
    options = {one.number: labels.pop(fold(one.label), 0) or next(fresh) for one in question.options}
    return replace(
        question,
        number=numbers[question.number],
        options=tuple(Option(options[one.number], one.label) for one in question.options),
        jumps=tuple(
            replace(part, to=numbers[jump.to])
            for jump in question.jumps
            for part in (_of_options(jump, options) if question.kind in WITH_OPTIONS else [jump])
        ),
        then=None if question.then is None else numbers[question.then],
        picture=before.picture if before is not None else "",
    )


def _of_options(jump: Jump, options: Mapping[int, int]) -> Sequence[Jump]:
    """A jump of several options becomes one each where their numbers follow each other no more."""
    if all(was == now for was, now in options.items()):
        return [jump]
    return [Jump(now, now, jump.to) for was, now in options.items() if jump.first <= was <= jump.last]
