"""Results as what the pictures are drawn of, in the reader's language."""

from collections.abc import Sequence

from bot.i18n import Voice
from bot.reports.survey_chart import AnyChart, Chart, ChartBar, ScaleChart, ShadeCell, ShadeChart, ShadeRow
from bot.services.surveys.form import Kind
from bot.services.surveys.results import Outcome
from bot.services.surveys.shapes import Bar, Comparison, CrossTable, QuestionResult, What
from bot.ui import Text, t
from handlers.results.addresses import Source
from handlers.results.bars import answered_line, ends_line, hidden_line, shown_bars, silent_lines
from handlers.results.phrases import figures_line, label, share
from handlers.survey_phrases import group_title


def chart_of(outcome: Outcome, result: QuestionResult, source: Source, voice: Voice) -> AnyChart:
    """A question's bars; the steps of a scale side by side where each is shown by itself."""
    bars = shown_bars(result)
    if result.question.kind is Kind.SCALE and result.of and all(one.what is What.OPTION for one in bars):
        return _scale(outcome, result, source, voice)
    before = {one.bar: one.before for one in outcome.change(result.question.number).bars}
    has_before = any(one is not None for one in before.values())
    return Chart(
        result.question.text,
        [_bar(result, one, before.get(one), voice) for one in bars],
        _note(outcome, result, source, voice, ends_line(result.question)),
        voice.plain(t("results-chart-now")) if has_before else "",
        voice.plain(t("results-chart-before")) if has_before else "",
    )


def groups_chart(found: Comparison, source: Source, voice: Voice) -> ShadeChart:
    """A row a group, a column a bar, shares of each group."""
    lines = [
        ShadeRow(voice.plain(group_title(row.title)), [_shade(one, row.answered, voice) for one in row.counts])
        for row in found.rows
    ]
    columns = [voice.plain(label(found.question, one)) for one in found.bars]
    return ShadeChart(found.question.text, columns, lines, _sample_note(source, voice))


def cross_chart(found: CrossTable, source: Source, voice: Voice) -> ShadeChart:
    """A row an answer to the one question, a column one to the other, shares of each row."""
    title = voice.plain(t("results-cross-of", one=found.row_question.text, other=found.column_question.text))
    lines = [
        ShadeRow(voice.plain(label(found.row_question, bar)), [_shade(one, bar.count, voice) for one in cells])
        for bar, cells in zip(found.rows, found.cells, strict=True)
    ]
    columns = [voice.plain(label(found.column_question, one)) for one in found.columns]
    return ShadeChart(title, columns, lines, _sample_note(source, voice))


def _bar(result: QuestionResult, bar: Bar, before: float | None, voice: Voice) -> ChartBar:
    of = result.of
    whole = of or max(sum(one.count for one in result.bars), 1)
    return ChartBar(
        voice.plain(label(result.question, bar)),
        bar.count / whole,
        str(bar.count),
        voice.plain(share(bar.count / of)) if of else "",
        before,
        voice.plain(share(before)) if before is not None else "",
    )


def _scale(outcome: Outcome, result: QuestionResult, source: Source, voice: Voice) -> ScaleChart:
    question = result.question
    mean = (result.mean - question.least) / (question.most - question.least) if result.mean is not None else None
    figures = figures_line(result)
    return ScaleChart(
        question.text,
        [_bar(result, one, None, voice) for one in shown_bars(result)],
        question.low_label,
        question.high_label,
        mean,
        voice.plain(figures) if figures else "",
        _note(outcome, result, source, voice),
    )


def _shade(count: int, of: int | None, voice: Voice) -> ShadeCell:
    if not of:
        return ShadeCell(str(count), 0.0 if of == 0 else None)
    return ShadeCell(voice.plain(share(count / of)), count / of)


def _note(outcome: Outcome, result: QuestionResult, source: Source, voice: Voice, ends: Text | None = None) -> str:
    answered = answered_line(result, outcome.survey.unit)
    return _joined([_mark(source), ends, answered, *silent_lines(result), hidden_line(result)], voice)


def _sample_note(source: Source, voice: Voice) -> str:
    return _joined([_mark(source)], voice)


def _mark(source: Source) -> Text | None:
    return t("results-sample-mark") if source is Source.SAMPLE else None


def _joined(lines: Sequence[Text | None], voice: Voice) -> str:
    words = [voice.plain(one) for one in lines if one is not None]
    return " ".join(one if one.endswith(".") else f"{one}." for one in words)
