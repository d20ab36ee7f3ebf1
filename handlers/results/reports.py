"""Results to be taken along: a report with pictures, a table of figures. Both are made beside the conversation."""

import asyncio
from collections.abc import Iterator, Sequence

from bot.i18n import Voice
from bot.reports.survey_chart import chart_png
from bot.reports.survey_report import Report as Paper
from bot.reports.survey_report import ReportQuestion, ReportTable, survey_report_docx
from bot.reports.survey_table import CodeLine, RateLine, SurveyPage, SurveyTable, TextLine, survey_table_xlsx
from bot.reports.table_files import Cell
from bot.services.surveys.exporting import SheetLine
from bot.services.surveys.form import SKIPPED, Answer, Kind, Question
from bot.services.surveys.results import Outcome
from bot.services.surveys.shapes import SILENT, QuestionResult, Rate, What
from bot.ui import Answer as Reply
from bot.ui import Button, File, Screen, column, screen, t
from handlers.results.addresses import Document, Head, Report, Source, Table
from handlers.results.bars import answered_line, ends_line, hidden_line, hidden_numbers, shown_bars, silent_lines
from handlers.results.charts import chart_of
from handlers.results.common import name_of, outcome_of, voice_of
from handlers.results.phrases import (
    figures_line,
    finding_line,
    label,
    option_label,
    share,
    turnout_lines,
)
from handlers.results.questions import is_drawn
from handlers.site import Context
from handlers.survey_phrases import group_title, mode_line

CODES = ("question", "kind", "text", "option", "label", "said", "share", "mean", "spread", "answered")
RATES = ("group", "asked", "answered", "share")
TEXTS = ("question", "text", "words", "said", "others")
SHEETS = ("group", "who", "day", "paper")


async def report(context: Context, address: Report) -> Screen:
    """What to take along?"""
    outcome = await outcome_of(context, Source.REAL, address.id)
    return screen(
        t("results-report-title", title=name_of(outcome)),
        t("results-report-anonymous" if outcome.results.is_anonymous else "results-report-named"),
        rows=column(
            [
                Button(t("results-docx"), Document(id=address.id)),
                Button(t("results-xlsx"), Table(id=address.id)),
            ]
        ),
        back=Head(id=address.id),
    )


async def document(context: Context, address: Document) -> Reply:
    """The report: who answered, the few things to know, every question with its picture."""
    outcome = await outcome_of(context, Source.REAL, address.id)
    voice = voice_of(context)
    content = await asyncio.to_thread(_docx, outcome, voice, context)
    file = File(voice.plain(t("results-docx-name", day=outcome.results.ended_on)), content)
    title = t("results-report-title", title=name_of(outcome))
    return Reply(screen(title, t("results-docx-ready"), file=file, back=Report(id=address.id)))


async def table(context: Context, address: Table) -> Reply:
    """Codes, labels and counts; the sheets one by one of a named survey."""
    outcome = await outcome_of(context, Source.REAL, address.id)
    sheets = await context.services.surveys.exporting.sheets(context.actor, address.id)
    voice = voice_of(context)
    content = await asyncio.to_thread(_xlsx, outcome, sheets, voice)
    file = File(voice.plain(t("results-xlsx-name", day=outcome.results.ended_on)), content)
    title = t("results-report-title", title=name_of(outcome))
    return Reply(screen(title, t("results-xlsx-ready"), file=file, back=Report(id=address.id)))


def _docx(outcome: Outcome, voice: Voice, context: Context) -> bytes:
    results = outcome.results
    said = voice.plain
    began = context.school.today(outcome.survey.started_at or outcome.survey.created_at)
    mode = mode_line(outcome.survey.mode)
    period = t("results-paper-period", first=began, last=results.ended_on, mode=mode)
    facts = [period, *turnout_lines(results), *([t("results-hidden-all")] if results.is_hidden else [])]
    return survey_report_docx(
        Paper(
            voice.language,
            context.school.name or "",
            said(t("results-paper-title", title=results.title)),
            [said(one) for one in facts],
            said(t("results-paper-summary")),
            [said(finding_line(outcome, one)) for one in outcome.found],
            [_on_paper(outcome, at, one, voice) for at, one in enumerate(results.questions, start=1)],
            said(t("results-paper-rates")),
            ReportTable(_heads(RATES, voice), [_rate_row(one, voice) for one in results.rates]),
            context.now,
        )
    )


