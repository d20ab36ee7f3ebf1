"""Reads a feed: RSS and Atom in all their versions, sound or broken."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

from bot.services.website.entries import ENTRIES_LIMIT, Entry, Found, kept
from bot.services.website.markup import decode
from bot.services.website.problems import CannotRead, Problem

_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE)
_ROOT_WITHIN = 20_000  # characters: declarations, or the complaints of a site's program, come first
_READ = 600_000  # characters
# feedparser looks for an author's mail address in a time that grows with the square of the longest run of these.
_LONG_RUN = re.compile(r"([\w.+-]{300})[\w.+-]+", re.ASCII)


def is_feed(text: str) -> bool:
    """Whether a decoded document is a feed, by its first element."""
    return _ROOT.search(text, 0, _ROOT_WITHIN) is not None


def read_feed(content: bytes, content_type: str, url: str, now: datetime) -> list[Entry]:
    """The entries of a feed, in its order; CannotRead(NOT_A_FEED) for what is none.

    Only what begins with the first element is looked at, so declarations can't define entities that grow without
    end. Broken markup is read as far as it goes.
    """
    text = decode(content, content_type)
    root = _ROOT.search(text, 0, _ROOT_WITHIN)
    if root is None:
        raise CannotRead(Problem.NOT_A_FEED)
    document = _parsed(_LONG_RUN.sub(r"\1", _beginning(text[root.start() :])))
    if not document.get("version") and not document["entries"]:
        raise CannotRead(Problem.NOT_A_FEED)
    found = (_found(item) for item in islice(document["entries"], ENTRIES_LIMIT * 4))
    return kept(found, url, now)


def _beginning(text: str) -> str:
    """As much of a long feed as is read in good time: whole entries, the newest as feeds go."""
    if len(text) <= _READ:
        return text
    end = max(text.rfind(end, 0, _READ) for end in ("</item>", "</entry>"))
    return text[: end if end > 0 else _READ]


def _parsed(text: str) -> Any:
    import feedparser

    # As a stream: bytes that look like a path would be opened as a file.
    stream = BytesIO(text.encode(errors="replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # its second parser, for broken markup, fails in many ways
        raise CannotRead(Problem.NOT_A_FEED) from None


def _found(item: Any) -> Found:
    return Found(
        name=_text(item, "id"),
        title=_text(item, "title"),
        words=next((words for words in _bodies(item) if words.strip()), ""),
        href=_text(item, "link"),
        published=_moment(item),
    )


def _bodies(item: Any) -> Iterator[str]:
    """The summary first: it is what the site wants to be shown elsewhere."""
    yield _text(item, "summary")
    for part in item.get("content") or ():
        yield _text(part, "value")


def _text(item: Any, name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _moment(item: Any) -> datetime | None:
    """When it was published, or else changed; what is no possible time is none."""
    names = [name for name in ("published_parsed", "updated_parsed") if name in item]
    if not names or not item[names[0]]:
        return None
    year, month, day, hour, minute, second = item[names[0]][:6]
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None
