"""The reports as Word documents: what the templates of the program make of a report, and what no words break."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.school_report import (
    Kind,
    PaperItem,
    PaperSection,
    PeriodPaper,
    YearPaper,
    default_template,
    report_docx,
)
from bot.reports.school_template import check_template, sample
from bot.reports.template_fields import fields

MADE_AT = datetime(2027, 8, 1, 3, tzinfo=UTC)
HOSTILE = (
    "{{ school }}",
    "{% for x in y %}",
    "{_{ 7 }_}",
    "{# no #}",
    "{%p endfor %}",
    "<w:p/>",
    "</w:t></w:r></w:p>",
    "a & b &amp; &lt;",
    "=1+1",
    "@SUM(A1)",
    "👍 отлично",
    "שלום עולם",
    "]]>",
    'кавычки "и" «ёлочки»',
)


def text_of(content: bytes) -> str:
    """All words of a document in their order, cells divided by a bar."""
    lines = []
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


@pytest.mark.parametrize("kind", Kind)
def test_the_program_s_own_templates_show_all_that_there_is(kind: Kind) -> None:
    assert check_template(default_template(kind), kind) == []
    words = text_of(report_docx(default_template(kind), sample(kind), MADE_AT))
    assert "{" not in words
    assert "%" not in words
    held = [name for name in fields(kind) if not any(one.startswith(f"{name}.") for one in fields(kind))]
    unseen = {name for name in held if not name.startswith("total.") and f"{name} <&>" not in words}
    assert words.count(" | 3\n") == sum(name.startswith("total.") for name in held)
    # When something was due is a matter of a period.
    assert unseen == ({"sections.items.due"} if kind is Kind.YEAR else set())


@pytest.mark.parametrize("kind", Kind)
def test_the_document_is_an_official_paper(kind: Kind) -> None:
    content = report_docx(default_template(kind), sample(kind), MADE_AT)
    document = docx.Document(BytesIO(content))
    words = text_of(content)
    for part in ("УТВЕРЖДАЮ", "Директор", "ОТЧЁТ", "к приказу №", "Руководитель рабочей группы", "Дата составления"):
        assert part in words, part
    sizes = {(round((one.page_width or 0) / Mm(1)), round((one.page_height or 0) / Mm(1))) for one in document.sections}
    assert sizes == {(210, 297), (297, 210)}
    normal: Any = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 12)
    named = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
    for table in named:
        repeated = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        assert repeated is not None, table.rows[0].cells[0].text
    assert (document.core_properties.author, document.core_properties.modified) == ("school <&>", MADE_AT)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_not_known_stays_a_blank_line_and_empty_lists_leave_whole_cells(kind: Kind) -> None:
    paper = sample(kind)
    nothing: dict[str, Any] = dict.fromkeys(("order_number", "order_date", "director", "author"), "")
    item = PaperItem("1.1", "Проверить кабинеты", "", "", "", "", (), (), (), (), ())
    bare = replace(
        paper, **nothing, sections=(PaperSection("1. Раздел", "", (item,)),), gaps=(), evidence=(), summary=()
    )
    content = report_docx(default_template(kind), bare, MADE_AT)
    words = text_of(content)
    assert re.search(r"к приказу № _+ от «_+» _+ 20_+ г\.", words)
    assert "1.1 | Проверить кабинеты | " in words
    assert "Приложение" not in words
    document = docx.Document(BytesIO(content))
    # Word calls a file damaged where a cell has no paragraph.
    assert all(len(cell.paragraphs) for table in document.tables for row in table.rows for cell in row.cells)
    everything = replace(bare, sections=())
    assert "ОТЧЁТ" in text_of(report_docx(default_template(kind), everything, MADE_AT))


def test_words_of_people_stay_what_they_are() -> None:
    for words in HOSTILE:
        content = report_docx(default_template(Kind.YEAR), with_words(words), MADE_AT)
        assert words in text_of(content), words
    lines = text_of(report_docx(default_template(Kind.YEAR), with_words("одна\nдругая\x00\u202e\ud800!"), MADE_AT))
    assert "одна\nдругая!" in lines


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_no_words_break_the_document(words: str) -> None:
    content = report_docx(default_template(Kind.PERIOD), replace(sample(Kind.PERIOD), school=words), MADE_AT)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
    assert "УТВЕРЖДАЮ" in text_of(content)


def with_words(words: str) -> YearPaper | PeriodPaper:
    """A report in which an item says this."""
    paper = sample(Kind.YEAR)
    item = replace(paper.sections[0].items[0], text=words, done=(words,))
    return replace(paper, sections=(PaperSection(words, words, (item,)),))
