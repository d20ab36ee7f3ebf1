"""The school's reports as Word documents, by templates that a school may replace.

All texts come ready; those that people wrote are cleaned and escaped here, so that any of them opens as what it is.
A template is a stranger's code: it runs in a sandbox, in the worker's process, and only if `school_template.py` found
nothing wrong with it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.reports.docx_parts import rid
from bot.reports.printable import printable

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

# Of one text on paper, and of a document's properties (Word's own limit).
LONGEST, LONGEST_PROPERTY = 4_000, 255
# What a template may do with a field, beside showing it, going through a list and asking whether there is something.
FILTERS: Final = frozenset({"capitalize", "default", "first", "last", "length", "lower", "trim", "upper"})
# The properties of a document that may hold fields.
PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
_TEMPLATES: Final = Path(__file__).parent / "templates"


class Kind(StrEnum):
    """The documents that have a template. The words are kept in the database, and are names of files."""

    YEAR = "year_report"
    PERIOD = "period_report"


@dataclass(frozen=True, slots=True)
class PaperItem:
    """An item of the plan. done, steps, evidence, gaps, due: lines."""

    number: str
    text: str
    result: str
    period: str
    who: str
    state: str
    done: tuple[str, ...]
    steps: tuple[str, ...]
    evidence: tuple[str, ...]
    due: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A section of the plan; title with its number."""

    title: str
    summary: str
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True)
class PaperEvidence:
    """A line of the list of what was shown; item: its number in the plan; link: empty for a file."""

    number: str
    item: str
    kind: str
    name: str
    link: str
    day: str


@dataclass(frozen=True, slots=True)
class PaperGap:
    """An item at which something is missing, and what."""

    item: str
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class PaperTotal:
    """Items in figures. all: without those that were dropped."""

    all: int
    done: int
    offered: int
    going: int
    help: int
    open: int
    late: int
    dropped: int
    evidence: int
    unproven: int


@dataclass(frozen=True, slots=True)
class PaperFigure:
    """An indicator: of the period, of the one before, of the same one a year ago."""

    area: str
    name: str
    now: str
    before: str
    year_ago: str


@dataclass(frozen=True, slots=True)
class YearPaper:
    """The report of a school year. What is not known (an order, a director) is empty."""

    school: str
    year: str
    made_on: str
    order_number: str
    order_date: str
    director: str
    author: str
    summary: tuple[str, ...]
    total: PaperTotal
    sections: tuple[PaperSection, ...]
    gaps: tuple[PaperGap, ...]
    evidence: tuple[PaperEvidence, ...]


@dataclass(frozen=True, slots=True)
class PeriodPaper:
    """The report of a period: the items that something happened to, the figures, other work in a few lines."""

    school: str
    period: str
    made_on: str
    order_number: str
    order_date: str
    director: str
    author: str
    summary: tuple[str, ...]
    total: PaperTotal
    sections: tuple[PaperSection, ...]
    figures: tuple[PaperFigure, ...]
    other: tuple[str, ...]
    gaps: tuple[PaperGap, ...]
    evidence: tuple[PaperEvidence, ...]


Paper: TypeAlias = YearPaper | PeriodPaper
PAPERS: Final[dict[Kind, type[YearPaper] | type[PeriodPaper]]] = {Kind.YEAR: YearPaper, Kind.PERIOD: PeriodPaper}


def default_template(kind: Kind) -> bytes:
    """The template that comes with the program."""
    return (_TEMPLATES / f"{kind}.docx").read_bytes()


def report_docx(template: bytes, paper: Paper, made_at: datetime) -> bytes:
    """The document. Takes a second for a plan of a hundred items, so it belongs into the worker.

    Raises jinja2's TemplateError for a template that `school_template.check_template` refuses.
    """
    from docxtpl import DocxTemplate

    document = DocxTemplate(BytesIO(template))
    fields = {name: getattr(paper, name) for name in type(paper).__dataclass_fields__}
    _name(document, fields)
    document.render(fields, environment(), autoescape=True)
    rid(document.docx.part.package)
    told = document.docx.core_properties
    told.author = told.last_modified_by = printable(paper.school, LONGEST_PROPERTY)
    told.created = told.modified = made_at
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _name(document: "DocxTemplate", fields: dict[str, Any]) -> None:
    """Fill in the properties of a document: they are words, not markup, and Word takes only so many of them."""
    document.init_docx()
    told = document.docx.core_properties
    for one in PROPERTIES:
        words = unescape(environment().from_string(getattr(told, one)).render(fields))
        # The library fills them in once more, so they have no braces.
        setattr(told, one, printable(words.replace("{", "(").replace("}", ")"), LONGEST_PROPERTY))


def environment() -> "SandboxedEnvironment":
    """Where templates run: a few filters, no functions, nothing that a field does not have.

    What is not there («the first gap» where there are none) is empty, and so is all of it: a year without gaps is no
    reason for a report to fail. Fields that no report has are refused by `template_fields.py` before.
    """
    from jinja2 import Undefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Nothing(Undefined):
        """Jinja's own one of this sort calls itself markup, so what it is joined with would be escaped twice."""

        def __getattr__(self, name: str) -> "Nothing":
            if name.startswith("__"):
                raise AttributeError(name)
            return self

    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=Nothing, finalize=_put)
    made.globals.clear()
    made.tests.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


class _Words:
    """What is shown, as words of the document: its markup is nobody's but the template's.

    Braces are written by their numbers, since the library looks for its own marks («{_{») in what was rendered.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def __html__(self) -> str:
        safe = escape(printable(self._text, LONGEST))
        for sign in "{}%":
            safe = safe.replace(sign, f"&#{ord(sign)};")
        return safe


def _put(value: Any) -> _Words:
    """A field as it is shown; one that is not there is empty."""
    return _Words(str(value))
