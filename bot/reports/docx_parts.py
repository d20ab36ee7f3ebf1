"""What a part of a Word document may hold, and how a report is rid of the rest: all that runs, fetches or reads a file.

Word tells parts by their relations and types, whatever they are called, so every part is looked at in the same way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

# Of the words of a place or a thing that is told.
PLACE: Final = 80
# What lies outside of a document is only ever tapped: these, and a place in the document itself.
LINKS: Final = ("http://", "https://", "mailto:", "#")
# Ends of the names of relations that a document of words and pictures has.
KEPT: Final = frozenset(
    {
        *("officedocument", "core-properties", "extended-properties", "styles", "styleswitheffects", "settings"),
        *("websettings", "fonttable", "theme", "numbering", "header", "footer", "footnotes", "endnotes", "image"),
        *("hyperlink", "hdphoto", "comments", "commentsextended", "commentsids", "commentsextensible", "people"),
    }
)
# Those that editors add: a template comes with them, a report does without.
FORGOTTEN: Final = frozenset(
    {"attachedtemplate", "customxml", "customxmlprops", "custom-properties", "font", "glossarydocument", "thumbnail"}
)
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TEXT_BOX: Final = f"{_WORD}txbxContent"
_MARK, _CODE, _SIMPLE = f"{_WORD}fldChar", f"{_WORD}instrText", f"{_WORD}fldSimple"
_TEXTS: Final = frozenset({f"{_WORD}t", f"{_WORD}delText"})
_DELETED: Final = f"{_WORD}delInstrText"
_BOUND: Final = (f"{_WORD}dataBinding", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")
# Fields of Word that read nothing but the document itself.
_FIELDS: Final = frozenset(
    {
        *("author", "createdate", "date", "filename", "hyperlink", "numpages", "page", "pageref", "ref", "savedate"),
        *("section", "sectionpages", "seq", "styleref", "time", "title", "toc"),
    }
)
# Elements and attributes that name something else without any relation, or only serve what is not allowed.
_ELEMENTS: Final = frozenset(
    {"mailmerge", "altchunk", "subdoc", "frameset", "oleobject", "control", "savethroughxslt", "webvideopr"}
)
_ATTRIBUTES: Final = frozenset({"src", "althref", "manifestlocation", "embeddedhtml"})
# The word for a field that is put together so that readers may differ on what it says.
_TANGLED: Final = "field"


@dataclass(slots=True)
class _Story:
    """A text with fields of its own. begun: of each field that is open, whether its code still goes on."""

    begun: list[bool] = field(default_factory=list)
    code: str = ""

    def in_code(self) -> bool:
        return bool(self.begun) and self.begun[-1]


def odd_relation(kind: str, target: str | None) -> str:
    """The word for a relation that a template may not have; else empty. target: of one that leads outside."""
    name = kind.rpartition("/")[2]
    if target is None:
        is_fine = name.lower() in KEPT | FORGOTTEN
    else:
        # The editor's own template is a file on somebody's disk; reports forget it.
        is_fine = name.lower() == "attachedtemplate" or _is_link(name, target)
    return "" if is_fine else (name or "?")[:PLACE]


def odd_things(root: Any) -> Iterator[str]:
    """Words for what a part names that a document of words and pictures has no use for."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _local(element.tag)
        if name in _ELEMENTS or (name == "property" and (element.get("name") or "").lower().startswith("_assembly")):
            yield name
        for attribute, value in element.attrib.items():
            called = _local(attribute)
            if (called in _ATTRIBUTES and value) or (called == "href" and not value.lower().startswith(LINKS)):
                yield called
    yield from odd_fields(root)


def odd_fields(root: Any) -> Iterator[str]:
    """The first words of Word's fields in a part that read something else, or «field» where nobody can tell."""
    stories: dict[Any, _Story] = {}
    for element in root.iter(_MARK, _CODE, _SIMPLE, _DELETED, *_TEXTS):
        if element.tag in _TEXTS and not any(story.in_code() for story in stories.values()):
            continue
        above = _around(element)
        if above is None:
            yield _TANGLED
            continue
        yield from _read(element, stories.setdefault(above, _Story()))
    yield from (_TANGLED for story in stories.values() if story.begun)


def rid(package: Any) -> None:
    """Take from a report what only its template had, and with it whatever could run, be fetched or read a file.

    package: of python-docx, filled in. Afterwards each table has a row and each cell a paragraph, as Word asks for.
    """
    _forget(package)
    for part in list(package.iter_parts()):
        gone = _forget(part)
        if not part.content_type.endswith("xml"):
            continue
        root = _root(part)
        _clean(root, gone)
        _fill(root)
        _put(part, root)


