"""The questions of a survey as a workbook that a secretary fills in, and what was wrong with one, in words."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from bot.services.surveys.files import packing
from bot.services.surveys.files.draft import NEEDED, Column, Draft, Field, Found, Part, Problem, Row
from bot.services.surveys.files.packing import guarded
from bot.services.surveys.files.text import read_yaml
from bot.services.surveys.files.words import Say, Vocabulary, Word, written
from bot.services.surveys.form import QUESTIONS_LIMIT, Kind
from bot.ui import Text, t
from models.surveys import SurveyMode, UnitKind

HOW_TO_LINES: Final = 10
# An example of every kind, with branches, in each language.
EXAMPLES: Final = Path(__file__).parent / "survey_examples"
_WIDTHS: Final = {Column.TEXT: 44, Column.KIND: 22, Column.OPTIONS: 34, Column.HELP: 30, Column.JUMPS: 28}
_NARROW: Final = 12
_LABEL, _VALUE = 26, 70


def form_xlsx(draft: Draft, say: Say, words: Vocabulary) -> bytes:
    """The draft in the layout of the template, which `read_workbook` reads again."""
    return _workbook(packing.about(draft, say), packing.rows(draft, say, words), say)


def template_xlsx(language: str, say: Say, words: Vocabulary) -> bytes:
    """Empty sheets to fill in, how to, and an example of every kind of question."""
    example = read_yaml((EXAMPLES / f"{language}.yaml").read_bytes(), words).draft
    assert example is not None
    about = packing.about(example, say) | {Field.TITLE: "", Field.INTRO: ""}
    return _workbook(about, [], say, packing.rows(example, say, words))


def problem_lines(found: Found, say: Say) -> list[Text]:
    """What is wrong with a file, a sentence each, and how much more there is."""
    lines = [problem_line(problem, say) for problem in found.problems]
    return [*lines, t("survey-file-problems-more", count=found.more)] if found.more else lines


def problem_line(problem: Problem, say: Say) -> Text:
    """One problem with its place."""
    what = t(f"survey-file-problem-{problem.reason}", cell=problem.cell, value=problem.value, limit=problem.limit)
    place = str(problem.place)
    if problem.column is None:
        if problem.place:
            return t("survey-file-problem-at-row", place=place, problem=what)
        return t("survey-file-problem-at-file", problem=what)
    family = "column" if isinstance(problem.column, Column) else "field"
    column = written(say, family, problem.column)
    if problem.place:
        return t("survey-file-problem-at", place=place, column=column, problem=what)
    return t("survey-file-problem-at-column", column=column, problem=what)


def _workbook(about: Mapping[Field, str], rows: Sequence[Row], say: Say, examples: Sequence[Row] = ()) -> bytes:
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        formats = {
            "header": workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}),
            # Everything is text: otherwise «1-2» becomes a date.
            "text": workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
            "wrap": workbook.add_format({"text_wrap": True, "valign": "top"}),
            "bold": workbook.add_format({"bold": True}),
        }
        questions = _questions(workbook, formats, say, Part.QUESTIONS, rows)
        _about(workbook, formats, say, about)
        _how_to(workbook, formats, say)
        if examples:
            _questions(workbook, formats, say, Part.EXAMPLES, examples)
        questions.activate()
    return buffer.getvalue()


def _questions(workbook: Any, formats: Mapping[str, Any], say: Say, part: Part, rows: Sequence[Row]) -> Any:
    page = workbook.add_worksheet(written(say, "part", part))
    for at, column in enumerate(Column):
        page.set_column(at, at, _WIDTHS.get(column, _NARROW), formats["text"])
        mark = " *" if column in NEEDED else ""
        page.write_string(0, at, written(say, "column", column) + mark, formats["header"])
        choices = _choices(column, say)
        if choices:
            rule = {"validate": "list", "source": choices, "error_type": "information"}
            page.data_validation(1, at, QUESTIONS_LIMIT, at, rule)
    for number, row in enumerate(rows, start=1):
        for at, column in enumerate(Column):
            if row.get(column):
                page.write_string(number, at, guarded(row.get(column)), formats["text"])
    page.freeze_panes(1, 0)
    return page


def _choices(column: Column, say: Say) -> list[str]:
    if column is Column.KIND:
        return [written(say, "kind", kind) for kind in Kind]
    if column in {Column.OWN, Column.REQUIRED}:
        return [written(say, "word", word) for word in (Word.YES, Word.NO)]
    return []


def _about(workbook: Any, formats: Mapping[str, Any], say: Say, about: Mapping[Field, str]) -> None:
    page = workbook.add_worksheet(written(say, "part", Part.ABOUT))
    page.set_column(0, 0, _LABEL)
    page.set_column(1, 1, _VALUE, formats["text"])
    choices = {
        Field.MODE: [written(say, "mode", mode) for mode in SurveyMode],
        Field.UNIT: [written(say, "unit", unit) for unit in UnitKind],
    }
    for row, field in enumerate(Field):
        page.write_string(row, 0, written(say, "field", field), formats["header"])
        page.write_string(row, 1, guarded(about.get(field, "")), formats["text"])
        if field in choices:
            page.data_validation(row, 1, row, 1, {"validate": "list", "source": choices[field]})


def _how_to(workbook: Any, formats: Mapping[str, Any], say: Say) -> None:
    page = workbook.add_worksheet(written(say, "part", Part.HOW_TO))
    page.set_column(0, 0, _LABEL, formats["wrap"])
    page.set_column(1, 1, _VALUE, formats["wrap"])
    for row in range(HOW_TO_LINES):
        page.merge_range(row, 0, row, 1, say(f"survey-file-howto-{row + 1}"), formats["wrap"])
        page.set_row(row, 45)
    row = HOW_TO_LINES + 1
    page.write_string(row, 0, say("survey-file-howto-kinds"), formats["bold"])
    for number, kind in enumerate(Kind, start=row + 1):
        page.write_string(number, 0, written(say, "kind", kind))
        page.write_string(number, 1, say(f"survey-file-explained-{kind}"))
