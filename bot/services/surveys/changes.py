"""This year's results beside last year's: only what is shown of both, of the questions that are the same.

A copy keeps their numbers, but its words may be others now; questions from a file are numbered anew from 1.
"""

from dataclasses import dataclass

from bot.services.surveys.form import Kind, Question
from bot.services.surveys.shapes import SILENT, Bar, QuestionResult, What
from bot.services.text import fold


@dataclass(frozen=True, slots=True)
class BarChange:
    """The share of a bar, from 0 to 1, of those who said something. before: None, if it had no such bar of its own."""

    bar: Bar
    now: float
    before: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """bars: empty where shares can't be told of both. means: None where either has none."""

    bars: tuple[BarChange, ...] = ()
    mean: float | None = None
    mean_before: float | None = None


def changes(now: QuestionResult, before: QuestionResult) -> Change:
    """How a question has changed since the survey that it was copied from; nothing, if something else is asked now."""
    if asked(now.question) != asked(before.question) or now.is_hidden or before.is_hidden:
        return Change()
    means = (now.mean, before.mean) if None not in (now.mean, before.mean) else (None, None)
    return Change(_bars(now, before), *means)


def asked(question: Question) -> tuple[Kind, str, int, int]:
    """What must be the same to compare; a scale of ten steps is another than one of five."""
    ends = (question.least, question.most) if question.kind is Kind.SCALE else (0, 0)
    return (question.kind, fold(question.text), *ends)


def _bars(now: QuestionResult, before: QuestionResult) -> tuple[BarChange, ...]:
    if not now.of or not before.of:
        return ()
    shares = {_key(before, bar): bar.count / before.of for bar in before.bars}
    return tuple(
        BarChange(bar, bar.count / now.of, shares.get(_key(now, bar)))
        for bar in now.bars
        if bar.what not in SILENT | {What.REST}
    )


def _key(result: QuestionResult, bar: Bar) -> tuple[str, int, str]:
    """What makes two bars the same; an option also by its label, as it may have been given a new meaning."""
    labels = {one.number: one.label for one in result.question.options}
    return bar.what.value, bar.number, bar.ends or labels.get(bar.number, "")
