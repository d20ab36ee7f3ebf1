"""The few things that a director needs to know of a survey: five needs, not five hundred rows. Pure rules.

Only what is shown anyway gets in: bars, means and groups of texts of the results. Bars that stand for several answers
together and questions that are hidden say nothing here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import Final

from bot.services.surveys.changes import asked
from bot.services.surveys.form import WITH_OPTIONS, Kind, Option, Question, YesNo
from bot.services.surveys.shapes import FEWEST, QuestionResult, Results, What
from bot.services.surveys.wanting import Need, names_nothing, need_of

MOST: Final = 5
# Of fewer sheets nothing is told: three of nine are no need of the school.
SHEETS: Final = 10
# So many at least say the same.
PEOPLE: Final = 3
LARGE_SHARE: Final = 0.25
LACKING_SHARE: Final = 0.1
# So much must weigh what a question says besides its first need.
STRONG: Final = 0.25
LOW_ENOUGH: Final = 0.5
LARGE_CHANGE: Final = 0.1
SAME_WORDS_SHARE: Final = 0.05
# A change and own words say more than their size, a lack more than a wish, having none more than waiting for it.
TELLING: Final = 2
WEIGHTS: Final = {Need.WISH: 1.0, Need.LACK: 1.5, Need.NONE: 2.5}
# «Да» of a question that leads to others, which say more of the same.
LEADING: Final = 0.3
_EXACT: Final = 1e-9


class FindingKind(StrEnum):
    """What makes it worth telling."""

    CHOICE = "choice"
    LOW = "low"
    CHANGE = "change"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know. words: what a task, an item of the plan or a purchase made of it would be called.

    question: its number. option: the number of the answer chosen, of YES_NO as of YesNo; 0: none. count, share: how
    many have said it, of those counted in the question's result. mean: of a scale. before: last year's share or mean.
    """

    kind: FindingKind
    question: int
    words: str
    option: int = 0
    count: int | None = None
    share: float | None = None
    mean: float | None = None
    before: float | None = None


@dataclass(frozen=True, slots=True)
class _Weighed:
    weight: float
    finding: Finding


def findings(results: Results, last_year: Results | None = None) -> tuple[Finding, ...]:
    """At most five, the weightiest first; last_year: the survey that this one is a copy of, if it has results.

    1. Every question names what could be a need, each with a weight from 0 to 1. Which answers are lacks, wishes or
       none at all («хватает», «помощь не нужна», habits) says wanting.py; shares are of all who sent the survey, as of
       the few whom a question was asked they would seem larger than they are:
       CHOICE  a wish that a quarter or more of those asked have chosen weighs its share, a lack that a tenth or more
               have chosen one and a half times as much, having none at all two and a half times; less than a third
               of it where the next questions ask closer;
       LOW     a scale whose mean is at its middle or below weighs its distance from the upper end: low is bad;
       CHANGE  a lack or a wish that a tenth more have chosen than last year, a mean that fell by a tenth of its scale
               or more, weigh twice the change; what got better is no need;
       TEXT    the same own words of five and more people, a twentieth of all or more, weigh twice their share, as
               nobody has put these words into their mouths. «Нет» and «всё хорошо» are none.
    2. Of an answer that is both CHOICE and CHANGE, or a scale that is both LOW and CHANGE, the heavier stays.
    3. Every question speaks once. Places that stay free go to what else is strong, the second of every question before
       the third of any. What was chosen stands by its weight.
    4. Of fewer than ten sheets, or answers to a question, nothing is told.
    """
    if results.is_hidden or results.answered < SHEETS:
        return ()
    known = () if last_year is None or last_year.is_hidden else last_year.questions
    earlier = {one.question.number: one for one in known}
    ranked: list[tuple[int, _Weighed]] = []
    for result in results.questions:
        if result.is_hidden or (result.of is not None and result.of < SHEETS):
            continue
        found = _of(result, _same(result, earlier.get(result.question.number)), results.answered)
        ranked += enumerate(sorted(found, key=attrgetter("weight"), reverse=True))
    chosen = [one for one in ranked if one[0] == 0 or one[1].weight >= STRONG - _EXACT]
    chosen = sorted(chosen, key=lambda one: (one[0], -one[1].weight))[:MOST]
    return tuple(one.finding for _, one in sorted(chosen, key=lambda one: -one[1].weight))


