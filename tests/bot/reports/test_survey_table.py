"""A survey as a spreadsheet: numbers are numbers, shares percent, nothing a formula, single answers only if given."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bot.reports.survey_table import (
    LONGEST,
    CodeLine,
    RateLine,
    SurveyPage,
    SurveyTable,
    TextLine,
    survey_table_xlsx,
)
from bot.reports.table_files import WIDE, Cell

CODES = ("№", "Вид", "Вопрос", "Код", "Ответ", "Человек", "Доля", "Среднее", "Разброс", "Ответили")
RATES = ("Класс", "Приглашены", "Ответили", "Доля")
TEXTS = ("№", "Вопрос", "Слова", "Человек", "Другие")
MOMENT = datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001  # a spreadsheet's times have no zone


def pages(
    codes: Sequence[CodeLine] = (),
    rates: Sequence[RateLine] = (),
    texts: Sequence[TextLine] = (),
    sheets: SurveyPage[Sequence[Cell]] | None = None,
) -> list[Any]:
    made = SurveyTable(
        SurveyPage("Ответы", CODES, iter(codes)),
        SurveyPage("Кто ответил", RATES, iter(rates)),
        SurveyPage("Тексты", TEXTS, iter(texts)),
        sheets,
    )
    return list(load_workbook(BytesIO(survey_table_xlsx(made))).worksheets)


def rows(page: Any) -> list[tuple[Any, ...]]:
    return list(page.iter_rows(min_row=2, values_only=True))


def test_every_figure_is_where_it_belongs() -> None:
    codes = [
        CodeLine(1, "один ответ", "Что важно?", 1, "Кружки", 107, 0.5, None, None, 214),
        CodeLine(1, "один ответ", "Что важно?", None, "Другое", None, None, None, None, 214),
        CodeLine(2, "шкала", "Довольны?", 5, "5", 12, 0.1, 3.25, 1.0, 120),
    ]
    found = pages(codes, [RateLine("5А", 28, 14, 0.5)], [TextLine(3, "Что ещё?", "Еда", 12, "еду · еды")])
    assert [page.title for page in found] == ["Ответы", "Кто ответил", "Тексты"]
    first, rates, texts = found
    assert tuple(cell.value for cell in first[1]) == CODES
    assert rows(first) == [tuple(one) for one in codes]
    assert rows(rates) == [("5А", 28, 14, 0.5)]
    assert rows(texts) == [(3, "Что ещё?", "Еда", 12, "еду · еды")]
    shown = [first[place].number_format for place in ("F2", "G2", "H4", "I4", "J4")]
    assert shown == ["General", "0%", "0.00", "0.00", "General"]
    assert rates["D2"].number_format == "0%"
    assert first.column_dimensions["C"].width > WIDE > first.column_dimensions["A"].width
    assert (first.freeze_panes, first.auto_filter.ref) == ("B2", "A1:J4")


def test_sheets_of_answers_stand_there_only_where_given() -> None:
    lines: list[Sequence[Cell]] = [("Иванова", date(2026, 11, 20), MOMENT, 4, 2.5, None, "=1+1")]
    header = ("Кто", "День", "Когда", "1. Довольны?", "2. Часов", "3", "4. Что ещё вы хотели бы сказать?")
    (*_, sheets) = pages(sheets=SurveyPage("Анкеты", header, lines))
    assert sheets.title == "Анкеты"
    assert rows(sheets) == [("Иванова", datetime(2026, 11, 20), MOMENT, 4, 2.5, None, "'=1+1")]  # noqa: DTZ001  # as above
    assert (sheets["B2"].number_format, sheets["C2"].number_format) == ("dd.mm.yyyy", "dd.mm.yyyy hh:mm")
    assert sheets.column_dimensions["G"].width > sheets.column_dimensions["A"].width
    assert len(pages()) == 3


def test_nothing_written_is_a_formula_or_breaks_the_file() -> None:
    cases = (
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+7 900", "'+7 900"),
        ("-", "'-"),
        ("@имя", "'@имя"),
        ("\t=1+1", "'=1+1"),
        ("\x00\u202e=1+1", "'=1+1"),
        ("a\x0bb\ud800", "a b"),
        ("<b>&]]>", "<b>&]]>"),
        ("я" * 5000, "я" * (LONGEST - 1) + "…"),
        ("https://school.example", "https://school.example"),
    )
    texts = [TextLine(1, "Вопрос", words, 1, words) for words, _ in cases]
    *_, page = pages(texts=texts)
    assert [(row[2], row[4]) for row in rows(page)] == [(said, said) for _, said in cases]
    assert {cell.data_type for cell in page["C"]} == {"s"}
    assert not page["C11"].hyperlink
