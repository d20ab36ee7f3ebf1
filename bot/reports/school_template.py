"""Whether a document that somebody sent can be a template: what it is, what is inside, what its fields are."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from bot.reports.docx_parts import PLACE
from bot.reports.school_package import Flaw, Problem, package_problem
from bot.reports.school_report import PAPERS, PROPERTIES, Kind, Paper, environment, report_docx
from bot.reports.template_blocks import crooked, in_tags
from bot.reports.template_fields import Fault, counted, findings

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

# So many problems are told at once.
TOLD: Final = 10

_FLAWS: Final = {
    Fault.UNKNOWN: Flaw.UNKNOWN,
    Fault.LIST: Flaw.LIST,
    Fault.NO_LIST: Flaw.NO_LIST,
    Fault.FORBIDDEN: Flaw.FORBIDDEN,
}


def check_template(content: bytes, kind: Kind) -> list[Problem]:
    """What keeps a file from being the template of a report; nothing: it is one. Belongs into the worker.

    1. What the file is and what it brings along. 2. Its expressions, all unknown fields at once. 3. It is filled in
    with made-up words, and what comes out is opened again.
    """
    problem = package_problem(content)
    if problem is not None:
        return [problem]
    try:
        found = _expressions(content, kind)
        if not found:
            _try(content, kind)
    except TypeError:  # a text was compared with a number
        return [Problem(Flaw.FORBIDDEN, "< >")]
    except Exception:  # whatever a stranger's file does to the libraries, it is no template
        return [Problem(Flaw.BROKEN)]
    return found[:TOLD]


def _expressions(content: bytes, kind: Kind) -> list[Problem]:
    """What is wrong with the fields, loops and questions of all parts, each thing once."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateSyntaxError

    document = DocxTemplate(BytesIO(content))
    document.init_docx()
    if not _has_grids(document.docx.element):
        return [Problem(Flaw.BROKEN)]
    found: dict[Problem, None] = {}
    used = 0
    for source in _sources(document):
        try:
            tree = environment().parse(source)
        except TemplateSyntaxError as error:
            found[Problem(Flaw.SYNTAX, _place(source, error.lineno))] = None
            continue
        used += counted(tree)
        found |= {Problem(Flaw.SYNTAX, _place(source, line)): None for line in crooked(tree)}
        found |= {Problem(Flaw.FORBIDDEN, name): None for name in in_tags(source)}
        found |= {Problem(_FLAWS[one.fault], one.words[:PLACE]): None for one in findings(tree, kind)}
    return list(found) if found or used else [Problem(Flaw.NO_FIELDS)]


def _sources(document: "DocxTemplate") -> Iterator[str]:
    """The parts that the library fills in, each paragraph in a line of its own."""
    parts = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        parts += [document.get_part_xml(part) for _, part in document.get_headers_footers(uri)]
    package: Iterable[Any] = document.docx.part.package.iter_parts()
    parts += [part.blob.decode() for part in package if part.content_type.endswith(".footnotes+xml")]
    for part in parts:
        yield str(document.patch_xml(part)).replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>")
    yield from (getattr(document.docx.core_properties, one) for one in PROPERTIES)


def _has_grids(root: Any) -> bool:
    """Whether each table says how wide its columns are: the library counts with it where columns come and go."""
    from docx.oxml.ns import qn

    grids = [table.find(qn("w:tblGrid")) for table in root.iter(qn("w:tbl"))]
    widths = [one.get(qn("w:w"), "") for grid in grids if grid is not None for one in grid.findall(qn("w:gridCol"))]
    return None not in grids and all(one.replace(".", "", 1).isdecimal() for one in widths)


def _place(source: str, line: int) -> str:
    """The words of the paragraph in which something can't be read."""
    import re

    lines = source.splitlines()
    words = re.sub(r"<[^>]+>", "", lines[line - 1] if 0 < line <= len(lines) else "")
    return " ".join(words.split())[:PLACE]


def _try(content: bytes, kind: Kind) -> None:
    """Fill a template in with made-up words, and with hardly any, and open what comes out."""
    import docx

    for paper in (sample(kind), bare(kind)):
        docx.Document(BytesIO(report_docx(content, paper, datetime(2026, 8, 1, tzinfo=UTC))))


def sample(kind: Kind) -> Paper:
    """A report with something in each field: its own name, twice in a list, with signs that markup is made of."""
    made: Paper = _made_up(PAPERS[kind], "")
    return made


def bare(kind: Kind) -> Paper:
    """A report of a school that has entered nothing: no words, nothing in any list."""
    paper = sample(kind)
    held = {one.name: getattr(paper, one.name) for one in fields(paper)}
    empty: dict[str, Any] = {name: type(value)() for name, value in held.items() if isinstance(value, (str, tuple))}
    return replace(paper, **empty)


def _made_up(sort: Any, name: str) -> Any:
    from dataclasses import is_dataclass
    from typing import get_args, get_type_hints

    if sort is str:
        return f"{name} <&>"
    if sort is int:
        return 3
    if is_dataclass(sort) and isinstance(sort, type):
        return sort(**{one: _made_up(of, f"{name}.{one}".strip(".")) for one, of in get_type_hints(sort).items()})
    return (_made_up(get_args(sort)[0], name),) * 2
