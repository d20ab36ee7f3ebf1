"""The file that somebody sends as a template, before anything of it is read as a document: what it is made of.

A report is opened by the director, so a template brings along nothing that runs or is fetched: no macros, no embedded
objects, no links but those that one taps, no fields of Word that read files. What is allowed stands in lists here and
in `docx_parts.py`; all else is refused, in whatever part it stands and whatever that is called.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, Final

from bot.reports.docx_parts import PLACE, odd_relation, odd_things

MEGABYTE: Final = 1024 * 1024
# Of a file as it is sent, of everything that is packed in it, and of what of that is markup: a few hundred pages.
SIZE_LIMIT, UNPACKED_LIMIT, MARKUP_LIMIT = 5 * MEGABYTE, 40 * MEGABYTE, 5 * MEGABYTE
PARTS_LIMIT, ELEMENTS_LIMIT = 500, 100_000

_TYPES: Final = "[content_types].xml"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_MAIN: Final = f"{_OFFICE}wordprocessingml.document.main+xml"
# The other syntax of the same documents, which is read by Word and by nothing here.
_STRICT: Final = "{http://purl.oclc.org/ooxml/"
_WORDS: Final = (
    *("document.main", "document.glossary", "styles", "settings", "webSettings", "fontTable", "numbering", "header"),
    *("footer", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible"),
    "people",
)
_MARKUP: Final = frozenset(
    {
        *(f"{_OFFICE}wordprocessingml.{one}+xml".lower() for one in _WORDS),
        *(f"{_OFFICE}{one}+xml".lower() for one in ("theme", "extended-properties", "custom-properties")),
        f"{_OFFICE}customXmlProperties+xml".lower(),
        *("application/vnd.ms-word.styleswitheffects+xml", "application/xml"),
        *(f"application/vnd.openxmlformats-package.{one}+xml" for one in ("core-properties", "relationships")),
    }
)
_PICTURES: Final = frozenset(
    {
        *(f"image/{one}" for one in ("png", "jpeg", "jpg", "gif", "bmp", "tiff", "x-emf", "x-wmf", "vnd.ms-photo")),
        # Letters of its own; reports forget them.
        *("application/x-fontdata", "application/x-font-ttf", f"{_OFFICE}obfuscatedfont"),
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


def package_problem(content: bytes) -> Problem | None:
    """What is wrong with a file, the first thing that is found; None: it is a plain document of Word."""
    if len(content) > SIZE_LIMIT:
        return Problem(Flaw.SIZE)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return next(_problems(archive), None)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        return Problem(Flaw.TYPE)


def _problems(archive: zipfile.ZipFile) -> Iterator[Problem]:
    """All that is wrong, what costs least to see first. Raises ValueError for what is no document at all."""
    files = archive.infolist()
    if len(files) > PARTS_LIMIT or sum(one.file_size for one in files) > UNPACKED_LIMIT:
        yield Problem(Flaw.SIZE)
    parts = {one.filename.lower(): one for one in files if not (one.filename.endswith("/") and not one.file_size)}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in parts):
        yield Problem(Flaw.MACROS)
    if len({one.filename.lower() for one in files}) < len(files) or any(_is_odd_name(name) for name in parts):
        yield Problem(Flaw.TYPE)
    typed = _types(archive.read(parts.pop(_TYPES)))
    if any("macroenabled" in one for one in typed.values()):
        yield Problem(Flaw.MACROS)
    if list(typed.values()).count(_MAIN.lower()) != 1:
        yield Problem(Flaw.TYPE)
    kinds = {name: _type_of(name, typed) for name in parts}
    yield from (Problem(Flaw.OUTSIDE, _said(kind)) for kind in kinds.values() if kind not in _MARKUP | _PICTURES)
    if sum(parts[name].file_size for name, kind in kinds.items() if kind in _MARKUP) > MARKUP_LIMIT:
        yield Problem(Flaw.SIZE)
    yield from _brought({name: archive.read(one) for name, one in parts.items()}, kinds)


def _is_odd_name(name: str) -> bool:
    """Whether programs may differ on where a part lies."""
    return name.startswith("/") or "\\" in name or any(one in {"", ".", ".."} for one in name.split("/"))


def _types(content: bytes) -> dict[str, str]:
    """Types by the names of parts («/word/document.xml») and by the ends of names («.xml»), all in small letters."""
    rows = [
        (one.get("PartName") or f".{one.get('Extension')}", one.get("ContentType") or "")
        for one in _parsed(content)
        if isinstance(one.tag, str)
    ]
    made = {name.lower(): kind.lower() for name, kind in rows}
    if len(made) < len(rows):
        raise ValueError("a part has two types")
    return made


def _type_of(name: str, typed: dict[str, str]) -> str:
    return typed.get(f"/{name}") or typed.get(f".{name.rpartition('.')[2]}", "")


def _said(kind: str) -> str:
    """A type as it is told: «oleobject»."""
    return (kind.rpartition("/")[2].rpartition(".")[2] or "?")[:PLACE]


def _brought(parts: dict[str, bytes], kinds: dict[str, str]) -> Iterator[Problem]:
    """What the parts of a file name that a document of words and pictures has no use for."""
    elements = 0
    for name, content in parts.items():
        if kinds[name] in _PICTURES:
            if _is_markup(content):
                yield Problem(Flaw.OUTSIDE, _said(kinds[name]))
            continue
        root = _parsed(content)
        tags = [str(one.tag) for one in root.iter()]
        if any(one.startswith(_STRICT) for one in tags):
            yield Problem(Flaw.TYPE)
        elements += len(tags)
        if elements > ELEMENTS_LIMIT:
            yield Problem(Flaw.SIZE)
        words = _odd_relations(root) if name.endswith(".rels") else odd_things(root)
        yield from (Problem(Flaw.OUTSIDE, one) for one in words if one)


def _odd_relations(root: Any) -> Iterator[str]:
    for relation in root.iter("{*}Relationship"):
        is_outside = (relation.get("TargetMode") or "").lower() == "external"
        yield odd_relation(relation.get("Type") or "", (relation.get("Target") or "") if is_outside else None)


def _is_markup(content: bytes) -> bool:
    """Whether what calls itself a picture is a part that Word could read as something else."""
    try:
        _parsed(content)
    except ValueError:
        return False
    return True


def _parsed(content: bytes) -> Any:
    """A part of the file; nothing outside of it is read, nothing in it is multiplied. ValueError: none of Word's."""
    from docx.oxml import parse_xml

    try:
        root: Any = parse_xml(content)
    except SyntaxError as error:
        raise ValueError("not XML") from error
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("words of its own for what it says")
    return root