def _on_paper(outcome: Outcome, at: int, result: QuestionResult, voice: Voice) -> ReportQuestion:
    said = voice.plain
    answered = answered_line(result, outcome.survey.unit)
    told = (answered, figures_line(result), ends_line(result.question), *silent_lines(result), hidden_line(result))
    lines = [one for one in told if one is not None]
    drawn = is_drawn(result)
    texts = [(one.words, str(one.count or "")) for one in result.texts]
    bars = [
        (said(label(result.question, one)), str(one.count), _of(result, one.count, voice)) for one in shown_bars(result)
    ]
    return ReportQuestion(
        f"{at}. {result.question.text}",
        [said(one) for one in lines],
        chart_png(chart_of(outcome, result, Source.REAL, voice)) if drawn else b"",
        "; ".join(f"{words} – {count}" for words, count, _ in bars) if drawn else "",
        ReportTable(_heads(("label", "said", "share"), voice), bars) if drawn else None,
        ReportTable(_heads(("words", "said"), voice), texts) if texts else None,
    )


def _xlsx(outcome: Outcome, sheets: Sequence[SheetLine] | None, voice: Voice) -> bytes:
    questions = outcome.results.questions
    return survey_table_xlsx(
        SurveyTable(
            SurveyPage(_sheet_name("codes", voice), _heads(CODES, voice), _codes(questions, voice)),
            SurveyPage(_sheet_name("rates", voice), _heads(RATES, voice), _rates(outcome.results.rates, voice)),
            SurveyPage(_sheet_name("texts", voice), _heads(TEXTS, voice), _texts(questions)),
            _sheets(outcome, sheets, voice) if sheets is not None else None,
        )
    )


def _codes(questions: Sequence[QuestionResult], voice: Voice) -> Iterator[CodeLine]:
    """Questions are counted by their places, as screens count them: a number is what a moved one once was given."""
    for at, result in enumerate(questions, start=1):
        question = result.question
        same = (result.mean, result.spread, result.answered)
        if not result.bars:
            hidden = hidden_line(result)
            said = voice.plain(hidden) if hidden else ""
            yield CodeLine(at, _kind(question, voice), question.text, None, said, None, None, *same)
        for bar in result.bars:
            part = bar.count / result.of if result.of and bar.what not in SILENT else None
            number = bar.number if bar.what is What.OPTION else None
            told = voice.plain(label(question, bar))
            yield CodeLine(at, _kind(question, voice), question.text, number, told, bar.count, part, *same)
        for option in hidden_numbers(result):
            told = voice.plain(t("results-label-hidden", label=option_label(question, option)))
            yield CodeLine(at, _kind(question, voice), question.text, option or None, told, None, None, *same)


def _rates(rates: Sequence[Rate], voice: Voice) -> Iterator[RateLine]:
    for one in rates:
        part = one.answered / one.asked if one.asked else None
        yield RateLine(voice.plain(group_title(one.group)), one.asked, one.answered, part)


def _texts(questions: Sequence[QuestionResult]) -> Iterator[TextLine]:
    for at, result in enumerate(questions, start=1):
        for one in result.texts:
            yield TextLine(at, result.question.text, one.words, one.count or None, "; ".join(one.others))


def _sheets(outcome: Outcome, sheets: Sequence[SheetLine], voice: Voice) -> SurveyPage[Sequence[Cell]]:
    questions = outcome.survey.form.questions
    header = [*_heads(SHEETS, voice), *(f"{at}. {one.text}" for at, one in enumerate(questions, start=1))]
    return SurveyPage(_sheet_name("sheets", voice), header, (_sheet_row(one, questions, voice) for one in sheets))


def _sheet_row(sheet: SheetLine, questions: Sequence[Question], voice: Voice) -> Sequence[Cell]:
    on_paper = voice.plain(t("results-yes")) if sheet.on_paper else None
    answers = [_said(one, sheet.answers.get(one.number, SKIPPED), voice) for one in questions]
    return [voice.plain(group_title(sheet.group)), sheet.who or None, sheet.day, on_paper, *answers]


def _said(question: Question, answer: Answer, voice: Voice) -> Cell:
    if answer.day is not None:
        return answer.day
    if answer.number is not None and question.kind is not Kind.YES_NO:
        return answer.number
    numbers = answer.options if answer.number is None else (answer.number,)
    parts = [voice.plain(option_label(question, one)) for one in numbers]
    return "; ".join([*parts, *([answer.words] if answer.words else [])]) or None


def _rate_row(rate: Rate, voice: Voice) -> Sequence[str]:
    part = voice.plain(share(rate.answered / rate.asked)) if rate.asked else ""
    return voice.plain(group_title(rate.group)), str(rate.asked), str(rate.answered), part


def _of(result: QuestionResult, count: int, voice: Voice) -> str:
    return voice.plain(share(count / result.of)) if result.of else ""


def _kind(question: Question, voice: Voice) -> str:
    return voice.plain(t(f"results-kind-{question.kind}"))


def _heads(names: Sequence[str], voice: Voice) -> list[str]:
    return [voice.plain(t(f"results-column-{name}")) for name in names]


def _sheet_name(name: str, voice: Voice) -> str:
    return voice.plain(t(f"results-sheet-{name}"))
