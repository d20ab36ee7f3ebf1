"""The sheets of a survey that has ended, counted question by question.

Counted once (`tally`), then read as results of questions, comparisons of groups and cross tables
(bot/services/surveys/tables.py). The policy says what may be shown (bot/services/surveys/hiding.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from bot.services.surveys.cells import OWN, Said, said
from bot.services.surveys.figures import Stretch
from bot.services.surveys.form import TEXTS, Form, Kind, Question, Sheet
from bot.services.surveys.hiding import (
    Block,
    Cell,
    Policy,
    bars,
    betrayed,
    fewest_of,
    hidden_options,
    merged,
    size,
    targets,
    untold_texts,
)
from bot.services.surveys.shapes import SILENT, Bar, QuestionResult, TextGroup, What
from bot.services.surveys.walking import default_of

# Puts texts together that say much the same.
GroupTexts: TypeAlias = Callable[[Sequence[str]], Sequence[TextGroup]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A sheet and the title of its group («5А», a department), empty if it has none."""

    sheet: Sheet
    group: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A question as it may be shown. options: of MANY how many sheets chose each; hidden: those not shown."""

    said: Said
    blocks: tuple[Block, ...]
    options: dict[int, int]
    hidden: frozenset[int]
    is_hidden: bool

    @property
    def question(self) -> Question:
        return self.said.question

    @property
    def base(self) -> Block:
        """The block of those who said anything, of MANY and texts."""
        return next(one for one in self.blocks if 0 in one)


@dataclass(frozen=True, slots=True)
class Tally:
    """All sheets by question; `groups`: the title of the group of each."""

    form: Form
    groups: tuple[str, ...]
    policy: Policy
    seen: dict[int, Seen]


def tally(form: Form, sheets: Sequence[Counted], policy: Policy) -> Tally:
    """Counts every question once, and hides those whose base would give away another's block."""
    only_sheets = [one.sheet for one in sheets]
    seen = {one.number: _seen(said(form, one, only_sheets), policy) for one in form.questions}
    hidden = betrayed(form, [ways for one in seen.values() for ways in _leading(form, one)])
    seen |= {number: replace(seen[number], is_hidden=True) for number in hidden}
    return Tally(form, tuple(one.group for one in sheets), policy, seen)


def _seen(one: Said, policy: Policy) -> Seen:
    blocks = tuple(merged(one.cells, policy))
    are_fitting = all(policy.fits(size(one.cells, block)) for block in blocks)
    plain = Seen(one, blocks, {}, frozenset(), is_hidden=not are_fitting)
    if one.question.kind in TEXTS:
        return replace(plain, is_hidden=not are_fitting or (plain.base != (0,) and not _texts_untold(plain, policy)))
    if one.question.kind is not Kind.MANY:
        filled = [block for block in blocks if size(one.cells, block)]
        return replace(plain, is_hidden=not are_fitting or (len(filled) == 1 and len(filled[0]) > 1))
    return _seen_many(plain, policy)


def _seen_many(plain: Seen, policy: Policy) -> Seen:
    question, of = plain.question, size(plain.said.cells, plain.base)
    counts = dict.fromkeys([one.number for one in question.options], 0)
    if question.own:
        counts[OWN] = 0
    for chosen in plain.said.chosen:
        for number in chosen:
            counts[number] = counts.get(number, 0) + 1
    numbers = list(counts)
    hidden = frozenset(numbers[at] for at in hidden_options(list(counts.values()), of, policy))
    shown = [counts[one] for one in numbers if one not in hidden]
    is_hidden = plain.is_hidden or bool(hidden and not any(0 < one < of for one in shown))
    is_hidden = is_hidden or (plain.base != (0,) and not _has_play(question, shown, of, policy))
    return replace(plain, options=counts, hidden=hidden, is_hidden=is_hidden)


def _has_play(question: Question, shown: Sequence[int], of: int, policy: Policy) -> bool:
    """Whether any number of those who said nothing, who are hidden in the same block, is possible.

    Everybody else chose at least and at most so many options.
    """
    least, most = max(1, question.least), question.most or len(question.options) + question.own
    return sum(shown) >= least * (of - 1) and sum(shown) <= most * (of - fewest_of(policy))


