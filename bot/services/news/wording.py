"""How news are worded: formatting as a person typed it, made harmless for the messenger and for the school's site.

Words are taken apart into parts, blanks and what stands between them, each with the tags around it; whatever came in,
what is written of the parts is balanced, in one order of tags, and the same when it is read again.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import groupby, takewhile

from bot.errors import Invalid
from bot.markup import plain_of as plain
from bot.markup import visible_length
from bot.services.text import shorten

__all__ = [
    "TEXT_LIMIT",
    "Words",
    "for_website",
    "from_site",
    "plain",
    "take_words",
    "title",
    "title_and_rest",
    "visible_length",
]

# UTF-16 units that are shown: with a heading and a few lines below it stays under the 4,000 of the smaller messenger.
TEXT_LIMIT = 3_000
# A message shows no more formatted pieces than this (Bot API, MessageEntity).
ENTITY_LIMIT = 100
TITLE_LIMIT = 90
SITE_TITLE_LIMIT = 200

# All that is kept, the outermost first: the messenger knows more, but neither MAX nor a page does.
_ORDER = ("blockquote", "pre", "a", "code", "b", "i", "u", "s", "tg-spoiler")
_ALIKE = {"strong": "b", "em": "i", "ins": "u", "del": "s", "strike": "s"}
_WEBSITE = frozenset({"p", "br", "a", "b", "i", "u", "s", "code", "pre", "blockquote"})
_WEB = frozenset({"http", "https"})

_TAG = re.compile(r'<(/?)([a-z-]+)(?: [a-z]+="([^"]*)")?>')
_BLANK_OR_NOT = re.compile(r"\s+|\S+")
_NEW_LINE = re.compile("\r\n?|[\u2028\u2029]")
# Inside an emoji made of several the joiner shows; anywhere else it hides.
_JOINER = re.compile(
    "(?<=[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f])\u200d(?=[\u2194\u2195\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff])"
)
# Letters and a symbol that are shown as nothing: the fillers of Hangul, the empty pattern of Braille.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800")


@dataclass(frozen=True, slots=True)
class Words:
    """Words fit to be sent.

    html: what Telegram's HTML parse mode accepts. dropped: a link or formatting had to go, which their author should
    be told; the words themselves are all there.
    """

    html: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A blank, or what stands between two, and the tags around it as they open: ("b", 'a href="https://…"')."""

    words: str
    tags: tuple[str, ...]


def take_words(text: str, markup: str) -> Words:
    """What a person typed, as it will be sent. markup: the same with its formatting as HTML, "" where it has none.

    Invisible characters go, and so do links to anything but pages of the public internet (a mention of a person is
    one: it carries their number) and, beyond a hundred formatted pieces, the formatting of the rest. Raises Invalid
    where there is nothing to see or more than 3,000 UTF-16 units are.
    """
    parts, dropped = _read(_harmless(markup) if markup else escape(text, quote=False))
    parts = _tidied(parts)
    formatted = _within_limit(parts)
    if formatted < len(parts):
        parts = _tidied([*parts[:formatted], *(replace(part, tags=()) for part in parts[formatted:])])
        dropped = True
    if not any(_is_seen(part.words) for part in parts):
        raise Invalid("error-news-empty")
    html = _written(parts)
    length = visible_length(html)
    if length > TEXT_LIMIT:
        raise Invalid("error-news-long", length=length, limit=TEXT_LIMIT)
    return Words(html, dropped)


def title(html: str) -> str:
    """What news are called in a list: their first line without formatting, cut at a word where it is long."""
    line = next((line.strip() for line in plain(html).split("\n") if line.strip()), "")
    if len(line) <= TITLE_LIMIT:
        return line
    whole_words = re.match(rf".{{1,{TITLE_LIMIT - 1}}}(?=\s)", line)
    return (whole_words[0] if whole_words else line[: TITLE_LIMIT - 1]).rstrip() + "…"


def title_and_rest(html: str) -> tuple[str, str]:
    """What news are called, and their words below that.

    A first line of which the title does not say all, for it is too long or leads elsewhere, stands below too.
    """
    parts = _tidied(_read(_harmless(html))[0])
    end = next((number for number, part in enumerate(parts) if "\n" in part.words), len(parts))
    called, line = title(html), parts[:end]
    if called != "".join(part.words for part in line) or any(_name(tag) == "a" for part in line for tag in part.tags):
        return called, html
    return called, _written(_tidied(parts[end:]))


