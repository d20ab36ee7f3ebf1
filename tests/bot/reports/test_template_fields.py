"""The fields of templates, and that the guide names each of them."""

from pathlib import Path

import pytest

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
