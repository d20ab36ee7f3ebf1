"""One question after the other: bars in words, as a picture, beside last year's."""

from bot.services.surveys.form import TEXTS
from bot.services.surveys.results import Outcome
from bot.services.surveys.shapes import QuestionResult
from bot.ui import Button, Screen, Text, clamp_page, column, pager, screen, t
from handlers.results.addresses import By, Groups, Picture, Question, Said, Source
from handlers.results.bars import answered_line, bar_line, ends_line, hidden_line, shown_bars, silent_lines
from handlers.results.charts import chart_of
from handlers.results.common import drawn, head_of, outcome_of, question_line, sample_mark, voice_of
from handlers.results.phrases import figures_line, in_words, label, number, share
from handlers.site import Context


async def question(context: Context, address: Question) -> Screen:
    """The bars of a question with numbers and shares."""
    outcome = await outcome_of(context, address.source, address.id)
    results = outcome.results.questions
    if not results:
        return _nothing(outcome, address.source)
    page = clamp_page(address.page, len(results), 1)
    result = results[page]
    return screen(
        t("results-question-title", at=str(page + 1), of=str(len(results))),
        sample_mark(address.source),
        question_line(result),
        *_figures(outcome, result),
        *_last_year(outcome, result),
        rows=(*column(_buttons(result, address.source, address.id, page)), *pager(address, page, len(results), 1)),
        back=head_of(address.source, address.id),
    )


async def picture(context: Context, address: Picture) -> Screen:
    """The same as a picture to be kept or sent on."""
    outcome = await outcome_of(context, address.source, address.id)
    results = outcome.results.questions
    if not results:
        return _nothing(outcome, address.source)
    page = clamp_page(address.page, len(results), 1)
    result = results[page]
    chart = chart_of(outcome, result, address.source, voice_of(context))
    return screen(
        t("results-question-title", at=str(page + 1), of=str(len(results))),
        sample_mark(address.source),
        question_line(result),
        picture=await drawn(context, chart, str(result.question.number)) if is_drawn(result) else None,
        rows=pager(address, page, len(results), 1),
        back=Question(source=address.source, id=address.id, page=page),
    )


def is_drawn(result: QuestionResult) -> bool:
    """Whether there are bars to draw; what was said in own words has none."""
    return bool(shown_bars(result)) and not result.is_hidden and result.question.kind not in TEXTS


def _nothing(outcome: Outcome, source: Source) -> Screen:
    return screen(
        t("results-questions-title"),
        sample_mark(source),
        t("results-hidden-all" if outcome.results.is_hidden else "results-no-questions"),
        back=head_of(source, outcome.survey.id),
    )


def _figures(outcome: Outcome, result: QuestionResult) -> list[Text | None]:
    if result.is_hidden:
        return [hidden_line(result)]
    shown = [] if result.question.kind in TEXTS else [bar_line(result, one) for one in shown_bars(result)]
    return [
        answered_line(result, outcome.survey.unit),
        figures_line(result),
        ends_line(result.question),
        t("blank"),
        *shown,
        in_words(result),
        *silent_lines(result),
        hidden_line(result),
    ]


def _last_year(outcome: Outcome, result: QuestionResult) -> list[Text]:
    change = outcome.change(result.question.number)
    known = [one for one in change.bars if one.before is not None and one.before + one.now > 0]
    lines = [
        t("results-was", label=label(result.question, one.bar), before=share(one.before or 0), now=share(one.now))
        for one in known
    ]
    if change.mean is not None and change.mean_before is not None:
        lines = [t("results-was-mean", before=number(change.mean_before), now=number(change.mean))]
    return [t("blank"), t("results-last-year"), *lines] if lines else []


def _buttons(result: QuestionResult, source: Source, survey_id: int, page: int) -> list[Button | None]:
    asked = result.question.number
    has_bars = is_drawn(result)
    return [
        Button(t("results-picture"), Picture(source=source, id=survey_id, page=page)) if has_bars else None,
        Button(t("results-by-groups"), Groups(source=source, id=survey_id, number=asked, by=By.GROUP))
        if has_bars
        else None,
        Button(t("results-texts"), Said(source=source, id=survey_id, number=asked)) if result.texts else None,
    ]
