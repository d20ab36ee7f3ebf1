"""Loops and questions of a template leave the document whole, whichever way they go."""

from io import BytesIO

import docx
from docx.oxml.ns import qn

from bot.reports.school_package import Flaw, Problem
from bot.reports.school_report import Kind
from bot.reports.school_template import check_template
from tests.bot.reports.test_school_template import saved, template


def table(*cells: str, after: str = "") -> bytes:
    """A template with a row of these cells, and a paragraph behind it."""
    document = docx.Document(BytesIO(template("{{ school }}")))
    row = document.add_table(rows=1, cols=len(cells)).rows[0]
    for cell, words in zip(row.cells, cells, strict=True):
        cell.text = words
    document.add_paragraph(after)
    return saved(document)


def test_a_block_ends_in_the_element_in_which_it_began() -> None:
    for name, content in (
        ("in one paragraph", template("{% if school %}{{ school }}{% else %}-{% endif %}")),
        ("over paragraphs", template("{% if school %}", "{{ school }}", "{% endif %}")),
        ("in one cell", table("{% for one in gaps %}{{ one.item }}{% endfor %}")),
        ("over cells", table("{% if school %}a", "b{% endif %}")),
        ("a cell for each", table("{%tc for one in gaps %}", "{{ one.item }}", "{%tc endfor %}")),
        ("cells of a row that are joined", table("{% if school %}a{% elif year %}b{% endif %}")),
    ):
        assert check_template(content, Kind.YEAR) == [], name
    for name, content in (
        ("a question", table("Итого {% if school %}", after="{% endif %}")),
        ("a loop", table("Итого {% for one in gaps %}", after="{% endfor %}")),
        ("a second answer", table("Итого {% if school %}a{% else %}", after="{% endif %}")),
        ("a third one", table("Итого {% if school %}a{% elif year %}", after="{% endif %}")),
        ("one in another", table("{% if school %}Итого {% if year %}", after="{% endif %}{% endif %}")),
    ):
        found = check_template(content, Kind.YEAR)
        assert {one.flaw for one in found} == {Flaw.SYNTAX}, name
        assert "Итого" in found[0].words, name


def test_the_properties_of_elements_are_not_filled_in() -> None:
    for words in ("{% cellbg school %}", "{% colspan total.all %}"):
        found = check_template(table(words), Kind.YEAR)
        assert [one.flaw for one in found] == [Flaw.FORBIDDEN], words
    assert Problem(Flaw.FORBIDDEN, "w:shd") in check_template(table("{% cellbg school %}"), Kind.YEAR)


def test_a_table_says_how_wide_its_columns_are() -> None:
    for name in ("w:tblGrid", "w:w"):
        document = docx.Document(BytesIO(table("{% if not school %}a{% endif %}")))
        grid = document.tables[0]._tbl.tblGrid
        if name == "w:w":
            del grid[0].attrib[qn(name)]
        else:
            grid.getparent().remove(grid)
        assert check_template(saved(document), Kind.YEAR) == [Problem(Flaw.BROKEN)], name
