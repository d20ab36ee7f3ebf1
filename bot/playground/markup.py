"""Telegram's HTML into text and entities, refusing what Telegram refuses, with the same words.

Offsets and lengths are counted in UTF-16 code units, positions in errors in UTF-8 bytes, as Telegram does.
"""

import re
from dataclasses import dataclass, field

from bot.playground.errors import Json, bad_request

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link", "tg-emoji": "custom_emoji",
}  # fmt: skip
SPACES = " \t\r\n"
_SPECIAL = re.compile("[<&]")
_ESCAPE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_TOKEN = re.compile(r"[A-Za-z0-9.-]+")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LINK = re.compile(r"(?:https?://[^\s/]+|tg://|mailto:|tel:)\S*", re.IGNORECASE)


def units(text: str) -> int:
    """Length in UTF-16 code units, the unit of every limit and offset of the Bot API."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Visible text and its entities; raises "can't parse entities: …"."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    start: int
    entity: Json


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    written: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self) -> tuple[str, list[Json]]:
        while match := _SPECIAL.search(self.source, self.at):
            self._write(self.source[self.at : match.start()])
            self.at = match.start()
            if self.source[self.at] == "&":
                self._write(self._escape())
            elif self.source.startswith("</", self.at):
                self._close()
            else:
                self._open()
        self._write(self.source[self.at :])
        if self.stack:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.written), self.entities

    def _write(self, text: str) -> None:
        self.written.append(text)
        self.length += units(text)

    def _escape(self) -> str:
        match = _ESCAPE.match(self.source, self.at)
        if match is None:
            self.at += 1
            return "&"
        self.at = match.end()
        if match[3]:
            return _NAMED[match[3]]
        code = int(match[1], 16) if match[1] else int(match[2])
        return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else match[0]

    def _open(self) -> None:
        begin = self.at
        tag = self._word(begin + 1, ">" + SPACES).lower()
        if self.at >= len(self.source):
            raise _wrong(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in TAGS:
            raise _wrong(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        attributes = self._attributes(tag, begin)
        entity: Json = {"type": TAGS[tag]}
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        if tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        if tag == "a":
            entity["url"] = attributes.get("href", "")
        if tag == "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise _wrong("Custom emoji entity must contain an emoji identifier")
            entity["custom_emoji_id"] = attributes["emoji-id"]
        if tag == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        self.stack.append(_Open(tag, self.length, entity))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        """What stands between the tag's name and ">"; leaves the position after it."""
        found: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self.source.startswith(">", self.at):
                self.at += 1
                return found
            name = self._word(self.at, "=>" + SPACES).lower()
            if not name and self.at < len(self.source):
                raise _wrong(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
            self._skip_spaces()
            found[name] = ""
            if self.source.startswith("=", self.at):
                self.at += 1
                found[name] = self._value(tag, begin)
            if self.at >= len(self.source):
                raise _wrong(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')

    def _value(self, tag: str, begin: int) -> str:
        self._skip_spaces()
        if self.at >= len(self.source):
            raise _wrong(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
        quote = self.source[self.at]
        if quote not in "\"'":
            token = _TOKEN.match(self.source, self.at)
            self.at = token.end() if token else self.at
            if self.at < len(self.source) and self.source[self.at] not in ">" + SPACES:
                raise _wrong(f"Unexpected end of name token at byte offset {self._byte(self.at)}")
            return token[0] if token else ""
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise _wrong(f"Unclosed start tag at byte offset {self._byte(begin)}")
        raw, self.at = self.source[self.at + 1 : end], end + 1
        return _ESCAPE.sub(lambda match: _NAMED.get(match[3] or "", match[0]), raw)

    def _close(self) -> None:
        begin = self.at
        if not self.stack:
            raise _wrong(f"Unexpected end tag at byte offset {self._byte(begin)}")
        tag = self._word(begin + 2, ">" + SPACES).lower()
        self._skip_spaces()
        if not self.source.startswith(">", self.at):
            raise _wrong(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.at += 1
        opened = self.stack.pop()
        if tag and tag != opened.tag:
            where = self._byte(begin)
            raise _wrong(f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{tag}>"')
        self._finish(opened)

    def _finish(self, opened: _Open) -> None:
        entity = opened.entity
        if opened.tag == "code" and "language" in entity:
            language = entity.pop("language")
            if self.stack and self.stack[-1].tag == "pre":  # <pre><code class="language-…"> is one block
                self.stack[-1].entity["language"] = language
                return
        if opened.tag == "a":
            entity["url"] = entity["url"] or "".join(self.written)[-(self.length - opened.start) :]
            if not _LINK.fullmatch(entity["url"]):
                return  # Telegram keeps the words and silently drops a link that is none
        if self.length > opened.start:
            self.entities.append({**entity, "offset": opened.start, "length": self.length - opened.start})

    def _word(self, start: int, stops: str) -> str:
        end = start
        while end < len(self.source) and self.source[end] not in stops:
            end += 1
        self.at = end
        return self.source[start:end]

    def _skip_spaces(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in SPACES:
            self.at += 1

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode())


def _wrong(words: str) -> Exception:
    return bad_request(f"can't parse entities: {words}")


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without white space at its ends, as Telegram stores it, and the entities moved with it."""
    shown = text.strip()
    if shown == text:
        return text, entities
    shift, length = units(text) - units(text.lstrip()), units(shown)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, length)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return shown, kept