def _is_link(kind: str, target: str) -> bool:
    return kind.lower() == "hyperlink" and target.lower().startswith(LINKS)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _around(element: Any) -> Any | None:
    """The text that an element stands in, a text box or the part; None where that depends on who reads it."""
    for above in element.iterancestors():
        if above.tag == _TEXT_BOX or above.getparent() is None:
            return above
        if not (isinstance(above.tag, str) and above.tag.startswith(_WORD)):
            return None
    return None


def _read(element: Any, story: _Story) -> Iterator[str]:
    """Go on with a story's fields by one element."""
    if element.tag == _MARK:
        yield from _marked(element.get(f"{_WORD}fldCharType"), story)
    elif element.tag == _SIMPLE:
        yield from _odd(element.get(f"{_WORD}instr") or "")
        if story.in_code():
            yield _TANGLED
    elif not story.in_code() or element.tag == _DELETED:
        yield _TANGLED
    else:
        story.code += "".join(element.itertext())


def _marked(kind: str | None, story: _Story) -> Iterator[str]:
    """A field begins, its code ends, or it ends."""
    if kind == "begin":
        if story.in_code():  # what the inner one gives would be the outer one's code
            yield _TANGLED
        story.begun.append(True)
    elif kind not in {"separate", "end"} or not story.begun or (kind == "separate" and not story.in_code()):
        yield _TANGLED
    else:
        yield from _odd(story.code)
        story.begun[-1:] = [False] if kind == "separate" else []
    story.code = ""


def _odd(code: str) -> Iterator[str]:
    """What is wrong with the code of a field."""
    words = code.split()
    if not words:
        return
    name = words[0].lower()
    is_filled_in = "{" in code or "}" in code
    if name not in _FIELDS or is_filled_in or (name == "hyperlink" and not _leads_to_links(code)):
        yield name[:PLACE]


def _leads_to_links(code: str) -> bool:
    """Whether a field of Word that is tapped leads to a site, a letter, or a place in the document."""
    import re

    words = iter(re.findall(r'"[^"]*"|[^\s"]+', code)[1:])
    for word in words:
        if word.lower() in {"\\l", "\\o", "\\t"}:
            next(words, None)
        elif word.lower() not in {"\\n", "\\m", "\\h"} and not word.strip('"').lower().startswith(LINKS):
            return False
    return True


def _forget(holder: Any) -> set[str]:
    """Drop the relations of a part or of the whole that a report does without; their numbers."""
    gone = {
        number
        for number, one in holder.rels.items()
        if not (_is_link(_end(one), one.target_ref) if one.is_external else _end(one) in KEPT)
    }
    for number in gone:
        holder.rels.pop(number)
    return gone


def _end(relation: Any) -> str:
    return str(relation.reltype).rpartition("/")[2].lower()


def _clean(root: Any, gone: set[str]) -> None:
    """Take what names a relation that is gone or fetches something from a part; odd fields leave their last words."""
    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    for element in list(root.iter(etree.Element)):
        named = {value for name, value in element.attrib.items() if name.startswith(_RELATION)}
        if element.getparent() is not None and (named & gone or _local(element.tag) in _ELEMENTS):
            element.getparent().remove(element)
    # What is bound to data would be replaced by them when the document is opened.
    etree.strip_elements(root, *_BOUND, with_tail=False)
    if any(odd_fields(root)):
        etree.strip_elements(root, _MARK, _CODE, _DELETED, with_tail=False)
        etree.strip_tags(root, _SIMPLE)


def _fill(root: Any) -> None:
    """Loops that went through nothing leave tables without rows and cells without paragraphs: damage, to Word."""
    for table in list(root.iter(f"{_WORD}tbl")):
        if next(table.iter(f"{_WORD}tr"), None) is None and table.getparent() is not None:
            table.getparent().remove(table)
    for block in root.iter(f"{_WORD}tc", _TEXT_BOX, f"{_WORD}hdr", f"{_WORD}ftr"):
        is_empty = next(block.iter(f"{_WORD}p"), None) is None
        if is_empty or (block.tag == f"{_WORD}tc" and block[-1].tag == f"{_WORD}tbl"):
            block.append(block.makeelement(f"{_WORD}p"))


def _root(part: Any) -> Any:
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _put(part: Any, root: Any) -> None:
    """Hand a part its contents back where the library keeps them as they were written."""
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.part import XmlPart

    if not isinstance(part, XmlPart):
        part._blob = serialize_part_xml(root)  # noqa: SLF001  # the library has no other way in
