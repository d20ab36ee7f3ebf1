"""Whether a document that somebody sent can be a template: what it is, what is inside, what its fields are.

A report is opened by the director, so a template brings along nothing that runs or is fetched: no macros, no embedded
objects, no links but those that one taps, no fields of Word that read files.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from bot.reports.school_report import PAPERS, Kind, Paper, environment, report_docx
from bot.reports.template_fields import Fault, counted, findings

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

MEGABYTE: Final = 1024 * 1024
# Of a file as it is sent, and of everything that is packed in it.
SIZE_LIMIT, UNPACKED_LIMIT, PARTS_LIMIT = 5 * MEGABYTE, 40 * MEGABYTE, 500
# So many problems are told at once, and so much of the place of each.
TOLD, PLACE = 10, 80

_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES: Final = "[Content_Types].xml"
# Ends of the names of relations that a document of words and pictures has.
_RELATIONS: Final = frozenset(
    {
        *("officedocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "styles"),
        *("styleswitheffects", "settings", "websettings", "fonttable", "theme", "numbering", "header", "footer"),
        *("footnotes", "endnotes", "image", "hyperlink", "customxml", "customxmlprops", "font", "comments"),
        *("commentsextended", "commentsids", "commentsextensible", "people", "glossarydocument", "hdphoto"),
    }
)
# What may lie outside: what one taps, and the editor's own template, which reports forget.
_OUTSIDE: Final = {"hyperlink": ("http://", "https://", "mailto:"), "attachedtemplate": ("",)}
# Fields of Word that read nothing but the document itself.
_WORD_FIELDS: Final = frozenset(
    {
        *("author", "createdate", "date", "filename", "hyperlink", "numpages", "page", "pageref", "ref", "savedate"),
        *("section", "sectionpages", "seq", "styleref", "time", "title", "toc"),
    }
)


class Flaw(StrEnum):
    """What is wrong with a template. The words are parts of keys of the locales."""

    TYPE = "type"
    SIZE = "size"
    MACROS = "macros"
    OUTSIDE = "outside"  # it would fetch or embed something
    BROKEN = "broken"
    NO_FIELDS = "no_fields"
    SYNTAX = "syntax"
    UNKNOWN = "unknown"
    LIST = "list"
    NO_LIST = "no_list"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Problem:
    """A flaw, and the field or the place that it is about; empty where it is about the whole file."""

    flaw: Flaw
    words: str = ""


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
    problem = _package(content)
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


def _package(content: bytes) -> Problem | None:
    """What is wrong with the file before anything of it is read as a document."""
    if len(content) > SIZE_LIMIT:
        return Problem(Flaw.SIZE)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                return Problem(Flaw.SIZE)
            if any(part.filename.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in parts):
                return Problem(Flaw.MACROS)
            return _type_of(archive) or next(_brought(archive), None)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        return Problem(Flaw.TYPE)


def _type_of(archive: zipfile.ZipFile) -> Problem | None:
    types = archive.read(_TYPES).decode("utf-8", "replace")
    if "macroEnabled" in types:
        return Problem(Flaw.MACROS)
    return None if _MAIN in types else Problem(Flaw.TYPE)


def _brought(archive: zipfile.ZipFile) -> Iterator[Problem]:
    """What the parts of a file name that a document of words and pictures has no use for."""
    for name in archive.namelist():
        if name.lower().endswith(".rels"):
            for relation in _parsed(archive.read(name)):
                words = _refused(relation)
                if words:
                    yield Problem(Flaw.OUTSIDE, words)
        elif name.startswith("word/") and name.endswith(".xml"):
            yield from (Problem(Flaw.OUTSIDE, words) for words in _word_fields(_parsed(archive.read(name))))


def _refused(relation: Any) -> str:
    """The word for a relation to another part or place, where it is none that is allowed; else empty."""
    kind = (relation.get("Type") or "").rpartition("/")[2]
    if (relation.get("TargetMode") or "").lower() != "external":
        return "" if kind.lower() in _RELATIONS else kind[:PLACE]
    begins = _OUTSIDE.get(kind.lower())
    target = (relation.get("Target") or "").lower()
    return "" if begins and target.startswith(begins) else kind[:PLACE]


def _word_fields(root: Any) -> Iterator[str]:
    """The fields of Word in a part that read something else: their first words."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    said = ""
    codes = []
    for element in root.iter(f"{word}fldChar", f"{word}instrText", f"{word}fldSimple"):
        if element.tag == f"{word}fldSimple":
            codes.append(element.get(f"{word}instr") or "")
        elif element.tag == f"{word}instrText":
            said += element.text or ""
        else:
            codes.append(said)
            said = ""
    for code in (*codes, said):
        name = (code.split() or [""])[0].lower()
        if name and name not in _WORD_FIELDS:
            yield name[:PLACE]


def _parsed(content: bytes) -> Any:
    """A part of the file; nothing outside of it is read, nothing in it is multiplied."""
    from docx.oxml import parse_xml

    try:
        return parse_xml(content)
    except SyntaxError as error:
        raise ValueError("not XML") from error


def _expressions(content: bytes, kind: Kind) -> list[Problem]:
    """What is wrong with the fields, loops and questions of all parts, each thing once."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateSyntaxError

    document = DocxTemplate(BytesIO(content))
    document.init_docx()
    found: dict[Problem, None] = {}
    used = 0
    for source in _sources(document):
        try:
            tree = environment().parse(source)
        except TemplateSyntaxError as error:
            found[Problem(Flaw.SYNTAX, _place(source, error.lineno))] = None
            continue
        used += counted(tree)
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
    told = document.docx.core_properties
    yield from (told.author, told.comments, told.identifier, told.language, told.subject, told.title)


def _place(source: str, line: int) -> str:
    """The words of the paragraph in which something can't be read."""
    import re

    lines = source.splitlines()
    words = re.sub(r"<[^>]+>", "", lines[line - 1] if 0 < line <= len(lines) else "")
    return " ".join(words.split())[:PLACE]


def _try(content: bytes, kind: Kind) -> None:
    """Fill a template in with made-up words, and open what comes out."""
    import docx

    made = report_docx(content, sample(kind), datetime(2026, 8, 1, tzinfo=UTC))
    docx.Document(BytesIO(made))


def sample(kind: Kind) -> Paper:
    """A report with something in each field: its own name, twice in a list, with signs that markup is made of."""
    made: Paper = _made_up(PAPERS[kind], "")
    return made


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
