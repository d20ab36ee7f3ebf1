"""Which questions a person is led through by the answers so far: the next one, the one before, how many are left.

Jumps lead forwards only (checking.py). In a draft that is not checked yet a jump that leads backwards or nowhere ends
the survey, so that no preview goes round in circles.
"""

from collections.abc import Iterator
from itertools import pairwise

from bot.services.surveys.form import BRANCHING, END, Answer, Form, Jump, Kind, Question, Sheet, YesNo


def path(form: Form, sheet: Sheet) -> tuple[Question, ...]:
    """The questions that these answers lead through, up to the first one that is still to be answered.

    A skipped question counts as answered where it may be skipped.
    """
    return tuple(_walk(form, sheet))


def next_after(form: Form, sheet: Sheet, number: int) -> Question | None:
    """The question behind this one; None at the end, where this one is not answered, and where none led to it."""
    walked = path(form, sheet)
    return next((after for one, after in pairwise(walked) if one.number == number), None)


def before(form: Form, sheet: Sheet, number: int) -> Question | None:
    """The question from which the answers led to this one; None at the first, and where none led to it."""
    walked = path(form, sheet)
    return next((one for one, after in pairwise(walked) if after.number == number), None)


def is_complete(form: Form, sheet: Sheet) -> bool:
    """Whether all is answered that these answers lead to; a form without questions never is."""
    walked = path(form, sheet)
    return bool(walked) and is_answered(walked[-1], sheet)


def on_path(form: Form, sheet: Sheet) -> Sheet:
    """The answers that still count: a changed answer leaves behind those of questions that it leads past.

    Of a complete sheet exactly the answers along its path. Before that also those that may still be reached, so that
    nobody is asked again for what was said.
    """
    walked = path(form, sheet)
    kept = {one.number for one in walked}
    reached = [walked[-1]] if walked else []
    while reached:
        one = reached.pop()
        fresh = [target for target in _ahead(form, one, sheet) if target.number not in kept]
        kept.update(target.number for target in fresh)
        reached.extend(fresh)
    return {number: answer for number, answer in sheet.items() if number in kept}


def progress(form: Form, sheet: Sheet) -> tuple[int, int]:
    """How many questions are done, and how many there are in all if the longest way that is still possible is taken.

    An answer can shorten the way but never lengthen it, so a bar drawn from these grows with each answer.
    """
    walked = path(form, sheet)
    done = sum(is_answered(one, sheet) for one in walked)
    left: dict[int, int] = {}
    for one in reversed(form.questions):
        left[one.number] = 1 + max((left.get(target.number, 0) for target in _ahead(form, one, sheet)), default=0)
    return done, done + (left[walked[-1].number] if done < len(walked) else 0)


def is_answered(question: Question, sheet: Sheet) -> bool:
    """Whether there is an answer with as many options as are wanted, or the question was skipped and may be."""
    answer = sheet.get(question.number)
    if answer is None or answer.is_skipped:
        return answer is not None and not question.required
    return question.kind is not Kind.MANY or answer.count >= question.least


def leads_to(form: Form, question: Question, answer: Answer) -> int:
    """The number of the question that comes after this answer, or END."""
    if question.kind in BRANCHING:
        said = answer.options or (() if answer.number is None else (answer.number,))
        jump = next((one for one in question.jumps if any(_fits(one, value) for value in said)), None)
        if jump is not None:
            return jump.to
    return default_of(form, question)


def default_of(form: Form, question: Question) -> int:
    """Where it goes on if no jump fits: `then`, or the next question in order, or END."""
    if question.then is not None:
        return question.then
    following = next(_behind(form, question), None)
    return following.number if following else END


def exits(form: Form, question: Question) -> frozenset[int]:
    """Everything this question may lead to: exactly the targets for which there is an answer that may be given.

    Skipping leads to the default, and so does an own answer; a required question whose answers all jump does not.
    """
    default = default_of(form, question)
    if question.kind not in BRANCHING or not question.jumps:
        return frozenset({default})
    found = set(_exits_of_many(question, default) if question.kind is Kind.MANY else _exits_of_one(question, default))
    if not question.required:
        found.add(default)
    return frozenset(found) or frozenset({default})


def _walk(form: Form, sheet: Sheet) -> Iterator[Question]:
    ahead = iter(form.questions)
    question = next(ahead, None)
    while question is not None:
        yield question
        if not is_answered(question, sheet):
            return
        target = leads_to(form, question, sheet[question.number])
        question = next((one for one in ahead if one.number == target), None)


def _ahead(form: Form, question: Question, sheet: Sheet) -> tuple[Question, ...]:
    """What may come right after it: of an answered question one, of another all its exits."""
    if is_answered(question, sheet):
        targets = frozenset({leads_to(form, question, sheet[question.number])})
    else:
        targets = exits(form, question)
    return tuple(one for one in (_later(form, question, target) for target in targets) if one is not None)


def _later(form: Form, question: Question, number: int) -> Question | None:
    """The question of that number if it stands behind this one; None for END and for what leads backwards."""
    return next((one for one in _behind(form, question) if one.number == number), None)


def _behind(form: Form, question: Question) -> Iterator[Question]:
    """The questions that come after it in order."""
    rest = iter(form.questions)
    any(one.number == question.number for one in rest)  # goes no further than to it
    return rest


def _exits_of_one(question: Question, default: int) -> Iterator[int]:
    if question.kind is Kind.ONE and question.own:
        yield default
    for value in _values(question):
        yield next((jump.to for jump in question.jumps if _fits(jump, value)), default)


def _exits_of_many(question: Question, default: int) -> Iterator[int]:
    """The first jump with a chosen option counts: one is taken if enough may be chosen without those before it."""
    free = set(_values(question))
    for jump in question.jumps:
        hit = {value for value in free if _fits(jump, value)}
        if hit and len(free) + question.own >= question.least:
            yield jump.to
        free -= hit
    if len(free) + question.own >= max(question.least, 1):
        yield default


def _values(question: Question) -> list[int]:
    """What may be said, as far as jumps can tell it apart: of a wide range the values at the edges of jumps."""
    if question.kind is Kind.YES_NO:
        return [YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY]
    if question.kind not in {Kind.SCALE, Kind.NUMBER}:
        return [option.number for option in question.options]
    edges = {question.least, question.most}
    for jump in question.jumps:
        edges |= {jump.first - 1, jump.first, jump.last, jump.last + 1}
    return sorted(value for value in edges if question.least <= value <= question.most)


def _fits(jump: Jump, value: int) -> bool:
    return jump.first <= value <= jump.last