def _same(result: QuestionResult, earlier: QuestionResult | None) -> QuestionResult | None:
    """Last year's question, if it asked the same: a copy keeps its numbers, but may have been rewritten."""
    if earlier is None or earlier.is_hidden or asked(earlier.question) != asked(result.question):
        return None
    return earlier


def _of(result: QuestionResult, earlier: QuestionResult | None, sheets: int) -> Iterator[_Weighed]:
    if result.question.kind in WITH_OPTIONS or result.question.kind is Kind.YES_NO:
        yield from _of_choices(result, earlier, sheets)
    elif result.question.kind is Kind.SCALE:
        yield from _of_scale(result, earlier)
    yield from _of_texts(result, sheets)


def _of_choices(result: QuestionResult, earlier: QuestionResult | None, sheets: int) -> Iterator[_Weighed]:
    question = result.question
    before = {} if earlier is None else _shares(earlier)
    for option, (count, share) in _shares(result).items():
        if count < PEOPLE or (need := need_of(question, option)) is Need.NOTHING:
            continue
        words = question.text if question.kind is Kind.YES_NO else option.label
        last = before.get(option, (0, None))[1]
        choice = Finding(FindingKind.CHOICE, question.number, words, option.number, count, share, before=last)
        found = []
        if share >= (LARGE_SHARE if need is Need.WISH else LACKING_SHARE) - _EXACT:
            found.append(_Weighed(_weight(question, need, count / sheets), choice))
        if last is not None and share - last >= LARGE_CHANGE - _EXACT:
            found.append(_Weighed(_telling(share - last), replace(choice, kind=FindingKind.CHANGE)))
        yield from _heaviest(found)


def _weight(question: Question, need: Need, part: float) -> float:
    leads = question.kind is Kind.YES_NO and bool(question.jumps)
    return min(1.0, WEIGHTS[need] * part * (LEADING if leads else 1))


def _shares(result: QuestionResult) -> dict[Option, tuple[int, float]]:
    """How many chose what, and their share; «hard to say» is no choice. Same label and number: the same option."""
    if not result.of:
        return {}
    question = result.question
    if question.kind is Kind.YES_NO:
        options = {number: Option(number, "") for number in (YesNo.YES, YesNo.NO)}
    else:
        options = {one.number: one for one in question.options}
    shown = [one for one in result.bars if one.what is What.OPTION and one.number in options]
    return {options[one.number]: (one.count, one.count / result.of) for one in shown}


def _of_scale(result: QuestionResult, earlier: QuestionResult | None) -> Iterator[_Weighed]:
    question, mean = result.question, result.mean
    length = question.most - question.least
    if mean is None or length <= 0:
        return
    last = earlier.mean if earlier is not None else None
    found = []
    low = (question.most - mean) / length
    if low >= LOW_ENOUGH - _EXACT:
        found.append(_Weighed(low, Finding(FindingKind.LOW, question.number, question.text, mean=mean, before=last)))
    if last is not None and (last - mean) / length >= LARGE_CHANGE - _EXACT:
        change = Finding(FindingKind.CHANGE, question.number, question.text, mean=mean, before=last)
        found.append(_Weighed(_telling((last - mean) / length), change))
    yield from _heaviest(found)


def _of_texts(result: QuestionResult, sheets: int) -> Iterator[_Weighed]:
    of = result.of or result.answered
    for group in result.texts:
        # What many wrote is rare: only of that is read what it says.
        if of and group.count >= max(FEWEST, SAME_WORDS_SHARE * of) and not names_nothing(group.words):
            share = group.count / of
            told = Finding(FindingKind.TEXT, result.question.number, group.words, count=group.count, share=share)
            yield _Weighed(_telling(group.count / sheets), told)


def _telling(size: float) -> float:
    return min(1.0, TELLING * size)


def _heaviest(found: Sequence[_Weighed]) -> Iterator[_Weighed]:
    """The first of the heaviest, if there is any."""
    if found:
        yield max(found, key=attrgetter("weight"))