def from_site(title: str, words: str) -> str:
    """The draft made of an entry of the website: its title bold, its words below, both plain, cut to what fits."""
    head, body = shorten(_cleaned(" ".join(title.split())), SITE_TITLE_LIMIT), _cleaned(words)
    room = 2 * (TEXT_LIMIT - len(head.encode("utf-16-le")) // 2 - len("\n\n"))
    if len(body.encode("utf-16-le")) > room:
        body = body.encode("utf-16-le")[: room - 2].decode("utf-16-le", "ignore").rstrip() + "…"
    return _written(_tidied([_Part(head, ("b",)), _Part(f"\n\n{body}", ())]))


def for_website(html: str) -> str:
    """The same as HTML for a page: paragraphs, line breaks, no spoilers, links that search engines do not follow.

    Made anew from its parts and sifted once more, so that nothing else gets on a page whatever is stored.
    """
    import nh3

    parts, _ = _read(_harmless(html))
    blocks = groupby(_tidied(parts), key=lambda part: [tag for tag in part.tags if tag in {"blockquote", "pre"}])
    page = "".join(_block(around, inside) for around, inside in blocks)
    attributes = {"a": {"href"}}
    return nh3.clean(
        page, tags=set(_WEBSITE), attributes=attributes, url_schemes=set(_WEB), link_rel="noopener nofollow"
    )


def _block(around: Sequence[str], parts: Iterable[_Part]) -> str:
    inside = _tidied(replace(part, tags=tuple(tag for tag in part.tags if tag not in around)) for part in parts)
    if not inside:
        return ""
    block = f"<pre>{_written(inside)}</pre>" if "pre" in around else _paragraphs(inside)
    return f"<blockquote>{block}</blockquote>" if "blockquote" in around else block


def _paragraphs(parts: Iterable[_Part]) -> str:
    paragraphs = groupby(parts, key=lambda part: "\n\n" in part.words)
    shown = (_written(inside).replace("\n", "<br>") for between, inside in paragraphs if not between)
    return "".join(f"<p>{words}</p>" for words in shown)


def _harmless(html: str) -> str:
    """Balanced HTML with no tags and attributes but those that `_read` knows."""
    import nh3

    return nh3.clean(
        _visible(html),
        tags={*_ORDER, *_ALIKE, "span"},
        attributes={"a": {"href"}},
        tag_attribute_values={"span": {"class": {"tg-spoiler"}}},
        url_schemes=set(_WEB),
        link_rel=None,
    )


def _read(harmless: str) -> tuple[list[_Part], bool]:
    """The parts of harmless HTML, and whether a link had to go."""
    parts: list[_Part] = []
    around: list[str] = []
    dropped, at = False, 0
    for token in _TAG.finditer(harmless):
        parts.append(_Part(unescape(harmless[at : token.start()]), _nested(around)))
        at = token.end()
        if token[1]:
            around.pop()
            continue
        around.append(_opened(token[2], unescape(token[3] or "")))
        dropped |= token[2] == "a" and not around[-1]
    return [*parts, _Part(unescape(harmless[at:]), _nested(around))], dropped


def _opened(name: str, value: str) -> str:
    """A tag as it is written; "" for one that must go. value: of its only attribute."""
    if name == "span":
        return value
    if name != "a":
        return _ALIKE.get(name, name)
    from bot.services.website.links import check_link

    try:
        return f'a href="{escape(check_link(value))}"'
    except Invalid:
        return ""


def _nested(around: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, in one order; around code there is nothing but a quotation (Bot API, formatting options)."""
    tags = {_name(tag): tag for tag in around if tag}
    code = next((name for name in ("pre", "code") if name in tags), None)
    allowed = _ORDER if code is None else ("blockquote", code)
    return tuple(tags[name] for name in allowed if name in tags)


def _name(tag: str) -> str:
    return tag.partition(" ")[0]


def _tidied(parts: Iterable[_Part]) -> list[_Part]:
    """Parts as they are kept.

    1. Invisible characters go. 2. What is formatted alike is joined, blanks stand apart. 3. Blanks at both ends go; the
    others keep the tags that go on behind them. At most two empty lines stay. 4. Letters get one spelling.
    """
    joined: list[_Part] = []
    for part in parts:
        for words in _BLANK_OR_NOT.findall(_visible(part.words)):
            before = joined[-1] if joined else _Part("", ())
            if before.words.isspace() and words.isspace():
                joined[-1] = _Part(before.words + words, _common(before.tags, part.tags))
            elif before.words and before.tags == part.tags and before.words.isspace() == words.isspace():
                joined[-1] = _Part(before.words + words, part.tags)
            else:
                joined.append(_Part(words, part.tags))
    return list(_finished(joined))


def _finished(joined: Sequence[_Part]) -> Iterator[_Part]:
    last = len(joined) - 1
    for at, part in enumerate(joined):
        if not part.words.isspace():
            yield _Part(unicodedata.normalize("NFC", part.words), part.tags)
        elif 0 < at < last:
            yield _Part(_blank(part.words), _common(_common(joined[at - 1].tags, part.tags), joined[at + 1].tags))


def _blank(words: str) -> str:
    """A blank without spaces at the ends of lines, with two empty lines at most."""
    lines = words.split("\n")
    return "\n" * min(len(lines) - 1, 3) + lines[-1]


def _common(tags: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag in others)


def _visible(words: str) -> str:
    """Words without control, zero-width, direction and private characters; every line ends with a line feed."""
    if words.isprintable():  # most are, and it is quickly seen
        return words
    parts = _JOINER.split(_NEW_LINE.sub("\n", words))
    return "\u200d".join("".join(char for char in part if char in "\n\t" or _may_stand(char)) for part in parts)


def _may_stand(char: str) -> bool:
    return unicodedata.category(char)[0] != "C"  # Cc, Cf, Co, half a character, not a character


def _is_seen(words: str) -> bool:
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _UNSEEN for char in words)


def _cleaned(words: str) -> str:
    return "".join(part.words for part in _tidied([_Part(words, ())]))


def _changes(parts: Iterable[_Part]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Which tags end, which begin, and the words that follow; all have ended at the end."""
    before: tuple[str, ...] = ()
    for part in [*parts, _Part("", ())]:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, part.tags, strict=False)))
        yield before[same:], part.tags[same:], part.words
        before = part.tags


def _written(parts: Iterable[_Part]) -> str:
    html: list[str] = []
    for ending, beginning, words in _changes(parts):
        html.extend(f"</{_name(tag)}>" for tag in reversed(ending))
        html.extend(f"<{tag}>" for tag in beginning)
        html.append(escape(words, quote=False))
    return "".join(html)


def _within_limit(parts: Sequence[_Part]) -> int:
    """How many of the parts can be formatted."""
    begun = 0
    for number, (_, beginning, _) in enumerate(_changes(parts)):
        begun += len(beginning)
        if begun > ENTITY_LIMIT:
            return number
    return len(parts)
