"""Results at a glance: who has answered, then the few things to know, then where one may look closer."""

from bot.access import Permission
from bot.services.surveys.results import Outcome
from bot.services.surveys.summary import SHEETS
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.results.addresses import Compare, Done, Head, Needs, Question, Report, Seen, Source, Texts
from handlers.results.bars import bar_line, shown_bars
from handlers.results.common import name_of, outcome_of, question_line, sample_mark
from handlers.results.phrases import finding_line, turnout_lines
from handlers.site import Context
from handlers.survey_phrases import mode_line


async def head(context: Context, address: Head) -> Screen:
    """What a survey has found."""
    outcome = await outcome_of(context, Source.REAL, address.id)
    post_id = outcome.survey.post_id
    news = f"newsroom.post:{post_id}" if post_id is not None else Done(id=address.id)
    further = [
        Button(t("results-report"), Report(id=address.id)),
        None if outcome.results.is_hidden else Button(t("results-do"), Needs(id=address.id)),
        Button(t("results-done"), news) if context.actor.may(Permission.NEWS_WRITE) else None,
    ]
    return screen(
        *_lines(outcome, Source.REAL),
        rows=column([*_closer(outcome, Source.REAL), *further]),
        back=outcome.survey.managed,
    )


async def seen(context: Context, address: Seen) -> Screen:
    """What the director will see, of made-up answers."""
    outcome = await outcome_of(context, Source.SAMPLE, address.id)
    closer = column(_closer(outcome, Source.SAMPLE))
    return screen(*_lines(outcome, Source.SAMPLE), rows=closer, back=outcome.survey.thing)


def _lines(outcome: Outcome, source: Source) -> list[Text | None]:
    results, survey = outcome.results, outcome.survey
    is_sample = source is Source.SAMPLE
    sample_hint = t("results-sample-anonymous" if results.is_anonymous else "results-sample-named")
    return [
        t("results-sample-title" if is_sample else "results-title", title=name_of(outcome)),
        sample_mark(source),
        sample_hint if is_sample else t("results-ended", mode=mode_line(survey.mode), day=results.ended_on),
        t("blank"),
        *turnout_lines(results),
        t("results-lost", count=survey.lost) if survey.lost and not is_sample else None,
        t("results-hidden-all") if results.is_hidden else None,
        None if outcome.survey.form.questions else t("results-no-questions"),
        *_found(outcome),
    ]


def _found(outcome: Outcome) -> list[Text]:
    """The few things to know; where there are none, why, and of a single question its answers."""
    results = outcome.results
    if outcome.found:
        lines = [finding_line(outcome, one) for one in outcome.found]
        told = [t("results-found", at=str(at), what=line) for at, line in enumerate(lines, start=1)]
        return [t("blank"), t("results-found-title"), *told]
    shown = [one for one in results.questions if not one.is_hidden]
    if not shown or not results.answered:
        return []
    if len(results.questions) == 1 and (bars := shown_bars(shown[0])):
        return [t("blank"), question_line(shown[0]), *(bar_line(shown[0], one) for one in bars)]
    return [t("blank"), t("results-found-few" if results.answered < SHEETS else "results-found-none")]


def _closer(outcome: Outcome, source: Source) -> list[Button | None]:
    survey_id, results = outcome.survey.id, outcome.results
    if not results.questions:
        return []
    has_texts = any(one.texts for one in results.questions)
    return [
        Button(t("results-questions"), Question(source=source, id=survey_id)),
        Button(t("results-compare"), Compare(source=source, id=survey_id)),
        Button(t("results-texts"), Texts(source=source, id=survey_id)) if has_texts else None,
    ]