def _leading(form: Form, seen: Seen) -> list[frozenset[int]]:
    """Where each block may lead; of all cells where nothing is shown."""
    cells = seen.said.cells
    if seen.is_hidden:
        return [targets(cells, tuple(range(len(cells))))]
    if seen.question.kind is not Kind.MANY:
        return [targets(cells, one) for one in seen.blocks]
    jumps = [one for one in seen.question.jumps if any(one.first <= number <= one.last for number in seen.hidden)]
    return [frozenset({default_of(form, seen.question), *(one.to for one in jumps)})]


def question_results(counts: Tally, group_texts: GroupTexts) -> tuple[QuestionResult, ...]:
    """The results of all questions in the order of the form; those not asked of anybody with zeros."""
    return tuple(_result(one, counts.policy, group_texts) for one in counts.seen.values())


def _result(seen: Seen, policy: Policy, group_texts: GroupTexts) -> QuestionResult:
    question, cells = seen.question, seen.said.cells
    if seen.is_hidden:
        return QuestionResult(question, None, is_hidden=True)
    answered = answered_of(cells, seen.blocks, partial(size, cells))
    if question.kind in TEXTS and answered is None:
        return QuestionResult(question, None, texts=_without_numbers(seen, policy, group_texts))
    shown = bars(cells, seen.blocks)
    if question.kind in TEXTS or question.kind is Kind.MANY:
        shown = (*option_bars(seen), *(one for one in shown if one.what in SILENT))
    figures = policy.figures(seen.said.values, stretches(cells, seen.blocks, partial(size, cells)))
    return QuestionResult(
        question,
        answered,
        answered,
        shown,
        figures.mean,
        figures.spread,
        tuple(group_texts(sorted(_texts(seen)))),
        hidden_options=tuple(sorted(seen.hidden)),
    )


def option_bars(seen: Seen) -> tuple[Bar, ...]:
    """The options of MANY that are shown, in the order of the form."""
    shown = [(number, count) for number, count in seen.options.items() if number not in seen.hidden]
    return tuple(Bar(What.OPTION if number else What.OWN, count, number) for number, count in shown)


def answered_of(cells: Sequence[Cell], blocks: Sequence[Block], count: Callable[[Block], int]) -> int | None:
    """How many said something; None where some who said nothing are in one block with them."""
    silent = {block: [cells[one].what is What.NOTHING for one in block] for block in blocks}
    if any(any(one) and not all(one) for one in silent.values()):
        return None
    return sum(count(block) for block in blocks if not any(silent[block]))


def stretches(cells: Sequence[Cell], blocks: Sequence[Block], count: Callable[[Block], int]) -> list[Stretch]:
    """The blocks as stretches of a scale; none where the question has no scale or not all of it is told."""
    if answered_of(cells, blocks, count) is None:
        return []
    spoken = [block for block in blocks if cells[block[0]].what is not What.NOTHING]
    ends = [(block, [cells[one].low for one in block], [cells[one].high for one in block]) for block in spoken]
    found = []
    for block, lows, highs in ends:
        low = [one for one in lows if one is not None]
        high = [one for one in highs if one is not None]
        if not low or not high:
            return []
        found.append(Stretch(count(block), min(low), max(high)))
    return found


def _without_numbers(seen: Seen, policy: Policy, group_texts: GroupTexts) -> tuple[TextGroup, ...]:
    """Each text once; those who said least are left out, where some have to be."""
    longest = sorted(set(_texts(seen)), key=lambda one: (-len(one), one))[: _texts_untold(seen, policy)]
    return tuple(replace(one, count=0) for one in group_texts(sorted(longest)))


def _texts_untold(seen: Seen, policy: Policy) -> int:
    return untold_texts(seen.said.cells[0].count, size(seen.said.cells, seen.base), policy)


def _texts(seen: Seen) -> list[str]:
    """What was written in own words, where as many wrote as may be shown."""
    kind, codes, cells = seen.question.kind, seen.said.codes, seen.said.cells
    if kind is Kind.ONE:
        shown = {block[0] for block in seen.blocks if len(block) == 1 and cells[block[0]].what is What.OWN}
    elif kind is Kind.MANY:
        shown = set() if OWN in seen.hidden or OWN not in seen.options else {0}
    else:
        shown = {0} if kind in TEXTS else set()
    said_so = (one for one, code in zip(seen.said.answers, codes, strict=True) if code in shown) if shown else ()
    return [one.words for one in said_so if one is not None and one.words]
