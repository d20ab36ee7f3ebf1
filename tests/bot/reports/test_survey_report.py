"""The report as a Word file: it opens, says what was given, on A4, whatever people have written."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from bot.reports.survey_chart import Chart, ChartBar, chart_png
from bot.reports.survey_report import LONGEST, Report, ReportQuestion, ReportTable, survey_report_docx

MADE = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
HOSTILE = (
    *(
        "a\x00b\x01\x0b\x0c\x1b\x7f\x9f",
        "\ud800\udfff\ufffe\uffff",
        "\u202eабв\u2066\u200b",
        "<w:p/>&amp;]]>",
        "=1+1",
        "",
    ),
    *("Ж" * (2 * LONGEST), "שלום مرحبا", "👍🏽 спасибо", "первая\nвторая"),
)


def report(*questions: ReportQuestion, words: str = "Слова") -> Report:
    return Report(
        language="ru",
        school="Школа № 17",
        title="Потребности родителей",
        facts=["Опрос шёл две недели", words],
        summary_heading="Главное",
        summary=["Кружки – 52 %", words],
        questions=questions,
        appendix_heading="Кто ответил",
        appendix=ReportTable(["Класс", "Ответили"], [["5А", "14 из 28"], [words, "0"]]),
        made_at=MADE,
    )


def question(words: str = "Кружки", bars: int = 1) -> ReportQuestion:
    return ReportQuestion(
        heading=f"1. {words}",
        lines=["Ответили 214"],
        picture=chart_png(Chart("Что важно?", [ChartBar(words, 0.5, "107", "50 %")] * bars)),
        picture_words=words,
        table=ReportTable(["Ответ", "Человек", "Доля"], [[words, "107", "50 %"]]),
        texts=ReportTable(["Своими словами", "Человек"], [["Медленный интернет", "31"]]),
    )


def opened(made: Report) -> Document:
    return docx.Document(BytesIO(survey_report_docx(made)))


def styled(document: Document, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style is not None and one.style.name == style]


def cells(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_it_says_what_was_given_in_its_order() -> None:
    document = opened(report(question(), question("Еда")))
    assert styled(document, "Title") == ["Потребности родителей"]
    assert styled(document, "Heading 1") == ["Главное", "Кто ответил"]
    assert styled(document, "Heading 2") == ["1. Кружки", "1. Еда"]
    assert styled(document, "List Number") == ["Кружки – 52 %", "Слова"]
    texts = [one.text for one in document.paragraphs]
    assert texts[:4] == ["Школа № 17", "Потребности родителей", "Опрос шёл две недели", "Слова"]
    assert len(document.inline_shapes) == 2
    first, own, *_, rates = cells(document)
    assert first == [["Ответ", "Человек", "Доля"], ["Кружки", "107", "50 %"]]
    assert own[1] == ["Медленный интернет", "31"]
    assert rates == [["Класс", "Ответили"], ["5А", "14 из 28"], ["Слова", "0"]]


def test_it_is_a_page_of_a_school() -> None:
    document = opened(report(question()))
    page = document.sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert "PAGE" in page.footer.paragraphs[0].runs[0].element.xml
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Number"):
        style = document.styles[name]
        fonts: Any = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{one}")) for one in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}, name
        assert style.type is WD_STYLE_TYPE.PARAGRAPH
    told = document.core_properties
    assert (told.title, told.author, told.created) == ("Потребности родителей", "Школа № 17", MADE)


def test_tables_and_pictures_stay_within_the_page() -> None:
    document = opened(report(question(), question(bars=40)))
    usual, tall = document.inline_shapes
    assert (round(usual.width.mm), tall.width < usual.width) == (125, True)
    assert max(usual.height, tall.height) <= Mm(196)
    wide = ReportQuestion("Класс", table=ReportTable(["Класс"] * 14, [["5А"] * 14]))
    for table in (*document.tables, *opened(report(wide)).tables):
        assert round(sum(cell.width or 0 for cell in table.rows[0].cells) / Mm(1)) == 170, cells(document)
    label, figure, _ = (cell.width or 0 for cell in document.tables[0].rows[1].cells)
    assert label > 4 * figure, "figures are narrow, their labels have room"


def test_headers_come_again_on_every_page_and_pictures_are_told_in_words() -> None:
    document = opened(report(question("Кружки после уроков")))
    xml: str = document.element.xml
    assert xml.count("<w:tblHeader/>") == len(document.tables)
    assert xml.count("<w:cantSplit/>") == sum(len(table.rows) for table in document.tables)
    assert 'descr="Кружки после уроков"' in xml


def test_a_question_with_nothing_to_show_is_a_heading_and_its_line() -> None:
    document = opened(report(ReportQuestion("2. Скрытый", ["Ответили меньше пяти человек"])))
    assert (len(document.inline_shapes), len(document.tables)) == (0, 1)
    assert "Ответили меньше пяти человек" in [one.text for one in document.paragraphs]


def test_whatever_is_written_the_file_opens() -> None:
    for words in HOSTILE:
        content = survey_report_docx(report(question(words), words=words))
        assert ZipFile(BytesIO(content)).testzip() is None
        document = docx.Document(BytesIO(content))
        assert cells(document)[0][1][1:] == ["107", "50 %"], words[:20]
    document = opened(report(question(HOSTILE[0] + "\u202eв"), words="<w:p/>"))
    assert styled(document, "Heading 2") == ["1. ab в"]
    assert cells(document)[-1][-1] == ["<w:p/>", "0"]
