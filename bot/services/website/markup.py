"""Foreign markup taken apart: bytes to text, text to tags and words, and words without any markup.

A tokeniser of our own, because the one of the standard library needs minutes for a hostile page of a hundred
kilobytes (its time grows with the square). This one looks at each character a bounded number of times and never
fails: what is no tag is text.
"""

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias

from bot.errors import Invalid
from bot.services.text import clean_text

# Other encodings would be a way to smuggle markup past us, and no site of a school is written in them.
_ENCODINGS = {"cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic", "iso8859-1", "cp1252"}
_BY_MARK = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_USUAL = "cp1251"  # of Russian pages that do not say what they are written in
_NAMED = re.compile(rb"(?:encoding|charset)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w-]{1,40})")
_SENT = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w-]{1,40})", re.IGNORECASE)
_NAMED_WITHIN = 2_048  # bytes
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])

# Possessive: a tag that does not end is found out at the next "<", and what was looked at is not looked at again.
_MARK = re.compile(
    r"<!--|<!\[CDATA\[|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]{0,40}+)"
    r"(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>|<[!?][^<>]*+>"
)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ATTRIBUTES_LIMIT = 4_000  # characters of one tag
# Their content is for programs, not for people, and ends with their own end tag only.
_RAW = ("script", "style", "textarea", "noscript", "template", "iframe", "object", "svg", "title", "select")
_RAW_END = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in _RAW}
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "td", "th", "tr", "ul"),
    )
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a page; the name is in small letters."""

    name: str
    closes: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


Token: TypeAlias = Tag | str


def decode(content: bytes, content_type: str) -> str:
    """The text of a document, whatever it says about its encoding.

    1. A byte order mark decides. 2. What is UTF-8 but for few letters is UTF-8. 3. Else what the header says, then
    the document, if we know it. 4. Else windows-1251. Control characters go.
    """
    for mark, encoding in _BY_MARK:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").translate(_CONTROL)
    text = content.decode("utf-8", "replace")
    if 2 * text.count("\ufffd") > len(_FOREIGN.findall(text)):
        text = content.decode(_said_encoding(content, content_type), "replace")
    return text.translate(_CONTROL)


def _said_encoding(content: bytes, content_type: str) -> str:
    said = [found[1] for found in (_SENT.search(content_type),) if found]
    said += [found[1].decode("ascii", "replace") for found in (_NAMED.search(content[:_NAMED_WITHIN]),) if found]
    for name in said:
        try:
            known = codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
        if known in _ENCODINGS:
            return known
    return _USUAL


def tokens(markup: str) -> Iterator[Token]:
    """Tags and the text between them, without comments and without what is inside scripts and styles."""
    position = 0
    while found := _MARK.search(markup, position):
        if found.start() > position:
            yield unescape(markup[position : found.start()])
        position = found.end()
        if found[0] == "<!--":
            position = _after(markup, "-->", position)
        elif found[0] == "<![CDATA[":
            end = _after(markup, "]]>", position)
            yield unescape(markup[position:end].removesuffix("]]>"))
            position = end
        elif found["name"]:
            tag = _tag(found)
            yield tag
            position = _after_raw(markup, tag, position)
    if position < len(markup):
        yield unescape(markup[position:])


def plain_text(markup: str, limit: int) -> str:
    """The words of a text with markup, cut at a word to at most `limit` characters; lines are kept, empty ones go."""
    parts: list[str] = []
    length = 0
    for token in tokens(markup):
        parts.append(_words_of(token))
        length += len(parts[-1])
        if length > 4 * limit:  # spaces and invisible characters still go
            break
    return tidy("".join(parts), limit)


def tidy(words: str, limit: int) -> str:
    """Words fit to keep: spaces folded, nothing invisible, cut at a word with a sign that they go on."""
    try:
        text = clean_text(words[: 4 * limit].replace("\r", "\n"), sys.maxsize)
    except Invalid:
        return ""
    text = re.sub(r"\n{2,}", "\n", text)
    if len(text) <= limit:
        return text
    cut = text[:limit]
    space = max(cut.rfind(" "), cut.rfind("\n"))
    return cut[: space if space > limit // 2 else limit - 1].rstrip(" \n,;:–—-") + "…"


def _words_of(token: Token) -> str:
    if isinstance(token, Tag):
        return "\n" if token.name in BLOCKS else ""
    return re.sub(r"\s+", " ", token)


def _after(markup: str, end: str, position: int) -> int:
    found = markup.find(end, position)
    return len(markup) if found < 0 else found + len(end)


def _after_raw(markup: str, tag: Tag, position: int) -> int:
    if tag.closes or tag.name not in _RAW_END:
        return position
    found = _RAW_END[tag.name].search(markup, position)
    return found.start() if found else len(markup)


def _tag(found: re.Match[str]) -> Tag:
    attributes = {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(found["attributes"][:_ATTRIBUTES_LIMIT])
    }
    return Tag(found["name"].lower(), bool(found["close"]), attributes)
