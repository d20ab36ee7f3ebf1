"""Surveys to start from: what parents, students and staff need, what they thought of an event, one quick question.

Each is a YAML file of this folder, read when it is first asked for. They speak to parents who read little: a thought a
question, no school jargon, answers that leave nobody out. Nothing in them promises anonymity or counts the questions,
as the author may change both.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.errors import Missing
from bot.services.surveys.files.draft import Draft
from bot.services.surveys.files.text import Node, draft_of, fields_of
from bot.services.surveys.files.words import vocabulary

FOLDER: Final = Path(__file__).parent
# In the order in which they are offered.
SLUGS: Final = (
    "parents_needs",
    "students_needs",
    "staff_readiness",
    "staff_motivation",
    "platforms_aids",
    "event_feedback",
    "quick_poll",
)


@dataclass(frozen=True, slots=True)
class Template:
    """A survey to start from. groups: codes of the groups it is meant for. days: how long it runs unless changed."""

    slug: str
    groups: tuple[str, ...]
    days: int
    draft: Draft

    @property
    def title(self) -> str:
        return self.draft.title


@cache
def all_templates() -> tuple[Template, ...]:
    """All of them, in the order in which they are offered. Read once, in about 0.05 s."""
    return tuple(_read(slug) for slug in SLUGS)


def template(slug: str) -> Template:
    """One of them; Missing where there is none such."""
    for one in all_templates():
        if one.slug == slug:
            return one
    raise Missing


def _read(slug: str) -> Template:
    """The file of a template speaks in codes, so that no language is needed to read it."""
    fields = fields_of((FOLDER / f"{slug}.yaml").read_text(encoding="utf-8"))
    groups, days = fields.pop("groups"), fields.pop("days")
    found = draft_of(fields, vocabulary(()))
    if found.draft is None or not isinstance(groups.value, list):
        raise ValueError(f"{slug}: {found.problems}")
    return Template(slug, tuple(map(_word, groups.value)), int(_word(days)), found.draft)


def _word(node: Node) -> str:
    return str(node.value)
