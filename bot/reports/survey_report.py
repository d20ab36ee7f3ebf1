"""The report of a survey as a Word file: who was asked, the needs in short, each question with its picture and figures.

All texts come ready, in the reader's language; those that people wrote are cleaned here, so that any of them opens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from struct import unpack
from typing import TYPE_CHECKING, Final

from bot.reports.printable import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.run import Run

FONT: Final = "Times New Roman"
# A4 with the margins of GOST R 7.0.97-2016 or more, in millimetres.
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
LEFT, RIGHT, TOP, BOTTOM = 25, 15, 20, 20
# A picture is as wide as its letters are those of the text, and leaves room for its heading.
PICTURE_WIDTH, PICTURE_HEIGHT = 125, 195
# Columns of figures; the first column takes what they leave.
FIGURE_WIDTH: Final = 24
LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of texts and figures; every column but the first is of figures."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """One question. lines: how many answered, mean and spread, or that it is hidden. picture: a PNG.

    picture_words: what the picture shows, for those who cannot see it. texts: what was said in own words, with counts.
    """

    heading: str
    lines: Sequence[str] = ()
    picture: bytes = b""
    picture_words: str = ""
    table: ReportTable | None = None
    texts: ReportTable | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. language: of the texts («ru»). facts: the period, who was asked and who answered, the mode.

    summary: the few things to know, a line each. appendix: the response rates.
    """

    language: str
    school: str
    title: str
    facts: Sequence[str]
    summary_heading: str
    summary: Sequence[str]
    questions: Sequence[ReportQuestion]
    appendix_heading: str
    appendix: ReportTable
    made_at: datetime


def survey_report_docx(report: Report) -> bytes:
    """The file. Takes some tenths of a second for forty questions, so it belongs into a thread."""
    import docx

    document = docx.Document()
    _set_up(document, report)
    document.add_paragraph(_clean(report.school))
    document.add_paragraph(_clean(report.title), style="Title")
    for line in report.facts:
        document.add_paragraph(_clean(line))
    if report.summary:
        document.add_heading(_clean(report.summary_heading), level=1)
        for line in report.summary:
            document.add_paragraph(_clean(line), style="List Number")
    for question in report.questions:
        _add_question(document, question)
    document.add_heading(_clean(report.appendix_heading), level=1).paragraph_format.page_break_before = True
    _add_table(document, report.appendix)
    _finish(document, [_clean(one.picture_words or one.heading) for one in report.questions if one.picture])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _clean(text: str) -> str:
    return printable(text, LONGEST)


def _set_up(document: "Document", report: Report) -> None:
    """The page, its number at the foot, the styles, whose document it is."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    page.left_margin, page.right_margin = Mm(LEFT), Mm(RIGHT)
    page.top_margin, page.bottom_margin = Mm(TOP), Mm(BOTTOM)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _number(foot.add_run())
    _set_styles(document, report.language)
    told = document.core_properties
    told.title, told.author, told.comments = _clean(report.title)[:255], _clean(report.school)[:255], ""
    told.language, told.created, told.modified = report.language, report.made_at, report.made_at


def _set_styles(document: "Document", language: str) -> None:
    """Black Times for everything: the library's own styles are blue and without serifs."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor
    from docx.styles.style import ParagraphStyle

    sizes = {"Normal": 12, "Title": 18, "Heading 1": 15, "Heading 2": 13, "List Number": 12, "Footer": 10}
    for name, size in sizes.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        for line in style.element.xpath(".//w:pBdr"):
            line.getparent().remove(line)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.paragraph_format.space_after = Pt(6)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), {"ru": "ru-RU"}.get(language, "en-GB"))
    normal.element.get_or_add_rPr().append(spoken)


def _number(run: "Run") -> None:
    """The number of the page, counted by Word itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run.element.append(part)


def _add_question(document: "Document", question: ReportQuestion) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    document.add_heading(_clean(question.heading), level=2)
    for line in question.lines:
        document.add_paragraph(_clean(line)).paragraph_format.keep_with_next = bool(question.picture)
    if question.picture:
        wide, high = unpack(">II", question.picture[16:24])
        width = min(PICTURE_WIDTH, PICTURE_HEIGHT * wide / high)
        document.add_picture(BytesIO(question.picture), width=Mm(width))
        document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for table in (question.table, question.texts):
        if table is not None and table.rows:
            _add_table(document, table)
            document.add_paragraph()


def _add_table(document: "Document", table: ReportTable) -> None:
    from docx.shared import Mm

    columns = len(table.header)
    made = document.add_table(rows=1 + len(table.rows), cols=columns, style="Table Grid")
    made.autofit = False
    room = PAGE_WIDTH - LEFT - RIGHT
    figure = min(FIGURE_WIDTH, room / (columns + 1))
    for place, column in enumerate(made.columns):
        column.width = Mm(figure if place else room - figure * (columns - 1))
    _fill(made, [table.header, *table.rows])


def _fill(made: "Table", rows: Sequence[Sequence[str]]) -> None:
    """The words of the rows, the header bold, figures at the right.

    Asking the library for a cell by its place counts all cells anew each time; the rows are walked instead.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    widths = [column.width for column in made.columns]
    for place, (row, words) in enumerate(zip(made.rows, rows, strict=True)):
        for column, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
            cell.width = widths[column] or 0
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            if column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(_clean(word))
            run.font.size, run.font.bold = Pt(11), place == 0 or None


def _finish(document: "Document", pictures: Sequence[str]) -> None:
    """What the library has no words for: headers of tables on every page, whole rows, words for pictures."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    body = document.element.body
    for row in body.iter(qn("w:tr")):
        settings = row.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if row.getprevious() is None or row.getprevious().tag != qn("w:tr"):
            settings.append(OxmlElement("w:tblHeader"))
    for picture, words in zip(body.iter(qn("wp:docPr")), pictures, strict=True):
        picture.set("descr", words)
