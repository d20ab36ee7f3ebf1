"""The fields of templates, and that the guide names each of them."""

from pathlib import Path

import pytest

from bot.reports.school_package import Flaw, Problem
from bot.reports.school_report import Kind
from bot.reports.school_template import check_template
from bot.reports.template_fields import fields
from tests.bot.reports.test_school_template import template

GUIDE = Path(__file__).parent.parent.parent.parent / "docs" / "ru" / "status.md"


@pytest.mark.parametrize("kind", Kind)
def test_the_guide_names_every_field(kind: Kind) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    chapter = text[text.index("## Свой шаблон отчёта") :]
    lacking = [
        name for name in fields(kind) if f"`{name.split('.')[-1]}`" not in chapter and f"`{name}`" not in chapter
    ]
    assert lacking == []


def test_the_example_of_the_guide_is_a_template() -> None:
    example = GUIDE.read_text(encoding="utf-8").split("```")[1].strip()
    assert check_template(template(*example.split("\n")), Kind.YEAR) == []


def test_what_lists_hold_stands_behind_their_names() -> None:
    found = fields(Kind.YEAR)
    assert {"school", "sections", "sections.items", "sections.items.done", "total.late", "evidence.link"} <= set(found)
    assert "figures" not in found
    assert "figures.name" in fields(Kind.PERIOD)


def test_what_depends_on_what_a_report_holds_is_refused_wherever_it_stands() -> None:
    hidden = "{{% if director and not author %}}{{{{ {} }}}}{{% endif %}}"
    for words, problem in (
        ("school > 5", Problem(Flaw.FORBIDDEN, "< >")),
        ("total.late < (5 if year)", Problem(Flaw.FORBIDDEN, "< >")),
        ("3 in school", Problem(Flaw.FORBIDDEN, "in")),
        ("total.all|first", Problem(Flaw.NO_LIST, "total.all")),
        ("total|length", Problem(Flaw.NO_LIST, "total")),
        ("sections|upper", Problem(Flaw.LIST, "sections")),
        ("sections ~ school", Problem(Flaw.LIST, "sections")),
        ("school|default(sections)", Problem(Flaw.LIST, "sections")),
        ("(gaps|first|default('-')).item", Problem(Flaw.LIST, "|first")),
        ("sections or school", Problem(Flaw.LIST, "or")),
        ("sections if school else year", Problem(Flaw.LIST, "condexpr")),
        ("school|upper(1)", Problem(Flaw.FORBIDDEN, "|upper")),
        ("school|default(value=1)", Problem(Flaw.FORBIDDEN, "|default")),
    ):
        assert problem in check_template(template(hidden.format(words)), Kind.YEAR), words
    for words in (
        "total.late > 0 and sections|length >= 2",
        "1 if school == year else 2",
        "school|default('-', true)",
        "school or year",
        "(gaps|last).item|default('-')",
        "school|first|upper",
    ):
        assert check_template(template(hidden.format(words)), Kind.YEAR) == [], words
    either = "{% for one in (gaps if school else evidence) %}{% endfor %}"
    assert [one.flaw for one in check_template(template(either), Kind.YEAR)] == [Flaw.NO_LIST]
