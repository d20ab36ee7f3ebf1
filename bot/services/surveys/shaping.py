"""Edits of a form that is being built: pure, and none of them leaves a jump that leads backwards or nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from bot.errors import Missing
from bot.services.surveys.form import END, Form, Option, Question


@dataclass(frozen=True, slots=True)
class Shaped:
    """A form after an edit. lost: the numbers of the questions that lost a jump by it, in their order."""

    form: Form
    lost: tuple[int, ...] = ()


def next_number(form: Form) -> int:
    """The number for a new question: one that no question of this form has ever had."""
    return max([form.last, *(one.number for one in form.questions)]) + 1


def put(form: Form, question: Question) -> Form:
    """The form with this question in the place of the one of its number, or at the end."""
    if form.question(question.number) is None:
        asked = (*form.questions, question)
    else:
        asked = tuple(question if one.number == question.number else one for one in form.questions)
    return _made(form, asked)


def without(form: Form, number: int) -> Shaped:
    """The form without this question. Missing: there is none such."""
    at = _place(form, number)
    return _mended(form, form.questions[:at] + form.questions[at + 1 :])


def moved(form: Form, number: int, by: int) -> Shaped:
    """The form with this question so many places further down (up, where negative), the ends at most."""
    at = _place(form, number)
    asked = list(form.questions)
    question = asked.pop(at)
    asked.insert(max(at + by, 0), question)
    return _mended(form, asked)


def duplicated(form: Form, number: int) -> Form:
    """The form with a copy right behind this question, under a new number; it leads where the first one leads."""
    at = _place(form, number)
    copy = replace(form.questions[at], number=next_number(form))
    return _made(form, (*form.questions[: at + 1], copy, *form.questions[at + 1 :]))


def relabelled(question: Question, labels: Sequence[str]) -> Question:
    """The question with these options. One of a known label keeps its number, and the jumps that depend on it.

    Another gets a number that neither an option nor a jump has, so that no old jump catches it. Jumps that name
    an option which is gone go too.
    """
    known = {option.label: option.number for option in reversed(question.options)}
    fresh = count(max([*known.values(), *(jump.last for jump in question.jumps), 0]) + 1)
    options = tuple(Option(known.pop(label, 0) or next(fresh), label) for label in labels)
    numbers = {option.number for option in options}
    jumps = tuple(jump for jump in question.jumps if {jump.first, jump.last} <= numbers)
    return replace(question, options=options, jumps=jumps)


def _place(form: Form, number: int) -> int:
    at = next((at for at, one in enumerate(form.questions) if one.number == number), None)
    if at is None:
        raise Missing("error-survey-question")
    return at


def _mended(form: Form, asked: Sequence[Question]) -> Shaped:
    """These questions without the jumps that would lead backwards or nowhere."""
    ahead = {END}
    kept: list[Question] = []
    for one in reversed(asked):
        jumps = tuple(jump for jump in one.jumps if jump.to in ahead)
        kept.append(replace(one, jumps=jumps, then=one.then if one.then in ahead else None))
        ahead.add(one.number)
    kept.reverse()
    lost = tuple(one.number for one, was in zip(kept, asked, strict=True) if one != was)
    return Shaped(_made(form, kept), lost)


def _made(form: Form, asked: Sequence[Question]) -> Form:
    """The questions, with the highest number of any before and now remembered."""
    shaped = replace(form, questions=tuple(asked))
    return replace(shaped, last=max(next_number(form), next_number(shaped)) - 1)
